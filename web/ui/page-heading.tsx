import { useLocation } from "@solidjs/router";
import type { JSX } from "solid-js";
import { onMount, Show } from "solid-js";
import { restoreLocale } from "../data/locale.ts";
import { endBeginning } from "../data/rendered.ts";
import { usePageTitle } from "./page-title.ts";
import styles from "./page-heading.module.css";

interface PageHeadingProps {
  title: string;
  /** The language of the title where it is not that of the interface. */
  lang?: string;
  /** A small line above: breadcrumbs, the kind of an event. */
  above?: JSX.Element;
  /** A line or two below: facts, state. */
  lead?: JSX.Element;
  /** Buttons; beside the words where there is room. */
  actions?: JSX.Element;
}

// The path whose heading was shown last. The first heading of a visit leaves the focus alone: the
// browser starts at the top of the document by itself.
let shownPath: string | undefined;

/**
 * The one `h1` of a page. It sets the title of the window, and after a navigation it takes the focus, so
 * that a keyboard goes on and a screen reader reads on from the new page's beginning.
 */
export function PageHeading(props: PageHeadingProps): JSX.Element {
  const location = useLocation();
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    const isNewPage = shownPath !== undefined && shownPath !== location.pathname;
    // A heading that took the focus may have made place for this one, when the page's data did not come.
    const isFocusLost = shownPath !== undefined && document.activeElement === document.body;
    if (isNewPage || isFocusLost) heading?.focus({ preventScroll: true });
    if (shownPath === undefined) {
      void restoreLocale();
      endBeginning();
    }
    shownPath = location.pathname;
  });
  usePageTitle(() => props.title);
  return (
    <header class={styles.heading}>
      <div class={styles.words}>
        <Show when={props.above}>{(above) => <div class={styles.above}>{above()}</div>}</Show>
        <h1 class={styles.title} ref={(element) => (heading = element)} tabIndex={-1} lang={props.lang}>
          {props.title}
        </h1>
        <Show when={props.lead}>{(lead) => <div class={styles.lead}>{lead()}</div>}</Show>
      </div>
      <Show when={props.actions}>
        {(actions) => (
          <div class={styles.actions} data-screen-only>
            {actions()}
          </div>
        )}
      </Show>
    </header>
  );
}
