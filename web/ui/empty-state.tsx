import type { JSX } from "solid-js";
import { Show } from "solid-js";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  /** What there is not: "Nie ma jeszcze wydarzeń". */
  title: string;
  /** What to do next. */
  children?: JSX.Element;
  icon?: JSX.Element;
  actions?: JSX.Element;
}

/** A list with nothing in it says what to do next. */
export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <div class={styles.empty}>
      {props.icon}
      <p class={styles.title}>{props.title}</p>
      <Show when={props.children}>{(text) => <div class={styles.text}>{text()}</div>}</Show>
      <Show when={props.actions}>{(actions) => <div class={styles.actions}>{actions()}</div>}</Show>
    </div>
  );
}
