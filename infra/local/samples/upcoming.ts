import type { EventInput, SignUpForm } from "@zapisy/core/event/schema";
import { addDays, type Day } from "@zapisy/core/shared/time";
import { applicationsOf, AWKWARD_PEOPLE, peopleAt, PODLASKIE_WORKPLACES } from "./people.ts";
import { agendaItem, eventInput, logo, OFFICE_FORM, type Sample, type SampleEvent } from "./sample.ts";
import { organisedBy } from "./texts.ts";

// Events that are always ahead of the given day. Organisations, places and people are made up.

const ACADEMY = "akademia";
const NETWORK = "siec";

const SHARED = organisedBy(
  {
    name: "Centrum Kadr Społecznych",
    address: "ul. Ogrodowa 7, 15-001 Białystok",
    email: "szkolenia@centrum-kadr.example",
    officerEmail: "iod@centrum-kadr.example",
    ground: "public_task",
  },
  { name: "Zespół szkoleń Centrum Kadr Społecznych", phone: "85 700 30 40" },
);

const VENUE: EventInput["place"] = {
  mode: "onsite",
  name: "Centrum Kadr Społecznych",
  address: "ul. Ogrodowa 7",
  town: "Białystok",
  country: "PL",
  accessibility: {
    pl: "Wejście bez progu, winda z komunikatami głosowymi, toaleta dostępna na parterze, pętla indukcyjna w sali konferencyjnej. Można wejść z psem asystującym. Dwa miejsca parkingowe dla osób z niepełnosprawnościami przed wejściem.",
    en: "Step-free entrance, lift with voice announcements, accessible toilet on the ground floor, induction loop in the conference room. Assistance dogs are welcome. Two parking spaces for disabled people in front of the entrance.",
  },
};

// Holidays with a fixed date; besides them nobody comes to an event around Christmas and the New Year.
const HOLIDAYS = new Set(["05-01", "05-03", "08-15", "11-01", "11-11"]);

function isHoliday(day: Day): boolean {
  const date = day.slice(5);
  return HOLIDAYS.has(date) || date >= "12-21" || date <= "01-06";
}

/** The first Tuesday at least `daysAhead` days ahead that is followed by two more days without a holiday. */
export function tuesdayAfter(today: Day, daysAhead: number): Day {
  let day = addDays(today, daysAhead);
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 2) day = addDays(day, 1);
  while ([0, 1, 2].some((offset) => isHoliday(addDays(day, offset)))) day = addDays(day, 7);
  return day;
}

/** The half-year after the one of the day, e.g. `2027-H1` for a day in November 2026. */
export function nextHalfYear(today: Day): string {
  const year = Number(today.slice(0, 4));
  return today.slice(5, 7) <= "06" ? `${year}-H2` : `${year + 1}-H1`;
}

/** Two projects with nine events of every kind and state, for a system that was installed on that day. */
export function upcomingSample(today: Day): Sample {
  const year = Number(today.slice(0, 4));
  const territory = ["20"];
  const contact = { email: SHARED.contact.email, phone: SHARED.contact.phone };
  return {
    projects: [
      {
        key: ACADEMY,
        input: {
          title: { pl: "Akademia usług społecznych", en: "Academy of Social Services" },
          number: `AUS/${year}/01`,
          funder: "Budżet województwa",
          fundingClause: {
            pl: "Zadanie finansowane z budżetu województwa.",
            en: "Financed from the voivodeship’s budget.",
          },
          description: {
            pl: "Szkolenia, wizyty studyjne i konsultacje dla osób, które planują i prowadzą usługi społeczne w gminach i powiatach.",
            en: "Trainings, study visits and consultations for people who plan and run social services in communes and counties.",
          },
          startsOn: `${year}-01-01`,
          endsOn: `${year + 2}-12-31`,
          organisations: [
            { name: "Centrum Kadr Społecznych", role: "lead", town: "Białystok" },
            { name: "Fundacja Wspólny Brzeg", role: "partner", town: "Suwałki" },
            { name: "Stowarzyszenie Powiat na Szlaku", role: "supporter", town: "Łomża" },
          ],
          territory,
          targetGroups: ["pracownicy pomocy społecznej", "organizacje pozarządowe", "samorządy"],
          contact,
        },
        logos: [
          logo(
            "academy.png",
            "Znaki: Centrum Kadr Społecznych, Fundacja Wspólny Brzeg, Stowarzyszenie Powiat na Szlaku",
          ),
        ],
      },
      {
        key: NETWORK,
        input: {
          title: { pl: "Sieć partnerstw lokalnych", en: "Network of Local Partnerships" },
          number: `SPL/${year}/04`,
          description: {
            pl: "Spotkania i konferencje dla partnerstw, które działają w gminach i powiatach.",
            en: "Meetings and conferences for partnerships that work in communes and counties.",
          },
          startsOn: `${year}-01-01`,
          endsOn: `${year + 1}-12-31`,
          organisations: [
            { name: "Centrum Kadr Społecznych", role: "lead", town: "Białystok" },
            { name: "Sieć Dobre Sąsiedztwo", role: "partner", town: "Łomża" },
          ],
          territory,
          targetGroups: ["partnerstwa lokalne"],
          contact,
        },
        logos: [
          logo("network.png", "Znaki: Centrum Kadr Społecznych i Sieć Dobre Sąsiedztwo"),
          logo("partnership.png", "Znak programu „Partnerstwo blisko ludzi”"),
        ],
      },
    ],
    events: [
      moduleTraining(today),
      studyVisit(today),
      panelConference(today),
      onlineMeeting(today),
      counselling(today),
      laterTraining(today),
      leadersSchool(today),
      cancelledTraining(today),
      draftWorkshop(),
    ],
  };
}

