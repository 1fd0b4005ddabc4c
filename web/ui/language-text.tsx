import type { JSX } from "solid-js";
import { locale } from "../data/locale.ts";
import styles from "./language-text.module.css";

interface LanguageTextProps {
  /** A text in Polish and, where somebody translated it, in English. */
  text: { pl: string; en?: string };
}

/**
 * A text of the organiser in the reader's language, or in Polish where there is no translation; then it
 * says so by `lang`, and a screen reader pronounces it right (WCAG 3.1.2). Line breaks are kept.
 */
export function LanguageText(props: LanguageTextProps): JSX.Element {
  const translated = () => (locale() === "en" ? props.text.en : undefined);
  const language = () => (translated() ? "en" : "pl");
  return (
    <span lang={language() === locale() ? undefined : language()} class={styles.text}>
      {translated() ?? props.text.pl}
    </span>
  );
}
