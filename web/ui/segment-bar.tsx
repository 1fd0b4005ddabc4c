import type { JSX } from "solid-js";
import { For } from "solid-js";
import type { Meaning } from "./meaning.tsx";
import styles from "./segment-bar.module.css";

interface SegmentBarProps {
  /** What the whole is: "Miejsca". */
  label: string;
  /** The size of the whole, in the unit of the counts; at least their sum is drawn. */
  total: number;
  segments: readonly {
    /** `plain` for what has no meaning of its own, such as free seats. */
    meaning: Meaning | "plain";
    label: string;
    count: number;
  }[];
}

/** A whole and its parts as one bar with the numbers under it: seats by state of registration. */
export function SegmentBar(props: SegmentBarProps): JSX.Element {
  const whole = () =>
    Math.max(
      props.total,
      props.segments.reduce((sum, segment) => sum + segment.count, 0),
      1,
    );
  return (
    <figure class={styles.figure} aria-label={props.label}>
      <div class={styles.bar} aria-hidden="true">
        <For each={props.segments}>
          {(segment) => (
            <div
              class={styles.segment}
              data-meaning={segment.meaning}
              style={{ "inline-size": `${(segment.count / whole()) * 100}%` }}
            />
          )}
        </For>
      </div>
      <ul class={styles.legend} role="list">
        <For each={props.segments}>
          {(segment) => (
            <li class={styles.entry}>
              <span class={styles.mark} data-meaning={segment.meaning} aria-hidden="true" />
              {segment.label} <strong>{segment.count}</strong>
            </li>
          )}
        </For>
      </ul>
    </figure>
  );
}
