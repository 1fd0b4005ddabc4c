import * as v from "valibot";
import { QuestionSchema } from "../form/schema.ts";
import { ProjectView } from "../project/answer.ts";
import { count, id, Instant, page, Text } from "../shared/answer.ts";
import { DaySchema as Day, WallTimeSchema } from "../shared/field.ts";
import { OUTSIDE_GROUPS, SeatGroupSchema } from "./seat-group.ts";
import { AgendaItemSchema, EVENT_KINDS, EVENT_STATES, EventDatesSchema, EventInputSchema } from "./schema.ts";

const seatCount = {
  /** Null: no limit, then `left` is null too. */
  total: v.nullable(count),
  /** Above `total` where staff took people past the limit. */
  taken: count,
  left: v.nullable(count),
  /** People on the reserve list for these seats. */
  waiting: count,
};
const ownSeats = v.object({ ...seatCount, pending: count });

/** Seats of a whole event: all of its own, those of each option, and where groups have places of their own who has how many of these. */
export const Seats = v.object({
  event: ownSeats,
  options: v.record(v.string(), v.object(seatCount)),
  groups: v.optional(
    v.object({
      /** Places of no group. */
      common: v.object(seatCount),
      each: v.record(v.string(), v.object(seatCount)),
    }),
  ),
});
export type EventSeats = v.InferOutput<typeof Seats>;
/** Seats of an event or of one option. */
export type SeatCount = EventSeats["options"][string];

/** Whether somebody can sign up now, and what else is told with it. */
const recruitment = <Terms extends v.ObjectEntries>(others: Terms) => {
  const terms = {
    ...others,
    /** People come by referral of an institution alone; absent: they sign up themselves. */
    referralsOnly: v.optional(v.literal(true)),
  };
  return v.variant("state", [
    v.object({ ...terms, state: v.literal("open"), closes: v.optional(WallTimeSchema) }),
    v.object({ ...terms, state: v.literal("upcoming"), opens: WallTimeSchema }),
    v.object({ ...terms, state: v.literal("closed") }),
    v.object({ ...terms, state: v.literal("cancelled") }),
    v.object({ ...terms, state: v.literal("tentative") }),
  ]);
};

/** Whether people can sign up now, and if not, why. */
export const Recruitment = recruitment({});
export type RecruitmentState = v.InferOutput<typeof Recruitment>;

/** Local time with its distance from UTC. */
const OffsetTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00[+-]\d{2}:\d{2}$/),
  v.metadata({ format: "date-time" }),
);
const hours = v.optional(v.strictObject({ begins: OffsetTime, ends: v.optional(OffsetTime) }));
/** The first hour of an event's first day and the last one of its last day, as far as known, in its own time zone. */
export type EventHours = NonNullable<v.InferOutput<typeof hours>>;

/** An event in a list, public or staff. */
export const EventSummary = v.strictObject({
  eventId: id("evt"),
  slug: v.string(),
  kind: v.picklist(EVENT_KINDS),
  state: v.picklist(EVENT_STATES),
  title: Text,
  summary: v.optional(Text),
  dates: EventDatesSchema,
  hours,
  timeZone: v.string(),
  place: v.strictObject({
    mode: v.picklist(["onsite", "online", "hybrid"]),
    name: v.optional(v.string()),
    town: v.optional(v.string()),
    country: v.optional(v.string()),
  }),
  seats: ownSeats,
  recruitment: Recruitment,
  /** Whether its last day is over. */
  over: v.boolean(),
  projectId: id("prj"),
});
export type EventSummary = v.InferOutput<typeof EventSummary>;

/** Events of a catalogue or of the staff's list. */
export const EventPage = page(EventSummary);

const {
  projectId: _projectId,
  seats: _seats,
  recruitment: _recruitment,
  reminders: _reminders,
  followUp: _followUp,
  surveyUrl: _surveyUrl,
  forFunder: _forFunder,
  agenda: _agenda,
  place,
  ...publicInput
} = EventInputSchema.entries;
const {
  hostContact: _hostContact,
  contactEmails: _contactEmails,
  contactLocale: _contactLocale,
  supportId: _supportId,
  ...publicItem
} = AgendaItemSchema.entries;
const { onlineUrl: _onlineUrl, ...publicPlace } = place.entries;
const { partnerId: _partnerId, ...publicGroup } = SeatGroupSchema.entries;

