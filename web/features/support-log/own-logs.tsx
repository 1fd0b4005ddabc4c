import { A } from "@solidjs/router";
import { inHours } from "@zapisy/core/attendance/rules";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import type { OwnLogs as Logs } from "@zapisy/core/support-entry/answer";
import { formatDay, formatMonth, formatNumber } from "@zapisy/words";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import styles from "./support-log.module.css";

/** The logs that somebody keeps of what they give, with their own hours of the month. */
export function OwnLogs(props: { logs: Logs }): JSX.Element {
  const t = useMessages(loadSupportLog);
  const inWords = (minutes: number) => t().hours.value(formatNumber(locale(), inHours(minutes, "clock")));
  const sum = (of: "visits" | "minutes" | "duty") =>
    props.logs.items.reduce((total, one) => total + one[of], 0);
  const isOver = (endsOn: string) => endsOn < dayAt(serverNow().toISOString(), HOME_ZONE);
  const caption = () => t().own.caption(formatMonth(locale(), props.logs.month));
  return (
    <div class={styles.section}>
      <p aria-hidden="true">{caption()}</p>
      <DataTable
        caption={caption()}
        rows={props.logs.items}
        rowId={({ projectId }) => projectId}
        columns={[
          {
            id: "project",
            header: t().own.project,
            isRowHeading: true,
            cell: (log) => (
              <>
                <A href={`/staff/log/${log.projectId}`}>
                  <LanguageText text={log.title} />
                </A>
                <Show when={isOver(log.endsOn)}>
                  <span class={styles.second}>{t().own.ended(formatDay(locale(), log.endsOn))}</span>
                </Show>
              </>
            ),
            foot: t().hours.total,
          },
          {
            id: "visits",
            header: t().hours.visits,
            isNumeric: true,
            cell: ({ visits }) => formatNumber(locale(), visits),
            foot: formatNumber(locale(), sum("visits")),
          },
          {
            id: "hours",
            header: t().hours.hours,
            isNumeric: true,
            cell: ({ minutes }) => inWords(minutes),
            foot: inWords(sum("minutes")),
          },
          {
            id: "duty",
            header: t().hours.duty,
            isNumeric: true,
            cell: ({ duty }) => inWords(duty),
            foot: inWords(sum("duty")),
          },
        ]}
        empty={<EmptyState title={t().own.empty}>{t().own.emptyText}</EmptyState>}
      />
    </div>
  );
}
