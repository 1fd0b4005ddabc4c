import type { FaultyRow } from "@zapisy/core/export-profile/answer";
import type { Rows } from "@zapisy/core/export-profile/schema";
import { loadExportProfile } from "@zapisy/words/export-profile";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import type { PagedList } from "../../data/paged-list.ts";
import { PagedTable } from "../../ui/paged-table.tsx";
import { answerInWords } from "./answer-in-words.ts";
import styles from "./export-profile.module.css";

type Fault = FaultyRow["faults"][number];

/** Who is not in the file, with what is to be put right in which column. */
export function FaultTable(props: {
  projectId: string;
  rows: Rows;
  list: PagedList<FaultyRow>;
}): JSX.Element {
  const t = useMessages(loadExportProfile);
  const valueOf = ({ source = "", value }: Fault) => value && answerInWords(source, value);
  const hrefOf = ({ participantId, institutionId }: FaultyRow) =>
    participantId
      ? `/staff/projects/${props.projectId}/participants/${participantId}`
      : institutionId && `/staff/institutions/${institutionId}`;
  return (
    <PagedTable<FaultyRow>
      caption={t().ready.caption}
      list={props.list}
      rowId={({ participantId, institutionId }) => participantId ?? institutionId ?? ""}
      columns={[
        {
          id: "name",
          header: t().ready.name[props.rows],
          isRowHeading: true,
          cell: (row) => (
            <Show when={hrefOf(row)} fallback={row.name}>
              {(href) => <a href={href()}>{row.name}</a>}
            </Show>
          ),
        },
        {
          id: "faults",
          header: t().ready.faults,
          cell: (row) => (
            <ul class={styles.list}>
              <For each={row.faults}>
                {(fault) => <li>{t().faultOf(fault.column, t().fault[fault.what], valueOf(fault))}</li>}
              </For>
            </ul>
          ),
        },
      ]}
    />
  );
}
