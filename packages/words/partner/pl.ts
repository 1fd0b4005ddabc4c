import { plural } from "../plural.ts";

const people = (count: number) =>
  plural("pl", count, {
    one: "1 osoba",
    few: (n) => `${n} osoby`,
    many: (n) => `${n} osób`,
    other: (n) => `${n} osoby`,
  });

/** Polish words of partners; the shape of all their languages. */
export const pl = {
  list: {
    title: "Działania projektu",
    lead: (institution: string) =>
      `Wszystkie działania projektów, w których partnerem jest ${institution}. W każdym działaniu widać osoby i miejsca tej instytucji, innych osób nie widać.`,
    caption: (project: string) => `Działania: ${project}`,
    event: "Działanie",
    when: "Termin",
    where: "Miejsce",
    seats: "Wolne miejsca",
    state: "Rekrutacja",
    free: (left: number, total: number) => `${left} z ${total}`,
    unlimited: "bez limitu",
    empty: "W tym projekcie nie ma jeszcze opublikowanych działań",
    recruitment: {
      open: "Trwa",
      upcoming: "Jeszcze nie trwa",
      closed: "Zakończona",
      cancelled: "Wydarzenie odwołane",
      tentative: "Termin wstępny",
    },
  },
  event: {
    back: "Wszystkie działania",
    publicPage: "Strona wydarzenia z programem",
    free: (left: number, total: number) => `Wolne miejsca na całym wydarzeniu: ${left} z ${total}`,
    places: "Nasze miejsca",
    placesCaption: "Miejsca partnera na tym wydarzeniu",
    noPlaces: "Na tym wydarzeniu partner nie ma osobnej puli miejsc.",
    ended:
      "Osobna pula miejsc partnera już się skończyła: miejsca, które były w niej wolne, są teraz dostępne dla wszystkich. Kto zgłosił się przed tym dniem, nadal jest niżej na liście.",
    group: "Pula",
    given: "Przyznane",
    taken: "Zajęte",
    left: "Wolne",
    waiting: "Na liście rezerwowej",
    shut: "rekrutacja zakończona",
    quota: (taken: number, limit: number) =>
      `Z instytucji partnera miejsce może mieć najwyżej ${people(limit)}. Zajęte: ${taken}.`,
    people: "Nasze osoby",
    peopleCaption: "Osoby partnera na tym wydarzeniu",
    nobody: "Nie ma jeszcze zgłoszeń osób partnera.",
    count: people,
    person: "Osoba",
    status: "Stan zgłoszenia",
    from: "Skąd",
    ofPartner: "Instytucja partnera",
    attended: "Obecność",
    attendedOf: (attended: number, of: number) => (of === 0 ? "jeszcze bez list" : `${attended} z ${of}`),
    certificate: "Zaświadczenie",
    annulled: (number: string) => `${number} (anulowane)`,
    noCertificate: "brak",
    why: "Widać tu osoby zgłoszone z instytucji partnera i osoby z jego puli miejsc. Adresów, odpowiedzi i potrzeb tych osób nie widać. Odczyt tej listy zapisuje się w historii organizatora, najwyżej raz na godzinę i tylko wtedy, gdy ktoś na niej jest.",
  },
};
