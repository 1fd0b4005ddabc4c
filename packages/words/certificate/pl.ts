import type { CertificateState } from "@zapisy/core/certificate/schema";
import { formatDateTime, formatDay, formatDayRange, formatDayShort } from "../date.ts";
import { plural } from "../plural.ts";

/** Polish words of the staff pages about certificates. */
export const pl = {
  day: (day: string) => formatDay("pl", day),
  dayShort: (day: string) => formatDayShort("pl", day),
  days: (first: string, last: string) => formatDayRange("pl", first, last),
  at: (instant: string, timeZone: string) => formatDateTime("pl", instant, timeZone),
  hours: {
    clock: (count: number) =>
      plural("pl", count, {
        one: "1 godz. zegarowa",
        few: (n) => `${n} godz. zegarowe`,
        many: (n) => `${n} godz. zegarowych`,
        other: (n) => `${n} godz. zegarowej`,
      }),
    didactic: (count: number) =>
      plural("pl", count, {
        one: "1 godz. dydaktyczna",
        few: (n) => `${n} godz. dydaktyczne`,
        many: (n) => `${n} godz. dydaktycznych`,
        other: (n) => `${n} godz. dydaktycznej`,
      }),
  },
  percent: (count: number) => `${count}%`,
  opensInNewTab: "(otwiera się w nowej karcie)",
  state: { issued: "Ważne", annulled: "Anulowane" } satisfies Record<CertificateState, string>,

  /** The tab of an event. */
  event: {
    summary: "Zaświadczenia dla osób",
    issued: "Wydane",
    toIssue: "Do wydania",
    notEntitled: "Bez prawa",
    rule: (percent: number) => `Prawo do zaświadczenia daje obecność od ${percent}%.`,
    nextNumber: (number: string) => `Następny numer: ${number}`,
    openLists: "Nie wszystkie listy obecności są zamknięte",
    openListsText:
      "Obecność może się jeszcze zmienić, a wydanych zaświadczeń zmiana już nie obejmie. Najlepiej najpierw zamknąć listy.",
    toAttendance: "Przejdź do obecności",
    notYet: (day: string) =>
      `Zaświadczenia wydaje się po zakończeniu zajęć, od ${formatDay("pl", day)} Wcześniej tylko z podaniem powodu.`,
    unpublished: "Zaświadczenia można wydać po opublikowaniu wydarzenia, także gdy już się odbyło.",
    undated: "Zaświadczenia można wydać, gdy wydarzenie będzie miało ustalony termin.",
    noTemplate: "Zaświadczenia będą miały wygląd domyślny",
    noTemplateText:
      "Wzór projektu nie był jeszcze zapisany. Warto sprawdzić przed wydaniem podpisującego i początek numeru.",
    template: "Wzór zaświadczenia",
    register: "Rejestr",
    issueAll: (count: number) =>
      plural("pl", count, {
        one: "Wydaj 1 zaświadczenie",
        few: (n) => `Wydaj ${n} zaświadczenia`,
        many: (n) => `Wydaj ${n} zaświadczeń`,
        other: (n) => `Wydaj ${n} zaświadczenia`,
      }),
    issueChosen: (count: number) =>
      plural("pl", count, {
        one: "Wydaj 1 zaznaczonej osobie",
        few: (n) => `Wydaj ${n} zaznaczonym osobom`,
        many: (n) => `Wydaj ${n} zaznaczonym osobom`,
        other: (n) => `Wydaj ${n} zaznaczonym osobom`,
      }),
    issueChosenInstitutions: (count: number) =>
      plural("pl", count, {
        one: "Wydaj 1 zaznaczonej instytucji",
        few: (n) => `Wydaj ${n} zaznaczonym instytucjom`,
        many: (n) => `Wydaj ${n} zaznaczonym instytucjom`,
        other: (n) => `Wydaj ${n} zaznaczonym instytucjom`,
      }),
    search: "Szukaj osoby lub instytucji",
    filter: "Pokaż",
    filters: {
      all: "Wszystkie osoby",
      ready: "Do wydania",
      issued: "Z zaświadczeniem",
      not_entitled: "Bez prawa",
    },
    people: "Osoby",
    institutions: "Instytucje",
    institutionsHelp:
      "Frekwencja instytucji to suma obecności jej osób: liczy się każdy punkt programu, na którym był ktoś z niej.",
    empty: "Nie ma jeszcze osób z potwierdzonym udziałem",
    emptyText:
      "Zaświadczenia dostają osoby z potwierdzonym udziałem, które były obecne. Pojawią się tutaj same.",
    nothingFound: "Nie ma takich osób",
    nothingFoundText: "Proszę zmienić filtr albo szukany tekst.",
    column: {
      name: "Osoba",
      institution: "Instytucja",
      percent: "Obecność",
      entitled: "Prawo",
      certificate: "Zaświadczenie",
      mail: "E-mail",
      actions: "Czynności",
    },
    entitled: "Tak",
    below: (threshold: number) => `Nie: mniej niż ${threshold}%`,
    byDecision: "Tak, decyzją",
    againstDecision: "Nie, decyzją",
    noInstitutionEntitled: "Nie: nikt nie ma prawa",
    hasEmail: "Tak",
    noEmail: "Nie ma adresu",
    issueOne: "Wydaj",
    preview: "Podgląd",
    previewOf: (name: string) => `Podgląd zaświadczenia: ${name}`,
    show: (number: string) => `Zaświadczenie nr ${number}`,
    cancelled: "Wydarzenie zostało odwołane, więc nie wydaje się do niego zaświadczeń.",
  },

  /** The question before issuing. */
  issue: {
    title: (count: number) =>
      plural("pl", count, {
        one: "Wydać 1 zaświadczenie?",
        few: (n) => `Wydać ${n} zaświadczenia?`,
        many: (n) => `Wydać ${n} zaświadczeń?`,
        other: (n) => `Wydać ${n} zaświadczenia?`,
      }),
    confirm: (count: number) =>
      plural("pl", count, {
        one: "Wydaj zaświadczenie",
        few: (n) => `Wydaj ${n} zaświadczenia`,
        many: (n) => `Wydaj ${n} zaświadczeń`,
        other: (n) => `Wydaj ${n} zaświadczenia`,
      }),
    number: (number: string) => `Dostanie numer ${number}.`,
    numbers: (first: string, last: string) => `Dostaną kolejne numery od ${first} do ${last}.`,
    numbersOfYear: (year: string) => `Numery będą kolejne z rejestru roku ${year}.`,
    mailed: (count: number) =>
      plural("pl", count, {
        one: "1 osoba dostanie zaświadczenie e-mailem i na swojej stronie zgłoszenia.",
        few: (n) => `${n} osoby dostaną zaświadczenie e-mailem i na swojej stronie zgłoszenia.`,
        many: (n) => `${n} osób dostanie zaświadczenie e-mailem i na swojej stronie zgłoszenia.`,
        other: (n) => `${n} osoby dostanie zaświadczenie e-mailem i na swojej stronie zgłoszenia.`,
      }),
    untold: (count: number) =>
      plural("pl", count, {
        one: "1 osoba znajdzie zaświadczenie na swojej stronie zgłoszenia. Wiadomości nie wyślemy.",
        few: (n) => `${n} osoby znajdą zaświadczenie na swojej stronie zgłoszenia. Wiadomości nie wyślemy.`,
        many: (n) => `${n} osób znajdzie zaświadczenie na swojej stronie zgłoszenia. Wiadomości nie wyślemy.`,
        other: (n) =>
          `${n} osoby znajdzie zaświadczenie na swojej stronie zgłoszenia. Wiadomości nie wyślemy.`,
      }),
    mail: "Wyślij zaświadczenia e-mailem",
    enteredLate: "Wydarzenie wpisano po jego zakończeniu, więc bez zaznaczenia nikt nie dostanie wiadomości.",
    notMailed: (count: number) =>
      plural("pl", count, {
        one: "1 osoba nie ma adresu e-mail: dokument trzeba wydrukować i wręczyć.",
        few: (n) => `${n} osoby nie mają adresu e-mail: dokumenty trzeba wydrukować i wręczyć.`,
        many: (n) => `${n} osób nie ma adresu e-mail: dokumenty trzeba wydrukować i wręczyć.`,
        other: (n) => `${n} osoby nie ma adresu e-mail: dokumenty trzeba wydrukować i wręczyć.`,
      }),
    institutions: (count: number) =>
      plural("pl", count, {
        one: "Dokument dla 1 instytucji trzeba pobrać i przekazać.",
        few: (n) => `Dokumenty dla ${n} instytucji trzeba pobrać i przekazać.`,
        many: (n) => `Dokumenty dla ${n} instytucji trzeba pobrać i przekazać.`,
        other: (n) => `Dokumenty dla ${n} instytucji trzeba pobrać i przekazać.`,
      }),
    leftOut: (count: number) =>
      plural("pl", count, {
        one: "1 zaznaczona pozycja jest pominięta: nie ma prawa do zaświadczenia albo już je ma.",
        few: (n) => `${n} zaznaczone pozycje są pominięte: nie mają prawa do zaświadczenia albo już je mają.`,
        many: (n) =>
          `${n} zaznaczonych pozycji jest pominiętych: nie mają prawa do zaświadczenia albo już je mają.`,
        other: (n) =>
          `${n} zaznaczonej pozycji jest pominięte: nie ma prawa do zaświadczenia albo już je ma.`,
      }),
    issuedOn: "Data wydania",
    issuedOnHelp: "Ta data znajdzie się na dokumencie.",
    notAfter: (day: string) => `Data wydania nie może być późniejsza niż ${formatDay("pl", day)}`,
    notBefore: (day: string) =>
      `Zaświadczenie wydaje się najwcześniej w ostatnim dniu wydarzenia, ${formatDay("pl", day)}`,
    early: (count: number) =>
      plural("pl", count, {
        one: "Zajęcia 1 osoby lub instytucji jeszcze trwają. Wydanie przed ich końcem wymaga powodu.",
        few: (n) =>
          `Zajęcia ${n} osób lub instytucji jeszcze trwają. Wydanie przed ich końcem wymaga powodu.`,
        many: (n) =>
          `Zajęcia ${n} osób lub instytucji jeszcze trwają. Wydanie przed ich końcem wymaga powodu.`,
        other: (n) =>
          `Zajęcia ${n} osoby lub instytucji jeszcze trwają. Wydanie przed ich końcem wymaga powodu.`,
      }),
    earlyReason: "Powód wydania przed końcem zajęć",
    earlyReasonHelp: "Zostaje w rejestrze. Na przykład: wręczenie na zakończenie ostatnich zajęć.",
    earlyReasonRequired: "Wpisz powód, co najmniej 3 znaki.",
    final:
      "Wydania nie da się cofnąć: numer zostaje w rejestrze na zawsze. Gdyby w dokumencie był błąd, można go anulować i wydać poprawiony.",
    openLists:
      "Nie wszystkie listy obecności są zamknięte. Późniejsza zmiana obecności nie zmieni zaświadczeń.",
    previewFirst: (name: string) => `Zobacz podgląd: ${name}`,
  },

  /** Issuing under way. */
  run: {
    running: (done: number, total: number) => `Wydawanie zaświadczeń: ${done} z ${total}`,
    runningHelp:
      "Można przejść na inną stronę serwisu, wydawanie będzie trwać. Po zamknięciu karty można je dokończyć później.",
    stopped: "Wydawanie zostało przerwane",
    interrupted: (left: number) =>
      plural("pl", left, {
        one: "Poprzednio nie dokończono wydawania. Pozostała 1 pozycja.",
        few: (n) => `Poprzednio nie dokończono wydawania. Pozostały ${n} pozycje.`,
        many: (n) => `Poprzednio nie dokończono wydawania. Pozostało ${n} pozycji.`,
        other: (n) => `Poprzednio nie dokończono wydawania. Pozostało ${n} pozycji.`,
      }),
    resumeHelp: "Kto już ma zaświadczenie, nie dostanie drugiego.",
    resume: "Dokończ wydawanie",
    drop: "Nie wydawaj reszty",
    done: (count: number) =>
      plural("pl", count, {
        one: "Wydano 1 zaświadczenie.",
        few: (n) => `Wydano ${n} zaświadczenia.`,
        many: (n) => `Wydano ${n} zaświadczeń.`,
        other: (n) => `Wydano ${n} zaświadczenia.`,
      }),
    skipped: "Bez zaświadczenia pozostali:",
    skippedOne: (name: string, reason: string) => `${name}: ${reason}`,
    close: "Ukryj",
  },

  /** One certificate at the side. */
  sheet: {
    title: (number: string) => `Zaświadczenie nr ${number}`,
    holder: "Dla kogo",
    event: "Wydarzenie",
    module: "Część",
    dates: "Termin",
    hours: "Godziny",
    issuedOn: "Data wydania",
    issuedAt: "Zapisane w rejestrze",
    earlyReason: "Powód wydania przed końcem zajęć",
    state: "Stan",
    annulledAt: "Anulowane",
    reasonIs: "Powód",
    replaces: "Zastępuje",
    replacedBy: "Zastąpione przez",
    duplicates: "Duplikaty",
    duplicatesCount: (count: number) =>
      plural("pl", count, {
        one: "1 duplikat",
        few: (n) => `${n} duplikaty`,
        many: (n) => `${n} duplikatów`,
        other: (n) => `${n} duplikatu`,
      }),
    download: "Pobierz PDF",
    downloadDuplicate: "Pobierz duplikat",
    verify: "Strona do sprawdzenia",
    copyVerify: "Kopiuj adres do sprawdzenia",
    reissue: "Wydaj poprawione",
    annul: "Anuluj zaświadczenie",
    duplicate: "Wystaw duplikat",
    reason: "Powód",
    reissueTitle: "Anulować i wydać poprawione?",
    reissueText:
      "Ten dokument straci ważność, a nowy dostanie następny numer i aktualne dane: osoby, wydarzenia, obecności i wzoru. W rejestrze oba będą ze sobą połączone.",
    reissueMail: "Nowe zaświadczenie pójdzie też e-mailem, jeśli osoba ma adres.",
    reissueDayHelp: "Decyduje o roku w numerze.",
    reissueHelp: "Zostaje w rejestrze. Na przykład: błąd w nazwisku.",
    reissueConfirm: "Wydaj poprawione",
    reissued: (number: string) => `Wydano poprawione zaświadczenie nr ${number}.`,
    annulTitle: "Anulować zaświadczenie?",
    annulText:
      "Strona do sprawdzenia pokaże, że dokument jest anulowany. Anulowania nie da się cofnąć, ale można potem wydać nowe zaświadczenie.",
    annulHelp: "Zostaje w rejestrze, na stronie do sprawdzenia go nie widać. Na przykład: wydane omyłkowo.",
    annulConfirm: "Anuluj zaświadczenie",
    annulDone: (number: string) => `Zaświadczenie nr ${number} jest anulowane.`,
    duplicateTitle: "Wystawić duplikat?",
    duplicateText:
      "Dokument będzie taki sam, z tym samym numerem i dopiskiem „Duplikat” z dzisiejszą datą. W rejestrze zostanie zapisane, kto i kiedy go wystawił.",
    duplicateConfirm: "Wystaw duplikat",
    duplicateDone: "Duplikat jest gotowy do pobrania.",
    back: "Wróć",
  },

  /** The register of a project. */
  register: {
    title: "Rejestr zaświadczeń",
    lead: "Numery są nadawane kolejno w projekcie i roku, bez luk. Anulowane pozostają w rejestrze.",
    project: "Projekt",
    chooseProject: "Wybierz projekt",
    year: "Rok",
    anyYear: "Wszystkie lata",
    state: "Stan",
    anyState: "Każdy stan",
    search: "Szukaj numeru, nazwiska lub instytucji",
    caption: "Rejestr zaświadczeń",
    column: {
      number: "Numer",
      holder: "Dla kogo",
      event: "Wydarzenie",
      dates: "Termin",
      hours: "Godziny",
      issuedOn: "Wydane",
      state: "Stan",
    },
    replaces: (number: string) => `zastępuje ${number}`,
    replacedBy: (number: string) => `zastąpione przez ${number}`,
    xlsx: "Pobierz arkusz Excel",
    print: "Drukuj",
    noProjects: "Nie ma jeszcze projektów",
    noProjectsText: "Każdy projekt ma swój rejestr zaświadczeń.",
    pickProject: "Wybierz projekt, aby zobaczyć jego rejestr",
    empty: "W tym projekcie nie wydano jeszcze zaświadczeń",
    emptyText: "Wydaje się je na stronie wydarzenia, w części „Zaświadczenia”.",
    toEvents: "Przejdź do wydarzeń projektu",
    nothingFound: "Nie ma takich zaświadczeń",
    nothingFoundText: "Proszę zmienić filtry albo szukany tekst.",
    clearFilters: "Wyczyść filtry",
  },

  /** The template of a project. */
  template: {
    title: "Wzór zaświadczenia",
    lead: "Jeden dla wszystkich wydarzeń projektu. Zmiany obejmują tylko zaświadczenia wydane później.",
    defaults: "Ten wzór ma jeszcze wartości domyślne",
    defaultsText:
      "Wystarczy podać podpisującego i początek numeru. Pola zostawione puste przyjmą treść podaną pod ich nazwą.",
    readOnly: "Ten wzór można tylko oglądać. Zmienia go koordynator.",
    saved: "Wzór jest zapisany.",
    save: "Zapisz wzór",
    look: "Język i nagłówek",
    language: "Język dokumentu",
    languages: { pl: "Polski", en: "Angielski", both: "Polski i angielski" },
    heading: "Nagłówek",
    headingHelp: (word: string) => `Puste pole znaczy: „${word}”.`,
    wordingLegend: "Treść",
    wordingHelp:
      "Słowa między nazwiskiem a tytułem wydarzenia, osobno dla każdej formy grzecznościowej. Puste pole znaczy: słowa przyjęte dla rodzaju wydarzenia.",
    wording: {
      ms: "Dla kobiety (Pani)",
      mr: "Dla mężczyzny (Pan)",
      none: "Bez formy grzecznościowej",
      institution: "Dla instytucji",
    },
    wordingDefault: (words: string) => `Puste pole znaczy na przykład: „${words}”.`,
    outcomes: "Czego uczestnicy się nauczyli",
    outcomesHelp: "Jeden efekt w wierszu. Zostaną wydrukowane jako lista.",
    showTopics: "Drukuj tematy zajęć, na których osoba była",
    showHours: "Drukuj liczbę godzin, na których osoba była",
    signature: "Podpis",
    signatoryName: "Kto podpisuje",
    signatoryNameHelp: "Imię i nazwisko, na przykład: Ewa Wrona.",
    signatoryPosition: "Stanowisko",
    signatoryPositionHelp: "Na przykład: Dyrektor Regionalnego Ośrodka Polityki Społecznej.",
    picture: "Obraz podpisu",
    pictureHelp:
      "PNG lub JPEG do 300 kB, najlepiej z przezroczystym tłem. Bez niego na dokumencie jest miejsce na podpis odręczny.",
    pictureChosen: "Wzór ma obraz podpisu. Widać go na podglądzie.",
    pictureRemove: "Usuń obraz podpisu",
    pictureUploading: "Wysyłanie obrazu…",
    pictureAdded: "Obraz podpisu jest wgrany. Zacznie obowiązywać po zapisaniu wzoru.",
    issuedIn: "Miejscowość wydania",
    issuedInHelp: "Stoi przed datą, na przykład: Białystok.",
    numbering: "Numeracja",
    numberPrefix: "Początek numeru",
    numberExample: (number: string) => `Numery będą wyglądać tak: ${number}`,
    numberHelp: "Na przykład ROPS/WS. Rok i kolejny numer dodają się same, bez luk.",
    preview: "Podgląd",
    previewTitle: "Podgląd zaświadczenia z przykładowymi danymi",
    previewOpen: "Zobacz podgląd PDF",
    previewLoading: "Odświeżanie podglądu…",
    previewInvalid: "Podgląd pokaże zmiany, gdy pola będą wypełnione poprawnie.",
    previewFailed: "Nie udało się przygotować podglądu.",
  },
};
