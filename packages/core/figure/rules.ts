import { teachingMinutes } from "../attendance/rules.ts";
import type { Support } from "../project/schema.ts";
import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import { hundredths } from "../support/rules.ts";
import { type EventFact, type Proof, proofsOf, type Facts, type Person } from "./facts.ts";
import { ALL_ROWS, type Cell, type Cut, type Figure, FIGURES, LOG, SEVERAL, UNKNOWN } from "./schema.ts";

export { type EventFact, type Facts, identify, type Person, proofsOf } from "./facts.ts";

/** Whether somebody may see the figures of a project: those who see its participants, whom they count. */
export function canReadFigures(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.read", { projectId });
}

/** One of those of whom a figure is the number, or the sum: a person, an event, or a place. */
export interface Item {
  person?: Person;
  event?: EventFact;
  registrationIds: Proof["registrationIds"];
  /** Of a place: among whose people that was. */
  partnerId?: string;
  people: number;
  places: number;
  visits: number;
  minutes: number;
  /** What it gives to the figure. */
  gives: number;
}

/** A row of a cut with its figures. */
export type Line = { row: string; partnerId?: string; event?: EventFact; owed?: number } & Record<
  Figure,
  number
>;

/** In which rows a proof stands. */
const ROWS: Record<Exclude<Cut, "all">, (one: Proof) => readonly string[]> = {
  kind: ({ event }) => [event?.kind ?? LOG],
  county: ({ person }) => several(person?.counties),
  partner: ({ event, partnerId }) => (event ? [partnerId ?? UNKNOWN] : []),
  activity: ({ event, partnerId }) => (event ? [`${partnerId ?? UNKNOWN} ${event.eventId}`] : []),
  sex: ({ person }) => [person?.sex ?? UNKNOWN],
  age: ({ person }) => [person?.age ?? UNKNOWN],
  category: ({ person }) => known(person?.categories),
  support: ({ minutes }) => [...minutes.keys()],
};

function known(rows: readonly string[] = []): readonly string[] {
  return rows.length > 0 ? rows : [UNKNOWN];
}

function several(rows: readonly string[] = []): readonly string[] {
  return rows.length > 1 ? [...rows, SEVERAL] : known(rows);
}

/** Everything that was counted of a project: each figure and the list of which it is the number, or the sum. */
export interface Counted {
  /** The rows of a cut in the order in which they first occur. */
  linesOf: (cut: Cut) => Line[];
  /** How many distinct people stand in the rows of a cut: one by partner leaves out what the log alone has. */
  distinctOf: (cut: Cut) => number;
  listOf: (cell: Cell) => Item[];
}

/**
 * Counts a project from its facts. A figure is made from its list and from nothing else, so that what opens behind a figure is what
 * it counts. @param supports forms of support, of which some say how many hours are owed to a person
 */
