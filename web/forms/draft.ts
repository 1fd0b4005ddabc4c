import { createSignal, untrack } from "solid-js";
import { createStore, produce, reconcile, unwrap } from "solid-js/store";
import { mergeChanges, type Merge } from "./merge.state.ts";
import { sameValue } from "./value.state.ts";

/** What is being written of something that is stored. */
export interface Draft<T> {
  /** Reactive by field. */
  value: T;
  /** Changes it in place: `update((event) => (event.title.pl = text))`. */
  update: (change: (value: T) => void) => void;
  /** A copy that later changes do not touch. */
  snapshot: () => T;
  /** Replaces the whole; what stays the same keeps its identity, and so its fields their focus. */
  show: (value: T) => void;
  /** Does {@link Draft.show} to one part. @param key by which its entries are known */
  replace: <Part extends keyof T>(part: Part, value: T[Part], key: string) => void;
  /** What is stored of it, as far as known. */
  stored: () => T;
  keepAsStored: (value: T) => void;
  /** Whether it says something else than what is stored. Reactive. */
  isDirty: () => boolean;
  /** What comes of it, or of what is sent for it, and of what somebody else stored meanwhile. */
  mergeWith: (theirs: T, mine?: T) => Merge<T>;
}

/** Begins a draft with what is stored. @param key by which entries of lists are known */
export function createDraft<T extends object>(begin: T, key?: string): Draft<T> {
  const [stored, setStored] = createSignal(begin);
  const [value, setValue] = createStore<T>(structuredClone(begin));
  const setPart = setValue as (part: keyof T, change: unknown) => void;
  const snapshot = () => structuredClone(unwrap(value));
  return {
    value,
    update: (change) => setValue(produce(change)),
    snapshot,
    show: (next) => setValue(reconcile(structuredClone(next), key === undefined ? {} : { key })),
    replace: (part, next, key) => setPart(part, reconcile(structuredClone(next), { key })),
    stored: () => untrack(stored),
    keepAsStored: (next) => setStored(() => next),
    isDirty: () => !sameValue(value, stored()),
    mergeWith: (theirs, mine = snapshot()) => mergeChanges(untrack(stored), mine, theirs),
  };
}
