import type { StatementInput } from "@zapisy/core/accessibility-statement/schema";
import type { ListedRegistration } from "@zapisy/core/attendance/rules";
import type { DelegationInput, Successor } from "@zapisy/core/delegation/schema";
import type { AgendaItem, Event, EventInput } from "@zapisy/core/event/schema";
import type { ProjectInput } from "@zapisy/core/project/schema";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import type { StoredRegistration } from "@zapisy/core/registration";
import type { StaffActor, StaffRole } from "@zapisy/core/shared/actor";

/** A project with what is required, and what a test says. */
export function projectInput(overrides: Partial<ProjectInput> = {}): ProjectInput {
  return {
    title: { pl: "Partnerstwa lokalne" },
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
    organisations: [{ name: "Regionalny Ośrodek Polityki Społecznej", role: "lead" }],
    territory: ["20"],
    targetGroups: [],
    contact: {},
    ...overrides,
  };
}

/** A statement of accessibility that conforms in part, as it is written first. */
export function accessibilityStatement(overrides: Partial<StatementInput> = {}): StatementInput {
  return {
    entity: { pl: "Regionalny Ośrodek Polityki Społecznej", en: "Regional Centre of Social Policy" },
    address: "ul. Łąkowa 3, 15-001 Białystok",
    publishedOn: "2025-05-05",
    changedOn: "2026-01-12",
    conformance: "partial",
    inaccessible: { pl: "Skany list obecności nie mają warstwy tekstowej; treść odczytujemy przez telefon." },
    preparedOn: "2025-05-05",
    assessment: "self",
    contactName: "Żaneta Łoś",
    contactEmail: "dostepnosc@rops.example",
    contactPhone: "85 123 45 67",
    premises: { pl: "Wejście bez progów od ul. Łąkowej, winda na wszystkie piętra." },
    version: 0,
    ...overrides,
  };
}

/** One session of the day on which the fixture's event is. */
export function agendaItem(overrides: Partial<AgendaItem> = {}): AgendaItem {
  return {
    itemId: "s1",
    kind: "session",
    title: { pl: "Sesja pierwsza" },
    day: "2026-04-15",
    from: "09:00",
    to: "13:00",
    takesAttendance: true,
    ...overrides,
  };
}

/** A training of one day that can be published as it is; 20 seats, first come. */
export function eventInput(
  projectId: EventInput["projectId"],
  overrides: Partial<EventInput> = {},
): EventInput {
  return {
    projectId,
    kind: "training",
    title: { pl: "Praca z rodziną" },
    description: { pl: "Jeden dzień o pracy z rodziną." },
    dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-15" },
    timeZone: "Europe/Warsaw",
    place: { mode: "onsite", name: "Centrum Kadr", town: "Białystok" },
    seats: 20,
    recruitment: { mode: "first_come" },
    form: {
      formOfAddress: "optional",
      phone: "optional",
      institution: "optional",
      position: "optional",
      county: "optional",
      needs: "optional",
      diet: "optional",
      pickUpPoints: [],
      imageConsent: true,
      newsletterConsent: false,
      questions: [],
    },
    choiceGroups: [],
    agenda: [agendaItem()],
    dayNotes: [],
    attendanceThresholdPercent: 80,
    contact: { email: "biuro@zapisy.example" },
    rules: { pl: "Regulamin." },
    informationClause: { pl: "Klauzula informacyjna." },
    ...overrides,
  };
}

/** Two parallel panels, each with that many seats, of which everybody picks one. */
export function twoPanels(seats: number | null): EventInput["choiceGroups"] {
  return [
    {
      groupId: "panels",
      title: { pl: "Panel" },
      required: true,
      options: [
        { optionId: "a", title: { pl: "Panel A" }, seats },
        { optionId: "b", title: { pl: "Panel B" }, seats },
      ],
    },
  ];
}

/** What everybody has to say, and nothing that they may refuse. */
export const CONSENTS = {
  informationClause: true,
  authorityClause: true,
  rules: true,
  image: false,
  newsletter: false,
  needs: false,
} as const;

