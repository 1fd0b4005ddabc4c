import type { Split, Rule, Measured, Target } from "@zapisy/core/indicator/schema";
import { plural } from "../plural.ts";

const people = (count: number) =>
  plural("pl", count, {
    one: "1 osoba",
    few: (n) => `${n} osoby`,
    many: (n) => `${n} osób`,
    other: (n) => `${n} osoby`,
  });

/** The same after "minimum" and "brakuje". */
const ofPeople = (count: number) =>
  plural("pl", count, {
    one: "1 osoby",
    few: (n) => `${n} osób`,
    many: (n) => `${n} osób`,
    other: (n) => `${n} osoby`,
  });

/** Polish words of the indicators of a project. */
export const pl = {
  title: "Wskaźniki",
  lead: "Wskaźnik liczy różne osoby, za którymi stoi dowód: obecność, wpis w dzienniku wsparcia, zaświadczenie albo efekt z dołączonym plikiem. Każda liczba otwiera listę, z której jest policzona.",
  add: "Dodaj wskaźnik",
  addFirst: "Dodaj pierwszy wskaźnik",
  edit: "Zmień",
  remove: "Usuń",
  enter: "Wpisz efekt",
  files: "Pliki ze wskaźnikami",
  xlsx: "Pobierz arkusz (XLSX)",
  pdf: "Pobierz zestawienie (PDF)",
  empty: "Projekt nie ma jeszcze wskaźników",
  emptyText:
    "Wpisz wskaźniki z wniosku o dofinansowanie: nazwę, wartość docelową i to, kto się liczy. System policzy osoby sam.",
  emptyToRead: "Koordynator projektu może je dodać.",
  state: {
    reached: "Osiągnięty",
    missed: "Nieosiągnięty",
    open: "Bez wartości docelowej",
  },
  achieved: "Osiągnięto",
  people,
  /** What a link to a list is called. */
  opens: (indicator: string, what: string) => `${indicator}, ${what}`,
  minimum: {
    contract: "Minimum z umowy",
    present: "Minimum liczone od obecnej liczby uczestników",
    only: "Minimum",
    of: (percent: string, base: number) => `${percent} z ${base}`,
    reached: "osiągnięte",
    missing: (count: number) => `brakuje ${ofPeople(count)}`,
    nobody: "nie ma jeszcze uczestników",
  },
  percent: "Stopień realizacji",
  share: "Udział w podstawie",
  participants: "Uczestnicy z udokumentowanym udziałem",
  unconfirmed: "Niepotwierdzone",
  unconfirmedText: (count: number) =>
    plural("pl", count, {
      one: "1 osoba ma wpisany efekt bez pliku i się nie liczy",
      few: (n) => `${n} osoby mają wpisany efekt bez pliku i się nie liczą`,
      many: (n) => `${n} osób ma wpisany efekt bez pliku i się nie liczy`,
      other: (n) => `${n} osoby ma wpisany efekt bez pliku i się nie liczy`,
    }),
  hidden: "Bez podawania nazwisk",
  /** Of those who count, to whoever may not see who they are. */
  hiddenText: (count: number) =>
    plural("pl", count, {
      one: "w tym 1 osoba z efektem szczególnej kategorii, której nazwiska tu nie widać",
      few: (n) => `w tym ${n} osoby z efektem szczególnej kategorii, których nazwisk tu nie widać`,
      many: (n) => `w tym ${n} osób z efektem szczególnej kategorii, których nazwisk tu nie widać`,
      other: (n) => `w tym ${n} osoby z efektem szczególnej kategorii, których nazwisk tu nie widać`,
    }),
  hiddenSplits: "Podziałów nie widać, bo w małej grupie sama liczba mogłaby wskazać osobę.",
  unmatched: "Zaświadczenia bez uczestnika",
  unmatchedText: (count: number) =>
    plural("pl", count, {
      one: "1 zaświadczenie ma osoba, która nie jest jeszcze uczestnikiem projektu, więc się nie liczy",
      few: (n) =>
        `${n} zaświadczenia mają osoby, które nie są jeszcze uczestnikami projektu, więc się nie liczą`,
      many: (n) =>
        `${n} zaświadczeń mają osoby, które nie są jeszcze uczestnikami projektu, więc się nie liczą`,
      other: (n) =>
        `${n} zaświadczenia mają osoby, które nie są jeszcze uczestnikami projektu, więc się nie liczą`,
    }),
  outside: "Bez dowodu udziału",
  outsideText: (count: number) =>
    plural("pl", count, {
      one: "1 osoba spełnia warunek, ale nie ma dowodu jej udziału w projekcie, więc się nie liczy",
      few: (n) =>
        `${n} osoby spełniają warunek, ale nie ma dowodu ich udziału w projekcie, więc się nie liczą`,
      many: (n) => `${n} osób spełnia warunek, ale nie ma dowodu ich udziału w projekcie, więc się nie liczy`,
      other: (n) =>
        `${n} osoby spełnia warunek, ale nie ma dowodu ich udziału w projekcie, więc się nie liczy`,
    }),
  who: "Kto się liczy",
  source: "Źródło pomiaru",
  measured: "Moment pomiaru",
  unit: "Jednostka miary",
  target: "Wartość docelowa",
  noTarget: "jeszcze nieustalona",
  targetOf: (as: Target["as"], value: string) =>
    ({ number: `co najmniej ${value}`, percent: `co najmniej ${value}%`, more_than: `ponad ${value}` })[as],
  rule: {
    support: (name: string) => `osoby, które otrzymały: ${name}`,
    supportHours: (name: string, hours: string) => `osoby, które otrzymały co najmniej ${hours}: ${name}`,
    hours: (hours: string) => `osoby, które otrzymały co najmniej ${hours} wsparcia, wszystkie formy razem`,
    certificateAny: "osoby z ważnym zaświadczeniem z dowolnego wydarzenia projektu",
    certificate: (events: string) => `osoby z ważnym zaświadczeniem z wydarzenia: ${events}`,
    result: (kinds: string) => `osoby z co najmniej jednym efektem z listy: ${kinds}`,
    goneSupport: "forma, której już nie ma",
    goneEvent: "wydarzenie, którego już nie ma w projekcie",
  },
  hours: (hours: string, unit: "clock" | "didactic") =>
    `${hours} ${unit === "clock" ? "godz." : "godz. dyd."}`,
  when: {
    project_end: "koniec projektu",
    participation_end: "koniec udziału osoby w projekcie",
    days_after: (days: number) =>
      plural("pl", days, {
        one: "1 dzień po końcu udziału osoby",
        few: (n) => `${n} dni po końcu udziału osoby`,
        many: (n) => `${n} dni po końcu udziału osoby`,
        other: (n) => `${n} dnia po końcu udziału osoby`,
      }),
  },
  split: {
    county: "Powiat",
    sex: "Płeć",
    age: "Wiek w dniu przystąpienia do projektu",
    category: "Kategoria",
  } satisfies Record<Split, string>,
  splitOf: (indicator: string, split: string) => `${indicator}: ${split.toLowerCase()}`,
  removed: {
    title: "Usunięte wskaźniki",
    text: "Wpisane efekty są zachowane. Przywrócony wskaźnik liczy się tak jak przedtem.",
    restore: "Przywróć",
    restored: "Wskaźnik jest znowu na liście.",
    ask: "Usunąć wskaźnik?",
    askText:
      "Zniknie z listy i z plików. Wpisane efekty zostaną, a wskaźnik można przywrócić na dole strony.",
    confirm: "Usuń wskaźnik",
    done: "Usunięto wskaźnik. Można go przywrócić na dole strony.",
  },
  form: {
    add: "Nowy wskaźnik",
    edit: "Zmiana wskaźnika",
    name: "Nazwa wskaźnika",
    nameHelp: "Tak jak we wniosku o dofinansowanie.",
    unit: "Jednostka miary",
    who: "Kto się liczy",
    whoHelp: "Każda osoba liczy się raz, także gdy spełnia warunek kilka razy.",
    by: {
      support: "Kto otrzymał formę wsparcia",
      hours: "Kto otrzymał tyle godzin wsparcia",
      certificate: "Kto ma zaświadczenie",
      result: "Kto osiągnął efekt z listy",
    } satisfies Record<Rule["by"], string>,
    byHelp: {
      support: "Z obecności na wydarzeniach i z dziennika wsparcia.",
      hours: "Wszystkie formy wsparcia razem.",
      certificate: "Liczą się zaświadczenia ważne, nieunieważnione.",
      result: "Efekt wpisuje pracownik i dołącza plik. Bez pliku efekt się nie liczy.",
    } satisfies Record<Rule["by"], string>,
    kept: "Tego wskaźnika nie można już liczyć inaczej, bo mogą być wpisane efekty. Można go usunąć i dodać nowy.",
    support: "Forma wsparcia",
    chooseSupport: "Wybierz formę",
    noSupports: "Projekt nie ma jeszcze form wsparcia. Dodaje się je na stronie projektu.",
    hours: "Co najmniej godzin",
    hoursHelp: "W godzinach tej formy. Puste pole: wystarczy jakakolwiek obecność.",
    hourUnit: "Rodzaj godzin",
    hourUnits: { clock: "zegarowe (60 minut)", didactic: "dydaktyczne (45 minut)" },
    events: "Z których wydarzeń",
    eventsHelp: "Bez wyboru liczy się zaświadczenie z dowolnego wydarzenia projektu.",
    noEvents:
      "Projekt nie ma jeszcze opublikowanych wydarzeń. Liczyć się będą zaświadczenia z każdego z nich.",
    kinds: "Efekty",
    kindsHelp: "Wystarczy jeden z nich. Zapisanego efektu nie można usunąć, ale można go wycofać.",
    kind: (number: number) => `Efekt ${number}`,
    kindRetired: "Wycofany: nic nowego nie można wpisać, a co jest, liczy się nadal",
    kindSpecial: "Szczególna kategoria danych, na przykład o zdrowiu",
    kindSpecialHelp:
      "Efekt się liczy, a kto go ma, widzą tylko koordynatorzy i administratorzy. Po zapisaniu nie można tego cofnąć.",
    addKind: "Dodaj efekt",
    removeKind: (number: number) => `Usuń efekt ${number}`,
    target: "Wartość docelowa",
    targetHelp: "Można zostawić bez wartości, dopóki nie jest uzgodniona.",
    as: {
      "": "jeszcze nieustalona",
      number: "co najmniej tyle osób",
      percent: "procent podstawy",
      more_than: "ponad tyle osób",
    },
    value: "Ile",
    unitPeople: "osób",
    minimumIs: (minimum: number) => `To co najmniej ${people(minimum)}.`,
    base: "Podstawa",
    baseHelp: "Od ilu osób liczy się procent. Wynik zaokrągla się w górę do całych osób.",
    from: {
      "": "bez podstawy",
      number: "stała liczba osób",
      participants: "obecna liczba uczestników",
    },
    baseNumber: "Ile osób",
    baseContract: "Ile osób według umowy",
    baseContractHelp:
      "Obok minimum liczonego od obecnej liczby uczestników będzie minimum z umowy. Liczą się tylko osoby z udokumentowanym udziałem.",
    splits: "Podziały",
    source: "Źródło pomiaru",
    sourceHelp: "Na przykład: listy obecności, zaświadczenia, oświadczenia pracodawców.",
    measured: "Moment pomiaru",
    days: "Ile dni po końcu udziału",
    daysUnit: "dni",
    when: {
      project_end: "koniec projektu",
      participation_end: "koniec udziału osoby",
      days_after: "kilka dni po końcu udziału osoby",
    } satisfies Record<Measured["when"], string>,
    save: "Zapisz wskaźnik",
    added: "Dodano wskaźnik.",
    saved: "Zapisano wskaźnik.",
  },
  list: {
    title: (indicator: string, row: string) => (row ? `${indicator}: ${row}` : indicator),
    unconfirmed: "niepotwierdzone",
    outside: "bez dowodu udziału",
    counts: (count: number) =>
      plural("pl", count, {
        one: "1 osoba na liście",
        few: (n) => `${n} osoby na liście`,
        many: (n) => `${n} osób na liście`,
        other: (n) => `${n} osoby na liście`,
      }),
    person: "Nazwisko i imię",
    counties: "Powiat",
    noCounty: "Bez powiatu",
    minutes: "Otrzymano",
    events: "Zaświadczenia z wydarzeń",
    results: "Efekty",
    none: "Na tej liście nikogo nie ma",
    noneNamed: "Nikogo z tej listy nie widać z nazwiska",
    hidden: (count: number) =>
      plural("pl", count, {
        one: "Liczy się jeszcze 1 osoba z efektem szczególnej kategorii. Jej nazwisko widzą tylko koordynatorzy projektu i administratorzy.",
        few: (n) =>
          `Liczą się jeszcze ${n} osoby z efektem szczególnej kategorii. Ich nazwiska widzą tylko koordynatorzy projektu i administratorzy.`,
        many: (n) =>
          `Liczy się jeszcze ${n} osób z efektem szczególnej kategorii. Ich nazwiska widzą tylko koordynatorzy projektu i administratorzy.`,
        other: (n) =>
          `Liczy się jeszcze ${n} osoby z efektem szczególnej kategorii. Ich nazwiska widzą tylko koordynatorzy projektu i administratorzy.`,
      }),
  },
  result: {
    /** Of somebody on their page. */
    title: "Efekty do wskaźników",
    none: "Nie wpisano jeszcze efektów.",
    indicator: "Wskaźnik",
    chooseIndicator: "Wybierz wskaźnik",
    person: "Osoba",
    personHelp: "Zacznij pisać nazwisko.",
    kind: "Efekt",
    chooseKind: "Wybierz efekt",
    day: "Kiedy",
    dayHelp: "Dzień, w którym efekt nastąpił albo został stwierdzony.",
    note: "Opis",
    noteHelp: "Na przykład pracodawca i wymiar czasu pracy. Bez diagnoz i szczegółów o zdrowiu.",
    file: "Plik z dowodem",
    fileHelp: "PDF, JPG lub PNG, do 15 MB. Można go dołączyć później, ale do tego czasu efekt się nie liczy.",
    save: "Wpisz efekt",
    saved: "Wpisano efekt.",
    savedOpen: "Wpisano efekt. Zacznie się liczyć, gdy dołączysz plik.",
    savedWithout: "Efekt jest wpisany, ale plik nie dotarł. Dołącz go jeszcze raz.",
    show: (name: string) => `Pokaż: ${name}`,
    attach: "Dołącz plik",
    replace: "Zamień plik",
    replaceTitle: "Zamienić plik z dowodem?",
    replaceText: (name: string) =>
      `W miejsce obecnego pliku będzie: ${name}. Obecny zostanie usunięty, a powód zapisze się w historii osoby.`,
    attached: "Dołączono plik. Efekt jest potwierdzony.",
    sending: (percent: number) => `Wysyłanie pliku: ${percent}%`,
    unconfirmed: "niepotwierdzony, nie liczy się",
    removed: "wskaźnik usunięty, nie liczy się",
    proved: "potwierdzony plikiem",
    struck: (reason: string) => `wykreślony: ${reason}`,
    special: "Szczególna kategoria",
    strike: "Wykreśl",
    strikeTitle: "Wykreślić efekt?",
    strikeText:
      "Zostanie w historii osoby razem z powodem, ale nie będzie się liczyć. Tego nie można cofnąć.",
    strikeReason: "Powód",
    strikeConfirm: "Wykreśl efekt",
    strikeDone: "Wykreślono efekt.",
    gone: "efekt, którego już nie ma",
  },
  file: {
    title: "Wskaźniki projektu",
    sheet: "Wskaźniki",
    cut: "Wskaźnik",
    row: "Wiersz",
    achieved: "Osiągnięto",
    minimumContract: "Minimum z umowy",
    minimumPresent: "Minimum od uczestników",
    percent: "Stopień realizacji (%)",
    whole: "Razem",
    peopleOf: "Osoby we wskaźnikach",
    state: "Stan wskaźnika",
    lastName: "Nazwisko",
    firstName: "Imię",
    hours: "Godziny",
    events: "Zaświadczenia z wydarzeń",
    results: "Efekty",
    counted: "Liczy się",
    yes: "tak",
    no: "nie, niepotwierdzone",
    noPart: "nie, bez dowodu udziału",
    facts: "Opis wskaźników",
    participants: (count: number) => `Uczestnicy z udokumentowanym udziałem: ${count}`,
    unit: "Jednostka miary",
    base: "Podstawa",
    target: "Wartość docelowa",
  },
};
