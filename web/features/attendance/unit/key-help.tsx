import { loadAttendance } from "@zapisy/words/attendance";
import Keyboard from "~icons/lucide/keyboard";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import styles from "./key-help.module.css";

/** The keys of the tick list, folded away until somebody asks. */
export function KeyHelp(): JSX.Element {
  const t = useMessages(loadAttendance);
  const keys = (): [keys: string, text: string][] => {
    const words = t().keys;
    return [
      [words.space, words.spaceText],
      [words.arrows, words.arrowsText],
      [words.ends, words.endsText],
      [words.key.present, t().state.present],
      [words.key.absent, t().state.absent],
      [words.key.excused, t().state.excused],
      [words.key.left_early, t().state.left_early],
      [words.remove, t().record.remove],
      [words.key.history, t().record.showHistory],
      [words.search, words.searchText],
      [words.searchEnter, words.searchEnterText],
    ];
  };
  return (
    <details class={styles.help} data-screen-only>
      <summary>
        <Keyboard /> {t().keys.title}
      </summary>
      <p>{t().keys.lead}</p>
      <dl class={styles.keys}>
        <For each={keys()}>
          {([key, text]) => (
            <div class={styles.key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          )}
        </For>
      </dl>
    </details>
  );
}
