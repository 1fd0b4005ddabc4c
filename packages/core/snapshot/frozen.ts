import type { IndicatorProgress } from "../indicator/answer.ts";
import type { Counted as CountedPerson, CountedIndicator } from "../indicator/counting.ts";
import { countsSpecial } from "../indicator/rules.ts";
import { type Indicator, LISTS } from "../indicator/schema.ts";
import { ALL_ROWS, type Cut, CUTS, type Figure, FIGURES } from "../figure/schema.ts";
import type { EventFact } from "../figure/facts.ts";
import type { Partner } from "../figure/loading.ts";
import type { Counted, Item, Line, Person } from "../figure/rules.ts";
import type { EventId } from "../event/schema.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { Support } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Snapshot } from "./schema.ts";

/** What the files of today are called; whoever reads one of another layout says so and does not guess. */
export const LAYOUT = "zapisy-snapshot-1";

/** Somebody on a list, without a name: what is counted of them. */
export type FrozenPerson = Pick<Person, "participantId" | "counties" | "categories" | "sex" | "age">;

/** Somebody on a list of people: where they stand in `people`, what they give, places, visits, minutes. */
export type PersonEntry = [person: number, gives: number, places: number, visits: number, minutes: number];
/** An event on a list: where it stands in `events`, what it gives, people, places. */
export type EventEntry = [event: number, gives: number, people: number, places: number];
/** A place: event, person (or the registration that is nobody's yet), where the partner stands in `partners` (or -1), minutes. */
export type PlaceEntry = [event: number, who: number | RegistrationId, partner: number, minutes: number];

/** The lists of a row, each with somebody in it. */
export interface FrozenLists {
  events?: EventEntry[];
  places?: PlaceEntry[];
  people?: PersonEntry[];
  visits?: PersonEntry[];
  minutes?: PersonEntry[];
  short?: PersonEntry[];
  none?: PersonEntry[];
}

/** A row of a cut: its figures, and the list of which each is the number, or the sum. */
export interface FrozenLine {
  row: string;
  partnerId?: string;
  eventId?: EventId;
  owed?: number;
  figures: Record<Figure, number>;
  lists: FrozenLists;
}

/** Somebody whom an indicator counts: where they stand, minutes, events of certificates, results by which they do. */
export interface FrozenMember {
  person: number;
  minutes?: number;
  events?: number[];
  results?: { resultId: string; kindId: string; day: string }[];
}

/** An indicator as it was, with how far it was. */
export interface FrozenIndicator {
  indicator: Omit<Indicator, "projectId" | "removed" | "version" | "createdAt" | "updatedAt">;
  progress: Omit<IndicatorProgress, "splits">;
  achieved: FrozenMember[];
  unconfirmed: FrozenMember[];
  outside: FrozenMember[];
  splits: { split: IndicatorProgress["splits"][number]["split"]; row: string; people: number[] }[];
}

/** All that a project had come to at the end of a period: what is kept as one file and never written again. */
export interface Frozen {
  layout: typeof LAYOUT;
  /** What the numbers in the lists are, for whoever reads the file without the product. */
  legend: Record<"people" | "events" | "places", string>;
  period: Omit<Snapshot, "sha256" | "bytes" | "withdrawn">;
  project: { title: string; number?: string };
  /** Those who stand in a list, by their ids. */
  people: FrozenPerson[];
  events: Pick<EventFact, "eventId" | "title" | "kind" | "dates" | "counts">[];
  partners: Partner[];
  supports: Support[];
  cuts: { cut: Cut; distinct: number; lines: FrozenLine[] }[];
  indicators: FrozenIndicator[];
}

/** What is counted of a project at a moment. */
export interface State {
  project: Frozen["project"] & { supports?: readonly Support[] };
  counted: Counted;
  events: readonly EventFact[];
  partners: Frozen["partners"];
  indicators: readonly { indicator: Indicator; counted: CountedIndicator }[];
}

const LEGEND: Frozen["legend"] = {
  people: "[index in people, gives, places, visits, minutes]",
  events: "[index in events, gives, people, places]",
  places: "[index in events, index in people or registration, index in partners or -1, minutes]",
};

/**
 * Freezes what is counted of a project. The same facts give the same file, in whatever order they were read: everybody stands in it by their
 * ids, which say nothing, and not in the order of names. Nobody is called by name in it.
 */
