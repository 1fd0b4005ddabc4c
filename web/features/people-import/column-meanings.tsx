import type { EventInput } from "@zapisy/core/event/schema";
import type { ColumnMeaning, TableReading } from "@zapisy/core/people-import/rules";
import { loadPeopleImport } from "@zapisy/words/people-import";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { columnLetter, type readingFault } from "./import.state.ts";
import { useMeaningNames } from "./meaning-names.ts";
import styles from "./people-import.module.css";

/** So far down a head may stand. */
const HEAD_ROWS = 10;
/** So many rows are shown of a column. */
const EXAMPLES = 3;

/** What the columns of a file hold: as it was guessed from their heads, and changeable. */
export function ColumnMeanings(props: {
  event: Pick<EventInput, "form" | "choiceGroups">;
  rows: readonly (readonly string[])[];
  reading: TableReading;
  meanings: readonly ColumnMeaning[];
  fault: ReturnType<typeof readingFault>;
  onChange: (reading: TableReading) => void;
  /** What is done with it. */
  children?: JSX.Element;
}): JSX.Element {
  const t = useMessages(loadPeopleImport);
  const nameOf = useMeaningNames(() => props.event);
  const headOf = (index: number) =>
    (props.rows[props.reading.above - 1]?.[index] ?? "").trim() || t().columns.unnamed(columnLetter(index));
  const examplesOf = (index: number) =>
    props.rows
      .slice(props.reading.above)
      .filter((row) => row.some((cell) => cell.trim() !== ""))
      .slice(0, EXAMPLES)
      .map((row) => (row[index] ?? "").trim())
      .filter(Boolean);
  const heads = () => [
    { value: "0", label: t().columns.noHead },
    ...props.rows.slice(0, HEAD_ROWS).flatMap((row, index) => {
      const text = row
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(", ");
      const short = text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
      return text ? [{ value: String(index + 1), label: t().columns.head(index + 1, short) }] : [];
    }),
  ];
  const faultText = () => {
    if (props.fault?.code === "twice") return t().columns.twice(nameOf(props.fault.meaning));
    return props.fault && t().columns.noName;
  };
  const change = (index: number, meaning: ColumnMeaning) =>
    props.onChange({
      ...props.reading,
      columns: props.reading.columns.map((before, column) => (column === index ? meaning : before)),
    });
  const columns = (): Column<number>[] => [
    {
      id: "column",
      header: t().columns.column,
      isRowHeading: true,
      cell: (index) => headOf(index),
    },
    {
      id: "examples",
      header: t().columns.examples,
      cell: (index) => (
        <For each={examplesOf(index)}>{(text) => <span class={styles.example}>{text}</span>}</For>
      ),
    },
    {
      id: "meaning",
      header: t().columns.meaning,
      cell: (index) => (
        <SelectField
          name={`import.column.${index}`}
          label={t().columns.meaningOf(headOf(index))}
          hideLabel
          placeholder={t().columns.skipped}
          value={props.reading.columns[index] ?? ""}
          options={props.meanings.map((value) => ({ value, label: nameOf(value) }))}
          onChange={(meaning) => change(index, meaning)}
        />
      ),
    },
  ];
  return (
    <section class={styles.section} aria-labelledby="import-columns">
      <div class={styles.head}>
        <h3 id="import-columns">{t().columns.heading}</h3>
        <p class={styles.note}>{t().columns.lead}</p>
      </div>
      <div class={styles.narrow}>
        <SelectField
          name="import.above"
          label={t().columns.above}
          value={String(props.reading.above)}
          options={heads()}
          onChange={(above) => props.onChange({ ...props.reading, above: Number(above) })}
        />
      </div>
      <DataTable
        caption={t().columns.caption}
        columns={columns()}
        rows={props.reading.columns.map((_, index) => index)}
        rowId={String}
      />
      <Show when={faultText()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      {props.children}
    </section>
  );
}
