import { isRecord, sameValue } from "./value.state.ts";

/** One thing that two people changed in different ways. The path names list entries by their ids. */
export interface MergeConflict {
  path: string;
  mine: unknown;
  theirs: unknown;
}

/** What comes of two people's changes to the same thing. */
export interface Merge<T> {
  /** Both people's changes; where they clash, mine. */
  merged: T;
  conflicts: MergeConflict[];
  /** Paths that only the other person changed, which were taken over. */
  taken: string[];
}

/** By what the entries of lists are known. */
const ID_KEYS = ["criterionId", "itemId", "optionId", "groupId", "questionId", "answerId", "day"] as const;

/** Objects that mean something only as a whole: a date range, or whom a letter is for, is not mixed from two. */
const WHOLE = new Set(["dates", "recipients"]);

/**
 * Puts two people's changes to one value together. Objects are merged by key and lists whose entries have
 * ids by id, so that two stops edited at once both keep their edits; anything else is one value. What only
 * one side changed is taken from that side. The order of a list is mine where I changed it.
 */
export function mergeChanges<T>(base: T, mine: T, theirs: T): Merge<T> {
  const conflicts: MergeConflict[] = [];
  const taken: string[] = [];

  const merge = (path: string, was: unknown, my: unknown, their: unknown): unknown => {
    if (sameValue(my, their) || sameValue(their, was)) return my;
    if (sameValue(my, was)) {
      taken.push(path);
      return their;
    }
    if (isRecord(my) && isRecord(their) && !WHOLE.has(path)) {
      return mergeRecords(path, isRecord(was) ? was : {}, my, their);
    }
    const idKey = idKeyOf(my, their);
    if (idKey) return mergeLists(path, idKey, entries(was), entries(my), entries(their));
    conflicts.push({ path, mine: my, theirs: their });
    return my;
  };

  const mergeRecords = (
    path: string,
    was: Record<string, unknown>,
    my: Record<string, unknown>,
    their: Record<string, unknown>,
  ) => {
    const merged: Record<string, unknown> = {};
    for (const key of new Set([...Object.keys(my), ...Object.keys(their)])) {
      const value = merge(path ? `${path}.${key}` : key, was[key], my[key], their[key]);
      if (value !== undefined) merged[key] = value;
    }
    return merged;
  };

  const mergeLists = (path: string, idKey: string, was: Entry[], my: Entry[], their: Entry[]) => {
    const find = (list: Entry[], id: unknown) => list.find((entry) => entry[idKey] === id);
    const order = (list: Entry[]) => list.map((entry) => entry[idKey]);
    const shared = (list: Entry[]) =>
      order(list).filter((id) => [was, my, their].every((one) => find(one, id)));
    const isMyOrder = !sameValue(shared(my), shared(was));
    const [first, second] = isMyOrder ? [order(my), order(their)] : [order(their), order(my)];
    const merged: unknown[] = [];
    for (const id of withAdded(first, second)) {
      const value = merge(`${path}.${String(id)}`, find(was, id), find(my, id), find(their, id));
      if (value !== undefined) merged.push(value);
    }
    return merged;
  };

  return { merged: merge("", base, mine, theirs) as T, conflicts, taken };
}

type Entry = Record<string, unknown>;

function entries(value: unknown): Entry[] {
  return Array.isArray(value) ? (value as Entry[]) : [];
}

function idKeyOf(...lists: unknown[]): string | undefined {
  if (!lists.every((list) => Array.isArray(list))) return undefined;
  const all = (lists as unknown[][]).flat();
  return ID_KEYS.find(
    (key) => all.length > 0 && all.every((entry) => isRecord(entry) && typeof entry[key] === "string"),
  );
}

/** One order with the ids of another put in behind their neighbours. */
function withAdded(first: unknown[], second: unknown[]): unknown[] {
  const ids = [...first];
  for (const [index, id] of second.entries()) {
    if (ids.includes(id)) continue;
    const before = second.slice(0, index).findLast((each) => ids.includes(each));
    ids.splice(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id);
  }
  return ids;
}

/** The merged value with the other person's choice at those paths of conflicts. */
export function withTheirs<T>(merge: Merge<T>, paths: ReadonlySet<string>): T {
  let value: unknown = merge.merged;
  for (const { path, theirs } of merge.conflicts) {
    if (paths.has(path)) value = replaceAt(value, path.split("."), theirs);
  }
  return value as T;
}

function replaceAt(value: unknown, keys: string[], next: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return next;
  if (Array.isArray(value)) {
    const idKey = idKeyOf(value);
    const index = value.findIndex((entry: Entry) => idKey !== undefined && entry[idKey] === key);
    const changed = replaceAt(value[index], rest, next);
    if (index < 0) return changed === undefined ? value : [...value, changed];
    // They removed the entry that I changed.
    return changed === undefined ? value.toSpliced(index, 1) : value.with(index, changed);
  }
  const record = isRecord(value) ? value : {};
  return { ...record, [key]: replaceAt(record[key], rest, next) };
}

/**
 * Takes one act back and leaves what was changed since then: the state before the act, merged with
 * everything that happened after it.
 */
export function undoChange<T>(before: T, after: T, now: T): T {
  return mergeChanges(after, now, before).merged;
}
