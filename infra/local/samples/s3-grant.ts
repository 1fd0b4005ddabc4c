import type { EventInput, SignUpForm } from "@zapisy/core/event/schema";
import { applicationsOf, peopleAt, SILESIAN_CENTRES } from "./people.ts";
import {
  agendaItem,
  eventInput,
  NEUTRAL_LOGOS,
  OFFICE_FORM,
  type Sample,
  type SampleEvent,
} from "./sample.ts";
import { organisedBy } from "./texts.ts";

// Programme S3: network grant "Rewitalizacja społeczna", Śląskie and partners, 2010–2011. Marked †: a
// value invented so that the programme can be run (days, hours, venues, seats, people, hosts in Kraków),
// never a fact of it. The source knows months and half-years only.

const KEY = "rewitalizacja";
const SHARED = organisedBy(
  {
    name: "Samorząd Województwa Śląskiego",
    address: "Katowice",
    email: "rewitalizacja@slaskie.example",
    officerEmail: "iod@slaskie.example",
    ground: "public_task",
  },
  { name: "Koordynator grantu", phone: "32 700 20 11" },
);

const OF_PARTNERS = { pl: "Przedstawiciele lidera i partnerów grantu" };

function visit(
  slug: string,
  facts: Pick<EventInput, "title" | "topic" | "dates" | "place"> & Partial<EventInput>,
  accessCodes?: SampleEvent["accessCodes"],
): SampleEvent {
  return {
    projectKey: KEY,
    slug,
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "study_visit",
      audience: OF_PARTNERS,
      description: { pl: `Jedna z czterech wizyt studyjnych grantu. Temat: ${facts.topic?.pl ?? ""}.` },
      seats: null,
      ...facts,
    }),
    accessCodes,
    registrations: [],
  };
}

/** † A code for each of those who send people: their places are the uses of it. */
const PLACES: SampleEvent["accessCodes"] = [
  { code: "LIDER2011", uses: 6, note: "Samorząd Województwa Śląskiego" },
  { code: "MALOPOLSKIE2011", uses: 4, note: "Samorząd Województwa Małopolskiego" },
  { code: "DOLNOSLASKIE2011", uses: 4, note: "Samorząd Województwa Dolnośląskiego" },
  { code: "OPOLSKIE2011", uses: 4, note: "Samorząd Województwa Opolskiego" },
  { code: "LUBLIN2011", uses: 4, note: "Wojewódzki Urząd Pracy w Lublinie" },
  { code: "WALBRZYCH2011", uses: 4, note: "RCWIP w Wałbrzychu" },
].map((code) => ({ ...code, ownSeats: false }));

const VISITS: SampleEvent[] = [
  visit(
    "wizyta-studyjna-krakow-2011",
    {
      title: { pl: "Wizyta studyjna: Kraków (Kazimierz, Nowa Huta)" },
      topic: { pl: "rewitalizacja oparta na zasobach kulturowych" },
      // † The source says "first half of 2011"; the days were set later (scenario A3 step 5).
      dates: { type: "exact", startsOn: "2011-05-12", endsOn: "2011-05-13" },
      place: { mode: "onsite", town: "Kraków", country: "PL" },
      // † Six places for the lead, four for each of the five partners.
      seats: 26,
      accessCode: "required",
      description: {
        pl: "Jedna z czterech wizyt studyjnych grantu. Temat: rewitalizacja oparta na zasobach kulturowych. Miejsca: lider 6, każdy z pięciu partnerów po 4.",
      },
      recruitment: { mode: "first_come", closes: "2011-05-06T15:00" },
      agenda: [
        agendaItem(
          "stop",
          "kazimierz",
          { pl: "Kazimierz" },
          {
            day: "2011-05-12",
            from: "11:00",
            to: "16:00",
            town: "Kraków",
            host: "Dom Sąsiedzki „Na Kazimierzu”",
          },
        ),
        agendaItem(
          "lodging",
          "nocleg",
          { pl: "Nocleg w Krakowie" },
          { day: "2011-05-12", from: "19:00", town: "Kraków" },
        ),
        agendaItem(
          "stop",
          "nowa-huta",
          { pl: "Nowa Huta" },
          {
            day: "2011-05-13",
            from: "09:00",
            to: "14:00",
            town: "Kraków",
            host: "Klub Społeczny „Nowa Huta”",
          },
        ),
      ],
    },
    PLACES,
  ),
  visit("wizyta-studyjna-holandia-2011", {
    title: { pl: "Wizyta studyjna: Holandia, organizacja MOVISIE" },
    topic: { pl: "współpraca instytucji ze społecznościami" },
    dates: { type: "tentative", period: "2011-06" },
    // † Town.
    place: { mode: "onsite", name: "MOVISIE", town: "Utrecht", country: "NL" },
    form: {
      ...OFFICE_FORM,
      phone: "required",
      diet: "optional",
      questions: [
        {
          questionId: "dokument",
          label: { pl: "Z jakim dokumentem wyjeżdża uczestnik?" },
          help: { pl: "Nie prosimy o kopię dokumentu. Zalecamy kartę EKUZ." },
          type: "choice",
          required: true,
          answers: [
            { answerId: "dowod", label: { pl: "dowód osobisty" } },
            { answerId: "paszport", label: { pl: "paszport" } },
          ],
        },
        {
          questionId: "kontakt_alarmowy",
          label: { pl: "Kogo zawiadomić w nagłym wypadku (imię i telefon)?" },
          help: { pl: "Dane usuniemy 30 dni po powrocie." },
          type: "text",
          required: true,
        },
      ],
    },
    agenda: [
      agendaItem("stop", "movisie", { pl: "MOVISIE" }, { town: "Utrecht", country: "NL", host: "MOVISIE" }),
    ],
  }),
  visit("wizyta-studyjna-wroclaw-2011", {
    title: { pl: "Wizyta studyjna: Wrocław" },
    topic: { pl: "partnerstwo" },
    dates: { type: "tentative", period: "2011-H2" },
    place: { mode: "onsite", town: "Wrocław", country: "PL" },
  }),
  visit("wizyta-studyjna-zamosc-2011", {
    title: { pl: "Wizyta studyjna: Zamość" },
    topic: { pl: "osoby zagrożone wykluczeniem społecznym" },
    dates: { type: "tentative", period: "2011-H2" },
    place: { mode: "onsite", town: "Zamość", country: "PL" },
  }),
];

