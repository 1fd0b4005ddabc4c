import {
  ATTENDANCE_SOURCES,
  ATTENDANCE_STATES,
  type AttendanceBook as AttendanceBookType,
  type AttendancePerson as AttendancePersonType,
  type AttendanceRecord as AttendanceRecordType,
  type AttendanceUnit as AttendanceUnitType,
  type Mark as MarkType,
  type MarkResult as MarkResultType,
  type MarksAnswer as MarksAnswerType,
  type ScreenCode as ScreenCodeType,
  type UnitClosing as UnitClosingType,
  type WalkInResult as WalkInResultType,
} from "@zapisy/core/attendance/schema";
import type { AuditEntry } from "@zapisy/core/audit/schema";
import type {
  CheckInLinkView as CheckInLinkViewType,
  DeskBook as DeskBookType,
  DeskSyncAnswer as DeskSyncAnswerType,
  NewCheckInLink as NewCheckInLinkType,
} from "@zapisy/core/check-in/schema";
import {
  CERTIFICATE_LANGUAGES,
  CERTIFICATE_STATES,
  CertificateTemplateInputSchema,
  type CertificateCandidate as CertificateCandidateType,
  type CertificateHolder as CertificateHolderType,
  type CertificateTemplate as CertificateTemplateType,
  type CertificateVerification as CertificateVerificationType,
  type CertificateView as CertificateViewType,
  type EventCertificates as EventCertificatesType,
  type IssueAnswer as IssueAnswerType,
  type OwnCertificate as OwnCertificateType,
} from "@zapisy/core/certificate/schema";
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
import { QuestionSchema } from "@zapisy/core/form/schema";
import {
  FILE_PURPOSES,
  FILE_STATES,
  FILE_TYPES,
  type Evidence as EvidenceType,
  type FileUpload as FileUploadType,
  type StoredFile as StoredFileType,
} from "@zapisy/core/file/schema";
import { MESSAGE_KINDS, MESSAGE_STATES, type Message as MessageType } from "@zapisy/core/message/schema";
import {
  LOGO_TYPES,
  ORGANISATION_ROLES,
  type Project as ProjectType,
  type ProjectView as ProjectViewType,
} from "@zapisy/core/project/schema";
import {
  CONSENT_KINDS,
  ACCESS_NEEDS,
  DIETS,
  FORMS_OF_ADDRESS,
  INSTITUTION_TYPES,
  REGISTRATION_STATUSES,
  type PersonalView as PersonalViewType,
  type RegistrationCounts as RegistrationCountsType,
  type MailedAnswer,
  type SignUpAnswer as SignUpAnswerType,
  type StaffRegistrationView as StaffRegistrationViewType,
} from "@zapisy/core/registration/schema";
import type { Page } from "@zapisy/core/shared/page";
import type { IdentityRedirect as IdentityRedirectType } from "@zapisy/core/identity/schema";
import type {
  NewPasskeyChallenge as NewPasskeyChallengeType,
  PasskeyChallenge as PasskeyChallengeType,
  PasskeyView,
} from "@zapisy/core/passkey/schema";
import {
  SIGN_IN_METHODS,
  STAFF_ROLES,
  type OwnSession,
  type SignInAnswer as SignInAnswerType,
  type Staff as StaffType,
  type StaffMeView as StaffMeViewType,
} from "@zapisy/core/staff/schema";
import { DaySchema as Day, TimeSchema, WallTimeSchema } from "@zapisy/core/shared/field";
import type { EventTeam as EventTeamType } from "@zapisy/core/team/schema";
import * as v from "valibot";

/*
 * Schemas of answers, by the names that routes give. Only the OpenAPI document and the tests, which
 * hold every answer against its schema, load this module. Each is tied to the domain's type.
 */

