import { A, useParams } from "@solidjs/router";
import type { AuditEntry } from "@zapisy/core/audit/schema";
import { formatDateTime } from "@zapisy/messages";
import { loadStaff } from "@zapisy/messages/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { listHistory } from "../../../features/event-editor/event-api.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { HistoryChanges } from "../../../features/event-editor/history-changes.tsx";
import { useHistoryWords } from "../../../features/event-editor/history-words.ts";
import { createPagedList } from "../../../features/staff/paged-list.ts";
import { PrintedChoice, PrintList } from "../../../features/staff/print-list.tsx";
import { usePageTitle } from "../../../shell/page-title.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import list from "../list.module.css";

/** Who changed what, when and why. */
export function HistoryTab(): JSX.Element {
  const t = useMessages(loadStaff);
  usePageTitle(() => t().eventTab.history);
  const params = useParams<{ eventId: string }>();
  const editor = useEventEditor();
  const words = useHistoryWords();
  const entries = createPagedList(() => params.eventId, listHistory);
  return (
    <div class={list.page}>
      <Show when={entries.error()}>
        {(error) => <ErrorState error={error()} retry={() => entries.refresh()} />}
      </Show>
      <Show
        when={!entries.isFirst()}
        fallback={<Show when={!entries.error()}>{<Skeleton look="rows" lines={8} />}</Show>}
      >
        <PrintList list={entries}>{t().history.print}</PrintList>
        <PrintedChoice rows={entries.items().length} chosen={[]} />
        <DataTable<AuditEntry>
          caption={t().history.caption}
          rows={entries.items()}
          rowId={(entry) => entry.auditId}
          busy={entries.isBusy()}
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
                    {(fields) => <span class={list.second}>{t().history.fields(fields())}</span>}
                  </Show>
                  <HistoryChanges lines={words().changes(entry)} />
                  <Show when={entry.reason}>
                    {(reason) => <span class={list.second}>{t().history.reason(reason())}</span>}
                  </Show>
                  <Show when={entry.target.startsWith("reg_")}>
                    <A
                      class={list.second}
                      href={`/staff/events/${params.eventId}/registrations?person=${entry.target}`}
                      data-screen-only
                    >
                      {t().history.showPerson}
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
                <time datetime={entry.at}>{formatDateTime(locale(), entry.at, editor.view().timeZone)}</time>
              ),
            },
          ]}
          empty={<EmptyState title={t().history.empty} />}
        />
        <LoadMore shown={entries.items().length} hasMore={entries.hasMore()} onLoad={entries.more} />
      </Show>
    </div>
  );
}
