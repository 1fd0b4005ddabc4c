import type { SignUpForm } from "@zapisy/core/event/schema";
import type {
  FormOfAddress,
  InstitutionType,
  ManualRegistrationInput,
} from "@zapisy/core/registration/schema";
import { foldText, withoutAccents } from "@zapisy/core/shared/text";
import type { SampleRegistration } from "./sample.ts";

// Everybody here is made up: names are put together by counting through lists, addresses end in the
// reserved top-level domain `.example` (RFC 2606), telephone numbers go up by a fixed step.

/** A made-up person with everything that some form might ask. */
export interface SamplePerson {
  firstName: string;
  lastName: string;
  formOfAddress: FormOfAddress;
  email?: string;
  phone?: string;
  institution?: { name: string; type: InstitutionType; town?: string };
  position?: string;
  countyCode?: string;
}

/** Where made-up people work; `domain` goes before `.example`. */
export interface Workplace {
  name: string;
  type: InstitutionType;
  town: string;
  countyCode: string;
  domain: string;
  /** Positions that its people hold in turn. */
  positions: string[];
}

// The lengths (29, 19, 37) are prime, so pairs of first name and surname do not repeat for long.
const WOMEN = (
  "Agnieszka Beata Łucja Dorota Żaneta Ewa Joanna Świętosława Halina Katarzyna Urszula Magdalena Iwona Zofia " +
  "Renata Elżbieta Małgorzata Grażyna Olga Sylwia Barbara Bożena Aleksandra Danuta Teresa Paulina Wioletta Natalia Izabela"
).split(" ");
const MEN = (
  "Łukasz Andrzej Zbigniew Tomasz Grzegorz Żelisław Rafał Piotr Wojciech Sławomir Dariusz Jacek Bartłomiej Mirosław " +
  "Paweł Krzysztof Adam Stanisław Marcin"
).split(" ");
// Feminine and masculine form, or one for both.
const SURNAMES = (
  "Łapińska/Łapiński Wróbel Żukowska/Żukowski Sienkiewicz Ćwikła Kalinowska/Kalinowski Źródlak Orzechowska/Orzechowski " +
  "Bagińska/Bagiński Śliwa Zawistowska/Zawistowski Chojnacka/Chojnacki Ławnik Perkowska/Perkowski Dąbek Malec " +
  "Jabłońska/Jabłoński Sokół Grądzka/Grądzki Trzaska Wyszomierska/Wyszomierski Szczęsna/Szczęsny Kulesza Niedźwiecka/Niedźwiecki " +
  "Ołdak Rogowska/Rogowski Ździebłowska/Ździebłowski Mioduszewska/Mioduszewski Pieńkowska/Pieńkowski Łoś Tarasiuk " +
  "Ostaszewska/Ostaszewski Gołąb Zaręba Modzelewska/Modzelewski Świderska/Świderski Brzozowska/Brzozowski"
).split(" ");

/**
 * The first `count` of an endless row of people who work at these places in turn. Different `start`s
 * give different people; the same place in the row is always the same person, so people come to several events. Every ninth has no e-mail address.
 */
export function peopleAt(workplaces: readonly Workplace[], count: number, start = 0): SamplePerson[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = start + offset;
    const isMan = index % 4 === 3;
    const names = isMan ? MEN : WOMEN;
    const firstName = names[index % names.length] ?? "";
    const [feminine = "", masculine = feminine] = (SURNAMES[(index * 5) % SURNAMES.length] ?? "").split("/");
    const lastName = isMan ? masculine : feminine;
    const work = workplaces[index % workplaces.length];
    const round = Math.floor(index / workplaces.length);
    return {
      firstName,
      lastName,
      formOfAddress: isMan ? "mr" : "ms",
      ...(index % 9 !== 8 &&
        work && { email: `${withoutAccents(`${firstName}.${lastName}`)}@${work.domain}.example` }),
      phone: `600 ${String(100 + ((index * 7) % 900))} ${String(100 + ((index * 37) % 900))}`,
      ...(work && {
        institution: { name: work.name, type: work.type, town: work.town },
        position: work.positions[round % work.positions.length],
        countyCode: work.countyCode,
      }),
    };
  });
}

const MANAGERS_OF_CENTRE = ["kierownik", "zastępca kierownika"];
const MANAGERS_OF_COUNTY_CENTRE = ["dyrektor", "zastępca dyrektora"];

