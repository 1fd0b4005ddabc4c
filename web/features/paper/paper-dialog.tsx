import type { StaffEventView } from "@zapisy/core/event/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDayShort, formatMonth, formatTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadPaper } from "@zapisy/words/paper";
import FileSpreadsheet from "~icons/lucide/file-spreadsheet";
import FileText from "~icons/lucide/file-text";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, Match, onCleanup, Show, Switch } from "solid-js";
import { downloadFile } from "../../data/download.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../ui/checkbox.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import type { ComboboxOption } from "../../ui/combobox.state.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { getAttendanceBook } from "../attendance/attendance-api.ts";
import { useDayText } from "../programme/day/day-text.ts";
import { useErrorText } from "../../data/error-text.ts";
import styles from "./paper-dialog.module.css";
import type { FileFormat, ListScope, PaperChoice } from "./paper.state.ts";
import { faultsOf, firstChoice, formatsOf, paperHref, PAPERS, scopesOf, usualRows } from "./paper.state.ts";

/** Work that takes no longer needs no words. */
const SAY_AFTER_MS = 1_000;

interface PartProps {
  event: StaffEventView;
  choice: PaperChoice;
  faults: readonly string[];
  onChange: (part: Partial<PaperChoice>) => void;
}

/** Everything of an event that can be printed: which paper, of what and how, and its file. */
export function PaperDialog(props: { event: StaffEventView; onClose: () => void }): JSX.Element {
  const t = useMessages(loadPaper);
  const common = useMessages(loadCommon);
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- the window begins with the event and then is its own
  const [choice, setChoice] = createSignal<PaperChoice>(firstChoice(props.event));
  const [faults, setFaults] = createSignal<readonly string[]>([]);
  const [status, setStatus] = createSignal("");
  const [failure, setFailure] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const change = (part: Partial<PaperChoice>) => {
    setChoice((now) => ({ ...now, ...part }));
    setFaults([]);
    setFailure(undefined);
    setStatus("");
  };
  const download = async (format: FileFormat) => {
    const found = faultsOf(choice());
    setFaults(found);
    if (found[0]) {
      document.getElementById(fieldId(`paper.${found[0]}`))?.focus();
      return;
    }
    setFailure(undefined);
    setStatus("");
    timer = setTimeout(() => setStatus(t().working), SAY_AFTER_MS);
    try {
      await downloadFile(paperHref(props.event.eventId, choice(), format));
      setStatus(t().done);
    } catch (error) {
      setStatus("");
      setFailure(errors.ofError(error));
    } finally {
      clearTimeout(timer);
    }
  };
  const part = {
    get event() {
      return props.event;
    },
    get choice() {
      return choice();
    },
    get faults() {
      return faults();
    },
    onChange: change,
  };
  const label = (format: FileFormat) =>
    format === "pdf" && choice().paper !== "signature-list" ? t().pdfOnly : t()[format];
  return (
    <Dialog
      open
      title={t().title}
      onClose={() => props.onClose()}
      actions={
        <div class={styles.foot}>
          <div class={styles.files}>
            <For each={formatsOf(choice().paper)}>
              {(format, index) => (
                <Button
                  kind={index() === 0 ? "primary" : "secondary"}
                  icon={format === "pdf" ? <FileText /> : <FileSpreadsheet />}
                  onClick={() => download(format)}
                >
                  {label(format)}
                </Button>
              )}
            </For>
          </div>
          <Show when={failure()}>
            {(text) => (
              <Notice meaning="stop" live="alert">
                {text()}
              </Notice>
            )}
          </Show>
          <p class={styles.status} role="status">
            {status()}
          </p>
        </div>
      }
    >
      <div class={styles.form}>
        <SelectField
          name="paper.paper"
          label={t().paper}
          help={t().about[choice().paper]}
          value={choice().paper}
          options={PAPERS.map((value) => ({ value, label: t().papers[value] }))}
          onChange={(paper) => paper && change({ paper, emptyRows: usualRows(paper) })}
        />
        <Switch>
          <Match when={choice().paper === "signature-list"}>
            <SignatureListPart {...part} />
          </Match>
          <Match when={choice().paper === "attendance-cards"}>
            <PeoplePart {...part} />
            <MonthField {...part} />
            <RowsField {...part} />
          </Match>
          <Match when={choice().paper === "class-register"}>
            <RowsField {...part} />
          </Match>
          <Match when={choice().paper === "passenger-list"}>
            <Checkbox
              name="paper.phones"
              label={t().phones}
              help={t().phonesHelp}
              checked={choice().phones}
              onChange={(phones) => change({ phones })}
            />
          </Match>
          <Match when={choice().paper === "needs-summary" && props.event.may.manageRegistrations}>
            <Checkbox
              name="paper.names"
              label={t().names}
              help={t().namesHelp}
              checked={choice().names}
              onChange={(names) => change({ names })}
            />
          </Match>
          <Match when={choice().paper === "badges"}>
            <PeoplePart {...part} />
            <RadioGroup
              name="paper.size"
              label={t().size}
              value={choice().size}
              options={(["8", "10"] as const).map((value) => ({ value, label: t().sizes[value] }))}
              onChange={(size) => change({ size })}
            />
          </Match>
        </Switch>
        <RadioGroup
          name="paper.language"
          label={t().language}
          inline
          value={choice().language}
          options={(["pl", "en"] as const).map((value) => ({ value, label: common().locale[value] }))}
          onChange={(language) => change({ language })}
        />
      </div>
    </Dialog>
  );
}

