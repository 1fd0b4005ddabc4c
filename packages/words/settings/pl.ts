import type { Assessment, Conformance } from "@zapisy/core/accessibility-statement/schema";
import { formatDay } from "../date.ts";

/** Polish words of the settings of the installation. */
export const pl = {
  title: "Ustawienia",
  statement: {
    title: "Deklaracja dostępności",
    lead: "Strona z tą deklaracją jest w stopce każdej strony publicznej. Wzór, tryb wniosków i skarg oraz wynik sprawdzenia automatycznego dodajemy sami.",
    see: "Zobacz stronę",
    notYet: "Deklaracji jeszcze nie ma",
    notYetText: "Podmiot publiczny musi ją opublikować. Uzupełnij pola i zapisz.",
    review: {
      done: (day: string) => `Następny przegląd do ${formatDay("pl", day)}`,
      soon: (day: string) => `Przejrzyj deklarację do ${formatDay("pl", day)}`,
      late: (day: string) => `Termin przeglądu minął ${formatDay("pl", day)}`,
    },
    reviewHelp: "Sprawdź, czy wszystko jest aktualne, wpisz datę przeglądu i zapisz.",
    save: "Zapisz i opublikuj",
    saved: "Deklaracja jest na stronie",
    body: "Podmiot i strona",
    assessed: "Zgodność i ocena",
    reachable: "Kontakt w sprawach dostępności",
    place: "Siedziba i aplikacje",
    field: {
      entity: "Pełna nazwa podmiotu",
      address: "Adres siedziby",
      publishedOn: "Data publikacji strony",
      changedOn: "Data ostatniej istotnej aktualizacji",
      conformance: "Zgodność z ustawą",
      inaccessible: "Treści niedostępne i powody",
      preparedOn: "Data sporządzenia deklaracji",
      reviewedOn: "Data ostatniego przeglądu",
      assessment: "Podstawa deklaracji",
      assessor: "Kto przeprowadził ocenę",
      contactName: "Osoba lub jednostka odpowiedzialna",
      contactEmail: "E-mail",
      contactPhone: "Telefon",
      premises: "Dostępność architektoniczna siedziby",
      apps: "Aplikacje mobilne",
    },
    help: {
      changedOn: "Po zmianie wyglądu, struktury albo sposobu publikowania.",
      inaccessible:
        "Wymień, co jest niedostępne, dlaczego i jak dostać to inaczej. Na przykład skany list obecności bez warstwy tekstowej.",
      premises:
        "Wejście i podjazd, winda, toaleta, pies asystujący, pętla indukcyjna, tłumacz języka migowego, miejsca parkingowe.",
      apps: "Zostaw puste, jeśli podmiot nie ma aplikacji.",
    },
    conformance: {
      full: "zgodna",
      partial: "częściowo zgodna",
      none: "niezgodna",
    } satisfies Record<Conformance, string>,
    assessment: {
      self: "samoocena podmiotu",
      external: "ocena podmiotu zewnętrznego",
    } satisfies Record<Assessment, string>,
  },
};