function moduleTraining(today: Day): SampleEvent {
  const day = tuesdayAfter(today, 20);
  const next = addDays(day, 1);
  const form: SignUpForm = {
    ...OFFICE_FORM,
    diet: "optional",
    newsletterConsent: true,
    questions: [
      {
        questionId: "plan",
        label: {
          pl: "Czy w Państwa gminie działa plan rozwoju usług społecznych?",
          en: "Does your commune have a plan for developing social services?",
        },
        help: {
          pl: "Na tej podstawie proponujemy moduł. Można wybrać inny.",
          en: "We propose a module by it. You may choose the other one.",
        },
        type: "yes_no",
        required: true,
        proposes: { no: "podstawowy", yes: "zaawansowany" },
      },
    ],
  };
  const basic = {
    optionId: "podstawowy",
    module: "Moduł podstawowy",
    leaders: ["Bogna Tyszkówna"],
    place: "sala 1",
  };
  const advanced = {
    optionId: "zaawansowany",
    module: "Moduł zaawansowany",
    leaders: ["Seweryn Łaniewski", "Nina Żarska"],
    place: "sala 2",
  };
  const people = [...AWKWARD_PEOPLE.slice(5, 8), ...peopleAt(PODLASKIE_WORKPLACES, 26, 0)];
  return {
    projectKey: ACADEMY,
    slug: "uslugi-spoleczne-blisko-ludzi",
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "training",
      title: {
        pl: "Usługi społeczne blisko ludzi: od diagnozy do lokalnego planu",
        en: "Social services close to people: from diagnosis to a local plan",
      },
      summary: {
        pl: "Dwudniowe szkolenie w dwóch modułach: dla osób, które zaczynają, i dla tych, które mają już plan.",
        en: "A two-day training in two modules: for those who begin and for those who already have a plan.",
      },
      description: {
        pl: "Jak rozpoznać potrzeby mieszkańców, ułożyć plan rozwoju usług społecznych i zaprosić do niego partnerów? Pracujemy na przykładach i na danych z gmin, z których przyjeżdżają uczestnicy.\n\nPierwszego dnia wszyscy spotykają się na wspólnym otwarciu, potem każdy moduł pracuje w swojej sali.",
        en: "How to learn what residents need, draw up a plan for social services and invite partners to it? We work with examples and with data of the communes that participants come from.\n\nOn the first day everybody meets at a joint opening; then each module works in its own room.",
      },
      audience: {
        pl: "Pracownicy OPS, PCPR, CUS i organizacji pozarządowych z województwa podlaskiego",
        en: "Staff of social welfare centres, county family support centres, social services centres and NGOs of the Podlaskie voivodeship",
      },
      dates: { type: "exact", startsOn: day, endsOn: next },
      place: VENUE,
      seats: 32,
      recruitment: {
        mode: "first_come",
        closes: `${addDays(day, -4)}T15:00`,
        changesUntil: `${addDays(day, -4)}T15:00`,
      },
      form,
      choiceGroups: [
        {
          groupId: "modul",
          title: { pl: "Moduł", en: "Module" },
          required: true,
          options: [
            {
              optionId: "podstawowy",
              title: { pl: "Moduł podstawowy", en: "Basic module" },
              description: {
                pl: "Diagnoza potrzeb i pierwszy plan",
                en: "Learning about needs, and a first plan",
              },
              seats: 16,
            },
            {
              optionId: "zaawansowany",
              title: { pl: "Moduł zaawansowany", en: "Advanced module" },
              description: {
                pl: "Zlecanie usług i mierzenie skutków",
                en: "Commissioning services and measuring effects",
              },
              seats: 16,
            },
          ],
        },
      ],
      agenda: [
        agendaItem(
          "session",
          "otwarcie",
          {
            pl: "Wspólne otwarcie: usługi społeczne w regionie",
            en: "Joint opening: social services in the region",
          },
          {
            day,
            from: "09:00",
            to: "10:30",
            hours: 2,
            hourUnit: "didactic",
            leaders: ["Bogna Tyszkówna"],
            place: "sala konferencyjna",
          },
        ),
        agendaItem(
          "break",
          "kawa",
          { pl: "Przerwa kawowa", en: "Coffee break" },
          { day, from: "10:30", to: "10:45" },
        ),
        agendaItem(
          "session",
          "diagnoza",
          { pl: "Jak rozmawiać z mieszkańcami o potrzebach", en: "How to talk with residents about needs" },
          { ...basic, day, from: "10:45", to: "13:00", hours: 3, hourUnit: "didactic" },
        ),
        agendaItem(
          "session",
          "zlecanie",
          {
            pl: "Zlecanie usług i współpraca z wykonawcami",
            en: "Commissioning services and working with providers",
          },
          { ...advanced, day, from: "10:45", to: "13:00", hours: 3, hourUnit: "didactic" },
        ),
        agendaItem("meal", "obiad", { pl: "Obiad", en: "Lunch" }, { day, from: "13:00", to: "13:45" }),
        agendaItem(
          "session",
          "plan",
          { pl: "Warsztat: pierwszy plan usług", en: "Workshop: a first plan of services" },
          { ...basic, day: next, from: "09:00", to: "13:30", hours: 6, hourUnit: "didactic" },
        ),
        agendaItem(
          "session",
          "skutki",
          { pl: "Warsztat: jak mierzyć skutki usług", en: "Workshop: how to measure effects of services" },
          { ...advanced, day: next, from: "09:00", to: "13:30", hours: 6, hourUnit: "didactic" },
        ),
        agendaItem(
          "meal",
          "obiad-2",
          { pl: "Obiad", en: "Lunch" },
          { day: next, from: "13:30", to: "14:15" },
        ),
      ],
    }),
    // 15 and 14 of 16 seats: few are left in each module.
    registrations: applicationsOf(form, people, (_, index) => ({
      choices: { modul: index % 2 === 0 ? "podstawowy" : "zaawansowany" },
      answers: { plan: index % 2 === 0 ? "no" : "yes" },
      ...(index % 6 === 1 && { needs: { diet: index % 12 === 1 ? "vegetarian" : "gluten_free" } as const }),
      ...(index === 4 && { needs: { diet: "standard", access: ["induction_loop"] } as const }),
    })),
  };
}

