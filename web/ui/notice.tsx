import type { JSX } from "solid-js";
import { Show } from "solid-js";
import type { Meaning } from "./meaning.tsx";
import { MeaningIcon } from "./meaning.tsx";
import styles from "./notice.module.css";
import { Told } from "./told.tsx";

interface NoticeProps {
  meaning: Meaning;
  title?: string;
  children?: JSX.Element;
  /** Buttons or links under the text. */
  actions?: JSX.Element;
  /**
   * It appears in answer to something: `status` is read when the reader is free, `alert` at once. Leave it
   * out for what stands on the page from the beginning.
   */
  live?: "status" | "alert";
}

/** A short text in a box that one should not miss. */
export function Notice(props: NoticeProps): JSX.Element {
  return (
    <div class={styles.notice} data-meaning={props.meaning} role={props.live}>
      <MeaningIcon meaning={props.meaning} />
      <div class={styles.content}>
        <Show when={props.title}>
          <p class={styles.title}>
            <Told>{props.title}</Told>
          </p>
        </Show>
        <Show when={props.children} keyed>
          {(content) => <div>{content}</div>}
        </Show>
        <Show when={props.actions}>{(actions) => <div class={styles.actions}>{actions()}</div>}</Show>
      </div>
    </div>
  );
}
