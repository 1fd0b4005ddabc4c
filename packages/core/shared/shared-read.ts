import type { Instant } from "./time.ts";

/** A read under way, and the one that follows it, if somebody waits for that. */
interface Line<Value> {
  running: Promise<Value>;
  next?: Promise<Value>;
}

/**
 * Makes a read that many who want the same at once share. Whoever asks while one is under way waits for the next, with all
 * others who do: nobody gets what was read before they asked, and hundreds cost two reads.
 * @param idOf tells which keys mean the same
 */
export function shareReads<Key, Value>(
  read: (key: Key) => Promise<Value>,
  idOf: (key: Key) => string,
): (key: Key) => Promise<Value> {
  const lines = new Map<string, Line<Value>>();

  function begin(id: string, key: Key): Promise<Value> {
    const line: Line<Value> = { running: read(key) };
    lines.set(id, line);
    const end = () => {
      if (lines.get(id) === line && !line.next) lines.delete(id);
    };
    line.running.then(end, end);
    return line.running;
  }

  return (key) => {
    const id = idOf(key);
    const line = lines.get(id);
    if (!line) return begin(id, key);
    const start = () => begin(id, key);
    line.next ??= line.running.then(start, start);
    return line.next;
  };
}

/** Answers kept of one kind of read at most. */
const MAX_KEPT = 100;

/**
 * Makes a shared read whose answers are kept for a while: for those who come one after the other with the same question.
 * @param ttlMs how old an answer may be; 0: always read anew
 * @returns a read that is also told since when what is asked for is so: it does not go by what was read before
 */
export function keepReads<Key, Value>(
  read: (key: Key) => Promise<Value>,
  idOf: (key: Key) => string,
  { ttlMs, clock }: { ttlMs: number; clock: () => Instant },
): (key: Key, since?: Instant) => Promise<Value> {
  const kept = new Map<string, { value: Value; begunAt: Instant; endsAt: number }>();
  const readNow = shareReads(async (key: Key) => {
    const begunAt = clock();
    const endsAt = performance.now() + ttlMs;
    const value = await read(key);
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(idOf(key), { value, begunAt, endsAt });
    return value;
  }, idOf);
  return async (key, since = "") => {
    const known = kept.get(idOf(key));
    return known && performance.now() < known.endsAt && known.begunAt > since ? known.value : readNow(key);
  };
}
