import type { JSX } from "solid-js";
import { createUniqueId, Show } from "solid-js";
import styles from "./progress-bar.module.css";

interface ProgressBarProps {
  /** What is under way: "Tworzenie zaświadczeń". */
  label: string;
  /** Left out while nobody knows how long it takes. */
  value?: number;
  max?: number;
  /** The state in words: "12 z 40". */
  text?: string;
}

/** How far some work has come. */
export function ProgressBar(props: ProgressBarProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles.progress}>
      <div class={styles.words}>
        <label for={id}>{props.label}</label>
        <Show when={props.text}>
          <span class={styles.text}>{props.text}</span>
        </Show>
      </div>
      {/* Without the attribute the bar shows that something goes on, not how far. */}
      <Show when={props.value !== undefined} fallback={<progress id={id} class={styles.bar} />}>
        <progress id={id} class={styles.bar} value={props.value} max={props.max ?? 1} />
      </Show>
    </div>
  );
}
