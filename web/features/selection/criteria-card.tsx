import type { SelectionView } from "@zapisy/core/selection/answer";
import { CRITERIA_MAX, TIE_RULES, type Criterion } from "@zapisy/core/selection/schema";
import { inLocale, type LocalizedText } from "@zapisy/core/shared/localized-text";
import { loadSelection } from "@zapisy/words/selection";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, For, Index, Show } from "solid-js";
import { unwrap } from "solid-js/store";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { EditFormFrame } from "../../forms/edit-form-frame.tsx";
import { createEditForm } from "../../forms/edit-form.ts";
import { focusField, focusSoon } from "../../forms/focus-field.ts";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { newPartId } from "../../forms/part-id.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useEventEditor } from "../event-editor/event-editor.tsx";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { getSelection, setCriteria } from "./selection-api.ts";
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
              <span class={styles.who}>
                <span class={styles.name}>{inLocale(criterion.title, locale()).text}</span>
                <Show when={criterion.help}>
                  <span class={[styles.soft, styles.preserved].join(" ")}>{criterion.help}</span>
                </Show>
              </span>
              <span class={styles.soft}>
                {criterion.type === "formal"
                  ? t().criteria.formal
                  : t().criteria.points(criterion.most, criterion.weight)}
              </span>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.selection.ties.length > 0}>
        <p class={styles.soft}>
          {[t().criteria.ties, ...props.selection.ties.map((rule) => t().criteria.tie[rule])].join(" – ")}
        </p>
      </Show>
    </Show>
  );
}

/** What is written about how applicants are judged. */
type Terms = Pick<SelectionView, "criteria" | "ties">;

const termsOf = ({ criteria, ties }: SelectionView): Terms => ({ criteria, ties });

