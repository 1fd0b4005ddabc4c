import { plural } from "../plural.ts";

const people = (count: number) =>
  plural("pl", count, {
    one: "1 skierowana osoba",
    few: (n) => `${n} skierowane osoby`,
    many: (n) => `${n} skierowanych osób`,
    other: (n) => `${n} skierowanej osoby`,
  });

/** Polish words of referrals; the shape of all their languages. */
export const pl = {
  list: {
    title: "Skierowania",
    lead: (institution: string) =>
      `Wydarzenia, na które kieruje ${institution}. Widać tu tylko osoby skierowane przez tę instytucję.`,
    people,
    empty: "Nie ma teraz wydarzeń, na które można kierować",
    emptyText: "Gdy organizator przygotuje takie wydarzenie, pojawi się ono na tej liście.",
    state: {
      open: "Można kierować",
      upcoming: "Jeszcze nie można kierować",
      closed: "Rekrutacja zakończona",
      cancelled: "Wydarzenie odwołane",
      tentative: "Termin jeszcze nieustalony",
    },
  },
  event: {
    back: "Wszystkie skierowania",
    refer: "Skieruj osobę",
    people: "Skierowane osoby",
    nobody: "Nikt jeszcze nie jest skierowany na to wydarzenie.",
    closed: "Na to wydarzenie nie można teraz kierować.",
    offeredUntil: (until: string) => `Zaproponowano miejsce, odpowiedź do ${until}`,
    waits: (position: number) => `Lista rezerwowa, miejsce ${position}`,
    reason: (reason: string) => `Powód: ${reason}`,
    document: (number: string, date: string) => `Dokument nr ${number} z dnia ${date}`,
    referredOn: (date: string) => `Skierowanie z dnia ${date}`,
    noEmail: "Bez adresu e-mail. Decyzję i klauzulę informacyjną prosimy przekazać tej osobie.",
    takeBack: "Wycofaj skierowanie",
    takeBackOf: (name: string) => `Wycofaj skierowanie: ${name}`,
    takeBackTitle: (name: string) => `Wycofać skierowanie: ${name}?`,
    takeBackText: (hasPlace: boolean, hasEmail: boolean) =>
      [
        hasPlace
          ? "Miejsce otrzyma następna osoba z listy rezerwowej."
          : "To zgłoszenie nie będzie już brane pod uwagę.",
        hasEmail
          ? "Ta osoba dostanie e-mail."
          : "Ta osoba nie ma adresu e-mail, dlatego prosimy jej o tym powiedzieć.",
        "Tego nie można cofnąć.",
      ].join(" "),
    takenBack: "Skierowanie zostało wycofane.",
    correctOf: (name: string) => `Popraw dokument: ${name}`,
    corrected: "Dokument został poprawiony.",
    stored: "Numery i daty dokumentów usuniemy 30 dni po wydarzeniu.",
  },
  form: {
    title: "Skierowanie osoby",
    person: "Osoba",
    paper: "Podstawa skierowania",
    number: "Numer dokumentu",
    numberHelp: "Na przykład numer kontraktu socjalnego.",
    date: "Data dokumentu",
    referredOn: "Data skierowania",
    locale: "Język wiadomości do tej osoby",
    declarations: "Oświadczenie",
    acts: "Kieruję tę osobę w imieniu instytucji. Wie ona o skierowaniu i o tym, że przekazuję jej dane organizatorowi.",
    allowsNeeds:
      "Ta osoba zgodziła się na wykorzystanie informacji o jej potrzebach, aby przygotować wydarzenie.",
    submit: "Skieruj",
    save: "Zapisz",
    cancel: "Anuluj",
    done: {
      confirmed: (name: string) => `${name}: skierowanie zapisane, miejsce jest potwierdzone.`,
      reserve: (name: string) => `${name}: skierowanie zapisane, osoba jest na liście rezerwowej.`,
      pending: (name: string) => `${name}: skierowanie zapisane, czeka na decyzję organizatora.`,
    },
    duplicate:
      "Osoba o tym imieniu, nazwisku i adresie albo telefonie jest już zgłoszona. Jeśli to ktoś inny, prosimy o kontakt z organizatorem.",
  },
  register: {
    title: "Rejestr skierowań",
    lead: "Kto kogo skierował, na jakiej podstawie i z jakim skutkiem. Numery dokumentów usuniemy 30 dni po wydarzeniu, dlatego rejestr do akt trzeba pobrać wcześniej.",
    empty: "Nikt nie jest skierowany na to wydarzenie",
    back: "Wróć do zgłoszeń",
    download: "Pobierz (Excel)",
    worksheet: "Skierowania",
    takenAt: (moment: string) => `Stan: ${moment}`,
    column: {
      person: "Osoba",
      institution: "Instytucja",
      number: "Numer dokumentu",
      date: "Data dokumentu",
      referredOn: "Data skierowania",
      decision: "Decyzja",
      reason: "Powód",
      received: "Wpłynęło",
    },
  },
};
