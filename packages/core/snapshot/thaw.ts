import type { EventFact } from "../figure/facts.ts";
import type { Counted, Item, Line, Person } from "../figure/rules.ts";
import type { Cell, Figure } from "../figure/schema.ts";
import type { Counted as CountedPerson, CountedIndicator } from "../indicator/counting.ts";
import { type Indicator, type IndicatorCell, LISTS, type Result } from "../indicator/schema.ts";
import { personSortKey } from "../shared/text.ts";
import type { Frozen, FrozenIndicator, FrozenLine, FrozenMember } from "./frozen.ts";

/** What somebody who was frozen is called now. */
export type NameOf = (
  participantId: Person["participantId"],
) => Pick<Person, "firstName" | "lastName" | "state">;

/** What was frozen, in the shape in which figures and indicators are counted, so that files of both are made alike. */
export interface Thawed {
  counted: Counted;
  events: EventFact[];
  indicators: { indicator: Indicator; counted: CountedIndicator }[];
}

/**
 * Gives back what was frozen: no number and no list is counted anew, whatever the rules are by now. People stand in the order of the names that they
 * have now.
 */
export function thaw(frozen: Frozen, nameOf: NameOf): Thawed {
  const people = frozen.people.map((one): Person => ({ ...one, ...nameOf(one.participantId), order: 0 }));
  const inOrder = people
    .map((person) => ({ person, key: personSortKey(person.lastName, person.firstName) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const [order, { person }] of inOrder.entries()) person.order = order;
  const events = frozen.events.map((event): EventFact => ({ ...event, present: [] }));
  const found: Found = { frozen, people, events };
  const lines = new Map(frozen.cuts.map((one) => [one.cut, one]));
  const lineOf = ({ cut, row }: Pick<Cell, "cut" | "row">) =>
    lines.get(cut)?.lines.find((line) => line.row === row);
  return {
    events,
    counted: {
      linesOf: (cut) => (lines.get(cut)?.lines ?? []).map((line) => toLine(line, events)),
      distinctOf: (cut) => lines.get(cut)?.distinct ?? 0,
      listOf: (cell) => {
        const line = lineOf(cell);
        return line ? itemsOf(line, cell.figure, found) : [];
      },
    },
    indicators: frozen.indicators.map((one) => toIndicator(one, found)),
  };
}

interface Found {
  frozen: Frozen;
  people: readonly Person[];
  events: readonly EventFact[];
}

function toLine({ row, partnerId, eventId, owed, figures }: FrozenLine, events: readonly EventFact[]): Line {
  const event = events.find((one) => one.eventId === eventId);
  return { row, partnerId, event, owed, ...figures };
}

const NOTHING = { registrationIds: [], people: 0, places: 0, visits: 0, minutes: 0 };

function itemsOf({ lists }: FrozenLine, figure: Figure, { frozen, people, events }: Found): Item[] {
  if (figure === "events")
    return (lists.events ?? [])
      .map(([event, gives, number, places]) => ({
        ...NOTHING,
        event: events[event],
        gives,
        people: number,
        places,
      }))
      .sort((a, b) => (dayOf(a.event) < dayOf(b.event) ? -1 : 1));
  if (figure === "places")
    return (lists.places ?? [])
      .map(([event, who, partner, minutes]): Item => ({
        ...NOTHING,
        ...(typeof who === "number" ? { person: people[who] } : { registrationIds: [who] }),
        event: events[event],
        partnerId: frozen.partners[partner]?.institutionId,
        minutes,
        places: 1,
        gives: 1,
      }))
      .sort(byName);
  return (lists[figure] ?? [])
    .map(([person, gives, places, visits, minutes]) => ({
      ...NOTHING,
      person: people[person],
      gives,
      places,
      visits,
      minutes,
    }))
    .sort(byName);
}

function dayOf(event: EventFact | undefined): string {
  return event?.dates.type === "exact" ? event.dates.startsOn : "";
}

/** Whoever is nobody's registration yet comes last. */
function byName(one: Pick<Item, "person">, other: Pick<Item, "person">): number {
  return (one.person?.order ?? Number.MAX_SAFE_INTEGER) - (other.person?.order ?? Number.MAX_SAFE_INTEGER);
}

function toIndicator(one: FrozenIndicator, { frozen, people, events }: Found): Thawed["indicators"][number] {
  const { indicator, progress, splits } = one;
  const { projectId, closedAt } = frozen.period;
  const stamp = { projectId, version: 1, createdAt: closedAt, updatedAt: closedAt };
  const toMember = (member: FrozenMember): CountedPerson[] => {
    const person = people[member.person];
    if (!person) return [];
    const { participantId } = person;
    const results = (member.results ?? []).map(({ resultId, kindId, day }): Result => ({
      ...stamp,
      resultId: resultId as Result["resultId"],
      participantId,
      indicatorId: indicator.indicatorId,
      kindId,
      day,
    }));
    return [
      {
        person,
        minutes: member.minutes,
        events: (member.events ?? []).flatMap((at) => events[at] ?? []),
        results,
      },
    ];
  };
  const lists = Object.fromEntries(
    LISTS.map((figure) => [figure, one[figure].flatMap(toMember).sort(byName)]),
  ) as Record<(typeof LISTS)[number], CountedPerson[]>;
  const rowOf = (split: IndicatorCell["split"], row: string | undefined) =>
    new Set(splits.find((part) => part.split === split && part.row === row)?.people.map((at) => people[at]));
  return {
    indicator: { ...indicator, ...stamp },
    counted: {
      ...progress,
      splits: indicator.splits.map((split) => ({
        split,
        rows: splits
          .filter((part) => part.split === split)
          .map(({ row, people: own }) => ({ row, people: own.length })),
      })),
      listOf: ({ figure, split, row }) =>
        split ? lists[figure].filter(({ person }) => rowOf(split, row).has(person)) : lists[figure],
    },
  };
}
