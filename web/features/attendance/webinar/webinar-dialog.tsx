import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import { isListed, isRecordable, readWebinarReport } from "@zapisy/core/attendance/rules";
import type { WebinarAttendee, WebinarPerson } from "@zapisy/core/attendance/rules";
import type { MarkInput, ReasonCode } from "@zapisy/core/attendance/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { formatTime } from "@zapisy/words";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { readTable, UnreadableTable } from "../../../data/table-file.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, fieldId } from "../../../ui/field.tsx";
import control from "../../../ui/control.module.css";
import { Notice } from "../../../ui/notice.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import styles from "./webinar-dialog.module.css";
import type { OpenBook } from "../open-book.ts";
import { RecordBadge } from "../record-badge.tsx";
import type { RecordWords } from "../record-words.ts";
import type { Assigned, OpenAttendee } from "./webinar.state.ts";
import { nameOf, planWebinar } from "./webinar.state.ts";
import { withAddresses } from "./webinar-addresses.ts";

interface WebinarDialogProps {
  open: OpenBook;
  unit: AttendanceUnit;
  timeZone: string;
  words: RecordWords;
  /** Keeps the file with the event's documents; left out where files cannot be kept. */
  onKeep?: (file: File) => Promise<unknown>;
  onClose: () => void;
}

/** What was read of a file. */
interface Report {
  file: File;
  attendees: WebinarAttendee[];
  unreadable: number;
  people: WebinarPerson[];
}

/**
 * Takes attendance from the log-in report of a webinar: choose the file, look who was recognised and for how
 * long, name the others by hand, and only then record.
 */
