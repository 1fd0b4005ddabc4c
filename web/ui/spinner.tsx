import type { JSX } from "solid-js";
import styles from "./spinner.module.css";

/** A small turning ring as high as the text beside it; says nothing by itself. */
export function Spinner(): JSX.Element {
  return <span class={styles.spinner} aria-hidden="true" />;
}