const Text = v.object({ pl: v.string(), en: v.optional(v.string()) });
const Instant = v.pipe(v.string(), v.isoTimestamp());
/** Of an address, only where it is: what was taken in once is shown as it is. */
const Email = v.pipe(v.string(), v.metadata({ format: "email" }));
const Url = v.pipe(v.string(), v.url());
const id = <P extends string>(prefix: P) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_`))) as unknown as v.GenericSchema<`${P}_${string}`>;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

function page<T>(item: v.GenericSchema<T>): v.GenericSchema<Page<T>> {
  return v.strictObject({ items: v.array(item), cursor: v.optional(v.string()) });
}

const seatCount = { total: v.nullable(count), taken: count, left: v.nullable(count), waiting: count };
const ownSeats = v.object({ ...seatCount, pending: count });
export const Seats: v.GenericSchema<EventSeats> = v.object({
  event: ownSeats,
  options: v.record(v.string(), v.object(seatCount)),
});

/** Whether somebody can sign up now, and what else is told with it. */
const recruitment = <Terms extends v.ObjectEntries>(terms: Terms) =>
  v.variant("state", [
    v.object({ ...terms, state: v.literal("open"), closes: v.optional(WallTimeSchema) }),
    v.object({ ...terms, state: v.literal("upcoming"), opens: WallTimeSchema }),
    v.object({ ...terms, state: v.literal("closed") }),
    v.object({ ...terms, state: v.literal("cancelled") }),
    v.object({ ...terms, state: v.literal("tentative") }),
  ]);
export const Recruitment: v.GenericSchema<RecruitmentState> = recruitment({});

const placeMode = v.picklist(["onsite", "online", "hybrid"]);

/** Local time with its distance from UTC. */
const OffsetTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00[+-]\d{2}:\d{2}$/),
  v.metadata({ format: "date-time" }),
);
const EventHours = v.strictObject({ begins: OffsetTime, ends: v.optional(OffsetTime) });

export const EventSummary: v.GenericSchema<EventSummaryType> = v.strictObject({
  eventId: id("evt"),
  slug: v.string(),
  kind: v.picklist(EVENT_KINDS),
  state: v.picklist(EVENT_STATES),
  title: Text,
  summary: v.optional(Text),
  dates: EventDatesSchema,
  hours: v.optional(EventHours),
  timeZone: v.string(),
  place: v.strictObject({
    mode: placeMode,
    name: v.optional(v.string()),
    town: v.optional(v.string()),
    country: v.optional(v.string()),
  }),
  seats: ownSeats,
  recruitment: Recruitment,
  over: v.boolean(),
  projectId: id("prj"),
});

/** Events of a catalogue or of the staff's list. */
export const EventPage: v.GenericSchema<Page<EventSummaryType>> = page(EventSummary);

export const Organisation = v.object({
  name: v.string(),
  role: v.picklist(ORGANISATION_ROLES),
  town: v.optional(v.string()),
});
export const Logo = v.object({ logoId: id("log"), mime: v.picklist(LOGO_TYPES), alt: v.string() });

/** What the public sees of a project. */
export const ProjectView: v.GenericSchema<ProjectViewType> = v.strictObject({
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
        }),
      ),
    }),
  ),
});

const Cancellation = v.object({ reason: v.string(), at: Instant });

/** An event's public page. Strict: a field that must stay inside is an error, not an extra. */
export const EventView: v.GenericSchema<unknown, EventViewType> = v.strictObject({
  ...publicInput,
  eventId: id("evt"),
  slug: v.string(),
  state: v.picklist(EVENT_STATES),
  cancellation: v.optional(Cancellation),
  place: v.strictObject(publicPlace),
  hours: v.optional(EventHours),
  over: v.boolean(),
  agenda: v.array(v.strictObject(publicItem)),
  seats: Seats,
  wordings: v.strictObject({ clause: v.optional(v.string()), rules: v.optional(v.string()) }),
  recruitment: recruitment({
    mode: v.picklist(["first_come", "selection"]),
    changesUntil: v.optional(WallTimeSchema),
    confirmAddress: v.optional(v.boolean()),
  }),
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
  retired: Retired,
  cancellation: v.optional(Cancellation),
  hours: v.optional(EventHours),
  beginsAt: WallTimeSchema,
  textVersion: v.string(),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: v.optional(Instant),
  seatCounts: Seats,
  recruitmentState: Recruitment,
  over: v.boolean(),
  missing: v.array(v.object({ path: v.string(), code: v.string() })),
  advice: v.array(v.object({ path: v.string(), code: v.string() })),
  may: v.strictObject({
    edit: v.boolean(),
    publish: v.boolean(),
    copy: v.boolean(),
    manageRegistrations: v.boolean(),
  }),
});

export const Needs = v.strictObject({
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
  email: v.optional(Email),
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
    rules: v.optional(v.boolean()),
    image: v.boolean(),
    newsletter: v.boolean(),
    needs: v.boolean(),
    log: v.optional(
      v.array(
        v.strictObject({
          consent: v.picklist(CONSENT_KINDS),
          given: v.boolean(),
          at: Instant,
          by: v.picklist(["online", "staff"]),
          wording: v.optional(v.string()),
          locale: v.optional(v.picklist(["pl", "en"])),
        }),
      ),
    ),
    givenAt: v.optional(Instant),
    textVersion: v.optional(v.string()),
  }),
  locale: v.picklist(["pl", "en"]),
  queuedAt: Instant,
  statusReason: v.optional(v.string()),
  heldUntil: v.optional(Instant),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
  needs: v.optional(Needs),
  reservePosition: v.optional(count),
};

/** A certificate on its holder's page. */
export const OwnCertificate: v.GenericSchema<OwnCertificateType> = v.strictObject({
  certificateId: id("crt"),
  number: v.string(),
  state: v.picklist(CERTIFICATE_STATES),
  issuedOn: Day,
  nameShown: v.boolean(),
  verifyUrl: Url,
});

/** A participant's own registration. Strict: nothing of the table's own may leak. */
export const PersonalView: v.GenericSchema<unknown, PersonalViewType> = v.strictObject({
  ...person,
  event: EventView,
  hasEventPage: v.boolean(),
  hours: v.optional(EventHours),
  onlineUrl: v.optional(Url),
  ticketCode: v.optional(v.string()),
  checkIn: v.optional(v.strictObject({ unitId: v.string(), title: Text })),
  certificates: v.array(OwnCertificate),
  retired: Retired,
  may: v.strictObject({ edit: v.boolean(), changeChoices: v.boolean(), withdraw: v.boolean() }),
  newToken: v.optional(v.string()),
  retention: v.strictObject({ needsUntil: v.optional(Day) }),
});

const staffPerson = {
  ...person,
  room: v.optional(v.string()),
  eventId: id("evt"),
  source: v.picklist(["online", "staff"]),
  leftAt: v.optional(Instant),
  needsUntil: v.optional(Day),
  pastLimit: v.optional(v.array(v.string())),
  namesakes: v.optional(v.strictObject({ registrationIds: v.array(id("reg")), reason: v.string() })),
};

/** A registration as staff see it. */
export const StaffRegistrationView: v.GenericSchema<StaffRegistrationViewType> = v.strictObject(staffPerson);

/** People of an event. */
export const RegistrationPage: v.GenericSchema<Page<StaffRegistrationViewType>> = page(StaffRegistrationView);

const outcomes = {
  outcome: v.picklist(["confirmed", "reserve", "pending"]),
  /** Place on the reserve list; with `reserve` only. */
  position: v.optional(count),
};

/** What somebody who signed up has, at an event that asks for no confirmation of the address. */
export const TakenSignUp = v.strictObject({
  ...outcomes,
  registrationId: id("reg"),
  token: v.string(),
  choices: v.record(v.string(), v.string()),
});

/** What everybody is told who signs up at an event that asks for it: the rest stands in their mail. */
export const MailedSignUp = v.strictObject({ outcome: v.literal("mailed"), until: Instant });

/** What a sign-up came to. */
export const SignUpAnswer: v.GenericSchema<unknown, Omit<SignUpAnswerType, "position"> | MailedAnswer> =
  v.union([TakenSignUp, MailedSignUp]);

/** What a person's entry by hand came to. */
export const EnteredAnswer = v.strictObject({ ...outcomes, registration: StaffRegistrationView });

export const Mark: v.GenericSchema<MarkType> = v.strictObject({
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
  by: v.string(),
  receivedAt: Instant,
});

export const AttendanceRecord: v.GenericSchema<AttendanceRecordType> = v.strictObject({
  registrationId: id("reg"),
  unitId: v.string(),
  state: v.optional(v.picklist(ATTENDANCE_STATES)),
  minutes: v.optional(count),
  source: v.optional(v.picklist(ATTENDANCE_SOURCES)),
  by: v.optional(v.string()),
  byName: v.optional(v.string()),
  at: v.optional(Instant),
  reason: v.optional(v.string()),
  current: v.array(id("mrk")),
  conflict: v.array(Mark),
  history: v.array(Mark),
});

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

export const AttendanceUnit: v.GenericSchema<AttendanceUnitType> = v.strictObject({
  ...unitFacts,
  weight: v.number(),
  choiceWeights: v.optional(v.record(v.string(), v.number())),
  amendments: v.optional(
    v.array(
      v.strictObject({
        at: Instant,
        on: Day,
        by: v.string(),
        byName: v.optional(v.string()),
        reason: v.optional(v.string()),
        was: v.strictObject({
          ...unitFacts,
          minutes: v.optional(
            v.strictObject({ common: v.number(), byOption: v.record(v.string(), v.number()) }),
          ),
        }),
        held: v.optional(v.array(Text)),
      }),
    ),
  ),
  retired: v.optional(
    v.strictObject({
      at: v.optional(Instant),
      held: v.boolean(),
      isClosed: v.boolean(),
      insteadOf: v.array(v.string()),
    }),
  ),
});

/** The list of a unit, declared complete. */
export const UnitClosing: v.GenericSchema<UnitClosingType> = v.strictObject({
  unitId: v.string(),
  closedAt: Instant,
  closedBy: v.string(),
  closedByName: v.optional(v.string()),
});

/** Unit → whether somebody stands on its closed list. */
const closedLists = v.optional(v.record(v.string(), v.boolean()));

const ratePart = { attended: v.number(), possible: v.number(), percent: count };

/** A person in the book of attendance. Strict: names and institution are all that it tells of them. */
export const AttendancePerson: v.GenericSchema<AttendancePersonType> = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  institution: v.optional(v.string()),
  options: v.array(v.string()),
  left: v.optional(
    v.strictObject({ at: Instant, status: v.picklist(["pending", "reserve", "rejected", "cancelled"]) }),
  ),
  closedLists,
  records: v.record(v.string(), AttendanceRecord),
  rate: v.strictObject({
    measure: v.picklist(["minutes", "units"]),
    total: v.strictObject(ratePart),
    modules: v.array(v.strictObject({ module: v.string(), ...ratePart })),
    reached: v.boolean(),
    reachable: v.boolean(),
  }),
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
  entitled: v.boolean(),
});

/** Everything the attendance page of an event shows. */
export const AttendanceBook: v.GenericSchema<AttendanceBookType> = v.strictObject({
  eventId: id("evt"),
  thresholdPercent: count,
  units: v.array(AttendanceUnit),
  closings: v.array(UnitClosing),
  people: v.array(AttendancePerson),
  authors: v.record(v.string(), v.string()),
  may: v.strictObject({ record: v.boolean(), close: v.boolean(), override: v.boolean() }),
});

export const MarkResult: v.GenericSchema<MarkResultType> = v.variant("outcome", [
  v.strictObject({ markId: id("mrk"), outcome: v.literal("recorded") }),
  v.strictObject({ markId: id("mrk"), outcome: v.literal("refused"), code: v.string() }),
]);

/** What became of marks. */
export const MarksAnswer: v.GenericSchema<MarksAnswerType> = v.strictObject({
  results: v.array(MarkResult),
  records: v.array(AttendanceRecord),
});

/** The code on the screen in a room. */
export const ScreenCode: v.GenericSchema<ScreenCodeType> = v.strictObject({
  unitId: v.string(),
  code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  validUntil: Instant,
  closesAt: Instant,
});

/** What became of a walk-in. */
export const WalkInResult: v.GenericSchema<WalkInResultType> = v.variant("outcome", [
  v.strictObject({
    walkInId: v.string(),
    outcome: v.picklist(["added", "known"]),
    registrationId: id("reg"),
    marks: v.array(MarkResult),
  }),
  v.strictObject({ walkInId: v.string(), outcome: v.literal("refused"), code: v.string() }),
]);

export const CheckInLinkView: v.GenericSchema<CheckInLinkViewType> = v.strictObject({
  linkId: id("chk"),
  eventId: id("evt"),
  name: v.string(),
  createdBy: v.string(),
  createdByName: v.optional(v.string()),
  createdAt: Instant,
  expiresAt: Instant,
  endsWithEvent: v.boolean(),
  revokedAt: v.optional(Instant),
  lastSyncAt: v.optional(Instant),
});

/** Links to an event's check-in. Strict: the hash of a secret stays in the table. */
export const CheckInLinks = v.strictObject({ items: v.array(CheckInLinkView) });

/** A new link to an event's check-in, with its address. */
export const NewCheckInLink: v.GenericSchema<NewCheckInLinkType> = v.strictObject({
  link: CheckInLinkView,
  url: Url,
});

/** What a desk holds. Strict: names and codes, and nothing else of a person. */
export const DeskBook: v.GenericSchema<unknown, DeskBookType> = v.strictObject({
  link: v.strictObject({ linkId: id("chk"), name: v.string(), expiresAt: Instant }),
  event: v.strictObject({
    eventId: id("evt"),
    title: Text,
    timeZone: v.string(),
    choiceGroups: EventInputSchema.entries.choiceGroups,
    formerOptions: v.optional(v.array(v.strictObject({ optionId: v.string(), title: Text }))),
  }),
  units: v.array(AttendanceUnit),
  closings: v.array(UnitClosing),
  people: v.array(
    v.strictObject({
      registrationId: id("reg"),
      firstName: v.string(),
      lastName: v.string(),
      ticketCode: v.string(),
      options: v.array(v.string()),
      left: v.optional(v.strictObject({ at: Instant })),
      closedLists,
    }),
  ),
  marks: v.array(
    v.strictObject({
      markId: id("mrk"),
      registrationId: id("reg"),
      unitId: v.string(),
      state: v.picklist([...ATTENDANCE_STATES, "none"]),
      minutes: v.optional(count),
      source: v.picklist(ATTENDANCE_SOURCES),
      at: Instant,
      replaces: v.array(id("mrk")),
      by: v.string(),
    }),
  ),
  authors: v.record(v.string(), v.string()),
  version: v.string(),
  asOf: Instant,
});

/** What a desk is told after it sent what it recorded. */
export const DeskSyncAnswer: v.GenericSchema<unknown, DeskSyncAnswerType> = v.strictObject({
  marks: v.array(MarkResult),
  walkIns: v.array(WalkInResult),
  book: v.optional(DeskBook),
  asOf: Instant,
});

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

/** Where and when a participant checked themselves in. */
export const SelfCheckInAnswer = v.strictObject({ unitTitle: Text, at: Instant });

export const AuditEntryAnswer: v.GenericSchema<AuditEntry> = v.strictObject({
  auditId: id("aud"),
  at: Instant,
  actor: v.string(),
  actorName: v.optional(v.string()),
  action: v.string(),
  target: v.string(),
  targetName: v.optional(v.string()),
  fields: v.array(v.string()),
  changes: v.optional(
    v.array(
      v.strictObject({
        field: v.string(),
        of: v.optional(v.string()),
        from: v.optional(v.string()),
        to: v.optional(v.string()),
      }),
    ),
  ),
  changesLeft: v.optional(count),
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  reason: v.optional(v.string()),
});

/** An event's history. */
export const AuditPage: v.GenericSchema<Page<AuditEntry>> = page(AuditEntryAnswer);

export const Message: v.GenericSchema<MessageType> = v.strictObject({
  messageId: id("msg"),
  kind: v.picklist(MESSAGE_KINDS),
  state: v.picklist(MESSAGE_STATES),
  to: Email,
  locale: v.picklist(["pl", "en"]),
  registrationId: v.optional(id("reg")),
  eventId: v.optional(id("evt")),
  signInId: v.optional(id("sgn")),
  staffId: v.optional(id("stf")),
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
  ...staffPerson,
  messages: v.array(Message),
  history: v.array(AuditEntryAnswer),
  /** What the consents of the log were given to, by the ids there. */
  wordings: v.record(v.string(), Text),
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
  addressees: v.array(v.strictObject({ options: v.array(v.string()), hasPlace: v.boolean(), count })),
  programme: v.strictObject({ stops: count, hosts: count, towns: count }),
  refusals: v.optional(v.strictObject({ count, lastAt: Instant })),
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
    email: v.optional(Email),
    phone: v.optional(v.string()),
  }),
  logos: v.array(Logo),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});

/** Projects of a member of staff. */
export const ProjectPage: v.GenericSchema<Page<ProjectType>> = page(Project);

/** A file of an event or project. */
export const StoredFile: v.GenericSchema<StoredFileType> = v.strictObject({
  fileId: id("fil"),
  ownerId: v.union([id("evt"), id("prj")]),
  purpose: v.picklist(FILE_PURPOSES),
  unitId: v.optional(v.string()),
  state: v.picklist(FILE_STATES),
  name: v.string(),
  mediaType: v.picklist(FILE_TYPES),
  bytes: count,
  sha256: v.optional(v.string()),
  refusal: v.optional(v.string()),
  uploadedBy: v.string(),
  uploadedByName: v.optional(v.string()),
  createdAt: Instant,
  storedAt: v.optional(Instant),
});

/** Files of an event. */
export const FilePage: v.GenericSchema<Page<StoredFileType>> = page(StoredFile);

/** A file that was announced, and the form to send it with. */
export const FileUpload: v.GenericSchema<FileUploadType> = v.strictObject({
  file: StoredFile,
  upload: v.strictObject({ url: Url, fields: v.record(v.string(), v.string()) }),
});

/** An address that works for some minutes. */
export const FileLink = v.strictObject({ url: Url });

/** An archive of everything that documents an event. */
export const Evidence: v.GenericSchema<EvidenceType> = v.strictObject({
  evidenceId: id("evd"),
  eventId: id("evt"),
  state: v.picklist(["waiting", "building", "ready", "failed"]),
  progress: v.strictObject({ done: count, total: count }),
  bytes: v.optional(count),
  sha256: v.optional(v.string()),
  requestedBy: v.string(),
  requestedAt: Instant,
  finishedAt: v.optional(Instant),
  failure: v.optional(v.string()),
});

/** The latest archive of an event and, while it is kept, an address for it. */
export const LatestEvidence = v.strictObject({
  evidence: v.optional(Evidence),
  /** Whether its archive can be downloaded. */
  isThere: v.boolean(),
  url: v.optional(Url),
});

/** How a project's certificates look. */
export const CertificateTemplate: v.GenericSchema<unknown, CertificateTemplateType> = v.strictObject({
  ...CertificateTemplateInputSchema.entries,
  language: v.picklist(CERTIFICATE_LANGUAGES),
  projectId: id("prj"),
  updatedAt: v.optional(Instant),
});

export const CertificateHolder: v.GenericSchema<CertificateHolderType> = v.variant("type", [
  v.strictObject({
    type: v.literal("person"),
    registrationId: id("reg"),
    firstName: v.string(),
    lastName: v.string(),
    formOfAddress: v.optional(v.picklist(FORMS_OF_ADDRESS)),
  }),
  v.strictObject({ type: v.literal("institution"), name: v.string(), town: v.optional(v.string()) }),
]);
const certificateHours = v.optional(
  v.strictObject({ count: v.number(), unit: v.picklist(["clock", "didactic"]) }),
);

/** A certificate as staff see it. */
export const CertificateView: v.GenericSchema<CertificateViewType> = v.strictObject({
  certificateId: id("crt"),
  eventId: id("evt"),
  number: v.string(),
  year: count,
  sequence: count,
  state: v.picklist(CERTIFICATE_STATES),
  holder: CertificateHolder,
  eventTitle: Text,
  module: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  hours: certificateHours,
  issuedOn: Day,
  issuedAt: Instant,
  earlyReason: v.optional(v.string()),
  annulment: v.optional(
    v.strictObject({ at: Instant, by: v.string(), byName: v.optional(v.string()), reason: v.string() }),
  ),
  replaces: v.optional(id("crt")),
  replacesNumber: v.optional(v.string()),
  replacedBy: v.optional(id("crt")),
  replacedByNumber: v.optional(v.string()),
  duplicates: count,
  verifyUrl: Url,
});

/** A page of a register. */
export const CertificatePage: v.GenericSchema<Page<CertificateViewType>> = page(CertificateView);

export const CertificateCandidate: v.GenericSchema<CertificateCandidateType> = v.strictObject({
  holder: CertificateHolder,
  institution: v.optional(v.string()),
  percent: count,
  entitled: v.boolean(),
  overrideReason: v.optional(v.string()),
  endsAt: v.optional(Instant),
  certificate: v.optional(CertificateView),
  hasEmail: v.boolean(),
});

/** Who may get a certificate of an event and who has one. */
export const EventCertificates: v.GenericSchema<unknown, EventCertificatesType> = v.strictObject({
  thresholdPercent: count,
  today: Day,
  issuableFrom: v.optional(Day),
  allClosed: v.boolean(),
  template: CertificateTemplate,
  nextNumber: v.string(),
  people: v.array(CertificateCandidate),
  institutions: v.array(CertificateCandidate),
  may: v.strictObject({ issue: v.boolean() }),
});

/** What came of issuing. */
export const IssueAnswer: v.GenericSchema<IssueAnswerType> = v.strictObject({
  issued: v.array(CertificateView),
  skipped: v.array(
    v.strictObject({ holder: v.string(), code: v.string(), character: v.optional(v.string()) }),
  ),
});

/** What anybody who has the code learns. Strict: nothing more may leak. */
export const CertificateVerification: v.GenericSchema<CertificateVerificationType> = v.strictObject({
  state: v.picklist(CERTIFICATE_STATES),
  number: v.string(),
  issuer: v.string(),
  eventKind: v.picklist(EVENT_KINDS),
  eventTitle: Text,
  module: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  hours: certificateHours,
  issuedOn: Day,
  holder: v.string(),
  holderType: v.picklist(["person", "institution"]),
  annulledOn: v.optional(Day),
  replacedByNumber: v.optional(v.string()),
});

/** An Open Badges 3.0 credential with its proofs. */
export const CertificateCredential = v.strictObject({
  "@context": v.array(Url),
  id: Url,
  type: v.array(v.string()),
  issuer: v.strictObject({ id: Url, type: v.array(v.string()), name: v.string(), url: Url }),
  validFrom: Instant,
  awardedDate: Instant,
  name: v.string(),
  credentialSubject: v.strictObject({
    type: v.array(v.string()),
    identifier: v.array(
      v.strictObject({
        type: v.string(),
        hashed: v.boolean(),
        identityHash: v.string(),
        identityType: v.string(),
      }),
    ),
    licenseNumber: v.string(),
    activityStartDate: Instant,
    activityEndDate: Instant,
    achievement: v.strictObject({
      id: Url,
      type: v.array(v.string()),
      achievementType: v.string(),
      inLanguage: v.string(),
      name: v.string(),
      description: v.string(),
      criteria: v.strictObject({ narrative: v.string() }),
    }),
  }),
  credentialStatus: v.strictObject({ id: Url, type: v.string() }),
  proof: v.array(
    v.strictObject({
      "@context": v.optional(v.array(Url)),
      type: v.literal("DataIntegrityProof"),
      cryptosuite: v.picklist(["eddsa-rdfc-2022", "eddsa-jcs-2022"]),
      created: Instant,
      verificationMethod: Url,
      proofPurpose: v.literal("assertionMethod"),
      proofValue: v.string(),
    }),
  ),
});

/** Which credentials of a list were annulled. */
export const RevocationList = v.strictObject({
  id: Url,
  issuer: Url,
  revokedCredential: v.array(v.strictObject({ id: Url, revoked: v.boolean() })),
});

/** Who signs credentials, with the public key. */
export const IssuerProfile = v.strictObject({
  "@context": v.array(Url),
  id: Url,
  type: v.string(),
  name: v.string(),
  url: Url,
  verificationMethod: v.array(
    v.strictObject({
      id: Url,
      type: v.string(),
      controller: Url,
      publicKeyMultibase: v.string(),
    }),
  ),
  assertionMethod: v.array(Url),
});

const role = v.picklist(STAFF_ROLES);

/** A member of staff. */
export const Staff: v.GenericSchema<StaffType> = v.strictObject({
  staffId: id("stf"),
  name: v.string(),
  email: Email,
  role,
  projectIds: v.union([v.literal("all"), v.array(id("prj"))]),
  locale: v.picklist(["pl", "en"]),
  active: v.boolean(),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});

const colleague = { staffId: id("stf"), name: v.string(), role };

/** The team of an event. Strict: of a colleague no more than is needed to choose them. */
export const EventTeam: v.GenericSchema<EventTeamType> = v.strictObject({
  members: v.array(v.strictObject({ ...colleague, access: v.picklist(["works", "inactive", "elsewhere"]) })),
  candidates: v.array(v.strictObject({ ...colleague, email: v.optional(Email) })),
  may: v.strictObject({ change: v.boolean() }),
});

/** Everybody who works here. */
export const StaffPage: v.GenericSchema<Page<StaffType>> = page(Staff);

/** Who is signed in. */
export const StaffMeView: v.GenericSchema<StaffMeViewType> = v.strictObject({
  staffId: id("stf"),
  name: v.string(),
  email: Email,
  role,
  locale: v.picklist(["pl", "en"]),
  may: v.strictObject({ createProjects: v.boolean(), createEvents: v.boolean(), manageStaff: v.boolean() }),
  needsPasskey: v.optional(v.literal(true)),
});

/** One's own sessions. */
export const SessionList: v.GenericSchema<{ items: OwnSession[] }> = v.strictObject({
  items: v.array(
    v.strictObject({
      sessionId: v.string(),
      device: v.strictObject({ browser: v.optional(v.string()), system: v.optional(v.string()) }),
      method: v.optional(v.picklist(SIGN_IN_METHODS)),
      createdAt: v.optional(Instant),
      lastUsedAt: v.optional(Instant),
      expiresAt: Instant,
      isCurrent: v.boolean(),
    }),
  ),
});

/** One passkey. */
export const Passkey: v.GenericSchema<PasskeyView> = v.strictObject({
  passkeyId: v.string(),
  name: v.string(),
  createdAt: Instant,
  lastUsedAt: v.optional(Instant),
});

/** One's own passkeys. */
export const PasskeyList: v.GenericSchema<{ items: PasskeyView[] }> = v.strictObject({
  items: v.array(Passkey),
});

const challenge = { signInId: id("sgn"), challenge: v.string(), rpId: v.string() };

/** What a browser is asked for to sign in with a passkey. */
export const PasskeyChallenge: v.GenericSchema<PasskeyChallengeType> = v.strictObject(challenge);

/** What a browser is asked for to make a passkey. */
export const NewPasskeyChallenge: v.GenericSchema<NewPasskeyChallengeType> = v.strictObject({
  ...challenge,
  rpName: v.string(),
  user: v.strictObject({ id: v.string(), name: v.string(), displayName: v.string() }),
  known: v.array(v.string()),
});

/** Where a browser goes to sign in at the organisation's provider. */
export const IdentityRedirect: v.GenericSchema<IdentityRedirectType> = v.strictObject({ url: Url });

/** Who signed in at the organisation's provider, and the page that was asked for. */
export const IdentitySignedIn = v.strictObject({ me: StaffMeView, to: v.string() });

/** The sign-in that waits for its code; says nothing about the address. */
export const SignInAnswer: v.GenericSchema<SignInAnswerType> = v.strictObject({
  signInId: id("sgn"),
  codeLength: v.picklist([6, 12]),
});

/** That every part of the service works; when one does not, the answer is a problem that names it. */
export const Health = v.strictObject({
  parts: v.strictObject({ database: v.literal("ok"), files: v.literal("ok"), mail: v.literal("ok") }),
});

/** What the pages need to know of the installation; `provider` is the name of that at which staff may sign in. */
export const Settings = v.strictObject({
  organiserName: v.string(),
  publicUrl: Url,
  today: Day,
  provider: v.optional(v.string()),
});

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
      v.object({
        path: v.string(),
        code: v.string(),
        limit: v.optional(v.union([v.number(), v.string()])),
        character: v.optional(v.string()),
      }),
    ),
  ),
});
