import type { JSX } from "solid-js";
import { Show } from "solid-js";
import type { Part } from "../data/part.ts";
import { ErrorState } from "./error-state.tsx";
import { Skeleton } from "./skeleton.tsx";

/**
 * A part of a page that is fetched by itself: a skeleton until it is there, what went wrong with a way to try again, and what was
 * fetched last even then, so that nothing that is being typed in it is lost.
 */
export function PartView<Value>(props: {
  part: Part<Value>;
  /** Lines of the skeleton. */
  lines: number;
  children: (value: () => NonNullable<Value>) => JSX.Element;
}): JSX.Element {
  return (
    <>
      <Show when={props.part.error()}>
        {(error) => <ErrorState error={error()} retry={() => props.part.refetch()} />}
      </Show>
      <Show
        when={props.part.value()}
        fallback={
          <Show when={!props.part.error()}>
            <Skeleton look="rows" lines={props.lines} />
          </Show>
        }
      >
        {(value) => props.children(value)}
      </Show>
    </>
  );
}
