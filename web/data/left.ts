import { onCleanup } from "solid-js";

/** Says once that whoever looked at the component that calls it has gone on: what it still waits for must not act on the next page. */
export function untilLeft(): AbortSignal {
  const left = new AbortController();
  onCleanup(() => left.abort());
  return left.signal;
}
