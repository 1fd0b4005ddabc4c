import type { StaffEventView } from "@zapisy/core/event/answer";
import { attendanceBy, eventDays, sortAgenda, everOffered } from "@zapisy/core/event/rules";
import type { Locale } from "@zapisy/words";

/** What can be downloaded of an event to be printed or worked with, in the order in which it is offered. */
export const PAPERS = [
  "signature-list",
  "attendance-cards",
  "class-register",
  "passenger-list",
  "rooming-list",
  "needs-summary",
  "badges",
  "results",
] as const;
/** What can be downloaded of an event. */
export type Paper = (typeof PAPERS)[number];

/** What a signature list is for: everything, a day, an item of the programme, a module, or a chosen option. */
export type ListScope = "all" | `${"day" | "item" | "module" | "option"}:${string}`;

/** A kind of file. */
export type FileFormat = "pdf" | "xlsx" | "csv";

/** What is chosen in the window; each paper takes of it what it has. */
export interface PaperChoice {
  paper: Paper;
  language: Locale;
  scope: ListScope;
  signatures: "item" | "day";
  layout: "pages" | "days";
  columns: ("institution" | "position")[];
  /** `undefined` while the field is empty, `NaN` for text that is no number. */
  emptyRows: number | undefined;
  /** `all`, an option's id behind `option:`, or `person`. */
  whom: "all" | "person" | `option:${string}`;
  registrationId: string;
  /** `YYYY-MM`, or empty for all. */
  month: string;
  phones: boolean;
  names: boolean;
  size: "8" | "10";
}

const MOST_EMPTY_ROWS = 40;

/** What the window begins with. */
export function firstChoice(event: Pick<StaffEventView, "kind" | "attendanceBy">): PaperChoice {
  return {
    paper: "signature-list",
    language: "pl",
    scope: "all",
    signatures: attendanceBy(event),
    layout: "pages",
    columns: ["institution", "position"],
    emptyRows: usualRows("signature-list"),
    whom: "all",
    registrationId: "",
    month: "",
    phones: true,
    names: false,
    size: "8",
  };
}

/** How many empty rows a paper usually has: lists keep room for people who come unannounced. */
export function usualRows(paper: Paper): number {
  return paper === "signature-list" ? 5 : 0;
}

/** Which formats a paper comes in; the first is the usual one. */
export function formatsOf(paper: Paper): FileFormat[] {
  if (paper === "signature-list") return ["pdf", "xlsx", "csv"];
  return paper === "results" ? ["xlsx"] : ["pdf"];
}

/** What is wrong with a choice, by field; empty when it can be downloaded. */
export function faultsOf(choice: PaperChoice): ("emptyRows" | "person")[] {
  const { paper, emptyRows, whom, registrationId } = choice;
  const faults: ("emptyRows" | "person")[] = [];
  const hasRows = paper === "signature-list" || paper === "attendance-cards" || paper === "class-register";
  const isCount =
    emptyRows === undefined ||
    (Number.isInteger(emptyRows) && emptyRows >= 0 && emptyRows <= MOST_EMPTY_ROWS);
  if (hasRows && !isCount) faults.push("emptyRows");
  const hasPerson = paper === "attendance-cards" || paper === "badges";
  if (hasPerson && whom === "person" && !registrationId) faults.push("person");
  return faults;
}

/** The address at which the API answers with the paper as a file. */
export function paperHref(eventId: string, choice: PaperChoice, format: FileFormat): string {
  const { paper, language } = choice;
  const base = `/api/staff/events/${encodeURIComponent(eventId)}`;
  const search = new URLSearchParams(queryOf(choice));
  search.set("lang", language);
  const name =
    paper === "signature-list" ? "attendance-list" : paper === "results" ? "attendance" : `papers/${paper}`;
  return `${base}/${name}.${format}?${search.toString()}`;
}

function queryOf(choice: PaperChoice): Record<string, string> {
  const { paper, whom, month, registrationId } = choice;
  const rows = { rows: `${choice.emptyRows ?? 0}` };
  const people: Record<string, string> =
    whom === "person"
      ? { person: registrationId }
      : whom === "all"
        ? {}
        : { option: whom.slice("option:".length) };
  switch (paper) {
    case "signature-list":
      return {
        ...scopeOf(choice.scope),
        signatures: choice.signatures,
        layout: choice.signatures === "day" ? choice.layout : "pages",
        columns: choice.columns.join(",") || "none",
        ...rows,
      };
    case "attendance-cards":
      return { ...people, ...(month && { month }), ...rows };
    case "class-register":
      return rows;
    case "passenger-list":
      return { phones: choice.phones ? "yes" : "no" };
    case "needs-summary":
      return { names: choice.names ? "yes" : "no" };
    case "badges":
      return { ...people, size: choice.size };
    case "rooming-list":
    case "results":
      return {};
  }
}

function scopeOf(scope: ListScope): Record<string, string> {
  if (scope === "all") return { item: "all" };
  const at = scope.indexOf(":");
  return { [scope.slice(0, at)]: scope.slice(at + 1) };
}

/** What a list of the event can be for: its days, modules, choices and items that take attendance. */
export function scopesOf(event: Pick<StaffEventView, "agenda" | "dates" | "choiceGroups" | "retired">) {
  const items = sortAgenda(event.agenda).filter(({ takesAttendance, day }) => takesAttendance && day);
  const days = eventDays(event.dates);
  const modules = items.map(({ module }) => module).filter((module) => module !== undefined);
  return {
    days: days.length > 1 ? days : [],
    modules: [...new Set(modules)],
    options: everOffered(event).flatMap(({ options }) => options),
    items,
    /** `YYYY-MM` of the days with something to sign for. */
    months: [
      ...new Set((items.length > 0 ? items.map(({ day = "" }) => day) : days).map((day) => day.slice(0, 7))),
    ],
  };
}
