import type { ErasureView, FoundPerson } from "@zapisy/core/erasure/answer";
import { plural } from "../plural.ts";

type Found = FoundPerson["registrations"][number];

/** Polish words of what is kept of a person; the shape of all its languages. */
export const pl = {
  title: "Dane osób",
  lead: "Co przechowujemy o osobie we wszystkich wydarzeniach i usuwanie jej danych na jej wniosek. Każde wyszukanie zostaje w historii.",
  terms: "Terminy przechowywania",
  find: {
    heading: "Znajdź osobę",
    address: "Adres e-mail",
    addressHelp:
      "Także adres, którego osoba już nie używa. Osobę bez adresu otwiera się z jej zgłoszenia: „Dane tej osoby”.",
    required: "Wpisz adres e-mail, na przykład anna@ops.example.",
    action: "Znajdź",
    nothing: "Niczego nie znaleźliśmy",
    nothingText: "Pod tym adresem nie ma zgłoszeń ani niczego innego.",
  },
  found: {
    caption: "Zgłoszenia tej osoby",
    lead: "Zaznacz zgłoszenia tej samej osoby. Siostry, małżonkowie i biura mają czasem jeden adres.",
    most: (count: number) => `Naraz można usunąć najwyżej ${count} zgłoszeń. Zaznacz ich mniej.`,
    column: {
      person: "Osoba",
      event: "Wydarzenie",
      kept: "Do kiedy przechowujemy",
      outcome: "Co się stanie",
    },
    elsewhere: (count: number) =>
      plural("pl", count, {
        one: (n) => `Jest też ${n} zgłoszenie w projekcie, w którym to konto nie załatwia takich spraw.`,
        few: (n) => `Są też ${n} zgłoszenia w projektach, w których to konto nie załatwia takich spraw.`,
        other: (n) => `Jest też ${n} zgłoszeń w projektach, w których to konto nie załatwia takich spraw.`,
      }),
  },
  outcome: {
    erased: "Usuniemy wszystko poza tym, co liczą zestawienia: bez nazwiska i adresu.",
    name_stays:
      "Usuniemy wszystko poza imieniem, nazwiskiem, instytucją, stanowiskiem i tym, co liczą zestawienia.",
    active: "Najpierw trzeba wycofać zgłoszenie: wydarzenie się jeszcze nie odbyło.",
    erased_before: "Dane są już usunięte.",
  } satisfies Record<Found["outcome"], string>,
  stays: {
    attendance_list: "osoba jest na zamkniętej liście obecności",
    open_list: "osoba jest zaznaczona jako obecna na liście, której jeszcze nie zamknięto",
    certificate: "wydano zaświadczenie",
    participant: "osoba jest uczestnikiem projektu – zostaje też cały jej wpis wśród uczestników",
  } satisfies Record<Found["stays"][number], string>,
  why: (reasons: string) => `Zostają, bo: ${reasons}.`,
  around: {
    heading: "Pod samym adresem",
    lead: "Jeden adres mają czasem dwie osoby. Kopia i usunięcie obejmują to tylko wtedy, gdy jest zaznaczone.",
    choose: "Także to, co jest pod samym adresem",
    subscribed: "zgoda na wiadomości o wydarzeniach",
    suppressed:
      "wstrzymane wiadomości zbiorowe: zostaje sam skrót adresu, żeby nadal nic na niego nie wysyłać",
    interests: (count: number) => `prośby o powiadomienie o zapisach: ${count}`,
    invitations: (count: number) => `zaproszenia: ${count}`,
    delegations: (count: number) => `zgłoszenia grup, które prowadzi ta osoba: ${count}`,
    leads: (count: number) =>
      plural("pl", count, {
        one: (n) =>
          `Ta osoba prowadzi ${n} zgłoszenie grupy w wydarzeniu, które się jeszcze nie odbyło. Zanim usuniesz jej dane, wskaż tam inną osobę do kontaktu albo wycofaj grupę.`,
        few: (n) =>
          `Ta osoba prowadzi ${n} zgłoszenia grup w wydarzeniach, które się jeszcze nie odbyły. Zanim usuniesz jej dane, wskaż tam inną osobę do kontaktu albo wycofaj grupy.`,
        other: (n) =>
          `Ta osoba prowadzi ${n} zgłoszeń grup w wydarzeniach, które się jeszcze nie odbyły. Zanim usuniesz jej dane, wskaż tam inną osobę do kontaktu albo wycofaj grupy.`,
      }),
    nothing: "Nie ma niczego więcej.",
  },
  reason: "Powód",
  reasonHelp: "Na przykład numer wniosku. Zostaje na zawsze, więc bez nazwisk i adresów.",
  reasonRequired: "Wpisz powód, na przykład numer wniosku.",
  erase: "Usuń dane",
  ask: "Usunąć dane tej osoby?",
  askText: (count: number) =>
    plural("pl", count, {
      one: "Dotyczy 1 zgłoszenia. Tego nie można cofnąć.",
      other: (n) => `Dotyczy ${n} zgłoszeń. Tego nie można cofnąć.`,
    }),
  askAddress: "Dotyczy tylko tego, co jest pod samym adresem. Tego nie można cofnąć.",
  askWithAddress: "Usuniemy też to, co jest pod samym adresem.",
  askWithoutAddress: "To, co jest pod samym adresem, zostanie.",
  askEnd: "Link osobisty przestanie działać i nie wyślemy już żadnej wiadomości.",
  begun:
    "Usuwamy dane. Potrwa to kilka minut; po około siedmiu godzinach sprawdzimy jeszcze raz, czy nic nie zostało.",
  list: {
    heading: "Usunięcia",
    caption: "Usunięcia danych, od ostatniego",
    empty: "Nikogo jeszcze nie usunięto",
    column: { at: "Kiedy", reason: "Powód", by: "Kto", count: "Zgłoszenia", state: "Stan" },
    named: (count: number) => `w tym z nazwiskiem, które zostało: ${count}`,
    state: {
      working: "W trakcie",
      waits: "Sprawdzimy ponownie za kilka godzin",
      done: "Zakończone",
    } satisfies Record<ErasureView["state"], string>,
  },
};