function SignatureListPart(props: PartProps): JSX.Element {
  const t = useMessages(loadPaper);
  const dayText = useDayText();
  const scopes = (): { value: ListScope; label: string }[] => {
    const { days, modules, options, items } = scopesOf(props.event);
    return [
      { value: "all", label: t().wholeEvent },
      ...days.map((day) => ({ value: `day:${day}` as const, label: dayText(day) })),
      ...modules.map((module) => ({ value: `module:${module}` as const, label: t().module(module) })),
      ...options.map(({ optionId, title }) => ({
        value: `option:${optionId}` as const,
        label: t().option(inLocale(title, locale()).text),
      })),
      ...items.map((item) => ({
        value: `item:${item.itemId}` as const,
        label: [
          item.day && formatDayShort(locale(), item.day),
          item.from && formatTime(locale(), item.from),
          inLocale(item.title, locale()).text,
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    ];
  };
  const isOneItem = () => props.choice.scope.startsWith("item:");
  return (
    <>
      <SelectField
        name="paper.scope"
        label={t().scope}
        value={props.choice.scope}
        options={scopes()}
        onChange={(scope) => scope && props.onChange({ scope })}
      />
      <Show when={!isOneItem()}>
        <RadioGroup
          name="paper.signatures"
          label={t().signatures}
          value={props.choice.signatures}
          options={(["item", "day"] as const).map((value) => ({ value, label: t().signatureFor[value] }))}
          onChange={(signatures) => props.onChange({ signatures })}
        />
        <Show when={props.choice.signatures === "day" && !props.choice.scope.startsWith("day:")}>
          <RadioGroup
            name="paper.layout"
            label={t().layout}
            value={props.choice.layout}
            options={(["pages", "days"] as const).map((value) => ({ value, label: t().layouts[value] }))}
            onChange={(layout) => props.onChange({ layout })}
          />
        </Show>
      </Show>
      <CheckboxGroup
        name="paper.columns"
        label={t().columns}
        help={t().columnsHelp}
        values={props.choice.columns}
        options={(["institution", "position"] as const).map((value) => ({ value, label: t().column[value] }))}
        onChange={(columns) => props.onChange({ columns })}
      />
      <RowsField {...props} />
    </>
  );
}

function RowsField(props: PartProps): JSX.Element {
  const t = useMessages(loadPaper);
  return (
    <NumberField
      name="paper.emptyRows"
      label={t().emptyRows}
      help={t().emptyRowsHelp}
      value={props.choice.emptyRows}
      error={props.faults.includes("emptyRows") ? t().wrongRows : undefined}
      onInput={(emptyRows) => props.onChange({ emptyRows })}
    />
  );
}

function MonthField(props: PartProps): JSX.Element {
  const t = useMessages(loadPaper);
  const months = () => scopesOf(props.event).months;
  return (
    <Show when={months().length > 1}>
      <SelectField
        name="paper.month"
        label={t().month}
        placeholder={t().allMonths}
        value={props.choice.month}
        options={months().map((value) => ({ value, label: formatMonth(locale(), value) }))}
        onChange={(month) => props.onChange({ month })}
      />
    </Show>
  );
}

function PeoplePart(props: PartProps): JSX.Element {
  const t = useMessages(loadPaper);
  const errors = useErrorText();
  const [people, setPeople] = createSignal<ComboboxOption[]>();
  const [failure, setFailure] = createSignal<string>();
  createEffect(() => {
    if (props.choice.whom === "person" && !people()) void load();
  });
  const load = async () => {
    try {
      const book = await getAttendanceBook(props.event.eventId);
      setPeople(
        book.people.map(({ registrationId, firstName, lastName, institution }) => ({
          value: registrationId,
          label: `${lastName} ${firstName}`,
          hint: institution,
        })),
      );
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  const groups = () =>
    scopesOf(props.event).options.map(({ optionId, title }) => ({
      value: `option:${optionId}` as const,
      label: t().option(inLocale(title, locale()).text),
    }));
  return (
    <>
      <SelectField
        name="paper.whom"
        label={t().whom}
        value={props.choice.whom}
        options={[
          { value: "all" as const, label: t().everybody },
          ...groups(),
          { value: "person" as const, label: t().onePerson },
        ]}
        onChange={(whom) => whom && props.onChange({ whom })}
      />
      <Show when={props.choice.whom === "person"}>
        <Combobox
          name="paper.person"
          label={t().person}
          value={props.choice.registrationId}
          options={people() ?? []}
          error={props.faults.includes("person") ? t().choosePerson : failure()}
          onChange={(registrationId) => props.onChange({ registrationId })}
        />
      </Show>
    </>
  );
}
