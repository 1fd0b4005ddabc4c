/** People in one team at most. */
export const TEAM_MAX = 50;