function studyVisit(today: Day): SampleEvent {
  const first = tuesdayAfter(today, 52);
  const second = addDays(first, 1);
  const third = addDays(first, 2);
  const form: SignUpForm = {
    ...OFFICE_FORM,
    phone: "required",
    position: "required",
    diet: "optional",
    pickUpPoints: ["Białystok, parking przy ul. Ogrodowej 7", "Łomża, dworzec autobusowy"],
    questions: [
      {
        questionId: "oczekiwania",
        label: {
          pl: "Czego chcą się Państwo dowiedzieć od gospodarzy?",
          en: "What would you like to learn from the hosts?",
        },
        type: "long_text",
        required: false,
      },
    ],
  };
  const lift = { pl: "Wejście bez progu, winda.", en: "Step-free entrance, lift." };
  return {
    projectKey: ACADEMY,
    slug: "wizyta-studyjna-mieszkania-i-sasiedztwo",
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "study_visit",
      title: {
        pl: "Wizyta studyjna: mieszkania wspomagane i dobre sąsiedztwo",
        en: "Study visit: supported housing and good neighbourhoods",
      },
      summary: {
        pl: "Trzy dni u gospodarzy na Warmii i Mazurach, którzy prowadzą mieszkania wspomagane i domy sąsiedzkie.",
        en: "Three days with hosts in Warmia and Mazury who run supported flats and neighbourhood houses.",
      },
      description: {
        pl: "Zobaczymy, jak działają mieszkania wspomagane, dom sąsiedzki i spółdzielnia socjalna, i porozmawiamy o pieniądzach, kadrach i współpracy z gminą.\n\nPrzejazd autokarem, noclegi i wyżywienie zapewnia organizator. Z jednej instytucji mogą pojechać najwyżej 2 osoby.",
        en: "We will see how supported flats, a neighbourhood house and a social cooperative work, and talk about money, staff and work with the commune.\n\nCoach, lodging and meals are provided by the organiser. At most 2 people of one institution can take part.",
      },
      audience: {
        pl: "Kadra kierownicza OPS, PCPR i CUS oraz liderzy organizacji pozarządowych",
        en: "Managers of public social services and leaders of NGOs",
      },
      dates: { type: "exact", startsOn: first, endsOn: third },
      place: {
        mode: "onsite",
        name: "Wyjazd autokarem z Białegostoku",
        town: "Olsztyn",
        country: "PL",
        accessibility: {
          pl: "Autokar z podnośnikiem na zgłoszenie. W hotelu są pokoje dostosowane i pokoje na parterze.",
          en: "A coach with a lift on request. The hotel has accessible rooms and rooms on the ground floor.",
        },
      },
      seats: 25,
      recruitment: {
        mode: "first_come",
        closes: `${addDays(first, -14)}T15:00`,
        offerHours: 48,
        reserveStopsDays: 3,
      },
      form,
      agenda: [
        agendaItem(
          "travel",
          "wyjazd",
          { pl: "Wyjazd z Białegostoku przez Łomżę", en: "Departure from Białystok by way of Łomża" },
          { day: first, from: "07:00", to: "11:30", place: "parking przy ul. Ogrodowej 7" },
        ),
        agendaItem(
          "stop",
          "cztery-katy",
          { pl: "Mieszkania wspomagane „Cztery Kąty”", en: "Supported flats “Cztery Kąty”" },
          {
            day: first,
            from: "12:00",
            to: "15:00",
            town: "Olsztyn",
            host: "Fundacja „Cztery Kąty”",
            hostContact: "biuro@cztery-katy.example, 89 700 10 10",
            meets: "mieszkańcy i opiekunki mieszkań",
            accessibility: lift,
          },
        ),
        agendaItem(
          "lodging",
          "nocleg-1",
          { pl: "Nocleg w Olsztynie", en: "Night in Olsztyn" },
          { day: first, from: "18:00", town: "Olsztyn", place: "Hotel „Pod Lipą”" },
        ),
        agendaItem(
          "stop",
          "dom-sasiedzki",
          { pl: "Dom Sąsiedzki „Ganek”", en: "Neighbourhood house “Ganek”" },
          {
            day: second,
            from: "09:30",
            to: "12:00",
            town: "Ostróda",
            host: "Stowarzyszenie „Sąsiedzka Dolina”",
            partners: ["Miejska Biblioteka w Ostródzie", "Rada Osiedla Nad Jeziorem"],
            parts: [{ pl: "Kawiarenka naprawcza", en: "Repair café" }],
            accessibility: lift,
          },
        ),
        agendaItem(
          "stop",
          "dobra-nuta",
          { pl: "Spółdzielnia Socjalna „Dobra Nuta”", en: "Social cooperative “Dobra Nuta”" },
          {
            day: second,
            from: "13:30",
            to: "16:00",
            town: "Iława",
            host: "Spółdzielnia Socjalna „Dobra Nuta”",
            accessibility: {
              pl: "Trzy schody przy wejściu, rampa na zgłoszenie.",
              en: "Three steps at the entrance, a ramp on request.",
            },
          },
        ),
        agendaItem(
          "lodging",
          "nocleg-2",
          { pl: "Nocleg w Iławie", en: "Night in Iława" },
          { day: second, from: "18:00", town: "Iława", place: "Ośrodek „Jeziorak Zacisze”" },
        ),
        agendaItem(
          "session",
          "podsumowanie",
          {
            pl: "Warsztat podsumowujący: co przeniesiemy do siebie",
            en: "Closing workshop: what we take home",
          },
          {
            day: third,
            from: "09:00",
            to: "11:00",
            hours: 2,
            hourUnit: "clock",
            place: "Ośrodek „Jeziorak Zacisze”",
            town: "Iława",
            leaders: ["Nina Żarska"],
          },
        ),
        agendaItem(
          "travel",
          "powrot",
          { pl: "Powrót do Białegostoku", en: "Return to Białystok" },
          { day: third, from: "11:30", to: "17:00" },
        ),
      ],
    }),
    registrations: applicationsOf(form, peopleAt(PODLASKIE_WORKPLACES, 18, 7), (_, index) => ({
      pickUpPoint: form.pickUpPoints[index % 3 === 0 ? 1 : 0],
      needs: {
        diet: index % 5 === 0 ? "vegetarian" : "standard",
        ...(index === 3 && { access: ["ground_floor_room"] as const satisfies string[] }),
      },
    })),
  };
}

