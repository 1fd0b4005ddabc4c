import type { SelectionView } from "@zapisy/core/selection/answer";
import { CRITERIA_MAX, TIE_RULES, type Criterion, type SelectionInput } from "@zapisy/core/selection/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadSelection } from "@zapisy/words/selection";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, For, Index, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { newPartId } from "../../forms/part-id.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { setCriteria } from "./selection-api.ts";
import styles from "./selection.module.css";

/** By what applicants are judged: a form for those who set it, a list for all others and afterwards. */
export function CriteriaCard(props: {
  eventId: string;
  selection: SelectionView;
  onSaved: (after: SelectionView) => void;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const isEditable = () => props.selection.may.manage && props.selection.state === "open";
  return (
    <section class={styles.panel}>
      <h2 class={styles.heading}>{t().criteria.title}</h2>
      <Show when={isEditable()} fallback={<CriteriaList selection={props.selection} />}>
        <p class={styles.soft}>{t().criteria.lead}</p>
        <CriteriaForm {...props} />
      </Show>
    </section>
  );
}

function CriteriaList(props: { selection: SelectionView }): JSX.Element {
  const t = useMessages(loadSelection);
  return (
    <Show
      when={props.selection.criteria.length > 0}
      fallback={<EmptyState title={t().criteria.none}>{t().criteria.noneText}</EmptyState>}
    >
      <ol class={styles.list}>
        <For each={props.selection.criteria}>
          {(criterion) => (
            <li class={styles.listed}>
              <span class={styles.name}>{inLocale(criterion.title, locale()).text}</span>
              <span class={styles.soft}>
                {criterion.type === "formal"
                  ? t().criteria.formal
                  : t().criteria.points(criterion.most, criterion.weight)}
              </span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}

function CriteriaForm(props: {
  eventId: string;
  selection: SelectionView;
  onSaved: (after: SelectionView) => void;
}): JSX.Element {
  const t = useMessages(loadSelection);
  // oxlint-disable-next-line solid/reactivity -- what is being written stays until it is saved
  const [criteria, setDraft] = createSignal<readonly Criterion[]>(props.selection.criteria);
  // oxlint-disable-next-line solid/reactivity -- the same
  const [ties, setTies] = createSignal(props.selection.ties);
  const [isBusy, setBusy] = createSignal(false);
  const [isAsked, setAsked] = createSignal(false);
  const refusals = createRefusals(([first]) => {
    if (first) document.getElementById(fieldId(first.path))?.focus();
  });
  const change = (index: number, part: object) =>
    setDraft(criteria().map((one, at) => (at === index ? ({ ...one, ...part } as Criterion) : one)));
  const add = (criterion: Criterion) => setDraft([...criteria(), criterion]);
  const move = (index: number, by: number) => {
    const next = [...criteria()];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    setDraft(next);
  };
  const save = async (reason?: string) => {
    const body: SelectionInput = {
      criteria: [...criteria()],
      ties: [...ties()],
      reason,
      version: props.selection.version,
    };
    const after = await setCriteria(props.eventId, body);
    setDraft(after.criteria);
    showToast({ text: t().criteria.saved });
    props.onSaved(after);
  };
  const submit = async () => {
    if (isBusy()) return;
    refusals.clear();
    if (props.selection.isScored) {
      setAsked(true);
      return;
    }
    setBusy(true);
    try {
      await save();
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class={styles.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Show when={refusals.failure() ?? refusals.error("criteria")}>
        {(text) => <Notice meaning="stop" live="alert" title={text()} />}
      </Show>
      <Index each={criteria()}>
        {(criterion, index) => {
          const path = `criteria.${index}`;
          const name = () => criterion().title.pl || t().criteria.number(index + 1);
          return (
            <Fieldset
              name={path}
              legend={`${index + 1}. ${criterion().type === "formal" ? t().criteria.formal : t().criteria.scored}`}
            >
              <div class={styles.stack}>
                <TextField
                  name={`${path}.title.pl`}
                  label={t().criteria.name}
                  lang="pl"
                  autocomplete="off"
                  maxLength={300}
                  value={criterion().title.pl}
                  error={refusals.error(`${path}.title.pl`)}
                  onInput={(pl) => change(index, { title: { ...criterion().title, pl } })}
                />
                <TextField
                  name={`${path}.title.en`}
                  label={t().criteria.english}
                  lang="en"
                  optional
                  autocomplete="off"
                  maxLength={300}
                  value={criterion().title.en ?? ""}
                  error={refusals.error(`${path}.title.en`)}
                  onInput={(en) => change(index, { title: { ...criterion().title, en: en || undefined } })}
                />
                <Show
                  when={asScored(criterion())}
                  fallback={
                    <TextField
                      name={`${path}.refusal.pl`}
                      label={t().criteria.refusal}
                      help={t().criteria.refusalHelp}
                      lang="pl"
                      optional
                      autocomplete="off"
                      maxLength={300}
                      value={refusalOf(criterion())}
                      error={refusals.error(`${path}.refusal.pl`)}
                      onInput={(pl) => change(index, { refusal: pl ? { pl } : undefined })}
                    />
                  }
                >
                  {(scored) => (
                    <div class={styles.actions}>
                      <NumberField
                        name={`${path}.most`}
                        label={t().criteria.most}
                        value={scored().most}
                        error={refusals.error(`${path}.most`)}
                        onInput={(most) => change(index, { most: most ?? Number.NaN })}
                      />
                      <NumberField
                        name={`${path}.weight`}
                        label={t().criteria.weight}
                        value={scored().weight}
                        error={refusals.error(`${path}.weight`)}
                        onInput={(weight) => change(index, { weight: weight ?? Number.NaN })}
                      />
                    </div>
                  )}
                </Show>
                <TextArea
                  name={`${path}.help`}
                  label={t().criteria.help}
                  help={t().criteria.helpHelp}
                  optional
                  rows={2}
                  maxLength={600}
                  value={criterion().help ?? ""}
                  error={refusals.error(`${path}.help`)}
                  onInput={(help) => change(index, { help: help || undefined })}
                />
                <div class={styles.actions}>
                  <Button
                    kind="quiet"
                    small
                    icon={<ArrowUp />}
                    label={`${t().criteria.up}: ${name()}`}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  />
                  <Button
                    kind="quiet"
                    small
                    icon={<ArrowDown />}
                    label={`${t().criteria.down}: ${name()}`}
                    disabled={index === criteria().length - 1}
                    onClick={() => move(index, 1)}
                  />
                  <Button
                    kind="quiet"
                    small
                    icon={<Trash />}
                    label={t().sheet.removeInstitution(name())}
                    onClick={() => setDraft(criteria().filter((_, at) => at !== index))}
                  />
                </div>
              </div>
            </Fieldset>
          );
        }}
      </Index>
      <Show when={criteria().length < CRITERIA_MAX}>
        <div class={styles.actions}>
          <Button
            icon={<Plus />}
            onClick={() => add({ type: "formal", criterionId: newPartId(), title: { pl: "" } })}
          >
            {t().criteria.addFormal}
          </Button>
          <Button
            icon={<Plus />}
            onClick={() =>
              add({ type: "scored", criterionId: newPartId(), title: { pl: "" }, most: 10, weight: 1 })
            }
          >
            {t().criteria.addScored}
          </Button>
        </div>
      </Show>
      <Fieldset name="ties" legend={t().criteria.ties} help={t().criteria.tiesHelp}>
        <For each={TIE_RULES}>
          {(rule) => (
            <Checkbox
              name={`ties.${rule}`}
              label={t().criteria.tie[rule]}
              checked={ties().includes(rule)}
              onChange={(checked) =>
                setTies(TIE_RULES.filter((one) => (one === rule ? checked : ties().includes(one))))
              }
            />
          )}
        </For>
      </Fieldset>
      <div class={styles.actions}>
        <Button kind="primary" type="submit" busy={isBusy()}>
          {t().criteria.save}
        </Button>
      </div>
      <Show when={isAsked()}>
        <ReasonDialog
          danger
          title={t().criteria.anewTitle}
          text={t().criteria.anewText}
          label={t().criteria.anewReason}
          confirmLabel={t().criteria.anew}
          onConfirm={save}
          onClose={() => setAsked(false)}
        />
      </Show>
    </form>
  );
}

function asScored(criterion: Criterion) {
  return criterion.type === "scored" ? criterion : undefined;
}

function refusalOf(criterion: Criterion): string {
  return criterion.type === "formal" ? (criterion.refusal?.pl ?? "") : "";
}
