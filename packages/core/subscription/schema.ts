import * as v from "valibot";
import { EVENT_KINDS, type EventKind } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { CountyCodeSchema, type CountyCode } from "../territory/schema.ts";
import type { Id } from "../shared/id.ts";
import type { Locale } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of subscriptions; they follow from the mailbox, in a way that only the holder of the link key can repeat. */
export type SubscriptionId = Id<"sub">;

/**
 * asked: somebody ticked it with this address, which nobody has shown to be theirs; subscribed: its holder gets bulletins; ended:
 * they do not want them any more.
 */
export const SUBSCRIPTION_STATES = ["asked", "subscribed", "ended"] as const;
/** Where a subscription stands. */
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** By what a subscription came to be as it is: a tick in a registration, its page, or the button of a mail program. */
export type SubscriptionWay = "registration" | "page" | "one_click";

/** One thing that became of a subscription. Never changed afterwards. */
export interface SubscriptionEntry {
  state: SubscriptionState;
  at: Instant;
  way: SubscriptionWay;
  /** In whose consent the words are that were agreed to. */
  registrationId?: RegistrationId;
  /** Of what was chosen; absent: every kind. */
  kinds?: EventKind[];
  /** Absent: every county. */
  counties?: CountyCode[];
}

/** Whether news of other events may go to an address, over all events: one for a mailbox. */
export interface Subscription {
  subscriptionId: SubscriptionId;
  /** Where its mail goes. */
  email: string;
  locale: Locale;
  state: SubscriptionState;
  /** Of which kinds of events its holder wants to hear; absent: of all. */
  kinds?: EventKind[];
  /** Which counties they want to hear of beside what is for all; absent: of all. */
  counties?: CountyCode[];
  /** When the mail was asked for by which the address is to be confirmed. */
  askedAt?: Instant;
  /** All that became of it, in order. */
  log: SubscriptionEntry[];
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** Most counties that somebody chooses. */
export const MAX_COUNTIES = 40;

/** Accepts some counties; absent: all of them. */
export const SomeCountiesSchema = v.optional(
  v.pipe(
    v.array(CountyCodeSchema),
    v.minLength(1, "field.required"),
    v.maxLength(MAX_COUNTIES, "field.too_many"),
  ),
);

/** What the holder of an address wants of it; without kinds, or counties: all. */
export const SubscriptionChoiceSchema = v.strictObject({
  wanted: v.boolean(),
  kinds: v.optional(
    v.pipe(
      v.array(v.picklist(EVENT_KINDS)),
      v.minLength(1, "subscription.no_kind"),
      v.maxLength(EVENT_KINDS.length, "field.too_many"),
    ),
  ),
  counties: SomeCountiesSchema,
});
/** What the holder of an address wants of it. */
export type SubscriptionChoice = v.InferOutput<typeof SubscriptionChoiceSchema>;

/** What the button of a mail program sends (RFC 8058), and nothing else does. */
export const OneClickSchema = v.strictObject({ "List-Unsubscribe": v.literal("One-Click") });
