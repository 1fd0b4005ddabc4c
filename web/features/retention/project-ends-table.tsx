import type { ProjectRetentionView } from "@zapisy/core/retention/answer";
import type { ProjectKind } from "@zapisy/core/retention/schema";
import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EndCell } from "./end-cell.tsx";
import { PeopleDialog } from "./people-dialog.tsx";
import { listEndingParticipants } from "./retention-api.ts";
import styles from "./retention.module.css";

type ProjectEnd = ProjectRetentionView["ends"][number];

/** When the data of a project's own people end, what would be removed now, and what was. */
export function ProjectEndsTable(props: { retention: ProjectRetentionView }): JSX.Element {
  const t = useMessages(loadRetention);
  const [shown, setShown] = createSignal<ProjectKind>();
  return (
    <>
      <DataTable<ProjectEnd>
        caption={t().ofProject.caption}
        rows={props.retention.ends}
        rowId={({ kind }) => kind}
        columns={[
          {
            id: "kind",
            header: t().ofProject.column.kind,
            isRowHeading: true,
            cell: (one) => (
              <div class={styles.end}>
                <span>{t().ofProject.kind[one.kind]}</span>
                <span class={styles.soft}>{t().ofProject.kindHelp[one.kind]}</span>
              </div>
            ),
          },
          {
            id: "end",
            header: t().ofProject.column.end,
            cell: (one) => (
              <EndCell end={one} people={t().ofProject.people} onShow={() => setShown(one.kind)} />
            ),
          },
        ]}
      />
      <Show when={shown()} keyed>
        {(kind) => (
          <PeopleDialog
            kind={t().ofProject.kind[kind]}
            load={(cursor) => listEndingParticipants(props.retention.projectId, kind, cursor)}
            onClose={() => setShown(undefined)}
          />
        )}
      </Show>
    </>
  );
}
