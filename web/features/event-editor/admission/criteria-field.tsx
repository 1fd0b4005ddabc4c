import { answerText, judgedQuestions, offeredAnswers } from "@zapisy/core/form/rules";
import {
  CRITERION_EFFECTS,
  CRITERION_TYPES,
  INSTITUTION_TYPES,
  MAX_CRITERIA,
  type Criterion,
  type CriterionType,
} from "@zapisy/core/form/schema";
import { LOCALES } from "@zapisy/core/shared/localized-text";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { LinesField } from "../../../forms/lines-field.tsx";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { newPartId } from "../../../forms/part-id.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import form from "../editor-form.module.css";
import { useEventEditor } from "../event-editor.tsx";
import { addCriterion, removeCriterion, withCompletedBy } from "./criteria.state.ts";
import { CompletedTerms } from "./completed-terms.tsx";
import { TerritoriesField } from "./territories-field.tsx";

/** Who may come, by what they answer in the form. */
export function CriteriaField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const criteria = () => editor.draft.form.criteria ?? [];
  const remove = (index: number) => {
    editor.replaceWithUndo(
      removeCriterion(editor.snapshot(), index, editor.view().form.questions),
      t().recruitment.removedQuestion(t().criteria.numbered(index + 1)),
    );
  };
  return (
    <div class={`${form.cards} ${form.contained}`}>
      <For each={criteria()}>
        {(criterion, index) => {
          const path = () => `form.criteria.${index()}`;
          const change = (edit: (criterion: Criterion) => void) =>
            editor.update((event) => {
              const one = event.form.criteria?.find(
                ({ criterionId }) => criterionId === criterion.criterionId,
              );
              if (one) edit(one);
            });
          return (
            <section
              class={form.card}
              aria-label={`${t().criteria.numbered(index() + 1)}: ${t().criteria.type[criterion.type]}`}
            >
              <div class={form.cardHead}>
                <h2 class={form.cardTitle}>{t().criteria.type[criterion.type]}</h2>
                <Show when={editor.isEditable()}>
                  <Button
                    kind="quiet"
                    small
                    icon={<Trash />}
                    label={`${t().action.remove}: ${t().criteria.type[criterion.type]}`}
                    onClick={() => remove(index())}
                  >
                    {t().action.remove}
                  </Button>
                </Show>
              </div>
              <Terms criterion={criterion} path={path()} change={change} />
              <Show when={!isOfPerson(criterion)}>
                <RadioGroup
                  name={`${path()}.effect`}
                  label={t().field["form.criteria.effect"]}
                  disabled={!editor.isEditable()}
                  value={criterion.effect}
                  options={CRITERION_EFFECTS.map((value) => ({
                    value,
                    label: t().criteria.effect[value],
                    help:
                      value === "warn" && isLookedUp(criterion)
                        ? t().criteria.lookedUpHelp
                        : t().criteria.effectHelp[value],
                  }))}
                  onChange={(effect) => change((one) => (one.effect = effect))}
                />
              </Show>
              <LocalizedField
                name={`${path()}.words`}
                label={t().field["form.criteria.words"]}
                help={t().criteria.wordsHelp}
                disabled={!editor.isEditable()}
                value={criterion.words}
                english={editor.isEnglish()}
                error={editor.error}
                onInput={(text) => change((one) => (one.words = text))}
              />
              <Show when={"basis" in criterion && criterion}>
                {(founded) => (
                  <LocalizedField
                    name={`${path()}.basis`}
                    label={t().field["form.criteria.basis"]}
                    help={t().criteria.basisHelp}
                    disabled={!editor.isEditable()}
                    value={founded().basis}
                    english={editor.isEnglish()}
                    error={editor.error}
                    onInput={(text) =>
                      change((one) => {
                        if ("basis" in one) one.basis = text;
                      })
                    }
                  />
                )}
              </Show>
            </section>
          );
        }}
      </For>
      <Show when={editor.isEditable() && criteria().length < MAX_CRITERIA}>
        <Adding />
      </Show>
    </div>
  );
}