function panelConference(today: Day): SampleEvent {
  const day = tuesdayAfter(today, 30);
  const form: SignUpForm = { ...OFFICE_FORM, diet: "optional", newsletterConsent: true };
  const panels = [
    {
      optionId: "mlodzi",
      seats: 40,
      title: {
        pl: "Panel A: młodzi w społeczności lokalnej",
        en: "Panel A: young people in the local community",
      },
      place: "sala konferencyjna (pętla indukcyjna)",
      leaders: ["Brygida Zaleśna"],
      speakers: [
        { name: "Roman Żarnowiecki", affiliation: "Fundacja Wspólny Brzeg" },
        { name: "Lidia Ćwierz", affiliation: "Młodzieżowa Rada Gminy Brzeziny Leśne" },
        { name: "Zuzanna Półtorak", affiliation: "Sieć Dobre Sąsiedztwo" },
      ],
    },
    {
      optionId: "seniorzy",
      seats: 60,
      title: {
        pl: "Panel B: seniorzy i opieka sąsiedzka",
        en: "Panel B: older people and help among neighbours",
      },
      place: "aula",
      leaders: ["Ignacy Łęgowik"],
      speakers: [
        { name: "Felicja Mroczek-Łuk", affiliation: "Stowarzyszenie Powiat na Szlaku" },
        { name: "Oskar Świerkot", affiliation: "Centrum Kadr Społecznych" },
        { name: "Jagoda Wilczopolska", affiliation: "Dom Sąsiedzki „Ganek”" },
        { name: "Bernard Siwoń" },
      ],
    },
  ];
  const people = [...peopleAt(PODLASKIE_WORKPLACES, 76, 0), ...AWKWARD_PEOPLE];
  return {
    projectKey: NETWORK,
    slug: "konferencja-partnerstwo-ktore-trwa",
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "conference",
      title: {
        pl: "Partnerstwo, które trwa. Sieci wsparcia w gminach i powiatach",
        en: "Partnerships that last. Support networks in communes and counties",
      },
      summary: {
        pl: "Konferencja z dwoma równoległymi panelami: o młodych i o seniorach w społeczności lokalnej.",
        en: "A conference with two parallel panels: on young and on older people in the local community.",
      },
      description: {
        pl: "Co sprawia, że partnerstwo działa dłużej niż projekt? Po sesji plenarnej odbędą się dwa równoległe panele – przy zgłoszeniu wybiera się jeden z nich. Po obiedzie chętni mogą odwiedzić dom sąsiedzki.\n\nZapewniamy tłumaczenie na polski język migowy w sali konferencyjnej.",
        en: "What makes a partnership outlast its project? After the plenary session there are two parallel panels – people choose one of them when they sign up. After lunch those who wish can visit a neighbourhood house.\n\nPolish Sign Language interpretation is provided in the conference room.",
      },
      audience: {
        pl: "Samorządy, instytucje pomocy społecznej, organizacje pozarządowe, szkoły",
        en: "Local governments, social welfare institutions, NGOs, schools",
      },
      dates: { type: "exact", startsOn: day, endsOn: day },
      place: VENUE,
      seats: 100,
      recruitment: {
        mode: "first_come",
        closes: `${addDays(day, -5)}T12:00`,
        changesUntil: `${addDays(day, -2)}T12:00`,
      },
      form,
      choiceGroups: [
        {
          groupId: "panel",
          title: { pl: "Panel", en: "Panel" },
          required: true,
          options: panels.map(({ optionId, seats, title }) => ({ optionId, seats, title })),
        },
        {
          groupId: "wizyta",
          title: { pl: "Po konferencji", en: "After the conference" },
          required: false,
          options: [
            {
              optionId: "dom-sasiedzki",
              title: { pl: "Wizyta w domu sąsiedzkim", en: "Visit to a neighbourhood house" },
              seats: 25,
            },
          ],
        },
      ],
      agenda: [
        agendaItem(
          "plenary",
          "otwarcie",
          {
            pl: "Otwarcie i wykład: partnerstwo dłuższe niż projekt",
            en: "Opening and lecture: a partnership longer than a project",
          },
          {
            day,
            from: "09:30",
            to: "11:00",
            place: "aula",
            leaders: ["Bogna Tyszkówna"],
            speakers: [{ name: "Seweryn Łaniewski", affiliation: "Centrum Kadr Społecznych" }],
          },
        ),
        agendaItem(
          "break",
          "kawa",
          { pl: "Przerwa kawowa", en: "Coffee break" },
          { day, from: "11:00", to: "11:30" },
        ),
        ...panels.map(({ optionId, title, place, leaders, speakers }) =>
          agendaItem("panel", optionId, title, {
            day,
            from: "11:30",
            to: "13:00",
            optionId,
            place,
            leaders,
            speakers,
          }),
        ),
        agendaItem("meal", "obiad", { pl: "Obiad", en: "Lunch" }, { day, from: "13:00", to: "14:00" }),
        agendaItem(
          "stop",
          "dom-sasiedzki",
          { pl: "Wizyta w domu sąsiedzkim", en: "Visit to a neighbourhood house" },
          {
            day,
            from: "14:15",
            to: "15:30",
            town: "Białystok",
            host: "Sieć Dobre Sąsiedztwo",
            optionId: "dom-sasiedzki",
          },
        ),
      ],
    }),
    // 46 people want panel A, which has 40 seats: six are on reserve; panel B has 20 seats left.
    registrations: applicationsOf(form, people, (_, index) => ({
      choices: {
        panel: index < 76 && index % 5 < 3 ? "mlodzi" : "seniorzy",
        ...(index % 5 === 3 && { wizyta: "dom-sasiedzki" }),
      },
      ...(index % 10 === 1 && { needs: { diet: "vegetarian" } as const }),
      ...(index % 40 === 12 && { needs: { diet: "standard", access: ["sign_language"] } as const }),
      ...(index === 44 && { needs: { diet: "vegan", access: ["wheelchair", "assistant"] } as const }),
      ...(index >= 76 && { reason: "Zgłoszenie telefoniczne" }),
    })),
  };
}