function centre(name: string, town: string, countyCode: string, domain: string): Workplace {
  return { name, type: "ops", town, countyCode, domain, positions: MANAGERS_OF_CENTRE };
}

function countyCentre(town: string, locative: string, countyCode: string, domain: string): Workplace {
  const name = `Powiatowe Centrum Pomocy Rodzinie ${locative}`;
  return { name, type: "pcpr", town, countyCode, domain, positions: MANAGERS_OF_COUNTY_CENTRE };
}

/** The social welfare centre whose third applicant shows the limit per institution (scenario A1). */
export const MONKI_CENTRE: Workplace = {
  ...centre("Ośrodek Pomocy Społecznej w Mońkach", "Mońki", "2008", "ops-monki"),
  positions: [...MANAGERS_OF_CENTRE, "kierownik działu pomocy środowiskowej"],
};

/** Twelve other social welfare and county family support centres of Podlaskie. */
export const PODLASKIE_CENTRES: readonly Workplace[] = [
  countyCentre("Augustów", "w Augustowie", "2001", "pcpr-augustow"),
  centre("Ośrodek Pomocy Społecznej w Sokółce", "Sokółka", "2011", "ops-sokolka"),
  countyCentre("Bielsk Podlaski", "w Bielsku Podlaskim", "2003", "pcpr-bielsk"),
  centre("Miejski Ośrodek Pomocy Społecznej w Zambrowie", "Zambrów", "2014", "mops-zambrow"),
  countyCentre("Łomża", "w Łomży", "2007", "pcpr-lomza"),
  centre("Miejski Ośrodek Pomocy Społecznej w Hajnówce", "Hajnówka", "2005", "mops-hajnowka"),
  countyCentre("Siemiatycze", "w Siemiatyczach", "2010", "pcpr-siemiatycze"),
  centre("Gminny Ośrodek Pomocy Społecznej w Szypliszkach", "Szypliszki", "2012", "gops-szypliszki"),
  countyCentre("Kolno", "w Kolnie", "2006", "pcpr-kolno"),
  centre("Ośrodek Pomocy Społecznej w Wysokiem Mazowieckiem", "Wysokie Mazowieckie", "2013", "ops-wysokie"),
  countyCentre("Grajewo", "w Grajewie", "2004", "pcpr-grajewo"),
  centre("Gminny Ośrodek Pomocy Społecznej w Gibach", "Giby", "2009", "gops-giby"),
];

const SOCIAL_WORK = ["starszy pracownik socjalny", "pracownik socjalny", "specjalista pracy socjalnej"];

/** Places of every kind that sends people to events; associations, foundations and firms are made up. */
export const PODLASKIE_WORKPLACES: readonly Workplace[] = [
  ...[MONKI_CENTRE, ...PODLASKIE_CENTRES].map((place) => ({
    ...place,
    positions: [...SOCIAL_WORK, ...place.positions],
  })),
  {
    name: "Stowarzyszenie „Żółty Parasol”",
    type: "ngo",
    town: "Białystok",
    countyCode: "2061",
    domain: "zolty-parasol",
    positions: ["koordynator projektów", "wolontariusz"],
  },
  {
    name: "Klub Integracji Społecznej „Przystań Łąkowa”",
    type: "cis_kis",
    town: "Łapy",
    countyCode: "2002",
    domain: "kis-lakowa",
    positions: ["instruktor zawodu", "doradca zawodowy"],
  },
  {
    name: "Warsztat Terapii Zajęciowej „Świetlik”",
    type: "zaz_wtz",
    town: "Suwałki",
    countyCode: "2063",
    domain: "wtz-swietlik",
    positions: ["terapeuta zajęciowy"],
  },
  {
    name: "Spółdzielnia Socjalna „Dobry Bochen”",
    type: "social_economy",
    town: "Łomża",
    countyCode: "2062",
    domain: "dobry-bochen",
    positions: ["prezes zarządu", "specjalista ds. sprzedaży"],
  },
  {
    name: "Powiatowy Urząd Pracy w Sejnach",
    type: "pup",
    town: "Sejny",
    countyCode: "2009",
    domain: "pup-sejny",
    positions: ["doradca klienta", "pośrednik pracy"],
  },
  {
    name: "Urząd Gminy Rutki",
    type: "local_government",
    town: "Rutki-Kossaki",
    countyCode: "2014",
    domain: "gmina-rutki",
    positions: ["sekretarz gminy", "inspektor ds. oświaty i spraw społecznych"],
  },
  {
    name: "Centrum Usług Społecznych w Czarnej Białostockiej",
    type: "cus",
    town: "Czarna Białostocka",
    countyCode: "2002",
    domain: "cus-czarna",
    positions: ["organizator usług społecznych", "organizator społeczności lokalnej"],
  },
  {
    name: "Gminny Ośrodek Kultury w Narewce",
    type: "culture",
    town: "Narewka",
    countyCode: "2005",
    domain: "gok-narewka",
    positions: ["animator kultury"],
  },
];

