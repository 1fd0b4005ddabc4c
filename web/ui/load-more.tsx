import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "./button.tsx";
import styles from "./load-more.module.css";
import { Told } from "./told.tsx";

interface LoadMoreProps {
  shown: number;
  /** How many there are in all, where that is known. */
  total?: number;
  hasMore: boolean;
  /** Fetches the next page; the button is busy until the promise settles. */
  onLoad: () => Promise<unknown>;
}

/** The foot of a list that comes in pages: how much is shown, and a button for more. */
export function LoadMore(props: LoadMoreProps): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <div class={styles.foot}>
      <p class={styles.count} role="status">
        <Show when={props.total}>{(total) => <Told>{t().shown(props.shown, total())}</Told>}</Show>
      </p>
      <Show when={props.hasMore}>
        <p class={styles.partial}>{t().print.partial(props.shown)}</p>
        <Button onClick={() => props.onLoad()}>{t().action.loadMore}</Button>
      </Show>
    </div>
  );
}
