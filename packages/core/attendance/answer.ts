import * as v from "valibot";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { DaySchema as Day, TimeSchema } from "../shared/field.ts";
import { PLACELESS_STATUSES } from "../registration/schema.ts";
import { ATTENDANCE_SOURCES, ATTENDANCE_STATES } from "./schema.ts";

/** One observation as it is kept. */
export const Mark = v.strictObject({
  markId: id("mrk"),
  eventId: id("evt"),
  registrationId: id("reg"),
  unitId: v.string(),
  state: v.picklist([...ATTENDANCE_STATES, "none"]),
  minutes: v.optional(count),
  source: v.picklist(ATTENDANCE_SOURCES),
  at: Instant,
  replaces: v.array(id("mrk")),
  reason: v.optional(v.string()),
  /** Who made it: `staff:stf_…`, `desk:chk_…` (an assistant's link), `participant:reg_…`. */
  by: v.string(),
  receivedAt: Instant,
});
export type Mark = v.InferOutput<typeof Mark>;

/** Where a person stands at one unit: what all marks of the two together come to. */
export const AttendanceRecord = v.strictObject({
  registrationId: id("reg"),
  unitId: v.string(),
  /** Absent: nothing recorded, or taken back. */
  state: v.optional(v.picklist(ATTENDANCE_STATES)),
  minutes: v.optional(count),
  source: v.optional(v.picklist(ATTENDANCE_SOURCES)),
  by: v.optional(v.string()),
  /** Name of the member of staff or of the desk, where known. */
  byName: v.optional(v.string()),
  at: v.optional(Instant),
  reason: v.optional(v.string()),
  /** Marks that nothing has replaced yet: a correction names all of them. */
  current: v.array(id("mrk")),
  /** Devices disagree: what each of them says, the one that counts first. Empty when they agree. */
  conflict: v.array(Mark),
  /** All marks, the oldest first: corrections keep the former value. */
  history: v.array(Mark),
});
export type AttendanceRecord = v.InferOutput<typeof AttendanceRecord>;

/** As `UnitFacts` of the event's schema, but for the minutes. */
const unitFacts = {
  unitId: v.string(),
  title: Text,
  kind: v.picklist(["item", "day"]),
  day: v.optional(Day),
  from: v.optional(TimeSchema),
  to: v.optional(TimeSchema),
  module: v.optional(v.string()),
  place: v.optional(v.string()),
  leaders: v.array(v.string()),
  optionId: v.optional(v.string()),
  clockMinutes: v.optional(count),
};

/** Something of an event that takes attendance. */
export const AttendanceUnit = v.strictObject({
  ...unitFacts,
  /**
   * What it weighs in the rate, in minutes of teaching (a didactic hour is 45): only where all units of
   * the event have hours; otherwise each unit weighs 1.
   */
  weight: v.number(),
  /** Of a day with parallel panels: what comes on top for those who chose an option. */
  choiceWeights: v.optional(v.record(v.string(), v.number())),
  /** What was changed after something had been recorded, the oldest first: what it was until then, and why. */
  amendments: v.optional(
    v.array(
      v.strictObject({
        at: Instant,
        /** The day of it where the event is. */
        on: Day,
        by: v.string(),
        byName: v.optional(v.string()),
        /** Absent where nothing had been recorded yet. */
        reason: v.optional(v.string()),
        was: v.strictObject({
          ...unitFacts,
          minutes: v.optional(
            v.strictObject({ common: v.number(), byOption: v.record(v.string(), v.number()) }),
          ),
        }),
        /** What was held on a day that has something else since. */
        held: v.optional(v.array(Text)),
      }),
    ),
  ),
  /** Something was recorded, and then it was taken out of the programme (amendment.ts). */
  retired: v.optional(
    v.strictObject({
      /** Absent: before this was kept. */
      at: v.optional(Instant),
      /** Somebody was there, so it took place and counts. */
      held: v.boolean(),
      /** Its list was complete; of an open one nobody is expected to stand on it any more. */
      isClosed: v.boolean(),
      /** Units of the programme that are at the same time: of what ran at once one counts. */
      insteadOf: v.array(v.string()),
    }),
  ),
});
export type AttendanceUnit = v.InferOutput<typeof AttendanceUnit>;

/** The list of one unit was declared complete by its leader or an organiser; from then on changes need a reason. */
export const UnitClosing = v.strictObject({
  unitId: v.string(),
  closedAt: Instant,
  closedBy: v.string(),
  closedByName: v.optional(v.string()),
});
export type UnitClosing = v.InferOutput<typeof UnitClosing>;

