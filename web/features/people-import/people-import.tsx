import type { StaffEventView } from "@zapisy/core/event/answer";
import {
  guessReading,
  possibleMeanings,
  readPeople,
  type ReadRow,
  type TableReading,
} from "@zapisy/core/people-import/rules";
import { MAX_IMPORTED_PEOPLE, MAX_PEOPLE_AT_ONCE } from "@zapisy/core/people-import/schema";
import type { FileRow } from "@zapisy/core/registration/answer";
import { loadCommon } from "@zapisy/words/common";
import { loadPeopleImport } from "@zapisy/words/people-import";
import type { JSX } from "solid-js";
import { createMemo, createSignal, Show } from "solid-js";
import { newKey } from "../../data/client.ts";
import { useErrorText } from "../../data/error-text.ts";
import { untilLeft } from "../../data/left.ts";
import { useMessages } from "../../data/locale.ts";
import { retrying } from "../../data/retrying.ts";
import { readTable, UnreadableTable } from "../../data/table-file.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { cellWords } from "./cell-words.ts";
import { CheckedPeople } from "./checked-people.tsx";
import { ColumnMeanings } from "./column-meanings.tsx";
import { EnteredPeople, type EnteringState } from "./entered-people.tsx";
import {
  NOTHING_ENTERED,
  partsOf,
  planOf,
  readingFault,
  withAnswers,
  type ImportPlan,
} from "./import.state.ts";
import { beginImport, checkPeople, endImport, enterPeople } from "./people-import-api.ts";
import styles from "./people-import.module.css";
import { TableFileField } from "./table-file-field.tsx";

/** A file as it was read, with how it is meant. */
interface ReadFile {
  name: string;
  rows: string[][];
}

/**
 * Brings people of an event in from a file: choose it, say what its columns hold, look at what would become of each row, and only then
 * enter them. Whatever stands in the way, the same file again goes on where it was.
 */
