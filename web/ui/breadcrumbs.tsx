import { loadShell } from "@zapisy/words/shell";
import { A } from "@solidjs/router";
import ChevronRight from "~icons/lucide/chevron-right";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { useMessages } from "../data/locale.ts";
import styles from "./breadcrumbs.module.css";

/** The way back up: pages above this one, the outermost first. The page itself is not in it. */
export function Breadcrumbs(props: { pages: readonly { href: string; label: string }[] }): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <nav aria-label={t().breadcrumbs} data-screen-only>
      <ol class={styles.list} role="list">
        <For each={props.pages}>
          {(page) => (
            <li class={styles.item}>
              <A class={styles.link} href={page.href} end>
                {page.label}
              </A>
              <ChevronRight />
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}
