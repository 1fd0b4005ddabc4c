import type { Cut, Figure } from "../figure/schema.ts";
import { LISTS, type Split } from "../indicator/schema.ts";
import type { Frozen, FrozenIndicator, FrozenLine, PersonEntry, PlaceEntry } from "./frozen.ts";

/** Of what a number is: a figure of a row, distinct people of a cut, or something of an indicator. */
export type Measured =
  | { of: "figure"; cut: Cut; row: string; figure: Figure }
  | { of: "distinct"; cut: Cut }
  | { of: "indicator"; indicatorId: string; figure: (typeof LISTS)[number]; split?: Split; row?: string }
  /** What it has no list of: the minima as agreed and of those who take part now; and 1 where it is reached. */
  | { of: "minimum"; indicatorId: string; which: "contract" | "present" | "reached" };

/** A number, and what each on its list gives to it: people by `ptc_…`, events by `evt_…`, places by both, or with `reg_…`. */
export interface Measure {
  what: Measured;
  number: number;
  gives: ReadonlyMap<string, number>;
}

/** Numbers of a snapshot by what they are of; one that is none and has nobody is not among them. */
export type Measures = ReadonlyMap<string, Measure>;

/** One number that differs, with who came onto its list, who went, and who gives something else. */
export interface Change {
  what: Measured;
  was: number;
  now: number;
  in: { id: string; gives: number }[];
  out: { id: string; gave: number }[];
  other: { id: string; gave: number; gives: number }[];
}

/** All numbers of what was frozen, with their lists. */
export function measuresOf(frozen: Frozen): Map<string, Measure> {
  const found = new Map<string, Measure>();
  const add = (
    what: Measured,
    number: number,
    list: readonly (readonly [id: string, gives: number])[] = [],
  ) => {
    if (number !== 0 || list.length > 0) found.set(keyOf(what), { what, number, gives: new Map(list) });
  };
  for (const { cut, distinct, lines } of frozen.cuts) {
    add({ of: "distinct", cut }, distinct);
    for (const line of lines)
      for (const [figure, number] of Object.entries(line.figures) as [Figure, number][])
        add({ of: "figure", cut, row: line.row, figure }, number, listOf(frozen, line, figure));
  }
  for (const one of frozen.indicators) addIndicator(frozen, one, add);
  return found;
}

type Add = (what: Measured, number: number, list?: readonly (readonly [string, number])[]) => void;

function addIndicator({ people }: Frozen, one: FrozenIndicator, add: Add): void {
  const each = (all: readonly number[]) =>
    all.map((person) => [people[person]?.participantId ?? "", 1] as const);
  const { progress, splits } = one;
  // Beside the other numbers of a comparison one that is told without its list would say whose it is (docs/decisions/0123).
  if (progress.hidden !== undefined) return;
  const { indicatorId } = one.indicator;
  for (const figure of LISTS)
    add(
      { of: "indicator", indicatorId, figure },
      progress[figure],
      each(one[figure].map(({ person }) => person)),
    );
  for (const { split, row, people: own } of splits)
    add({ of: "indicator", indicatorId, figure: "achieved", split, row }, own.length, each(own));
  for (const { of: which, people: number } of progress.minima)
    add({ of: "minimum", indicatorId, which }, number);
  add({ of: "minimum", indicatorId, which: "reached" }, progress.reached ? 1 : 0);
}

function listOf({ people, events }: Frozen, { lists }: FrozenLine, figure: Figure): [string, number][] {
  const idOf = (person: number) => people[person]?.participantId ?? "";
  const eventOf = (event: number) => events[event]?.eventId ?? "";
  if (figure === "events") return (lists.events ?? []).map(([event, gives]) => [eventOf(event), gives]);
  if (figure === "places")
    return (lists.places ?? []).map(([event, who]: PlaceEntry) => [
      `${eventOf(event)} ${typeof who === "number" ? idOf(who) : who}`,
      1,
    ]);
  return (lists[figure] ?? []).map(([person, gives]: PersonEntry) => [idOf(person), gives]);
}

/** What a number is of, as a key. */
export function keyOf(what: Measured): string {
  return JSON.stringify(Object.entries(what).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What differs between two sets of numbers: nothing exactly where they and their lists are the same. In the order of the earlier ones, then
 * those that are new.
 */
export function difference(before: Measures, now: Measures): Change[] {
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), now.get(key)];
    const what = (was ?? is)?.what;
    if (!what) return [];
    const [gave, gives] = [was?.gives ?? NOBODY, is?.gives ?? NOBODY];
    const change: Change = {
      what,
      was: was?.number ?? 0,
      now: is?.number ?? 0,
      in: [...gives].flatMap(([id, one]) => (gave.has(id) ? [] : { id, gives: one })),
      out: [...gave].flatMap(([id, one]) => (gives.has(id) ? [] : { id, gave: one })),
      other: [...gave].flatMap(([id, one]) => {
        const other = gives.get(id);
        return other === undefined || other === one ? [] : { id, gave: one, gives: other };
      }),
    };
    const isSame =
      change.was === change.now && change.in.length + change.out.length + change.other.length === 0;
    return isSame ? [] : change;
  });
}

const NOBODY: ReadonlyMap<string, number> = new Map();

/** The later numbers, from the earlier ones and the difference. */
export function applied(before: Measures, changes: readonly Change[]): Map<string, Measure> {
  const found = new Map(before);
  for (const { what, now: number, in: came, out, other } of changes) {
    const key = keyOf(what);
    const gives = new Map(found.get(key)?.gives);
    for (const { id } of out) gives.delete(id);
    for (const one of [...came, ...other]) gives.set(one.id, one.gives);
    if (number === 0 && gives.size === 0) found.delete(key);
    else found.set(key, { what, number, gives });
  }
  return found;
}
