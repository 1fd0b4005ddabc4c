import type { Day } from "@zapisy/core/shared/time";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { useEventEditor } from "../../event-editor/event-editor.tsx";
import { useDayText } from "./day-text.ts";
import { shiftDay } from "../programme.state.ts";
import styles from "../programme-dialog.module.css";

/** Moves all times of a day earlier or later. */
export function ShiftDialog(props: { day: Day; onClose: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const dayText = useDayText();
  const [minutes, setMinutes] = createSignal<number | undefined>(30);
  const [direction, setDirection] = createSignal<"later" | "earlier">("later");
  const [error, setError] = createSignal<string>();
  const shift = () => {
    const by = minutes() ?? Number.NaN;
    const agenda =
      Number.isInteger(by) && by > 0
        ? shiftDay(editor.snapshot().agenda, props.day, direction() === "later" ? by : -by)
        : "beyond_midnight";
    if (agenda === "beyond_midnight") {
      setError(t().programme.shiftRefused);
      return;
    }
    editor.replaceWithUndo({ agenda }, t().programme.shifted(dayText(props.day)));
    props.onClose();
  };
  return (
    <Dialog
      open
      title={t().programme.shiftTitle(dayText(props.day))}
      onClose={() => props.onClose()}
      actions={
        <Button kind="primary" type="submit" form="shift-day">
          {t().programme.shift}
        </Button>
      }
    >
      <form
        class={styles.form}
        id="shift-day"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          shift();
        }}
      >
        <NumberField
          name="shift.minutes"
          label={t().programme.shiftBy}
          unit="min"
          value={minutes()}
          error={error()}
          onInput={(number) => {
            setError(undefined);
            setMinutes(number);
          }}
        />
        <RadioGroup
          name="shift.direction"
          label={t().programme.shiftDirection}
          inline
          value={direction()}
          options={[
            { value: "later", label: t().programme.shiftLater },
            { value: "earlier", label: t().programme.shiftEarlier },
          ]}
          onChange={setDirection}
        />
      </form>
    </Dialog>
  );
}
