import { useIsRouting } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import styles from "./route-progress.module.css";

/** A thin line at the top while the next page is on its way; appears only when that takes long. */
export function RouteProgress(): JSX.Element {
  const isRouting = useIsRouting();
  return (
    <Show when={isRouting()}>
      <div class={styles.line} aria-hidden="true" />
    </Show>
  );
}
