import { isAllowed } from "../access/rules.ts";
import type { EventDates } from "../event/schema.ts";
import { addDays, type Day } from "../shared/time.ts";
import type { StaffActor } from "../shared/actor.ts";
import {
  PROJECT_KINDS,
  RETENTION_KINDS,
  TERM_KINDS,
  type Hold,
  type PersonHold,
  type ProjectKind,
  type ProjectRetention,
  type RetentionKind,
  type RetentionLook,
  type Term,
  type TermBase,
  type Terms,
} from "./schema.ts";

/** After so many days an event whose data ended is looked at again: people are entered afterwards, too. */
export const LOOK_AGAIN_DAYS = 30;

/** Five years from the end of a year, as funders and accounting count them. */
const FIVE_YEARS = { fromYearEnd: true, months: 60 } as const;

/**
 * Terms to begin with, by what pays for a project. They are proposals: what a contract, rules of recruitment or the archive of an office say
 * comes first.
 */
export const PRESETS = {
  /**
   * EU funds 2021–2027: documents five years from 31 December of the year of the last payment to the beneficiary (art. 82 of Regulation
   * 2021/1060); answers stand behind what was reported of participants, so they are kept as long. Of people who did not get in five years
   * from the end of the project, as rules of operators have it.
   */
  eu_2021: {
    unsuccessful: { from: "project", fromYearEnd: false, months: 60 },
    contact: { from: "last_payment", ...FIVE_YEARS },
    evidence: { from: "last_payment", ...FIVE_YEARS },
    participants: { from: "last_payment", ...FIVE_YEARS },
  },
  /**
   * A national grant: documents five years from the end of the year in which the task ended, as contracts by the act on public benefit of 24
   * April 2003 demand; nobody has to be reached a year after the project (art. 5(1)(e) GDPR).
   */
  grant: {
    unsuccessful: { from: "event", fromYearEnd: false, months: 12 },
    contact: { from: "project", fromYearEnd: false, months: 12 },
    evidence: { from: "project", ...FIVE_YEARS },
    participants: { from: "project", ...FIVE_YEARS },
  },
  /**
   * Own means: vouchers and what proves them five years from the end of the year (art. 74(2) of the accounting act of 29 September 1994); the
   * rest as long as somebody asks about an event (art. 5(1)(e) GDPR).
   */
  own: {
    unsuccessful: { from: "event", fromYearEnd: false, months: 3 },
    contact: { from: "event", fromYearEnd: false, months: 12 },
    evidence: { from: "event", ...FIVE_YEARS },
    participants: { from: "project", ...FIVE_YEARS },
  },
} as const satisfies Record<string, Terms>;
/** By what pays for a project. */
export type Preset = keyof typeof PRESETS;
/** All proposals, in the order in which pages list them. */
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** A term as a history keeps it: `60 last_payment year`, five years from the end of the year of the last payment. */
export function termText({ months, from, fromYearEnd }: Term): string {
  return [months, from, ...(fromYearEnd ? ["year"] : [])].join(" ");
}

/** Days from which terms count; absent: not known yet. */
export type TermDays = Partial<Record<TermBase, Day>>;

/** The last day on which something is kept; undefined where it has no term, or the day from which it counts is not known. */
export function keptUntil(term: Term | undefined, days: TermDays): Day | undefined {
  const base = term && days[term.from];
  // Nothing of an event ends before the event itself has, whatever the project says.
  if (!base || !days.event) return undefined;
  const day = addMonths(term.fromYearEnd ? `${base.slice(0, 4)}-12-31` : base, term.months);
  return day < days.event ? days.event : day;
}

/** The same day so many months later, or the last of a shorter month. */
function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const count = year * 12 + (month - 1) + months;
  const nextFirst = firstOf(count + 1);
  const last = Number(addDays(nextFirst, -1).slice(8));
  return `${firstOf(count).slice(0, 8)}${String(Math.min(date, last)).padStart(2, "0")}`;
}

