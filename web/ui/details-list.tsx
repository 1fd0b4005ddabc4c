import type { JSX } from "solid-js";
import { For } from "solid-js";
import styles from "./details-list.module.css";

interface DetailsListProps {
  /** Functions, so that only what is shown is made. */
  items: readonly { term: string; description: () => JSX.Element }[];
}

/** Facts with their names: term on the left, description on the right, one under the other on a phone. */
export function DetailsList(props: DetailsListProps): JSX.Element {
  return (
    <div class={styles.container}>
      <dl class={styles.list}>
        <For each={props.items}>
          {(item) => (
            <div class={styles.item}>
              <dt class={styles.term}>{item.term}</dt>
              <dd class={styles.description}>{item.description()}</dd>
            </div>
          )}
        </For>
      </dl>
    </div>
  );
}