const BEGINNERS = "poczatkujacy";
const ADVANCED = "zaawansowani";
// † The source says "in September".
const WORKSHOP_DAYS = [
  { day: "2011-09-13", from: "10:00", to: "15:15" },
  { day: "2011-09-14", from: "09:00", to: "14:15" },
] as const;
const MODULES = [
  {
    optionId: BEGINNERS,
    module: "Moduł dla początkujących",
    place: "sala 12",
    leaders: ["Celina Wierzbołowska"],
    days: ["Od diagnozy do pomysłu na PAL", "Planowanie PAL w projekcie systemowym"],
  },
  {
    optionId: ADVANCED,
    module: "Moduł dla zaawansowanych",
    place: "sala 14",
    leaders: ["Leon Rzęśnicki", "Inga Połubińska"],
    days: ["Prowadzenie PAL: partnerzy i społeczność", "Ocena i trwałość PAL"],
  },
];

const WORKSHOP_FORM: SignUpForm = {
  ...OFFICE_FORM,
  questions: [
    {
      questionId: "pal",
      label: { pl: "Czy OPS realizował PAL?" },
      help: { pl: "Na tej podstawie proponujemy moduł. Propozycję można zmienić." },
      type: "yes_no",
      required: true,
      proposes: { no: BEGINNERS, yes: ADVANCED },
    },
  ],
};

/** Beginners are full at 20; the 21st waits, the 22nd agrees to the other module and is its 13th. */
const workshopPeople = peopleAt(SILESIAN_CENTRES, 34, 200);

const WORKSHOP: SampleEvent = {
  projectKey: KEY,
  slug: "warsztaty-pal-2011",
  state: "published",
  input: eventInput({
    ...SHARED,
    kind: "training",
    title: { pl: "Warsztaty: Programy Aktywności Lokalnej (PAL)" },
    summary: { pl: "Planowanie i prowadzenie PAL: moduł dla początkujących i moduł dla zaawansowanych." },
    description: {
      pl: "Warsztaty o planowaniu i prowadzeniu Programów Aktywności Lokalnej (PAL), a dla OPS woj. śląskiego o planowaniu PAL w projektach systemowych. Każdy moduł ma własny program i własnych trenerów.",
    },
    audience: { pl: "Pracownicy OPS woj. śląskiego" },
    topic: { pl: "Programy Aktywności Lokalnej (PAL)" },
    dates: { type: "exact", startsOn: "2011-09-13", endsOn: "2011-09-14" },
    place: { mode: "onsite", name: "MOPS Katowice", town: "Katowice", country: "PL" },
    seats: 40,
    recruitment: { mode: "first_come", closes: "2011-09-07T12:00" },
    form: WORKSHOP_FORM,
    choiceGroups: [
      {
        groupId: "modul",
        title: { pl: "Moduł" },
        required: true,
        options: [
          {
            optionId: BEGINNERS,
            title: { pl: "Moduł dla początkujących" },
            description: { pl: "Dla OPS, które nie realizowały jeszcze PAL" },
            seats: 20,
          },
          {
            optionId: ADVANCED,
            title: { pl: "Moduł dla zaawansowanych" },
            description: { pl: "Dla OPS, które realizowały PAL" },
            seats: 20,
          },
        ],
      },
    ],
    agenda: MODULES.flatMap(({ days, ...module }) =>
      days.map((title, index) =>
        agendaItem(
          "session",
          `${module.optionId}-${index + 1}`,
          { pl: title },
          {
            ...module,
            ...WORKSHOP_DAYS[index],
            hours: 7,
            hourUnit: "didactic",
          },
        ),
      ),
    ),
  }),
  registrations: applicationsOf(WORKSHOP_FORM, workshopPeople, (_, index) => {
    const advanced = index >= 20 && index < 32;
    return {
      choices: { modul: advanced ? ADVANCED : BEGINNERS },
      answers: { pal: advanced ? "yes" : "no" },
      ifFull: index === 33 ? "other_option" : "reserve",
      reason: "Formularz przesłany faksem",
    };
  }),
};

