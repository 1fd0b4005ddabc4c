import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { useMessages } from "../data/locale.ts";
import styles from "./skip-link.module.css";

/** First stop of the keyboard on every page: jumps over the navigation to `<main id="content" tabindex="-1">`. */
export function SkipLink(): JSX.Element {
  const t = useMessages(loadShell);
  const skip = (event: MouseEvent) => {
    // The router would take the hash for a navigation.
    event.preventDefault();
    document.getElementById("content")?.focus();
  };
  return (
    <a class={styles.link} href="#content" onClick={skip} data-screen-only>
      {t().skipToContent}
    </a>
  );
}
