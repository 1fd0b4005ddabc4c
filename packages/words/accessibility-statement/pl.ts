import type { Conformance } from "@zapisy/core/accessibility-statement/schema";
import { formatDay } from "../date.ts";
import { plural } from "../plural.ts";

/** Polish words of the statement of accessibility: the order and the sense of the ministry's structure 2.0 of 31 July 2024. */
export const pl = {
  title: "Deklaracja dostępności",
  none: "Organizator nie opublikował jeszcze deklaracji dostępności tej strony.",
  noneHelp:
    "Jeśli coś na stronie utrudnia zapisanie się albo udział w wydarzeniu, prosimy napisać do osoby podanej na stronie wydarzenia w części „Kontakt”.",
  day: (day: string) => formatDay("pl", day),
  commits:
    "zobowiązuje się zapewnić dostępność swojej strony internetowej zgodnie z ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych.",
  appliesTo: "Deklaracja dostępności dotyczy strony internetowej",
  publishedOn: "Data publikacji strony internetowej",
  changedOn: "Data ostatniej istotnej aktualizacji",
  conformance: "Stan dostępności cyfrowej",
  site: "Strona internetowa jest",
  conforms: {
    full: "zgodna",
    partial: "częściowo zgodna",
    none: "niezgodna",
  } satisfies Record<Conformance, string>,
  withAct: {
    full: "z ustawą o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych.",
    partial:
      "z ustawą o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych z powodu niezgodności lub wyłączeń wymienionych poniżej.",
    none: "z ustawą o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych. Niezgodności wymieniono poniżej.",
  } satisfies Record<Conformance, string>,
  inaccessible: "Treści niedostępne",
  preparation: "Przygotowanie deklaracji dostępności",
  preparedOn: "Data sporządzenia deklaracji",
  reviewedOn: "Data ostatniego przeglądu deklaracji",
  self: "Deklarację sporządzono na podstawie samooceny przeprowadzonej przez podmiot publiczny.",
  external: "Deklarację sporządzono na podstawie oceny, którą przeprowadził podmiot zewnętrzny:",
  check: (tool: string, views: number) =>
    `Tę wersję strony sprawdzono automatycznie programem ${tool} według reguł WCAG 2.2 na poziomie AA: ${plural(
      "pl",
      views,
      {
        one: (n) => `${n} widok`,
        few: (n) => `${n} widoki`,
        many: (n) => `${n} widoków`,
        other: (n) => `${n} widoku`,
      },
    )}, każdy w jasnym wyglądzie na szerokim ekranie i w ciemnym na wąskim. Program nie znalazł błędów. Przy szerokości 320 pikseli sprawdzono, czy nic nie wystaje poza ekran. Program nie zastępuje oceny człowieka.`,
  checkedOn: "Stan na dzień",
  shortcuts: "Skróty klawiaturowe",
  shortcutsText:
    "Strona nie ma własnych skrótów klawiaturowych. Można używać standardowych skrótów przeglądarki.",
  contact: "Informacje zwrotne i dane kontaktowe",
  contactText:
    "Wszystkie problemy z dostępnością cyfrową tej strony internetowej można zgłosić osobie lub jednostce odpowiedzialnej:",
  contactName: "Osoba lub jednostka",
  email: "E-mail",
  phone: "Telefon",
  address: "Adres siedziby",
  procedure: "Obsługa wniosków i skarg związanych z dostępnością",
  procedureText: [
    "Każdy ma prawo wystąpić z żądaniem zapewnienia dostępności cyfrowej tej strony internetowej lub jej elementu, a także o udostępnienie informacji w innej formie.",
    "W żądaniu prosimy podać: dane osoby zgłaszającej i sposób kontaktu, wskazanie strony lub jej elementu, który jest niedostępny, oraz – gdy chodzi o informację – formę, która będzie odpowiednia, na przykład odczytanie jej przez telefon albo przesłanie w dużym druku.",
    "Odpowiadamy niezwłocznie, nie później niż w ciągu 7 dni od otrzymania żądania. Jeśli to za mało, w tym czasie podajemy przyczynę opóźnienia i nowy termin, nie dłuższy niż 2 miesiące. Gdy zapewnienie dostępności cyfrowej nie jest możliwe, proponujemy inny sposób dostępu.",
    "Jeśli odmówimy zapewnienia dostępności, a zaproponowany inny sposób dostępu okaże się nieodpowiedni, można złożyć do nas skargę. Kiedy i to nie pomoże, można zwrócić się do Rzecznika Praw Obywatelskich.",
  ],
  ombudsman: "Rzecznik Praw Obywatelskich: jak się zwrócić",
  premises: "Dostępność architektoniczna",
  apps: "Aplikacje mobilne",
  noApps: "Podmiot nie udostępnia aplikacji mobilnych.",
};