/** Whether it asks what the person completed: then staff decide, and nothing refuses. */
function isOfPerson(criterion: Criterion): boolean {
  return criterion.type === "completed" && criterion.by === "person";
}

/** Whether the register or the record has to be asked, which no form can while it is filled in. */
function isLookedUp({ type }: Criterion): boolean {
  return type === "completed" || type === "commune";
}

/** Adds a criterion of the kind that is chosen, with the question that it hangs on. */
function Adding(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const [type, setType] = createSignal<CriterionType | "">("");
  const add = async () => {
    const chosen = type();
    if (!chosen) return;
    const [pl, en] = await Promise.all(LOCALES.map(loadForm));
    if (!pl || !en) return;
    const both = (name: keyof typeof pl.begun) => ({ pl: pl.begun[name], en: en.begun[name] });
    const words = { birth: both("birth"), sex: both("sex"), female: both("female"), male: both("male") };
    const { recruitment, ...before } = editor.snapshot();
    const after = { recruitment, form: addCriterion(before.form, chosen, newPartId, words) };
    const begun = after.form.criteria?.at(-1);
    // Whoever comes by another person confirms no address.
    const by = (recruitment.delegations ?? recruitment.handovers) ? "institution" : "person";
    editor.replace(
      begun?.type === "completed" ? withCompletedBy(after, begun.criterionId, by) : { form: after.form },
    );
    setType("");
  };
  return (
    <div class={form.row}>
      <SelectField
        name="newCriterion"
        label={t().criteria.typeLabel}
        placeholder={t().criteria.typeChoose}
        value={type()}
        options={CRITERION_TYPES.map((value) => ({ value, label: t().criteria.type[value] }))}
        onChange={setType}
      />
      <div>
        <Button icon={<Plus />} disabled={!type()} onClick={() => void add()}>
          {t().criteria.add}
        </Button>
      </div>
    </div>
  );
}

interface TermsProps<One extends Criterion = Criterion> {
  criterion: One;
  path: string;
  change: (edit: (criterion: Criterion) => void) => void;
}

/** What a criterion of its kind asks for. */
function Terms(props: TermsProps): JSX.Element {
  const of = <Type extends CriterionType>(...types: Type[]) =>
    types.some((type) => type === props.criterion.type) &&
    (props.criterion as Extract<Criterion, { type: Type }>);
  return (
    <Switch>
      <Match when={of("email_domain")}>{(one) => <Domains {...props} criterion={one()} />}</Match>
      <Match when={of("territory")}>{(one) => <Territories {...props} criterion={one()} />}</Match>
      <Match when={of("commune")}>{(one) => <Communes {...props} criterion={one()} />}</Match>
      <Match when={of("institution_type")}>
        {(one) => <InstitutionTypes {...props} criterion={one()} />}
      </Match>
      <Match when={of("age")}>{(one) => <Ages {...props} criterion={one()} />}</Match>
      <Match when={of("completed")}>{(one) => <CompletedTerms {...props} criterion={one()} />}</Match>
      <Match when={of("sex", "answer")}>{(one) => <Answers {...props} criterion={one()} />}</Match>
    </Switch>
  );
}

/** What a list of texts says of itself, or of any of its lines. */
function linesError(
  editor: ReturnType<typeof useEventEditor>,
  path: string,
  lines: readonly string[],
): string | undefined {
  return editor.error(path) ?? lines.map((_, index) => editor.error(`${path}.${index}`)).find(Boolean);
}

function Domains(props: TermsProps<Extract<Criterion, { type: "email_domain" }>>): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <LinesField
      name={`${props.path}.domains`}
      label={t().field["form.criteria.domains"]}
      help={t().criteria.domainsHelp}
      disabled={!editor.isEditable()}
      values={props.criterion.domains}
      error={linesError(editor, `${props.path}.domains`, props.criterion.domains)}
      onInput={(domains) =>
        props.change((one) => {
          if (one.type === "email_domain") one.domains = domains;
        })
      }
    />
  );
}

