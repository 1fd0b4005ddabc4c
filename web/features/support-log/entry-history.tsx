import type { SupportEntryView } from "@zapisy/core/support-entry/answer";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { loadStaff } from "@zapisy/words/staff";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { HistoryTable } from "../history/history-table.tsx";
import { getEntry } from "./log-api.ts";

/** What was done to an entry in the log of support. */
export function EntryHistory(props: {
  projectId: string;
  entry: SupportEntryView;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const staff = useMessages(loadStaff);
  const list = createPagedList(
    () => props.entry.entryId,
    async (entryId) => ({ items: (await getEntry(props.projectId, entryId)).history }),
  );
  return (
    <Dialog
      open
      title={t().history.title}
      onClose={() => props.onClose()}
      actions={<Button onClick={() => props.onClose()}>{t().history.close}</Button>}
    >
      <HistoryTable
        caption={t().history.title}
        list={list}
        timeZone={HOME_ZONE}
        empty={<EmptyState title={staff().history.empty} />}
      />
    </Dialog>
  );
}
