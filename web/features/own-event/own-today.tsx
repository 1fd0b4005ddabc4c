import { formatDay, formatWeekday } from "@zapisy/words";
import { loadOwnEvent } from "@zapisy/words/own-event";
import { loadSupportLog } from "@zapisy/words/support-log";
import { loadWorklist } from "@zapisy/words/worklist";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { asHeading } from "../event/event-text.ts";
import { listOwnLogs } from "../support-log/log-api.ts";
import { OwnLogs } from "../support-log/own-logs.tsx";
import { NextSessions, TodaysLists } from "./own-day.tsx";
import { listOwnEvents } from "./own-event-api.ts";
import styles from "./own-event.module.css";

/** The first page of those who see their own sessions and their own log alone: what is today, what comes, and the hours of the month. */
export function OwnToday(): JSX.Element {
  const t = useMessages(loadOwnEvent);
  const words = useMessages(loadWorklist);
  const log = useMessages(loadSupportLog);
  const events = createPart(() => true, listOwnEvents);
  const logs = createPart(() => true, listOwnLogs);
  const date = (day: string) => asHeading(`${formatWeekday(locale(), day)}, ${formatDay(locale(), day)}`);
  return (
    <div class={styles.page}>
      <PageHeading
        title={words().title}
        lead={<Show when={events.value()}>{(known) => date(known().today)}</Show>}
      />
      <section class={styles.panel} aria-labelledby="own-lists">
        <h2 id="own-lists" class={styles.heading}>
          {t().today.title}
        </h2>
        <PartView part={events} lines={2}>
          {(found) => <TodaysLists events={found()} />}
        </PartView>
      </section>
      <section class={styles.panel} aria-labelledby="own-log">
        <h2 id="own-log" class={styles.heading}>
          {log().title}
        </h2>
        <PartView part={logs} lines={2}>
          {(found) => <OwnLogs logs={found()} />}
        </PartView>
      </section>
      <section class={styles.panel} aria-labelledby="own-next">
        <h2 id="own-next" class={styles.heading}>
          {t().today.next}
        </h2>
        <PartView part={events} lines={3}>
          {(found) => <NextSessions events={found()} />}
        </PartView>
      </section>
    </div>
  );
}
