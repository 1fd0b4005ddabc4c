import type { Addressee, MessageList } from "@zapisy/core/message/schema";
import { plural } from "../plural.ts";

/** Polish words of mails that were sent, as staff look at them. */
export const pl = {
  title: "Wiadomości",
  lead: "Wiadomości pisane do wielu osób i osoby, do których coś nie dotarło, ze wszystkich dostępnych wydarzeń. To, co poszło o jednym wydarzeniu, jest w jego zakładce „Wiadomości”.",
  views: "Rodzaje wiadomości",
  toMany: "Do wielu osób",
  texts: "Teksty automatycznych",
  undelivered: "Nie dotarło",
  caption: "Wiadomości do wielu osób",
  column: {
    subject: "Temat",
    event: "Wydarzenie",
    state: "Stan",
    when: "Kiedy",
    progress: "Wysłano",
    person: "Osoba",
    mail: "Wiadomość",
    kind: "Rodzaj",
    action: "Czynność",
    waiting: "Czekają",
    sent: "Wysłane",
    delivered: "Dostarczone",
    missed: "Nie dotarły",
    superseded: "Pominięte",
  },
  progress: (gone: number, total: number) => `${gone} z ${total}`,
  people: (count: number) =>
    plural("pl", count, {
      one: (n) => `${n} osoba`,
      few: (n) => `${n} osoby`,
      many: (n) => `${n} osób`,
      other: (n) => `${n} osoby`,
    }),
  empty: "Nikt jeszcze nie pisał do wielu osób",
  emptyText:
    "Taką wiadomość pisze się w wydarzeniu, w zakładce „Wiadomości”. Zaplanowane, wysyłane i wysłane pojawią się tutaj.",

  ofEvent: {
    heading: "Wszystko, co poszło",
    lead: "Każda wiadomość o wydarzeniu: do gospodarzy i prowadzących, do kont instytucji i ich osób kontaktowych, o zgłoszeniach i do zaproszonych.",
    counts: "Ile czego poszło",
    counted: (people: string) => `Zgłoszenia, których to dotyczy: ${people}.`,
    counting: (people: string) => `Liczymy… Sprawdzono już: ${people}.`,
    noCounts: "Nic jeszcze nie poszło.",
    caption: "Wiadomości o wydarzeniu",
    list: "Które",
    lists: {
      all: "Wszystkie",
      missed: "Nie dotarły",
      waiting: "Czekają na wysłanie",
    } satisfies Record<MessageList, string>,
    search: "Szukaj osoby lub adresu",
    empty: {
      all: "Nic jeszcze nie poszło",
      missed: "Wszystko dotarło",
      waiting: "Nic nie czeka na wysłanie",
    } satisfies Record<MessageList, string>,
    emptyText: {
      all: "Wiadomości pojawią się tutaj, gdy ktoś się zgłosi, a wydarzenie będzie opublikowane.",
      missed: "Gdy jakaś wiadomość wróci albo nie da się jej wysłać, będzie tutaj.",
      waiting: "Wiadomości wychodzą zwykle w ciągu kilku sekund.",
    } satisfies Record<MessageList, string>,
    nothingFound: "Nie znaleziono wiadomości do takiej osoby",
    nothingFoundText: "Warto sprawdzić pisownię nazwiska albo pokazać wszystkie wiadomości.",
  },

  whose: {
    participant: "Uczestnik",
    invited: "Zaproszona osoba",
    contact: "Kontakt instytucji",
    contributor: "Gospodarz lub prowadzący",
    account: "Konto instytucji",
  } satisfies Record<Addressee, string>,
  correct: {
    label: "Popraw adres",
    title: "Poprawić adres i wysłać ponownie?",
    email: "Adres e-mail",
    submit: "Popraw i wyślij",
    done: (email: string) => `Adres poprawiony. Wiadomość czeka na wysłanie na ${email}.`,
    /** What it comes to, by whose the mail is. */
    means: {
      contributor:
        "Poprawimy ten adres w całym programie wydarzenia, a wiadomość wyślemy ponownie z tym, co teraz obowiązuje.",
      contact:
        "Osoba kontaktowa zostaje ta sama. Na poprawiony adres wyślemy listę osób i nowy link, a dotychczasowy przestanie działać.",
      invited:
        "Na poprawiony adres wyślemy nowe zaproszenie z nowym linkiem. Dotychczasowe zostanie wycofane.",
    } satisfies Record<Exclude<Addressee, "participant" | "account">, string>,
  },
  to: (email: string) => `na adres ${email}`,
  queued: (at: string) => `W kolejce od ${at}`,
  sent: (at: string) => `Wysłana ${at}`,
  read: "Pokaż treść",
  copy: {
    subject: "Temat",
    attachments: "Załączniki",
    text: "Jako tekst",
    frame: "Wiadomość w takiej postaci, w jakiej wyszła",
    note: "Osobisty link jest skrócony, bo otwiera cudze zgłoszenie lub zaproszenie. Poza tym wiadomość jest taka, jaka wyszła. Linki w podglądzie nie działają.",
  },
};