export function countProject(facts: Facts, supports: readonly Support[]): Counted {
  const { people, proofs } = proofsOf(facts);
  const counted = proofs.filter(({ event }) => event?.counts ?? true);
  const order = new Map(facts.events.map((event, index) => [event, index]));
  const orderOf = ({ event }: Item) => (event && order.get(event)) ?? 0;
  const parts = new Map<Cut, Map<string, Proof[]>>();
  const rowsOf = (cut: Cut) => {
    const kept = parts.get(cut);
    if (kept) return kept;
    const rows = cut === "all" ? wholeOf(proofs, counted) : inRows(counted, ROWS[cut]);
    // A form of which nobody had anything yet is still owed.
    if (cut === "support")
      for (const { supportId, retired } of supports)
        if (!retired && !rows.has(supportId)) rows.set(supportId, []);
    parts.set(cut, rows);
    return rows;
  };
  const owedOf = (cut: Cut, row: string) => {
    const support = cut === "support" ? supports.find(({ supportId }) => supportId === row) : undefined;
    return support?.hours === undefined ? undefined : teachingMinutes(support);
  };
  const persons = new Map<string, Item[]>();
  const personsOf = (cut: Cut, row: string) => {
    const key = `${cut} ${row}`;
    const items = persons.get(key) ?? byPerson(rowsOf(cut).get(row) ?? [], row);
    persons.set(key, items);
    return items;
  };
  const listOf = ({ cut, row, figure }: Cell): Item[] => {
    const part = rowsOf(cut).get(row) ?? [];
    const each = (gives: (item: Item) => number) =>
      personsOf(cut, row).flatMap((item) => (gives(item) > 0 ? { ...item, gives: gives(item) } : []));
    switch (figure) {
      case "events":
        return byEvent(part).sort((a, b) => orderOf(a) - orderOf(b));
      case "places":
        return placesOf(part, row);
      case "people":
        return each(() => 1);
      case "visits":
      case "minutes":
        return each((item) => item[figure]);
      case "short": {
        const owed = owedOf(cut, row) ?? 0;
        return each(({ minutes }) => (minutes < owed ? 1 : 0));
      }
      case "none":
        return owedOf(cut, row) === undefined ? [] : without(people, part);
    }
  };
  const lines = new Map<Cut, Line[]>();
  const linesOf = (cut: Cut) => {
    const kept = lines.get(cut);
    if (kept) return kept;
    const own = [...rowsOf(cut).keys()].map((row): Line => {
      const figures = FIGURES.map((figure) => [figure, totalOf(listOf({ cut, row, figure }))]);
      const [partnerId, eventId] = cut === "activity" ? row.split(" ") : [];
      return {
        row,
        partnerId,
        event: eventId ? (rowsOf(cut).get(row) ?? [])[0]?.event : undefined,
        owed: owedOf(cut, row),
        ...(Object.fromEntries(figures) as Record<Figure, number>),
      };
    });
    lines.set(cut, own);
    return own;
  };
  const distinctOf = (cut: Cut) => {
    const own = cut === "all" ? counted : [...rowsOf(cut).values()].flat();
    return new Set(own.flatMap(({ person }) => person ?? [])).size;
  };
  return { linesOf, distinctOf, listOf };
}

/** What a list comes to: the number of those in it, or the sum of what they give. */
export function totalOf(items: readonly Item[]): number {
  return items.reduce((sum, { gives }) => hundredths(sum + gives), 0);
}

function wholeOf(proofs: readonly Proof[], counted: Proof[]): Map<string, Proof[]> {
  const [all, unmatched, leftOut] = ALL_ROWS;
  return new Map([
    [all, counted],
    [unmatched, counted.filter(({ person }) => !person)],
    [leftOut, proofs.filter(({ event }) => event?.counts === false)],
  ]);
}

function inRows(proofs: readonly Proof[], rowsOf: (one: Proof) => readonly string[]): Map<string, Proof[]> {
  const rows = new Map<string, Proof[]>();
  for (const one of proofs)
    for (const row of rowsOf(one)) {
      const own = rows.get(row);
      if (own) own.push(one);
      else rows.set(row, [one]);
    }
  return rows;
}

/** The people of a part, each once, with what they were given in it. */
function byPerson(part: readonly Proof[], row: string): Item[] {
  const items = new Map<Person, Item>();
  for (const { person, event, visits, minutes } of part) {
    if (!person) continue;
    const item = items.get(person) ?? nobody({ person });
    item.places += event ? 1 : 0;
    item.visits += visits;
    item.minutes = hundredths(item.minutes + (minutes.get(row) ?? 0));
    items.set(person, item);
  }
  return [...items.values()];
}

/** The events of a part with how many people and places each has in it. */
function byEvent(part: readonly Proof[]): Item[] {
  const items = new Map<EventFact, Item>();
  for (const { person, event } of part) {
    if (!event) continue;
    const item = items.get(event) ?? nobody({ event, gives: 1 });
    item.places += 1;
    item.people += person ? 1 : 0;
    items.set(event, item);
  }
  return [...items.values()];
}

function placesOf(part: readonly Proof[], row: string): Item[] {
  return part.flatMap(({ person, event, registrationIds, partnerId, minutes }) =>
    event
      ? nobody({
          person,
          event,
          registrationIds,
          partnerId,
          places: 1,
          minutes: minutes.get(row) ?? 0,
          gives: 1,
        })
      : [],
  );
}

/** Participants who had nothing of a part, though they are in the project. */
function without(people: readonly Person[], part: readonly Proof[]): Item[] {
  const had = new Set(part.map(({ person }) => person));
  return people
    .filter((person) => person.state !== "candidate" && !had.has(person))
    .map((person) => nobody({ person, gives: 1 }));
}

function nobody(item: Partial<Item>): Item {
  return { registrationIds: [], people: 0, places: 0, visits: 0, minutes: 0, gives: 0, ...item };
}
