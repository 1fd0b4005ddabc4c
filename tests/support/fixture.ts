import type { AgendaItem, EventInput } from "@zapisy/core/event/schema";
import type { ProjectInput } from "@zapisy/core/project/schema";
import type { SignUpInput } from "@zapisy/core/registration/schema";

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
    consents: { informationClause: true, rules: true, image: false, newsletter: false, needs: false },
    ...overrides,
  };
}
