import type { EventSummary } from "@zapisy/core/event/answer";
import type { EventKind } from "@zapisy/core/event/schema";
import { isDay } from "@zapisy/core/shared/time";
import type { Question } from "../../data/client.ts";

/** What the catalogue is narrowed to; empty texts mean "any". */
export interface CatalogueFilter {
  q: string;
  kind: EventKind | "";
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** Shows events that are over too. Without effect while `from` is given, which says it exactly. */
  past: boolean;
}

/** A part of the list under one heading. */
export interface CatalogueGroup {
  /** Month `YYYY-MM`, or a tentative period: `YYYY-H1`, `YYYY`, empty while nothing is known. */
  period: string;
  events: EventSummary[];
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads the filter from the query of the address; what makes no sense there counts as not given. The
 * kinds are told by the caller, because the list in the core would bring its schemas along.
 */
export function filterFromParams(params: Params, kinds: readonly EventKind[]): CatalogueFilter {
  const text = (name: string) => {
    const value = params[name];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  const day = (name: string) => (isDay(text(name)) ? text(name) : "");
  return {
    q: text("q").slice(0, 100),
    kind: kinds.find((kind) => kind === text("kind")) ?? "",
    from: day("from"),
    to: day("to"),
    past: text("past") === "1",
  };
}

/** The query of the address for a filter; what is not given disappears from the address. */
export function paramsOfFilter(filter: CatalogueFilter): Record<keyof CatalogueFilter, string | undefined> {
  return {
    q: filter.q || undefined,
    kind: filter.kind || undefined,
    from: filter.from || undefined,
    to: filter.to || undefined,
    past: filter.past ? "1" : undefined,
  };
}

/** How many filters are in use besides the search. */
export function countFilters(filter: CatalogueFilter): number {
  return [filter.kind, filter.from, filter.to, filter.past].filter(Boolean).length;
}

/** What the API is asked for, for a page of the list. */
export function questionOf(filter: CatalogueFilter): Question<"/api/events"> {
  return {
    // However somebody types it, it is one question, which the network may have the answer to.
    q: filter.q.trim().toLowerCase(),
    kind: filter.kind || undefined,
    from: filter.from || (filter.past ? "all" : ""),
    to: filter.to,
  };
}

/**
 * Puts events under headings without changing their order: exact dates and tentative months under their
 * month, coarser periods under their own names. The server sorts them so that a group never comes twice.
 */
export function groupEvents(events: readonly EventSummary[]): CatalogueGroup[] {
  const groups: CatalogueGroup[] = [];
  for (const event of events) {
    const period = event.dates.type === "exact" ? event.dates.startsOn.slice(0, 7) : event.dates.period;
    const last = groups.at(-1);
    if (last?.period === period) last.events.push(event);
    else groups.push({ period, events: [event] });
  }
  return groups;
}
