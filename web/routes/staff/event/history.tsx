import { useParams } from "@solidjs/router";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { listHistory } from "../../../features/event-editor/event-api.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { HistoryTable } from "../../../features/history/history-table.tsx";
import { createPagedList } from "../../../data/paged-list.ts";
import { usePageTitle } from "../../../ui/page-title.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import list from "../list.module.css";

/** Who changed what, when and why. */
export function HistoryTab(): JSX.Element {
  const t = useMessages(loadStaff);
  usePageTitle(() => t().eventTab.history);
  const params = useParams<{ eventId: string }>();
  const editor = useEventEditor();
  const entries = createPagedList(() => params.eventId, listHistory);
  return (
    <div class={list.page}>
      <HistoryTable
        caption={t().history.caption}
        list={entries}
        timeZone={editor.view().timeZone}
        eventId={params.eventId}
        empty={<EmptyState title={t().history.empty} />}
      />
    </div>
  );
}
