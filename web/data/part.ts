import { createEffect, createSignal, on, type Accessor } from "solid-js";

/** A part of a page that is fetched by itself. Nothing of it throws, so one lost request takes nothing else along. */
export interface Part<Value> {
  /** What was fetched last; stays while it is fetched again, and where that fails. */
  value: Accessor<Value | undefined>;
  /** Why it could not be fetched, until it could. */
  error: Accessor<unknown>;
  isLoading: Accessor<boolean>;
  /** Fetches it again. Never rejects. */
  refetch: () => Promise<void>;
  /** Takes over what an answer said meanwhile; whatever is still on its way is older. */
  mutate: (value: Value) => void;
}

/**
 * Fetches a part of a page, and again whenever its source changes; not while that is false or missing.
 * A resource of Solid throws wherever it is read once a request failed, which is the whole page where no boundary stands between.
 */
export function createPart<Source, Value>(
  source: () => Source | false | undefined,
  fetch: (source: Source) => Promise<Value>,
): Part<Value> {
  const [value, setValue] = createSignal<Value>();
  const [error, setError] = createSignal<unknown>();
  const [isLoading, setLoading] = createSignal(false);
  let turn = 0;
  const take = (fetched: Value | undefined) => {
    setValue(() => fetched);
    setError(undefined);
    setLoading(false);
  };
  const load = async (of: Source) => {
    turn += 1;
    const own = turn;
    setLoading(true);
    try {
      const fetched = await fetch(of);
      if (own === turn) take(fetched);
    } catch (caught) {
      if (own !== turn) return;
      setError(() => caught);
      setLoading(false);
    }
  };
  createEffect(
    on(source, (now, before) => {
      if (now === false || now === undefined) return;
      // What is shown is of another: nothing of it may be taken for this one's.
      if (before !== undefined && before !== false && before !== now) take(undefined);
      void load(now);
    }),
  );
  return {
    value,
    error,
    isLoading,
    refetch: async () => {
      const now = source();
      if (now !== false && now !== undefined) await load(now);
    },
    mutate: (next) => {
      turn += 1;
      take(next);
    },
  };
}