function Communes(props: TermsProps<Extract<Criterion, { type: "commune" }>>): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <LinesField
      name={`${props.path}.communes`}
      label={t().field["form.criteria.communes"]}
      help={t().criteria.communesHelp}
      disabled={!editor.isEditable()}
      values={props.criterion.communes}
      error={linesError(editor, `${props.path}.communes`, props.criterion.communes)}
      onInput={(communes) =>
        props.change((one) => {
          if (one.type === "commune") one.communes = communes;
        })
      }
    />
  );
}

function Territories(props: TermsProps<Extract<Criterion, { type: "territory" }>>): JSX.Element {
  return (
    <TerritoriesField
      name={`${props.path}.codes`}
      codes={props.criterion.codes}
      onChange={(codes) =>
        props.change((one) => {
          if (one.type === "territory") one.codes = codes;
        })
      }
    />
  );
}

function InstitutionTypes(props: TermsProps<Extract<Criterion, { type: "institution_type" }>>): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  return (
    <CheckboxGroup
      name={`${props.path}.types`}
      label={t().field["form.criteria.types"]}
      disabled={!editor.isEditable()}
      values={props.criterion.types}
      options={INSTITUTION_TYPES.map((value) => ({ value, label: common().institutionType[value] }))}
      error={editor.error(`${props.path}.types`)}
      onChange={(types) =>
        props.change((one) => {
          if (one.type === "institution_type") one.types = types;
        })
      }
    />
  );
}

function QuestionField(
  props: TermsProps<Extract<Criterion, { questionId: string }>> & { help?: string },
): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <SelectField
      name={`${props.path}.questionId`}
      label={t().field["form.criteria.questionId"]}
      help={props.help}
      placeholder={t().criteria.typeChoose}
      disabled={!editor.isEditable()}
      value={props.criterion.questionId}
      error={editor.error(`${props.path}.questionId`)}
      options={judgedQuestions(editor.draft.form, props.criterion.type).map(({ questionId, label }) => ({
        value: questionId,
        label: label.pl || t().recruitment.untitled,
      }))}
      onChange={(questionId) =>
        questionId &&
        props.change((one) => {
          if (!("questionId" in one)) return;
          one.questionId = questionId;
          if ("answers" in one) one.answers = [];
        })
      }
    />
  );
}

function Ages(props: TermsProps<Extract<Criterion, { type: "age" }>>): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <>
      <div class={form.row}>
        <For each={["from", "to"] as const}>
          {(end) => (
            <NumberField
              name={`${props.path}.${end}`}
              label={t().field[`form.criteria.${end}`]}
              help={t().criteria.ageHelp}
              disabled={!editor.isEditable()}
              value={props.criterion[end]}
              error={editor.error(`${props.path}.${end}`)}
              onInput={(number) =>
                props.change((one) => {
                  if (one.type === "age") one[end] = number;
                })
              }
            />
          )}
        </For>
      </div>
      <QuestionField {...props} help={t().criteria.ageQuestionHelp} />
    </>
  );
}

function Answers(props: TermsProps<Extract<Criterion, { type: "sex" | "answer" }>>): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadForm);
  const editor = useEventEditor();
  const question = () =>
    judgedQuestions(editor.draft.form, props.criterion.type).find(
      ({ questionId }) => questionId === props.criterion.questionId,
    );
  return (
    <>
      <QuestionField {...props} />
      <Show when={question()}>
        {(asked) => (
          <CheckboxGroup
            name={`${props.path}.answers`}
            label={t().field["form.criteria.answers"]}
            disabled={!editor.isEditable()}
            values={props.criterion.answers}
            options={(offeredAnswers(asked()) ?? []).map((value) => ({
              value,
              label: answerText(asked(), value, words().value, "pl") || t().recruitment.untitled,
            }))}
            error={editor.error(`${props.path}.answers`)}
            onChange={(answers) =>
              props.change((one) => {
                if ("answers" in one) one.answers = answers;
              })
            }
          />
        )}
      </Show>
    </>
  );
}
