import * as v from "valibot";
import { EventSummary, EventView } from "../event/answer.ts";
import { WaitLimits } from "../registration/answer.ts";
import { ENTERS, REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, id, Instant } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";

/** An institution as the register calls it now. */
const Referrer = v.strictObject({
  institutionId: id("ins"),
  name: v.string(),
  town: v.optional(v.string()),
});

const paper = {
  document: v.strictObject({ number: v.string(), date: Day }),
  referredOn: Day,
};

const person = {
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  status: v.picklist(REGISTRATION_STATUSES),
  /** Why it was decided so, as the person was told. */
  statusReason: v.optional(v.string()),
  /** Place on the reserve list, 1 = next. */
  reservePosition: v.optional(count),
  /** Until when a seat from the reserve list is, or was, offered. */
  offeredUntil: v.optional(Instant),
  createdAt: Instant,
};

/** Events to which an institution refers people, the next first and what was behind. */
export const ReferralEvents = v.strictObject({
  institution: Referrer,
  items: v.array(
    v.strictObject({
      eventId: id("evt"),
      title: EventSummary.entries.title,
      dates: EventSummary.entries.dates,
      recruitment: EventSummary.entries.recruitment,
      /** How many people the institution referred. */
      referred: count,
    }),
  ),
});
export type ReferralEvents = v.InferOutput<typeof ReferralEvents>;

/**
 * Somebody as the institution sees them that referred them: what became of them, and its own document. Nothing else of the person: what
 * they told and corrected since is theirs.
 */
const OwnReferral = v.strictObject({
  ...person,
  waitLimits: WaitLimits,
  /** Whether mail reaches them; who has no address is told by the institution. */
  hasEmail: v.boolean(),
  ...paper,
  /** Of the document. */
  version: count,
  may: v.strictObject({ takeBack: v.boolean() }),
});
export type OwnReferral = v.InferOutput<typeof OwnReferral>;

/** An event as an institution refers people to it, and whom it referred, the latest first. */
export const ReferralEvent = v.strictObject({
  institution: Referrer,
  event: EventView,
  /** Whether it takes referrals now. */
  isOpen: v.boolean(),
  referrals: v.array(OwnReferral),
});
export type ReferralEvent = v.InferOutput<typeof ReferralEvent>;

/** What a referral came to. */
export const TakenReferral = v.strictObject({
  registrationId: id("reg"),
  outcome: v.picklist(Object.values(ENTERS)),
  /** Which limits were met, of those who come to the reserve list. */
  limits: v.optional(WaitLimits),
  /** Of which group of the event they have a place, or wait for one; absent: of none. */
  group: v.optional(v.string()),
  /** Place on the reserve list, of those who come to it. */
  position: v.optional(count),
  /** The page as it is with it. */
  shown: ReferralEvent,
});
export type TakenReferral = v.InferOutput<typeof TakenReferral>;

/** Somebody who was referred, as staff see them in the register of an event. */
const RegisteredReferral = v.strictObject({ ...person, institution: Referrer, ...paper });
export type RegisteredReferral = v.InferOutput<typeof RegisteredReferral>;

/** The register of referrals of an event, in the order of the Polish alphabet. */
export const ReferralRegister = v.strictObject({ items: v.array(RegisteredReferral) });
export type ReferralRegister = v.InferOutput<typeof ReferralRegister>;

/** By whom somebody was referred, as staff see it; without the document once it was erased. */
export const ReferredBy = v.strictObject({
  institution: Referrer,
  paper: v.optional(v.strictObject(paper)),
});
export type ReferredBy = v.InferOutput<typeof ReferredBy>;
