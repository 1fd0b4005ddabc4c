import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { EmailSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, type Locale } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of interests; they follow from event and mailbox, in a way that only the holder of the link key can repeat. */
export type InterestId = Id<"int">;

/** asked: nobody has shown yet that the address is theirs; waits: its holder confirmed it; told: they were written to, and the address is erased. */
export const INTEREST_STATES = ["asked", "waits", "told"] as const;
/** Where an interest stands. */
export type InterestState = (typeof INTEREST_STATES)[number];

/** That somebody wants to be told once when one can sign up for an event: one for a mailbox. */
export interface Interest {
  eventId: EventId;
  interestId: InterestId;
  state: InterestState;
  /** Where the mail goes; absent once it is told. */
  email?: string;
  locale: Locale;
  /** Of an event that was closed when they asked: by which of its secret addresses they came. */
  doorVersion?: number;
  /** When the mail was asked for by which the address is to be confirmed. */
  askedAt: Instant;
  confirmedAt?: Instant;
  /** From then on it is as if it had never been there. */
  until: Instant;
  version: number;
  updatedAt: Instant;
}

/** What somebody leaves who wants to be told. */
export const InterestInputSchema = v.strictObject({ email: EmailSchema, locale: LocaleSchema });
/** What somebody leaves who wants to be told. */
export type InterestInput = v.InferOutput<typeof InterestInputSchema>;

/** What the holder of the mailed link says: that they want to be told, or do not. */
export const InterestChoiceSchema = v.strictObject({ wanted: v.boolean() });

/** waits: sign-up is ahead, or nobody knows when it comes; told: it has begun, or never will. */
export const OPENING_STATES = ["waits", "told"] as const;
/** Where the opening of an event stands. */
export type OpeningState = (typeof OPENING_STATES)[number];

/** When those are told who want to know that one can sign up for an event: a row that is due, until they were. There is none while nobody does. */
export interface Opening {
  eventId: EventId;
  state: OpeningState;
  /** When sign-up opens, where that is known. */
  at?: Instant;
  /** How often somebody was told: an event that opened may be moved, and open again. */
  round: number;
  version: number;
}