export function WebinarDialog(props: WebinarDialogProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const [report, setReport] = createSignal<Report>();
  const [isReading, setReading] = createSignal(false);
  const [fileError, setFileError] = createSignal<string>();
  const [assigned, setAssigned] = createSignal<Assigned>({});
  const [isOverwriting, setOverwriting] = createSignal(false);
  const [isKept, setKept] = createSignal(true);
  const [reason, setReason] = createSignal("");
  const [isReasonMissing, setReasonMissing] = createSignal(false);
  const [fileFailure, setFileFailure] = createSignal<string>();
  const [made, setMade] = createSignal<readonly MarkInput[]>();

  const reasonCode = (): ReasonCode | undefined => {
    if (props.open.closing(props.unit.unitId)) return "attendance.unit_closed";
    return isRecordable(props.unit, props.timeZone, serverNow().toISOString())
      ? undefined
      : "attendance.before_day";
  };
  const expected = () => props.open.people().filter((person) => isListed(props.unit, person));
  const recordAt = (registrationId: RegistrationId) =>
    props.open.record({ registrationId, unitId: props.unit.unitId });
  const plan = createMemo(() => {
    const read = report();
    return read
      ? planWebinar(read.attendees, read.people, props, assigned(), recordAt, isOverwriting())
      : undefined;
  });
  const toSave = () => plan()?.entries.filter(({ keeps }) => !keeps) ?? [];
  const hasKept = () => isOverwriting() || (plan()?.entries.some(({ keeps }) => keeps) ?? false);
  const nameById = (registrationId: string) => {
    const person = props.open.people().find((each) => each.registrationId === registrationId);
    return person ? `${person.lastName} ${person.firstName}` : registrationId;
  };
  /** Tells namesakes apart. */
  const institutionById = (registrationId: string) =>
    props.open.people().find((each) => each.registrationId === registrationId)?.institution;
  const sorted = () => {
    const order = new Map(props.open.people().map(({ registrationId }, index) => [registrationId, index]));
    return (
      plan()?.entries.toSorted(
        (a, b) => (order.get(a.registrationId) ?? 0) - (order.get(b.registrationId) ?? 0),
      ) ?? []
    );
  };

  const read = async (file: File) => {
    setFileError(undefined);
    setReport(undefined);
    setAssigned({});
    setReading(true);
    try {
      const [cells, people] = await Promise.all([
        readTable(file),
        withAddresses(props.open.eventId, expected()),
      ]);
      const found = readWebinarReport(cells, { ...props.unit, timeZone: props.timeZone });
      if (!found || found.attendees.length === 0) return setFileError(t().webinar.empty);
      setReport({
        file,
        attendees: found.attendees,
        unreadable: found.unreadableRows.length,
        people,
      });
    } catch (error) {
      setFileError(error instanceof UnreadableTable ? errors.ofIssue(error.issue) : errors.ofError(error));
    } finally {
      setReading(false);
    }
  };

  const left = () => {
    const ids = new Set(made()?.map(({ markId }) => markId));
    return props.open.pending().filter(({ mark }) => ids.has(mark.markId));
  };
  const isStuck = () => left().some(({ status }) => status === "unsent");
  const refusedNow = () => {
    const ids = new Set(made()?.map(({ markId }) => markId));
    return props.open.refused().filter(({ mark }) => ids.has(mark.markId));
  };
  const save = async () => {
    const missing = reasonCode() !== undefined && reason().trim() === "";
    setReasonMissing(missing);
    if (missing) {
      document.getElementById(fieldId("webinar.reason"))?.focus();
      return;
    }
    const marks = toSave().flatMap(({ registrationId, wanted }) =>
      props.open
        .mark([{ registrationId, unitId: props.unit.unitId }], wanted, {
          source: "webinar",
          reason: reason().trim() || undefined,
        })
        .marks.slice(),
    );
    setMade(marks);
    const file = report()?.file;
    if (file && isKept() && props.onKeep) {
      try {
        await props.onKeep(file);
      } catch (error) {
        setFileFailure(errors.ofError(error));
      }
    }
  };
  const isSaved = () => made() !== undefined && left().length === 0;

  return (
    <Dialog
      open
      guarded
      title={t().webinar.title}
      onClose={() => props.onClose()}
      actions={
        <Show
          when={made() === undefined}
          fallback={<Button onClick={() => props.onClose()}>{shell().action.close}</Button>}
        >
          <Show when={report()}>
            <Button kind="primary" disabled={toSave().length === 0} onClick={save}>
              {toSave().length > 0 ? t().webinar.submit(toSave().length) : t().webinar.nothing}
            </Button>
          </Show>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </Show>
      }
    >
      <div class={styles.form}>
        <Show
          when={made()}
          fallback={
            <>
              <p>{t().webinar.lead}</p>
              <p class={styles.note}>
                {t().webinar.unit(props.words.unitTitle(props.unit))}.{" "}
                {props.unit.from && props.unit.to
                  ? t().webinar.window(
                      formatTime(locale(), props.unit.from),
                      formatTime(locale(), props.unit.to),
                    )
                  : t().webinar.noWindow}
              </p>
              <Field
                name="webinar.file"
                label={t().webinar.file}
                help={t().webinar.fileHelp}
                error={fileError()}
              >
                {(field) => (
                  <input
                    class={control.control}
                    id={field.id}
                    type="file"
                    accept=".csv,text/csv"
                    aria-describedby={field.describedBy}
                    aria-invalid={field.invalid}
                    onChange={(event) => {
                      const file = event.currentTarget.files?.[0];
                      if (file) void read(file);
                    }}
                  />
                )}
              </Field>
              <Show when={isReading()}>
                <p role="status">{t().webinar.reading}</p>
              </Show>
              <Show when={plan()}>{(planned) => <Preview open={planned().open} />}</Show>
            </>
          }
        >
          {(marks) => (
            <div class={styles.section} role="status">
              <Show
                when={isSaved()}
                fallback={
                  <>
                    <p>{t().webinar.saving(marks().length - left().length, marks().length)}</p>
                    <progress
                      class={styles.progress}
                      max={marks().length}
                      value={marks().length - left().length}
                      aria-label={t().webinar.title}
                    />
                    <Show when={isStuck()}>
                      <Notice
                        meaning="stop"
                        title={t().failure.title(left().length)}
                        actions={<Button onClick={() => props.open.retry()}>{shell().action.retry}</Button>}
                      >
                        {errors.ofError(props.open.failure())}
                      </Notice>
                    </Show>
                  </>
                }
              >
                <Notice meaning="ok">{t().webinar.saved(marks().length - refusedNow().length)}</Notice>
                <Show when={fileFailure()}>
                  {(why) => (
                    <Notice meaning="wait">
                      {t().webinar.fileFailed} {why()}
                    </Notice>
                  )}
                </Show>
                <Show when={refusedNow().length > 0}>
                  <Notice meaning="stop" title={t().webinar.refused(refusedNow().length)}>
                    <ul>
                      <For each={refusedNow()}>
                        {({ mark, code }) => (
                          <li>
                            {t().failure.refused(
                              nameById(mark.registrationId),
                              errors.ofIssue({ path: "", code }),
                            )}
                          </li>
                        )}
                      </For>
                    </ul>
                  </Notice>
                </Show>
              </Show>
            </div>
          )}
        </Show>
      </div>
    </Dialog>
  );

  function Preview(own: { open: readonly OpenAttendee[] }): JSX.Element {
    const ambiguous = () => own.open.filter(({ candidates }) => candidates.length > 0);
    const unmatched = () => own.open.filter(({ candidates }) => candidates.length === 0);
    return (
      <>
        <section class={styles.section} aria-labelledby="webinar-matched">
          <h3 class={styles.heading} id="webinar-matched">
            {t().webinar.matched(sorted().length)}
          </h3>
          <Show when={sorted().length > 0}>
            <ul class={styles.people} role="list">
              <For each={sorted()}>
                {(entry) => (
                  <li class={styles.person}>
                    <span>
                      {nameById(entry.registrationId)}
                      <span class={styles.note}>{entry.names.join(", ")}</span>
                    </span>
                    <span class={styles.result}>
                      <Show
                        when={!entry.keeps}
                        fallback={<span class={styles.note}>{t().webinar.keeps}</span>}
                      >
                        <RecordBadge
                          record={{
                            state: entry.wanted.state === "none" ? undefined : entry.wanted.state,
                            minutes: entry.minutes,
                          }}
                          words={props.words}
                        />
                      </Show>
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={hasKept()}>
            <Checkbox
              name="webinar.overwrite"
              label={t().webinar.overwrite}
              help={t().webinar.overwriteHelp}
              checked={isOverwriting()}
              onChange={setOverwriting}
            />
          </Show>
        </section>
        <Show when={ambiguous().length > 0}>
          <section class={styles.section}>
            <h3 class={styles.heading}>{t().webinar.ambiguous(ambiguous().length)}</h3>
            <For each={ambiguous()}>{(each) => <Picker each={each} ids={each.candidates} />}</For>
          </section>
        </Show>
        <Show when={unmatched().length > 0}>
          <section class={styles.section}>
            <h3 class={styles.heading}>{t().webinar.unmatched(unmatched().length)}</h3>
            <p class={styles.note}>{t().webinar.unmatchedText}</p>
            <For each={unmatched()}>
              {(each) => <Picker each={each} ids={expected().map(({ registrationId }) => registrationId)} />}
            </For>
          </section>
        </Show>
        <Show when={report()?.unreadable}>{(count) => <p>{t().webinar.badRows(count())}</p>}</Show>
        <Show when={reasonCode()}>
          {(code) => (
            <TextField
              name="webinar.reason"
              label={t().reasonDialog.label}
              help={t().reasonDialog.lead[code()]}
              maxLength={300}
              value={reason()}
              error={isReasonMissing() ? t().reasonDialog.required : undefined}
              onInput={setReason}
            />
          )}
        </Show>
        <Show when={props.onKeep}>
          <Checkbox name="webinar.keep" label={t().webinar.keepFile} checked={isKept()} onChange={setKept} />
        </Show>
      </>
    );
  }

  function Picker(own: { each: OpenAttendee; ids: readonly RegistrationId[] }): JSX.Element {
    const name = () => `webinar.who.${own.each.key}`;
    return (
      <Combobox
        name={name()}
        label={t().webinar.who(nameOf(own.each.attendee))}
        help={[own.each.attendee.name && own.each.attendee.email, t().minutes(own.each.minutes)]
          .filter(Boolean)
          .join(", ")}
        optional
        value={assigned()[own.each.key] ?? ""}
        options={own.ids.map((value) => ({ value, label: nameById(value), hint: institutionById(value) }))}
        onChange={(value) =>
          setAssigned((now) => ({ ...now, [own.each.key]: own.ids.find((id) => id === value) ?? "" }))
        }
      />
    );
  }
}