function onlineMeeting(today: Day): SampleEvent {
  const day = addDays(tuesdayAfter(today, 12), 1);
  const form: SignUpForm = {
    ...OFFICE_FORM,
    institution: "optional",
    position: "hidden",
    imageConsent: false,
    newsletterConsent: true,
  };
  return {
    projectKey: NETWORK,
    slug: "spotkanie-informacyjne-male-granty",
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "meeting",
      title: {
        pl: "Spotkanie informacyjne: małe granty dla partnerstw lokalnych",
        en: "Information meeting: small grants for local partnerships",
      },
      summary: {
        pl: "Półtorej godziny online: kto może dostać grant, na co i jak napisać wniosek.",
        en: "An hour and a half online: who can get a grant, what for, and how to write the application.",
      },
      description: {
        pl: "Omówimy zasady naboru i najczęstsze błędy we wnioskach, a w drugiej części odpowiemy na pytania. Odnośnik do spotkania otrzymają osoby z potwierdzonym miejscem.",
        en: "We explain the rules of the call and the most frequent mistakes in applications, and answer questions in the second part. People with a confirmed place get the link.",
      },
      audience: {
        pl: "Partnerstwa lokalne, organizacje pozarządowe, grupy nieformalne",
        en: "Local partnerships, NGOs, informal groups",
      },
      dates: { type: "exact", startsOn: day, endsOn: day },
      place: {
        mode: "online",
        onlineUrl: "https://spotkania.centrum-kadr.example/male-granty",
        accessibility: {
          pl: "Napisy na żywo i tłumaczenie na polski język migowy.",
          en: "Live captions and Polish Sign Language interpretation.",
        },
      },
      seats: 100,
      form,
      agenda: [
        agendaItem(
          "session",
          "zasady",
          { pl: "Zasady naboru i przykłady wniosków", en: "Rules of the call and examples of applications" },
          { day, from: "10:00", to: "11:00", hours: 1, hourUnit: "clock", leaders: ["Oskar Świerkot"] },
        ),
        agendaItem(
          "session",
          "pytania",
          { pl: "Pytania i odpowiedzi", en: "Questions and answers" },
          { day, from: "11:00", to: "11:30", hours: 0.5, hourUnit: "clock", leaders: ["Oskar Świerkot"] },
        ),
      ],
    }),
    registrations: applicationsOf(form, peopleAt(PODLASKIE_WORKPLACES, 34, 60), (_, index) => ({
      ...(index % 11 === 5 && { needs: { access: ["captions"] } as const }),
    })),
  };
}

