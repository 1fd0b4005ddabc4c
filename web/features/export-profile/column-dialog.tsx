import {
  type Column,
  DATE_FORMATS,
  type Rows,
  SOURCES,
  type Source,
} from "@zapisy/core/export-profile/schema";
import { loadExportProfile, sourceInWords } from "@zapisy/words/export-profile";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import {
  dictionaryText,
  ENDED,
  takesDictionary,
  whenOf,
  withDate,
  withDictionary,
  withSource,
} from "./profile-text.state.ts";

/** What a column is called, where its data come from, and how they are written. */
export function ColumnDialog(props: {
  column: Column;
  /** What a row of the file is: not each has all data. */
  rows: Rows;
  isNew: boolean;
  onApply: (column: Column) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadExportProfile);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the column and then is its own
  const begin = props.column;
  const [title, setTitle] = createSignal(begin.title);
  const [source, setSource] = createSignal<Source>(begin.source);
  const [text, setText] = createSignal(begin.text ?? "");
  const [dictionary, setDictionary] = createSignal(dictionaryText(begin));
  const dated = begin.steps?.find((step) => step.do === "date")?.as;
  const [date, setDate] = createSignal(dated);
  const [when, setWhen] = createSignal(whenOf(begin));
  const [fault, setFault] = createSignal<number>();
  const refusals = createRefusals(focusRefused);
  const isOffered = (one: Source) =>
    one === begin.source ||
    (props.rows === "institution"
      ? /^(institution|project)\.|^(constant|not_kept)$/.test(one)
      : one !== "institution.people");
  const sources = () => {
    const known: Source[] = [...SOURCES];
    if (!known.includes(begin.source)) known.push(begin.source);
    return known.filter(isOffered).map((value) => ({ value, label: sourceInWords(t(), value) }));
  };
  const isDay = () => /\.(startsOn|endsOn|birthDate)$/.test(source());
  const requirement = (): Column["required"] => {
    if (source() === "not_kept" || when() === "no") return undefined;
    if (when() === "always") return { when: "always" };
    return when() === "kept" ? begin.required : { ...ENDED, in: [...ENDED.in] };
  };
  const apply = () => {
    setFault(undefined);
    if (title().trim() === "") return refusals.refuse([{ path: "title", code: "field.required" }]);
    const { required: _, text: __, ...kept } = withSource(begin, source());
    const changed: Column = {
      ...kept,
      title: title().trim(),
      ...(source() === "constant" && { text: text() }),
      ...(requirement() && { required: requirement() }),
    };
    const lines = takesDictionary(source()) ? dictionary() : "";
    const made = withDictionary(withDate(changed, isDay() ? date() : undefined), lines);
    if (typeof made === "number") return setFault(made);
    props.onApply(made);
  };
  return (
    <FormDialog
      title={props.isNew ? t().editor.newColumn : t().editor.column}
      submitLabel={t().editor.apply}
      refusals={refusals}
      onSubmit={apply}
      onClose={() => props.onClose()}
    >
      <TextField
        name="title"
        label={t().columns.title}
        value={title()}
        maxLength={200}
        error={refusals.error("title")}
        onInput={setTitle}
      />
      <SelectField
        name="source"
        label={t().columns.source}
        value={source()}
        options={sources()}
        onChange={(value) => value && setSource(value)}
      />
      <Show when={source() === "constant"}>
        <TextField name="text" label={t().editor.text} value={text()} maxLength={300} onInput={setText} />
      </Show>
      <Show when={isDay()}>
        <SelectField
          name="date"
          label={t().editor.date}
          value={date() ?? ""}
          placeholder={t().editor.noDate}
          options={DATE_FORMATS.map((value) => ({ value, label: value }))}
          onChange={(value) => setDate(value || undefined)}
        />
      </Show>
      <Show when={takesDictionary(source())}>
        <TextArea
          name="dictionary"
          label={t().editor.dictionary}
          help={t().editor.dictionaryHelp}
          optional
          value={dictionary()}
          error={fault() === undefined ? undefined : t().editor.dictionaryLine(fault() ?? 0)}
          onInput={setDictionary}
        />
      </Show>
      <Show when={source() !== "not_kept"}>
        <SelectField
          name="required"
          label={t().columns.required}
          value={when()}
          options={[
            { value: "no", label: t().columns.no },
            { value: "always", label: t().columns.always },
            ...(props.rows === "institution"
              ? []
              : [{ value: "ended" as const, label: t().editor.requiredEnded }]),
            ...(whenOf(begin) === "kept" ? [{ value: "kept" as const, label: t().editor.requiredKept }] : []),
          ]}
          onChange={(value) => value && setWhen(value)}
        />
      </Show>
    </FormDialog>
  );
}
