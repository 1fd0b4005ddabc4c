import { isDeepStrictEqual } from "node:util";
import { eventDays, isListed, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event, EventHead, EventId } from "../event/schema.ts";
import type { Support } from "../project/schema.ts";
import type { Day } from "../shared/time.ts";
import type { PlannedSupport, StaffPlannedSupport } from "./answer.ts";
import type { Month } from "./schema.ts";

/** Days of an event without a programme that are told apart. */
const MOST_DAYS = 62;

/**
 * What the schedule of support says of an event, in order: its items that take attendance or belong to a form of support; of one that has
 * none, its days. A draft is not planned yet. Links of online events and contacts are in none of it.
 */
export function plannedOf(event: Event, supports: readonly Support[] = []): StaffPlannedSupport[] {
  if (event.state === "draft") return [];
  const { eventId, slug, kind, title, place } = event;
  const shared = {
    eventId,
    slug,
    event: title,
    kind,
    mode: place.mode,
    ...(event.state === "cancelled" && { cancelled: true as const }),
    ...(!isListed(event) && { hidden: true as const }),
  };
  const names = new Map(supports.map(({ supportId, name }) => [supportId, name]));
  const items = sortAgenda(event.agenda).filter((item) => item.takesAttendance || item.supportId);
  if (items.length === 0)
    return eventDays(event.dates)
      .slice(0, MOST_DAYS)
      .map((day) => {
        const hours = event.schedule?.find((one) => one.day === day);
        return {
          ...shared,
          itemId: day,
          topic: title,
          day,
          from: hours?.from,
          to: hours?.to,
          address: addressOf(event),
          leaders: [],
          expected: event.seats ?? undefined,
        };
      });
  return items.flatMap((item) =>
    item.day === undefined
      ? []
      : [
          {
            ...shared,
            itemId: item.itemId,
            support: item.supportId && names.get(item.supportId),
            topic: item.title,
            day: item.day,
            from: item.from,
            to: item.to,
            address: addressOf(event, item),
            leaders: item.leaders ?? [],
            expected: seatsAt(event, item) ?? undefined,
          },
        ],
  );
}

/** How many people an item is for: of a panel, those who may choose it. */
function seatsAt({ seats, choiceGroups }: Event, { optionId }: AgendaItem): number | null {
  if (optionId === undefined) return seats;
  const options = choiceGroups.flatMap((group) => group.options);
  return options.find((option) => option.optionId === optionId)?.seats ?? seats;
}

/** Room, address and town: of the item, and what it does not say, of the event. */
function addressOf({ place }: Event, item: Pick<AgendaItem, "place" | "address" | "town"> = {}) {
  const isElsewhere = item.address !== undefined || item.town !== undefined;
  const own = [item.place, item.address, item.town];
  const parts = isElsewhere ? own : [...own, place.name, place.address, place.town];
  return [...new Set(parts.filter((part) => part !== undefined && part !== ""))].join(", ") || undefined;
}

/** A change of one entry of a published month. */
export interface PlannedChange {
  before?: StaffPlannedSupport;
  after?: StaffPlannedSupport;
}

/** The entries of an event that are otherwise now than they are known to be, in a month. */
export function changesOf(
  known: readonly StaffPlannedSupport[],
  now: readonly StaffPlannedSupport[],
): PlannedChange[] {
  const former = new Map(known.map((entry) => [keyOf(entry), entry]));
  const keys = new Set(now.map(keyOf));
  return [
    ...now.flatMap((after) => {
      const before = former.get(keyOf(after));
      return isDeepStrictEqual(plain(before), plain(after)) ? [] : [{ before, after }];
    }),
    ...known.filter((entry) => !keys.has(keyOf(entry))).map((before) => ({ before })),
  ];
}

/** A published month as it is after all that changed since, in the order of days and hours. */
export function foldChanges(
  entries: readonly StaffPlannedSupport[],
  changes: readonly PlannedChange[],
): StaffPlannedSupport[] {
  const all = new Map(entries.map((entry) => [keyOf(entry), entry]));
  for (const { before, after } of changes) {
    if (after) all.set(keyOf(after), after);
    else if (before) all.delete(keyOf(before));
  }
  return inOrder([...all.values()]);
}

/** Entries by day, hour and event. */
export function inOrder<Entry extends PlannedSupport>(entries: readonly Entry[]): Entry[] {
  const place = ({ day, from = "", eventId, itemId }: Entry) => `${day} ${from} ${eventId} ${itemId}`;
  return entries.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * A published month and its changes for the public: without what is hidden, and without anything that was ever told of an entry that is
 * hidden by now.
 */
export function forPublic<Change extends PlannedChange>(
  entries: readonly StaffPlannedSupport[],
  changes: readonly Change[],
) {
  const latest = new Map(entries.map((entry) => [keyOf(entry), entry]));
  for (const { before, after } of changes) {
    const entry = after ?? before;
    if (entry) latest.set(keyOf(entry), entry);
  }
  const isHidden = (entry: StaffPlannedSupport | undefined) =>
    entry !== undefined && latest.get(keyOf(entry))?.hidden === true;
  return {
    entries: foldChanges(entries, changes)
      .filter(({ hidden }) => !hidden)
      .map(shown),
    changes: changes
      .filter(({ before, after }) => !isHidden(after ?? before))
      .map(({ before, after, ...rest }) => ({
        ...rest,
        // What came out of hiding is new.
        ...(before && !before.hidden && { before: shown(before) }),
        ...(after && { after: shown(after) }),
      })),
  };
}

/** An entry without what is for staff. */
function shown(planned: StaffPlannedSupport): PlannedSupport {
  const { hidden: _, ...entry } = planned;
  return entry;
}

/** The month of a day. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The month after one. */
export function monthAfter(month: Month): Month {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** Months in which an event has something, as far as its head knows. */
export function monthsOf({ schedule = [], dates }: Pick<EventHead, "schedule" | "dates">): Set<Month> {
  const days = schedule.length > 0 ? schedule.map(({ day }) => day) : eventDays(dates);
  return new Set(days.map(monthOf));
}

/** Whether entries are of that event. */
export const isOf = (eventId: EventId) => (entry: Pick<PlannedSupport, "eventId">) =>
  entry.eventId === eventId;

function keyOf({ eventId, itemId }: Pick<PlannedSupport, "eventId" | "itemId">): string {
  return `${eventId} ${itemId}`;
}

/** As the table gives it back: without what is undefined. */
function plain(entry: StaffPlannedSupport | undefined): unknown {
  return entry && JSON.parse(JSON.stringify(entry));
}