/** Places whose people can be the trainees of the county project in Zambrów: decision-makers, leaders, staff. */
export const ZAMBROW_WORKPLACES: readonly Workplace[] = [
  {
    name: "Urząd Miasta Zambrów",
    type: "local_government",
    town: "Zambrów",
    countyCode: "2014",
    domain: "um-zambrow",
    positions: ["radny", "inspektor"],
  },
  {
    name: "Miejski Ośrodek Pomocy Społecznej w Zambrowie",
    type: "ops",
    town: "Zambrów",
    countyCode: "2014",
    domain: "mops-zambrow",
    positions: SOCIAL_WORK,
  },
  {
    name: "Powiatowy Urząd Pracy w Zambrowie",
    type: "pup",
    town: "Zambrów",
    countyCode: "2014",
    domain: "pup-zambrow",
    positions: ["pośrednik pracy", "doradca zawodowy"],
  },
  {
    name: "Powiatowe Centrum Pomocy Rodzinie w Zambrowie",
    type: "pcpr",
    town: "Zambrów",
    countyCode: "2014",
    domain: "pcpr-zambrow",
    positions: SOCIAL_WORK,
  },
  {
    name: "Gminny Ośrodek Pomocy Społecznej w Kołakach Kościelnych",
    type: "ops",
    town: "Kołaki Kościelne",
    countyCode: "2014",
    domain: "gops-kolaki",
    positions: SOCIAL_WORK,
  },
  {
    name: "Urząd Gminy Szumowo",
    type: "local_government",
    town: "Szumowo",
    countyCode: "2014",
    domain: "gmina-szumowo",
    positions: ["sołtys", "radny"],
  },
  {
    name: "Koło Gospodyń „Źródełko”",
    type: "ngo",
    town: "Rutki-Kossaki",
    countyCode: "2014",
    domain: "kg-zrodelko",
    positions: ["lider społeczny"],
  },
];

const SILESIAN_TOWNS: readonly [town: string, locative: string, countyCode: string][] = [
  ["Żory", "w Żorach", "2479"],
  ["Świętochłowice", "w Świętochłowicach", "2476"],
  ["Bytom", "w Bytomiu", "2462"],
  ["Jastrzębie-Zdrój", "w Jastrzębiu-Zdroju", "2467"],
  ["Dąbrowa Górnicza", "w Dąbrowie Górniczej", "2465"],
  ["Tychy", "w Tychach", "2477"],
  ["Łazy", "w Łazach", "2416"],
  ["Żywiec", "w Żywcu", "2417"],
  ["Mysłowice", "w Mysłowicach", "2470"],
  ["Koziegłowy", "w Koziegłowach", "2409"],
  ["Piekary Śląskie", "w Piekarach Śląskich", "2471"],
];

/** Social welfare centres of Śląskie, the only ones that its workshop takes. */
export const SILESIAN_CENTRES: readonly Workplace[] = SILESIAN_TOWNS.map(([town, locative, countyCode]) => ({
  name: `Ośrodek Pomocy Społecznej ${locative}`,
  type: "ops",
  town,
  countyCode,
  domain: `ops-${foldText(town).replace(/\s/g, "-")}`,
  positions: SOCIAL_WORK,
}));

const NGO = { name: "Stowarzyszenie „Żółty Parasol”", type: "ngo", town: "Białystok" } as const;
const OFFICE = "sekretariat@gops-biebrza.example";
const OFFICE_INSTITUTION = {
  name: "Gminny Ośrodek Pomocy Społecznej nad Biebrzą",
  type: "ops",
  town: "Goniądz",
} as const;

/**
 * People who are hard on forms, lists and badges: Ł and Ż as initials, double-barrelled surnames, names
 * of 60 characters, particles, one address shared by three people, no e-mail address, no institution.
 */
