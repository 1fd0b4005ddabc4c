import type { UndeliveredReason } from "@zapisy/core/undelivered/schema";
import { plural } from "../plural.ts";

/** Polish words of mail that did not arrive. */
export const pl = {
  title: "Nie dotarło",
  lead: "Osoby, do których nie dotarła wiadomość: uczestnicy, kontakty instytucji, zaproszeni, gospodarze i prowadzący. Zadzwoń, przekaż, co trzeba, i popraw adres: to, co nie dotarło, wyślemy wtedy ponownie.",
  list: "Która lista",
  lists: { open: "Do załatwienia", dealt: "Załatwione" },
  caption: {
    open: "Osoby, do których nie dotarła wiadomość",
    dealt: "Osoby, z którymi sprawa jest załatwiona",
  },
  column: {
    person: "Osoba",
    phone: "Telefon",
    email: "Adres",
    mail: "Co nie dotarło",
    event: "Wydarzenie",
    action: "Czynność",
  },
  noPhone: "bez telefonu",
  noEmail: "bez adresu",
  since: (at: string) => `Od ${at}`,
  /** Why, as one reads it to the person on the telephone. */
  reason: {
    no_mailbox: "Nie ma takiej skrzynki. W adresie jest pewnie literówka.",
    listed: "Serwis pocztowy nie wysyła na ten adres, bo poczta już z niego wracała.",
    full: "Skrzynka jest pełna. Można spróbować później.",
    refused: "Serwer odbiorcy odrzucił treść, załącznik lub rozmiar wiadomości.",
    not_taken: "Serwer odbiorcy nie przyjął wiadomości. Można spróbować później.",
    harmful: "Serwis pocztowy uznał wiadomość za szkodliwą i jej nie wysłał.",
    unwanted: "Odbiorca oznaczył wiadomość jako spam. Kolejne mogą do niego nie dojść.",
    withheld:
      "Na ten adres nie wysyłamy wiadomości zbiorowych, bo poczta z niego wracała albo trafiła do spamu.",
    not_sent: "Wiadomości nie udało się wysłać.",
  } satisfies Record<UndeliveredReason, string>,
  sentAgain: "Wysłano na poprawiony adres. Czekamy, aż dojdzie.",
  deal: "Załatwione",
  undo: "Cofnij",
  dealt: (at: string, by: string | undefined) => (by ? `Załatwione ${at}, ${by}` : `Załatwione ${at}`),
  dealtNow: (name: string) => `${name}: załatwione`,
  undone: (name: string) => `${name}: znów do załatwienia`,
  empty: { open: "Wszystko dotarło", dealt: "Nie ma załatwionych spraw" },
  emptyText: {
    open: "Gdy jakaś wiadomość wróci albo nie da się jej wysłać, ta osoba pojawi się tutaj.",
    dealt: "Osoby zaznaczone jako załatwione są tutaj do 30 dni po wydarzeniu.",
  },
  print: "Drukuj listę",
  /** On the first page of staff. */
  waiting: (count: number) =>
    plural("pl", count, {
      one: "Do 1 osoby nie dotarła wiadomość",
      few: (n) => `Do ${n} osób nie dotarła wiadomość`,
      many: (n) => `Do ${n} osób nie dotarła wiadomość`,
      other: (n) => `Do ${n} osób nie dotarła wiadomość`,
    }),
  waitingMore: (count: number) => `Do ponad ${count} osób nie dotarła wiadomość`,
  show: "Zobacz, do kogo zadzwonić",
  /** On the sheet of a person. */
  missed: (mail: string) => `Nie dotarło: ${mail}`,
  willBeSent: (email: string) =>
    `Po zapisaniu wyślemy na adres ${email} to, co nie dotarło: wszystko, co teraz obowiązuje, i nowy link do zgłoszenia.`,
  suppressed: "Na ten adres nie wysyłamy wiadomości zbiorowych",
  suppressedWhy: {
    bounced: (at: string) =>
      `Poczta z niego wróciła ${at}. Zaproszenia i listy do wielu osób go omijają we wszystkich wydarzeniach. Wiadomości o tym zgłoszeniu wysyłamy.`,
    complained: (at: string) =>
      `Odbiorca oznaczył naszą wiadomość jako spam ${at}. Zaproszenia i listy do wielu osób go omijają we wszystkich wydarzeniach. Wiadomości o tym zgłoszeniu wysyłamy.`,
  },
  lift: "Wysyłaj ponownie",
  liftTitle: "Wysyłać znów wszystko na ten adres?",
  liftText:
    "Wiadomości zbiorowe wszystkich wydarzeń będą znów wysyłane na ten adres. Powód zostanie w historii zgłoszenia.",
  liftReason: "Powód",
  liftReasonHelp: "Na przykład: skrzynka znów działa, rozmowa telefoniczna 3 czerwca.",
  lifted: "Wysyłamy znów wszystko na ten adres.",
};
