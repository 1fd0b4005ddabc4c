import { A } from "@solidjs/router";
import { inHours } from "@zapisy/core/attendance/rules";
import type { LogProject, SupportEntryView } from "@zapisy/core/support-entry/answer";
import { formatDay, formatMonth, formatNumber, formatTimeRange } from "@zapisy/words";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import type { PagedList } from "../../data/paged-list.ts";
import { Button } from "../../ui/button.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./support-log.module.css";

/** What can be done with an entry. */
export type EntryAction = "note" | "correct" | "strike" | "history";

/** Entries of a month, the latest first; what was struck out stays, and says so. */
export function LogTable(props: {
  project: LogProject;
  month: string;
  list: PagedList<SupportEntryView>;
  empty: JSX.Element;
  onAction: (action: EntryAction, entry: SupportEntryView) => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const formOf = ({ supportId }: SupportEntryView) =>
    props.project.supports?.find((support) => support.supportId === supportId);
  const hoursOf = (entry: SupportEntryView) => {
    const unit = formOf(entry)?.hourUnit ?? "clock";
    return `${formatNumber(locale(), inHours(entry.minutes, unit))} ${t().unit[unit]}`;
  };
  const remarks = (entry: SupportEntryView) => [
    entry.struck !== undefined && t().struckWhy(entry.struck),
    entry.overlapReason && t().overlaps(entry.overlapReason),
    entry.lateReason && t().late(entry.lateReason),
  ];
  const actions = ({ may }: SupportEntryView): EntryAction[] => [
    ...(may.note ? (["note"] as const) : []),
    ...(may.write ? (["correct", "strike"] as const) : []),
    "history",
  ];
  return (
    <PagedTable<SupportEntryView>
      caption={t().caption(formatMonth(locale(), props.month))}
      list={props.list}
      rowId={({ entryId }) => entryId}
      columns={[
        {
          id: "when",
          header: t().column.when,
          cell: (entry) => (
            <>
              <span class={entry.struck === undefined ? undefined : styles.struck}>
                {formatDay(locale(), entry.day)}
              </span>
              <span class={styles.second}>
                {`${formatTimeRange(locale(), entry.from, entry.to)} (${hoursOf(entry)})`}
              </span>
            </>
          ),
        },
        {
          id: "person",
          header: t().column.person,
          isRowHeading: true,
          cell: (entry) => (
            <>
              <Show when={mayAnywhere("participants.read")} fallback={nameOf(entry)}>
                <A
                  href={`/staff/projects/${props.project.projectId}/participants/${entry.participant.participantId}`}
                >
                  {nameOf(entry)}
                </A>
              </Show>
              <Show when={entry.struck !== undefined}>
                {" "}
                <StateBadge meaning="stop">{t().struck}</StateBadge>
              </Show>
            </>
          ),
        },
        {
          id: "what",
          header: t().column.what,
          cell: (entry) => (
            <>
              {formOf(entry)?.name}
              <span class={styles.second}>{entry.topic}</span>
              <For each={remarks(entry).filter(Boolean)}>
                {(text) => <span class={styles.second}>{text}</span>}
              </For>
            </>
          ),
        },
        { id: "counsellor", header: t().column.counsellor, cell: (entry) => <>{entry.counsellor.name}</> },
        {
          id: "place",
          header: t().column.place,
          cell: (entry) => (
            <>
              {entry.place}
              <span class={styles.second}>{t().mode[entry.mode]}</span>
            </>
          ),
        },
        {
          id: "actions",
          header: t().column.actions,
          hideHeader: true,
          isNarrow: true,
          cell: (entry) => (
            <div class={styles.actions} data-screen-only>
              <For each={actions(entry)}>
                {(action) => (
                  <Button small popup="dialog" onClick={() => props.onAction(action, entry)}>
                    {t()[action].short}
                    <VisuallyHidden>{nameOf(entry)}</VisuallyHidden>
                  </Button>
                )}
              </For>
            </div>
          ),
        },
      ]}
      empty={props.empty}
    />
  );
}

/** What somebody in the log is called. */
export function nameOf({ participant: { firstName, lastName } }: SupportEntryView): string {
  return `${lastName} ${firstName}`;
}
