import type { SubscriptionState } from "@zapisy/core/subscription/schema";

/** Polish words of the pages on which somebody chooses what mail they get of events. */
export const pl = {
  title: "Wiadomości o wydarzeniach",
  state: {
    asked: (address: string) =>
      `W formularzu zgłoszeniowym zaznaczono, że na adres ${address} mają przychodzić wiadomości o kolejnych wydarzeniach. Na razie nic nie wysyłamy: czekamy na potwierdzenie.`,
    subscribed: (address: string) => `Na adres ${address} wysyłamy wiadomości o kolejnych wydarzeniach.`,
    ended: (address: string) => `Na adres ${address} nie wysyłamy wiadomości o kolejnych wydarzeniach.`,
  } satisfies Record<SubscriptionState, (address: string) => string>,
  scope:
    "Ten wybór dotyczy tylko zaproszeń na inne wydarzenia. Wiadomości o własnych zgłoszeniach przychodzą niezależnie od niego.",
  kinds: "O jakich wydarzeniach pisać",
  noKind: "Zaznacz co najmniej jeden rodzaj wydarzeń albo zrezygnuj z wiadomości.",
  confirm: "Chcę dostawać wiadomości",
  save: "Zapisz wybór",
  decline: "Nie chcę dostawać wiadomości",
  end: "Rezygnuję z wiadomości",
  again: "Chcę znowu dostawać wiadomości",
  done: {
    subscribed: "Zapisano. Będziemy pisać o wydarzeniach zaznaczonych rodzajów.",
    ended: "Zapisano. Nie będziemy już wysyłać wiadomości o innych wydarzeniach.",
  },
  kept: "Adres usuniemy po 90 dniach. Do tego czasu można tu zmienić zdanie.",
  missingTitle: "Ten link już nie działa",
  missing:
    "Adres został usunięty albo link jest niepełny. Jeśli wiadomości nadal przychodzą, proszę otworzyć link z najnowszej z nich.",
  missingBack: "Zobacz wydarzenia",
};
