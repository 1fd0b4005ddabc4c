import type { LocalizedText } from "../shared/localized-text.ts";
import type { Day, Instant } from "../shared/time.ts";
import type { AgendaItem } from "./agenda.ts";

/** Minutes of teaching: what is for all, and what those have on top who chose an option. */
export interface TeachingMinutes {
  common: number;
  byOption: Record<string, number>;
}

/** Something of an event that takes attendance, an item or a day, as far as attendance looks at it. */
export interface UnitFacts {
  unitId: string;
  title: LocalizedText;
  kind: "item" | "day";
  day?: Day;
  from?: string;
  to?: string;
  module?: string;
  place?: string;
  leaders: string[];
  /** Only people who chose this option are expected. */
  optionId?: string;
  /** Minutes between beginning and end by the clock, where both are known. */
  clockMinutes?: number;
  /** Absent where an item has no hours, or a day nothing that takes attendance. */
  minutes?: TeachingMinutes;
}

/** A change of what was recorded by then, or could be at any moment: what it was until then. Never changed itself. */
export interface Amendment {
  /** The version of the event that came of it. */
  version: number;
  at: Instant;
  by: string;
  /** Why; absent where nothing had been recorded. */
  reason?: string;
  units: {
    unit: UnitFacts;
    /** Its items, of a unit that takes attendance no more, or of a day that has others since. */
    items?: AgendaItem[];
  }[];
}

/** What is recorded at a unit that somebody is about to change, and how. */
export interface UnitAtStake {
  unitId: string;
  title: LocalizedText;
  kind: UnitFacts["kind"];
  day?: Day;
  from?: string;
  to?: string;
  change: "removed" | "changed";
  /** People with a mark, those marked absent too. */
  people: number;
  isClosed: boolean;
  /** Scans and reports. */
  files: number;
}

/** What an edit of an event would alter that is recorded: goes with `event.recorded`, and is told before it is done. */
export interface RecordAtStake {
  units: UnitAtStake[];
  /** Certificates that were issued and stay as they are; 0 also where the edit does not concern them. */
  certificates: number;
  /** Whether the rule by which attendance is counted changes for everybody. */
  rule: boolean;
  /** Whether the event goes to another project: documents name who pays. Absent: no. */
  project?: boolean;
  /** Scans and reports of the event as a whole, which its end would leave behind; absent: none. */
  files?: number;
}
