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
};
