import { formatTime, formatTimeRange } from "../date.ts";
import { plural } from "../plural.ts";

/** Words of documents that people print, sign or open in a spreadsheet, in Polish. */
export const pl = {
  attendanceList: {
    title: "Lista obecności",
    project: "Projekt",
    projectWithNumber: (title: string, projectNumber: string) => `${title} (nr ${projectNumber})`,
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
    leaderStatement: "Potwierdzam obecność osób, które podpisały się na liście, oraz podany temat i czas.",
    leaderSignature: "data i podpis osoby prowadzącej",
    drawnUp: (by: string, when: string) => `Sporządzenie listy: ${by}, ${when}`,
    /** Numbers as texts, since a spreadsheet has codes for them. */
    pageOfPages: (page: string, pages: string) => `strona ${page} z ${pages}`,
    /** Name of a worksheet whose own title is empty. */
    worksheet: "Lista",
  },
};
