import { formatTime, formatTimeRange } from "../date.ts";
import { formatNumber } from "../number.ts";
import { namedPart } from "../part.ts";
import { plural } from "../plural.ts";

/** Words of documents that people print, sign or open in a spreadsheet, in Polish. */
export const pl = {
  supportSchedule: {
    title: (month: string) => `Harmonogram form wsparcia – ${month}`,
    worksheet: "Harmonogram",
    changesTitle: "Zmiany po opublikowaniu",
    published: (at: string, version: number) => `Opublikowano ${at}, wersja ${version}`,
    unpublished: "Projekt harmonogramu, nieopublikowany",
    support: "Forma wsparcia",
    topic: "Temat",
    day: "Data",
    hours: "Godziny",
    from: "Od",
    to: "Do",
    address: "Adres",
    online: "online",
    leader: "Prowadzący",
    expected: "Przewidywana liczba osób",
    noLimit: "bez limitu",
    cancelled: "odwołane",
    hidden: "nie na stronie publicznej",
    remarks: "Uwagi",
    changedAt: "Kiedy",
    change: "Zmiana",
    added: "dodano",
    changed: "zmieniono",
    removed: "usunięto",
    was: (text: string) => `było: ${text}`,
  },
  selection: {
    title: "Protokół komisji rekrutacyjnej",
    resultsTitle: "Wyniki rekrutacji",
    worksheet: "Wyniki",
    committee: "Komisja",
    frozenAt: "Kolejność ustalono",
    announcedAt: "Wyniki ogłoszono",
    applicants: "Ocenionych zgłoszeń",
    places: "Liczba miejsc",
    ties: "Przy tej samej liczbie punktów",
    tie: { criteria: "punkty w kolejnych kryteriach", registered: "kolejność zgłoszeń" },
    byLot: (lot: string) => `losowanie: skrót SHA-256 klucza ${lot} i numeru zgłoszenia`,
    criteria: "Kryteria oceny",
    criterion: "Kryterium",
    formal: "formalne (tak/nie)",
    most: "Najwięcej punktów",
    weight: "Waga",
    list: {
      place: "Lista osób przyjętych",
      reserve: "Lista rezerwowa",
      declined: "Lista osób nieprzyjętych",
    },
    gone: "Zgłoszenia, które nie czekały już na decyzję",
    nobody: "Nikt.",
    rank: "Miejsce",
    points: "Punkty",
    byCriterion: "Według kryteriów",
    reason: "Uzasadnienie",
    decision: "Decyzja",
    decided: { place: "miejsce", reserve: "lista rezerwowa", declined: "bez miejsca" },
    outcome: "Stan zgłoszenia, jeśli inny",
    signature: "podpis członka komisji",
  },
  attendanceList: {
    title: "Lista obecności",
    project: "Projekt",
    projectWithNumber: (title: string, projectNumber: string) => `${title} (nr ${projectNumber})`,
    funder: "Źródło finansowania",
    lead: "Lider",
    /** The lead of a project without partners. */
    organiser: "Organizator",
    partners: (count: number) => (count === 1 ? "Partner" : "Partnerzy"),
    supporters: "Wsparcie merytoryczne",
    invited: (count: number) => (count === 1 ? "Instytucja zaproszona" : "Instytucje zaproszone"),
    module: "Moduł",
    date: "Data",
    time: "Godziny",
    /** "9:00–15:00"; one of the two may be missing. */
    timeRange: (from: string | undefined, to: string | undefined) => {
      if (from && to) return formatTimeRange("pl", from, to);
      if (from) return `od ${formatTime("pl", from)}`;
      return to ? `do ${formatTime("pl", to)}` : "";
    },
    hours: "Liczba godzin",
    place: "Miejsce",
    host: "Gospodarz",
    leaders: "Prowadzenie",
    /** Stands under "Liczba godzin". Clock hours have 60 minutes; the count may be a fraction. */
    clockHours: (count: number) =>
      plural("pl", count, {
        one: (hours) => `${hours} zegarowa (60 min)`,
        few: (hours) => `${hours} zegarowe (po 60 min)`,
        many: (hours) => `${hours} zegarowych (po 60 min)`,
        other: (hours) => `${hours} zegarowej (po 60 min)`,
      }),
    /** Stands under "Liczba godzin". Didactic hours have 45 minutes; the count may be a fraction. */
    didacticHours: (count: number) =>
      plural("pl", count, {
        one: (hours) => `${hours} dydaktyczna (45 min)`,
        few: (hours) => `${hours} dydaktyczne (po 45 min)`,
        many: (hours) => `${hours} dydaktycznych (po 45 min)`,
        other: (hours) => `${hours} dydaktycznej (po 45 min)`,
      }),
    /** Stands under "Liczba godzin" where people chose among panels or modules of different length. */
    hourSpan: (least: number, most: number, unit: "clock" | "didactic") => {
      const span = `od ${formatNumber("pl", least)} do ${formatNumber("pl", most)}`;
      const kind = unit === "didactic" ? "dydaktycznych (po 45 min)" : "zegarowych (po 60 min)";
      return `${span} ${kind}, zależnie od wyboru`;
    },
    ordinal: "Lp.",
    name: "Nazwisko i imię",
    surname: "Nazwisko",
    firstName: "Imię",
    institution: "Instytucja",
    position: "Stanowisko",
    institutionAndPosition: "Instytucja, stanowisko",
    signature: "Podpis",
    /** Column headings of the CSV file. */
    session: "Zajęcia",
    from: "Od",
    to: "Do",
    remarks: "Uwagi",
    leaderStatement: "Potwierdzam obecność osób, które podpisały się na liście, oraz podany temat i czas.",
    leaderSignature: "data i podpis osoby prowadzącej",
    drawnUp: (by: string, when: string) => `Sporządzenie listy: ${by}, ${when}`,
    /** Numbers as texts, since a spreadsheet has codes for them. */
    pageOfPages: (page: string, pages: string) => `strona ${page} z ${pages}`,
    /** Name of a worksheet whose own title is empty. */
    worksheet: "Lista",
  },
  certificate: {
    number: (certificateNumber: string) => `nr ${certificateNumber}`,
    /** Title of the file. */
    title: (certificateNumber: string, holder: string) => `Zaświadczenie nr ${certificateNumber}: ${holder}`,
    /**
     * Stands before the holder's name, which stays in the nominative. Without a form of address the words
     * after the name are a sentence of their own ("otrzymuje zaświadczenie o udziale …").
     */
    certifies: { ms: "Zaświadcza się, że Pani", mr: "Zaświadcza się, że Pan", none: "" },
    /** Quotation marks within a title become the inner ones. */
    quoted: (title: string) => `„${title.replaceAll("„", "«").replaceAll("”", "»")}”`,
    partners: "w partnerstwie",
    module: (module: string) => namedPart("moduł", module),
    dates: (dates: string, days: "one" | "several") =>
      days === "one" ? `w dniu ${dates}` : `w dniach ${dates}`,
    hours: (count: number, unit: "clock" | "didactic") =>
      unit === "didactic"
        ? plural("pl", count, {
            one: (hours) => `w wymiarze ${hours} godziny dydaktycznej`,
            few: (hours) => `w wymiarze ${hours} godzin dydaktycznych`,
            many: (hours) => `w wymiarze ${hours} godzin dydaktycznych`,
            other: (hours) => `w wymiarze ${hours} godziny dydaktycznej`,
          })
        : plural("pl", count, {
            one: (hours) => `w wymiarze ${hours} godziny`,
            few: (hours) => `w wymiarze ${hours} godzin`,
            many: (hours) => `w wymiarze ${hours} godzin`,
            other: (hours) => `w wymiarze ${hours} godziny`,
          }),
    place: (place: string) => `Miejsce: ${place}`,
    hosts: "Odwiedzone instytucje",
    topics: "Tematyka",
    outcomes: "Efekty uczenia się",
    continued: "Dalszy ciąg na następnej stronie.",
    issued: (town: string | undefined, day: string) => (town ? `${town}, ${day}` : day),
    placeAndDate: "miejsce i data wydania",
    signature: "podpis osoby upoważnionej",
    check: "Autentyczność dokumentu sprawdzisz po zeskanowaniu kodu lub pod adresem:",
    qrCode: (url: string) => `Kod QR z adresem strony, na której można sprawdzić zaświadczenie: ${url}`,
    project: (quotedTitle: string) => `Projekt ${quotedTitle}`,
    projectWithNumber: (quotedTitle: string, projectNumber: string) =>
      `Projekt ${quotedTitle}, nr ${projectNumber}`,
    funder: (funder: string) => `Źródło finansowania: ${funder}`,
    preview: "Podgląd",
    previewNote: "Podgląd – to nie jest wydane zaświadczenie",
    duplicate: (day: string) => `Duplikat – wydano ${day}`,
    annulled: "Anulowano",
    annulledNote: (day: string) => `Anulowano ${day}`,
  },
  register: {
    title: "Rejestr zaświadczeń",
    worksheet: "Rejestr",
    /** Under the title: whose register, who pays, and when it was taken. */
    funder: (funder: string) => `Źródło finansowania: ${funder}`,
    project: (title: string, projectNumber: string | undefined) =>
      projectNumber ? `Projekt: ${title}, nr ${projectNumber}` : `Projekt: ${title}`,
    takenAt: (when: string) => `Stan na: ${when}`,
    number: "Numer",
    holder: "Imię i nazwisko lub instytucja",
    holderType: "Dla kogo",
    holderTypes: { person: "osoba", institution: "instytucja" },
    event: "Wydarzenie",
    module: "Moduł, panel lub poziom",
    startsOn: "Od",
    endsOn: "Do",
    hours: "Liczba godzin",
    hourUnit: "Rodzaj godzin",
    hourUnits: { clock: "zegarowe", didactic: "dydaktyczne" },
    issuedOn: "Data wydania",
    earlyReason: "Powód wydania przed końcem zajęć",
    state: "Stan",
    states: { issued: "ważne", annulled: "anulowane" },
    annulledOn: "Data anulowania",
    reason: "Powód anulowania",
    replaces: "Zastępuje",
    replacedBy: "Zastąpione przez",
    duplicates: "Liczba duplikatów",
    verifyUrl: "Adres weryfikacji",
  },
  poster: {
    title: "Plakat",
    until: (when: string) => `Zapisy do ${when}`,
    signUp: "Zapisz się przez internet",
    how: "Zeskanuj kod telefonem albo wejdź na stronę:",
    code: "Kod QR z adresem strony wydarzenia",
    organiser: (name: string) => `Organizator: ${name}`,
  },
  paper: {
    month: "Miesiąc",
    dateAndTime: "Data i godziny",
    topic: "Temat",
    ledBy: (leaders: string) => `Prowadzenie: ${leaders}`,
    cards: {
      title: "Karta obecności",
      signatureOfParticipant: "Podpis osoby uczestniczącej",
      signatureOfLeader: "Podpis osoby prowadzącej",
      approval: "data i podpis osoby zatwierdzającej",
    },
    register: {
      title: "Dziennik zajęć",
      /** Where panels run in parallel: more than one person can attend. */
      heldHours: "Godziny wszystkich zajęć łącznie",
      leader: "Prowadzenie",
      present: "Liczba obecnych",
      signature: "Podpis osoby prowadzącej",
      approval: "data i podpis koordynatora lub koordynatorki",
    },
    passengers: {
      title: "Lista pasażerów",
      phone: "Telefon",
      there: "Tam",
      back: "Powrót",
      stop: (name: string, count: number) =>
        plural("pl", count, {
          one: (n) => `${name}: ${n} osoba`,
          few: (n) => `${name}: ${n} osoby`,
          many: (n) => `${name}: ${n} osób`,
          other: (n) => `${name}: ${n} osoby`,
        }),
      noStop: "Bez wybranego miejsca wsiadania",
      forLeader:
        "Lista dla osoby prowadzącej wyjazd. Zawiera dane kontaktowe: nie wieszaj jej i zniszcz po wyjeździe.",
    },
    rooming: {
      title: "Lista pokoi",
      room: "Pokój",
      people: "Osoby",
      count: "Liczba osób",
      remarks: "Uwagi",
      unassigned: "Bez przydzielonego pokoju",
      groundFloor: (name: string) => `${name} – pokój na parterze`,
    },
    needs: {
      title: "Diety i potrzeby",
      people: "Liczba osób",
      diet: "Dieta",
      access: "Potrzeby w zakresie dostępności",
      none: "Nikt tego nie zgłosił.",
      named: "Kto czego potrzebuje",
      remarks: "Uwagi",
      countsOnly: "Zestawienie samych liczb, bez nazwisk: można je przekazać obiektowi.",
      withNames:
        "Dane o potrzebach poszczególnych osób, tylko dla osoby prowadzącej: nie przekazuj dalej i zniszcz po wydarzeniu.",
    },
    badges: {
      title: "Identyfikatory",
      ticket: (name: string) => `Kod QR do potwierdzania obecności: ${name}`,
    },
  },
  /** What tells files of one kind apart, in their names. */
  fileName: {
    daysSideBySide: "dni obok siebie",
    signatures: { item: "podpis na zajęciach", day: "podpis na dzień" },
    columns: { none: "bez instytucji", institution: "z instytucją", position: "ze stanowiskiem" },
    emptyRows: (count: number) => `puste wiersze ${count}`,
    withPhones: "z telefonami",
    withNames: "z nazwiskami",
    perPage: (count: number) => `${count} na stronie`,
  },
  attendanceResults: {
    title: "Frekwencja",
    worksheet: "Frekwencja",
    rule: (percent: number) => `Próg obecności: ${percent}%`,
    records: "Wpisy",
    /** Names of the worksheet of units, and its columns. */
    units: "Zajęcia",
    minutes: "Minuty",
    closed: "Lista zamknięta",
    minutesNote: "Pod zajęciami: minuty obecności.",
    state: {
      present: "obecność",
      left_early: "wcześniejsze wyjście",
      excused: "nieobecność usprawiedliwiona",
      absent: "nieobecność",
    },
    attended: "Zaliczono",
    possible: "Do zaliczenia",
    measure: { minutes: "min zajęć", units: "punkty programu" },
    measureTitle: "Liczone w",
    percent: "Frekwencja",
    moduleOf: (module: string) => namedPart("Moduł", module),
    entitled: "Prawo do zaświadczenia",
    reason: "Powód decyzji",
    yes: "tak",
    no: "nie",
  },
};
