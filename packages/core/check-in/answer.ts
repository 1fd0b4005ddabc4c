import * as v from "valibot";
import {
  AttendancePerson,
  AttendanceUnit,
  Mark,
  MarkResult,
  UnitClosing,
  WalkInResult,
} from "../attendance/answer.ts";
import { EventInputSchema } from "../event/schema.ts";
import { id, Instant, Text, Url } from "../shared/answer.ts";

/** A link as staff see it; the address itself is answered only when it is made. */
export const CheckInLinkView = v.strictObject({
  linkId: id("chk"),
  eventId: id("evt"),
  name: v.string(),
  createdBy: v.string(),
  createdByName: v.optional(v.string()),
  createdAt: Instant,
  expiresAt: Instant,
  /** Whether its end moves along with the event's. */
  endsWithEvent: v.boolean(),
  revokedAt: v.optional(Instant),
  lastSyncAt: v.optional(Instant),
});
export type CheckInLinkView = v.InferOutput<typeof CheckInLinkView>;

/** Links to an event's check-in. Strict: the hash of a secret stays in the table. */
export const CheckInLinks = v.strictObject({ items: v.array(CheckInLinkView) });

/** A new link to an event's check-in, with its address: shown once. */
export const NewCheckInLink = v.strictObject({
  link: CheckInLinkView,
  /** `…/check-in/<secret>`. */
  url: Url,
});
export type NewCheckInLink = v.InferOutput<typeof NewCheckInLink>;

/** A person as a desk knows them. */
const DeskPerson = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  /** What the QR code of the ticket says (core/check-in/rules.ts, `ticketText`). */
  ticketCode: v.string(),
  options: v.array(v.string()),
  left: v.optional(v.strictObject({ at: Instant })),
  closedLists: AttendancePerson.entries.closedLists,
});

/** By this a desk asks what changed after it: opaque. */
const Since = v.string();

const { eventId: _eventId, reason: _reason, receivedAt: _receivedAt, ...deskMark } = Mark.entries;

/** Everything a desk needs to work without a network. Strict: names and codes, and nothing else of a person. */
export const DeskBook = v.strictObject({
  link: v.strictObject({ linkId: id("chk"), name: v.string(), expiresAt: Instant }),
  event: v.strictObject({
    eventId: id("evt"),
    title: Text,
    timeZone: v.string(),
    /** For walk-ins: what they must choose. */
    choiceGroups: EventInputSchema.entries.choiceGroups,
    /** What some of the people chose and is offered no more; absent in books of an older version of the app. */
    formerOptions: v.optional(v.array(v.strictObject({ optionId: v.string(), title: Text }))),
  }),
  units: v.array(AttendanceUnit),
  closings: v.array(UnitClosing),
  people: v.array(DeskPerson),
  /**
   * Marks, not records: a desk folds them together with its own that have not been sent yet, by the server's rule.
   * Without reasons, which may say something about a person's health.
   */
  marks: v.array(v.strictObject(deskMark)),
  /** Names of the staff and desks that made marks. */
  authors: v.record(v.string(), v.string()),
  /** Changes with anything above: a desk that names it is not sent the same book again. */
  version: v.string(),
  /** When this was true, by the server's clock. */
  asOf: Instant,
  /** Absent in books that were kept by an older version of the app. */
  since: v.optional(Since),
});
export type DeskBook = v.InferOutput<typeof DeskBook>;
/** A person as a desk knows them: names and codes only, nothing else leaves the server. */
export type DeskPerson = DeskBook["people"][number];
/** A mark as a desk knows it. */
export type DeskMark = DeskBook["marks"][number];

/** What changed of a book: everything of the people it names, nothing of others. */
export const DeskChanges = v.strictObject({
  people: v.array(DeskPerson),
  /** Who stands on no list any more. */
  gone: v.array(id("reg")),
  marks: DeskBook.entries.marks,
  authors: DeskBook.entries.authors,
  since: Since,
});
export type DeskChanges = v.InferOutput<typeof DeskChanges>;

/** What a desk is told after it sent what it recorded: what became of each, and the book or what changed of it. */
export const DeskSyncAnswer = v.strictObject({
  marks: v.array(MarkResult),
  walkIns: v.array(WalkInResult),
  /** Where its changes alone do not do: it is new to the desk, or more changed than the marks of a few. */
  book: v.optional(DeskBook),
  changes: v.optional(DeskChanges),
  /** The server's clock. */
  asOf: Instant,
});
export type DeskSyncAnswer = v.InferOutput<typeof DeskSyncAnswer>;

/** What a browser is told that installs a desk's page as an app (W3C Web Application Manifest). */
export const CheckInManifest = v.strictObject({
  id: v.string(),
  name: v.string(),
  short_name: v.string(),
  lang: v.picklist(["pl", "en"]),
  start_url: v.string(),
  scope: v.string(),
  display: v.literal("standalone"),
  background_color: v.string(),
  theme_color: v.string(),
  icons: v.array(
    v.strictObject({ src: v.string(), sizes: v.string(), type: v.string(), purpose: v.string() }),
  ),
});