function counselling(today: Day): SampleEvent {
  const day = addDays(tuesdayAfter(today, 26), 2);
  const form: SignUpForm = {
    ...OFFICE_FORM,
    phone: "required",
    imageConsent: false,
    questions: [
      {
        questionId: "sprawa",
        label: { pl: "W jakiej sprawie potrzebują Państwo konsultacji?" },
        help: { pl: "Dwa lub trzy zdania. Prosimy nie podawać danych klientów." },
        type: "long_text",
        required: true,
      },
    ],
  };
  const matters = [
    "Przygotowujemy przegląd dostępności budynku i nie wiemy, od czego zacząć.",
    "Chcemy zamówić tłumacza języka migowego na stałe dyżury.",
    "Nowa strona internetowa gminy: jak sprawdzić formularze?",
    "Jak napisać informację o ośrodku w tekście łatwym do czytania?",
  ];
  return {
    projectKey: ACADEMY,
    slug: "konsultacje-dostepnosc-instytucji",
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "counselling",
      title: { pl: "Konsultacje indywidualne: dostępność w małej instytucji" },
      summary: { pl: "Godzinne konsultacje dla dziesięciu instytucji. O kwalifikacji decyduje opis sprawy." },
      description: {
        pl: "Doradczyni pomoże ułożyć plan: budynek, strona internetowa, obsługa i teksty łatwe do czytania. Zgłoszenia ocenia komisja; pierwszeństwo mają instytucje z gmin do 10 tysięcy mieszkańców.",
      },
      audience: { pl: "OPS, PCPR, instytucje kultury i organizacje pozarządowe z województwa podlaskiego" },
      dates: { type: "exact", startsOn: day, endsOn: day },
      place: VENUE,
      seats: 10,
      recruitment: { mode: "selection", closes: `${addDays(day, -10)}T15:00` },
      form,
      agenda: [
        agendaItem(
          "session",
          "przed-poludniem",
          { pl: "Konsultacje, pięć terminów po godzinie" },
          {
            day,
            from: "08:00",
            to: "13:00",
            hours: 5,
            hourUnit: "clock",
            leaders: ["Inga Połubińska"],
            place: "pokój 4",
          },
        ),
        agendaItem(
          "session",
          "po-poludniu",
          { pl: "Konsultacje, pięć terminów po godzinie" },
          {
            day,
            from: "13:30",
            to: "18:30",
            hours: 5,
            hourUnit: "clock",
            leaders: ["Inga Połubińska"],
            place: "pokój 4",
          },
        ),
      ],
    }),
    registrations: applicationsOf(form, peopleAt(PODLASKIE_WORKPLACES, 12, 33), (_, index) => ({
      answers: { sprawa: matters[index % matters.length] ?? "" },
    })),
  };
}

