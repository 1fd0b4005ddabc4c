import type { JSX } from "solid-js";
import { splitProps } from "solid-js";
import styles from "./visually-hidden.module.css";

/** Text for screen readers only; takes every attribute of a `span`. */
export function VisuallyHidden(props: JSX.HTMLAttributes<HTMLSpanElement>): JSX.Element {
  const [own, rest] = splitProps(props, ["class"]);
  return <span {...rest} class={styles.hidden} classList={{ [own.class ?? ""]: Boolean(own.class) }} />;
}
