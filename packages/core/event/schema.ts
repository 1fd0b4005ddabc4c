import * as v from "valibot";
import { FormSchema, type Question } from "../form/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import {
  DaySchema,
  line,
  OptionalEmailSchema,
  optionalLine,
  OptionalPhoneSchema,
  PartIdSchema,
  wholeNumber,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { localizedLine, localizedPrintedLine, localizedText } from "../shared/localized-text.ts";
import type { Day, Instant, WallTime } from "../shared/time.ts";
import type { Amendment } from "./amendment.ts";
import { PlaceSchema } from "./place.ts";
import { type AgendaItem, AgendaItemSchema } from "./agenda.ts";
import type { Quota } from "./quotas.ts";
import { RecruitmentSchema } from "./recruitment.ts";
import { RemindersSchema } from "./reminders.ts";

/** Ids of events. */
export type EventId = Id<"evt">;

/** What an event can be. */
export const EVENT_KINDS = ["training", "study_visit", "conference", "meeting", "counselling"] as const;
/** What an event can be. */
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * draft: staff only; published: public; closed: public, recruitment ended by staff; cancelled: with the reason, and as
 * public as it was before.
 */
export const EVENT_STATES = ["draft", "published", "closed", "cancelled"] as const;
/** Where an event is in its life. */
export type EventState = (typeof EVENT_STATES)[number];

/** Where the last day of an event is, seen from today. */
export const EVENT_TIMES = ["coming", "past"] as const;
/** Where the last day of an event is, seen from today: today or later, or before it. */
export type EventTime = (typeof EVENT_TIMES)[number];

/** Events that began longer ago than this and are still on are left out of catalogue and lists of what comes; their pages stay. */
export const LONGEST_EVENT_DAYS = 366;

/** What a form may ask about an access code: that one may give it, or that one must. */
export const ACCESS_CODE_ASKS = ["optional", "required"] as const;

/**
 * Who finds a published event. public: everybody; unlisted: whoever has its address, which is in no list; closed: whoever
 * has its secret address (docs/decisions/0070).
 */
export const VISIBILITIES = ["public", "unlisted", "closed"] as const;
/** Who finds a published event. */
export type Visibility = (typeof VISIBILITIES)[number];

/** When an event is. Tentative dates are ordinary: a month `2011-06`, a half-year `2011-H2`, a year `2011`, or nothing (empty). */
export const EventDatesSchema = v.variant("type", [
  v.pipe(
    v.strictObject({ type: v.literal("exact"), startsOn: DaySchema, endsOn: DaySchema }),
    v.forward(
      v.check(({ startsOn, endsOn }) => startsOn <= endsOn, "event.ends_before_start"),
      ["endsOn"],
    ),
    v.forward(
      v.check(
        ({ startsOn, endsOn }) => Date.parse(endsOn) - Date.parse(startsOn) <= 800 * 86_400_000,
        "event.too_long",
      ),
      ["endsOn"],
    ),
  ),
  v.strictObject({
    type: v.literal("tentative"),
    period: v.pipe(v.string(), v.regex(/^(\d{4}(-(0[1-9]|1[0-2])|-H[12])?)?$/, "event.period")),
  }),
]);
/** When an event is, exactly or tentatively. */
export type EventDates = v.InferOutput<typeof EventDatesSchema>;

/** A number of seats; null: no limit. */
const SeatsSchema = v.nullable(wholeNumber(1, 20_000));

/**
 * A choice that each participant makes: one of several parallel panels, one of several modules, or (a
 * group with a single option, not required) an extra that has seats of its own.
 */
const ChoiceGroupSchema = v.strictObject({
  groupId: PartIdSchema,
  title: localizedLine(200),
  required: v.boolean(),
  options: v.pipe(
    v.array(
      v.strictObject({
        optionId: PartIdSchema,
        title: localizedPrintedLine(300),
        description: v.optional(localizedText(1000)),
        seats: SeatsSchema,
        /** So many people of one institution may have a seat of it (docs/decisions/0071); absent: any number. */
        perInstitution: v.optional(wholeNumber(1, 1_000)),
      }),
    ),
    v.minLength(1, "choice.no_options"),
    v.maxLength(20, "field.too_many"),
  ),
});
/** A choice that each participant makes. */
export type ChoiceGroup = v.InferOutput<typeof ChoiceGroupSchema>;
/** One of the options of a choice, with its own seats. */
export type ChoiceOption = ChoiceGroup["options"][number];