function laterTraining(today: Day): SampleEvent {
  const day = addDays(tuesdayAfter(today, 62), 1);
  return {
    projectKey: ACADEMY,
    slug: "spokojna-rozmowa-w-trudnej-sprawie",
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "training",
      title: { pl: "Spokojna rozmowa w trudnej sprawie", en: "A calm talk about a hard matter" },
      summary: {
        pl: "Jednodniowe szkolenie o rozmowie z klientem w kryzysie i o dbaniu o siebie po takiej rozmowie.",
        en: "A one-day training on talking with clients in crisis, and on looking after oneself afterwards.",
      },
      description: {
        pl: "Ćwiczymy rozmowy na przykładach z pracy socjalnej: odmowa świadczenia, złość, milczenie, żałoba. Grupa liczy 20 osób, aby każdy mógł spróbować.",
        en: "We practise with examples from social work: a refused benefit, anger, silence, grief. The group has 20 people so that everybody can try.",
      },
      audience: { pl: "Pracownicy socjalni i asystenci rodziny", en: "Social workers and family assistants" },
      dates: { type: "exact", startsOn: day, endsOn: day },
      place: VENUE,
      seats: 20,
      recruitment: {
        mode: "first_come",
        opens: `${addDays(today, 10)}T08:00`,
        closes: `${addDays(day, -6)}T15:00`,
      },
      agenda: [
        agendaItem(
          "session",
          "kryzys",
          { pl: "Rozmowa z osobą w kryzysie", en: "Talking with a person in crisis" },
          {
            day,
            from: "09:00",
            to: "12:00",
            hours: 4,
            hourUnit: "didactic",
            leaders: ["Celina Wierzbołowska"],
            place: "sala 2",
          },
        ),
        agendaItem("meal", "obiad", { pl: "Obiad", en: "Lunch" }, { day, from: "12:00", to: "12:45" }),
        agendaItem(
          "session",
          "dobrostan",
          {
            pl: "Po rozmowie: dbanie o siebie i zespół",
            en: "After the talk: looking after oneself and the team",
          },
          {
            day,
            from: "12:45",
            to: "15:00",
            hours: 3,
            hourUnit: "didactic",
            leaders: ["Celina Wierzbołowska"],
            place: "sala 2",
          },
        ),
      ],
    }),
    registrations: [],
  };
}