export const AWKWARD_PEOPLE: readonly SamplePerson[] = [
  {
    firstName: "Żaneta",
    lastName: "Żółkiewska",
    formOfAddress: "ms",
    email: "zaneta.zolkiewska@zolty-parasol.example",
    institution: NGO,
    countyCode: "2061",
  },
  {
    firstName: "Łucja",
    lastName: "Łukasiewicz-Łącka",
    formOfAddress: "ms",
    email: "lucja@zolty-parasol.example",
    phone: "+48 85 123 45 67 w. 159",
    institution: NGO,
    countyCode: "2061",
  },
  {
    firstName: "Jan",
    lastName: "de Vries",
    formOfAddress: "mr",
    email: "jan.devries@sociaal.example",
    phone: "+31 20 555 01 23",
    institution: { name: "Stichting Sociaal Werk Voorbeeld", type: "ngo", town: "Utrecht" },
  },
  // The first name and the surname that follow have exactly 60 characters each.
  {
    firstName: "Maria Magdalena Aleksandra Konstancja Bogumiła Eleonora Anna",
    lastName: "Zakrzewska-Wyszogrodzka",
    formOfAddress: "ms",
    email: "mm.zakrzewska@ops-monki.example",
    institution: { name: MONKI_CENTRE.name, type: "ops", town: "Mońki" },
    position: "specjalista pracy z rodziną",
    countyCode: "2008",
  },
  {
    firstName: "Kazimiera",
    lastName: "Brzęczyszczykiewicz-Konstantynopolitańczykowianeczkówna-Żbik",
    formOfAddress: "ms",
    phone: "85 700 11 22",
    institution: {
      name: "Regionalny Ośrodek Polityki Społecznej Województwa Wzorcowego",
      type: "rops",
      town: "Wzorcowo",
    },
    position: "główny specjalista",
  },
  {
    firstName: "Anna",
    lastName: "Łoś",
    formOfAddress: "ms",
    email: OFFICE,
    institution: OFFICE_INSTITUTION,
    position: "kierownik",
    countyCode: "2008",
  },
  {
    firstName: "Wanda",
    lastName: "Świąć",
    formOfAddress: "ms",
    email: OFFICE,
    institution: OFFICE_INSTITUTION,
    position: "pracownik socjalny",
    countyCode: "2008",
  },
  {
    firstName: "Zdzisław",
    lastName: "Źrebiec",
    formOfAddress: "mr",
    email: OFFICE,
    institution: OFFICE_INSTITUTION,
    position: "asystent rodziny",
    countyCode: "2008",
  },
  {
    firstName: "Genowefa",
    lastName: "Ćma-Ździebło",
    formOfAddress: "ms",
    phone: "600 700 800",
    countyCode: "2014",
  },
  {
    firstName: "Sasza",
    lastName: "O’Nyszkiewicz",
    formOfAddress: "none",
    email: "sasza@poczta.example",
    countyCode: "2063",
  },
];

/** What else a sample application says. */
export type Details = Partial<
  Pick<ManualRegistrationInput, "choices" | "answers" | "needs" | "ifFull" | "pickUpPoint" | "reason">
> & {
  image?: boolean;
};

/** A person's application as staff enter it: only what the event's form asks for. */
export function applicationOf(
  form: SignUpForm,
  person: SamplePerson,
  details: Details = {},
): SampleRegistration {
  const { image = false, needs, ...rest } = details;
  return {
    input: {
      firstName: person.firstName,
      lastName: person.lastName,
      email: person.email,
      formOfAddress: form.formOfAddress === "hidden" ? undefined : person.formOfAddress,
      phone: form.phone === "hidden" ? undefined : person.phone,
      institution: form.institution === "hidden" ? undefined : person.institution,
      position: form.position === "hidden" ? undefined : person.position,
      countyCode: form.county === "hidden" ? undefined : person.countyCode,
      choices: {},
      answers: {},
      locale: "pl",
      ifFull: "reserve",
      ...rest,
      needs,
      consents: { image: image && form.imageConsent, newsletter: false, needs: needs !== undefined },
    },
  };
}

/** Applications of several people; `detailsOf` says what each of them adds. */
export function applicationsOf(
  form: SignUpForm,
  people: readonly SamplePerson[],
  detailsOf: (person: SamplePerson, index: number) => Details = () => ({}),
): SampleRegistration[] {
  return people.map((person, index) =>
    applicationOf(form, person, { image: index % 3 !== 2, ...detailsOf(person, index) }),
  );
}
