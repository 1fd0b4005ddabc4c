import type { EventKind } from "@zapisy/core/event/schema";
import {
  formatDay,
  formatMonth,
  formatTentative,
  formatTime,
  formatTimeRange,
  formatHours,
  formatWallTime,
  formatWeekday,
  formatWhen,
  type When,
} from "../date.ts";
import { plural } from "../plural.ts";

/** "5 lipca 2026 r., godz. 9:00" from a wall time `YYYY-MM-DDTHH:MM`. */
const wallTime = (wall: string) => formatWallTime("pl", wall);

/** Polish words of the catalogue and of the events' public pages. */
export const pl = {
  /**
   * Kinds of event as in the common area (a test keeps the two the same), repeated so that the event page
   * need not fetch all of that for one word.
   */
  eventKind: {
    training: "Szkolenie",
    study_visit: "Wizyta studyjna",
    conference: "Konferencja",
    meeting: "Spotkanie",
    counselling: "Poradnictwo",
  } satisfies Record<EventKind, string>,

  date: {
    day: (day: string) => formatDay("pl", day),
    when: (when: When) => formatWhen("pl", when),
    hours: (when: When) => formatHours("pl", when),
    month: (month: string) => formatMonth("pl", month),
    tentative: (period: string) => formatTentative("pl", period),
    weekday: (day: string) => formatWeekday("pl", day),
    weekdayShort: (day: string) => formatWeekday("pl", day, "short"),
    /** Before the first day of an event that ends in another month. */
    from: "od",
    timeRange: (from: string, to: string) => formatTimeRange("pl", from, to),
    timeFrom: (from: string) => `od ${formatTime("pl", from)}`,
    wallTime,
  },

  seats: {
    unlimited: "Brak limitu miejsc",
    total: (count: number) =>
      plural("pl", count, {
        one: "1 miejsce",
        few: (n) => `${n} miejsca`,
        other: (n) => `${n} miejsc`,
      }),
    left: (count: number) =>
      plural("pl", count, {
        one: "Pozostało 1 wolne miejsce",
        few: (n) => `Pozostały ${n} wolne miejsca`,
        other: (n) => `Pozostało ${n} wolnych miejsc`,
      }),
    full: "Brak miejsc, zgłoszenia trafiają na listę rezerwową",
    optionFull: "Brak miejsc",
    common: "Pozostałe osoby",
    groupsUntil: (until: string) => `Wolne miejsca grup będą wspólne od: ${until}.`,
    groupShut: "Rekrutacja zakończona",
    groupsOnly: "Zapisać się mogą osoby z tych grup.",
    waiting: (count: number) =>
      plural("pl", count, {
        one: "Lista rezerwowa: 1 osoba",
        few: (n) => `Lista rezerwowa: ${n} osoby`,
        other: (n) => `Lista rezerwowa: ${n} osób`,
      }),
    optionWaiting: (count: number) =>
      plural("pl", count, {
        one: "Brak miejsc, na liście rezerwowej 1 osoba",
        few: (n) => `Brak miejsc, na liście rezerwowej ${n} osoby`,
        other: (n) => `Brak miejsc, na liście rezerwowej ${n} osób`,
      }),
  },

  recruitment: {
    open: "Rekrutacja trwa",
    upcoming: "Rekrutacja wkrótce",
    closed: "Rekrutacja zakończona",
    cancelled: "Odwołane",
    tentative: "Termin wstępny",
    referralsOnly: "Tylko ze skierowaniem",
    over: "Zakończone",
    /** Beside the badge. */
    until: (wall: string) => `do ${wallTime(wall)}`,
    from: (wall: string) => `od ${wallTime(wall)}`,
  },

  place: {
    online: "Online",
    hybrid: (place: string) => `${place} i online`,
    unknown: "Miejsce do ustalenia",
  },

  catalogue: {
    title: "Wydarzenia",
    search: "Szukaj wydarzenia",
    searchHelp: "Słowo z tytułu, opisu lub nazwy miejsca",
    submit: "Szukaj",
    filters: "Filtry",
    filtersUsed: (count: number) =>
      plural("pl", count, {
        one: "Filtry (użyto 1)",
        other: (n) => `Filtry (użyto ${n})`,
      }),
    kind: "Rodzaj",
    anyKind: "Wszystkie rodzaje",
    from: "Od dnia",
    to: "Do dnia",
    past: "Pokaż także minione",
    clear: "Wyczyść filtry",
    list: "Lista wydarzeń",
    shown: (count: number) =>
      plural("pl", count, {
        one: "Na liście jest 1 wydarzenie",
        few: (n) => `Na liście są ${n} wydarzenia`,
        other: (n) => `Na liście jest ${n} wydarzeń`,
      }),
    nothingFound: "Nic nie znaleziono",
    nothingFoundHelp: "Można wpisać inne słowo albo wyczyścić filtry.",
    nothingPlanned: "Nie ma teraz zaplanowanych wydarzeń",
    nothingPlannedHelp: "Nowe wydarzenia pojawią się tutaj. Można też zobaczyć te, które już się odbyły.",
    showPast: "Pokaż minione wydarzenia",
    calendar: "Kalendarz wydarzeń (plik ICS)",
  },

  event: {
    when: "Termin",
    where: "Miejsce",
    cost: "Koszt",
    free: "Udział bezpłatny",
    organiser: "Organizator",
    seats: "Miejsca",
    recruitment: "Rekrutacja",
    facts: "Najważniejsze informacje",

    signUp: "Zapisz się",
    signUpReserve: "Zapisz się na listę rezerwową",
    delegation: "Zgłoszenie z instytucji",
    apply: "Wyślij zgłoszenie",
    prepare: "Wypełnij formularz wcześniej",
    selection: "Uczestników wybiera organizator po zakończeniu rekrutacji.",
    addToCalendar: "Dodaj do kalendarza",
    print: "Drukuj",

    about: "O wydarzeniu",
    topic: "Temat",
    audience: "Dla kogo",
    /** After a criterion where staff decide about whoever does not meet it. */
    criterionDecided: "Bez tego też można się zgłosić. Zdecyduje organizator.",
    programme: "Program",
    venue: "Miejsce i dostępność",
    accessibility: "Dostępność",
    accessibilityAsk: "Potrzeby związane z dostępnością można podać w formularzu zgłoszeniowym.",
    onlineLink: "Link do spotkania otrzymają osoby z potwierdzonym udziałem.",
    contact: "Organizator i kontakt",
    contactPerson: "Kontakt",
    email: "E-mail",
    phone: "Telefon",
    lead: "Lider",
    partners: (count: number) => (count === 1 ? "Partner" : "Partnerzy"),
    supporters: "Wsparcie merytoryczne",
    invited: (count: number) => (count === 1 ? "Instytucja zaproszona" : "Instytucje zaproszone"),
    documents: "Regulamin i dane osobowe",
    rules: "Regulamin udziału",
    informationClause: "Klauzula informacyjna o danych osobowych",
    project: "Projekt",
    projectNumber: (number: string) => `nr ${number}`,
    funder: "Finansowanie",

    cancelledTitle: "Wydarzenie zostało odwołane",
    cancelledReason: (reason: string) => `Powód: ${reason}`,
    overTitle: "Wydarzenie już się odbyło",
    closedTitle: "Rekrutacja jest zakończona",
    closedHelp: "W razie pytań prosimy o kontakt z organizatorem.",
    upcomingTitle: (wall: string) => `Rekrutacja rozpocznie się ${wallTime(wall)}`,
    upcomingHelp: "Formularz można wypełnić wcześniej, a wysłać o tej godzinie.",
    referralTitle: "Na to wydarzenie kierują instytucje",
    referralHelp: "O skierowanie można zapytać w ośrodku pomocy społecznej albo u organizatora.",
    tentativeTitle: "Termin jest wstępny",
    notify: "Proszę o wiadomość, gdy ruszy rekrutacja",
    tentativeHelp: "Rekrutacja ruszy po potwierdzeniu terminu.",
    otherDates: "Wolne miejsca w innych terminach",
  },

  programme: {
    dayNumber: (number: number) => `Dzień ${number}`,
    undated: "Termin do ustalenia",
    emptyDay: "Szczegóły tego dnia podamy później.",
    choice: "Do wyboru:",
    moderator: "Moderacja",
    leaders: "Prowadzenie",
    panellists: "W panelu",
    speakers: "Wystąpienia",
    host: "Gospodarz",
    meets: "Spotkanie z",
    partners: "Partnerzy",
    parts: "W programie",
    accessibility: "Dostępność",
    onlyOption: "Dla osób, które wybrały:",
    level: (level: string) => `Poziom: ${level}`,
    clockHours: (count: number) =>
      plural("pl", count, {
        one: "1 godzina zegarowa",
        few: (n) => `${n} godziny zegarowe`,
        many: (n) => `${n} godzin zegarowych`,
        other: (n) => `${n} godziny zegarowej`,
      }),
    didacticHours: (count: number) =>
      plural("pl", count, {
        one: "1 godzina dydaktyczna",
        few: (n) => `${n} godziny dydaktyczne`,
        many: (n) => `${n} godzin dydaktycznych`,
        other: (n) => `${n} godziny dydaktycznej`,
      }),
    modules: "Moduły",
    panel: "Panel dyskusyjny",
    plenary: "Sesja plenarna",
    none: "Program podamy później.",
  },
};
