import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { keepCurrentLinkInView } from "./current-link.ts";
import styles from "./tabs.module.css";
import { Told } from "./told.tsx";

interface TabLinksProps {
  /** What the tabs are about, for screen readers. */
  label: string;
  /** `end` for the tab whose address is the beginning of the others'. */
  tabs: readonly { href: string; label: string; count?: number; end?: boolean }[];
}

/** Tabs that are pages of their own with an address each: a navigation that looks like tabs. */
export function TabLinks(props: TabLinksProps): JSX.Element {
  let bar: HTMLElement | undefined;
  keepCurrentLinkInView(() => bar);
  return (
    <nav class={styles.bar} ref={(element) => (bar = element)} aria-label={props.label} data-screen-only>
      <For each={props.tabs}>
        {(tab) => (
          <A class={styles.tab} activeClass={styles.active} href={tab.href} end={tab.end} noScroll>
            {tab.label}
            <Show when={tab.count !== undefined}>
              <span class={styles.count}>
                <Told>{String(tab.count)}</Told>
              </span>
            </Show>
          </A>
        )}
      </For>
    </nav>
  );
}
