import type { EventEndsPage, ProjectRetentionView } from "@zapisy/core/retention/answer";
import { formatDay } from "@zapisy/words";
import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./retention.module.css";

type End = EventEndsPage["items"][number]["ends"][number] | ProjectRetentionView["ends"][number];

/** When something ends, how many people that is now, and how many it was. */
export function EndCell(props: {
  end: End;
  /** How many people that is, in words. */
  people: (count: number) => string;
  onShow: () => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const day = (text: string) => formatDay(locale(), text);
  return (
    <div class={styles.end}>
      <span>
        {props.end.until === undefined
          ? t().events.kept
          : props.end.isOver
            ? t().events.over(day(props.end.until))
            : t().events.until(day(props.end.until))}
      </span>
      <Show when={props.end.people}>
        {(count) => (
          <>
            <span>{props.people(count())}</span>
            <Button small kind="quiet" onClick={() => props.onShow()}>
              {t().events.show}
            </Button>
          </>
        )}
      </Show>
      <Show when={props.end.removed}>{(count) => <span>{t().events.removed(count())}</span>}</Show>
    </div>
  );
}
