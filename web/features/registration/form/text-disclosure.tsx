import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import type { JSX } from "solid-js";
import { Prose } from "../../event/prose.tsx";
import styles from "./text-disclosure.module.css";

/** A long text that can be read in place, beside the statement that one knows it. */
export function TextDisclosure(props: { summary: string; text: LocalizedText }): JSX.Element {
  return (
    <details class={styles.disclosure}>
      <summary>{props.summary}</summary>
      <div class={styles.text}>
        <Prose text={props.text} />
      </div>
    </details>
  );
}
