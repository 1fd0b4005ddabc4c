import * as v from "valibot";
import { EventView } from "../event/answer.ts";
import { KEPT_FIELDS } from "../form/schema.ts";
import { WaitLimits } from "../registration/answer.ts";
import { ENTERS, REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, Email, id, Instant } from "../shared/answer.ts";

/** Who registered people of an institution. */
const Contact = v.strictObject({ name: v.string(), email: Email, phone: v.optional(v.string()) });

const institution = v.nonOptional(KEPT_FIELDS.institution);

/** What registering people together came to, in the order in which they were named, and the secret of the contact's link. */
export const TakenDelegation = v.strictObject({
  delegationId: id("del"),
  token: v.string(),
  people: v.array(
    v.strictObject({
      outcome: v.picklist(Object.values(ENTERS)),
      /** Place on the reserve list, of those who come to it. */
      position: v.optional(count),
    }),
  ),
});
export type TakenDelegation = v.InferOutput<typeof TakenDelegation>;

/**
 * A place of a delegation as its contact sees it: who has it, who had it before, and what became of it. Nothing of the person but
 * the name: what they told and corrected since is theirs.
 */
const DelegatedPlace = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  status: v.picklist(REGISTRATION_STATUSES),
  /** Place on the reserve list, 1 = next. */
  reservePosition: v.optional(count),
  waitLimits: WaitLimits,
  /** They wait for places of all who came with them at once. */
  waitsTogether: v.optional(v.literal(true)),
  /** Of which group of the event they have a place, or wait for one; absent: of none. */
  group: v.optional(v.string()),
  choices: v.record(v.string(), v.string()),
  /** Whether mail reaches them; who has no address is told by the contact. */
  hasEmail: v.boolean(),
  /** Who had the place before, the first of them first. */
  before: v.array(v.strictObject({ firstName: v.string(), lastName: v.string(), until: Instant })),
  version: count,
  may: v.strictObject({ exchange: v.boolean(), withdraw: v.boolean() }),
});
export type DelegatedPlace = v.InferOutput<typeof DelegatedPlace>;

/** A delegation as its contact's page shows it. Strict: nothing of the table's own may leak. */
export const DelegationView = v.strictObject({
  event: EventView,
  institution,
  contact: Contact,
  people: v.array(DelegatedPlace),
  createdAt: Instant,
});
export type DelegationView = v.InferOutput<typeof DelegationView>;

/** A delegation as staff see it. */
export const StaffDelegation = v.strictObject({
  delegationId: id("del"),
  institution,
  contact: Contact,
  createdAt: Instant,
  version: count,
});
export type StaffDelegation = v.InferOutput<typeof StaffDelegation>;

const named = v.optional(
  v.strictObject({ registrationId: id("reg"), firstName: v.string(), lastName: v.string() }),
);

/** By whom somebody was registered, and who had the place before or after them, as staff see it. */
export const DelegatedBy = v.strictObject({
  /** Absent: by nobody, or it was erased since. */
  delegation: v.optional(StaffDelegation),
  handedTo: named,
  takenOver: named,
});
export type DelegatedBy = v.InferOutput<typeof DelegatedBy>;
