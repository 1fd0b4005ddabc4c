import { addDays } from "@zapisy/core/shared/time";
import { applicationsOf, AWKWARD_PEOPLE, peopleAt, ZAMBROW_WORKPLACES } from "./people.ts";
import {
  agendaItem,
  eventInput,
  NEUTRAL_LOGOS,
  OFFICE_FORM,
  type Sample,
  type SampleEvent,
  type SampleProject,
} from "./sample.ts";
import { organisedBy } from "./texts.ts";

// Programme S0, "Centrum Aktywizacji Społecznej", Białystok, 2008: four sibling projects. Marked †: a
// value invented so that the programme can be run (days, hours, rooms, people), never a fact of it.

const COUNTIES = [
  {
    key: "lomzynski",
    code: "2007",
    name: "łomżyński",
    town: "Łomża",
    locative: "łomżyńskim",
    counselled: 104,
  },
  // The name "bielski" exists in two voivodeships; 2003 is the one in Podlaskie.
  {
    key: "bielski",
    code: "2003",
    name: "bielski",
    town: "Bielsk Podlaski",
    locative: "bielskim",
    counselled: 111,
  },
  {
    key: "zambrowski",
    code: "2014",
    name: "zambrowski",
    town: "Zambrów",
    locative: "zambrowskim",
    counselled: 100,
  },
  { key: "moniecki", code: "2008", name: "moniecki", town: "Mońki", locative: "monieckim", counselled: 101 },
] as const;
type County = (typeof COUNTIES)[number];

const SHARED = organisedBy(
  {
    name: "Białostocka Fundacja Kształcenia Kadr",
    address: "Białystok",
    email: "cas@bfkk.example",
    officerEmail: "iod@bfkk.example",
    ground: "agreement",
  },
  { name: "Koordynator CAS", phone: "85 700 20 08" },
);

/** Key of the project of a county, e.g. `cas-bielski`. */
function projectKey(county: County): string {
  return `cas-${county.key}`;
}

function project(county: County): SampleProject {
  return {
    key: projectKey(county),
    input: {
      title: { pl: `Centrum Aktywizacji Społecznej – powiat ${county.name}` },
      funder: "PO KL, Priorytet VII, Działanie 7.3 „Inicjatywy lokalne na rzecz aktywnej integracji”",
      fundingClause: {
        pl: "Projekt współfinansowany ze środków Unii Europejskiej w ramach Europejskiego Funduszu Społecznego.",
      },
      description: {
        pl: `Jeden z czterech bliźniaczych projektów Centrum Aktywizacji Społecznej (powiaty łomżyński, bielski, zambrowski i moniecki). Na początek powstaje Deklaracja Partnerstwa, na koniec Umowa Koalicji Lokalnej ze strategią na lata 2010–2013 i ekspertyzą. Doradztwem koordynatorów CAS objęto w powiecie ${county.locative} ${county.counselled} osób, we wszystkich czterech powiatach ponad 400 osób.`,
      },
      // 1 June 2008 is a Sunday: the first day of a project need not be a working day.
      startsOn: "2008-06-01",
      endsOn: "2008-12-31",
      organisations: [{ name: "Białostocka Fundacja Kształcenia Kadr", role: "lead", town: "Białystok" }],
      territory: [county.code],
      targetGroups: [
        "osoby długotrwale bezrobotne",
        "osoby dotknięte bezrobociem ukrytym na obszarach wiejskich",
        "osoby niepełnosprawne",
        "osoby bezdomne",
        "osoby zagrożone uzależnieniem",
      ],
      contact: { email: SHARED.contact.email, phone: SHARED.contact.phone },
    },
    logos: NEUTRAL_LOGOS,
  };
}

// † Second Tuesdays of the month; in November that is Independence Day, so the session is moved.
const MEETINGS = [
  ["2008-06-10", "czerwiec"],
  ["2008-07-08", "lipiec"],
  ["2008-08-12", "sierpień"],
  ["2008-09-09", "wrzesień"],
  ["2008-10-14", "październik"],
  ["2008-11-18", "listopad"],
  ["2008-12-09", "grudzień"],
] as const;

