import { plural } from "../plural.ts";

/** Polish words of the shell; the shape of all its languages. */
export const pl = {
  product: "Zapisy",
  skipToContent: "Przejdź do treści",
  siteNavigation: "Główne menu",
  breadcrumbs: "Ścieżka",
  loading: "Wczytywanie…",
  optional: "nieobowiązkowe",
  events: "Wydarzenia",
  projects: "Projekty",
  accessibility: "Deklaracja dostępności",
  staffSignIn: "Dla pracowników",
  language: {
    label: "Język",
    pl: "polski",
    en: "English",
  },
  theme: {
    label: "Wygląd",
    light: "Jasny",
    dark: "Ciemny",
    system: "Jak w systemie",
  },
  action: {
    close: "Zamknij",
    cancel: "Anuluj",
    undo: "Cofnij",
    retry: "Spróbuj ponownie",
    reload: "Wczytaj stronę ponownie",
    copy: "Kopiuj",
    copied: "Skopiowano",
    clear: "Wyczyść",
    loadMore: "Pokaż więcej",
  },
  print: {
    /** While the rest of a list is fetched, to be printed whole. */
    progress: (rows: number) =>
      plural("pl", rows, {
        one: (n) => `Wczytano ${n} wiersz…`,
        few: (n) => `Wczytano ${n} wiersze…`,
        many: (n) => `Wczytano ${n} wierszy…`,
        other: (n) => `Wczytano ${n} wiersza…`,
      }),
    /** Stands on paper alone, where somebody printed by the browser before all was there. */
    partial: (rows: number) =>
      plural("pl", rows, {
        one: "Wydruk niepełny: tylko pierwszy wiersz listy.",
        few: (n) => `Wydruk niepełny: tylko pierwsze ${n} wiersze listy.`,
        many: (n) => `Wydruk niepełny: tylko pierwszych ${n} wierszy listy.`,
        other: (n) => `Wydruk niepełny: tylko pierwsze ${n} wiersza listy.`,
      }),
    rows: (rows: number) => `Liczba wierszy: ${rows}`,
  },
  shown: (shown: number, total: number) => `Wyświetlono ${shown} z ${total}`,
  errorSummary: {
    title: (count: number) =>
      plural("pl", count, {
        one: "Formularz zawiera 1 błąd",
        few: (n) => `Formularz zawiera ${n} błędy`,
        many: (n) => `Formularz zawiera ${n} błędów`,
        other: (n) => `Formularz zawiera ${n} błędu`,
      }),
    fieldPrefix: "Błąd:",
  },
  combobox: {
    open: "Pokaż listę",
    none: "Nic nie pasuje do wpisanego tekstu",
    count: (count: number) =>
      plural("pl", count, {
        one: "1 pozycja na liście",
        few: (n) => `${n} pozycje na liście`,
        many: (n) => `${n} pozycji na liście`,
        other: (n) => `${n} pozycji na liście`,
      }),
  },
  table: {
    selectAll: "Zaznacz wszystkie",
    selectRow: (row: string) => `Zaznacz: ${row}`,
  },
  problem: {
    title: "Coś poszło nie tak",
    unexpected: "Nie udało się wykonać tej czynności. Proszę spróbować ponownie za chwilę.",
    offlineTitle: "Brak połączenia z internetem",
    offline: "Proszę sprawdzić połączenie i spróbować ponownie.",
    unavailableTitle: "Serwis chwilowo nie odpowiada",
    unavailable: "Proszę spróbować ponownie za chwilę. Wpisane dane nie zginęły.",
    outdatedTitle: "Nie udało się wczytać strony",
    outdated: "Mogła się pojawić nowsza wersja serwisu. Proszę wczytać stronę ponownie.",
    forbiddenTitle: "Brak dostępu",
    forbidden: "To konto nie ma uprawnień do tej strony.",
    rateLimitedTitle: "Zbyt wiele prób",
    rateLimited: "Proszę odczekać minutę i spróbować ponownie.",
    reference: (requestId: string) => `Numer błędu: ${requestId}`,
  },
  offline: "Brak połączenia z internetem. Dane na stronie mogą być nieaktualne.",
  notFound: {
    title: "Nie ma takiej strony",
    text: "Adres może zawierać błąd albo strona została usunięta.",
    back: "Zobacz wydarzenia",
  },
};