export function PeopleImport(props: { event: StaffEventView; onChanged: () => void }): JSX.Element {
  const t = useMessages(loadPeopleImport);
  const errors = useErrorText();
  const [file, setFile] = createSignal<ReadFile>();
  const [fileError, setFileError] = createSignal<string>();
  const [isReading, setReading] = createSignal(false);
  const [reading, setReadingOf] = createSignal<TableReading>({ columns: [], above: 0 });
  const [isRefused, setRefused] = createSignal(false);
  const [checked, setChecked] = createSignal<number>();
  const [total, setTotal] = createSignal(0);
  const [checkError, setCheckError] = createSignal<unknown>();
  const [plan, setPlan] = createSignal<ImportPlan>();
  const [entering, setEntering] = createSignal<EnteringState>();
  const left = untilLeft();
  /** Which check is the one of what stands there: what comes of one before is of other columns, or of another file. */
  let checks = 0;
  /** Columns and rows of which nothing is known any more. */
  const forgetCheck = () => {
    checks += 1;
    setRefused(false);
    setChecked(undefined);
    setCheckError(undefined);
    setPlan(undefined);
  };
  const fault = createMemo(() => readingFault(reading()));

  const choose = async (chosen: File) => {
    setFileError(undefined);
    setFile(undefined);
    forgetCheck();
    const own = checks;
    setEntering(undefined);
    setReading(true);
    try {
      const rows = await readTable(chosen);
      if (own !== checks) return;
      if (rows.length === 0) return setFileError(t().file.empty);
      setReadingOf(guessReading(rows, props.event));
      setFile({ name: chosen.name, rows });
    } catch (error) {
      if (own !== checks) return;
      setFileError(error instanceof UnreadableTable ? errors.ofIssue(error.issue) : errors.ofError(error));
    } finally {
      if (own === checks) setReading(false);
    }
  };

  const check = async (read: ReadFile) => {
    forgetCheck();
    const own = checks;
    if (fault()) return setRefused(true);
    setFileError(undefined);
    try {
      const rows = await peopleOf(read);
      if (own !== checks) return;
      const people = rows.flatMap((row) => (row.outcome === "person" ? [row.person] : []));
      if (people.length > MAX_IMPORTED_PEOPLE) return setFileError(t().file.tooMany(MAX_IMPORTED_PEOPLE));
      setTotal(people.length);
      setChecked(0);
      const { eventId, formVersion } = props.event;
      const answers = new Map<number, FileRow>();
      for (const part of partsOf(people, MAX_PEOPLE_AT_ONCE)) {
        const answer = await retrying(() => checkPeople(eventId, { people: part, formVersion }), {
          signal: left,
        });
        if (own !== checks || left.aborted) return;
        for (const row of answer.rows) answers.set(row.row, row);
        setChecked(answers.size);
      }
      setPlan(planOf(rows, answers));
    } catch (error) {
      if (own === checks) setCheckError(error);
    } finally {
      if (own === checks) setChecked(undefined);
    }
  };

  const peopleOf = async (read: ReadFile): Promise<ReadRow[]> => {
    const [polish, english, territory] = await Promise.all([
      loadCommon("pl"),
      loadCommon("en"),
      import("@zapisy/core/territory/rules"),
    ]);
    return readPeople(read.rows, reading(), props.event, cellWords([polish, english], territory));
  };

  const enter = async (people: ImportPlan["ready"], tells: boolean, reason: string) => {
    const { eventId, formVersion } = props.event;
    const key = newKey();
    const input = { fileName: file()?.name ?? "", people: people.length, tells, reason };
    let state: EnteringState = { total: people.length, entered: NOTHING_ENTERED, phase: "running" };
    const show = (more: Partial<EnteringState>) => setEntering((state = { ...state, ...more }));
    const patience = { onWait: () => show({ phase: "waiting" }), signal: left };
    const goOn = async (from: number): Promise<void> => {
      show({ phase: "running", error: undefined });
      let done = from;
      try {
        const { importId } = await retrying(() => beginImport(eventId, input, key), patience);
        for (const part of partsOf(people.slice(from), MAX_PEOPLE_AT_ONCE)) {
          const body = { people: part, formVersion };
          const answer = await retrying(() => enterPeople(eventId, importId, body), patience);
          done += part.length;
          show({ phase: "running", entered: withAnswers(state.entered, answer.rows) });
          // Whoever left goes on with the same file when they are back.
          if (left.aborted) return;
        }
        await retrying(() => endImport(eventId, importId), patience);
        show({ phase: "done" });
      } catch (error) {
        show({ phase: "broken", error, goOn: () => void goOn(done) });
      }
      if (!left.aborted) props.onChanged();
    };
    await goOn(0);
  };

  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <LinkButton small href={`/staff/events/${props.event.eventId}/registrations`}>
          {t().back}
        </LinkButton>
        <h2 class={styles.title}>{t().title}</h2>
        <p class={styles.note}>{t().lead}</p>
      </header>
      <Show
        when={entering()}
        fallback={
          <>
            <section class={styles.section} aria-label={t().file.heading}>
              <div class={styles.narrow}>
                <TableFileField
                  name="import.file"
                  label={t().file.label}
                  help={t().file.help}
                  error={fileError()}
                  onChoose={(chosen) => void choose(chosen)}
                />
              </div>
              <Show when={isReading()}>
                <p role="status">{t().file.reading}</p>
              </Show>
            </section>
            <Show when={file()}>
              {(read) => (
                <ColumnMeanings
                  event={props.event}
                  rows={read().rows}
                  reading={reading()}
                  meanings={possibleMeanings(props.event)}
                  fault={isRefused() ? fault() : undefined}
                  onChange={(changed) => {
                    forgetCheck();
                    setReadingOf(changed);
                  }}
                >
                  <div class={styles.actions}>
                    <Button
                      kind={plan() === undefined ? "primary" : undefined}
                      busy={checked() !== undefined}
                      onClick={() => check(read())}
                    >
                      {t().columns.check}
                    </Button>
                  </div>
                </ColumnMeanings>
              )}
            </Show>
            <Show when={checked()}>
              {(done) => (
                <div role="status">
                  <p>{t().check.checking(done(), total())}</p>
                  <progress
                    class={styles.progress}
                    max={total()}
                    value={done()}
                    aria-label={t().check.heading}
                  />
                </div>
              )}
            </Show>
            <Show when={checkError()}>
              {(error) => (
                <Notice meaning="stop" live="alert">
                  {errors.ofError(error())}
                </Notice>
              )}
            </Show>
            <Show when={plan()}>
              {(ready) => (
                <CheckedPeople
                  event={props.event}
                  plan={ready()}
                  cells={file()?.rows ?? []}
                  above={reading().above}
                  onEnter={(tells, reason) => void enter(ready().ready, tells, reason)}
                />
              )}
            </Show>
          </>
        }
      >
        {(state) => (
          <EnteredPeople
            event={props.event}
            state={state()}
            onAnother={() => {
              setEntering(undefined);
              setFile(undefined);
              forgetCheck();
            }}
          />
        )}
      </Show>
    </div>
  );
}
