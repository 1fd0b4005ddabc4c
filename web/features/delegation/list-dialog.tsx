import { DELEGATION_MAX } from "@zapisy/core/delegation/schema";
import type { EventView } from "@zapisy/core/event/answer";
import type { CellWords } from "@zapisy/core/form/rules";
import {
  guessReading,
  possibleMeanings,
  readList,
  type TableReading,
} from "@zapisy/core/people-import/rules";
import { loadCommon } from "@zapisy/words/common";
import { loadDelegation } from "@zapisy/words/public/delegation";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { readTable, readTableText, UnreadableTable } from "../../data/table-file.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { showToast } from "../../ui/toast.tsx";
import { cellWords } from "../people-import/cell-words.ts";
import { ColumnMeanings } from "../people-import/column-meanings.tsx";
import { readingFault } from "../people-import/import.state.ts";
import { useMeaningNames } from "../people-import/meaning-names.ts";
import { TableFileField } from "../people-import/table-file-field.tsx";
import { checkOther } from "../registration/form/check.state.ts";
import styles from "./delegation.module.css";
import { joinList } from "./list.state.ts";
import type { OthersForm } from "./others-form.ts";

async function loadWords(): Promise<CellWords> {
  const [polish, english, territory] = await Promise.all([
    loadCommon("pl"),
    loadCommon("en"),
    import("@zapisy/core/territory/rules"),
  ]);
  return cellWords([polish, english], territory);
}

/**
 * Brings the people of a delegation in from what was copied out of a spreadsheet, or from a file: what its columns hold, what is wrong
 * with each row, and then they stand in the form as if they had been typed there. Nothing is sent before that is.
 */
export function ListDialog(props: {
  /** What is asked of each of them. */
  event: EventView;
  form: OthersForm;
  onClose: () => void;
  /** They stand in the form. */
  onFilled: () => void;
}): JSX.Element {
  const t = useMessages(loadDelegation);
  const errors = useErrorText();
  const nameOf = useMeaningNames(() => props.event);
  const [words, setWords] = createSignal<CellWords>();
  const [pasted, setPasted] = createSignal("");
  const [rows, setRows] = createSignal<readonly string[][]>([]);
  const [reading, setReading] = createSignal<TableReading>({ columns: [], above: 0 });
  const [error, setError] = createSignal<{ of: "paste" | "file"; text: string }>();
  const [isAsked, setAsked] = createSignal(false);
  let reads = 0;

  const take = async (of: "paste" | "file", read: () => Promise<string[][]>) => {
    reads += 1;
    const own = reads;
    setError(undefined);
    setAsked(false);
    try {
      const [found, known] = await Promise.all([read(), words() ?? loadWords()]);
      if (own !== reads) return;
      setWords(known);
      setReading(guessReading(found, props.event));
      setRows(found);
      if (found.length === 0 && of === "file") setError({ of, text: t().list.empty });
    } catch (cause) {
      if (own !== reads) return;
      setRows([]);
      const isTable = cause instanceof UnreadableTable;
      setError({ of, text: isTable ? errors.ofIssue(cause.issue) : errors.ofError(cause) });
    }
  };
  const fault = createMemo(() => readingFault(reading()));
  const list = createMemo(() => {
    const known = words();
    const listed = known && !fault() ? readList(rows(), reading(), props.event, known) : [];
    return joinList(props.form.people, listed);
  });
  const faultsOf = (values: Parameters<typeof checkOther>[1]) =>
    checkOther(props.event, values).map((issue) =>
      [nameOf(issue.path), errors.ofIssue(issue)].filter(Boolean).join(" – "),
    );
  const isTooMany = () => list().written + list().people.length > DELEGATION_MAX;
  const refusal = () => {
    if (fault()) return undefined;
    if (list().people.length === 0) return t().list.nobody;
    return isTooMany() ? t().list.tooMany(DELEGATION_MAX - list().written, list().people.length) : undefined;
  };
  const fill = () => {
    setAsked(true);
    if (rows().length === 0) setError({ of: "paste", text: t().list.nothing });
    if (rows().length === 0 || fault() || refusal()) return;
    const people = list().people.map(({ values }) => values);
    props.form.fill(people);
    showToast({ text: t().list.filled(people.length) });
    props.onFilled();
  };
  const errorOf = (of: "paste" | "file") => (error()?.of === of ? error()?.text : undefined);

  return (
    <Dialog
      open
      guarded
      title={t().list.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={fill}>
            {t().list.fill}
          </Button>
          <Button onClick={() => props.onClose()}>{t().list.cancel}</Button>
        </>
      }
    >
      <div class={styles.list}>
        <TextArea
          name="list.pasted"
          label={t().list.pasted}
          help={t().list.pastedHelp}
          value={pasted()}
          rows={5}
          onInput={(text) => {
            setPasted(text);
            void take("paste", () => readTableText(text));
          }}
          error={errorOf("paste")}
        />
        <TableFileField
          name="list.file"
          label={t().list.file}
          help={t().list.fileHelp}
          error={errorOf("file")}
          onChoose={(chosen) => {
            setPasted("");
            void take("file", () => readTable(chosen));
          }}
        />
        <Show when={rows().length > 0}>
          <ColumnMeanings
            event={props.event}
            rows={rows()}
            reading={reading()}
            meanings={possibleMeanings(props.event)}
            fault={isAsked() ? fault() : undefined}
            onChange={(changed) => {
              setAsked(false);
              setReading(changed);
            }}
          />
          <section class={styles.list} aria-labelledby="list-people">
            <h3 id="list-people">{t().list.people}</h3>
            <p role="status">{t().list.count(list().people.length, list().known)}</p>
            <ol class={styles.people} role="list">
              <For each={list().people}>
                {({ row, values }) => (
                  <li class={styles.person}>
                    <p class={styles.title}>
                      {t().list.row(row, `${values.firstName} ${values.lastName}`.trim() || t().form.noName)}
                    </p>
                    <p class={styles.soft}>{values.email || t().form.noEmail}</p>
                    <For each={faultsOf(values)}>{(text) => <p class={styles.fault}>{text}</p>}</For>
                  </li>
                )}
              </For>
            </ol>
          </section>
          <Show when={isAsked() && refusal()}>
            {(text) => (
              <Notice meaning="stop" live="alert">
                {text()}
              </Notice>
            )}
          </Show>
        </Show>
      </div>
    </Dialog>
  );
}
