import * as v from "valibot";
import {
  DaySchema,
  EmailSchema,
  line,
  optionalLine,
  optionalPrintedLine,
  PartIdSchema,
  personName,
  TimeSchema,
} from "../shared/field.ts";
import {
  LocaleSchema,
  localizedLine,
  localizedPrintedLine,
  localizedText,
} from "../shared/localized-text.ts";

/** What a scheduled thing of an event can be. */
export const AGENDA_KINDS = [
  "session",
  "stop",
  "panel",
  "plenary",
  "travel",
  "lodging",
  "meal",
  "break",
] as const;

/** What a scheduled thing of an event can be. */
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** How long a teaching hour is: a clock hour or the 45-minute didactic one. */
export const HOUR_UNITS = ["clock", "didactic"] as const;

/** One scheduled thing of an event; the same model for every kind, fields used as the kind needs. */
export const AgendaItemSchema = v.strictObject({
  itemId: PartIdSchema,
  kind: v.picklist(AGENDA_KINDS),
  title: localizedPrintedLine(300),
  description: v.optional(localizedText(3000)),
  /** Absent while the day is not known. */
  day: v.optional(DaySchema),
  from: v.optional(TimeSchema),
  to: v.optional(TimeSchema),
  /** Number of teaching hours, quarter hours at the finest. */
  hours: v.optional(
    v.pipe(v.number(), v.minValue(0.25, "field.too_small"), v.maxValue(24, "field.too_large")),
  ),
  hourUnit: v.optional(v.picklist(HOUR_UNITS)),
  /** Room, hall, or venue where it differs from the event's. */
  place: optionalPrintedLine(200),
  address: optionalLine(200),
  town: optionalPrintedLine(100),
  /** ISO 3166 code where it is abroad. */
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "field.country"))),
  /** Organisation that receives the visitors at a stop. */
  host: optionalPrintedLine(200),
  /** Contact at the host: for staff and the visit leader, never public. */
  hostContact: optionalLine(200),
  /** Addresses of those who host or lead it, to whom mail about it goes: never public. */
  contactEmails: v.optional(v.pipe(v.array(EmailSchema), v.maxLength(10, "field.too_many"))),
  /** In which language that mail is; absent: in Polish, in which every event is. */
  contactLocale: v.optional(LocaleSchema),
  /** Organisations that run the thing together with the host. */
  partners: v.optional(v.pipe(v.array(line(200)), v.maxLength(20, "field.too_many"))),
  /** Whom the visitors meet. */
  meets: optionalLine(300),
  /** Smaller things within the item, e.g. a project shown at a stop. */
  parts: v.optional(v.pipe(v.array(localizedLine(300)), v.maxLength(20, "field.too_many"))),
  accessibility: v.optional(localizedText(500)),
  /** Trainers, counsellors; of a panel its moderator. */
  leaders: v.optional(v.pipe(v.array(personName(120)), v.maxLength(20, "field.too_many"))),
  speakers: v.optional(
    v.pipe(
      v.array(v.strictObject({ name: personName(120), affiliation: optionalLine(200) })),
      v.maxLength(40, "field.too_many"),
    ),
  ),
  /** Module or block the session belongs to. */
  module: optionalPrintedLine(200),
  level: optionalPrintedLine(60),
  /** The form of support of its project that it is: for staff, never public (docs/decisions/0102). */
  supportId: v.optional(PartIdSchema),
  /** Only people who chose this option attend; absent: everybody. */
  optionId: v.optional(PartIdSchema),
  /** Whether it has a place on attendance lists. */
  takesAttendance: v.boolean(),
});

/** One scheduled thing of an event. */
export type AgendaItem = v.InferOutput<typeof AgendaItemSchema>;
