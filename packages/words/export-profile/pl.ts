import type { FaultCode } from "@zapisy/core/export-profile/rules";
import type { Rows, SOURCES } from "@zapisy/core/export-profile/schema";
import { plural } from "../plural.ts";

const people = (count: number) =>
  plural("pl", count, { one: "1 osoba", few: (n) => `${n} osoby`, other: (n) => `${n} osób` });
const institutions = (count: number) =>
  plural("pl", count, {
    one: "1 instytucja",
    few: (n) => `${n} instytucje`,
    other: (n) => `${n} instytucji`,
  });

const willBe = (count: number) =>
  plural("pl", count, { one: "W pliku będzie", few: "W pliku będą", other: "W pliku będzie" });

/** Polish words of a funder's file; the shape of all its languages. */
export const pl = {
  title: "Plik dla instytucji finansującej",
  lead: "Dane uczestników w układzie, którego oczekuje instytucja. Najpierw zobacz, czego komu brakuje, potem pobierz plik.",
  choose: "Profil pliku",
  option: (name: string, revision: number, isUnofficial: boolean) =>
    `${name} – wersja ${revision}${isUnofficial ? ", nieoficjalny" : ""}`,
  unofficial: "nieoficjalny",
  unofficialTitle: "Profil nieoficjalny",
  unofficialText:
    "Profil nieoficjalny: nikt w projekcie nie potwierdził, że odpowiada aktualnym wymaganiom instytucji.",
  unofficialBuiltIn:
    "Porównaj go z instrukcją instytucji. Żeby go zmienić albo potwierdzić, skopiuj go do projektu.",
  unofficialOwn: "Porównaj go z instrukcją instytucji, a potem oznacz jako sprawdzony.",
  checked: (name: string | undefined, when: string) =>
    name ? `Sprawdzony: ${name}, ${when}.` : `Sprawdzony ${when}.`,
  check: "Oznacz jako sprawdzony",
  checkTitle: "Oznaczyć profil jako sprawdzony?",
  checkText:
    "Potwierdzasz, że kolumny i wartości tej wersji odpowiadają aktualnym wymaganiom instytucji. Zapiszemy, kto i kiedy to potwierdził. Każda zmiana profilu cofa to oznaczenie.",
  checkDone: "Profil jest oznaczony jako sprawdzony.",
  uncheck: "Cofnij oznaczenie",
  uncheckDone: "Profil jest znów nieoficjalny.",
  copy: "Skopiuj do projektu",
  copyName: (name: string) => `${name} – kopia`,
  copyDone: "Profil jest skopiowany do projektu. Możesz go teraz zmienić.",
  change: "Zmień profil",
  download: "Pobierz profil (JSON)",
  origin: "Skąd ten układ",
  ready: {
    heading: "Czego brakuje",
    whole: {
      person: (good: number, all: number) => `${willBe(good)} ${people(good)} z ${all}.`,
      support: (good: number, all: number, rows: number) =>
        `${willBe(good)} ${people(good)} z ${all}; wierszy: ${rows}.`,
      institution: (good: number, all: number) => `${willBe(good)} ${institutions(good)} z ${all}.`,
    },
    rule: "Kto ma choć jeden brak, nie trafia do pliku wcale. Po uzupełnieniu danych pobierz plik jeszcze raz.",
    leftOut: (count: number) =>
      plural("pl", count, {
        one: "Pominięto 1 osobę, bo na razie jest tylko kandydatem albo profil nie obejmuje jej statusu.",
        few: (n) =>
          `Pominięto ${n} osoby, bo na razie są tylko kandydatami albo profil nie obejmuje ich statusu.`,
        other: (n) =>
          `Pominięto ${n} osób, bo na razie są tylko kandydatami albo profil nie obejmuje ich statusu.`,
      }),
    ended: (count: number) =>
      plural("pl", count, {
        one: "Pominięto 1 osobę, bo jej dane usunęliśmy po terminie.",
        few: (n) => `Pominięto ${n} osoby, bo ich dane usunęliśmy po terminie.`,
        other: (n) => `Pominięto ${n} osób, bo ich dane usunęliśmy po terminie.`,
      }),
    notKept: (count: number) =>
      plural("pl", count, {
        one: "1 kolumna zostaje pusta",
        few: (n) => `${n} kolumny zostają puste`,
        other: (n) => `${n} kolumn zostaje pustych`,
      }),
    notKeptText:
      "Tych danych, w tym numeru PESEL, program nie przechowuje. Uzupełnij je w pliku albo w systemie instytucji:",
    caption: "Kto nie trafi do pliku i dlaczego",
    name: { person: "Osoba", support: "Osoba", institution: "Instytucja" } satisfies Record<Rows, string>,
    faults: "Co poprawić",
    none: "Nikomu niczego nie brakuje.",
    nobody: "Nie ma jeszcze kogo wpisać do pliku",
    nobodyText: "W projekcie nie ma osób o statusie, który obejmuje ten profil.",
    more: "Pokaż następnych",
  },
  fault: {
    missing: "brak danych",
    not_in_dictionary: "tej wartości nie ma w słowniku profilu",
    not_a_day: "to nie jest data",
    not_yes_or_no: "to nie jest ani „tak”, ani „nie”",
    several: "jest kilka wartości, a może być jedna",
    too_long: "za długi tekst",
    formula: "tekst zaczyna się znakiem =, +, - albo @ i arkusz uznałby go za formułę",
    no_support: "nie odnotowano żadnej formy wsparcia",
  } satisfies Record<FaultCode, string>,
  faultOf: (column: string | undefined, fault: string, value: string | undefined) =>
    `${column ? `${column}: ` : ""}${fault}${value ? ` („${value}”)` : ""}`,
  file: {
    heading: "Plik",
    text: "Plik ma średniki, UTF-8 z BOM i końce wierszy CRLF. W nazwie jest wersja profilu. Pobranie zapisujemy w historii.",
    textReader: "Plik pobierają administrator i koordynator projektu.",
    csv: "Pobierz CSV",
    xlsx: "Pobierz do wglądu (Excel)",
    sheet: "Dane",
    version: (revision: number) => `wersja ${revision}`,
  },
  columns: {
    heading: "Kolumny",
    caption: "Kolumny pliku",
    title: "Nazwa kolumny",
    source: "Skąd dane",
    steps: "Jak zapisane",
    required: "Wymagana",
    always: "tak",
    when: (source: string, values: string) => `gdy ${source}: ${values}`,
    no: "nie",
    constant: (text: string) => `zawsze „${text}”`,
    joined: (sign: string) => `kilka wartości rozdziela „${sign}”`,
    longest: (count: number) => `najwyżej ${count} znaków`,
  },
  rows: {
    person: "jeden wiersz na osobę",
    support: "wiersz na osobę i formę wsparcia",
    institution: "jeden wiersz na instytucję",
  } satisfies Record<Rows, string>,
  versions: {
    heading: "Wersje",
    caption: "Wersje profilu",
    version: "Wersja",
    when: "Kiedy",
    who: "Kto",
    download: "Pobierz (JSON)",
  },
  source: {
    "participant.id": "numer osoby w programie",
    "participant.firstName": "imię",
    "participant.lastName": "nazwisko",
    "participant.formerLastNames": "poprzednie nazwiska",
    "participant.email": "adres e-mail",
    "participant.phone": "telefon",
    "participant.categories": "grupy docelowe",
    "participant.sector": "sektor",
    "participant.state": "status w projekcie",
    "participant.startsOn": "początek udziału",
    "participant.endsOn": "koniec udziału",
    "participant.age": "wiek w dniu rozpoczęcia",
    "entry.sex": "płeć",
    "entry.birthDate": "data urodzenia",
    "entry.education": "wykształcenie",
    "entry.employment": "status na rynku pracy",
    "entry.commune": "gmina (TERYT)",
    "entry.degurba": "DEGURBA",
    "place.county": "powiat",
    "place.countyCode": "powiat (TERYT)",
    "place.voivodeship": "województwo",
    "place.voivodeshipCode": "województwo (TERYT)",
    "partner.name": "partner",
    "institution.name": "nazwa instytucji",
    "institution.town": "miejscowość instytucji",
    "institution.type": "typ instytucji",
    "institution.nip": "NIP instytucji",
    "institution.commune": "gmina instytucji (TERYT)",
    "institution.county": "powiat instytucji",
    "institution.voivodeship": "województwo instytucji",
    "institution.people": "liczba osób z instytucji",
    "support.name": "forma wsparcia",
    "support.module": "moduł lub zadanie",
    "support.mode": "wsparcie indywidualne lub grupowe",
    "support.hours": "godziny wsparcia",
    "project.number": "numer umowy",
    "project.title": "tytuł projektu",
    "project.funder": "instytucja lub program",
    "project.startsOn": "początek projektu",
    "project.endsOn": "koniec projektu",
    constant: "stały tekst",
    not_kept: "program tego nie przechowuje",
  } satisfies Record<(typeof SOURCES)[number], string>,
  indicator: (name: string) => `wskaźnik: ${name}`,
  someIndicator: "inny",
  step: {
    date: (format: string) => `data jako ${format}`,
    upper: "wielkimi literami",
    lower: "małymi literami",
    yesno: (yes: string, no: string) => `„${yes}” albo „${no}”`,
    dictionary: (count: number) =>
      plural("pl", count, {
        one: "słownik: 1 wartość",
        few: (n) => `słownik: ${n} wartości`,
        other: (n) => `słownik: ${n} wartości`,
      }),
    pad: (length: number) => `dopełnione do ${length} znaków`,
    phone: "bez +48",
    decimal: (sign: string) => `ułamki po znaku „${sign}”`,
  },
  editor: {
    title: "Zmiana profilu",
    name: "Nazwa profilu",
    lead: "Zmiany zaczną działać po zapisaniu, jako nowa wersja. Poprzednie wersje zostają.",
    add: "Dodaj kolumnę",
    edit: "Zmień",
    up: "Wyżej",
    down: "Niżej",
    remove: "Usuń",
    of: (action: string, column: string) => `${action}: ${column}`,
    actions: "Co zrobić z kolumną",
    save: "Zapisz profil",
    cancel: "Wróć bez zapisywania",
    saved: "Profil jest zapisany.",
    column: "Kolumna",
    newColumn: "Nowa kolumna",
    text: "Tekst w każdym wierszu",
    dictionary: "Słownik",
    dictionaryHelp:
      "Jedna wartość w wierszu: dane = zapis w pliku, na przykład woman = Kobieta. Pusty słownik nie zmienia danych.",
    dictionaryLine: (line: number) => `Wiersz ${line}: brakuje znaku „=”.`,
    date: "Zapis daty",
    noDate: "bez zmiany",
    requiredEnded: "gdy udział się zakończył",
    requiredKept: "jak dotąd (warunek z pliku profilu)",
    apply: "Zastosuj",
    json: "Cały profil jako tekst (JSON)",
    jsonHelp:
      "Tu można zmienić wszystko, także to, czego nie ma w formularzu. Błędy pokażemy z numerem wiersza.",
    jsonLoad: "Wczytaj plik profilu (JSON)",
    jsonApply: "Zastosuj tekst",
    jsonApplied: "Tekst jest zastosowany. Zapisz profil.",
    jsonSyntax: "Tu tekst przestaje być poprawnym JSON-em.",
    line: (line: number, text: string, fault: string) => `Wiersz ${line}, ${text}: ${fault}`,
    faults: "Popraw profil",
  },
};
