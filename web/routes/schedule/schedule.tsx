import { createAsync, useParams, useSearchParams } from "@solidjs/router";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import type { SupportSchedule } from "@zapisy/core/support-schedule/answer";
import { formatDateTime, formatMonth } from "@zapisy/words";
import { loadPublic } from "@zapisy/words/public";
import { loadSupportSchedule } from "@zapisy/words/support-schedule";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { ChangeList } from "../../features/support-schedule/change-list.tsx";
import { PlannedTable } from "../../features/support-schedule/planned-table.tsx";
import { getPublished } from "../../features/support-schedule/schedule-api.ts";
import styles from "../../features/support-schedule/support-schedule.module.css";
import { PageHeading } from "../../ui/page-heading.tsx";

/** A month of what a project plans, as it was published, and what changed since. */
export function SchedulePage(): JSX.Element {
  const t = useMessages(loadSupportSchedule);
  const params = useParams<{ projectId: string }>();
  const [search] = useSearchParams<{ month?: string }>();
  const answer = createAsync(() => getPublished(params.projectId, search.month));
  const found = () => {
    const known = answer();
    return typeof known === "object" ? known : undefined;
  };
  return (
    <Show when={answer()}>
      <Show
        when={found()}
        fallback={
          <div class={styles.page}>
            <PageHeading title={t().unknownTitle} />
            <p>{t().unknown}</p>
          </div>
        }
      >
        {(schedule) => <Schedule schedule={schedule()} />}
      </Show>
    </Show>
  );
}

function Schedule(props: { schedule: SupportSchedule }): JSX.Element {
  const t = useMessages(loadSupportSchedule);
  const words = useMessages(loadPublic);
  const publishedAt = () => formatDateTime(locale(), props.schedule.publishedAt, HOME_ZONE);
  return (
    <div class={styles.page}>
      <PageHeading
        title={t().caption(formatMonth(locale(), props.schedule.month))}
        lead={t().project(inLocale(props.schedule.project.title, locale()).text)}
      />
      <Show when={props.schedule.months.length > 1}>
        <nav aria-label={t().months}>
          <ul class={styles.months} role="list">
            <For each={props.schedule.months}>
              {(month) => (
                <li>
                  <a
                    href={`?month=${month}`}
                    aria-current={month === props.schedule.month ? "page" : undefined}
                  >
                    {formatMonth(locale(), month)}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </Show>
      <p>{t().publishedAt(publishedAt(), props.schedule.version)}</p>
      <PlannedTable
        month={props.schedule.month}
        entries={props.schedule.entries}
        kinds={words().eventKind}
        hrefOf={({ slug }) => `/events/${slug}`}
      />
      <ChangeList changes={props.schedule.changes} />
    </div>
  );
}
