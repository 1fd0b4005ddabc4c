import type { MergeField } from "@zapisy/core/mail-text/rules";

/** Polish words of what staff write for mails. */
export const pl = {
  markupHelp:
    "Pusta linia oddziela akapity. **Dwie gwiazdki** pogrubiają, *jedna* daje kursywę, wiersze zaczęte od myślnika są listą, a [słowa](https://adres) i adresy stron są linkami.",
  insert: "Wstaw pole",
  field: {
    firstName: "imię",
    lastName: "nazwisko",
    status: "stan zgłoszenia",
    event: "nazwa wydarzenia",
    dates: "termin",
    place: "miejsce",
    link: "osobisty link",
  } satisfies Record<MergeField, string>,
  /** What a preview shows of somebody made up. */
  sample: {
    firstName: "Anna",
    lastName: "Przykładowa",
    event: "Tytuł wydarzenia",
    place: "Ośrodek Pomocy Społecznej, ul. Polna 2, Brodnica",
    institution: "Ośrodek Pomocy Społecznej, Brodnica",
    contact: "Zofia Przykładowa",
    reason: "Powód, który poda organizator.",
    clause: "Tu stoi klauzula informacyjna wydarzenia.",
    certificate: "WZÓR/2026/001",
  },
};
