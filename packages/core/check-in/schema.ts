import * as v from "valibot";
import {
  MARKS_PER_REQUEST,
  MarkInputSchema,
  WalkInInputSchema,
  type AttendanceUnit,
  type Listed,
  type Mark,
  type MarkResult,
  type UnitClosing,
  type WalkInResult,
} from "../attendance/schema.ts";
import type { ChoiceGroup, ChoiceOption, EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { line } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of check-in links. */
export type CheckInLinkId = Id<"chk">;

/** How long a check-in link is good at most that does not end with its event, in days. */
export const CHECK_IN_LINK_MAX_DAYS = 60;
/** For how many days after the event a link that ends with it is good: for corrections, and for who came home late. */
export const CHECK_IN_LINK_DAYS_AFTER = 1;

/** What staff say when they make a link for a desk. */
export const CheckInLinkInputSchema = v.strictObject({
  /** Whose desk or device: stands as the author of its records, e.g. "Recepcja, Ola". */
  name: line(80),
  /** When it ends; absent: with the event, the day after its last day, wherever that moves. */
  expiresAt: v.optional(v.pipe(v.string(), v.isoTimestamp("field.instant"))),
});
/** What staff say when they make a link for a desk. */
export type CheckInLinkInput = v.InferOutput<typeof CheckInLinkInputSchema>;

/** Opens the check-in of one event, and nothing else, until it ends or is revoked. */
export interface CheckInLink {
  linkId: CheckInLinkId;
  eventId: EventId;
  name: string;
  createdBy: string;
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt?: Instant;
}

/** A link as staff see it; the address itself is answered only when it is made. */
export type CheckInLinkView = CheckInLink & {
  /** Whether its end moves along with the event's. */
  endsWithEvent: boolean;
  createdByName?: string;
  lastSyncAt?: Instant;
};

/** A new link with its address: shown once. */
export interface NewCheckInLink {
  link: CheckInLinkView;
  /** `…/check-in/<secret>`. */
  url: string;
}

/** A person as a desk knows them: names and codes only, nothing else leaves the server. */
export interface DeskPerson extends Omit<Listed, "records"> {
  registrationId: RegistrationId;
  firstName: string;
  lastName: string;
  /** What the QR code of the ticket says (core/check-in/rules.ts, `ticketText`). */
  ticketCode: string;
}

/**
 * A mark as a desk knows it. Marks, not records: a desk folds them together with its own that have not been
 * sent yet, by the server's rule. Without reasons, which may say something about a person's health.
 */
export type DeskMark = Omit<Mark, "eventId" | "reason" | "receivedAt">;

/** Everything a desk needs to work without a network. */
export interface DeskBook {
  link: Pick<CheckInLink, "linkId" | "name" | "expiresAt">;
  event: {
    eventId: EventId;
    title: LocalizedText;
    timeZone: string;
    /** For walk-ins: what they must choose. */
    choiceGroups: ChoiceGroup[];
    /** What some of the people chose and is offered no more; absent in books of an older version of the app. */
    formerOptions?: Pick<ChoiceOption, "optionId" | "title">[];
  };
  units: AttendanceUnit[];
  closings: UnitClosing[];
  people: DeskPerson[];
  marks: DeskMark[];
  /** Names of the staff and desks that made marks, by {@link Mark.by}. */
  authors: Record<string, string>;
  /** Changes with anything above: a desk that names it is not sent the same book again. */
  version: string;
  /** When this was true, by the server's clock. */
  asOf: Instant;
}

/** Most walk-ins that one request carries: each is a registration of its own. */
export const WALK_INS_PER_SYNC = 20;

/** What a desk sends when it has a network: what it recorded since, in its order. */
export const DeskSyncSchema = v.strictObject({
  marks: v.pipe(v.array(MarkInputSchema), v.maxLength(MARKS_PER_REQUEST, "field.too_many")),
  walkIns: v.pipe(v.array(WalkInInputSchema), v.maxLength(WALK_INS_PER_SYNC, "field.too_many")),
  /** {@link DeskBook.version} of the book that the desk has. */
  version: v.optional(v.pipe(v.string(), v.maxLength(64, "field.too_long"))),
});
/** What a desk sends when it has a network. */
export type DeskSync = v.InferOutput<typeof DeskSyncSchema>;

/** What a desk is told: what became of each, and the book as it is now. */
export interface DeskSyncAnswer {
  marks: MarkResult[];
  walkIns: WalkInResult[];
  /** Absent when the desk has it already. */
  book?: DeskBook;
  /** The server's clock. */
  asOf: Instant;
}