export {
  MAX_GROUPS,
  OUTSIDE_GROUPS,
  PlacesMoveSchema,
  type PlacesMove,
  PlacesReturnSchema,
  type PlacesReturn,
  type SeatGroup,
} from "./seat-group.ts";
export { PLACE_MODES, type PlaceMode } from "./place.ts";
export { MAX_OTHER_DATES, QUOTA_ENDS, RECRUITMENT_MODES, REFERRALS } from "./recruitment.ts";
export { AGENDA_KINDS, AgendaItemSchema, HOUR_UNITS, type AgendaItem, type AgendaKind } from "./agenda.ts";
export type { SignUpForm } from "../form/schema.ts";
export type { Amendment, RecordAtStake, TeachingMinutes, UnitAtStake, UnitFacts } from "./amendment.ts";

/** What staff write about an event; everything that can wait until publication is optional. */
export const EventInputSchema = v.strictObject({
  projectId: v.pipe(
    v.string(),
    v.regex(/^prj_[0-9A-Z]{26}$/, "field.id"),
  ) as unknown as v.GenericSchema<ProjectId>,
  kind: v.picklist(EVENT_KINDS),
  /** Absent: public. */
  visibility: v.optional(v.picklist(VISIBILITIES)),
  /** Whether the form asks for an access code (core/access-code), and takes nobody without one; absent: it does not ask. */
  accessCode: v.optional(v.picklist(ACCESS_CODE_ASKS)),
  title: localizedPrintedLine(300),
  /** One or two sentences for the catalogue. */
  summary: v.optional(localizedText(500)),
  description: v.optional(localizedText(8000)),
  /** For whom the event is. */
  audience: v.optional(localizedText(1000)),
  topic: v.optional(localizedLine(200)),
  dates: EventDatesSchema,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, "field.time_zone")),
  place: PlaceSchema,
  /** What it costs; absent: free of charge. */
  cost: v.optional(localizedLine(300)),
  seats: SeatsSchema,
  recruitment: RecruitmentSchema,
  /** Absent: none. */
  reminders: v.optional(RemindersSchema),
  /** What the organiser says after the event, to whoever took part; absent: a few usual words. */
  followUp: v.optional(localizedText(2000)),
  /** Link of a questionnaire after the event, in whatever tool the organiser has: for those who were there, never public. */
  surveyUrl: v.optional(v.pipe(line(500), v.url("field.url"), v.regex(/^https:\/\/\S+$/, "field.url"))),
  form: FormSchema,
  choiceGroups: v.pipe(v.array(ChoiceGroupSchema), v.maxLength(8, "field.too_many")),
  agenda: v.pipe(v.array(AgendaItemSchema), v.maxLength(200, "field.too_many")),
  /** Remarks on a day, e.g. one without described stops. */
  dayNotes: v.pipe(
    v.array(v.strictObject({ day: DaySchema, note: localizedText(1000) })),
    v.maxLength(60, "field.too_many"),
  ),
  /** Whether attendance is taken at each agenda item or once a day; absent: by day on study visits, else by item. */
  attendanceBy: v.optional(v.picklist(["item", "day"])),
  /** Share of hours to be attended for a certificate; 80 is what most funders ask (domain rules 2.6). */
  attendanceThresholdPercent: wholeNumber(1, 100),
  /** Whether its people are among those of whom the funder is told; absent: unless it is a conference. */
  forFunder: v.optional(v.boolean()),
  contact: v.strictObject({
    name: optionalLine(120),
    email: OptionalEmailSchema,
    phone: OptionalPhoneSchema,
  }),
  /** Rules of participation. */
  rules: v.optional(localizedText(20_000)),
  /** Information clause on personal data (art. 13 GDPR). */
  informationClause: v.optional(localizedText(20_000)),
});
/** What staff write about an event. */
export type EventInput = v.InferOutput<typeof EventInputSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}

/**
 * What an event asked and offered once. Nobody new gets in, but who answered or chose it keeps it, under the
 * words of then.
 */
export interface Retired {
  /** Questions that are asked no more; of one that is asked still, the answers that are offered no more. */
  questions: Question[];
  /** Choices that are offered no more; of one that is offered still, the options that are not. */
  choiceGroups: ChoiceGroup[];
}
/** How an event is copied. */
export const CopyInputSchema = v.strictObject({
  /** First day of the copy; null while it is not known. */
  startsOn: v.nullable(DaySchema),
});
/** How an event is copied. */
export type CopyInput = v.InferOutput<typeof CopyInputSchema>;

/** A day of a programme that has something on it, with its first and last hour where they are known. */
export interface ScheduledDay {
  day: Day;
  from?: string;
  to?: string;
}