// † Day, hours, rooms, seats and people; the source says "December 2011, Katowice" and names the panels.
const CONFERENCE_DAY = "2011-12-08";
const PANELS = [
  {
    optionId: "panel-a",
    title: { pl: "Panel A: rewitalizacja społeczna" },
    place: "sala A",
    moderator: "Brygida Zaleśna",
    speakers: ["Henryk Olszowiec", "Lidia Ćwierz", "Roman Żarnowiecki", "Zuzanna Półtorak"],
  },
  {
    optionId: "panel-b",
    title: { pl: "Panel B: rewitalizacja infrastrukturalna" },
    place: "sala B (dostępna dla wózków)",
    moderator: "Ignacy Łęgowik",
    speakers: ["Felicja Mroczek-Łuk", "Oskar Świerkot", "Jagoda Wilczopolska", "Bernard Siwoń"],
  },
];

const CONFERENCE: SampleEvent = {
  projectKey: KEY,
  slug: "konferencja-rewitalizacja-2011",
  state: "published",
  input: eventInput({
    ...SHARED,
    kind: "conference",
    title: { pl: "Konferencja „Rewitalizacja społeczna”" },
    summary: {
      pl: "Upowszechnianie dobrych praktyk i dwa panele dyskusyjne: o rewitalizacji społecznej i infrastrukturalnej.",
    },
    description: {
      pl: "Konferencja podsumowująca grant: sesja plenarna, a po niej dwa równoległe panele dyskusyjne. Dobre praktyki PAL z różnych regionów, komentarze i opinie ekspertów ukażą się w publikacji.",
    },
    dates: { type: "exact", startsOn: CONFERENCE_DAY, endsOn: CONFERENCE_DAY },
    place: { mode: "onsite", town: "Katowice", country: "PL" },
    seats: 120,
    recruitment: { mode: "first_come", closes: "2011-12-01T15:00", changesUntil: "2011-12-05T15:00" },
    choiceGroups: [
      {
        groupId: "panel",
        title: { pl: "Panel dyskusyjny" },
        required: true,
        options: PANELS.map(({ optionId, title }) => ({ optionId, title, seats: 60 })),
      },
    ],
    agenda: [
      agendaItem(
        "plenary",
        "plenarna",
        { pl: "Sesja plenarna" },
        { day: CONFERENCE_DAY, from: "09:00", to: "11:00", place: "aula" },
      ),
      agendaItem(
        "break",
        "przerwa",
        { pl: "Przerwa kawowa" },
        { day: CONFERENCE_DAY, from: "11:00", to: "11:30" },
      ),
      ...PANELS.map(({ optionId, title, place, moderator, speakers }) =>
        agendaItem("panel", optionId, title, {
          day: CONFERENCE_DAY,
          from: "11:30",
          to: "13:30",
          place,
          optionId,
          leaders: [moderator],
          speakers: speakers.map((name) => ({ name })),
        }),
      ),
    ],
  }),
  registrations: [],
};

/** Programme S3: four study visits, the PAL workshop with two modules, the conference with two panels. */
export const GRANT_SAMPLE: Sample = {
  projects: [
    {
      key: KEY,
      input: {
        title: { pl: "Rewitalizacja społeczna" },
        funder: "PO KL – grant sieciowy",
        fundingClause: {
          pl: "Projekt współfinansowany ze środków Unii Europejskiej w ramach Europejskiego Funduszu Społecznego.",
        },
        description: {
          pl: "Grant na współpracę regionów: cztery wizyty studyjne, warsztaty o Programach Aktywności Lokalnej, konferencja i publikacja dobrych praktyk z różnych regionów z komentarzami i opiniami ekspertów.",
        },
        startsOn: "2010-06-01",
        endsOn: "2011-12-31",
        organisations: [
          { name: "Samorząd Województwa Śląskiego", role: "lead", town: "Katowice" },
          { name: "Samorząd Województwa Małopolskiego", role: "partner" },
          { name: "Samorząd Województwa Dolnośląskiego", role: "partner" },
          { name: "Samorząd Województwa Opolskiego", role: "partner" },
          { name: "Wojewódzki Urząd Pracy w Lublinie", role: "partner", town: "Lublin" },
          {
            name: "Stowarzyszenie Regionalne Centrum Wspierania Inicjatyw Samorządowych",
            role: "partner",
            town: "Wałbrzych",
          },
          { name: "Stowarzyszenie CAL", role: "supporter", town: "Warszawa" },
          { name: "MOPS Katowice", role: "invited", town: "Katowice" },
        ],
        territory: ["24", "12", "02", "16", "06"],
        targetGroups: ["lider i partnerzy grantu", "OPS woj. śląskiego"],
        contact: { email: SHARED.contact.email, phone: SHARED.contact.phone },
      },
      logos: NEUTRAL_LOGOS,
    },
  ],
  events: [...VISITS, WORKSHOP, CONFERENCE],
};
