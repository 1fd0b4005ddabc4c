import type { Id } from "./id.ts";

/** What a member of staff may do; the rights of each are in access/rules.ts. */
export type StaffRole =
  | "admin"
  | "coordinator"
  | "organiser"
  | "assistant"
  | "counsellor"
  | "committee"
  | "auditor"
  | "dpo"
  | "partner"
  | "referrer";

/** A signed-in member of staff with what authorisation needs to know. */
export interface StaffActor {
  type: "staff";
  staffId: Id<"stf">;
  name: string;
  role: StaffRole;
  /** Projects they work in; `all` for people who see every project. */
  projectIds: "all" | Id<"prj">[];
  /** Of which institution a partner or referrer is; absent for everybody else. */
  institutionId?: Id<"ins">;
}

/** Somebody who holds the personal link of one registration. */
export interface ParticipantActor {
  type: "participant";
  registrationId: Id<"reg">;
}

/** Somebody who registered people of an institution, and holds the link of that delegation. */
export interface ContactActor {
  type: "contact";
  delegationId: Id<"del">;
}

/** Who asks: nobody known, the holder of a link, a member of staff, or the system itself. */
export type Actor =
  | { type: "public" }
  | ParticipantActor
  | ContactActor
  | StaffActor
  | { type: "system"; name: string };

/** The name under which an actor's change is kept on the row and in the audit; never a person's name. */
export function actorRef(actor: Actor): string {
  switch (actor.type) {
    case "public":
      return "public";
    case "participant":
      return `participant:${actor.registrationId}`;
    case "contact":
      return `contact:${actor.delegationId}`;
    case "staff":
      return `staff:${actor.staffId}`;
    case "system":
      return `system:${actor.name}`;
  }
}
