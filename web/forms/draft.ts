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
  /** What is stored of it, as far as known. */
  stored: () => T;
  keepAsStored: (value: T) => void;
  isDirty: () => boolean;
  /** What comes of it and of what somebody else stored meanwhile. */
  mergeWith: (theirs: T) => Merge<T>;
}

/** Begins a draft with what is stored. @param key by which entries of lists are known */
export function createDraft<T extends object>(begin: T, key?: string): Draft<T> {
  let stored = begin;
  const [value, setValue] = createStore<T>(structuredClone(begin));
  const snapshot = () => structuredClone(unwrap(value));
  return {
    value,
    update: (change) => setValue(produce(change)),
    snapshot,
    show: (next) => setValue(reconcile(structuredClone(next), key === undefined ? {} : { key })),
    stored: () => stored,
    keepAsStored: (next) => {
      stored = next;
    },
    isDirty: () => !sameValue(snapshot(), stored),
    mergeWith: (theirs) => mergeChanges(stored, snapshot(), theirs),
  };
}