function meeting(county: County): SampleEvent {
  return {
    projectKey: projectKey(county),
    slug: `spotkanie-koalicji-${county.key}-2008`,
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "meeting",
      title: { pl: `Spotkanie Koalicji – powiat ${county.name}` },
      summary: { pl: "Comiesięczne spotkania uczestników koalicji lokalnej, od czerwca do grudnia 2008 r." },
      description: {
        pl: "Instytucje, organizacje pozarządowe i samorząd spotykają się co miesiąc, aby uzgodnić działania na rzecz osób zagrożonych wykluczeniem. Z każdego spotkania powstają rekomendacje, a w powiecie prowadzone są badania ankietowe.",
      },
      audience: {
        pl: "Przedstawiciele instytucji, organizacji pozarządowych i samorządu, którzy tworzą koalicję lokalną",
      },
      dates: { type: "exact", startsOn: "2008-06-10", endsOn: "2008-12-09" },
      place: { mode: "onsite", town: county.town, country: "PL" },
      seats: null,
      recruitment: { mode: "first_come" },
      agenda: MEETINGS.map(([day, month], index) =>
        agendaItem(
          "session",
          `spotkanie-${index + 1}`,
          { pl: `Spotkanie ${index + 1} – ${month}` },
          { day, from: "10:00", to: "13:00", hours: 3, hourUnit: "clock" },
        ),
      ),
    }),
    registrations: [],
  };
}

// † Days of the three trainings in the first county; each next county is a day later.
const TRAINING_DAYS = ["2008-09-16", "2008-10-21", "2008-11-25"] as const;
const TRAINERS = ["Celina Wierzbołowska", "Leon Rzęśnicki", "Inga Połubińska"];

/** 30 people and one more, who finds the training full (scenario A0 step 9). */
const ZAMBROW_TRAINEES = [
  ...AWKWARD_PEOPLE.filter(({ countyCode }) => countyCode === "2014"),
  ...peopleAt(ZAMBROW_WORKPLACES, 30, 300),
];

function training(county: County, index: number): SampleEvent {
  const number = index + 1;
  const day = addDays(TRAINING_DAYS[index] ?? "", COUNTIES.indexOf(county));
  const form = { ...OFFICE_FORM, institution: "optional" as const };
  return {
    projectKey: projectKey(county),
    slug: `cas-${county.key}-szkolenie-${number}`,
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "training",
      title: { pl: `Szkolenie ${number} – Centrum Aktywizacji Społecznej, powiat ${county.name}` },
      summary: { pl: "Jedno z trzech szkoleń dla wspólnej grupy 30 osób z powiatu." },
      description: {
        pl: `Szkolenie ${number} z 3 dla beneficjentów projektu w powiecie ${county.locative}: decydentów, liderów społecznych oraz pracowników instytucji pomocy społecznej i rynku pracy. W trzech szkoleniach uczestniczy ta sama grupa.`,
      },
      audience: { pl: "Decydenci, liderzy społeczni, pracownicy instytucji pomocy społecznej i rynku pracy" },
      dates: { type: "exact", startsOn: day, endsOn: day },
      place: { mode: "onsite", town: county.town, country: "PL" },
      seats: 30,
      recruitment: { mode: "first_come", closes: `${addDays(day, -5)}T15:00` },
      form,
      agenda: [
        agendaItem(
          "session",
          "czesc-1",
          { pl: `Szkolenie ${number}, część pierwsza` },
          {
            day,
            from: "09:00",
            to: "12:00",
            hours: 4,
            hourUnit: "didactic",
            leaders: TRAINERS.slice(index, index + 1),
          },
        ),
        agendaItem("meal", "obiad", { pl: "Obiad" }, { day, from: "12:00", to: "12:45" }),
        agendaItem(
          "session",
          "czesc-2",
          { pl: `Szkolenie ${number}, część druga` },
          {
            day,
            from: "12:45",
            to: "15:45",
            hours: 4,
            hourUnit: "didactic",
            leaders: TRAINERS.slice(index, index + 1),
          },
        ),
      ],
    }),
    registrations:
      county.key === "zambrowski" && number === 1
        ? applicationsOf(form, ZAMBROW_TRAINEES, () => ({ reason: "Import listy „Beneficjenci szkoleń”" }))
        : [],
  };
}

/** Programme S0: four county projects, each with its coalition's meetings and three trainings for 30. */
export const CAS_SAMPLE: Sample = {
  projects: COUNTIES.map(project),
  events: COUNTIES.flatMap((county) => [
    meeting(county),
    ...TRAINING_DAYS.map((_, index) => training(county, index)),
  ]),
};
