import { agendaItem, eventInput, NEUTRAL_LOGOS, type Sample } from "./sample.ts";
import { organisedBy } from "./texts.ts";

// Programme S4: the two-year programme of Stowarzyszenie CAL as presented at FORUM, Gdynia 2004. The
// source gives neither years of the two levels nor sizes of groups: the years are invented (†), the
// seats are left without a limit.

const ORGANISER = "Stowarzyszenie Centrum Wspierania Aktywności Lokalnej CAL";
const KEY = "cal";
const SHARED = organisedBy(
  {
    name: ORGANISER,
    address: "ul. Szpitalna 5/5, 00-031 Warszawa",
    email: "szkolenia@cal.example",
    officerEmail: "iod@cal.example",
    ground: "agreement",
  },
  { name: "Biuro szkoleń", phone: "22 700 20 04 w. 159" },
);
const PLACE = {
  mode: "onsite",
  name: ORGANISER,
  address: "ul. Szpitalna 5/5, 00-031 Warszawa",
  town: "Warszawa",
  country: "PL",
} as const;
const AUDIENCE = {
  pl: "Osoby, które mogą decydować w imieniu instytucji – liderzy i pracownicy: liderzy organizacji pozarządowych; dyrektorzy i pracownicy ośrodków kultury; kierownicy klubów osiedlowych; dyrektorzy i pracownicy OPS; dyrektorzy i nauczyciele szkół",
};

const LEVEL_I = [
  "Ja jako animator",
  "Mapa potrzeb i zasobów",
  "Budowanie zespołu",
  "Praca wolontarystyczna",
  "Grupy samopomocowe i obywatelskie",
  "Planowanie i praca przez projekty",
  "Lokalne partnerstwo",
  "Zbieranie funduszy i wnioski",
  "Wizerunek i promocja CAL",
] as const;
const LEVEL_II = [
  "Konsultacje indywidualne ze specjalistami polskimi i zagranicznymi",
  "Wdrażanie nowych projektów",
  "Monitoring i dalsze szkolenia według zgłoszonych potrzeb",
] as const;

/** Programme S4: level I with nine topics, level II, and the conference in Gdynia. */
export const CAL_SAMPLE: Sample = {
  projects: [
    {
      key: KEY,
      input: {
        title: { pl: "Program szkoleniowo-konsultacyjny CAL" },
        description: {
          pl: "Dwuletni program szkoleń i konsultacji dla instytucji. Absolwenci tworzą sieć centrów CAL, a wiodące instytucje otrzymują Certyfikat Jakości pracy metodą CAL. W 2004 r.: 160 centrów (ponad 200 osób), ponad 500 współpracujących organizacji pozarządowych, w tym 100 nowo utworzonych, ponad 5000 wolontariuszy, 20 przeszkolonych trenerów, 30 centrów z certyfikatem.",
        },
        startsOn: "2003-01-01",
        endsOn: "2004-12-31",
        organisations: [{ name: ORGANISER, role: "lead", town: "Warszawa" }],
        territory: [],
        targetGroups: [
          "liderzy organizacji pozarządowych",
          "dyrektorzy i pracownicy ośrodków kultury",
          "kierownicy klubów osiedlowych",
          "dyrektorzy i pracownicy OPS",
          "dyrektorzy i nauczyciele szkół",
        ],
        contact: { email: SHARED.contact.email, phone: SHARED.contact.phone },
      },
      logos: NEUTRAL_LOGOS,
    },
  ],
  events: [
    {
      projectKey: KEY,
      slug: "cal-poziom-1",
      state: "published",
      input: eventInput({
        ...SHARED,
        kind: "training",
        title: { pl: "Program CAL – poziom I" },
        summary: { pl: "Dziewięć tematów dla osób, które wprowadzają w swojej instytucji metodę CAL." },
        description: {
          pl: "Pierwszy poziom dwuletniego programu: dziewięć tematów. Jego ukończenie jest warunkiem udziału w poziomie II.",
        },
        audience: AUDIENCE,
        dates: { type: "tentative", period: "2003" },
        place: PLACE,
        seats: null,
        agenda: LEVEL_I.map((title, index) =>
          agendaItem(
            "session",
            `temat-${index + 1}`,
            { pl: title },
            { level: "Poziom I", module: `Temat ${index + 1}` },
          ),
        ),
      }),
      registrations: [],
    },
    {
      projectKey: KEY,
      slug: "cal-poziom-2",
      state: "published",
      input: eventInput({
        ...SHARED,
        kind: "counselling",
        title: { pl: "Program CAL – poziom II" },
        summary: { pl: "Konsultacje, wdrażanie projektów i dalsze szkolenia dla absolwentów poziomu I." },
        description: {
          pl: "Drugi poziom dwuletniego programu, po ukończeniu poziomu I. Tematy wynikają z potrzeb zgłoszonych przez uczestników.",
        },
        audience: AUDIENCE,
        dates: { type: "tentative", period: "2004" },
        place: PLACE,
        seats: null,
        agenda: LEVEL_II.map((title, index) =>
          agendaItem("session", `poziom2-${index + 1}`, { pl: title }, { level: "Poziom II" }),
        ),
      }),
      registrations: [],
    },
    {
      projectKey: KEY,
      slug: "forum-gdynia-2004",
      state: "published",
      input: eventInput({
        ...SHARED,
        kind: "conference",
        title: {
          pl: "XIII Ogólnopolska Konferencja Stowarzyszenia Samorządowych OPS FORUM „Rola i miejsce Ośrodka Pomocy Społecznej w samorządzie”",
        },
        summary: { pl: "Konferencja w Gdyni, na której Stowarzyszenie CAL przedstawia swój program." },
        description: {
          pl: "XIII konferencja Stowarzyszenia Samorządowych OPS FORUM. Stowarzyszenie CAL przedstawia na niej dwuletni program dla instytucji.",
        },
        dates: { type: "exact", startsOn: "2004-09-29", endsOn: "2004-10-02" },
        place: { mode: "onsite", town: "Gdynia", country: "PL" },
        // The number of attendees is missing in the source ("ok … osób").
        seats: null,
        // The day and hour of the presentation are not in the source.
        agenda: [
          agendaItem("plenary", "prezentacja-cal", { pl: "Prezentacja programu CAL" }, { town: "Gdynia" }),
        ],
      }),
      registrations: [],
    },
  ],
};
