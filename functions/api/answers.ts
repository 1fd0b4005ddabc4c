import type { AuditEntry } from "@zapisy/core/audit/schema";
import {
  EVENT_KINDS,
  EVENT_STATES,
  AgendaItemSchema,
  EventDatesSchema,
  EventInputSchema,
  type EventSeats,
  type EventSummary as EventSummaryType,
  type EventView as EventViewType,
  type RecruitmentState,
  type StaffEventView as StaffEventViewType,
} from "@zapisy/core/event/schema";
import { MESSAGE_KINDS, MESSAGE_STATES, type Message as MessageType } from "@zapisy/core/message/schema";
import {
  LOGO_TYPES,
  ORGANISATION_ROLES,
  type Project as ProjectType,
  type ProjectView as ProjectViewType,
} from "@zapisy/core/project/schema";
import {
  ACCESS_NEEDS,
  DIETS,
  FORMS_OF_ADDRESS,
  INSTITUTION_TYPES,
  REGISTRATION_STATUSES,
  type PersonalView as PersonalViewType,
  type RegistrationCounts as RegistrationCountsType,
  type SignUpAnswer as SignUpAnswerType,
  type StaffRegistrationView as StaffRegistrationViewType,
} from "@zapisy/core/registration/schema";
import type { Page } from "@zapisy/core/shared/page";
import {
  STAFF_ROLES,
  type Staff as StaffType,
  type StaffMeView as StaffMeViewType,
} from "@zapisy/core/staff/schema";
import * as v from "valibot";

/*
 * Schemas of answers, by the names that routes give. Only the OpenAPI document and the tests, which
 * hold every answer against its schema, load this module. Each is tied to the domain's type.
 */

