import type { EventKind } from "@zapisy/core/event/schema";
import type { LOGO_TYPES } from "@zapisy/core/project/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";

/** What every printed sheet of an event carries at its head, as funders ask (domain rules 2.5, 2.7). */
export interface SheetHead {
  locale: Locale;
  project: {
    title: string;
    /** Contract number with the funder. */
    number?: string;
    /** Funder or programme, as it calls itself. */
    funder?: string;
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
    /** When the whole event is, in words, e.g. "5–8 lipca 2011 r., od godz. 9:00". */
    dateText?: string;
  };
  /** What of the event was chosen, in words that tell the file from others of the same kind. */
  selection?: string[];
  drawnUp: {
    /** The person who made the sheet. */
    by: string;
    at: Instant;
    timeZone: string;
  };
}