/** The secret address of a closed event: which of those that there were, and the hash of its secret. */
export interface EventDoor {
  version: number;
  hash: string;
}

/** An event as the domain knows it. */
export interface Event extends EventInput {
  eventId: EventId;
  slug: string;
  /** What its secret address is known by; absent: it was never closed. */
  door?: EventDoor;
  state: EventState;
  /** Staff who work on the event: organisers may change it, assistants see its people and lists. */
  teamIds: Id<"stf">[];
  /** Why it was cancelled, as everybody was told who knew of it. */
  cancellation?: { reason: string; at: Instant };
  /** Wall time at which the event begins, worked out from dates and agenda when it is saved. */
  beginsAt: WallTime;
  /** Days with something on them, in order, by the programme of everybody; worked out when it is saved. Old rows lack it. */
  schedule?: ScheduledDay[];
  /** Since when what people are told is as it is; absent: nothing has changed since publication. */
  news?: NewsVersions;
  /** First 16 hex digits of the SHA-256 of clause and rules: to which text people agreed. */
  textVersion: string;
  /** Ids of the wordings of clause and rules (core/wording). Absent on events that were saved before these were kept. */
  wordings?: EventWordings;
  /** Whether there are rules that have to be accepted; absent in what was saved before this was noted. */
  asksRules?: boolean;
  /** Which version of the form this is: every change of it counts one on (docs/decisions/0057). */
  formVersion: number;
  retired: Retired;
  /** What was changed after it had been recorded (docs/decisions/0024), the oldest first; absent: nothing. */
  amendments?: Amendment[];
  /** Its quotas, for whoever reads no more than its head; worked out when it is saved. Absent: none. */
  quotas?: Quota[];
  /** The version in which its quotas, or who belongs to which of its groups, last changed; absent: it never had any. */
  quotaTerms?: number;
  /** That what its groups did not use has become everybody's. */
  groupsEnded?: true;
  /** The version in which one could last sign up again after that had ended; absent: it never had. */
  reopened?: number;
  /** Seat scope → number of its blocks. */
  blocks: Record<string, number>;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  /** When it first became public; absent: never (docs/decisions/0032). */
  publishedAt?: Instant;
}

/** The long texts and the programme: kept apart so that lists and sign-ups stay cheap to read. */
export type EventContent = Pick<
  Event,
  "description" | "audience" | "rules" | "informationClause" | "followUp" | "agenda" | "dayNotes"
>;

/** What people are asked and offered: kept apart so that lists stay cheap to read. */
export type EventForm = Pick<Event, "form" | "formVersion" | "choiceGroups" | "retired">;

/** An event as lists and calendars show it. */
export type EventHead = Omit<Event, keyof EventContent | keyof EventForm | "amendments">;

/** All that sign-ups and seat rules need of an event. */
export type EventDefinition = EventHead &
  EventForm & {
    /** The programme, where several choices may be on at the same time; elsewhere nobody reads it to sign somebody up. */
    agenda?: AgendaItem[];
  };

/** A thing of somebody's programme as far as it matters where they have to be, and when. */
export interface OccasionItem {
  itemId: string;
  day?: Day;
  from?: string;
  to?: string;
  /** Room, or venue where it differs from the event's. */
  place?: string;
}

/** When and where an event is for somebody: what a mail tells, and what a later one compares itself with. */
export interface Occasion {
  dates: EventDates;
  timeZone: string;
  place: Pick<EventInput["place"], "mode" | "name" | "address" | "town">;
  /** For those who have a place. */
  onlineUrl?: string;
  /** Hours of their days; absent where only the head of the event is known. */
  days?: ScheduledDay[];
  items?: OccasionItem[];
}

/** Versions of an event in which last changed what people are told of when and where it is. */
export interface NewsVersions {
  /** Told to everybody. */
  all: number;
  /** Told to those who have a place: the link of an online event. */
  online: number;
  /** Told to those who chose an option. */
  options: Record<string, number>;
}

/** When an entry in a calendar is: hours on the wall of the event's zone, or whole days. */
export type CalendarTime =
  | { type: "hours"; begins: WallTime; ends?: WallTime }
  | { type: "days"; first: Day; last: Day };

/** Ids of the wordings of clauses and rules (core/wording), as an event has them or as somebody was shown them. */
export interface EventWordings {
  clause?: string;
  /** Of the managing authority. It is the project's, so no event keeps it: whoever shows or asks for it reads it there. */
  authority?: string;
  rules?: string;
}