const Text = v.object({ pl: v.string(), en: v.optional(v.string()) });
const Instant = v.pipe(v.string(), v.isoTimestamp());
const Day = v.pipe(v.string(), v.isoDate());
const id = <P extends string>(prefix: P) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_`))) as unknown as v.GenericSchema<`${P}_${string}`>;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

function page<T>(item: v.GenericSchema<T>): v.GenericSchema<Page<T>> {
  return v.strictObject({ items: v.array(item), cursor: v.optional(v.string()) });
}

const seatCount = { total: v.nullable(count), taken: count, left: v.nullable(count), waiting: count };
const ownSeats = v.object({ ...seatCount, pending: count });
const Seats: v.GenericSchema<EventSeats> = v.object({
  event: ownSeats,
  options: v.record(v.string(), v.object(seatCount)),
});

const recruitmentStates = [
  v.object({ state: v.literal("open"), closes: v.optional(v.string()) }),
  v.object({ state: v.literal("upcoming"), opens: v.string() }),
  v.object({ state: v.literal("closed") }),
  v.object({ state: v.literal("cancelled") }),
  v.object({ state: v.literal("tentative") }),
] as const;
const Recruitment: v.GenericSchema<RecruitmentState> = v.variant("state", [...recruitmentStates]);

const placeMode = v.picklist(["onsite", "online", "hybrid"]);

const EventSummary: v.GenericSchema<EventSummaryType> = v.strictObject({
  eventId: id("evt"),
  slug: v.string(),
  kind: v.picklist(EVENT_KINDS),
  state: v.picklist(EVENT_STATES),
  title: Text,
  summary: v.optional(Text),
  dates: EventDatesSchema,
  timeZone: v.string(),
  place: v.strictObject({
    mode: placeMode,
    name: v.optional(v.string()),
    town: v.optional(v.string()),
    country: v.optional(v.string()),
  }),
  seats: ownSeats,
  recruitment: Recruitment,
  projectId: id("prj"),
});

/** Events of a catalogue or of the staff's list. */
export const EventPage: v.GenericSchema<Page<EventSummaryType>> = page(EventSummary);

const Organisation = v.object({
  name: v.string(),
  role: v.picklist(ORGANISATION_ROLES),
  town: v.optional(v.string()),
});
const Logo = v.object({ logoId: id("log"), mime: v.picklist(LOGO_TYPES), alt: v.string() });

/** What the public sees of a project. */
const ProjectView: v.GenericSchema<ProjectViewType> = v.strictObject({
  projectId: id("prj"),
  title: Text,
  number: v.optional(v.string()),
  funder: v.optional(v.string()),
  fundingClause: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  organisations: v.array(Organisation),
  logos: v.array(Logo),
});

const {
  projectId: _projectId,
  seats: _seats,
  recruitment: _recruitment,
  agenda: _agenda,
  place,
  ...publicInput
} = EventInputSchema.entries;
const { hostContact: _hostContact, ...publicItem } = AgendaItemSchema.entries;
const { onlineUrl: _onlineUrl, ...publicPlace } = place.entries;

const Cancellation = v.object({ reason: v.string(), at: Instant });

/** An event's public page. Strict: a field that must stay inside is an error, not an extra. */
export const EventView: v.GenericSchema<unknown, EventViewType> = v.strictObject({
  ...publicInput,
  eventId: id("evt"),
  slug: v.string(),
  state: v.picklist(EVENT_STATES),
  cancellation: v.optional(Cancellation),
  place: v.strictObject(publicPlace),
  agenda: v.array(v.strictObject(publicItem)),
  seats: Seats,
  recruitment: v.intersect([
    Recruitment,
    v.object({ mode: v.picklist(["first_come", "selection"]), changesUntil: v.optional(v.string()) }),
  ]),
  days: v.array(Day),
  project: ProjectView,
});

/** An event for its editor. */
export const StaffEventView: v.GenericSchema<unknown, StaffEventViewType> = v.strictObject({
  ...EventInputSchema.entries,
  eventId: id("evt"),
  slug: v.string(),
  state: v.picklist(EVENT_STATES),
  teamIds: v.array(id("stf")),
  cancellation: v.optional(Cancellation),
  beginsAt: v.string(),
  textVersion: v.string(),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: v.optional(Instant),
  seatCounts: Seats,
  recruitmentState: Recruitment,
  missing: v.array(v.object({ path: v.string(), code: v.string() })),
  may: v.strictObject({ edit: v.boolean(), publish: v.boolean(), manageRegistrations: v.boolean() }),
});

const Needs = v.strictObject({
  diet: v.optional(v.picklist(DIETS)),
  access: v.optional(v.array(v.picklist(ACCESS_NEEDS))),
  note: v.optional(v.string()),
});

const person = {
  registrationId: id("reg"),
  status: v.picklist(REGISTRATION_STATUSES),
  firstName: v.string(),
  lastName: v.string(),
  formOfAddress: v.optional(v.picklist(FORMS_OF_ADDRESS)),
  email: v.optional(v.string()),
  phone: v.optional(v.string()),
  institution: v.optional(
    v.object({ name: v.string(), type: v.picklist(INSTITUTION_TYPES), town: v.optional(v.string()) }),
  ),
  position: v.optional(v.string()),
  countyCode: v.optional(v.string()),
  pickUpPoint: v.optional(v.string()),
  choices: v.record(v.string(), v.string()),
  answers: v.record(v.string(), v.string()),
  consents: v.object({
    image: v.boolean(),
    newsletter: v.boolean(),
    needs: v.boolean(),
    givenAt: Instant,
    textVersion: v.string(),
  }),
  locale: v.picklist(["pl", "en"]),
  queuedAt: Instant,
  statusReason: v.optional(v.string()),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
  needs: v.optional(Needs),
  reservePosition: v.optional(count),
};

/** A participant's own registration. Strict: nothing of the table's own may leak. */
export const PersonalView: v.GenericSchema<unknown, PersonalViewType> = v.strictObject({
  ...person,
  event: EventView,
  onlineUrl: v.optional(v.string()),
  may: v.strictObject({ edit: v.boolean(), changeChoices: v.boolean(), withdraw: v.boolean() }),
  retention: v.strictObject({ needsUntil: v.optional(Day) }),
});

/** A registration as staff see it. */
export const StaffRegistrationView: v.GenericSchema<StaffRegistrationViewType> = v.strictObject({
  ...person,
  eventId: id("evt"),
  source: v.picklist(["online", "staff"]),
});

/** People of an event. */
export const RegistrationPage: v.GenericSchema<Page<StaffRegistrationViewType>> = page(StaffRegistrationView);

const outcomes = {
  outcome: v.picklist(["confirmed", "reserve", "pending"]),
  /** Place on the reserve list; with `reserve` only. */
  position: v.optional(count),
};

/** What a sign-up came to. */
export const SignUpAnswer: v.GenericSchema<unknown, Omit<SignUpAnswerType, "position">> = v.strictObject({
  ...outcomes,
  registrationId: id("reg"),
  token: v.string(),
  choices: v.record(v.string(), v.string()),
});

/** What a person's entry by hand came to. */
export const EnteredAnswer = v.strictObject({ ...outcomes, registration: StaffRegistrationView });

const AuditEntryAnswer: v.GenericSchema<AuditEntry> = v.strictObject({
  auditId: id("aud"),
  at: Instant,
  actor: v.string(),
  actorName: v.optional(v.string()),
  action: v.string(),
  target: v.string(),
  fields: v.array(v.string()),
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  reason: v.optional(v.string()),
});

/** An event's history. */
export const AuditPage: v.GenericSchema<Page<AuditEntry>> = page(AuditEntryAnswer);

const Message: v.GenericSchema<MessageType> = v.strictObject({
  messageId: id("msg"),
  kind: v.picklist(MESSAGE_KINDS),
  state: v.picklist(MESSAGE_STATES),
  to: v.string(),
  locale: v.picklist(["pl", "en"]),
  registrationId: v.optional(id("reg")),
  eventId: v.optional(id("evt")),
  signInId: v.optional(id("sgn")),
  facts: v.optional(v.record(v.string(), v.string())),
  attempts: count,
  takenUntil: v.optional(Instant),
  failure: v.optional(v.string()),
  sesMessageId: v.optional(v.string()),
  queuedAt: Instant,
  sentAt: v.optional(Instant),
});

/** A registration with its messages and history. */
export const RegistrationDetail = v.strictObject({
  ...person,
  eventId: id("evt"),
  source: v.picklist(["online", "staff"]),
  messages: v.array(Message),
  history: v.array(AuditEntryAnswer),
});

const counts = v.record(v.string(), count);

/** Counts for an event's overview. */
export const RegistrationCounts: v.GenericSchema<RegistrationCountsType> = v.strictObject({
  byStatus: v.strictObject({
    pending: count,
    confirmed: count,
    reserve: count,
    rejected: count,
    cancelled: count,
  }),
  byCounty: counts,
  byInstitutionType: counts,
  byFormOfAddress: counts,
  byOption: counts,
  byDiet: counts,
  byAccessNeed: counts,
  programme: v.strictObject({ stops: count, hosts: count, towns: count }),
});

/** A project as staff see it. */
export const Project: v.GenericSchema<ProjectType> = v.strictObject({
  projectId: id("prj"),
  title: Text,
  number: v.optional(v.string()),
  funder: v.optional(v.string()),
  fundingClause: v.optional(Text),
  description: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  organisations: v.array(Organisation),
  territory: v.array(v.string()),
  targetGroups: v.array(v.string()),
  contact: v.object({
    name: v.optional(v.string()),
    email: v.optional(v.string()),
    phone: v.optional(v.string()),
  }),
  logos: v.array(Logo),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});

/** Projects of a member of staff. */
export const ProjectPage: v.GenericSchema<Page<ProjectType>> = page(Project);

const role = v.picklist(STAFF_ROLES);

/** A member of staff. */
export const Staff: v.GenericSchema<StaffType> = v.strictObject({
  staffId: id("stf"),
  name: v.string(),
  email: v.string(),
  role,
  projectIds: v.union([v.literal("all"), v.array(id("prj"))]),
  locale: v.picklist(["pl", "en"]),
  active: v.boolean(),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});

/** Everybody who works here. */
export const StaffPage: v.GenericSchema<Page<StaffType>> = page(Staff);

/** Who is signed in. */
export const StaffMeView: v.GenericSchema<StaffMeViewType> = v.strictObject({
  staffId: id("stf"),
  name: v.string(),
  email: v.string(),
  role,
  locale: v.picklist(["pl", "en"]),
  may: v.strictObject({ createProjects: v.boolean(), createEvents: v.boolean(), manageStaff: v.boolean() }),
});

/** The sign-in that waits for its code; says nothing about the address. */
export const SignInAnswer = v.strictObject({ signInId: id("sgn") });

/** What the pages need to know of the installation. */
export const Settings = v.strictObject({ organiserName: v.string(), publicUrl: v.string(), today: Day });

/** The document itself. */
export const OpenApiDocument = v.object({
  openapi: v.literal("3.1.0"),
  paths: v.record(v.string(), v.unknown()),
});

/** An answer for a failure, RFC 9457. */
export const Problem = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  requestId: v.string(),
  issues: v.optional(
    v.array(
      v.object({ path: v.string(), code: v.string(), limit: v.optional(v.union([v.number(), v.string()])) }),
    ),
  ),
});
