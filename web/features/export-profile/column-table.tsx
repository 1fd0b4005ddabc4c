import type { Column, Profile } from "@zapisy/core/export-profile/schema";
import { PARTICIPANT_STATES } from "@zapisy/core/participant/schema";
import {
  type ExportProfileMessages,
  loadExportProfile,
  sourceInWords,
  stepInWords,
} from "@zapisy/words/export-profile";
import { loadParticipant } from "@zapisy/words/participant";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { type Column as TableColumn, DataTable } from "../../ui/data-table.tsx";
import { answerInWords } from "./answer-in-words.ts";
import styles from "./export-profile.module.css";

/** How a column writes what it has, in words. */
function writtenAs(t: ExportProfileMessages, { text, steps = [], join, maxLength }: Column): string {
  return [
    ...(text === undefined ? [] : [t.columns.constant(text)]),
    ...steps.map((step) => stepInWords(t, step)),
    ...(join === undefined ? [] : [t.columns.joined(join)]),
    ...(maxLength === undefined ? [] : [t.columns.longest(maxLength)]),
  ].join("; ");
}

/** The columns of a profile in words, in their order. @param props.actions what can be done with each */
export function ColumnTable(props: {
  columns: Profile["columns"];
  actions?: (column: Column, index: number) => JSX.Element;
}): JSX.Element {
  const t = useMessages(loadExportProfile);
  const people = useMessages(loadParticipant);
  const valueOf = (source: string, value: string) => {
    const state = PARTICIPANT_STATES.find((one) => source === "participant.state" && one === value);
    return state ? people().state[state] : answerInWords(source, value);
  };
  const requiredOf = ({ required }: Column) => {
    if (!required) return t().columns.no;
    if (required.when === "always") return t().columns.always;
    const values = required.in.map((value) => valueOf(required.source, value)).join(", ");
    return t().columns.when(sourceInWords(t(), required.source), values);
  };
  const own = (): TableColumn<{ column: Column; index: number }>[] => [
    {
      id: "title",
      header: t().columns.title,
      isRowHeading: true,
      cell: (row) => (
        <>
          {`${row.index + 1}. ${row.column.title}`}
          <Show when={row.column.note}>{(note) => <p class={styles.second}>{note()}</p>}</Show>
        </>
      ),
    },
    { id: "source", header: t().columns.source, cell: ({ column }) => sourceInWords(t(), column.source) },
    { id: "steps", header: t().columns.steps, cell: ({ column }) => writtenAs(t(), column) },
    { id: "required", header: t().columns.required, cell: ({ column }) => requiredOf(column) },
  ];
  return (
    <DataTable
      caption={t().columns.caption}
      rows={props.columns.map((column, index) => ({ column, index }))}
      rowId={({ index }) => `${index}`}
      columns={
        props.actions
          ? [
              ...own(),
              {
                id: "actions",
                header: t().editor.actions,
                hideHeader: true,
                isNarrow: true,
                cell: ({ column, index }) => props.actions?.(column, index),
              },
            ]
          : own()
      }
    />
  );
}
