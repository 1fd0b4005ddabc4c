/**
 * Lines in which mail waits, the one that never waits for the others first: for whom somebody sits in front of the page; about
 * what somebody did; and what goes to many (docs/decisions/0088).
 */
export const LANES = ["urgent", "ordinary", "many"] as const;
/** The line in which a mail waits. */
export type Lane = (typeof LANES)[number];
