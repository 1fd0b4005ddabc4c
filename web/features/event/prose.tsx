import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { locale } from "../../data/locale.ts";
import styles from "./prose.module.css";

/** A longer text of the organiser: paragraphs at empty lines, other line breaks kept, its language named. */
export function Prose(props: { text: LocalizedText }): JSX.Element {
  const translated = () => (locale() === "en" ? props.text.en : undefined);
  const paragraphs = () => (translated() ?? props.text.pl).split(/\n{2,}/);
  return (
    <div class={styles.prose} lang={locale() === "en" && !translated() ? "pl" : undefined}>
      <For each={paragraphs()}>{(paragraph) => <p>{paragraph}</p>}</For>
    </div>
  );
}
