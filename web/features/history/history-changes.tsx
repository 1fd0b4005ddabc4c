import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import styles from "./history.module.css";

/** More lines than this are shown on demand. */
const MOST_LINES = 6;

/** From what to what an entry changed things. */
export function HistoryChanges(props: { lines: readonly string[] }): JSX.Element {
  const t = useMessages(loadStaff);
  const lines = () => (
    <ul class={styles.changes}>
      <For each={props.lines}>{(line) => <li>{line}</li>}</For>
    </ul>
  );
  return (
    <Show
      when={props.lines.length > MOST_LINES}
      fallback={<Show when={props.lines.length > 0}>{lines()}</Show>}
    >
      <details class={styles.more}>
        <summary>{t().history.showChanges(props.lines.length)}</summary>
        {lines()}
      </details>
    </Show>
  );
}