/** What was asked and offered once: of more things than a form may have at a time. */
export const Retired = v.strictObject({
  questions: v.array(
    v.strictObject({
      ...QuestionSchema.entries,
      questionId: v.string(),
      label: Text,
      help: v.optional(Text),
      answers: v.optional(v.array(v.strictObject({ answerId: v.string(), label: Text }))),
      proposes: v.optional(v.record(v.string(), v.string())),
    }),
  ),
  choiceGroups: v.array(
    v.strictObject({
      groupId: v.string(),
      title: Text,
      required: v.boolean(),
      options: v.array(
        v.strictObject({
          optionId: v.string(),
          title: Text,
          description: v.optional(Text),
          seats: v.nullable(count),
          perInstitution: v.optional(count),
        }),
      ),
    }),
  ),
});

const cancellation = v.optional(v.object({ reason: v.string(), at: Instant }));

/**
 * An event's public page: all that anybody may see. Strict: a field that must stay inside, such as host contacts and
 * the online link, is an error, not an extra.
 */
export const EventView = v.strictObject({
  ...publicInput,
  /** Information clause of the managing authority, as the project has it. */
  authorityClause: v.optional(Text),
  eventId: id("evt"),
  /** What the address of its page ends with; of a closed event with its secret. */
  slug: v.string(),
  state: v.picklist(EVENT_STATES),
  cancellation,
  place: v.strictObject(publicPlace),
  hours,
  /** Whether its last day, and the night into which it may last, have passed. */
  over: v.boolean(),
  agenda: v.array(v.strictObject(publicItem)),
  seats: Seats,
  /** Which version of the form this is; whoever answers it says so. */
  formVersion: count,
  /** Which clauses and rules these are; whoever signs up says so. */
  wordings: v.strictObject({
    clause: v.optional(v.string()),
    authority: v.optional(v.string()),
    rules: v.optional(v.string()),
  }),
  recruitment: recruitment({
    mode: v.picklist(["first_come", "selection"]),
    changesUntil: v.optional(WallTimeSchema),
    confirmAddress: v.optional(v.boolean()),
    offerHours: v.optional(count),
    /** So many people of one institution may take part; absent: any number. */
    perInstitution: v.optional(count),
    /** Who has places of their own, in the order in which somebody belongs to the first; absent: nobody. */
    groups: v.optional(v.array(v.strictObject(publicGroup))),
    /** From when on what groups have not used is everybody's. */
    groupsUntil: v.optional(WallTimeSchema),
    /** What comes of whoever belongs to no group; absent: one of the places that are nobody's. */
    outsideGroups: v.optional(v.picklist(OUTSIDE_GROUPS)),
    /** Whether an institution can register several of its people at once; absent: it cannot. */
    delegations: v.optional(v.literal(true)),
    /** Until when a place can be given to another person, where it can at all. */
    exchangesUntil: v.optional(WallTimeSchema),
  }),
  /** Other dates that have free seats now, for whoever finds none here (docs/decisions/0096); absent: the event names none. */
  otherDates: v.optional(v.array(EventSummary)),
  /** Days of the event, also those without agenda items; empty while dates are tentative. */
  days: v.array(Day),
  project: ProjectView,
});
export type EventView = v.InferOutput<typeof EventView>;

const parts = v.array(v.object({ path: v.string(), code: v.string() }));
/** A reason why an event cannot be published yet, or should be looked at again: path in `EventInput`, code of words. */
export type MissingPart = v.InferOutput<typeof parts>[number];

/** An event as its editor loads and saves it. */
export const StaffEventView = v.strictObject({
  ...EventInputSchema.entries,
  eventId: id("evt"),
  slug: v.string(),
  /** What the address of its page ends with: the slug, and of a closed event the secret. */
  address: v.string(),
  state: v.picklist(EVENT_STATES),
  teamIds: v.array(id("stf")),
  formVersion: count,
  retired: Retired,
  cancellation,
  hours,
  beginsAt: WallTimeSchema,
  textVersion: v.string(),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: v.optional(Instant),
  seatCounts: Seats,
  /** That the free places of its groups have become everybody's. */
  groupsEnded: v.optional(v.literal(true)),
  recruitmentState: Recruitment,
  /** Whether its last day is over. */
  over: v.boolean(),
  missing: parts,
  /** What is worth a second look before it is published; nothing for what is public. */
  advice: parts,
  /** What the signed-in person may do with it. */
  may: v.strictObject({
    edit: v.boolean(),
    publish: v.boolean(),
    copy: v.boolean(),
    manageRegistrations: v.boolean(),
    sendBulletins: v.boolean(),
  }),
});
export type StaffEventView = v.InferOutput<typeof StaffEventView>;
