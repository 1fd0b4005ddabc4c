import type { JSX } from "solid-js";
import { Show } from "solid-js";
import styles from "./told.module.css";

/**
 * What says how something stands: a free seat, a saved change, an error. Other words are another element, because a
 * browser that translates a page puts elements of its own in the place of its text nodes, and nobody sees what is
 * written into those nodes afterwards.
 */
export function Told(props: { children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.children} keyed>
      {(words) => <span class={styles.told}>{words}</span>}
    </Show>
  );
}
