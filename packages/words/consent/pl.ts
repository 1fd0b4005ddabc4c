import type { ConsentKind, RegistrationSource } from "@zapisy/core/registration/schema";

/** Polish words of consents: what was agreed to, how it stands, and where it came from. */
export const pl = {
  kind: {
    clause: "Klauzula informacyjna",
    authority: "Klauzula informacyjna instytucji zarządzającej",
    rules: "Regulamin udziału",
    image: "Zgoda na wizerunek",
    newsletter: "Zgoda na informacje o wydarzeniach",
    needs: "Zgoda na wykorzystanie informacji o potrzebach",
  } satisfies Record<ConsentKind, string>,
  given: {
    clause: "przeczytana",
    authority: "przeczytana",
    rules: "zaakceptowany",
    image: "wyrażona",
    newsletter: "wyrażona",
    needs: "wyrażona",
  } satisfies Record<ConsentKind, string>,
  takenBack: "cofnięta",
  notGiven: "brak",
  by: {
    online: "na stronie",
    staff: "z formularza papierowego",
  } satisfies Record<RegistrationSource, string>,
  /** Taken back by staff, for somebody who asked. */
  byRequest: "na prośbę, przez organizatora",
  endNews: {
    action: "Zakończ wysyłkę wiadomości o wydarzeniach",
    title: "Zakończyć wysyłkę wiadomości o wydarzeniach?",
    text: "Na adres tej osoby nie będą już przychodzić wiadomości o innych wydarzeniach. Zgodę cofniemy we wszystkich jej zgłoszeniach.",
    reason: "Powód",
    reasonHelp: "Na przykład: prośba telefoniczna z 3 czerwca.",
  },
  line: (state: string, when: string) => `${state}, ${when}`,
  words: "Pokaż treść",
  formerTitle: "Zgody i oświadczenia z czasu, gdy nie zapisywano ich treści",
  former: (when: string) => `Ostatnia zmiana: ${when}.`,
  formerSame: "Klauzula i regulamin wydarzenia mają od tamtej pory to samo brzmienie.",
  formerOther: "Klauzula lub regulamin wydarzenia miały wtedy inne brzmienie, którego nie zapisano.",
  formerPaper: "Zebrano je na papierze.",

  table: {
    lastName: "Nazwisko",
    firstName: "Imię",
    consent: "Zgoda lub oświadczenie",
    state: "Stan",
    at: (timeZone: string) => `Kiedy (${timeZone})`,
    by: "Skąd",
    wording: "Identyfikator treści",
    language: "Język",
    text: "Treść",
  },
};
