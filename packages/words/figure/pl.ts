import type { Cut, Figure } from "@zapisy/core/figure/schema";
import type { AgeGroup } from "@zapisy/core/participant/schema";
import { plural } from "../plural.ts";

/** Polish words of the figures of a project. */
export const pl = {
  title: "Liczby",
  lead: "Liczy się to, co ma dowód: obecność na wydarzeniu i wpis w dzienniku wsparcia. Jedna osoba liczy się raz, na ilukolwiek wydarzeniach była. Każda liczba otwiera listę, z której jest policzona.",
  /** Since when all has been read anew. */
  readAt: (when: string) =>
    `Zmiany widać zwykle po chwili. Wszystkie dane odczytano ponownie nie wcześniej niż ${when}.`,
  files: "Pliki z liczbami",
  xlsx: "Pobierz arkusz (XLSX)",
  pdf: "Pobierz zestawienie (PDF)",
  empty: "Nie ma jeszcze czego liczyć",
  emptyText:
    "Liczby pojawią się, gdy na wydarzeniach projektu będzie odnotowana obecność albo w dzienniku wsparcia będą wpisy.",
  cut: {
    all: "Razem",
    kind: "Według rodzaju wydarzenia",
    county: "Według powiatu",
    partner: "Według partnera",
    activity: "Partnerzy i wydarzenia",
    sex: "Według płci",
    age: "Według wieku w dniu przystąpienia do projektu",
    category: "Według kategorii",
    support: "Formy wsparcia i godziny",
  } satisfies Record<Cut, string>,
  column: {
    kind: "Rodzaj",
    county: "Powiat",
    partner: "Partner",
    activity: "Wydarzenie",
    sex: "Płeć",
    age: "Wiek",
    category: "Kategoria",
    support: "Forma wsparcia",
    all: "",
  } satisfies Record<Cut, string>,
  figure: {
    events: "Wydarzenia",
    people: "Osoby",
    places: "Miejsca",
    visits: "Wizyty",
    minutes: "Godziny",
    short: "Poniżej standardu",
    none: "Jeszcze bez wsparcia",
  } satisfies Record<Figure, string>,
  /** What a figure is, under the totals. */
  meaning: {
    events: "wydarzenia, na których ktoś był",
    people: "każda policzona raz",
    places: "osoba na wydarzeniu, bez względu na liczbę spotkań",
    visits: "wpisy w dzienniku wsparcia",
  },
  owed: "Na osobę",
  hours: (hours: string, unit: "clock" | "didactic") =>
    `${hours} ${unit === "clock" ? "godz." : "godz. dyd."}`,
  unknown: {
    county: "Bez powiatu",
    partner: "Bez partnera",
    sex: "Brak danych",
    age: "Brak danych",
    category: "Bez kategorii",
  },
  log: "Dziennik wsparcia",
  several: "W więcej niż jednym powiecie",
  sex: { woman: "Kobiety", man: "Mężczyźni" },
  age: {
    under18: "poniżej 18 lat",
    "18to29": "18–29 lat",
    "30to54": "30–54 lata",
    "55up": "55 lat i więcej",
  } satisfies Record<AgeGroup, string>,
  noSupport: "Forma usunięta",
  total: "Suma wierszy",
  distinct: (count: number) =>
    plural("pl", count, {
      one: "1 różna osoba",
      few: (n) => `${n} różne osoby`,
      many: (n) => `${n} różnych osób`,
      other: (n) => `${n} różnej osoby`,
    }),
  /** What a link to a list is called: its row, its figure. */
  opens: (row: string, figure: string) => (row ? `${row}, ${figure.toLowerCase()}` : figure),
  notes: {
    several: (count: number) =>
      plural("pl", count, {
        one: "1 osoba liczy się w więcej niż jednym powiecie",
        few: (n) => `${n} osoby liczą się w więcej niż jednym powiecie`,
        many: (n) => `${n} osób liczy się w więcej niż jednym powiecie`,
        other: (n) => `${n} osoby liczy się w więcej niż jednym powiecie`,
      }),
    severalText: (sum: string, distinct: string) =>
      `Suma powiatów to ${sum}, a różnych osób jest ${distinct}. Warto sprawdzić, czy tak ma być.`,
    severalShow: "Pokaż te osoby",
    unmatched: (count: number) =>
      plural("pl", count, {
        one: "1 miejsce nie ma jeszcze uczestnika",
        few: (n) => `${n} miejsca nie mają jeszcze uczestnika`,
        many: (n) => `${n} miejsc nie ma jeszcze uczestnika`,
        other: (n) => `${n} miejsca nie ma jeszcze uczestnika`,
      }),
    unmatchedText:
      "Ktoś był na wydarzeniu, ale jego zgłoszenia nie połączono z osobą w projekcie. Jest wśród miejsc, a wśród osób go nie ma.",
    unmatchedShow: "Pokaż te zgłoszenia",
    proposals: "Przejdź do propozycji",
    leftOut: (count: number) =>
      plural("pl", count, {
        one: "1 wydarzenie nie liczy się dla finansującego",
        few: (n) => `${n} wydarzenia nie liczą się dla finansującego`,
        many: (n) => `${n} wydarzeń nie liczy się dla finansującego`,
        other: (n) => `${n} wydarzenia nie liczy się dla finansującego`,
      }),
    leftOutText:
      "Tak jest z konferencjami, o ile w ustawieniach wydarzenia nie wybrano inaczej: ich goście nie są uczestnikami projektu.",
    leftOutShow: "Pokaż te wydarzenia",
  },
  list: {
    title: (row: string, figure: string) => (row ? `${row}: ${figure.toLowerCase()}` : figure),
    row: { counted: "", unmatched: "Bez uczestnika", left_out: "Poza liczbami dla finansującego" },
    counts: (count: number) =>
      plural("pl", count, {
        one: "1 pozycja na liście",
        few: (n) => `${n} pozycje na liście`,
        many: (n) => `${n} pozycji na liście`,
        other: (n) => `${n} pozycji na liście`,
      }),
    sum: (sum: string) => `Razem: ${sum}`,
    person: "Nazwisko i imię",
    event: "Wydarzenie",
    when: "Termin",
    counties: "Powiat",
    places: "Miejsca",
    people: "Osoby",
    visits: "Wizyty",
    minutes: "Otrzymano",
    owed: "Należy się",
    short: (hours: string) => `brakuje ${hours}`,
    enough: "w całości",
    nobody: "nie jest jeszcze uczestnikiem",
    unnamed: "zgłoszenie bez nazwiska",
    none: "Na tej liście nikogo nie ma",
  },
  file: {
    title: "Liczby projektu",
    sheet: "Liczby",
    people: "Osoby",
    events: "Wydarzenia",
    places: "Miejsca",
    hours: "Godziny osób",
    cut: "Podział",
    row: "Wiersz",
    lastName: "Nazwisko",
    firstName: "Imię",
    kind: "Rodzaj",
    short: "Brakuje",
    unit: { clock: "godz.", didactic: "godz. dyd." },
    unmatched: (count: number) => `Miejsca bez uczestnika: ${count}`,
    leftOut: (count: number) => `Wydarzenia poza liczbami dla finansującego: ${count}`,
    several: (sum: number, distinct: number, count: number) =>
      `Suma powiatów: ${sum}, różne osoby: ${distinct}, w więcej niż jednym powiecie: ${count}`,
  },
};