/** A person who signs up; `number` makes name and address their own. */
export function signUpInput(number: number, overrides: Partial<SignUpInput> = {}): SignUpInput {
  return {
    firstName: "Łucja",
    lastName: `Żak ${number}`,
    email: `lucja${number}@ops.example`,
    locale: "pl",
    choices: {},
    answers: {},
    ifFull: "reserve",
    consents: CONSENTS,
    ...overrides,
  };
}

/** Two people of one office whom a contact registers; `number` makes names and addresses their own. */
export function delegationInput(number: number, overrides: Partial<DelegationInput> = {}): DelegationInput {
  return {
    institution: { name: "Ośrodek Pomocy Społecznej", type: "ops", town: "Mońki" },
    contact: { name: "Zofia Sekretariat", email: `sekretariat${number}@ops.example` },
    people: [delegatedPerson(`${number}a`), delegatedPerson(`${number}b`)],
    ifFull: "nobody",
    locale: "pl",
    declarations: { acts: true, needs: false },
    ...overrides,
  };
}

/** Somebody of an office whom a contact registers. */
export function delegatedPerson(
  number: number | string,
  overrides: Partial<DelegationInput["people"][number]> = {},
): DelegationInput["people"][number] {
  return {
    firstName: "Jadwiga",
    lastName: `Kot ${number}`,
    email: `jadwiga${number}@ops.example`,
    choices: {},
    answers: {},
    ...overrides,
  };
}

/** Who takes a place over. */
export function successorInput(number: number | string, overrides: Partial<Successor> = {}): Successor {
  const { choices: _, ...person } = delegatedPerson(number);
  return { ...person, firstName: "Henryk", declarations: { acts: true, needs: false }, ...overrides };
}

/** The project of what this file makes without a database. */
export const PROJECT_ID = "prj_00000000000000000000000001";
/** The event of what this file makes without a database. */
export const EVENT_ID = "evt_00000000000000000000000001";

/** {@link eventInput} as a published event, for rules that want a stored one. */
export function storedEvent(overrides: Partial<Event> = {}): Event {
  return {
    ...eventInput(PROJECT_ID),
    eventId: EVENT_ID,
    slug: "praca-z-rodzina",
    state: "published",
    teamIds: [],
    formVersion: 1,
    retired: { questions: [], choiceGroups: [] },
    beginsAt: "2026-04-15T09:00",
    textVersion: "0123456789abcdef",
    blocks: { event: 1 },
    version: 1,
    createdAt: "2026-03-01T08:00:00.000Z",
    updatedAt: "2026-03-01T08:00:00.000Z",
    publishedAt: "2026-03-01T08:00:00.000Z",
    ...overrides,
  };
}

/** A confirmed registration with what only the table knows of it. */
export function storedRegistration(overrides: Partial<StoredRegistration> = {}): StoredRegistration {
  return {
    registrationId: "reg_00000000000000000000000001",
    eventId: EVENT_ID,
    status: "confirmed",
    firstName: "Łucja",
    lastName: "Żak",
    email: "lucja@ops.example",
    choices: {},
    answers: {},
    consents: {
      image: false,
      newsletter: false,
      needs: false,
      givenAt: "2026-03-01T08:00:00.000Z",
      textVersion: "0123456789abcdef",
    },
    locale: "pl",
    source: "online",
    linkVersion: 1,
    queuedAt: "2026-03-01T08:00:00.000Z",
    version: 1,
    createdAt: "2026-03-01T08:00:00.000Z",
    updatedAt: "2026-03-01T08:00:00.000Z",
    standing: { holds: [{ scope: "event", block: 0 }], waits: [], pends: [] },
    linkHash: "0".repeat(22),
    changedBy: "participant:reg_00000000000000000000000001",
    ...overrides,
  };
}

/** {@link storedRegistration} of somebody of whom nothing was recorded, as lists want it. */
export function listedRegistration(overrides: Partial<ListedRegistration> = {}): ListedRegistration {
  const { choices = {} } = overrides;
  return { ...storedRegistration(overrides), options: Object.values(choices), records: {}, ...overrides };
}

/** A member of staff of that role who works in {@link PROJECT_ID}. */
export function staffActor(role: StaffRole, overrides: Partial<StaffActor> = {}): StaffActor {
  return {
    type: "staff",
    staffId: "stf_00000000000000000000000001",
    name: "Żaneta Śliwa",
    role,
    projectIds: [PROJECT_ID],
    ...overrides,
  };
}