function CriteriaForm(props: {
  eventId: string;
  selection: SelectionView;
  onSaved: (after: SelectionView) => void;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const [isAsked, setAsked] = createSignal(false);
  // oxlint-disable-next-line solid/reactivity -- the version on which it is written: others may save meanwhile
  let { version } = props.selection;
  let reason: string | undefined;
  const form = createEditForm<Terms, Terms>({
    // oxlint-disable-next-line solid/reactivity -- what is being written stays until it is saved
    begin: termsOf(props.selection),
    check: (terms) => ({ valid: true, input: terms }),
    save: async (terms) => {
      try {
        const after = await setCriteria(props.eventId, { ...terms, reason, version });
        ({ version } = after);
        showToast({ text: t().criteria.saved });
        props.onSaved(after);
        return termsOf(after);
      } catch (error) {
        // Somebody has begun to score since it was shown.
        if (error instanceof ApiError && error.code === "selection.scored") setAsked(true);
        throw error;
      }
    },
    conflict: {
      code: "selection.version_conflict",
      load: async () => {
        const theirs = await getSelection(props.eventId);
        ({ version } = theirs);
        return termsOf(theirs);
      },
    },
  });
  const editor = useEventEditor();
  const isEnglish = (text: LocalizedText | undefined) => editor.isEnglish() || Boolean(text?.en);
  const criteria = () => form.draft.criteria;
  const nameOf = (criterion: Criterion | undefined, index: number) =>
    criterion?.title.pl || t().criteria.number(index + 1);
  const change = (index: number, edit: (criterion: Criterion) => void) =>
    form.update((terms) => {
      const criterion = terms.criteria[index];
      if (criterion) edit(criterion);
    });
  const add = (criterion: Criterion) => {
    form.update((terms) => terms.criteria.push(criterion));
    focusField(`criteria.${criteria().length - 1}.title.pl`);
  };
  const move = (index: number, by: -1 | 1) => {
    form.update((terms) => terms.criteria.splice(index + by, 0, ...terms.criteria.splice(index, 1)));
    const isLast = index + by === (by < 0 ? 0 : criteria().length - 1);
    focusSoon(moveId(index + by, isLast ? -by : by));
  };
  const remove = (index: number) => {
    const [gone] = structuredClone(unwrap(criteria()).slice(index, index + 1));
    form.update((terms) => terms.criteria.splice(index, 1));
    if (criteria().length > 0) focusField(`criteria.${Math.min(index, criteria().length - 1)}.title.pl`);
    else focusSoon(ADD_ID);
    if (gone)
      showToast({
        text: t().criteria.removed(nameOf(gone, index)),
        undo: () => form.update((terms) => terms.criteria.splice(index, 0, gone)),
      });
  };
  const save = async () => {
    reason = undefined;
    if (props.selection.isScored && form.isDirty()) setAsked(true);
    else await form.save();
  };
  const fieldName = (path: string): string => {
    const [list, index, field] = path.split(".");
    if (list !== "criteria" || !field) return t().criteria.title;
    const { name, refusal, most, weight, help } = t().criteria;
    const labels: Record<string, string> = { title: name, refusal, most, weight, help };
    return [t().criteria.number(Number(index) + 1), labels[field]].filter(Boolean).join(", ");
  };
  return (
    <>
      <EditFormFrame
        class={styles.stack}
        form={{ ...form, save }}
        fieldName={fieldName}
        submitLabel={t().criteria.save}
      >
        <Index each={criteria()}>
          {(criterion, index) => {
            const path = `criteria.${index}`;
            return (
              <Fieldset
                name={path}
                legend={`${index + 1}. ${criterion().type === "formal" ? t().criteria.formal : t().criteria.scored}`}
              >
                <div class={styles.stack}>
                  <LocalizedField
                    name={`${path}.title`}
                    label={t().criteria.name}
                    value={criterion().title}
                    english={isEnglish(criterion().title)}
                    error={form.error}
                    onInput={(title) => change(index, (one) => (one.title = title))}
                  />
                  <Show
                    when={asScored(criterion())}
                    fallback={
                      <LocalizedField
                        name={`${path}.refusal`}
                        label={t().criteria.refusal}
                        help={t().criteria.refusalHelp}
                        optional
                        value={refusalOf(criterion())}
                        english={isEnglish(refusalOf(criterion()))}
                        error={form.error}
                        onInput={(refusal) =>
                          change(index, (one) => {
                            if (one.type === "formal")
                              one.refusal = refusal.pl || refusal.en ? refusal : undefined;
                          })
                        }
                      />
                    }
                  >
                    {(scored) => (
                      <div class={styles.pair}>
                        <NumberField
                          name={`${path}.most`}
                          label={t().criteria.most}
                          value={scored().most}
                          error={form.error(`${path}.most`)}
                          onInput={(most) =>
                            change(index, (one) => {
                              if (one.type === "scored") one.most = most ?? Number.NaN;
                            })
                          }
                        />
                        <NumberField
                          name={`${path}.weight`}
                          label={t().criteria.weight}
                          help={t().criteria.weightHelp}
                          value={scored().weight}
                          error={form.error(`${path}.weight`)}
                          onInput={(weight) =>
                            change(index, (one) => {
                              if (one.type === "scored") one.weight = weight ?? Number.NaN;
                            })
                          }
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
                    error={form.error(`${path}.help`)}
                    onInput={(help) => change(index, (one) => (one.help = help || undefined))}
                  />
                  <div class={styles.actions}>
                    <Button
                      kind="quiet"
                      small
                      id={moveId(index, -1)}
                      icon={<ArrowUp />}
                      label={`${t().criteria.up}: ${nameOf(criterion(), index)}`}
                      disabled={index === 0}
                      onClick={() => move(index, -1)}
                    />
                    <Button
                      kind="quiet"
                      small
                      id={moveId(index, 1)}
                      icon={<ArrowDown />}
                      label={`${t().criteria.down}: ${nameOf(criterion(), index)}`}
                      disabled={index === criteria().length - 1}
                      onClick={() => move(index, 1)}
                    />
                    <Button
                      kind="quiet"
                      small
                      icon={<Trash />}
                      label={t().criteria.remove(nameOf(criterion(), index))}
                      onClick={() => remove(index)}
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
              id={ADD_ID}
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
                checked={form.draft.ties.includes(rule)}
                onChange={(checked) =>
                  form.update((terms) => {
                    terms.ties = TIE_RULES.filter((one) =>
                      one === rule ? checked : terms.ties.includes(one),
                    );
                  })
                }
              />
            )}
          </For>
        </Fieldset>
      </EditFormFrame>
      <Show when={isAsked()}>
        <ReasonDialog
          danger
          title={t().criteria.anewTitle}
          text={t().criteria.anewText}
          label={t().criteria.anewReason}
          confirmLabel={t().criteria.anew}
          onConfirm={(given) => {
            reason = given;
            return form.save();
          }}
          onClose={() => setAsked(false)}
        />
      </Show>
    </>
  );
}

const ADD_ID = "add-criterion";

function moveId(index: number, by: number): string {
  return `criterion-${index}-${by < 0 ? "up" : "down"}`;
}

function asScored(criterion: Criterion) {
  return criterion.type === "scored" ? criterion : undefined;
}

function refusalOf(criterion: Criterion) {
  return criterion.type === "formal" ? criterion.refusal : undefined;
}
