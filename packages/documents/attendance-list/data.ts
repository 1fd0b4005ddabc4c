import type { EventKind, HOUR_UNITS } from "@zapisy/core/event/schema";
import type { LOGO_TYPES } from "@zapisy/core/project/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Day, Instant } from "@zapisy/core/shared/time";

/**
 * All that an attendance list says. It carries what funders ask for (domain rules 2.5) and has no field
 * for a national id number, a diet or a need, so that none of them can be printed by mistake.
 */
export interface AttendanceListData {
  locale: Locale;
  project: {
    title: string;
    /** Contract number with the funder. */
    number?: string;
    fundingClause?: string;
    lead: string;
    partners: string[];
    supporters: string[];
    invited: string[];
    /** Pictures of the logo strip, from left to right; none: no strip. */
    logos: { data: Uint8Array; mime: (typeof LOGO_TYPES)[number]; alt: string }[];
  };
  event: {
    title: string;
    kind: EventKind;
    place: string;
    /** Dates of the whole event in words, e.g. "5–8 lipca 2011 r.". */
    dateText?: string;
  };
  drawnUp: {
    /** The person who made the list. */
    by: string;
    at: Instant;
    timeZone: string;
  };
  sheets: AttendanceSheet[];
}

/** One list to be signed: an agenda item, or a day whose columns are its items or hour blocks. */
export interface AttendanceSheet {
  title: string;
  module?: string;
  date: Day;
  /** Wall times `HH:MM`. */
  from?: string;
  to?: string;
  hours?: number;
  /** A didactic hour has 45 minutes. Absent: a clock hour. */
  hourUnit?: (typeof HOUR_UNITS)[number];
  /** Where it differs from the event's place. */
  place?: string;
  host?: string;
  leaders: string[];
  /** One signature box per person and column; empty: one box. */
  columns: AttendanceColumn[];
  /** In any order; documents sort them the Polish way. */
  people: AttendancePerson[];
  /** False on lists that hang publicly. */
  showInstitution: boolean;
  /** Numbered rows left blank for people who come unannounced. */
  emptyRows: number;
}

/** A day or an hour block that is signed for separately. */
export interface AttendanceColumn {
  label: string;
  from?: string;
  to?: string;
}

/** Somebody expected on a list. */
export interface AttendancePerson {
  surname: string;
  firstName: string;
  institution?: string;
  position?: string;
}

const collator = new Intl.Collator("pl");

/** The people of a list in Polish alphabetical order: by surname, then by first name. */
export function sortedPeople(people: readonly AttendancePerson[]): AttendancePerson[] {
  return people.toSorted(
    (a, b) => collator.compare(a.surname, b.surname) || collator.compare(a.firstName, b.firstName),
  );
}
