import { plural } from "../plural.ts";

const added = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} osoba zostanie dodana`,
    few: (n) => `${n} osoby zostaną dodane`,
    many: (n) => `${n} osób zostanie dodanych`,
    other: (n) => `${n} osoby zostanie dodanych`,
  });

const there = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} już jest na liście`,
    few: (n) => `${n} już są na liście`,
    many: (n) => `${n} już jest na liście`,
    other: (n) => `${n} już jest na liście`,
  });

const faulty = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} wiersz wymaga poprawy`,
    few: (n) => `${n} wiersze wymagają poprawy`,
    many: (n) => `${n} wierszy wymaga poprawy`,
    other: (n) => `${n} wiersza wymaga poprawy`,
  });

/** What a check came to, in one sentence; what there is none of is not said, but for those who would be added. */
const summary = (counts: { ready: number; known: number; faulty: number }) =>
  `${[added(counts.ready), counts.known > 0 && there(counts.known), counts.faulty > 0 && faulty(counts.faulty)].filter(Boolean).join(", ")}.`;

/** Polish words of the page on which people are brought in from a file; the shape of all their languages. */
export const pl = {
  title: "Osoby z pliku",
  lead: "Lista z Excela albo pliku CSV, jedna osoba w wierszu. Zanim cokolwiek zostanie zapisane, zobaczysz, kto zostanie dodany.",
  back: "Wróć do zgłoszeń",
  readOnly: "Nie można tu dodawać osób.",

  file: {
    heading: "Plik",
    label: "Plik z listą osób",
    help: "XLSX albo CSV, do 2000 osób i 5 MB. Diety i innych potrzeb z pliku nie bierzemy: podaje je sama osoba.",
    reading: "Czytamy plik…",
    empty: "W tym pliku nic nie ma.",
    tooMany: (limit: number) => `W tym pliku jest więcej niż ${limit} osób. Podziel go na mniejsze.`,
  },

  columns: {
    heading: "Kolumny",
    lead: "Sprawdź, co jest w której kolumnie. Kolumny, których nie opiszesz, pominiemy.",
    above: "Gdzie są nagłówki",
    noHead: "Plik nie ma nagłówków",
    head: (row: number, text: string) => `Wiersz ${row}: ${text}`,
    caption: "Kolumny pliku",
    column: "Kolumna",
    unnamed: (letter: string) => `Kolumna ${letter}`,
    examples: "Pierwsze wiersze",
    meaning: "Co w niej jest",
    meaningOf: (column: string) => `Co jest w kolumnie „${column}”`,
    skipped: "Pomijamy",
    firstName: "Imię",
    lastName: "Nazwisko",
    firstAndLastName: "Imię i nazwisko",
    lastAndFirstName: "Nazwisko i imię",
    email: "Adres e-mail",
    noName: "Wskaż kolumny z imieniem i nazwiskiem, osobne albo jedną wspólną.",
    twice: (meaning: string) => `Dwie kolumny mają to samo znaczenie: „${meaning}”. Zostaw jedną.`,
    check: "Sprawdź listę",
  },

  check: {
    heading: "Sprawdzenie",
    checking: (done: number, total: number) => `Sprawdzono ${done} z ${total}`,
    summary,
    nobody: "Nie ma kogo dodać.",
    groups:
      "Miejsca tego wydarzenia są podzielone na grupy. Kto nie zmieści się w miejscach swojej grupy, trafi na jej listę rezerwową w kolejności z pliku.",
    seats: (left: number) =>
      left === 0
        ? "Wolnych miejsc nie ma: wszystkie osoby trafią na listę rezerwową w kolejności z pliku."
        : `${plural("pl", left, {
            one: (n) => `Jest ${n} wolne miejsce`,
            few: (n) => `Są ${n} wolne miejsca`,
            many: (n) => `Jest ${n} wolnych miejsc`,
            other: (n) => `Jest ${n} wolnego miejsca`,
          })}. Kto się nie zmieści, trafi na listę rezerwową w kolejności z pliku.`,
    selection: "Osoby będą czekać na decyzję, jak po zwykłym zgłoszeniu.",
    faults: "Wiersze do poprawy",
    known: "Osoby, które już są na liście",
    unmet: "Osoby, które nie spełniają kryteriów",
    criteria: "Kryterium",
    row: "Wiersz",
    person: "Osoba",
    what: "Co poprawić",
    noPerson: "brak nazwiska",
    fault: (column: string, text: string) => `${column}: ${text}`,
    repeated: (row: number) =>
      `Ta sama osoba jest w wierszu ${row}. Jeśli to dwie różne osoby, drugą dodaj osobno przyciskiem „Dodaj osobę”.`,
    more: (count: number) =>
      plural("pl", count, {
        one: (n) => `i jeszcze ${n} wiersz`,
        few: (n) => `i jeszcze ${n} wiersze`,
        many: (n) => `i jeszcze ${n} wierszy`,
        other: (n) => `i jeszcze ${n} wiersza`,
      }),
    download: "Pobierz wiersze do poprawy (CSV)",
    downloadName: "do-poprawy.csv",
    why: "Co poprawić",
  },

  enter: {
    reason: "Powód dodania osób, które nie spełniają kryteriów",
    reasonHelp: "Powód zostanie w historii każdej z nich.",
    tells: "Wyślij potwierdzenia",
    tellsHelp:
      "Każda osoba z adresem e-mail dostanie wiadomość, czy ma miejsce, z linkiem do swojej strony i informacją, skąd mamy jej dane. Bez zaznaczenia nikt nie dostanie teraz żadnej wiadomości.",
    submit: (count: number) =>
      plural("pl", count, {
        one: (n) => `Dodaj ${n} osobę`,
        few: (n) => `Dodaj ${n} osoby`,
        many: (n) => `Dodaj ${n} osób`,
        other: (n) => `Dodaj ${n} osoby`,
      }),
    confirmTitle: "Dodać te osoby?",
    willTell: "Osoby z adresem e-mail dostaną potwierdzenia.",
    willNotTell: "Nikt nie dostanie wiadomości.",
    progress: (done: number, total: number) => `Dodano ${done} z ${total}`,
    stayHere: "Zostań na tej stronie, aż wszystkie osoby zostaną dodane.",
    leaving: {
      title: "Przerwać dodawanie?",
      text: "Osoby, które już dodano, pozostaną na liście. Żeby dodać pozostałe, trzeba będzie wybrać ten sam plik jeszcze raz.",
      leave: "Przerwij i wyjdź",
    },
    waiting: "Serwis jest zajęty albo nie ma połączenia. Próbujemy dalej.",
    brokeOff: "Dodawanie się przerwało",
    brokeOffText: (done: number, total: number) =>
      `Dodano ${done} z ${total}. Nic nie zginęło i nikt nie zostanie dodany dwa razy.`,
    goOn: "Dokończ",
    done: (count: number) =>
      plural("pl", count, {
        one: (n) => `Dodano ${n} osobę`,
        few: (n) => `Dodano ${n} osoby`,
        many: (n) => `Dodano ${n} osób`,
        other: (n) => `Dodano ${n} osoby`,
      }),
    nothingDone: "Nikt nie został dodany",
    byStatus: (status: string, count: number) => `${status}: ${count}`,
    knownMeanwhile: (count: number) =>
      plural("pl", count, {
        one: (n) => `${n} osoba była już na liście.`,
        few: (n) => `${n} osoby były już na liście.`,
        many: (n) => `${n} osób było już na liście.`,
        other: (n) => `${n} osoby było już na liście.`,
      }),
    toPeople: "Zobacz zgłoszenia",
    another: "Wybierz inny plik",
  },
};
