import type { Decision } from "@zapisy/core/selection/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import type { SheetHead } from "../sheet/index.ts";

/** Somebody of the ranking, as minutes and results name them. */
export interface MinutedApplicant {
  /** From 1; absent of those who do not meet a formal criterion. */
  rank?: number;
  firstName: string;
  lastName: string;
  institution?: string;
  /** Points, in hundredths; absent where none were given. */
  points?: number;
  /** Points of each scored criterion, in their order. */
  byCriterion: (number | undefined)[];
  /** Absent of who waited for no decision any more. */
  decision?: Decision;
  reason?: string;
  /** What they are, where it is something else than what was decided. */
  outcome?: string;
}

/** What minutes and results of a selection say, in the words of one language. */
export interface SelectionRecord {
  committee: string[];
  criteria: { title: string; most?: number; weight?: number }[];
  /** What decided between equals, in order, in words. */
  ties: string[];
  lot: string;
  frozenAt: Instant;
  announcedAt?: Instant;
  places: number;
  reserve: number;
  applicants: MinutedApplicant[];
}

/** Minutes of a committee: what every sheet of an event carries, and the record. */
export interface SelectionMinutes extends SelectionRecord {
  head: SheetHead;
}

/** A workbook of the results. */
export interface SelectionResults extends SelectionRecord {
  locale: Locale;
  eventTitle: string;
  organiser: string;
  takenAt: Instant;
  timeZone: string;
}
