import type { LeftOut } from "@zapisy/core/circular/schema";
import { plural } from "../plural.ts";

const people = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} osoby`,
    few: (n) => `${n} osób`,
    many: (n) => `${n} osób`,
    other: (n) => `${n} osoby`,
  });

/** Polish words of the page on which staff write to people of an event. */
export const pl = {
  write: "Napisz do osób",
  caption: "Wiadomości do osób z tego wydarzenia",
  column: { subject: "Temat", state: "Stan", when: "Kiedy", people: "Osoby" },
  empty: "Nikt jeszcze nie pisał do osób z tego wydarzenia",
  emptyText:
    "Potwierdzenia, zmiany terminu i zaświadczenia wysyłają się same. Tutaj można napisać do wszystkich albo do wybranych.",
  state: {
    draft: "Szkic",
    scheduled: "Zaplanowana",
    sending: "Wysyłana",
    sent: "Wysłana",
    stopped: "Zatrzymana",
  },
  back: "Wszystkie wiadomości",
  newTitle: "Nowa wiadomość",
  title: "Wiadomość do osób",
  afterPublication:
    "To wydarzenie jest szkicem. Wiadomość można już przygotować, a wysłać po opublikowaniu wydarzenia.",

  recipients: {
    heading: "Do kogo",
    by: "Jak wybrać osoby",
    byOption: { filter: "Wszystkie, które spełniają warunki", hand: "Zaznaczone na liście" },
    statuses: "Stan zgłoszenia",
    option: "Wybrana opcja",
    anyOption: "Dowolna",
    institution: "Instytucja",
    institutionHelp: "Wystarczy część nazwy albo miejscowość. Puste pole: wszystkie.",
    county: "Powiat",
    anyCounty: "Dowolny",
    also: "Tylko osoby, które",
    unanswered: "nie uzupełniły danych, o które pytamy po przyznaniu miejsca",
    belowThreshold: (percent: number) => `mają obecność poniżej ${percent}%`,
    withoutCertificate: "nie mają zaświadczenia",
    agreedToImage: "zgodziły się na zdjęcia",
    notAgreedToImage: "nie zgodziły się na zdjęcia",
    agreedToNewsletter: "chcą dostawać informacje o innych wydarzeniach",
    notAcceptedRules: "nie zaakceptowały regulaminu na stronie, na przykład zapisane z papieru",
    group: "Grupa z własnymi miejscami",
    anyGroup: "Dowolna",
    withoutFile: "Kto nie przysłał pliku",
    anyFile: "Bez znaczenia",
    withoutFileOf: (question: string) => `bez pliku: ${question}`,
    find: "Znajdź osobę",
    ticked: (count: number) =>
      plural("pl", count, {
        one: (n) => `Zaznaczono ${n} osobę`,
        few: (n) => `Zaznaczono ${n} osoby`,
        many: (n) => `Zaznaczono ${n} osób`,
        other: (n) => `Zaznaczono ${n} osoby`,
      }),
    listed: "Osoby z wydarzenia",
    tooMany: "Zaznaczyć można najwyżej 500 osób. Do większej grupy wybierz warunki.",
  },
  counted: {
    heading: "Kto dostanie",
    wait: "Liczymy osoby…",
    gets: (count: number) =>
      plural("pl", count, {
        one: (n) => `Dostanie ją ${n} osoba.`,
        few: (n) => `Dostaną ją ${n} osoby.`,
        many: (n) => `Dostanie ją ${n} osób.`,
        other: (n) => `Dostanie ją ${n} osoby.`,
      }),
    nobody: "Nikt jej nie dostanie.",
    leftOut: (count: number) =>
      plural("pl", count, {
        one: (n) => `${n} osoba jej nie dostanie`,
        few: (n) => `${n} osoby jej nie dostaną`,
        many: (n) => `${n} osób jej nie dostanie`,
        other: (n) => `${n} osoby jej nie dostanie`,
      }),
    reason: {
      no_address: "nie ma adresu e-mail",
      unconfirmed: "nie potwierdziła adresu e-mail",
      bounced: "serwer odbiorcy zwrócił wcześniejszą wiadomość jako niedoręczalną",
      complained: "oznaczyła wcześniejszą wiadomość jako spam",
    } satisfies Record<LeftOut, string>,
    noPhone: "nie ma też numeru telefonu",
    more: (count: number) => `I jeszcze ${people(count)}.`,
  },

  text: {
    heading: "Treść",
    subject: "Temat",
    body: "Treść wiadomości",
    bodyHelp: "Zwrot grzecznościowy, osobisty link, kontakt do organizatora i podpis dodamy sami.",
    english: "Także po angielsku",
    englishHelp: "Kto zapisał się po angielsku, dostanie tekst angielski, a bez niego polski.",
    changedMeanwhile:
      "Ktoś inny zmienił w międzyczasie tę wiadomość. Te zmiany są już w formularzu. Przejrzyj je, zanim ją wyślesz.",
    nameAdded: "Na końcu tematu dodamy imię i nazwisko, bo jeden adres może należeć do kilku osób.",
  },

  finish: {
    heading: "Podgląd i wysyłka",
    save: "Zapisz szkic",
    saved: "Zapisano",
    preview: "Zobacz podgląd",
    previewFor: "Podgląd dla osoby",
    to: "Do",
    subject: "Temat",
    noLink: "W podglądzie i w próbie osobisty link jest zakryty, bo otwiera cudze zgłoszenie.",
    test: "Wyślij próbę do siebie",
    tested: "Próba jest w drodze na Twój adres.",
    print: (count: number) =>
      plural("pl", count, {
        one: (n) => `Wydrukuj ${n} list (PDF)`,
        few: (n) => `Wydrukuj ${n} listy (PDF)`,
        many: (n) => `Wydrukuj ${n} listów (PDF)`,
        other: (n) => `Wydrukuj ${n} listu (PDF)`,
      }),
    printHelp:
      "Do osób, do których e-mail nie dojdzie. Na etykietach jest imię i nazwisko, instytucja i jej miejscowość; innych adresów nie zbieramy. Arkusze: A4, 3 × 8 etykiet 70 × 37 mm.",
    labels: "Etykiety na koperty (PDF)",
    send: "Wyślij teraz…",
    later: "Zaplanuj…",
    sendTitle: "Wysłać wiadomość?",
    sendText: (count: number) =>
      plural("pl", count, {
        one: (n) => `Wiadomość dostanie ${n} osoba. Wysłanej wiadomości nie można już zmienić.`,
        few: (n) => `Wiadomość dostaną ${n} osoby. Wysłanej wiadomości nie można już zmienić.`,
        many: (n) => `Wiadomość dostanie ${n} osób. Wysłanej wiadomości nie można już zmienić.`,
        other: (n) => `Wiadomość dostanie ${n} osoby. Wysłanej wiadomości nie można już zmienić.`,
      }),
    confirmSend: "Wyślij",
    laterTitle: "Kiedy wysłać?",
    laterText:
      "Kto dostanie wiadomość, okaże się w chwili wysyłki: kto do tego czasu zrezygnuje, nie dostanie jej, a kto dojdzie, dostanie.",
    at: "Wyślij",
    confirmLater: "Zaplanuj",
    unschedule: "Cofnij plan i popraw",
    waits: (when: string) => `Wyjdzie ${when}.`,
  },

  progress: {
    heading: "Wysyłka",
    label: "Postęp wysyłki",
    left: (gone: number, total: number) => `Wysłano ${gone} z ${total}`,
    begins: "Wysyłka zaraz się zacznie.",
    stop: "Zatrzymaj wysyłkę",
    stopTitle: "Zatrzymać wysyłkę?",
    stopText:
      "Wiadomości, które jeszcze nie wyszły, nie zostaną wysłane. Wysłanych nie da się cofnąć, a wysyłki nie da się wznowić.",
    outcome: {
      queued: "czeka",
      sending: "wychodzi",
      sent: "wysłane",
      delivered: "dostarczone",
      failed: "niewysłane z powodu błędu",
      bounced: "zwrócone przez serwer odbiorcy",
      complained: "oznaczone jako spam",
      superseded: "pominięte",
    },
    skipped: "Pominięta: wysyłkę zatrzymano albo osoba przestała spełniać warunki",
    settled: "Wysyłka się zakończyła. Co stało się z każdą wiadomością, jest na liście poniżej.",
  },
  bulletin: {
    title: "Wiadomość do chętnych",
    subscribers: (count: number) =>
      plural("pl", count, {
        one: () => "1 osoba zamówiła wiadomości o wydarzeniach tego rodzaju. Adresu nie pokazujemy.",
        few: (n) => `${n} osoby zamówiły wiadomości o wydarzeniach tego rodzaju. Adresów nie pokazujemy.`,
        other: (n) => `${n} osób zamówiło wiadomości o wydarzeniach tego rodzaju. Adresów nie pokazujemy.`,
      }),
    notAllowed:
      "O tym wydarzeniu nie można teraz napisać: musi być opublikowane, widoczne dla wszystkich i przed końcem zapisów.",
    state: {
      scheduled: "czeka na swój czas",
      sending: "wysyłka trwa",
      sent: "wysłana",
      superseded: "przerwana, bo na wydarzenie nie można się już zapisać",
      stopped: "zatrzymana",
      withdrawn: "cofnięta przed wysłaniem",
    },
    line: (at: string, state: string, readers: number) => `${at}: ${state}, adresatów: ${readers}`,
    write: "Napisz o wydarzeniu do chętnych",
    about:
      "Wiadomość pójdzie do wszystkich, którzy zamówili informacje o wydarzeniach tego rodzaju. Tytuł, termin, miejsce i link do strony wydarzenia dodajemy sami, tak samo link do rezygnacji.",
    text: "Kilka słów od organizatora",
    textHelp: "Na przykład dla kogo jest wydarzenie. Adresy stron staną się linkami.",
    look: "Pokaż całą wiadomość",
    send: "Wyślij do chętnych",
    sent: "Wysyłka się zaczęła.",
    counties: "Powiaty, do których kierujesz wiadomość",
    addCounty: "Dodaj powiat",
    countiesHelp:
      "Bez powiatów pójdzie do wszystkich. Z powiatami pójdzie do tych, którzy wybrali któryś z nich, i do tych, którzy nie wybrali żadnego.",
    readers: (count: number) =>
      plural("pl", count, {
        one: () => "Teraz dostałaby ją 1 osoba.",
        few: (n) => `Teraz dostałyby ją ${n} osoby.`,
        other: (n) => `Teraz dostałoby ją ${n} osób.`,
      }),
    test: "Wyślij próbę do siebie",
    tested: "Próba jest w drodze na adres, którym się logujesz.",
    at: "Kiedy wysłać",
    atHelp: "Bez daty wiadomość pójdzie od razu. Kto ją dostanie, rozstrzygnie się, gdy będzie wychodzić.",
    planned: (at: string) => `Wiadomość pójdzie ${at}.`,
    takeBack: "Cofnij",
    takeBackTitle: "Cofnąć wiadomość?",
    takeBackText: "Wiadomość nie pójdzie do nikogo.",
  },
  sentTo: {
    heading: "Do kogo poszła",
    person: "Osoba",
    state: "Stan",
    when: "Kiedy",
    empty: "Jeszcze do nikogo.",
    open: "Ponowić niewysłaną wiadomość można w zgłoszeniu osoby.",
  },
};
