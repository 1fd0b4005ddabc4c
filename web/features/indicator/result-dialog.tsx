import type { PersonResults, ResultView } from "@zapisy/core/indicator/answer";
import { ResultInputSchema } from "@zapisy/core/indicator/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { loadIndicator } from "@zapisy/words/indicator";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { newKey } from "../../data/client.ts";
import { serverNow } from "../../data/clock.ts";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { createRefusals } from "../../forms/refusals.ts";
import control from "../../ui/control.module.css";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { acceptOf, refusalBeforeSending } from "../file/file.state.ts";
import { PersonField } from "../support-log/person-field.tsx";
import { enterResult, sendProof } from "./indicator-api.ts";

/** Enters a result of somebody, with the file that proves it or without. */
export function ResultDialog(props: {
  projectId: string;
  /** Those that count results: one of them is chosen already where the person is not. */
  indicators: PersonResults["indicators"];
  /** Whose it is, where that is known. */
  participantId?: string;
  onSaved: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadIndicator);
  // oxlint-disable-next-line solid/reactivity -- begins with the only one there is
  const [indicatorId, setIndicator] = createSignal<string>(
    // oxlint-disable-next-line solid/reactivity -- the same
    props.indicators.length === 1 ? (props.indicators[0]?.indicatorId ?? "") : "",
  );
  // oxlint-disable-next-line solid/reactivity -- begins with whoever is known
  const [participantId, setParticipant] = createSignal(props.participantId ?? "");
  const [kindId, setKind] = createSignal("");
  const [day, setDay] = createSignal(dayAt(serverNow().toISOString(), HOME_ZONE));
  const [note, setNote] = createSignal("");
  const [file, setFile] = createSignal<File>();
  const errors = useErrorText();
  const refusals = createRefusals(focusRefused);
  const key = newKey();
  const kinds = () =>
    (props.indicators.find((one) => one.indicatorId === indicatorId())?.kinds ?? []).filter(
      ({ retired }) => !retired,
    );
  const save = async () => {
    const input = { indicatorId: indicatorId(), kindId: kindId(), day: day(), note: note() };
    const checked = checkBy(ResultInputSchema, input);
    const issues = checked.valid ? [] : [...checked.issues];
    // A choice that is not made is no id.
    const open = { indicatorId: indicatorId(), kindId: kindId(), participantId: participantId() };
    const missing = Object.entries(open).flatMap(([path, value]) =>
      value ? [] : [{ path, code: "field.required" }],
    );
    const chosen = file();
    const refused = chosen && refusalBeforeSending(chosen, "proof");
    const all = [
      ...missing,
      ...issues.filter(({ path }) => !missing.some((one) => one.path === path)),
      ...(refused ? [{ path: "file", code: refused }] : []),
    ];
    if (!checked.valid || all.length > 0) return refusals.refuse(all);
    const entered: ResultView = await enterResult(props.projectId, participantId(), checked.input, key);
    try {
      if (chosen) await sendProof(props.projectId, entered, chosen);
      showToast({ text: chosen ? t().result.saved : t().result.savedOpen });
    } catch (error) {
      // The result is there; its list offers to attach the file again.
      showToast({ text: `${t().result.savedWithout} ${errors.ofError(error)}` });
    }
    props.onSaved();
  };
  const text = (localized: Parameters<typeof inLocale>[0]) => inLocale(localized, locale()).text;
  return (
    <FormDialog
      title={t().enter}
      submitLabel={t().result.save}
      refusals={refusals}
      onSubmit={save}
      onClose={() => props.onClose()}
    >
      <Show when={!props.participantId}>
        <PersonField
          projectId={props.projectId}
          name="participantId"
          label={t().result.person}
          help={t().result.personHelp}
          value={participantId()}
          error={refusals.error("participantId")}
          onChange={setParticipant}
        />
      </Show>
      <Show when={props.indicators.length > 1}>
        <SelectField
          name="indicatorId"
          label={t().result.indicator}
          placeholder={t().result.chooseIndicator}
          value={indicatorId()}
          options={props.indicators.map((one) => ({ value: one.indicatorId, label: text(one.name) }))}
          error={refusals.error("indicatorId")}
          onChange={(id) => {
            setIndicator(id);
            setKind("");
          }}
        />
      </Show>
      <SelectField
        name="kindId"
        label={t().result.kind}
        placeholder={t().result.chooseKind}
        value={kindId()}
        options={kinds().map((one) => ({ value: one.kindId, label: text(one.name) }))}
        error={refusals.error("kindId")}
        onChange={setKind}
      />
      <DateField
        name="day"
        label={t().result.day}
        help={t().result.dayHelp}
        value={day()}
        error={refusals.error("day")}
        onInput={setDay}
      />
      <TextField
        name="note"
        label={t().result.note}
        help={t().result.noteHelp}
        optional
        autocomplete="off"
        maxLength={300}
        value={note()}
        error={refusals.error("note")}
        onInput={setNote}
      />
      <Field
        name="file"
        label={t().result.file}
        help={t().result.fileHelp}
        optional
        error={refusals.error("file")}
      >
        {(field) => (
          <input
            class={control.control}
            id={field.id}
            type="file"
            accept={acceptOf("proof")}
            aria-describedby={field.describedBy}
            aria-invalid={field.invalid}
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
    </FormDialog>
  );
}
