import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createUniqueId, For, Show } from "solid-js";
import styles from "./tabs.module.css";

interface TabLinksProps {
  /** What the tabs are about, for screen readers. */
  label: string;
  /** `end` for the tab whose address is the beginning of the others'. */
  tabs: readonly { href: string; label: string; count?: number; end?: boolean }[];
}

/** Tabs that are pages of their own with an address each: a navigation that looks like tabs. */
export function TabLinks(props: TabLinksProps): JSX.Element {
  return (
    <nav class={styles.bar} aria-label={props.label} data-screen-only>
      <For each={props.tabs}>
        {(tab) => (
          <A class={styles.tab} activeClass={styles.active} href={tab.href} end={tab.end} noScroll>
            {tab.label}
            <Show when={tab.count !== undefined}>
              <span class={styles.count}>{tab.count}</span>
            </Show>
          </A>
        )}
      </For>
    </nav>
  );
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly { id: Id; label: string; panel: () => JSX.Element }[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** Tabs inside a page (ARIA tabs): arrows, Home and End choose; only the chosen panel exists. */
export function Tabs<Id extends string>(props: TabsProps<Id>): JSX.Element {
  const base = createUniqueId();
  const chosen = () => props.tabs.find((tab) => tab.id === props.selected) ?? props.tabs[0];
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const at = props.tabs.findIndex((tab) => tab.id === chosen()?.id);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : props.tabs.at(to % props.tabs.length);
    if (!next) return;
    event.preventDefault();
    props.onSelect(next.id);
    document.getElementById(`${base}-${next.id}`)?.focus();
  };
  return (
    <div>
      <div class={styles.bar} role="tablist" aria-label={props.label} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              class={styles.tab}
              aria-selected={tab.id === chosen()?.id}
              aria-controls={`${base}-panel`}
              tabIndex={tab.id === chosen()?.id ? 0 : -1}
              onClick={() => props.onSelect(tab.id)}
            >
              {tab.label}
            </button>
          )}
        </For>
      </div>
      <Show when={chosen()} keyed>
        {(tab) => (
          <div
            role="tabpanel"
            id={`${base}-panel`}
            class={styles.panel}
            aria-labelledby={`${base}-${tab.id}`}
            tabIndex={0}
          >
            {tab.panel()}
          </div>
        )}
      </Show>
    </div>
  );
}