export function freeze(period: Frozen["period"], state: State): Frozen {
  const { project, counted, partners } = state;
  const everybody = new Map<ParticipantId, Person>();
  const lines = CUTS.map((cut) => ({ cut, lines: counted.linesOf(cut) }));
  const itemsOf = (cut: Cut, { row }: Line, figure: Figure) => counted.listOf({ cut, row, figure });
  const note = (person: Person | undefined) => person && everybody.set(person.participantId, person);
  // Whoever is in any list is in one of these: all who count or do not, and who had nothing of what is owed.
  for (const { cut, lines: own } of lines)
    for (const line of own)
      for (const figure of cut === "all" ? (["people", "places"] as const) : (["none"] as const))
        for (const { person } of itemsOf(cut, line, figure)) note(person);
  for (const { counted: one } of state.indicators)
    for (const figure of LISTS) for (const { person } of one.listOf({ figure })) note(person);
  const people = sorted([...everybody.values()], ({ participantId }) => participantId);
  const events = sorted(state.events, ({ eventId }) => eventId);
  const partnerList = sorted(partners, ({ institutionId }) => institutionId);
  const places: Places = {
    person: indexOf(people, ({ participantId }) => participantId),
    event: indexOf(events, ({ eventId }) => eventId),
    partner: indexOf(partnerList, ({ institutionId }) => institutionId),
  };
  return {
    layout: LAYOUT,
    legend: LEGEND,
    period,
    project: { title: project.title, ...(project.number !== undefined && { number: project.number }) },
    people: people.map(toPerson),
    events: events.map(({ eventId, title, kind, dates, counts }) => ({
      eventId,
      title,
      kind,
      dates,
      counts,
    })),
    partners: partnerList.map(({ institutionId, name }) => ({ institutionId, name })),
    supports: sorted(project.supports ?? [], ({ supportId }) => supportId),
    cuts: lines.map(({ cut, lines: own }) => ({
      cut,
      distinct: counted.distinctOf(cut),
      lines: sorted(own, ({ row }) => rank(row)).map((line) =>
        toLine(line, (figure) => itemsOf(cut, line, figure), places),
      ),
    })),
    indicators: sorted(state.indicators, ({ indicator }) => indicator.indicatorId).map((one) =>
      toIndicator(one, places),
    ),
  };
}

/**
 * What was frozen, for whoever may not see results of special categories: of indicators that count such, then or by now, how many and no list, no
 * split and no other number (docs/decisions/0123). The same object where there are none.
 * @param special ids of indicators that count some by now
 */
export function withoutSpecial(frozen: Frozen, special: ReadonlySet<string>): Frozen {
  const isSpecial = ({ indicator }: FrozenIndicator) =>
    special.has(indicator.indicatorId) || countsSpecial(indicator.rule);
  if (!frozen.indicators.some(isSpecial)) return frozen;
  return {
    ...frozen,
    indicators: frozen.indicators.map((one) =>
      isSpecial(one)
        ? {
            indicator: one.indicator,
            progress: { ...one.progress, unconfirmed: 0, outside: 0, hidden: one.progress.achieved },
            achieved: [],
            unconfirmed: [],
            outside: [],
            splits: [],
          }
        : one,
    ),
  };
}

/** The file of what was frozen, byte for byte the same for the same content. */
export function toBytes(frozen: Frozen): Uint8Array {
  return new TextEncoder().encode(`${canonical(frozen)}\n`);
}

/** What stands in a file; undefined where it is none of ours, or of a layout that is not known here. */
export function fromBytes(bytes: Uint8Array): Frozen | undefined {
  try {
    const read = JSON.parse(new TextDecoder().decode(bytes)) as Frozen;
    return read.layout === LAYOUT ? read : undefined;
  } catch {
    return undefined;
  }
}

/** JSON whose fields stand in the order of their names, so that no order of writing is in it. */
function canonical(value: unknown): string {
  // Lists of numbers are the most of a file, and have no fields.
  if (Array.isArray(value))
    return value.every((one) => typeof one !== "object")
      ? JSON.stringify(value)
      : `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(",")}}`;
}

interface Places {
  person: ReadonlyMap<string, number>;
  event: ReadonlyMap<string, number>;
  partner: ReadonlyMap<string, number>;
}

function sorted<One>(all: readonly One[], key: (one: One) => string): One[] {
  return all
    .map((one) => [key(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, one]) => one);
}

