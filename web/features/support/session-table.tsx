import { A } from "@solidjs/router";
import { inHours } from "@zapisy/core/attendance/rules";
import type { Support } from "@zapisy/core/project/schema";
import type { SupportSession } from "@zapisy/core/support/answer";
import { countedIn, type SupportFigure } from "@zapisy/core/support/rules";
import { formatDay, formatNumber, formatTimeRange } from "@zapisy/words";
import { loadSupport } from "@zapisy/words/support";
import type { JSX } from "solid-js";
import { createMemo } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import styles from "./support.module.css";

interface SessionTableProps {
  sessions: readonly SupportSession[];
  /** Absent: what belongs to no form of support. */
  support: Support | undefined;
  figure: SupportFigure;
}

/** The sessions of which a figure is the sum, the earliest first. */
export function SessionTable(props: SessionTableProps): JSX.Element {
  const t = useMessages(loadSupport);
  const rows = createMemo(() =>
    countedIn(props.sessions, props.support?.supportId, props.figure).toSorted((a, b) =>
      `${a.day} ${a.from}` < `${b.day} ${b.from}` ? -1 : 1,
    ),
  );
  const hours = (minutes: number) => {
    const unit = props.support?.hourUnit ?? "clock";
    return `${formatNumber(locale(), inHours(minutes, unit))} ${t().unit[unit]}`;
  };
  const when = ({ day, from, to }: SupportSession) => {
    if (!day) return t().list.noDay;
    const times = from && to ? `, ${formatTimeRange(locale(), from, to)}` : "";
    return `${formatDay(locale(), day)}${times}`;
  };
  return (
    <section class={styles.section} id="sessions">
      <h2 tabIndex={-1}>{t().list[props.figure](props.support?.name ?? t().noSupport)}</h2>
      <DataTable
        caption={t().list[props.figure](props.support?.name ?? t().noSupport)}
        rows={rows()}
        rowId={({ eventId, sessionId }) => `${eventId} ${sessionId}`}
        columns={[
          {
            id: "session",
            header: t().list.session,
            isRowHeading: true,
            cell: (session) => <LanguageText text={session.title} />,
            foot: t().list.total,
          },
          { id: "when", header: t().list.when, cell: when },
          {
            id: "event",
            header: t().list.event,
            cell: (session) => (
              <A href={`/staff/events/${session.eventId}/attendance`}>
                <LanguageText text={session.event} />
              </A>
            ),
          },
          {
            id: "people",
            header: t().list.people,
            isNumeric: true,
            cell: ({ people }) => formatNumber(locale(), people),
          },
          {
            id: "counts",
            header: t().list.counts,
            isNumeric: true,
            cell: ({ counts, minutes }) => (minutes === undefined ? t().list.noHours : hours(counts)),
            foot: hours(rows().reduce((sum, { counts }) => sum + counts, 0)),
          },
        ]}
        empty={<EmptyState title={t().list.none} />}
      />
    </section>
  );
}
