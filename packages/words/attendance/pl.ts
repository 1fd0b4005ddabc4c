import { formatNumber } from "../number.ts";
import { plural } from "../plural.ts";

const people = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} osoba`,
    few: (n) => `${n} osoby`,
    many: (n) => `${n} osób`,
    other: (n) => `${n} osoby`,
  });

const entries = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} wpis`,
    few: (n) => `${n} wpisy`,
    many: (n) => `${n} wpisów`,
    other: (n) => `${n} wpisu`,
  });

const minutes = (count: number) => `${formatNumber("pl", count)} min`;

/** Polish words of the attendance pages; the shape of all their languages. */
export const pl = {
  caption: "Obecność",
  views: "Co pokazać",
  view: { list: "Lista", rates: "Frekwencja" },

  state: {
    present: "Obecność",
    left_early: "Wcześniejsze wyjście",
    excused: "Nieobecność usprawiedliwiona",
    absent: "Nieobecność",
  },
  /** In cells of the matrix; the legend says what they mean. */
  sign: { present: "O", left_early: "W", excused: "U", absent: "N" },
  noRecord: "Bez wpisu",
  notExpected: "Inny wybór",
  minutes,
  stateWithMinutes: (state: string, count: number) => `${state}, ${minutes(count)}`,
  source: {
    scan: "kod QR",
    search: "stanowisko, po nazwisku",
    list: "lista na ekranie",
    self: "kod z sali",
    paper: "lista papierowa",
    webinar: "raport z webinaru",
  },
  author: {
    staff: "osoba z zespołu",
    desk: "stanowisko",
    participant: "uczestnik lub uczestniczka",
    system: "system",
  },

  unit: {
    label: "Punkt programu",
    list: "Punkty programu",
    day: (day: string) => `Cały dzień: ${day}`,
    wholeDay: "Cały dzień",
    undated: "Bez dnia",
    closed: "Lista zamknięta",
    retired: "poza programem",
    recorded: (recorded: number, expected: number) => `wpisy: ${recorded} z ${expected}`,
    previous: "Poprzedni punkt",
    next: "Następny punkt",
    none: "Nie ma na czym sprawdzać obecności",
    noneText:
      "Program nie ma jeszcze punktów z dniem i listą obecności. Wystarczy dodać w programie dzień albo zaznaczyć „Na listach obecności”.",
    toProgramme: "Przejdź do programu",
  },

  list: {
    search: "Szukaj osoby lub instytucji",
    show: "Kogo pokazać",
    everybody: "Wszyscy",
    withoutRecord: "Bez wpisu",
    conflicts: "Rozbieżne wpisy",
    empty: "Nikt nie jest tu spodziewany",
    emptyText: "Na liście są osoby z potwierdzonym udziałem, a przy panelu lub module te, które go wybrały.",
    nothingFound: "Nie ma takich osób",
    nothingFoundText: "Proszę zmienić szukany tekst albo pokazać wszystkich.",
    addFound: "Dodaj osobę bez zgłoszenia",
    clear: "Pokaż wszystkich",
    people: "Osoby na liście",
    tick: (name: string) => `${name}: obecność`,
    other: (name: string) => `Inny wpis: ${name}`,
    shown: (shown: number, total: number) =>
      shown === total ? people(total) : `${formatNumber("pl", shown)} z ${people(total)}`,
    summary: "Wpisy na liście",
    readOnly: "To konto może oglądać obecność, ale nie może jej zapisywać.",
  },

  record: {
    remove: "Usuń wpis",
    leftEarly: "Wcześniejsze wyjście…",
    showHistory: "Historia wpisów",
    removed: (name: string) => `Wpis usunięty: ${name}`,
    saving: "Zapisywanie",
    notSaved: "Niezapisane",
    waits: "Czeka na powód",
    conflict: "Rozbieżne wpisy",
    conflictShown: (state: string) => `na razie liczy się: ${state.toLowerCase()}`,
    settle: "Rozstrzygnij",
  },

  failure: {
    title: (count: number) =>
      plural("pl", count, {
        one: "1 wpis nie został jeszcze zapisany",
        few: (n) => `${n} wpisy nie zostały jeszcze zapisane`,
        many: (n) => `${n} wpisów nie zostało jeszcze zapisanych`,
        other: (n) => `${n} wpisu nie zostało jeszcze zapisane`,
      }),
    offline: "Nie ma połączenia z internetem. Wpisy zostaną wysłane same, gdy połączenie wróci.",
    reasonTitle: (count: number) =>
      plural("pl", count, {
        one: "1 wpis czeka na powód",
        few: (n) => `${n} wpisy czekają na powód`,
        many: (n) => `${n} wpisów czeka na powód`,
        other: (n) => `${n} wpisu czeka na powód`,
      }),
    giveReason: "Podaj powód",
    discard: "Odrzuć te wpisy",
    refused: (name: string, why: string) => `${name}: wpis nie został przyjęty. ${why}`,
  },

  minutesDialog: {
    title: (name: string) => `Wcześniejsze wyjście: ${name}`,
    label: "Ile minut trwała obecność",
    help: (whole: number) => `Całe zajęcia trwają ${minutes(whole)}.`,
    unit: "min",
    required: "Wpisz liczbę minut, na przykład 45.",
    tooLong: (whole: number) => `Zajęcia trwają ${minutes(whole)}. Wpisz mniejszą liczbę.`,
    submit: "Zapisz wyjście",
  },

  reasonDialog: {
    title: {
      "attendance.unit_closed": "Lista jest zamknięta",
      "attendance.unit_retired": "Poza programem",
      "attendance.person_left": "Bez miejsca na wydarzeniu",
      "attendance.not_expected": "Inny wybór",
      "attendance.before_day": "Przed dniem zajęć",
      "attendance.clock_ahead": "Zegar urządzenia",
    },
    lead: {
      "attendance.unit_closed":
        "Zmiana po zamknięciu wymaga powodu. Powód zostaje w historii obok poprzedniego wpisu.",
      "attendance.unit_retired":
        "Tego punktu nie ma już w programie. Wpis wymaga podania powodu, który zostanie w historii.",
      "attendance.person_left":
        "Ta osoba nie ma już miejsca na wydarzeniu. Wpis wymaga podania powodu, który zostanie w historii.",
      "attendance.not_expected":
        "Ta osoba wybrała inną grupę. Wpis wymaga podania powodu, który zostanie w historii.",
      "attendance.before_day":
        "Dzień tych zajęć jeszcze się nie zaczął. Wpis wymaga podania powodu, który zostanie w historii.",
      "attendance.clock_ahead":
        "Godzina wpisu jeszcze nie nadeszła: zegar tego urządzenia się spieszy. Wpis wymaga podania powodu.",
    },
    label: "Powód zmiany",
    example: "Na przykład: podpis na liście papierowej.",
    required: "Wpisz powód zmiany.",
    submit: "Zapisz zmianę",
  },

  bulk: {
    menu: "Osoby bez wpisu",
    present: "Zaznacz obecność wszystkich bez wpisu",
    absent: "Zaznacz nieobecność wszystkich bez wpisu",
    presentTitle: "Zaznaczyć obecność?",
    absentTitle: "Zaznaczyć nieobecność?",
    presentText: (count: number) =>
      plural("pl", count, {
        one: "Obecność zostanie wpisana 1 osobie, która nie ma jeszcze wpisu.",
        few: (n) => `Obecność zostanie wpisana ${n} osobom, które nie mają jeszcze wpisu.`,
        many: (n) => `Obecność zostanie wpisana ${n} osobom, które nie mają jeszcze wpisu.`,
        other: (n) => `Obecność zostanie wpisana ${n} osobom, które nie mają jeszcze wpisu.`,
      }),
    absentText: (count: number) =>
      plural("pl", count, {
        one: "Nieobecność zostanie wpisana 1 osobie, która nie ma jeszcze wpisu.",
        few: (n) => `Nieobecność zostanie wpisana ${n} osobom, które nie mają jeszcze wpisu.`,
        many: (n) => `Nieobecność zostanie wpisana ${n} osobom, które nie mają jeszcze wpisu.`,
        other: (n) => `Nieobecność zostanie wpisana ${n} osobom, które nie mają jeszcze wpisu.`,
      }),
    others: "Istniejące wpisy się nie zmienią. Zaraz potem można to cofnąć.",
    submitPresent: "Zaznacz obecność",
    submitAbsent: "Zaznacz nieobecność",
    done: (count: number) => `Zaznaczono: ${people(count)}.`,
    undoReason: "Cofnięcie zbiorczego wpisu",
  },

  close: {
    button: "Zamknij listę",
    title: "Zamknąć listę?",
    missing: (count: number) =>
      plural("pl", count, {
        one: "1 osoba nie ma wpisu. Po zamknięciu będzie liczona jako nieobecna.",
        few: (n) => `${n} osoby nie mają wpisu. Po zamknięciu będą liczone jako nieobecne.`,
        many: (n) => `${n} osób nie ma wpisu. Po zamknięciu będą liczone jako nieobecne.`,
        other: (n) => `${n} osoby nie ma wpisu. Po zamknięciu będzie liczone jako nieobecne.`,
      }),
    complete: "Każda osoba ma wpis.",
    unsaved: "Niektóre wpisy nie są jeszcze zapisane. Najpierw trzeba je wysłać.",
    after: "Zamkniętej listy nie można otworzyć. Wpisy można poprawiać, ale każda zmiana wymaga powodu.",
    done: "Lista jest zamknięta.",
    closed: (at: string, by: string) => `Lista zamknięta ${at}, ${by}. Zmiana wpisu wymaga powodu.`,
    closedAt: (at: string) => `Lista zamknięta ${at}. Zmiana wpisu wymaga powodu.`,
  },

  paper: {
    mode: "Przepisuję z podpisanej listy papierowej",
    help: "Wpisy będą miały źródło „lista papierowa”.",
  },

  tools: {
    walkIn: "Osoba bez zgłoszenia",
    webinar: "Raport z webinaru",
    screen: "Kod na ekran w sali",
    desks: "Stanowiska",
    print: "Drukuj tabelę",
  },

  keys: {
    title: "Klawisze",
    lead: "Gdy zaznaczone jest pole osoby na liście:",
    key: { present: "O", absent: "N", excused: "U", left_early: "W", history: "H" },
    arrows: "Strzałki w górę i w dół",
    arrowsText: "poprzednia i następna osoba",
    ends: "Home i End",
    endsText: "pierwsza i ostatnia osoba",
    space: "Spacja",
    spaceText: "obecność lub usunięcie wpisu",
    remove: "Delete",
    search: "/",
    searchText: "szukanie",
    searchEnter: "Enter w polu szukania",
    searchEnterText: "przejście do pierwszej znalezionej osoby",
  },

  sheet: {
    now: "Wpis, który się liczy",
    entries: "Historia wpisów",
    none: "Nie ma jeszcze żadnego wpisu.",
    takenBack: "Wpis usunięty",
    reason: (reason: string) => `Powód: ${reason}`,
    replaced: "zastąpiony późniejszym wpisem",
    receivedLater: (at: string) => `dotarł ${at}`,
    conflictTitle: "Wpisy się różnią",
    conflictText:
      "Zapisano je niezależnie od siebie, na przykład na dwóch urządzeniach bez sieci. Do rozstrzygnięcia liczy się najnowszy.",
    accept: (state: string) => `Przyjmij: ${state.toLowerCase()}`,
    change: "Zmień wpis",
  },

  rates: {
    caption: "Frekwencja",
    lead: (percent: number) => `Do zaświadczenia potrzeba ${percent}% obecności.`,
    didactic: "Godziny dydaktyczne, po 45 minut.",
    measureUnits: "Nie wszystkie punkty mają godziny, dlatego każdy liczy się tak samo.",
    closing: "Brak wpisu na zamkniętej liście to nieobecność.",
    name: "Osoba",
    total: "Razem",
    standing: "Próg",
    hours: (attended: number, possible: number) =>
      `${formatNumber("pl", attended)} z ${formatNumber("pl", possible)} godz.`,
    units: (attended: number, possible: number) =>
      `${formatNumber("pl", attended)} z ${formatNumber("pl", possible)}`,
    percent: (value: number) => `${formatNumber("pl", value)}%`,
    ofExpected: (present: number, expected: number) => `${present} z ${expected}`,
    foot: "Razem",
    legend: "Oznaczenia",
    noRecordSign: "brak wpisu",
    conflictSign: "rozbieżne wpisy",
    scroll: "Tabelę można przewijać w bok.",

    filter: "Kogo pokazać",
    anybody: "Wszyscy",
    place: {
      reached: "Próg osiągnięty",
      open: "W toku",
      risk: "Zagrożone",
      lost: "Nie osiągną progu",
    },
    status: {
      reached: "Próg osiągnięty",
      open: "W toku",
      risk: "Zagrożenie",
      lost: "Poniżej progu",
      entitled: "Przyznane decyzją",
      denied: "Odmowa decyzją",
    },
    overridden: "Z decyzją",

    lostTitle: (count: number) =>
      plural("pl", count, {
        one: "1 osoba nie osiągnie już progu",
        few: (n) => `${n} osoby nie osiągną już progu`,
        many: (n) => `${n} osób nie osiągnie już progu`,
        other: (n) => `${n} osoby nie osiągnie już progu`,
      }),
    riskTitle: (count: number) =>
      plural("pl", count, {
        one: "1 osoba może nie osiągnąć progu: wystarczy jedna nieobecność",
        few: (n) => `${n} osoby mogą nie osiągnąć progu: wystarczy jedna nieobecność`,
        many: (n) => `${n} osób może nie osiągnąć progu: wystarczy jedna nieobecność`,
        other: (n) => `${n} osoby może nie osiągnąć progu: wystarczy jedna nieobecność`,
      }),
    andMore: (count: number) => `i jeszcze ${people(count)}`,
    showThem: "Pokaż w tabeli",

    empty: "Nie ma jeszcze osób z potwierdzonym udziałem",
    emptyText: "Frekwencja pojawi się, gdy udział pierwszych osób zostanie potwierdzony.",
    nothingFound: "Nie ma takich osób",
    clear: "Wyczyść filtry",
  },

  override: {
    button: (name: string) => `Zaświadczenie: ${name}`,
    title: (name: string) => `Zaświadczenie: ${name}`,
    rule: (percent: string, threshold: number) => `Frekwencja ${percent}, próg ${threshold}%.`,
    byRuleGets: "Według frekwencji: należy się",
    byRuleNot: "Według frekwencji: nie należy się",
    grant: "Przyznać mimo frekwencji",
    deny: "Nie przyznawać",
    label: "Decyzja",
    reason: "Powód",
    reasonHelp: "Zostaje w historii i w dokumentacji. Bez danych o zdrowiu.",
    required: "Wpisz powód, co najmniej 3 znaki.",
    submit: "Zapisz decyzję",
    saved: "Decyzja została zapisana.",
    decided: (who: string, at: string) => `${who}, ${at}`,
  },

  walkIn: {
    title: "Osoba bez zgłoszenia",
    lead: "Imię i nazwisko wystarczą. Osoba trafi na listę z potwierdzonym udziałem i wpisem obecności.",
    firstName: "Imię",
    lastName: "Nazwisko",
    institution: "Instytucja",
    more: "E-mail",
    email: "Adres e-mail",
    emailHelp: "Na ten adres przyjdzie potwierdzenie i link do zaświadczenia.",
    choose: "Wybierz",
    markAt: (title: string) => `Od razu zaznacz obecność: ${title}`,
    submit: "Dodaj i zaznacz obecność",
    submitOnly: "Dodaj osobę",
    notMarked: (name: string, why: string) => `${name}: dodano, ale obecności nie zapisano. ${why}`,
    added: (name: string) => `${name}: dodano, obecność zaznaczona`,
    addedOnly: (name: string) => `${name}: dodano`,
    known: (name: string) => `${name}: ta osoba była już na liście, obecność zaznaczona`,
    knownOnly: (name: string) => `${name}: ta osoba była już na liście`,
    last: "Ostatnio dodane",
  },

  webinar: {
    title: "Raport z webinaru",
    lead: "Plik CSV z programu do spotkań: kto i kiedy był połączony. Do czasu potwierdzenia nic nie zostanie zapisane.",
    unit: (title: string) => `Obecność zostanie wpisana do: ${title}`,
    file: "Plik z raportem",
    fileHelp: "CSV z Teams, Zoom, ClickMeeting i podobnych.",
    reading: "Czytanie pliku…",
    empty: "W tym pliku nie ma wierszy z osobami.",
    window: (from: string, to: string) => `Liczy się czas połączenia między ${from} a ${to}.`,
    noWindow: "Ten punkt nie ma godzin, dlatego liczy się cały czas połączenia.",
    matched: (count: number) =>
      plural("pl", count, {
        one: "Rozpoznano 1 osobę",
        few: (n) => `Rozpoznano ${n} osoby`,
        many: (n) => `Rozpoznano ${n} osób`,
        other: (n) => `Rozpoznano ${n} osoby`,
      }),
    ambiguous: (count: number) =>
      plural("pl", count, {
        one: "1 wpis pasuje do kilku osób",
        few: (n) => `${n} wpisy pasują do kilku osób`,
        many: (n) => `${n} wpisów pasuje do kilku osób`,
        other: (n) => `${n} wpisu pasuje do kilku osób`,
      }),
    unmatched: (count: number) =>
      plural("pl", count, {
        one: "1 wpisu nie udało się dopasować",
        few: (n) => `${n} wpisów nie udało się dopasować`,
        many: (n) => `${n} wpisów nie udało się dopasować`,
        other: (n) => `${n} wpisu nie udało się dopasować`,
      }),
    unmatchedText: "To mogą być prowadzący albo osoby, które weszły pod inną nazwą. Można wskazać, kto to.",
    badRows: (count: number) =>
      plural("pl", count, {
        one: "1 wiersz bez czytelnych godzin został pominięty.",
        few: (n) => `${n} wiersze bez czytelnych godzin zostały pominięte.`,
        many: (n) => `${n} wierszy bez czytelnych godzin zostało pominiętych.`,
        other: (n) => `${n} wiersza bez czytelnych godzin zostało pominięte.`,
      }),
    who: (name: string) => `Kto to: ${name}`,
    keeps: "ma już wpis, pozostanie bez zmian",
    overwrite: "Zastąp istniejące wpisy",
    overwriteHelp: "Bez zaznaczenia osoby, które mają już wpis, zostaną pominięte.",
    submit: (count: number) =>
      plural("pl", count, {
        one: "Zapisz 1 wpis",
        few: (n) => `Zapisz ${n} wpisy`,
        many: (n) => `Zapisz ${n} wpisów`,
        other: (n) => `Zapisz ${n} wpisu`,
      }),
    nothing: "Nie ma czego zapisać",
    saving: (done: number, total: number) => `Zapisano ${done} z ${entries(total)}…`,
    saved: (count: number) => `Z raportu zapisano ${entries(count)}.`,
    refused: (count: number) =>
      plural("pl", count, {
        one: "1 wpis nie został przyjęty:",
        few: (n) => `${n} wpisy nie zostały przyjęte:`,
        many: (n) => `${n} wpisów nie zostało przyjętych:`,
        other: (n) => `${n} wpisu nie przyjęto:`,
      }),
    keepFile: "Dołącz plik do dokumentacji wydarzenia",
    fileFailed: "Wpisy są zapisane, ale pliku nie udało się dołączyć do dokumentacji.",
  },

  screen: {
    title: "Kod obecności",
    lead: "Proszę otworzyć stronę swojego zgłoszenia z wiadomości e-mail i wpisać kod:",
    code: "Kod",
    changes: (seconds: number) =>
      plural("pl", seconds, {
        one: (n) => `Następny kod za ${n} sekundę`,
        few: (n) => `Następny kod za ${n} sekundy`,
        many: (n) => `Następny kod za ${n} sekund`,
        other: (n) => `Następny kod za ${n} sekundy`,
      }),
    until: (time: string) => `Kody będą się zmieniać do godz. ${time}.`,
    closed: "Kod nie jest teraz pokazywany",
    closedText: (from: string, to: string) =>
      `Kod pojawia się 15 minut przed początkiem i znika z końcem zajęć (${from}–${to}).`,
    closedPlain: "Kod pojawia się 15 minut przed początkiem i znika z końcem zajęć.",
    ended: "Zajęcia się skończyły. Dziękujemy.",
    lost: "Nie ma połączenia. Nowy kod pojawi się, gdy połączenie wróci.",
    full: "Pełny ekran",
    leaveFull: "Zamknij pełny ekran",
    back: "Wróć do listy",
  },
};
