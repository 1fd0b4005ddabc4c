import type {
  PersonHoldCause,
  ProjectKind,
  RetentionKind,
  Term,
  TermBase,
  TermKind,
} from "@zapisy/core/retention/schema";
import type { NotKnown, Preset } from "@zapisy/core/retention/rules";
import { plural } from "../plural.ts";

const from: Record<TermBase, { day: string; year: string }> = {
  event: { day: "ostatniego dnia wydarzenia", year: "końca roku, w którym odbyło się wydarzenie" },
  project: { day: "końca projektu", year: "końca roku, w którym skończył się projekt" },
  last_payment: { day: "dnia ostatniej płatności", year: "końca roku, w którym była ostatnia płatność" },
};

const howLong = (months: number) =>
  months > 0 && months % 12 === 0
    ? plural("pl", months / 12, { one: "1 rok", few: (n) => `${n} lata`, other: (n) => `${n} lat` })
    : plural("pl", months, { one: "1 miesiąc", few: (n) => `${n} miesiące`, other: (n) => `${n} miesięcy` });

/** A term in Polish. */
export const termSentence = ({ from: base, fromYearEnd, months }: Term) =>
  `${howLong(months)} od ${from[base][fromYearEnd ? "year" : "day"]}`;

/** Causes of holds in Polish. */
export const holdCauses: Record<PersonHoldCause, string> = {
  restriction: "ograniczenie przetwarzania",
  inspection: "kontrola",
  dispute: "spór",
  other: "inny powód",
};

