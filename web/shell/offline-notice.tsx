import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { isOnline } from "../data/connection.ts";
import { useMessages } from "../data/locale.ts";
import { useDevice } from "../data/rendered.ts";
import styles from "./offline-notice.module.css";

/** A line at the top while the browser has no network. */
export function OfflineNotice(): JSX.Element {
  const t = useMessages(loadShell);
  const isDeviceKnown = useDevice();
  return (
    <div role="status" data-screen-only>
      <Show when={isDeviceKnown() && !isOnline()}>
        <p class={styles.line}>{t().offline}</p>
      </Show>
    </div>
  );
}
