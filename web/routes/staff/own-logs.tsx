import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { listOwnLogs } from "../../features/support-log/log-api.ts";
import { OwnLogs } from "../../features/support-log/own-logs.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PartView } from "../../ui/part-view.tsx";
import list from "./list.module.css";

/** The logs of those who keep their own entries alone and see nothing else of their projects. */
export function OwnLogsPage(): JSX.Element {
  const t = useMessages(loadSupportLog);
  const logs = createPart(() => true, listOwnLogs);
  return (
    <div class={list.page}>
      <PageHeading title={t().title} lead={<p>{t().own.lead}</p>} />
      <PartView part={logs} lines={6}>
        {(found) => <OwnLogs logs={found()} />}
      </PartView>
    </div>
  );
}
