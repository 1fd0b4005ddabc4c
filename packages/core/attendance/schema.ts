import * as v from "valibot";
import type { HOUR_UNITS } from "../event/schema.ts";
import { MAX_CHOICES, type RegistrationId } from "../registration/schema.ts";
import {
  InstantSchema,
  OptionalEmailSchema,
  optionalLine,
  optionalPrintedLine,
  personName,
  reason,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Instant } from "../shared/time.ts";

/** What was seen of a person at one unit of an event. */
export const ATTENDANCE_STATES = ["present", "left_early", "excused", "absent"] as const;
/** What was seen of a person at one unit of an event. */
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** How a mark came about. */
export const ATTENDANCE_SOURCES = [
  /** A ticket's QR code read at a desk. */
  "scan",
  /** Found by name at a desk. */
  "search",
  /** Ticked on the list on the screen. */
  "list",
  /** The person entered the code shown on the screen in the room. */
  "self",
  /** Copied from a signed paper list. */
  "paper",
  /** Log-in report of a webinar. */
  "webinar",
] as const;
/** How a mark came about. */
export type AttendanceSource = (typeof ATTENDANCE_SOURCES)[number];

/** Ids of marks, made by the device that records: the same mark sent twice is one mark. */
export type MarkId = Id<"mrk">;
const MarkIdSchema = v.pipe(
  v.string(),
  v.regex(/^mrk_[0-9A-HJKMNP-TV-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<MarkId>;

/** What takes attendance: an agenda item's id, or a day where an event is counted by days. */
export const UnitIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/, "field.id"));

/** Most marks that one request carries; a mark is one item of a transaction of 100. */
export const MARKS_PER_REQUEST = 90;
/** Longest presence at one unit that can be recorded: a day. */
const MINUTES_MAX = 24 * 60;

/**
 * One observation as the device sends it. Marks are never changed: a correction is a new mark that names
 * those it replaces, so devices without a network can be merged in any order (rules.ts, `attendanceOf`).
 */
export const MarkInputSchema = v.pipe(
  v.strictObject({
    markId: MarkIdSchema,
    registrationId: v.pipe(
      v.string(),
      v.regex(/^reg_[0-9A-Z]{26}$/, "field.id"),
    ) as unknown as v.GenericSchema<RegistrationId>,
    unitId: UnitIdSchema,
    /** `none` takes back what was recorded by mistake. */
    state: v.picklist([...ATTENDANCE_STATES, "none"]),
    /** Minutes present: required for `left_early`, possible for `present` (webinar). */
    minutes: v.optional(
      v.pipe(
        v.number(),
        v.integer("field.number"),
        v.minValue(0, "field.too_small"),
        v.maxValue(MINUTES_MAX, "field.too_large"),
      ),
    ),
    source: v.picklist(ATTENDANCE_SOURCES),
    /** When it was seen, by the clock of the device. */
    at: InstantSchema,
    /** Marks that the person who made this one saw and replaces. */
    replaces: v.pipe(v.array(MarkIdSchema), v.maxLength(20, "field.too_many")),
    /** Why; required where a {@link ReasonCode} says so. */
    reason: optionalLine(300),
  }),
  v.forward(
    v.check(({ state, minutes }) => state !== "left_early" || minutes !== undefined, "field.required"),
    ["minutes"],
  ),
);
/** One observation as the device sends it. */
export type MarkInput = v.InferOutput<typeof MarkInputSchema>;

/** Several marks sent at once. */
export const MarksInputSchema = v.strictObject({
  marks: v.pipe(
    v.array(MarkInputSchema),
    v.minLength(1, "field.required"),
    v.maxLength(MARKS_PER_REQUEST, "field.too_many"),
  ),
});

/**
 * Why a mark is not kept without a reason: the list is closed, the unit was taken out of the programme, the person has
 * given up their place, or chose another panel. With a reason it is, because what was seen can always be recorded.
 */
const DESK_REASON_CODES = [
  "attendance.unit_closed",
  "attendance.unit_retired",
  "attendance.person_left",
  "attendance.not_expected",
] as const;
/** Why a mark is not kept without a reason, which anybody at a desk may give. */
export type DeskReasonCode = (typeof DESK_REASON_CODES)[number];
/** Why a mark is not kept without a reason; that it comes ahead of its time a member of staff alone can excuse. */
const REASON_CODES = [...DESK_REASON_CODES, "attendance.before_day", "attendance.clock_ahead"] as const;
/** Why a mark is not kept without a reason. */
export type ReasonCode = (typeof REASON_CODES)[number];

/** Whether a refusal ends when a member of staff gives a reason. */
export function wantsReason(code: string | undefined): code is ReasonCode {
  return REASON_CODES.some((one) => one === code);
}

/** Whether a refusal ends when somebody at a desk gives a reason. */
export function wantsDeskReason(code: string | undefined): code is DeskReasonCode {
  return DESK_REASON_CODES.some((one) => one === code);
}

/**
 * Hours that one person can attend, of that kind: `least` and `most` differ where the options of a choice do
 * (hours.ts, the only place that adds hours up).
 */
export interface HourSpan {
  least: number;
  most: number;
  unit: (typeof HOUR_UNITS)[number];
}

/** Sets the decision, or takes it back with `entitled: null`. */
export const EntitlementInputSchema = v.strictObject({
  entitled: v.nullable(v.boolean()),
  reason: reason(300),
});
/** Sets the decision, or takes it back. */
export type EntitlementInput = v.InferOutput<typeof EntitlementInputSchema>;

/** What says on which lists of an event somebody stands (unit.ts, `isListed`). */
export interface Listed {
  /** Ids of chosen options. */
  options: string[];
  /** Closed lists that say otherwise than place and choice do now: unit → whether they stand on it. */
  closedLists?: Record<string, boolean>;
  /** When they gave up their place or lost it; absent while they have one. */
  left?: { at: Instant };
  records: Readonly<Record<string, { state?: AttendanceState; minutes?: number } | undefined>>;
}

/** A participant gives the code they see on the screen in the room. */
export const SelfCheckInSchema = v.strictObject({
  code: v.pipe(
    v.string(),
    v.transform((text) => text.replace(/\D/g, "")),
    v.regex(/^\d{6}$/, "attendance.code_format"),
  ),
});

/** Somebody who came unannounced: entered at the desk in twenty seconds. */
export const WalkInInputSchema = v.strictObject({
  /** Made by the device: the same walk-in sent twice is one person. */
  walkInId: v.pipe(v.string(), v.regex(/^wlk_[0-9A-HJKMNP-TV-Z]{26}$/, "field.id")),
  firstName: personName(60),
  lastName: personName(80),
  institution: optionalPrintedLine(200),
  email: OptionalEmailSchema,
  /** Group → option, where the event asks for a choice. */
  choices: v.optional(
    v.pipe(v.record(UnitIdSchema, UnitIdSchema), v.maxEntries(MAX_CHOICES, "field.too_many")),
    {},
  ),
  /**
   * Says that they are somebody else than people of that name on the list, also than other walk-ins of this device,
   * and how one can tell.
   */
  namesakes: v.optional(
    v.strictObject({
      registrationIds: v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^(reg|wlk)_[0-9A-Z]{26}$/, "field.id"))),
        v.minLength(1, "field.required"),
        v.maxLength(20, "field.too_many"),
      ),
      reason: reason(300),
    }),
  ),
  /** Units at which the person is marked present at once. */
  unitIds: v.pipe(v.array(UnitIdSchema), v.maxLength(20, "field.too_many")),
  at: InstantSchema,
  /** Why these marks are made, where they need a reason. */
  reason: optionalLine(300),
});
/** Somebody who came unannounced. */
export type WalkInInput = v.InferOutput<typeof WalkInInputSchema>;
