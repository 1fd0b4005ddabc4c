import type { AgendaItem, SignUpForm } from "@zapisy/core/event/schema";
import type { IndicatorInput, ResultKind } from "@zapisy/core/indicator/schema";
import { applicationsOf, peopleAt, type SamplePerson } from "./people.ts";
import { agendaItem, eventInput, NEUTRAL_LOGOS, OFFICE_FORM, type Sample } from "./sample.ts";
import { organisedBy } from "./texts.ts";

// Programme S2: social-employment project of Stowarzyszenie "Stella" in the commune of Żmudź, 2016.
// Marked †: a value invented so that the programme can be run (days, hours, people), never a fact of it.

const ORGANISER = "Stowarzyszenie Wspierania Aktywności Społecznej „Stella”";
const KEY = "stella-2016";
const PERIOD = { type: "exact", startsOn: "2016-06-01", endsOn: "2016-12-31" } as const;
const SHARED = organisedBy(
  {
    name: ORGANISER,
    address: "Gmina Żmudź",
    email: "kis@stella.example",
    officerEmail: "iod@stella.example",
    ground: "agreement",
  },
  { name: "Klub Integracji Społecznej Stella", phone: "82 700 20 16" },
);
const PLACE = {
  mode: "onsite",
  name: "Klub Integracji Społecznej (KIS) Stella",
  town: "Żmudź",
  country: "PL",
} as const;
const REFERRED = {
  pl: "12 kobiet z gminy Żmudź, skierowanych do KIS w ramach kontraktu socjalnego, długo pozostających poza rynkiem pracy i korzystających z pomocy społecznej",
};

// The strictest privacy of the programmes: neither needs nor pictures nor places of work are asked.
const FORM: SignUpForm = {
  ...OFFICE_FORM,
  formOfAddress: "hidden",
  institution: "hidden",
  position: "hidden",
  county: "hidden",
  needs: "hidden",
  imageConsent: false,
};

/** Twelve women of one commune; most can be reached by telephone only. */
const WOMEN: SamplePerson[] = peopleAt([], 24, 120)
  .filter(({ formOfAddress }) => formOfAddress === "ms")
  .slice(0, 12)
  .map((person, index) =>
    index % 4 === 0 ? { ...person, email: `uczestniczka${index + 1}@poczta.example` } : person,
  );

const COUNSELLING = [
  ["psychologiczne", "Poradnictwo psychologiczne"],
  ["prawne", "Poradnictwo prawne"],
  ["socjalne", "Poradnictwo socjalne"],
  ["pedagogiczne", "Poradnictwo pedagogiczne"],
  ["zawodowe", "Doradztwo zawodowe"],
] as const;
const GROUP_SUPPORT = [
  ["samopomoc", "Grupa samopomocowa"],
  ["psychoedukacja", "Warsztaty psychoedukacyjne"],
  ["integracja", "Zajęcia integracyjne"],
  ["edukacja", "Warsztaty edukacji społecznej i zawodowej"],
  ["kursy", "Kursy"],
  ["zatrudnienie", "Formy prozatrudnieniowe"],
] as const;

/** † One meeting a month or a week each: the source says which forms there were, not when. */
function sessions(
  forms: readonly (readonly [string, string])[],
  days: readonly string[],
  hours: number,
  to: string,
): AgendaItem[] {
  return forms.map(([itemId, title], index) =>
    agendaItem(
      "session",
      itemId,
      { pl: title },
      { day: days[index], from: "09:00", to, hours, hourUnit: "clock", module: "Moduł usługowy" },
    ),
  );
}

const referrals = applicationsOf(FORM, WOMEN, () => ({
  reason: "Skierowanie do KIS w ramach kontraktu socjalnego",
}));

/** Of the twelve women, and of whoever takes part by now beside it. */
const OF_TWELVE = { from: "participants", contract: 12 } as const;
const kinds = (names: readonly string[]): ResultKind[] =>
  names.map((pl, index) => ({ kindId: `e${index + 1}`, name: { pl } }));

/** One woman counts once, also with several of these effects. */
const SOCIAL: IndicatorInput = {
  name: { pl: "Osoby, u których nastąpił efekt społeczny" },
  unit: { pl: "osoby" },
  base: OF_TWELVE,
  target: { as: "percent", value: 60 },
  rule: {
    by: "result",
    kinds: kinds([
      "rozpoczęcie edukacji",
      "wzmocnienie motywacji",
      "nabranie pewności siebie",
      "podjęcie wolontariatu",
      "poprawa stanu zdrowia",
      "ograniczenie uzależnień",
      "lepsze funkcjonowanie",
      "decyzja o dalszej aktywizacji",
    ]),
  },
  splits: [],
  // †
  source: "Opinie specjalistów, zaświadczenia, oświadczenia uczestniczek",
  measured: { when: "project_end" },
};
const EMPLOYMENT: IndicatorInput = {
  name: { pl: "Osoby, które podjęły zatrudnienie" },
  unit: { pl: "osoby" },
  base: OF_TWELVE,
  target: { as: "percent", value: 25 },
  rule: {
    by: "result",
    kinds: kinds(["zatrudnienie u pracodawcy", "przedsiębiorczość społeczna, np. spółdzielnia socjalna"]),
  },
  splits: [],
  source: "Oświadczenia pracodawców: liczba osób, wymiar czasu pracy, okres zatrudnienia",
  measured: { when: "project_end" },
};

