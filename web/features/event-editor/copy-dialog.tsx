import { beginsAt, copiedInput, publicationAdvice } from "@zapisy/core/event/rules";
import type { EventInput } from "@zapisy/core/event/schema";
import { isDay } from "@zapisy/core/shared/time";
import { formatWhen } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useErrorText } from "../../data/error-text.ts";
import form from "./editor-form.module.css";
import { useFieldName } from "./field-name.ts";
import { useWallTimeText } from "./dates/wall-time-text.ts";

interface CopyDialogProps {
  /** What is copied. */
  event: EventInput;
  /** Makes the copy; `null`: its first day is not known. Words say why it failed. */
  onCopy: (startsOn: string | null) => Promise<string | undefined>;
  onClose: () => void;
}

/** Asks on which day a copy begins, and shows what moves along with it. */
export function CopyDialog(props: CopyDialogProps): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const fieldName = useFieldName();
  const inWords = useWallTimeText();
  const [isKnown, setKnown] = createSignal(true);
  const [startsOn, setStartsOn] = createSignal("");
  const [error, setError] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const copy = () => {
    const day = isKnown() ? startsOn() : null;
    return day === null || isDay(day) ? copiedInput(props.event, day) : undefined;
  };
  const facts = (input: EventInput) => {
    const { opens, closes, changesUntil } = input.recruitment;
    return [
      { term: t().field.dates, text: formatWhen(locale(), { dates: input.dates }) },
      { term: t().field["recruitment.opens"], text: opens && inWords(opens) },
      { term: t().field["recruitment.closes"], text: closes && inWords(closes) },
      { term: t().field["recruitment.changesUntil"], text: changesUntil && inWords(changesUntil) },
    ].flatMap(({ term, text }) => (text ? [{ term, description: () => text }] : []));
  };
  const advice = (input: EventInput) =>
    publicationAdvice({ ...input, beginsAt: beginsAt(input) }, serverNow().toISOString()).map((part) =>
      [fieldName(part.path, input), errors.ofIssue(part)].join(": "),
    );
  const submit = async () => {
    setFailure(undefined);
    const day = isKnown() ? startsOn() : null;
    if (day !== null && !isDay(day)) {
      setError(errors.ofIssue({ path: "startsOn", code: "field.day" }));
      document.getElementById(fieldId("copy.startsOn"))?.focus();
      return;
    }
    setFailure(await props.onCopy(day));
  };
  return (
    <Dialog
      open
      guarded
      title={t().command.copyTitle}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={submit}>
            {t().command.copy}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <div class={form.fields}>
        <p>{t().command.copyLead}</p>
        <RadioGroup
          name="copy.when"
          label={t().command.copyWhen}
          value={isKnown() ? "known" : "unknown"}
          options={[
            { value: "known", label: t().command.copyKnown, help: t().command.copyKnownHelp },
            { value: "unknown", label: t().command.copyUnknown, help: t().command.copyUnknownHelp },
          ]}
          onChange={(when) => setKnown(when === "known")}
        />
        <Show when={isKnown()}>
          <DateField
            name="copy.startsOn"
            label={t().command.copyFirstDay}
            value={startsOn()}
            error={error()}
            onInput={(day) => {
              setError(undefined);
              setStartsOn(day);
            }}
          />
        </Show>
        <div role="status">
          <Show when={copy()} keyed>
            {(input) => (
              <div class={form.fields}>
                <DetailsList items={facts(input)} />
                <For each={isKnown() ? advice(input) : []}>
                  {(text) => <Notice meaning="wait">{text}</Notice>}
                </For>
              </div>
            )}
          </Show>
        </div>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
