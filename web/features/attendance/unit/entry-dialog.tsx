import type { ReasonCode } from "@zapisy/core/attendance/schema";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import styles from "../dialog-form.module.css";
import { checkEntry, type EntryProblem } from "./entry.state.ts";

interface EntryDialogProps {
  title: string;
  /** What will be recorded, where the title does not say it. */
  lead?: string;
  asksMinutes: boolean;
  /** Why a reason is asked for; absent: none is. */
  reasonCode?: ReasonCode;
  /** Minutes between beginning and end of the unit. */
  wholeMinutes?: number;
  minutes?: number;
  onSubmit: (entry: { minutes?: number; reason?: string }) => void;
  onClose: () => void;
}

/** Asks for what a mark needs besides a press: minutes of who left early, and why, where a reason is wanted. */
export function EntryDialog(props: EntryDialogProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const shell = useMessages(loadShell);
  // oxlint-disable-next-line solid/reactivity -- begins with what is recorded
  const [minutes, setMinutes] = createSignal<number | undefined>(props.minutes);
  const [reason, setReason] = createSignal("");
  const [problems, setProblems] = createSignal<EntryProblem[]>([]);
  const error = (problem: EntryProblem) => problems().includes(problem);
  const minutesError = () => {
    if (error("minutes_missing")) return t().minutesDialog.required;
    return error("minutes_too_many") ? t().minutesDialog.tooLong(props.wholeMinutes ?? 0) : undefined;
  };
  const submit = () => {
    const checked = checkEntry(
      { minutes: minutes(), reason: reason() },
      {
        minutes: props.asksMinutes,
        reason: props.reasonCode !== undefined,
        wholeMinutes: props.wholeMinutes,
      },
    );
    setProblems(checked.problems);
    if (checked.entry) return props.onSubmit(checked.entry);
    const field = checked.problems[0] === "reason_missing" ? "entry.reason" : "entry.minutes";
    document.getElementById(fieldId(field))?.focus();
  };
  return (
    <Dialog
      open
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="attendance-entry">
            {props.reasonCode ? t().reasonDialog.submit : t().minutesDialog.submit}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        class={styles.form}
        id="attendance-entry"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Show when={props.lead}>{(lead) => <p>{lead()}</p>}</Show>
        <Show when={props.asksMinutes}>
          <NumberField
            name="entry.minutes"
            label={t().minutesDialog.label}
            help={props.wholeMinutes ? t().minutesDialog.help(props.wholeMinutes) : undefined}
            unit={t().minutesDialog.unit}
            value={minutes()}
            error={minutesError()}
            onInput={setMinutes}
          />
        </Show>
        <Show when={props.reasonCode}>
          {(code) => <p class={styles.note}>{t().reasonDialog.lead[code()]}</p>}
        </Show>
        <Show when={props.reasonCode}>
          <TextField
            name="entry.reason"
            label={t().reasonDialog.label}
            help={t().reasonDialog.example}
            maxLength={300}
            autocomplete="off"
            value={reason()}
            error={error("reason_missing") ? t().reasonDialog.required : undefined}
            onInput={setReason}
          />
        </Show>
      </form>
    </Dialog>
  );
}
