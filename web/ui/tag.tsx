import type { JSX } from "solid-js";
import type { Meaning } from "./meaning.tsx";
import { MeaningIcon } from "./meaning.tsx";
import styles from "./tag.module.css";
import { Told } from "./told.tsx";

/** A word that sorts something in: a kind of event, a topic. Without a meaning of its own. */
export function Tag(props: { children: JSX.Element; icon?: JSX.Element }): JSX.Element {
  return (
    <span class={styles.tag}>
      {props.icon}
      <Told>{props.children}</Told>
    </span>
  );
}

/** A state in one or two words ("potwierdzone", "lista rezerwowa"): icon, word and colour together. */
export function StateBadge(props: {
  meaning: Meaning;
  children: JSX.Element;
  /** Instead of the icon of the meaning. */
  icon?: JSX.Element;
}): JSX.Element {
  return (
    <span class={`${styles.tag} ${styles.state}`} data-meaning={props.meaning}>
      {props.icon ?? <MeaningIcon meaning={props.meaning} />}
      <Told>{props.children}</Told>
    </span>
  );
}
