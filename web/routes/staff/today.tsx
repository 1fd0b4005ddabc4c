import { A, createAsync } from "@solidjs/router";
import { formatDay, formatWeekday } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import { loadWorklist } from "@zapisy/words/worklist";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import { me } from "../../data/session.ts";
import { asHeading } from "../../features/event/event-text.ts";
import { NoEvents } from "../../features/event-editor/no-events.tsx";
import { OwnToday } from "../../features/own-event/own-today.tsx";
import { WaitingNotice } from "../../features/undelivered/waiting-notice.tsx";
import { Soon } from "../../features/worklist/soon.tsx";
import { Tasks } from "../../features/worklist/tasks.tsx";
import { getWorklist } from "../../features/worklist/worklist-api.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./today.module.css";

/** The first page of staff: what waits for them and is on soon, or the sessions and the log of those who see these alone. */
export function TodayPage(): JSX.Element {
  return (
    <Show when={mayAnywhere("event.read")} fallback={<OwnToday />}>
      <EventsToday />
    </Show>
  );
}

/** What waits for staff, what is on in the next two weeks, their drafts. */
function EventsToday(): JSX.Element {
  const t = useMessages(loadWorklist);
  const staff = useMessages(loadStaff);
  const list = createAsync(() => getWorklist());
  const date = (day: string) => asHeading(`${formatWeekday(locale(), day)}, ${formatDay(locale(), day)}`);
  return (
    <div class={styles.page}>
      <PageHeading
        title={t().title}
        lead={<Show when={list()}>{(known) => date(known().today)}</Show>}
        actions={
          <Show when={me()?.may.createEvents}>
            <LinkButton href="/staff/events/new" kind="primary" icon={<Plus />}>
              {staff().events.create}
            </LinkButton>
          </Show>
        }
      />
      <WaitingNotice />
      <Show when={list()} fallback={<Skeleton lines={6} />}>
        {(known) => (
          <Show when={known().hasEvents} fallback={<NoEvents />}>
            <Show when={known().more}>
              <Notice meaning="note">{t().more}</Notice>
            </Show>
            <div class={styles.columns}>
              <section class={styles.panel} aria-labelledby="today-tasks">
                <h2 id="today-tasks" class={styles.heading}>
                  {t().tasks}
                </h2>
                <Tasks tasks={known().tasks} />
              </section>
              <section class={styles.panel} aria-labelledby="today-soon">
                <h2 id="today-soon" class={styles.heading}>
                  {t().soon}
                </h2>
                <Soon events={known().soon} today={known().today} />
                <div>
                  <LinkButton href="/staff/events" kind="secondary">
                    {t().allEvents}
                  </LinkButton>
                </div>
              </section>
            </div>
            <Show when={known().drafts.length > 0}>
              <section class={styles.panel} aria-labelledby="today-drafts">
                <h2 id="today-drafts" class={styles.heading}>
                  {t().drafts}
                </h2>
                <ul class={styles.drafts}>
                  <For each={known().drafts}>
                    {(draft) => (
                      <li class={styles.draft}>
                        <A href={`/staff/events/${draft.eventId}`}>
                          <LanguageText text={draft.title} />
                        </A>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </Show>
        )}
      </Show>
    </div>
  );
}
