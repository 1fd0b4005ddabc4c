import { A } from "@solidjs/router";
import type { AuditEntry } from "@zapisy/core/audit/answer";
import { formatDateTime } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import type { PagedList } from "../../data/paged-list.ts";
import { PagedTable } from "../../ui/paged-table.tsx";
import { PrintedChoice, PrintList } from "../../ui/print-list.tsx";
import { HistoryChanges } from "./history-changes.tsx";
import { useHistoryWords } from "./history-words.ts";
import styles from "./history.module.css";

interface HistoryTableProps {
  caption: string;
  list: PagedList<AuditEntry>;
  timeZone: string;
  /** The event that the history is of: entries about a registration lead to it. */
  eventId?: string;
  /** By what the entries were chosen, for the print-out. */
  chosen?: readonly (string | undefined)[];
  empty: JSX.Element;
}

/** A history for staff: what happened, who did it, when, and why. */
export function HistoryTable(props: HistoryTableProps): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useHistoryWords();
  return (
    <PagedTable<AuditEntry>
      caption={props.caption}
      list={props.list}
      rowId={(entry) => entry.auditId}
      columns={[
        {
          id: "what",
          header: t().history.what,
          isRowHeading: true,
          share: 5,
          cell: (entry) => (
            <>
              {words().action(entry)}
              <Show when={words().fields(entry).join(", ")}>
                {(fields) => <span class={styles.second}>{t().history.fields(fields())}</span>}
              </Show>
              <HistoryChanges lines={words().changes(entry)} />
              <Show when={entry.reason}>
                {(reason) => <span class={styles.second}>{t().history.reason(reason())}</span>}
              </Show>
              <Show when={entry.target.startsWith("reg_") && props.eventId}>
                {(eventId) => (
                  <A
                    class={styles.second}
                    href={`/staff/events/${eventId()}/registrations?person=${entry.target}`}
                    data-screen-only
                  >
                    {t().history.showPerson}
                  </A>
                )}
              </Show>
              <Show when={entry.target.startsWith("ins_") && entry.targetName}>
                <A class={styles.second} href={`/staff/institutions/${entry.target}`} data-screen-only>
                  {t().history.showInstitution}
                </A>
              </Show>
            </>
          ),
        },
        { id: "who", header: t().history.who, cell: (entry) => words().actor(entry) },
        {
          id: "when",
          header: t().history.when,
          cell: (entry) => (
            <time datetime={entry.at}>{formatDateTime(locale(), entry.at, props.timeZone)}</time>
          ),
        },
      ]}
      empty={props.empty}
    >
      <Show when={props.list.items().length > 0}>
        <PrintList list={props.list}>{t().history.print}</PrintList>
      </Show>
      <PrintedChoice rows={props.list.items().length} chosen={props.chosen ?? []} />
    </PagedTable>
  );
}
