import * as v from "valibot";
import { count, Email, Instant } from "../shared/answer.ts";
import { INVITATION_STATES } from "./schema.ts";

/** An invitation as staff see it. */
export const InvitationView = v.strictObject({
  invitationId: v.string(),
  email: Email,
  firstName: v.optional(v.string()),
  lastName: v.optional(v.string()),
  state: v.picklist(INVITATION_STATES),
  reminded: count,
  version: count,
  createdAt: Instant,
});
export type InvitationView = v.InferOutput<typeof InvitationView>;

/** All invitations of an event in the order of addresses, and which reminder is the next. */
export const Invitations = v.strictObject({ items: v.array(InvitationView), round: count });
export type Invitations = v.InferOutput<typeof Invitations>;

/** How many were invited, and how many of the list had been before. */
export const InvitedCounts = v.strictObject({ invited: count, known: count });
export type InvitedCounts = v.InferOutput<typeof InvitedCounts>;

/** How many are reminded. */
export const RemindedCount = v.strictObject({ reminded: count });

/** An invitation as its holder sees it. */
export const OwnInvitation = v.strictObject({
  email: Email,
  firstName: v.optional(v.string()),
  lastName: v.optional(v.string()),
  /** Somebody came by it already. */
  isUsed: v.boolean(),
  isDeclined: v.boolean(),
});
export type OwnInvitation = v.InferOutput<typeof OwnInvitation>;
