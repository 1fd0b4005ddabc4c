import type { SignUpForm } from "@zapisy/core/event/schema";
import { applicationsOf, MONKI_CENTRE, peopleAt, PODLASKIE_CENTRES, type Details } from "./people.ts";
import { agendaItem, eventInput, NEUTRAL_LOGOS, OFFICE_FORM, type Sample } from "./sample.ts";
import { organisedBy } from "./texts.ts";

// Programme S1: study visit of ROPS Białystok in Kujawsko-pomorskie, 5–8 July 2011. Marked †: a value
// invented so that the programme can be run, never a fact of it. Which stop was on which of the four
// days is inferred: the source describes three days only.

const ORGANISER = "Regionalny Ośrodek Polityki Społecznej w Białymstoku";
const SHARED = organisedBy(
  {
    name: ORGANISER,
    address: "Białystok",
    email: "wizyty@rops-bialystok.example",
    officerEmail: "iod@rops-bialystok.example",
    ground: "public_task",
  },
  { name: "Opiekun wyjazdu", phone: "85 700 20 11" },
);

const LIFT_UNKNOWN = { pl: "Winda: nie wiadomo. Inne udogodnienia: do potwierdzenia u gospodarza." };

const FORM: SignUpForm = {
  ...OFFICE_FORM,
  formOfAddress: "required",
  phone: "required",
  position: "required",
  diet: "optional",
  pickUpPoints: ["Białystok"],
  questions: [
    {
      questionId: "zgoda_przelozonego",
      label: { pl: "Czy przełożony wyraził zgodę na wyjazd?" },
      type: "yes_no",
      required: true,
    },
    {
      questionId: "telefon_alarmowy",
      label: { pl: "Telefon do osoby, którą zawiadomić w nagłym wypadku" },
      type: "text",
      required: false,
    },
  ],
};

const fromMonki = peopleAt([MONKI_CENTRE], 3, 42);
const fromElsewhere = peopleAt(PODLASKIE_CENTRES, 24, 50);
/** At most two of one institution get a seat: the third of Mońki comes when the 25 seats are taken. */
const APPLICANTS = [
  ...fromMonki.slice(0, 2),
  ...fromElsewhere.slice(0, 23),
  ...fromMonki.slice(2),
  ...fromElsewhere.slice(23),
];

/** Number, in the order of application, of the one who goes home after two days. */
const LEAVES_EARLY = 13;

function detailsOf(index: number): Details {
  const needs: Details["needs"] =
    index === 0
      ? { diet: "vegetarian", access: ["ground_floor_room"], note: "pokój na parterze" }
      : index === 1
        ? { diet: "vegetarian" }
        : index === 9
          ? { diet: "gluten_free" }
          : index % 4 === 2
            ? { diet: "standard" }
            : undefined;
  return {
    needs,
    pickUpPoint: "Białystok",
    answers: { zgoda_przelozonego: "yes" },
    reason: "Formularz papierowy, wpisany po terminie",
  };
}

