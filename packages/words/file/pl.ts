import { formatNumber } from "../number.ts";
import { plural } from "../plural.ts";

/** Polish words about files and evidence; the shape of all their languages. */
export const pl = {
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${formatNumber("pl", Math.max(1, Math.round(bytes / 1_000)))} kB`
      : `${formatNumber("pl", Math.round(bytes / 100_000) / 10)} MB`,

  scans: {
    title: "Skany podpisanej listy",
    none: "Nie ma jeszcze skanów. Dodaj podpisaną listę, gdy ją zeskanujesz albo sfotografujesz.",
    noneToRead: "Nie ma jeszcze skanów.",
    add: "Dodaj skan",
    photograph: "Zrób zdjęcie listy",
    drop: "albo upuść plik tutaj",
    help: "PDF, JPG lub PNG, do 15 MB.",
    facts: (size: string, by: string | undefined, when: string) =>
      [size, by, when].filter(Boolean).join(", "),
    show: "Pokaż",
    showFile: (name: string) => `Pokaż: ${name}`,
    hideFile: (name: string) => `Ukryj: ${name}`,
    download: (name: string) => `Pobierz: ${name}`,
    remove: (name: string) => `Usuń: ${name}`,
    removeTitle: "Usunąć skan?",
    removeText:
      "Plik zniknie z wydarzenia i z dokumentacji. Wpis o usunięciu zostanie w historii razem z powodem.",
    removeConfirm: "Usuń skan",
    reason: "Powód",
    reasonHelp: "Na przykład: zeskanowano inną listę.",
    removed: "Skan został usunięty.",
  },

  sending: {
    label: (name: string) => `Wysyłanie: ${name}`,
    percent: (percent: number) => `${percent}%`,
    checking: "Sprawdzanie pliku",
    stop: (name: string) => `Przerwij wysyłanie: ${name}`,
    stopShort: "Przerwij wysyłanie",
    again: "Spróbuj ponownie",
    dismiss: (name: string) => `Schowaj: ${name}`,
    done: (name: string) => `Dodano: ${name}`,
  },

  /** A file that answers a question of a form. */
  attachment: {
    help: "PDF, JPG lub PNG, do 5 MB. Wystarczy wyraźne zdjęcie telefonem.",
    add: "Dodaj plik",
    replace: "Zamień plik",
    remove: (name: string) => `Usuń plik: ${name}`,
    removed: "Plik został usunięty.",
    open: (name: string) => `Otwórz plik: ${name}`,
    loading: "Wczytywanie pola na plik",
    waits:
      "Do otwarcia zapisów plik czeka najwyżej dobę. Jeśli zapisy otwierają się później, dodaj go bliżej ich otwarcia.",
    interrupted: "Wysyłanie tego pliku przerwało się. Dodaj go jeszcze raz.",
  },

  evidence: {
    title: "Dokumentacja wydarzenia",
    text: "Jeden plik ZIP z listami obecności, wynikami, skanami, zaświadczeniami, rejestrem i historią zmian. W środku jest spis plików z sumami SHA-256.",
    build: "Przygotuj dokumentację",
    again: "Przygotuj od nowa",
    waiting: "Dokumentacja czeka w kolejce.",
    building: (done: number, total: number) =>
      plural("pl", total, {
        one: (count) => `Gotowe ${formatNumber("pl", done)} z ${count} pliku.`,
        other: (count) => `Gotowe ${formatNumber("pl", done)} z ${count} plików.`,
      }),
    progress: "Postęp przygotowania dokumentacji",
    mayLeave: "Możesz opuścić tę stronę. Dokumentacja będzie tu czekać.",
    ready: (when: string, size: string) => `Gotowa: ${when}, ${size}.`,
    readyNow: "Dokumentacja jest gotowa.",
    download: "Pobierz ZIP",
    gone: (when: string) =>
      `Dokumentację z ${when} można było pobrać przez 7 dni. Przygotuj ją od nowa, gdy będzie potrzebna.`,
    sum: "Suma SHA-256 całego pliku",
    copySum: "Kopiuj sumę",
  },
  /** Of files that go with a letter. */
  letter: {
    label: "Załączniki",
    help: "PDF, DOCX, XLSX, PPTX, ODT, ODS, JPG lub PNG, bez makr. Razem do 5 MB.",
    left: (size: string) => `Zostało miejsca: ${size}.`,
    tooLarge: (name: string, size: string, left: string) =>
      `${name} ma ${size}, a miejsca zostało ${left}. Zmniejsz ten plik albo usuń inny.`,
    refused: (name: string, why: string) => `${name}: ${why}`,
    removed: (name: string) => `Usunięto: ${name}`,
  },
};
