import * as v from "valibot";
import type { CalendarTime, EventId, Occasion } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { EmailSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Locale } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of messages; derived from what caused them, so that one cause makes one message. */
export type MessageId = Id<"msg">;

/**
 * What finds a message, as queues hand it on: whose it is, and its id. The id alone finds messages from before they were
 * kept under whose they are.
 */
export type MessageRef = MessageId | `${string}/${MessageId}`;

/**
 * queued → sent → delivered, or failed, bounced, complained with a reason; superseded: nothing was left to say. Sending is
 * what a mailer noted of a message that it had until docs/decisions/0059; now it has a row of its own meanwhile.
 */
export const MESSAGE_STATES = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "failed",
  "bounced",
  "complained",
  "superseded",
] as const;
/** Where a message stands. */
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Lists of mails that staff ask for: all, those that did not arrive, those that wait. */
export const MESSAGE_LISTS = ["all", "missed", "waiting"] as const;
/** A list of mails. */
export type MessageList = (typeof MESSAGE_LISTS)[number];

/** Days for which copies are kept; `infra/storage.ts` and the store of one machine take them away then. */
export const COPY_KEPT_DAYS = 730;
/** Days for which mails to who is invited, and to contacts of institutions, are kept with their copies: of whom nothing else stays. */
export const GUESTS_KEPT_DAYS = 365;

/**
 * Whose the mails are that staff look at: of a registration, of who is invited, of whoever registered people of an institution; those of the
 * event itself go to who hosts or leads something of it, and to accounts of institutions outside.
 */
export type MessageOwnerId = RegistrationId | Id<"inv"> | Id<"del"> | EventId;
/** Accepts whose mails staff look at. */
export const MessageOwnerSchema = v.pipe(
  v.string(),
  v.regex(/^(reg|inv|del|evt)_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<MessageOwnerId>;

/** Where mail of somebody goes from now on. */
export const AddressInputSchema = v.strictObject({ email: EmailSchema });

/** To whom a mail of an event goes, by whose it is. */
export const ADDRESSEES = ["participant", "invited", "contact", "contributor", "account"] as const;
/** To whom a mail of an event goes. */
export type Addressee = (typeof ADDRESSEES)[number];

/** One mail to one person. The words are written when it is sent, from what is true then. */
export interface Message {
  messageId: MessageId;
  /** Why it is sent. The outbox does not know what kinds there are. */
  kind: string;
  state: MessageState;
  to: string;
  locale: Locale;
  registrationId?: RegistrationId;
  eventId?: EventId;
  /** Sign-in attempt whose code is mailed. */
  signInId?: Id<"sgn">;
  /** Member of staff whom the mail is for, where it is not a code. */
  staffId?: Id<"stf">;
  /** Account of an institution outside that is written to about an event: its mails stand under the event, where staff look for them. */
  accountId?: Id<"stf">;
  /** Invitation that is mailed. */
  invitationId?: Id<"inv">;
  /** Delegation whose contact the mail is for. */
  delegationId?: Id<"del">;
  /** Subscription to whose address the mail goes. */
  subscriptionId?: Id<"sub">;
  /** Interest in an event, of whoever is to be told. */
  interestId?: Id<"int">;
  /** Facts that may be gone when it is sent, e.g. why an event was cancelled. */
  facts?: Record<string, string>;
  attempts: number;
  /** Not to be sent before: what it tells of may be changed again, or taken back. */
  notBefore?: Instant;
  /** Of one that is sending: until when nobody else may take it. */
  takenUntil?: Instant;
  /** Why it could not be sent. */
  failure?: string;
  /** Id that SES gave it. */
  sesMessageId?: string;
  queuedAt: Instant;
  sentAt?: Instant;
  /** The message that was given up, and is sent again by this one. */
  againOf?: MessageId;
  /** What its reader knows since it was sent. */
  told?: Told;
  /** Its row stands under its id alone, as rows did before they stood under whose they are. */
  isFormer?: true;
}

/** That staff want a message sent again that was given up; there is one for a message, however often they ask. */
export interface ResendRequest {
  ownerId: MessageOwnerId;
  messageId: MessageId;
  /** Where it goes; absent: where its owner's mail goes now, or where it was to go. */
  to?: string;
  eventId: EventId;
  /** `staff:stf_…`. */
  requestedBy: string;
  requestedAt: Instant;
}

/** What somebody was last told by mail. Kept so that a mail can say what is new, and take back what is no more. */
export interface Told {
  /** When and where their event is, for them. */
  occasion: Occasion;
  /** The entries that the last file left in their calendar, in order; the number of each is a part of its id. */
  entries: CalendarTime[];
  toldAt: Instant;
}
