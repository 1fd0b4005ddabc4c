import { loadShell } from "@zapisy/words/shell";
import Printer from "~icons/lucide/printer";
import type { JSX } from "solid-js";
import { createSignal, onCleanup, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "./button.tsx";
import type { PagedList } from "../data/paged-list.ts";
import styles from "./print-list.module.css";

/** Prints a list that comes in pages once all of it is there; says how far it is, and can be called off. */
export function PrintList(props: {
  list: Pick<PagedList<unknown>, "all" | "items" | "isBusy">;
  children: JSX.Element;
}): JSX.Element {
  const t = useMessages(loadShell);
  const [run, setRun] = createSignal<AbortController>();
  const giveUp = () => {
    run()?.abort();
    setRun(undefined);
  };
  onCleanup(giveUp);
  const print = async () => {
    const control = new AbortController();
    setRun(control);
    const isWhole = await props.list.all(control.signal);
    if (run() === control) setRun(undefined);
    // What has just come is painted first.
    if (isWhole) requestAnimationFrame(() => window.print());
  };
  return (
    <div class={styles.print} data-screen-only>
      <Button
        kind="quiet"
        icon={<Printer />}
        busy={Boolean(run())}
        disabled={props.list.isBusy()}
        onClick={() => print()}
      >
        {props.children}
      </Button>
      <span class={styles.progress} role="status">
        <Show when={run()}>{t().print.progress(props.list.items().length)}</Show>
      </span>
      <Show when={run()}>
        <Button kind="quiet" small onClick={giveUp}>
          {t().action.cancel}
        </Button>
      </Show>
    </div>
  );
}

/** Stands on paper alone: how many rows the list has, and by what it was chosen. */
export function PrintedChoice(props: { rows: number; chosen: readonly (string | undefined)[] }): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <p class={styles.choice}>{[...props.chosen.filter(Boolean), t().print.rows(props.rows)].join(" · ")}</p>
  );
}
