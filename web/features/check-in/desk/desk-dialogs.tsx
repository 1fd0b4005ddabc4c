import type { DeskReasonCode } from "@zapisy/core/attendance/schema";
import { loadCheckIn } from "@zapisy/words/check-in";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import styles from "./desk.module.css";

/** Nobody is at one unit longer than a day. */
const MINUTES_MAX = 24 * 60;

interface MinutesDialogProps {
  name: string;
  /** Minutes since the unit began. */
  likely: number | undefined;
  /** How long the unit is by the clock. */
  whole: number | undefined;
  onSubmit: (minutes: number) => void;
  onClose: () => void;
}

/** Asks how long somebody was there who left early. */
export function MinutesDialog(props: MinutesDialogProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const shell = useMessages(loadShell);
  // oxlint-disable-next-line solid/reactivity -- a beginning; from then on it is the person's
  const [minutes, setMinutes] = createSignal<number | undefined>(props.likely);
  const [error, setError] = createSignal<string>();
  const submit = () => {
    const count = minutes();
    const isNumber = count !== undefined && Number.isInteger(count) && count >= 0 && count <= MINUTES_MAX;
    if (!isNumber) return setError(t().minutesDialog.required);
    if (props.whole !== undefined && count > props.whole)
      return setError(t().minutesDialog.tooLong(props.whole));
    props.onSubmit(count);
  };
  return (
    <Dialog
      open
      title={t().minutesDialog.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="desk-minutes">
            {t().minutesDialog.submit}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        id="desk-minutes"
        class={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{props.name}</p>
        <NumberField
          name="minutes"
          label={t().minutesDialog.label}
          unit={t().minutesDialog.unit}
          value={minutes()}
          onInput={setMinutes}
          error={error()}
        />
      </form>
    </Dialog>
  );
}

/** Why an entry is made all the same: answers to choose from, so that nothing about health is written here. */
const REASONS = {
  "attendance.unit_closed": ["late_entry", "offline", "mistake", "agreed", "paper"],
  "attendance.unit_retired": ["took_place", "offline", "agreed", "paper"],
  "attendance.person_left": ["came", "mistake", "agreed", "paper"],
  "attendance.not_expected": ["other_room", "mistake", "agreed", "paper"],
} as const;
type Reason = (typeof REASONS)[DeskReasonCode][number];

interface ReasonDialogProps {
  name: string;
  /** Why a reason is wanted. */
  code: DeskReasonCode;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Asks why an entry is made that needs a reason. */
export function ReasonDialog(props: ReasonDialogProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const shell = useMessages(loadShell);
  const [reason, setReason] = createSignal<Reason>();
  const [error, setError] = createSignal<string>();
  const submit = () => {
    const chosen = reason();
    if (chosen === undefined) return setError(t().reason.required);
    props.onSubmit(t().reason.choice[chosen]);
  };
  return (
    <Dialog
      open
      title={t().reason.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="desk-reason">
            {t().reason.submit}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        id="desk-reason"
        class={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{t().reason.text[props.code]}</p>
        <p>{props.name}</p>
        <RadioGroup
          name="reason"
          label={t().reason.label}
          value={reason()}
          options={REASONS[props.code].map((value) => ({ value, label: t().reason.choice[value] }))}
          onChange={setReason}
          error={error()}
        />
      </form>
    </Dialog>
  );
}