/** Programme S2: individual and group support for 12 women, and the partnership's meetings for 20 people. */
export const STELLA_SAMPLE: Sample = {
  projects: [
    {
      key: KEY,
      input: {
        title: {
          pl: "Partnerstwa przeciw wykluczeniu społecznemu – profesjonalne formy pomocy, ze szczególną rolą zatrudnienia socjalnego – edycja 2016",
        },
        funder:
          "Ministerstwo Rodziny, Pracy i Polityki Społecznej, program „Aktywne Formy Przeciwdziałania Wykluczeniu Społecznemu – nowy wymiar 2020”",
        description: {
          pl: "Moduł organizacyjny (wyposażenie, specjaliści, dokumentacja) i moduł usługowy (wsparcie indywidualne i grupowe). Partnerstwo trzech sektorów: pomoc społeczna, urząd pracy i pracodawcy, a także edukacja, sport i nauka. Wskaźnik społeczny: min. 60%, tj. min. 8 osób, rozpocznie edukację, wzmocni motywację, nabierze pewności siebie, podejmie wolontariat, poprawi stan zdrowia, ograniczy uzależnienia, zacznie lepiej funkcjonować lub zdecyduje o dalszej aktywizacji. Wskaźnik zatrudnieniowy: min. 25%, tj. min. 3 osoby, podejmą zatrudnienie, co potwierdzą oświadczenia pracodawców lub przedsiębiorczość społeczna (np. spółdzielnia socjalna).",
        },
        startsOn: PERIOD.startsOn,
        endsOn: PERIOD.endsOn,
        organisations: [{ name: ORGANISER, role: "lead", town: "Żmudź" }],
        territory: ["0603142"],
        targetGroups: [
          "kobiety z gminy Żmudź skierowane do KIS",
          "potencjalni sygnatariusze partnerstwa (3 sektory)",
        ],
        contact: { email: SHARED.contact.email, phone: SHARED.contact.phone },
      },
      logos: NEUTRAL_LOGOS,
      indicators: [SOCIAL, EMPLOYMENT],
    },
  ],
  events: [
    {
      projectKey: KEY,
      slug: "stella-wsparcie-indywidualne-2016",
      state: "published",
      input: eventInput({
        ...SHARED,
        kind: "counselling",
        title: { pl: "Wsparcie indywidualne w KIS Stella" },
        summary: {
          pl: "Poradnictwo psychologiczne, prawne, socjalne i pedagogiczne oraz doradztwo zawodowe.",
        },
        description: {
          pl: "Pięć form wsparcia indywidualnego. Udział na podstawie skierowania w ramach kontraktu socjalnego; listę prowadzi KIS.",
        },
        audience: REFERRED,
        dates: PERIOD,
        place: PLACE,
        seats: 12,
        recruitment: { mode: "first_come", closes: "2016-06-13T15:00" },
        form: FORM,
        agenda: sessions(
          COUNSELLING,
          ["2016-06-14", "2016-06-21", "2016-06-28", "2016-07-05", "2016-07-12"],
          5,
          "14:00",
        ),
      }),
      registrations: referrals,
    },
    {
      projectKey: KEY,
      slug: "stella-wsparcie-grupowe-2016",
      state: "published",
      input: eventInput({
        ...SHARED,
        kind: "training",
        title: { pl: "Wsparcie grupowe w KIS Stella" },
        summary: {
          pl: "Grupa samopomocowa, warsztaty, zajęcia integracyjne, kursy i formy prozatrudnieniowe.",
        },
        description: {
          pl: "Sześć form wsparcia grupowego. Najbardziej aktywna grupa przygotowuje się do podjęcia zatrudnienia. Udział na podstawie skierowania w ramach kontraktu socjalnego.",
        },
        audience: REFERRED,
        dates: PERIOD,
        place: PLACE,
        seats: 12,
        recruitment: { mode: "first_come", closes: "2016-06-13T15:00" },
        form: FORM,
        agenda: sessions(
          GROUP_SUPPORT,
          ["2016-07-19", "2016-08-23", "2016-09-20", "2016-10-18", "2016-11-22", "2016-12-13"],
          4,
          "13:00",
        ),
      }),
      registrations: referrals,
    },
    {
      projectKey: KEY,
      slug: "stella-partnerstwo-2016",
      state: "published",
      input: eventInput({
        ...SHARED,
        kind: "meeting",
        title: { pl: "Blok 2: działania inicjująco-dyskusyjne na rzecz partnerstwa" },
        summary: {
          pl: "Spotkania i warsztaty, na których partnerzy ustalają cele, wizję i misję partnerstwa.",
        },
        description: {
          pl: "Blok nieobowiązkowy. Trzy sektory – pomoc społeczna, urząd pracy, pracodawcy – wraz z edukacją, sportem i nauką ustalają cele, wizję i misję partnerstwa. Powstaje centrum doradczo-edukacyjne (rola KIS Stella). W działaniach bierze udział także Konwent Klubów i Centrów Integracji Społecznej Lubelszczyzny.",
        },
        audience: {
          pl: "20 osób: potencjalni sygnatariusze z 3 sektorów, gmina Żmudź, powiat chełmski, woj. lubelskie",
        },
        // No day is known within the period.
        dates: { type: "tentative", period: "2016-H2" },
        place: PLACE,
        seats: 20,
        agenda: [
          agendaItem("session", "cele", { pl: "Cele, wizja i misja partnerstwa" }),
          agendaItem("session", "centrum", { pl: "Centrum doradczo-edukacyjne – rola KIS Stella" }),
        ],
      }),
      registrations: [],
    },
  ],
};
