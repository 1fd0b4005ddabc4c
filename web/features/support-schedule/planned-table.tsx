import type { EventKind } from "@zapisy/core/event/schema";
import type { StaffPlannedSupport } from "@zapisy/core/support-schedule/answer";
import { formatDay, formatMonth, formatNumber, formatTime, formatTimeRange } from "@zapisy/words";
import { loadSupportSchedule, type SupportScheduleMessages } from "@zapisy/words/support-schedule";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import styles from "./support-schedule.module.css";

interface PlannedTableProps {
  month: string;
  entries: readonly StaffPlannedSupport[];
  kinds: Record<EventKind, string>;
  /** Where the topic leads. */
  hrefOf: (entry: StaffPlannedSupport) => string;
}

/** When something of the schedule is. */
export function whenPlanned({ day, from, to }: StaffPlannedSupport): string {
  const times = from && to ? formatTimeRange(locale(), from, to) : from && formatTime(locale(), from);
  return [formatDay(locale(), day), times].filter(Boolean).join(", ");
}

/** Where something of the schedule is. */
export function placePlanned({ address, mode }: StaffPlannedSupport, t: SupportScheduleMessages): string {
  return [address, mode === "onsite" ? undefined : t.online].filter(Boolean).join(", ");
}

/** A month of the schedule of support. */
export function PlannedTable(props: PlannedTableProps): JSX.Element {
  const t = useMessages(loadSupportSchedule);
  const remarks = ({ cancelled, hidden }: StaffPlannedSupport) =>
    [cancelled && t().cancelled, hidden && t().hidden].filter(Boolean).join(", ");
  return (
    <DataTable<StaffPlannedSupport>
      caption={t().caption(formatMonth(locale(), props.month))}
      rows={props.entries}
      rowId={(entry) => `${entry.eventId} ${entry.itemId}`}
      columns={[
        {
          id: "topic",
          header: t().column.topic,
          isRowHeading: true,
          cell: (entry) => (
            <>
              <a href={props.hrefOf(entry)}>
                <LanguageText text={entry.topic} />
              </a>
              <Show when={entry.event.pl !== entry.topic.pl}>
                <span class={styles.second}>
                  <LanguageText text={entry.event} />
                </span>
              </Show>
              <Show when={remarks(entry)}>{(text) => <span class={styles.second}>{text()}</span>}</Show>
            </>
          ),
        },
        { id: "when", header: t().column.when, cell: whenPlanned },
        {
          id: "support",
          header: t().column.support,
          cell: (entry) => entry.support ?? props.kinds[entry.kind],
        },
        { id: "address", header: t().column.address, cell: (entry) => placePlanned(entry, t()) || "–" },
        { id: "leader", header: t().column.leader, cell: (entry) => entry.leaders.join(", ") || "–" },
        {
          id: "expected",
          header: t().column.expected,
          isNumeric: true,
          cell: (entry) =>
            entry.expected === undefined ? t().noLimit : formatNumber(locale(), entry.expected),
        },
      ]}
      empty={<EmptyState title={t().noEntries} />}
    />
  );
}
