import type { ProjectRetentionView } from "@zapisy/core/retention/answer";
import { PRESET_NAMES, PRESETS } from "@zapisy/core/retention/rules";
import { basesOf, TERM_KINDS, type TermKind, type TermsInput } from "@zapisy/core/retention/schema";
import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { EditFormFrame } from "../../forms/edit-form-frame.tsx";
import { createEditForm } from "../../forms/edit-form.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { getRetention, saveTerms } from "./retention-api.ts";
import styles from "./retention.module.css";
import { checkTerms, draftsOf, toTermsDraft, versionOver, type TermsDraft } from "./terms-draft.state.ts";

/** Where it is said how long the data of a project are kept. */
export function TermsForm(props: {
  retention: ProjectRetentionView;
  onSaved: (retention: ProjectRetentionView) => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  // oxlint-disable-next-line solid/reactivity -- the project stays the same
  const { projectId } = props.retention;
  // oxlint-disable-next-line solid/reactivity -- begins with what was loaded
  let known = props.retention;
  const take = (retention: ProjectRetentionView) => {
    known = retention;
    props.onSaved(retention);
    return toTermsDraft(retention);
  };
  const form = createEditForm<TermsDraft, TermsInput>({
    // oxlint-disable-next-line solid/reactivity -- begins with what was loaded
    begin: toTermsDraft(props.retention),
    check: (draft) => checkTerms(draft, versionOver(known, props.retention)),
    async save(input) {
      const draft = take(await saveTerms(projectId, input));
      showToast({ text: t().terms.saved });
      return draft;
    },
    conflict: { code: "retention.version_conflict", load: async () => take(await getRetention(projectId)) },
  });
  const { draft, update, error } = form;
  const fieldName = (path: string) => {
    const [first = "", kind = "", part = ""] = path.split(".");
    if (first === "lastPaymentOn") return t().terms.lastPaymentOn;
    const of = TERM_KINDS.find((one) => one === (first === "terms" ? kind : first));
    const name = { from: t().terms.from, months: t().terms.months, fromYearEnd: t().terms.fromYearEnd };
    const which = first === "terms" ? part : kind;
    if (!of) return path;
    return which in name
      ? t().terms.field(t().termKind[of], name[which as keyof typeof name])
      : t().termKind[of];
  };
  const term = (kind: TermKind) => (
    <Fieldset name={kind} look="section" legend={t().termKind[kind]} help={t().kindHelp[kind]}>
      <div class={styles.term}>
        <SelectField
          name={`terms.${kind}.from`}
          label={t().terms.from}
          value={draft[kind].from}
          placeholder={t().terms.keep}
          options={basesOf(kind).map((value) => ({ value, label: t().terms.base[value] }))}
          error={error(`terms.${kind}.from`)}
          onChange={(value) => update((terms) => (terms[kind].from = value))}
        />
        <Show when={draft[kind].from !== ""}>
          <NumberField
            name={`terms.${kind}.months`}
            label={t().terms.months}
            unit={t().terms.monthsUnit}
            value={draft[kind].months}
            error={error(`terms.${kind}.months`)}
            onInput={(value) => update((terms) => (terms[kind].months = value))}
          />
        </Show>
      </div>
      <Show when={draft[kind].from !== ""}>
        <Checkbox
          name={`terms.${kind}.fromYearEnd`}
          label={t().terms.fromYearEnd}
          checked={draft[kind].fromYearEnd}
          onChange={(value) => update((terms) => (terms[kind].fromYearEnd = value))}
        />
      </Show>
    </Fieldset>
  );
  return (
    <EditFormFrame class={styles.form} form={form} fieldName={fieldName} submitLabel={t().terms.save}>
      <div class={styles.presets} role="group" aria-label={t().terms.preset}>
        <span>{t().terms.preset}</span>
        <For each={PRESET_NAMES}>
          {(name) => (
            <Button small onClick={() => update((terms) => Object.assign(terms, draftsOf(PRESETS[name])))}>
              {t().terms.presets[name]}
            </Button>
          )}
        </For>
      </div>
      <DateField
        name="lastPaymentOn"
        label={t().terms.lastPaymentOn}
        help={t().terms.lastPaymentHelp}
        optional
        value={draft.lastPaymentOn}
        error={error("lastPaymentOn")}
        onInput={(value) => update((terms) => (terms.lastPaymentOn = value))}
      />
      <For each={TERM_KINDS}>{term}</For>
    </EditFormFrame>
  );
}