/** Polish words of how long data are kept; the shape of all its languages. */
export const pl = {
  title: "Terminy przechowywania danych",
  lead: "Do kiedy przechowujemy dane osób, co wstrzymuje ich usuwanie i co usuwa się samo.",
  link: "Terminy przechowywania",
  site: {
    heading: "Usuwanie po terminie",
    on: "Włączone: każdej nocy usuwamy dane, których termin minął.",
    off: "Wyłączone: nic nie usuwa się samo, także po terminie.",
    since: (day: string, name: string | undefined) => (name ? `Od ${day}, ${name}.` : `Od ${day}.`),
    switchOn: "Włącz usuwanie",
    switchOff: "Wyłącz usuwanie",
    askOn: "Włączyć usuwanie danych po terminie?",
    askOnText:
      "Dotyczy wszystkich projektów, w których ustalono terminy. Najbliższej nocy usuniemy wszystko, czego termin już minął i czego nic nie wstrzymuje – liczby są na stronach projektów. Usuniętych danych nie da się odzyskać.",
    askOff: "Wyłączyć usuwanie danych po terminie?",
    askOffText: "Części już rozpoczęte (najwyżej po 10 osób) dokończymy. Potem nic nie usunie się samo.",
    onlyAdmin: "Włącza i wyłącza je administrator.",
  },
  projects: {
    heading: "Projekty",
    caption: "Projekty i ich terminy",
    column: { project: "Projekt", terms: "Terminy", holds: "Wstrzymania" },
    none: "Bez terminów: wszystko zostaje",
    all: "Ustalone",
    some: "Ustalone częściowo",
    waits: "Czekają na dzień ostatniej płatności",
    empty: "Nie ma projektów",
    holds: (count: number) =>
      plural("pl", count, {
        one: (n) => `${n} wstrzymanie`,
        few: (n) => `${n} wstrzymania`,
        other: (n) => `${n} wstrzymań`,
      }),
  },
  itself: {
    heading: "Co zawsze usuwa się samo",
    lines: [
      "Diety, potrzeby i lista osób, do których nie dotarła wiadomość: 30 dni po wydarzeniu.",
      "Zaproszenia, zgłoszenia grup i skierowania: rok po wydarzeniu.",
      "Zgoda na wiadomości: 90 dni po wypisaniu się, a niepotwierdzona – po 30 dniach.",
      "Prośby o powiadomienie o zapisach: po powiadomieniu.",
      "Kopie wysłanych wiadomości: 2 lata.",
      "Klucze i sesje pracowników: w ciągu doby.",
    ],
    stays:
      "Bez terminu zostają: rejestr zaświadczeń, pliki dodane do wydarzeń, historia i konta pracowników. Same nigdy się nie usuwają. Notatki z rozmów znikają z ostatnim zgłoszeniem osoby albo z końcem terminu uczestników projektu.",
  },
  nothing: {
    title: "Ten projekt nie ma terminów",
    text: "Niczego z niego nie usuwamy, dopóki ktoś ich nie ustali.",
  },
  missing: {
    title: "Brakuje dnia ostatniej płatności",
    text: "Dopóki go nie ma, dane, których termin od niego zależy, zostają.",
  },
  switchedOff:
    "Usuwanie po terminie jest wyłączone: poniżej widać, co zostałoby usunięte, gdyby administrator je włączył.",
  kind: {
    unsuccessful: "Osoby bez miejsca",
    contact: "Kontakt i odpowiedzi",
    evidence: "Imiona i nazwiska",
  } satisfies Record<RetentionKind, string>,
  termKind: {
    unsuccessful: "Osoby bez miejsca",
    contact: "Kontakt i odpowiedzi",
    evidence: "Imiona i nazwiska",
    participants: "Uczestnicy projektu",
  } satisfies Record<TermKind, string>,
  kindHelp: {
    unsuccessful:
      "Odrzucone, wycofane, czekające na decyzję i z listy rezerwowej. Usuwamy wszystko, co o nich wiemy; w zestawieniach zostaje liczba. Imię i nazwisko zostaje w tych samych przypadkach co u uczestników. Dotyczy też kandydatów do projektu, którzy z niczego nie skorzystali; u nich termin nie mija przed końcem projektu, a dopóki uczestnicy nie mają swojego terminu, kandydaci zostają.",
    contact:
      "Adres, telefon, odpowiedzi, pliki i wiadomości uczestników. Imię i nazwisko zostaje, gdy jest na liście obecności, na zaświadczeniu albo wśród uczestników projektu. Po usunięciu nie sprawdzimy już, czy ktoś ukończył wcześniejsze wydarzenie.",
    evidence:
      "Imię, nazwisko, instytucja i stanowisko, które zostały ze względu na dokumentację. Usuwamy je najwcześniej razem z resztą danych tej osoby. W zestawieniach według instytucji już jej nie będzie; rejestr zaświadczeń zostaje.",
    participants:
      "Imiona, nazwiska, kontakt i dane z dnia przystąpienia uczestników projektu, opisy w dzienniku wsparcia, notatki z rozmów, opisy efektów i pliki, które je potwierdzają. Zostaje to, co się liczy: stan, grupa docelowa, płeć, grupa wieku, powiat, daty i godziny wsparcia. Zestawienia i wskaźniki się nie zmienią. Zgłoszenia na wydarzenia mają własne terminy.",
  } satisfies Record<TermKind, string>,
  ofProject: {
    caption: "Uczestnicy projektu i terminy ich danych",
    column: { kind: "Kto", end: "Do kiedy" },
    kind: {
      candidates: "Kandydaci bez udziału",
      participants: "Uczestnicy projektu",
    } satisfies Record<ProjectKind, string>,
    kindHelp: {
      candidates:
        "Termin jak u osób bez miejsca. Usuwamy tych, którzy z niczego nie skorzystali i po których nic nie zostało na wydarzeniach.",
      participants: "Także kandydaci, którzy z czegoś skorzystali. Zostaną w liczbach, bez imion i nazwisk.",
    } satisfies Record<ProjectKind, string>,
    people: (count: number) =>
      plural("pl", count, {
        one: (n) => `do usunięcia: najwyżej ${n} osoba`,
        few: (n) => `do usunięcia: najwyżej ${n} osoby`,
        other: (n) => `do usunięcia: najwyżej ${n} osób`,
      }),
  },
  terms: {
    heading: "Jak długo",
    lead: "O terminach decyduje umowa, regulamin albo archiwum. Gotowe zestawy to tylko punkt wyjścia.",
    preset: "Zacznij od zestawu",
    presets: {
      eu_2021: "Fundusze europejskie 2021–2027",
      grant: "Dotacja krajowa",
      own: "Środki własne",
    } satisfies Record<Preset, string>,
    lastPaymentOn: "Dzień ostatniej płatności dla beneficjenta",
    lastPaymentHelp: "Od niego liczą się terminy dokumentów w funduszach europejskich.",
    from: "Licz od",
    keep: "nie usuwaj",
    base: {
      event: "ostatniego dnia wydarzenia",
      project: "końca projektu",
      last_payment: "ostatniej płatności",
    } satisfies Record<TermBase, string>,
    months: "Przez ile miesięcy",
    monthsUnit: "mies.",
    fromYearEnd: "Licz od 31 grudnia tego roku",
    save: "Zapisz terminy",
    saved: "Zapisano terminy",
    none: "bez terminu: zostaje",
    sentence: termSentence,
    field: (kind: string, part: string) => `${kind}: ${part}`,
  },
  holds: {
    heading: "Wstrzymania",
    lead: "Na czas kontroli, sporu albo z innego powodu. Od chwili wstrzymania nie zaczniemy usuwać danych kolejnych osób, a wstrzymanego wydarzenia nie można przenieść do innego projektu.",
    caption: "Co wstrzymuje usuwanie",
    empty: "Nic nie wstrzymuje usuwania",
    add: "Wstrzymaj usuwanie",
    column: { what: "Co", why: "Powód", who: "Kto i kiedy", until: "Do kiedy", end: "Zakończ" },
    wholeProject: "Cały projekt",
    untilEnded: "do odwołania",
    causes: holdCauses,
    what: "Co wstrzymać",
    cause: "Z jakiego powodu",
    reason: "Opis",
    reasonHelp: "Na przykład numer pisma. Zostaje w historii, więc bez nazwisk.",
    until: "Do kiedy",
    untilHelp: "Zostaw puste, jeśli wstrzymanie ma trwać, dopóki ktoś go nie zakończy.",
    done: "Wstrzymano usuwanie",
    end: "Zakończ wstrzymanie",
    endText: "Dane, których termin minął, usuniemy najbliższej nocy, jeśli usuwanie jest włączone.",
    endReason: "Dlaczego już nie trzeba",
    ended: "Zakończono wstrzymanie",
  },
  events: {
    heading: "Kiedy mijają terminy",
    caption: "Wydarzenia projektu i terminy ich danych",
    empty: "W tym projekcie nie ma wydarzeń",
    column: { event: "Wydarzenie" },
    lastDay: (day: string) => `ostatni dzień: ${day}`,
    noDay: "bez dokładnej daty: dane zostają",
    draft: "szkic",
    held: "wstrzymane",
    kept: "zostaje",
    until: (day: string) => `do ${day}`,
    over: (day: string) => `termin minął ${day}`,
    people: (count: number) =>
      plural("pl", count, {
        one: (n) => `do usunięcia: ${n} osoba`,
        few: (n) => `do usunięcia: ${n} osoby`,
        other: (n) => `do usunięcia: ${n} osób`,
      }),
    removed: (count: number) =>
      plural("pl", count, {
        one: (n) => `usunięto: ${n} osobę`,
        few: (n) => `usunięto: ${n} osoby`,
        other: (n) => `usunięto: ${n} osób`,
      }),
    show: "Pokaż osoby",
  },
  kept: {
    heading: "Wstrzymanie usuwania danych tej osoby",
    most: (count: number) =>
      `Naraz można wstrzymać usuwanie danych najwyżej z ${count} zgłoszeń. Zaznacz ich mniej.`,
    lead: "Na czas kontroli, sporu albo gdy osoba prosi, żeby jej dane tylko przechowywać (art. 18 RODO). Dotyczy zaznaczonych zgłoszeń i wpisów wśród uczestników projektu, także po terminie; nowych zgłoszeń już nie. Co jest już wstrzymane, takie zostaje. Nie wstrzymuje usunięcia na wniosek.",
    kind: {
      unsuccessful: "wszystko poza nazwiskiem",
      contact: "wszystko poza nazwiskiem",
      evidence: "imię i nazwisko",
      candidates: "wpis kandydata do projektu",
      participants: "wpis wśród uczestników projektu",
    } satisfies Record<RetentionKind | ProjectKind, string>,
    line: (kind: string, until: string) => `${kind}: ${until}`,
    unknown: {
      no_terms: "zostaje, projekt nie ma tego terminu",
      no_event_day: "zostaje, wydarzenie nie ma dokładnej daty",
      no_last_payment: "nie wiadomo: nikt nie wpisał dnia ostatniej płatności",
    } satisfies Record<NotKnown, string>,
    nothing: "nic już nie zostało",
    held: (why: string, until: string) => `Wstrzymane ${until} (${why})`,
    heldHere: (why: string, until: string) => `Wstrzymane w projekcie albo wydarzeniu ${until} (${why})`,
    endText:
      "Dotyczy wszystkich zgłoszeń, które wstrzymano razem. Dane po terminie usuniemy najpóźniej za 30 dni, jeśli usuwanie jest włączone.",
  },
  people: {
    title: (kind: string) => `${kind}: lista osób`,
    caption: "Osoby, których dane usuniemy",
    column: { person: "Osoba" },
    lead: "To, że ją przeglądasz, zostaje w historii.",
    empty: "Nie ma takich osób",
    close: "Zamknij",
  },
};
