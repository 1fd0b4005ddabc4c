import type { StaffEventView } from "@zapisy/core/event/answer";
import { groupsOf } from "@zapisy/core/event/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadCommon } from "@zapisy/words/common";
import { loadPeopleImport } from "@zapisy/words/people-import";
import Download from "~icons/lucide/download";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { saveFile } from "../../data/download.ts";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { fieldId } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import {
  faultyTable,
  type FaultyRow,
  type ImportPlan,
  type KnownRow,
  type UnmetRow,
} from "./import.state.ts";
import { useMeaningNames } from "./meaning-names.ts";
import styles from "./people-import.module.css";

/** More rows than these are in the file to download, or known to whoever has the list. */
const MOST_ROWS = 50;

/** What would become of the people of a file, and the button that enters them. */
export function CheckedPeople(props: {
  event: StaffEventView;
  plan: ImportPlan;
  cells: readonly (readonly string[])[];
  above: number;
  onEnter: (tells: boolean, reason: string) => void;
}): JSX.Element {
  const t = useMessages(loadPeopleImport);
  const common = useMessages(loadCommon);
  const errors = useErrorText();
  const faultText = useFaultText(() => props.event);
  const [tells, setTells] = createSignal(false);
  const [isAsked, setAsked] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [isReasonMissing, setReasonMissing] = createSignal(false);
  const ask = () => {
    const isMissing = props.plan.unmet.length > 0 && reason().trim() === "";
    setReasonMissing(isMissing);
    if (isMissing) document.getElementById(fieldId("import.reason"))?.focus();
    else setAsked(true);
  };
  const summary = () => {
    const { ready, known, faulty } = props.plan;
    return t().check.summary({ ready: ready.length, known: known.length, faulty: faulty.length });
  };
  const left = () => props.event.seatCounts.event.left;
  const download = () =>
    saveFile(
      t().check.downloadName,
      "text/csv;charset=utf-8",
      faultyTable(props.cells, props.above, props.plan.faulty, { why: t().check.why, of: faultText }),
    );
  const columns = <Row extends FaultyRow | KnownRow | UnmetRow>(last: Column<Row>): Column<Row>[] => [
    { id: "row", header: t().check.row, isNumeric: true, cell: ({ row }) => row },
    {
      id: "person",
      header: t().check.person,
      isRowHeading: true,
      cell: ({ name }) => name || t().check.noPerson,
    },
    last,
  ];
  return (
    <section class={styles.section} aria-labelledby="import-check">
      <div class={styles.head}>
        <h3 id="import-check">{t().check.heading}</h3>
        <p class={styles.summary} role="status">
          {summary()}
        </p>
        <Show when={props.plan.ready.length > 0}>
          <Show
            when={props.event.recruitment.mode === "first_come"}
            fallback={<p class={styles.note}>{t().check.selection}</p>}
          >
            <Show when={left() !== null}>
              <p class={styles.note}>
                {groupsOf(props.event).length > 0 ? t().check.groups : t().check.seats(left() ?? 0)}
              </p>
            </Show>
          </Show>
        </Show>
      </div>
      <Show when={props.plan.faulty.length > 0}>
        <h4>{t().check.faults}</h4>
        <DataTable
          caption={t().check.faults}
          columns={columns<FaultyRow>({ id: "what", header: t().check.what, cell: faultText })}
          rows={props.plan.faulty.slice(0, MOST_ROWS)}
          rowId={({ row }) => String(row)}
        />
        <More count={props.plan.faulty.length - MOST_ROWS} />
        <div class={styles.actions}>
          <Button icon={<Download />} onClick={download}>
            {t().check.download}
          </Button>
        </div>
      </Show>
      <Show when={props.plan.known.length > 0}>
        <h4>{t().check.known}</h4>
        <DataTable
          caption={t().check.known}
          columns={columns<KnownRow>({
            id: "status",
            header: t().check.known,
            hideHeader: true,
            cell: (row) => (
              <For each={row.known}>
                {(one) => (
                  <span class={styles.example}>
                    {one.firstName} {one.lastName}: {common().status[one.status].name}
                  </span>
                )}
              </For>
            ),
          })}
          rows={props.plan.known.slice(0, MOST_ROWS)}
          rowId={({ row }) => String(row)}
        />
        <More count={props.plan.known.length - MOST_ROWS} />
      </Show>
      <Show when={props.plan.ready.length > 0} fallback={<p>{t().check.nobody}</p>}>
        <Show when={props.plan.unmet.length > 0}>
          <h4>{t().check.unmet}</h4>
          <DataTable
            caption={t().check.unmet}
            columns={columns<UnmetRow>({
              id: "words",
              header: t().check.criteria,
              cell: ({ words }) => inLocale(words, locale()).text,
            })}
            rows={props.plan.unmet.slice(0, MOST_ROWS)}
            rowId={({ row }) => String(row)}
          />
          <More count={props.plan.unmet.length - MOST_ROWS} />
          <div class={styles.narrow}>
            <TextField
              name="import.reason"
              label={t().enter.reason}
              help={t().enter.reasonHelp}
              maxLength={300}
              value={reason()}
              error={
                isReasonMissing() ? errors.ofIssue({ path: "reason", code: "field.required" }) : undefined
              }
              onInput={(text) => {
                setReasonMissing(false);
                setReason(text);
              }}
            />
          </div>
        </Show>
        <Checkbox
          name="import.tells"
          label={t().enter.tells}
          help={t().enter.tellsHelp}
          checked={tells()}
          onChange={setTells}
        />
        <div class={styles.actions}>
          <Button kind="primary" popup="dialog" onClick={ask}>
            {t().enter.submit(props.plan.ready.length)}
          </Button>
        </div>
        <ConfirmDialog
          open={isAsked()}
          title={t().enter.confirmTitle}
          confirmLabel={t().enter.submit(props.plan.ready.length)}
          onConfirm={() => {
            setAsked(false);
            props.onEnter(tells(), reason().trim());
          }}
          onClose={() => setAsked(false)}
        >
          <p>{summary()}</p>
          <p>{tells() ? t().enter.willTell : t().enter.willNotTell}</p>
        </ConfirmDialog>
      </Show>
    </section>
  );
}

function More(props: { count: number }): JSX.Element {
  const t = useMessages(loadPeopleImport);
  return (
    <Show when={props.count > 0}>
      <p>{t().check.more(props.count)}</p>
    </Show>
  );
}

/** What is wrong with a row, in words: each column with what to do about it. */
export function useFaultText(event: () => StaffEventView): (fault: FaultyRow) => string {
  const t = useMessages(loadPeopleImport);
  const errors = useErrorText();
  const nameOf = useMeaningNames(event);
  return ({ issues, of }) =>
    [
      ...(of === undefined ? [] : [t().check.repeated(of)]),
      ...issues.map((issue) => {
        const name = nameOf(issue.path);
        return name ? t().check.fault(name, errors.ofIssue(issue)) : errors.ofIssue(issue);
      }),
    ].join(" ");
}
