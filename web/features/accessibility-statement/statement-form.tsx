import type { StatementSettings } from "@zapisy/core/accessibility-statement/answer";
import { ASSESSMENTS, CONFORMANCES, type StatementInput } from "@zapisy/core/accessibility-statement/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { loadSettings } from "@zapisy/words/settings";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { useMessages } from "../../data/locale.ts";
import { createEditForm } from "../../forms/edit-form.ts";
import { EditFormFrame } from "../../forms/edit-form-frame.tsx";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { getStatementSettings, saveStatement } from "./statement-api.ts";
import { checkStatement, toStatementDraft, type StatementDraft } from "./statement-draft.state.ts";
import styles from "./statement.module.css";

type TextName = "entity" | "inaccessible" | "premises" | "apps";
type DayName = "publishedOn" | "changedOn" | "preparedOn" | "reviewedOn";

/** Where an administrator writes what the organiser states of the accessibility of the site. */
export function StatementForm(props: {
  settings: StatementSettings;
  onSaved: (settings: StatementSettings) => void;
}): JSX.Element {
  const t = useMessages(loadSettings);
  const staff = useMessages(loadStaff);
  const today = dayAt(serverNow().toISOString(), HOME_ZONE);
  // oxlint-disable-next-line solid/reactivity -- the version that was on the screen when somebody began
  let { version } = props.settings;
  const take = (settings: StatementSettings) => {
    ({ version } = settings);
    props.onSaved(settings);
    return toStatementDraft(settings, today);
  };
  const form = createEditForm<StatementDraft, StatementInput>({
    // oxlint-disable-next-line solid/reactivity -- begins with what was loaded
    begin: toStatementDraft(props.settings, today),
    check: (draft) => checkStatement(draft, version, today),
    async save(input) {
      const draft = take(await saveStatement({ ...input, version }));
      showToast({ text: t().statement.saved });
      return draft;
    },
    conflict: { code: "statement.version_conflict", load: async () => take(await getStatementSettings()) },
  });
  const { draft, update, error } = form;
  const names = () => t().statement.field;
  const help = (): Partial<Record<TextName | DayName, string>> => t().statement.help;
  const fieldName = (path: string) => {
    const [first = "", second] = path.split(".");
    const name = names()[first as keyof ReturnType<typeof names>] ?? path;
    return second === "en" ? staff().fieldInEnglish(name) : name;
  };
  const [isEnglish, setEnglish] = createSignal(
    [draft.entity, draft.inaccessible, draft.premises, draft.apps].some((text) => text?.en),
  );

  const text = (name: TextName, options: { long?: boolean; optional?: boolean } = {}) => (
    <LocalizedField
      name={name}
      label={names()[name]}
      help={help()[name]}
      rows={3}
      {...options}
      english={isEnglish()}
      value={draft[name]}
      error={error}
      onInput={(value: LocalizedText) => update((statement) => (statement[name] = value))}
    />
  );
  const day = (name: DayName, optional = false) => (
    <DateField
      name={name}
      label={names()[name]}
      help={help()[name]}
      optional={optional}
      max={today}
      value={draft[name] ?? ""}
      error={error(name)}
      onInput={(value) => update((statement) => (statement[name] = value))}
    />
  );

  return (
    <EditFormFrame class={styles.form} form={form} fieldName={fieldName} submitLabel={t().statement.save}>
      <Fieldset name="body" look="section" legend={t().statement.body}>
        <Checkbox
          name="english"
          label={staff().workspace.english}
          help={staff().workspace.englishHelp}
          checked={isEnglish()}
          onChange={setEnglish}
        />
        {text("entity")}
        <TextField
          name="address"
          label={names().address}
          value={draft.address}
          error={error("address")}
          onInput={(value) => update((statement) => (statement.address = value))}
        />
        <div class={styles.days}>
          {day("publishedOn")}
          {day("changedOn")}
        </div>
      </Fieldset>
      <Fieldset name="assessed" look="section" legend={t().statement.assessed}>
        <RadioGroup
          name="conformance"
          label={names().conformance}
          inline
          value={draft.conformance}
          options={CONFORMANCES.map((value) => ({ value, label: t().statement.conformance[value] }))}
          error={error("conformance")}
          onChange={(value) => update((statement) => (statement.conformance = value))}
        />
        {text("inaccessible", { long: true, optional: draft.conformance === "full" })}
        <RadioGroup
          name="assessment"
          label={names().assessment}
          inline
          value={draft.assessment}
          options={ASSESSMENTS.map((value) => ({ value, label: t().statement.assessment[value] }))}
          error={error("assessment")}
          onChange={(value) => update((statement) => (statement.assessment = value))}
        />
        <Show when={draft.assessment === "external"}>
          <TextField
            name="assessor"
            label={names().assessor}
            value={draft.assessor ?? ""}
            error={error("assessor")}
            onInput={(value) => update((statement) => (statement.assessor = value))}
          />
        </Show>
        <div class={styles.days}>
          {day("preparedOn")}
          {day("reviewedOn", true)}
        </div>
      </Fieldset>
      <Fieldset name="reachable" look="section" legend={t().statement.reachable}>
        <TextField
          name="contactName"
          label={names().contactName}
          value={draft.contactName}
          error={error("contactName")}
          onInput={(value) => update((statement) => (statement.contactName = value))}
        />
        <div class={styles.days}>
          <TextField
            name="contactEmail"
            type="email"
            label={names().contactEmail}
            value={draft.contactEmail}
            error={error("contactEmail")}
            onInput={(value) => update((statement) => (statement.contactEmail = value))}
          />
          <TextField
            name="contactPhone"
            type="tel"
            label={names().contactPhone}
            value={draft.contactPhone}
            error={error("contactPhone")}
            onInput={(value) => update((statement) => (statement.contactPhone = value))}
          />
        </div>
      </Fieldset>
      <Fieldset name="place" look="section" legend={t().statement.place}>
        {text("premises", { long: true })}
        {text("apps", { long: true, optional: true })}
      </Fieldset>
    </EditFormFrame>
  );
}
