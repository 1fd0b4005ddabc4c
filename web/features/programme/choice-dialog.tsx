import { minuteOfDay } from "@zapisy/core/shared/clock";
import type { Day } from "@zapisy/core/shared/time";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { createSignal, Index, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { useEventEditor } from "../event-editor/event-editor.tsx";
import { newPartId } from "../../forms/part-id.ts";
import { useDayText } from "./day/day-text.ts";
import { NextDayNote } from "./day/next-day-note.tsx";
import { newItem, withChoice } from "./programme.state.ts";
import styles from "./programme-dialog.module.css";

interface ChoiceDialogProps {
  kind: "panel" | "session";
  days: readonly Day[];
  onClose: () => void;
}

/** Makes parallel panels or modules, and the choice between them in the sign-up form, in one step. */
export function ChoiceDialog(props: ChoiceDialogProps): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const dayText = useDayText();
  const isPanel = () => props.kind === "panel";
  const proposed = () => newItem(editor.snapshot().agenda, "x", props.kind, { pl: "x" }, props.days[0]);
  // oxlint-disable-next-line solid/reactivity -- what the fields begin with
  const first = proposed();
  const [title, setTitle] = createSignal(
    isPanel() ? t().programme.parallelDefault : t().programme.modulesDefault,
  );
  const [day, setDay] = createSignal(first.day ?? "");
  const [from, setFrom] = createSignal(isPanel() ? (first.from ?? "") : "");
  const [to, setTo] = createSignal(isPanel() ? (first.to ?? "") : "");
  const [options, setOptions] = createSignal<{ title: string; seats: number | undefined }[]>([
    { title: "", seats: undefined },
    { title: "", seats: undefined },
  ]);
  const [error, setError] = createSignal<string>();

  const change = (index: number, part: Partial<{ title: string; seats: number | undefined }>) =>
    setOptions((list) => list.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const create = () => {
    const named = options().filter((option) => option.title.trim());
    if (named.length < 2) {
      setError(t().programme.choiceNeedsTwo);
      return;
    }
    const made = withChoice(
      editor.snapshot(),
      {
        kind: props.kind,
        title: title().trim() || t().programme.parallelDefault,
        options: named.map((option) => ({
          title: option.title.trim(),
          seats: option.seats && option.seats > 0 ? Math.round(option.seats) : null,
        })),
        day: day() || undefined,
        from: minuteOfDay(from()) === undefined ? undefined : from(),
        to: minuteOfDay(to()) === undefined ? undefined : to(),
      },
      newPartId,
    );
    const { agenda, choiceGroups } = made;
    editor.replaceWithUndo({ agenda, choiceGroups }, t().programme.choiceCreated(named.length));
    props.onClose();
  };
  return (
    <Dialog
      open
      guarded
      title={isPanel() ? t().programme.parallel : t().programme.modules}
      onClose={() => props.onClose()}
      actions={
        <Button kind="primary" type="submit" form="new-choice">
          {t().programme.createChoice}
        </Button>
      }
    >
      <form
        class={styles.form}
        id="new-choice"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <p>{isPanel() ? t().programme.parallelLead : t().programme.modulesLead}</p>
        <TextField
          name="choice.title"
          label={t().programme.choiceTitle}
          lang="pl"
          value={title()}
          maxLength={200}
          onInput={setTitle}
        />
        <div class={styles.times}>
          <SelectField
            name="choice.day"
            label={t().field["agenda.day"]}
            width="medium"
            placeholder={t().programme.undated}
            value={day()}
            options={props.days.map((each) => ({ value: each, label: dayText(each) }))}
            onChange={setDay}
          />
          <TimeField name="choice.from" label={t().field["agenda.from"]} value={from()} onInput={setFrom} />
          <TimeField name="choice.to" label={t().field["agenda.to"]} value={to()} onInput={setTo} />
        </div>
        <NextDayNote of={{ day: day() || undefined, from: from(), to: to() }} />
        <div class={styles.list}>
          <Index each={options()}>
            {(option, index) => (
              <div class={styles.option}>
                <TextField
                  name={`choice.options.${index}`}
                  label={t().programme.optionTitle(index + 1, props.kind)}
                  lang="pl"
                  value={option().title}
                  maxLength={300}
                  onInput={(text) => {
                    setError(undefined);
                    change(index, { title: text });
                  }}
                />
                <NumberField
                  name={`choice.seats.${index}`}
                  label={t().programme.optionSeats}
                  value={option().seats}
                  onInput={(seats) => change(index, { seats })}
                />
              </div>
            )}
          </Index>
          <div>
            <Button
              kind="quiet"
              small
              icon={<Plus />}
              onClick={() => setOptions((list) => [...list, { title: "", seats: undefined }])}
            >
              {t().programme.addOption}
            </Button>
          </div>
        </div>
        <Show when={error()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </form>
    </Dialog>
  );
}