/** Rows of the whole stand as figures have them, others by what they are rows of. */
function rank(row: string): string {
  const place = (ALL_ROWS as readonly string[]).indexOf(row);
  return place < 0 ? row : `${place}`;
}

function indexOf<One>(all: readonly One[], key: (one: One) => string): Map<string, number> {
  return new Map(all.map((one, index) => [key(one), index]));
}

function toPerson({ participantId, counties, categories, sex, age }: Person): FrozenPerson {
  return { participantId, counties: [...counties].sort(), categories: [...categories].sort(), sex, age };
}

function toLine(line: Line, itemsOf: (figure: Figure) => Item[], at: Places): FrozenLine {
  const { row, partnerId, event, owed } = line;
  const people = (figure: Figure): PersonEntry[] =>
    itemsOf(figure)
      .map((item): PersonEntry => {
        const { person, gives, places, visits, minutes } = item;
        return [at.person.get(person?.participantId ?? "") ?? -1, gives, places, visits, minutes];
      })
      .sort(byFirst);
  const all: FrozenLists = {
    events: itemsOf("events")
      .map((item): EventEntry => {
        const { event: one, gives, people: number, places } = item;
        return [at.event.get(one?.eventId ?? "") ?? -1, gives, number, places];
      })
      .sort(byFirst),
    places: itemsOf("places")
      .map((item) => toPlace(item, at))
      .sort(byPlace),
    people: people("people"),
    visits: people("visits"),
    minutes: people("minutes"),
    short: people("short"),
    none: people("none"),
  };
  return {
    row,
    ...(partnerId !== undefined && { partnerId }),
    ...(event && { eventId: event.eventId }),
    ...(owed !== undefined && { owed }),
    figures: Object.fromEntries(FIGURES.map((figure) => [figure, line[figure]])) as Record<Figure, number>,
    lists: Object.fromEntries(Object.entries(all).filter(([, list]) => (list as unknown[]).length > 0)),
  };
}

function toPlace({ person, event, registrationIds, partnerId, minutes }: Item, at: Places): PlaceEntry {
  const [registrationId = "reg_"] = registrationIds;
  return [
    at.event.get(event?.eventId ?? "") ?? -1,
    person ? (at.person.get(person.participantId) ?? -1) : registrationId,
    at.partner.get(partnerId ?? "") ?? -1,
    minutes,
  ];
}

function byFirst([a]: readonly [number, ...unknown[]], [b]: readonly [number, ...unknown[]]): number {
  return a - b;
}

function byPlace([event, who]: PlaceEntry, [otherEvent, other]: PlaceEntry): number {
  if (event !== otherEvent) return event - otherEvent;
  if (typeof who === "number" && typeof other === "number") return who - other;
  return typeof who === typeof other ? (who < other ? -1 : 1) : typeof who === "number" ? -1 : 1;
}

function toIndicator({ indicator, counted }: State["indicators"][number], at: Places): FrozenIndicator {
  const { listOf, splits, ...progress } = counted;
  const { indicatorId, name, unit, base, target, rule, splits: by, source, measured } = indicator;
  const indexes = (people: readonly CountedPerson[]) =>
    people.map(({ person }) => at.person.get(person.participantId) ?? -1).sort((a, b) => a - b);
  const members = (figure: (typeof LISTS)[number]) =>
    listOf({ figure })
      .map((one) => toMember(one, at))
      .sort(byPerson);
  return {
    indicator: { indicatorId, name, unit, base, target, rule, splits: by, source, measured },
    progress,
    achieved: members("achieved"),
    unconfirmed: members("unconfirmed"),
    outside: members("outside"),
    splits: splits.flatMap(({ split, rows }) =>
      sorted(rows, ({ row }) => row).map(({ row }) => ({
        split,
        row,
        people: indexes(listOf({ figure: "achieved", split, row })),
      })),
    ),
  };
}

function toMember({ person, minutes, events, results }: CountedPerson, at: Places): FrozenMember {
  return {
    person: at.person.get(person.participantId) ?? -1,
    ...(minutes !== undefined && { minutes }),
    ...(events.length > 0 && {
      events: events.map(({ eventId }) => at.event.get(eventId) ?? -1).sort((a, b) => a - b),
    }),
    ...(results.length > 0 && {
      results: sorted(
        results.map(({ resultId, kindId, day }) => ({ resultId, kindId, day })),
        ({ resultId }) => resultId,
      ),
    }),
  };
}

function byPerson(one: FrozenMember, other: FrozenMember): number {
  return one.person - other.person;
}
