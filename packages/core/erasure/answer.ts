import * as v from "valibot";
import { REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, Email, id, Instant, page, Text } from "../shared/answer.ts";
import { ERASURE_OUTCOMES, ERASURE_STATES, STAYS } from "./outcome.ts";

/** A registration of somebody whose data staff look at, and what an erasure would make of it. */
const FoundRegistration = v.strictObject({
  registrationId: id("reg"),
  eventId: id("evt"),
  eventTitle: Text,
  firstName: v.string(),
  lastName: v.string(),
  email: v.optional(Email),
  institution: v.optional(v.string()),
  status: v.picklist(REGISTRATION_STATUSES),
  createdAt: Instant,
  outcome: v.picklist(ERASURE_OUTCOMES),
  /** Why the name stays. */
  stays: v.array(v.picklist(STAYS)),
});

/** What is kept of an address, or of registrations, over all events. */
export const FoundPerson = v.strictObject({
  registrations: v.array(FoundRegistration),
  /** Registrations at events of projects in which one does not answer for requests. */
  elsewhere: count,
  /** What there is of the address itself; absent where none was asked for, or one does not answer for the whole installation. */
  around: v.optional(
    v.strictObject({
      subscribed: v.boolean(),
      /** Gets no mail to many: kept as a hash, also after an erasure, so that it stays so. */
      suppressed: v.boolean(),
      interests: count,
      invitations: count,
      delegations: count,
      /** Delegations at events ahead, in which somebody has a place or waits: their contact is needed. */
      leads: count,
    }),
  ),
});
export type FoundPerson = v.InferOutput<typeof FoundPerson>;

/** An erasure as staff see it. */
export const ErasureView = v.strictObject({
  erasureId: id("ers"),
  state: v.picklist(ERASURE_STATES),
  registrations: count,
  /** How many names stay as evidence. */
  named: count,
  reason: v.string(),
  requestedBy: v.optional(v.string()),
  requestedAt: Instant,
  finishedAt: v.optional(Instant),
});
export type ErasureView = v.InferOutput<typeof ErasureView>;

/** Erasures, the latest first. */
export const ErasurePage = page(ErasureView);
