import * as v from "valibot";
import { Email } from "../shared/answer.ts";
import { Staff } from "../staff/answer.ts";

const { staffId, name, role } = Staff.entries;
const colleague = { staffId, name, role };

/** The team of an event. Strict: of a colleague no more than is needed to choose them. */
export const EventTeam = v.strictObject({
  members: v.array(
    v.strictObject({
      ...colleague,
      /**
       * How far the team helps its member: `works`; `inactive`: may not sign in any more; `elsewhere`: does not work
       * in the event's project.
       */
      access: v.picklist(["works", "inactive", "elsewhere"]),
    }),
  ),
  /** Colleagues who could be added, only for those who may add them; with an address where two have the same name. */
  candidates: v.array(v.strictObject({ ...colleague, email: v.optional(Email) })),
  may: v.strictObject({ change: v.boolean() }),
});
export type EventTeam = v.InferOutput<typeof EventTeam>;
/** Somebody in the team of an event, as colleagues see them. */
export type TeamMember = EventTeam["members"][number];
/** How far the team helps its member. */
export type TeamAccess = TeamMember["access"];
/** A colleague who could be added to the team. */
export type TeamCandidate = EventTeam["candidates"][number];
