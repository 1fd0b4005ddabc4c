import type { Context } from "../../shared/context.ts";
import type { EventSummary } from "../answer.ts";
import { dateSortKey } from "../dates.ts";
import type { EventDeps } from "../deps.ts";
import { isShownAsOtherDate } from "../other-dates.ts";
import { countEventSeats, openSeats } from "../rules.ts";
import type { EventHead } from "../schema.ts";
import { summaries } from "../view.ts";

/**
 * The other dates of an event that have free seats now, by date; undefined where it names none. A read for each, and one batch for their
 * seats.
 */
export async function otherDatesOf(
  deps: EventDeps,
  ctx: Context,
  event: Pick<EventHead, "visibility" | "publishedAt" | "recruitment">,
): Promise<EventSummary[] | undefined> {
  const { otherDates } = event.recruitment;
  if (!otherDates) return undefined;
  const heads = await Promise.all(otherDates.map((eventId) => deps.events.findHead(eventId)));
  const shown = heads.filter(
    (head): head is EventHead => head !== undefined && isShownAsOtherDate(head, event, ctx.now),
  );
  const { items } = await summaries(deps, ctx, { items: shown }, (blocks, head) =>
    openSeats(countEventSeats(blocks), head),
  );
  return items
    .filter(({ seats }) => seats.left !== 0 && seats.waiting === 0)
    .toSorted((one, other) => (dateSortKey(one.dates) < dateSortKey(other.dates) ? -1 : 1));
}
