import type { Page } from "@zapisy/core/shared/page";
import type { Accessor } from "solid-js";
import { createEffect, createSignal, on, onCleanup } from "solid-js";

/** A list that comes in pages. */
export interface PagedList<T> {
  items: Accessor<readonly T[]>;
  hasMore: Accessor<boolean>;
  /** Nothing has come yet. */
  isFirst: Accessor<boolean>;
  /** The first page of another question is on its way; the old rows are still there. */
  isBusy: Accessor<boolean>;
  error: Accessor<unknown>;
  /** Fetches the next page. */
  more: () => Promise<void>;
  /** Fetches page after page until nothing is left; false: it was given up, another question came, or a page failed. */
  all: (signal: AbortSignal) => Promise<boolean>;
  /** Fetches everything that is shown again, for example after a change. */
  refresh: () => Promise<void>;
  /** Puts a changed row in the place of the old one without asking the server. */
  replace: (isSame: (item: T) => boolean, item: T) => void;
}

/**
 * Keeps a list of the API that comes in pages. When the question changes, the old rows stay until the new
 * ones are there, and an answer to an older question is dropped.
 */
export function createPagedList<T, Question>(
  question: Accessor<Question>,
  fetchPage: (question: Question, cursor: string | undefined) => Promise<Page<T>>,
): PagedList<T> {
  const [items, setItems] = createSignal<readonly T[]>([]);
  const [cursor, setCursor] = createSignal<string>();
  const [isFirst, setFirst] = createSignal(true);
  const [isBusy, setBusy] = createSignal(true);
  const [error, setError] = createSignal<unknown>();
  let turn = 0;
  let pages = 1;
  onCleanup(() => (turn += 1));

  const load = async (count: number) => {
    turn += 1;
    const mine = turn;
    setBusy(true);
    try {
      const loaded: T[] = [];
      let next: string | undefined;
      let read = 0;
      do {
        const page = await fetchPage(question(), next);
        if (mine !== turn) return;
        loaded.push(...page.items);
        next = page.cursor;
        read += 1;
        // A page may come empty although there is more: what one may not see is left out of it.
      } while (next && (read < count || loaded.length === 0));
      pages = read;
      setItems(loaded);
      setCursor(next);
      setError(undefined);
      setFirst(false);
    } catch (caught) {
      if (mine === turn) setError(caught ?? new Error("unknown"));
    } finally {
      if (mine === turn) setBusy(false);
    }
  };

  createEffect(on(question, () => void load(1)));

  const fetchMore = async () => {
    const mine = turn;
    try {
      const page = await fetchPage(question(), cursor());
      if (mine !== turn) return;
      pages += 1;
      setItems((list) => [...list, ...page.items]);
      setCursor(page.cursor);
      setError(undefined);
    } catch (caught) {
      if (mine === turn) setError(caught ?? new Error("unknown"));
    }
  };

  // Whoever else asks for the next page meanwhile waits for the same one: it is not added twice.
  let underway: { turn: number; done: Promise<void> } | undefined;
  const more = () => {
    if (underway?.turn !== turn) underway = { turn, done: fetchMore() };
    const { done } = underway;
    return done.finally(() => {
      if (underway?.done === done) underway = undefined;
    });
  };

  return {
    items,
    hasMore: () => cursor() !== undefined,
    isFirst,
    isBusy,
    error,
    more,
    async all(signal) {
      const mine = turn;
      while (cursor() !== undefined) {
        await more();
        if (signal.aborted || mine !== turn || error() !== undefined) return false;
      }
      return true;
    },
    refresh: () => load(pages),
    replace: (isSame, item) => setItems((list) => list.map((each) => (isSame(each) ? item : each))),
  };
}
