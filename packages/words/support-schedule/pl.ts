import { plural } from "../plural.ts";

/** Polish words of the schedule of support, for staff and for everybody. */
export const pl = {
  title: "Harmonogram form wsparcia",
  caption: (month: string) => `Harmonogram form wsparcia, ${month}`,
  project: (title: string) => `Projekt: ${title}`,
  months: "Miesiące",
  month: "Miesiąc",
  column: {
    topic: "Temat",
    when: "Termin",
    support: "Forma wsparcia",
    address: "Miejsce",
    leader: "Prowadzący",
    expected: "Przewidywana liczba osób",
  },
  online: "online",
  noLimit: "bez limitu",
  cancelled: "odwołane",
  hidden: "nie ma na stronie publicznej",
  changes: "Zmiany po opublikowaniu",
  noChanges: "Od opublikowania nic się nie zmieniło.",
  change: {
    added: "Dodano",
    changed: "Zmieniono",
    removed: "Usunięto",
    was: (text: string) => `było: ${text}`,
  },
  people: (count: number) =>
    plural("pl", count, {
      one: (text) => `${text} osoba`,
      few: (text) => `${text} osoby`,
      many: (text) => `${text} osób`,
      other: (text) => `${text} osoby`,
    }),
  publishedAt: (when: string, version: number) =>
    version === 1 ? `Opublikowano ${when}.` : `Opublikowano ${when} (wersja ${version}).`,
  unknownTitle: "Nie ma takiego harmonogramu",
  unknown: "Ten harmonogram nie jest opublikowany albo adres jest niepełny.",
  noEntries: "W tym miesiącu nic nie jest zaplanowane.",
  staff: {
    lead: "Powstaje z programów opublikowanych wydarzeń. Opublikowany miesiąc zostaje taki, jaki był, a późniejsze zmiany stoją pod nim z datą.",
    previous: "Poprzedni miesiąc",
    next: "Następny miesiąc",
    publish: "Opublikuj miesiąc",
    publishAgain: "Opublikuj nową wersję",
    publishTitle: (month: string) => `Opublikować: ${month}?`,
    publishText:
      "Harmonogram zobaczy każdy, kto ma adres strony. Nazwiska prowadzących są takie jak na stronach wydarzeń.",
    done: "Harmonogram jest opublikowany.",
    notPublished: "Ten miesiąc nie jest opublikowany.",
    hidden: (count: number) =>
      plural("pl", count, {
        one: "1 pozycja jest z wydarzenia, którego nie ma na liście publicznej. Jest w plikach, ale nie na stronie.",
        few: (text) =>
          `${text} pozycje są z wydarzeń, których nie ma na liście publicznej. Są w plikach, ale nie na stronie.`,
        many: (text) =>
          `${text} pozycji jest z wydarzeń, których nie ma na liście publicznej. Są w plikach, ale nie na stronie.`,
        other: (text) =>
          `${text} pozycji jest z wydarzeń, których nie ma na liście publicznej. Są w plikach, ale nie na stronie.`,
      }),
    publicPage: "Strona publiczna",
    files: "Pliki",
    csv: "CSV",
    xlsx: "Excel",
    pdf: "PDF",
  },
};