/** Programme S1: the visit with five stops and 27 applicants for 25 seats. */
export const STUDY_VISIT_SAMPLE: Sample = {
  projects: [
    {
      key: "wizyta-2011",
      input: {
        title: { pl: "Wizyty studyjne kadry pomocy społecznej województwa podlaskiego" },
        description: {
          pl: "Poznanie organizacji pozarządowych działających w pomocy społecznej, podmiotów ekonomii społecznej, projektów współfinansowanych z EFS i projektów partnerskich; wymiana doświadczeń i nawiązanie kontaktów.",
        },
        // † The source names no project, only the days of the visit.
        startsOn: "2011-01-01",
        endsOn: "2011-12-31",
        organisations: [{ name: ORGANISER, role: "lead", town: "Białystok" }],
        territory: ["20", "04"],
        targetGroups: ["kadra kierownicza OPS", "kadra kierownicza PCPR"],
        contact: { email: SHARED.contact.email, phone: SHARED.contact.phone },
      },
      logos: NEUTRAL_LOGOS,
      // † Prefix and signatory are invented.
      certificateTemplate: {
        language: "pl",
        wording: {},
        signatory: { name: "Krystyna Przykładowa", position: "Dyrektorka ROPS w Białymstoku" },
        issuedIn: "Białystok",
        numberPrefix: "ROPS/WS",
        showTopics: true,
        showHours: true,
      },
    },
  ],
  events: [
    {
      projectKey: "wizyta-2011",
      slug: "wizyta-studyjna-kujawsko-pomorskie-2011",
      state: "published",
      input: eventInput({
        ...SHARED,
        kind: "study_visit",
        title: {
          pl: "Wizyta studyjna w województwie kujawsko-pomorskim",
          en: "Study visit in the Kujawsko-pomorskie voivodeship",
        },
        summary: {
          pl: "Cztery dni u organizacji pozarządowych i podmiotów ekonomii społecznej w Bydgoszczy, Brodnicy, Płużnicy i Toruniu.",
          en: "Four days with NGOs and social economy entities in Bydgoszcz, Brodnica, Płużnica and Toruń.",
        },
        description: {
          pl: "Celem wizyty jest poznanie organizacji pozarządowych działających w pomocy społecznej i podmiotów ekonomii społecznej, projektów współfinansowanych z Europejskiego Funduszu Społecznego i prowadzonych w partnerstwie, a także wymiana doświadczeń i nawiązanie kontaktów.\n\nZ jednej instytucji mogą pojechać najwyżej 2 osoby.",
          en: "The aim is to see NGOs that work in social welfare and social economy entities, projects co-financed by the European Social Fund and run in partnership, to exchange experience and to make contacts.\n\nAt most 2 people of one institution can take part.",
        },
        audience: {
          pl: "Kadra kierownicza OPS i PCPR, woj. podlaskie",
          en: "Managers of social welfare centres and county family support centres of the Podlaskie voivodeship",
        },
        dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
        place: {
          mode: "onsite",
          name: "Wyjazd z Białegostoku, noclegi w województwie kujawsko-pomorskim",
          town: "Bydgoszcz",
          country: "PL",
          accessibility: {
            pl: "Dostępność poszczególnych miejsc podano w programie. Potrzeby prosimy zgłosić w formularzu.",
          },
        },
        cost: { pl: "bezpłatnie", en: "free of charge" },
        // † The source gives no number; 25 is the size of a comparable visit.
        seats: 25,
        recruitment: { mode: "first_come", closes: "2011-06-24T15:00", offerHours: 48, reserveStopsDays: 1 },
        form: FORM,
        agenda: [
          agendaItem(
            "travel",
            "wyjazd",
            { pl: "Wyjazd z Białegostoku do Bydgoszczy" },
            {
              day: "2011-07-05",
              from: "06:00",
              to: "11:45",
              place: "Białystok, miejsce zbiórki podamy w wiadomości",
            },
          ),
          agendaItem(
            "stop",
            "poligrafia",
            { pl: "Zakład Aktywności Zawodowej „Poligrafia”" },
            {
              day: "2011-07-05",
              from: "12:00",
              to: "14:00",
              town: "Bydgoszcz",
              host: "Zakład Aktywności Zawodowej „Poligrafia”",
              description: { pl: "Struktura, zasady działania i usługi zakładu." },
              accessibility: LIFT_UNKNOWN,
            },
          ),
          agendaItem(
            "meal",
            "obiad-1",
            { pl: "Obiad" },
            { day: "2011-07-05", from: "14:15", to: "15:15", town: "Bydgoszcz" },
          ),
          agendaItem(
            "stop",
            "wiatrak",
            { pl: "Fundacja „Wiatrak” i jej Klub Integracji Społecznej" },
            {
              day: "2011-07-05",
              from: "15:30",
              to: "17:30",
              town: "Bydgoszcz",
              host: "Fundacja „Wiatrak”",
              description: {
                pl: "Klub Integracji Społecznej (KIS) prowadzony w partnerstwie czterech podmiotów.",
              },
              partners: [
                "Fundacja „Wiatrak”",
                // [S1] prints "Frodońska" [sic]; the cooperative's name is Fordońska.
                "Fordońska Spółdzielnia Mieszkaniowa",
                "Powiatowy Urząd Pracy",
                "Miejski Ośrodek Pomocy Społecznej",
              ],
              accessibility: LIFT_UNKNOWN,
            },
          ),
          agendaItem(
            "lodging",
            "nocleg",
            { pl: "Zakwaterowanie w pokojach dwuosobowych" },
            { day: "2011-07-05", from: "18:30", town: "Bydgoszcz" },
          ),
          agendaItem(
            "travel",
            "przejazd-brodnica",
            { pl: "Przejazd do Brodnicy" },
            { day: "2011-07-06", from: "08:00", to: "09:45" },
          ),
          agendaItem(
            "stop",
            "caritas",
            { pl: "Brodnickie Centrum Caritas" },
            {
              day: "2011-07-06",
              from: "10:00",
              to: "12:30",
              town: "Brodnica",
              host: "Brodnickie Centrum Caritas",
              description: { pl: "Schronisko dla osób bezdomnych i zagrożonych bezdomnością." },
              parts: [
                { pl: "Projekt „Szansa na lepsze jutro” – młodzież opuszczająca placówki i osoby bezdomne" },
              ],
              accessibility: LIFT_UNKNOWN,
            },
          ),
          agendaItem(
            "travel",
            "przejazd-pluznica",
            { pl: "Przejazd do Płużnicy" },
            { day: "2011-07-06", from: "13:00", to: "14:00" },
          ),
          agendaItem(
            "stop",
            "pluznica",
            { pl: "Towarzystwo Rozwoju Gminy Płużnica" },
            {
              day: "2011-07-06",
              from: "14:15",
              to: "16:30",
              town: "Płużnica",
              host: "Towarzystwo Rozwoju Gminy Płużnica",
              meets: "przedstawiciele stowarzyszenia i wójt gminy",
              accessibility: LIFT_UNKNOWN,
            },
          ),
          agendaItem(
            "stop",
            "cistor",
            { pl: "Centrum Integracji Społecznej CISTOR" },
            {
              day: "2011-07-08",
              from: "09:30",
              to: "12:00",
              town: "Toruń",
              host: "Stowarzyszenie Partnerstwo Społeczne",
              description: {
                pl: "Centrum Integracji Społecznej CISTOR prowadzone przez Stowarzyszenie Partnerstwo Społeczne.",
              },
              accessibility: LIFT_UNKNOWN,
            },
          ),
          agendaItem(
            "meal",
            "obiad-4",
            { pl: "Obiad" },
            { day: "2011-07-08", from: "12:15", to: "13:15", town: "Toruń" },
          ),
          agendaItem(
            "travel",
            "powrot",
            { pl: "Powrót do Białegostoku" },
            { day: "2011-07-08", from: "13:30", to: "19:30" },
          ),
        ],
        dayNotes: [
          {
            day: "2011-07-07",
            note: { pl: "Dzień bez opisanych punktów programu. Szczegóły przekaże opiekun wyjazdu." },
          },
        ],
      }),
      registrations: applicationsOf(FORM, APPLICANTS, (_, index) => detailsOf(index)),
      // † Scenario A1 step 14: one of them leaves after the second day.
      attendance: ["2011-07-05", "2011-07-06", "2011-07-07", "2011-07-08"].map((day) => ({
        unitId: day,
        day,
        absent: day > "2011-07-06" ? [LEAVES_EARLY] : [],
      })),
    },
  ],
};