function leadersSchool(today: Day): SampleEvent {
  return {
    projectKey: NETWORK,
    slug: "szkola-lidera-spolecznosci",
    state: "published",
    input: eventInput({
      ...SHARED,
      kind: "training",
      title: { pl: "Szkoła lidera społeczności lokalnej" },
      summary: { pl: "Cztery spotkania o budowaniu zespołu, rozmowie z samorządem i pracy bez wypalenia." },
      description: { pl: "Termin jest wstępny. Zgłoszenia zaczniemy przyjmować, gdy ustalimy daty spotkań." },
      audience: { pl: "Sołtysi, liderki i liderzy organizacji, animatorzy" },
      dates: { type: "tentative", period: nextHalfYear(today) },
      place: VENUE,
      seats: 24,
      agenda: ["Ja i mój zespół", "Mapa miejsca", "Rozmowa z samorządem", "Praca bez wypalenia"].map(
        (title, index) =>
          agendaItem(
            "session",
            `spotkanie-${index + 1}`,
            { pl: title },
            { hours: 6, hourUnit: "didactic", module: `Spotkanie ${index + 1}` },
          ),
      ),
    }),
    registrations: [],
  };
}

function cancelledTraining(today: Day): SampleEvent {
  const day = addDays(tuesdayAfter(today, 15), 2);
  return {
    projectKey: ACADEMY,
    slug: "dokumentacja-pracy-socjalnej",
    state: "cancelled",
    cancelReason:
      "Choroba prowadzącej. Nowy termin podamy na tej stronie; zgłoszone osoby zapisujemy w pierwszej kolejności.",
    input: eventInput({
      ...SHARED,
      kind: "training",
      title: { pl: "Dokumentacja pracy socjalnej bez zbędnych słów" },
      summary: { pl: "Jak pisać wywiady i notatki, które są krótkie, rzetelne i zrozumiałe." },
      description: {
        pl: "Pracujemy na zmienionych przykładach: skracamy, porządkujemy i usuwamy oceny, które nie są faktami.",
      },
      audience: { pl: "Pracownicy socjalni" },
      dates: { type: "exact", startsOn: day, endsOn: day },
      place: VENUE,
      seats: 20,
      agenda: [
        agendaItem(
          "session",
          "warsztat",
          { pl: "Warsztat pisania" },
          {
            day,
            from: "09:00",
            to: "14:15",
            hours: 7,
            hourUnit: "didactic",
            leaders: ["Celina Wierzbołowska"],
            place: "sala 1",
          },
        ),
      ],
    }),
    registrations: applicationsOf(OFFICE_FORM, peopleAt(PODLASKIE_WORKPLACES, 8, 100)),
  };
}

/** Without date, programme and description: the checklist before publishing has something to say. */
function draftWorkshop(): SampleEvent {
  return {
    projectKey: NETWORK,
    slug: "warsztaty-mapa-sasiedztwa",
    state: "draft",
    input: eventInput({
      ...SHARED,
      kind: "training",
      title: { pl: "Warsztaty: mapa sąsiedztwa" },
      dates: { type: "tentative", period: "" },
      place: { mode: "onsite" },
      seats: 15,
    }),
    registrations: [],
  };
}