/** Attended share of what was to be attended. */
const ratePart = {
  /** In the unit of the rate's measure. */
  attended: v.number(),
  possible: v.number(),
  /** Rounded down to whole per cent, so that 79.9 is never shown as 80; 0 when nothing was possible. */
  percent: count,
};

/** A person in the book of attendance. Strict: names and institution are all that it tells of them. */
export const AttendancePerson = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  institution: v.optional(v.string()),
  /** Ids of chosen options. */
  options: v.array(v.string()),
  /** When they gave up their place or lost it, and how their registration stands now; absent while they have one. */
  left: v.optional(v.strictObject({ at: Instant, status: v.picklist(PLACELESS_STATUSES) })),
  /** Closed lists that say otherwise than place and choice do now: unit → whether they stand on it. */
  closedLists: v.optional(v.record(v.string(), v.boolean())),
  /** Records by unit; units without a mark are left out. */
  records: v.record(v.string(), AttendanceRecord),
  rate: v.strictObject({
    /** `minutes` of teaching where all units have hours; otherwise `units`: days or items. */
    measure: v.picklist(["minutes", "units"]),
    total: v.strictObject(ratePart),
    modules: v.array(v.strictObject({ module: v.string(), ...ratePart })),
    /** Whether the threshold is reached, compared exactly. */
    reached: v.boolean(),
    /** Whether it can still be reached with all units that have no record yet and are not closed. */
    reachable: v.boolean(),
  }),
  /** Decision of staff that a person gets, or does not get, a certificate against the rule. */
  entitlement: v.optional(
    v.strictObject({
      registrationId: id("reg"),
      entitled: v.boolean(),
      reason: v.string(),
      by: v.string(),
      byName: v.optional(v.string()),
      at: Instant,
    }),
  ),
  /** Gets a certificate: the rule, or the decision against it. */
  entitled: v.boolean(),
});
export type AttendancePerson = v.InferOutput<typeof AttendancePerson>;
/** Attendance of a person against the event's rule (domain rules 2.5, 2.6). */
export type AttendanceRate = AttendancePerson["rate"];
/** Attended share of what was to be attended. */
export type RatePart = AttendanceRate["total"];
/** Decision of staff that a person gets, or does not get, a certificate against the rule. */
export type Entitlement = NonNullable<AttendancePerson["entitlement"]>;

/** Everything the attendance page of an event shows. */
export const AttendanceBook = v.strictObject({
  eventId: id("evt"),
  thresholdPercent: count,
  units: v.array(AttendanceUnit),
  closings: v.array(UnitClosing),
  people: v.array(AttendancePerson),
  /** Names of those who made marks and decisions (`staff:…`, `desk:…`), for the history of a record. */
  authors: v.record(v.string(), v.string()),
  may: v.strictObject({ record: v.boolean(), close: v.boolean(), override: v.boolean() }),
});
export type AttendanceBook = v.InferOutput<typeof AttendanceBook>;

/** What became of a mark: kept now or before, or not; then the device keeps it and shows why. */
export const MarkResult = v.variant("outcome", [
  v.strictObject({ markId: id("mrk"), outcome: v.literal("recorded") }),
  /** `code`: a `ReasonCode`, `attendance.unit_unknown` … */
  v.strictObject({ markId: id("mrk"), outcome: v.literal("refused"), code: v.string() }),
]);
export type MarkResult = v.InferOutput<typeof MarkResult>;

/** What became of marks, and the records as they are now. */
export const MarksAnswer = v.strictObject({
  results: v.array(MarkResult),
  records: v.array(AttendanceRecord),
});
export type MarksAnswer = v.InferOutput<typeof MarksAnswer>;

/** Code for self check-in as the screen in the room shows it; it changes every minute. */
export const ScreenCode = v.strictObject({
  unitId: v.string(),
  code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  /** When the next one comes. */
  validUntil: Instant,
  /** Until when codes are shown: the end of the item. */
  closesAt: Instant,
});
export type ScreenCode = v.InferOutput<typeof ScreenCode>;

/** Where and when a participant checked themselves in. */
export const SelfCheckInAnswer = v.strictObject({ unitTitle: Text, at: Instant });

/** What became of a walk-in. */
export const WalkInResult = v.variant("outcome", [
  v.strictObject({
    walkInId: v.string(),
    outcome: v.picklist(["added", "known"]),
    registrationId: id("reg"),
    /** What became of the marks; the person is there in any case. */
    marks: v.array(MarkResult),
  }),
  /** e.g. `registration.event_full`: there is no seat left. */
  v.strictObject({ walkInId: v.string(), outcome: v.literal("refused"), code: v.string() }),
]);
export type WalkInResult = v.InferOutput<typeof WalkInResult>;