function firstOf(month: number): Day {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

/** Holds that hold an event up today: those of its own, and of its project. */
export function holdsOf(holds: readonly Hold[], eventId: string, today: Day): Hold[] {
  return holds.filter(
    (hold) => (hold.eventId ?? eventId) === eventId && (hold.until === undefined || hold.until >= today),
  );
}

/** Whether anything of a project is held up today: of its participants all goes, or nothing, and whoever is looked at at one event is one of them. */
export function isHeldAnywhere(holds: readonly Hold[], today: Day): boolean {
  return holds.some(({ until = today }) => until >= today);
}

/** Whether a hold of one person holds today. */
export function holdsPerson(hold: Pick<PersonHold, "until" | "endedAt"> | undefined, today: Day): boolean {
  return (
    hold !== undefined && hold.endedAt === undefined && (hold.until === undefined || hold.until >= today)
  );
}

/** Why it is not known when something ends. */
export type NotKnown = "no_terms" | "no_event_day" | "no_last_payment";

/** Why a term has no end yet; undefined where it has. */
export function whyNotKnown(term: Term | undefined, days: TermDays): NotKnown | undefined {
  if (!term) return "no_terms";
  if (!days.event) return "no_event_day";
  return days[term.from] ? undefined : "no_last_payment";
}

/** When one kind of data ends. */
export interface EndOfKind<Kind = RetentionKind> {
  kind: Kind;
  /** The last day on which it is kept; absent: it is kept. */
  until?: Day;
  /** Its term is over, whether or not something holds it up. */
  isOver: boolean;
}

/** When the data of an event end, by its project's terms: computed each time, and stored nowhere. */
export function endsOf(terms: Terms, days: TermDays, today: Day): EndOfKind[] {
  return RETENTION_KINDS.map((kind) => {
    const until = keptUntil(terms[kind], days);
    return { kind, until, isOver: until !== undefined && until < today };
  });
}

/** When the data of a project's participants end, and of candidates who were at nothing: not before the project has ended. */
export function endsOfProject(
  terms: Terms,
  retention: Pick<ProjectRetention, "lastPaymentOn">,
  project: { endsOn: Day },
  today: Day,
): EndOfKind<ProjectKind>[] {
  const days = daysOf(retention, project, {
    type: "exact",
    startsOn: project.endsOn,
    endsOn: project.endsOn,
  });
  // Candidates go by the term of people without a place, once somebody has said when participants go, too: until then, where that term was said of
  // events alone, nobody has seen how many that would be.
  const ofCandidates = terms.participants && terms.unsuccessful;
  return PROJECT_KINDS.map((kind) => {
    const until = keptUntil(kind === "candidates" ? ofCandidates : terms.participants, days);
    return { kind, until, isOver: until !== undefined && until < today };
  });
}

/** Kinds whose term is over. */
export function kindsOver<Kind>(ends: readonly EndOfKind<Kind>[]): Kind[] {
  return ends.filter(({ isOver }) => isOver).map(({ kind }) => kind);
}

/** Days from which the terms of an event count. A date that is tentative, or none at all, is no last day: nobody has said when it was. */
export function daysOf(
  { lastPaymentOn }: Pick<ProjectRetention, "lastPaymentOn">,
  project: { endsOn: Day },
  dates: EventDates,
): TermDays {
  return {
    event: dates.type === "exact" ? dates.endsOn : undefined,
    project: project.endsOn,
    last_payment: lastPaymentOn,
  };
}

/** Days that terms count from and that nobody has said yet. */
export function missingDays({
  terms,
  lastPaymentOn,
}: Pick<ProjectRetention, "terms" | "lastPaymentOn">): TermBase[] {
  const counts = TERM_KINDS.some((kind) => terms[kind]?.from === "last_payment");
  return counts && lastPaymentOn === undefined ? ["last_payment"] : [];
}

/** What is left of a registration. */
export interface Left {
  hasPlace: boolean;
  /** Everything but what evidence needs is gone. */
  isErased: boolean;
  /** The name is gone as well. */
  isNameless: boolean;
}

/**
 * With which kind something of a registration goes now: with one at most, so nobody is counted twice. The end of the names takes only whose
 * contact has ended, too: what has no term, a longer one, or one that counts from a day nobody has said, is kept.
 */
export function endsNow(
  { hasPlace, isErased, isNameless }: Left,
  over: readonly RetentionKind[],
): RetentionKind | undefined {
  const own = hasPlace ? "contact" : "unsuccessful";
  if (!isErased && !over.includes(own)) return undefined;
  if (!isNameless && over.includes("evidence")) return "evidence";
  return isErased ? undefined : own;
}

/** Whether it is time to look through an event's people for what is over. */
export function isLookDue(look: Pick<RetentionLook, "after" | "lookedOn"> | undefined, today: Day): boolean {
  if (!look?.lookedOn || look.after !== undefined) return true;
  return addDays(look.lookedOn, LOOK_AGAIN_DAYS) <= today;
}

/** Whether a member of staff sees what of a project ends when, and may hold it up. */
export function canSeeRetention(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "privacy.retention", { projectId });
}

/** Whether a member of staff says how long data are kept. */
export function canSetTerms(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "privacy.terms", { projectId });
}

/** Whether a member of staff lets data end by themselves. */
export function canSwitch(actor: StaffActor): boolean {
  return isAllowed(actor, "privacy.switch");
}
