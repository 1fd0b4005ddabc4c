import type { StaffRole } from "../shared/actor.ts";
import type { StaffId } from "../staff/schema.ts";

/** People in one team at most. */
export const TEAM_MAX = 50;

/**
 * How far the team helps its member: `works`; `inactive`: may not sign in any more; `elsewhere`: does not work in
 * the event's project.
 */
export type TeamAccess = "works" | "inactive" | "elsewhere";

/** Somebody in the team of an event, as colleagues see them. */
export interface TeamMember {
  staffId: StaffId;
  name: string;
  role: StaffRole;
  access: TeamAccess;
}

/** A colleague who could be added to the team. */
export interface TeamCandidate {
  staffId: StaffId;
  name: string;
  role: StaffRole;
  /** Only where two candidates have the same name. */
  email?: string;
}

/** The team of an event; candidates only for those who may add them. */
export interface EventTeam {
  members: TeamMember[];
  candidates: TeamCandidate[];
  may: { change: boolean };
}
