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
  counties: "Wybrane powiaty",
  addCounty: "Dodaj powiat",
  countiesHelp:
    "Bez wyboru piszemy o wydarzeniach we wszystkich powiatach. Po wybraniu piszemy o tych, które są dla wybranych powiatów albo dla wszystkich.",
  noKind: "Zaznacz co najmniej jeden rodzaj wydarzeń albo zrezygnuj z wiadomości.",
  confirm: "Chcę dostawać wiadomości",
  save: "Zapisz wybór",
  decline: "Nie chcę dostawać wiadomości",
  end: "Rezygnuję z wiadomości",
  again: "Chcę znowu dostawać wiadomości",
  done: {
    subscribed: "Zapisano. Będziemy pisać o wydarzeniach zaznaczonych rodzajów.",
    counties: (names: string[]) =>
      `Będziemy pisać o tych, które są dla wszystkich powiatów albo dla wybranych: ${names.join(", ")}.`,
    ended: "Zapisano. Nie będziemy już wysyłać wiadomości o innych wydarzeniach.",
  },
  kept: "Adres usuniemy po 90 dniach. Do tego czasu można tu zmienić zdanie.",
  interest: {
    title: "Wiadomość o zapisach",
    lead: "Gdy będzie można się zapisać, wyślemy jedną wiadomość z linkiem do wydarzenia. Napiszemy także, jeśli wydarzenie zostanie odwołane albo minie bez zapisów.",
    email: "Adres e-mail",
    emailHelp:
      "Posłuży tylko do tej wiadomości. Po jej wysłaniu adres usuniemy, a najpóźniej po roku. Adres bez potwierdzenia usuniemy po 7 dniach.",
    send: "Proszę o wiadomość",
    sentTitle: "Prosimy jeszcze o potwierdzenie adresu",
    sent: (address: string) =>
      `Na adres ${address} wysłaliśmy link. Proszę go otworzyć i nacisnąć „Proszę o wiadomość”. Jeśli ten adres został już potwierdzony, nowa wiadomość nie przyjdzie.`,
    state: {
      asked: (address: string) => `Adres ${address} czeka na potwierdzenie. Bez niego nic nie wyślemy.`,
      waits: (address: string) =>
        `Na adres ${address} wyślemy jedną wiadomość, gdy będzie można się zapisać. Potem adres usuniemy.`,
      told: () => "Wiadomość o zapisach została już wysłana. Adres usunęliśmy.",
      ended: () => "Nie przechowujemy tu już adresu i nic nie wyślemy.",
    },
    opens: (wall: string) => `Rekrutacja rozpocznie się ${wall}.`,
    open: "Rekrutacja już trwa: formularz jest na stronie wydarzenia.",
    confirm: "Proszę o wiadomość",
    withdraw: "Rezygnuję, proszę usunąć adres",
    event: "Strona wydarzenia",
    done: {
      wanted: "Potwierdzono. Napiszemy, gdy będzie można się zapisać.",
      withdrawn: "Adres został usunięty.",
    },
    missing:
      "Adres został usunięty albo link jest niepełny. O wiadomość można poprosić jeszcze raz na stronie wydarzenia.",
  },
  missingTitle: "Ten link już nie działa",
  missing:
    "Adres został usunięty albo link jest niepełny. Jeśli wiadomości nadal przychodzą, proszę otworzyć link z najnowszej z nich.",
  missingBack: "Zobacz wydarzenia",
};
