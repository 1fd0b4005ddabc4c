import {
  answerText,
  askedFields,
  changedType,
  isReworded,
  offeredAnswers,
  possibleConditions,
  type LaterId,
} from "@zapisy/core/form/rules";
import { QUESTION_TYPE_NAMES, type FieldId, type Question } from "@zapisy/core/form/schema";
import { loadForm, type FieldLabels } from "@zapisy/words/form";
import { loadStaff } from "@zapisy/words/staff";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { removeQuestion, restoreQuestion } from "./choice.state.ts";
import form from "../editor-form.module.css";
import { useEventEditor } from "../event-editor.tsx";
import { QUESTION_SETTINGS } from "../../../forms/field-types/settings.ts";
import { newPartId } from "../../../forms/part-id.ts";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { RetiredParts } from "./retired-parts.tsx";

/** The questions of the sign-up form that are the event's own. */
export function QuestionsField(): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadForm);
  const editor = useEventEditor();
  const questions = () => editor.draft.form.questions;
  const named = (title: { pl: string }) => title.pl || t().recruitment.untitled;
  // Of a question that is still asked only answers are retired.
  const retiredName = ({ questionId, label, answers = [] }: Question) =>
    questions().some((each) => each.questionId === questionId)
      ? `${named(label)}: ${answers.map((answer) => named(answer.label)).join(", ")}`
      : named(label);
  // How many answered it in the words that a save would replace.
  const keeping = (question: Question) => {
    const stored = editor.view().form.questions.find(({ questionId }) => questionId === question.questionId);
    return stored && isReworded(stored, question)
      ? editor.counts()?.answered[question.questionId]
      : undefined;
  };
  const change = (questionId: string, edit: (question: Question) => void) =>
    editor.update((event) => {
      const question = event.form.questions.find((each) => each.questionId === questionId);
      if (question) edit(question);
    });
  const move = (from: number, to: number) => {
    const { form: whole } = editor.snapshot();
    const moved = whole.questions[from];
    if (!moved) return;
    editor.replace({
      form: { ...whole, questions: whole.questions.toSpliced(from, 1).toSpliced(to, 0, moved) },
    });
  };
  const remove = (question: Question) => {
    editor.replaceWithUndo(
      removeQuestion(editor.snapshot(), question.questionId),
      t().recruitment.removedQuestion(named(question.label)),
    );
  };
  const add = () =>
    editor.update((event) => {
      event.form.questions.push({
        questionId: newPartId(),
        label: { pl: "" },
        type: "text",
        required: false,
      });
    });
  return (
    <div class={`${form.cards} ${form.contained}`}>
      <For each={questions()}>
        {(question, index) => {
          const path = () => `form.questions.${index()}`;
          return (
            <section
              class={form.card}
              aria-label={`${t().recruitment.question(index() + 1)}: ${named(question.label)}`}
            >
              <div class={form.cardHead}>
                <h2 class={form.cardTitle}>{t().recruitment.question(index() + 1)}</h2>
                <Show when={editor.isEditable()}>
                  <div class={form.cardActions}>
                    <Button
                      kind="quiet"
                      small
                      label={`${t().action.moveUp}: ${named(question.label)}`}
                      icon={<ArrowUp />}
                      disabled={index() === 0}
                      onClick={() => move(index(), index() - 1)}
                    />
                    <Button
                      kind="quiet"
                      small
                      label={`${t().action.moveDown}: ${named(question.label)}`}
                      icon={<ArrowDown />}
                      disabled={index() === questions().length - 1}
                      onClick={() => move(index(), index() + 1)}
                    />
                    <Button kind="quiet" small icon={<Trash />} onClick={() => remove(question)}>
                      {t().action.remove}
                    </Button>
                  </div>
                </Show>
              </div>
              <LocalizedField
                name={`${path()}.label`}
                label={t().field["form.questions.label"]}
                disabled={!editor.isEditable()}
                value={question.label}
                english={editor.isEnglish()}
                error={editor.error}
                onInput={(text) => change(question.questionId, (each) => (each.label = text))}
              />
              <Show when={keeping(question)}>
                {(people) => (
                  <Notice meaning="note" live="status">
                    <p>{t().recruitment.reworded(people())}</p>
                  </Notice>
                )}
              </Show>
              <div class={form.row}>
                <SelectField
                  name={`${path()}.type`}
                  label={t().field["form.questions.type"]}
                  disabled={!editor.isEditable()}
                  value={question.type}
                  options={QUESTION_TYPE_NAMES.map((value) => ({ value, label: words().type[value] }))}
                  onChange={(type) =>
                    type &&
                    change(question.questionId, (each) =>
                      Object.assign(each, changedType(each, type, newPartId)),
                    )
                  }
                />
              </div>
              <Checkbox
                name={`${path()}.required`}
                label={t().field["form.questions.required"]}
                disabled={!editor.isEditable()}
                checked={question.required}
                onChange={(required) => change(question.questionId, (each) => (each.required = required))}
              />
              <LocalizedField
                name={`${path()}.help`}
                label={t().field["form.questions.help"]}
                optional
                disabled={!editor.isEditable()}
                value={question.help}
                english={editor.isEnglish()}
                error={editor.error}
                onInput={(text) => change(question.questionId, (each) => (each.help = text))}
              />
              <Condition
                question={question}
                path={path()}
                change={(edit) => change(question.questionId, edit)}
              />
              <Dynamic
                component={QUESTION_SETTINGS[question.type]}
                question={question}
                path={path()}
                disabled={!editor.isEditable()}
                english={editor.isEnglish()}
                error={editor.error}
                change={(edit) => change(question.questionId, edit)}
              />
              <Proposals
                question={question}
                path={path()}
                change={(edit) => change(question.questionId, edit)}
              />
            </section>
          );
        }}
      </For>
      <RetiredParts
        parts={editor.retired().questions.map((question) => ({
          name: retiredName(question),
          restore: () => editor.replace(restoreQuestion(editor.snapshot(), question)),
        }))}
      />
      <Show when={editor.isEditable() && questions().length < 30}>
        <div>
          <Button icon={<Plus />} onClick={add}>
            {t().recruitment.addQuestion}
          </Button>
        </div>
      </Show>
      <LaterField />
    </div>
  );
}

/** What is asked of those only who have a place. */
function LaterField(): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadForm);
  const editor = useEventEditor();
  const options = () => {
    const { form: asked } = editor.draft;
    const field: Record<FieldId, FieldLabels> = words().field;
    const asksNeeds = asked.needs !== "hidden" || asked.diet !== "hidden";
    return [
      ...askedFields(asked).map((id) => ({
        value: id as string,
        label: field[id].listed ?? field[id].asked,
      })),
      ...(asksNeeds ? [{ value: "needs" satisfies LaterId, label: t().recruitment.needsAndDiet }] : []),
      ...asked.questions.map(({ questionId, label }) => ({
        value: questionId,
        label: label.pl || t().recruitment.untitled,
      })),
    ];
  };
  return (
    <Show when={options().length > 0}>
      <CheckboxGroup
        name="form.later"
        label={t().field["form.later"]}
        help={t().recruitment.laterHelp}
        disabled={!editor.isEditable()}
        values={editor.draft.form.later ?? []}
        options={options()}
        error={editor.error("form.later")}
        onChange={(ids) => editor.update((event) => (event.form.later = ids.length > 0 ? ids : undefined))}
      />
    </Show>
  );
}

/** On which answers to an earlier question it depends whether a question is asked. */
function Condition(props: {
  question: Question;
  path: string;
  change: (edit: (question: Question) => void) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadForm);
  const editor = useEventEditor();
  const others = () => possibleConditions(editor.draft.form.questions, props.question);
  const other = () => others().find(({ questionId }) => questionId === props.question.shownIf?.questionId);
  /** Those it can hang on, and the one that it does hang on: what cannot stay has to be seen to be taken away. */
  const named = () => {
    const id = props.question.shownIf?.questionId;
    if (id === undefined || other()) return others();
    const moved = editor.draft.form.questions.filter(({ questionId }) => questionId === id);
    return [...others(), ...(moved.length > 0 ? moved : [{ questionId: id, label: { pl: "" } }])];
  };
  const options = (question: Question) =>
    (offeredAnswers(question) ?? []).map((value) => ({
      value,
      label: answerText(question, value, words().value, "pl") || t().recruitment.untitled,
    }));
  return (
    <Show when={others().length > 0 || props.question.shownIf}>
      <SelectField
        name={`${props.path}.shownIf.questionId`}
        label={t().recruitment.condition.label}
        placeholder={t().recruitment.condition.always}
        disabled={!editor.isEditable()}
        value={props.question.shownIf?.questionId ?? ""}
        error={editor.error(`${props.path}.shownIf.questionId`)}
        options={named().map(({ questionId, label }) => ({
          value: questionId,
          label: t().recruitment.condition.after(label.pl || t().recruitment.untitled),
        }))}
        onChange={(questionId) => {
          const picked = others().find((each) => each.questionId === questionId);
          const answers = picked && (offeredAnswers(picked) ?? []).slice(0, 1);
          props.change((question) => (question.shownIf = answers && { questionId, answers }));
        }}
      />
      <Show when={other()}>
        {(asked) => (
          <CheckboxGroup
            name={`${props.path}.shownIf.answers`}
            label={t().recruitment.condition.answers}
            disabled={!editor.isEditable()}
            values={props.question.shownIf?.answers ?? []}
            options={options(asked())}
            error={editor.error(`${props.path}.shownIf.answers`)}
            onChange={(answers) =>
              props.change((question) => {
                if (question.shownIf) question.shownIf.answers = answers;
              })
            }
          />
        )}
      </Show>
    </Show>
  );
}

/** Which option each of the answers that can be picked proposes. */
function Proposals(props: {
  question: Question;
  path: string;
  change: (edit: (question: Question) => void) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadForm);
  const editor = useEventEditor();
  const options = () =>
    editor.draft.choiceGroups.flatMap((group) =>
      group.options.map((option) => ({
        value: option.optionId,
        label: `${group.title.pl}: ${option.title.pl}`,
      })),
    );
  const answers = () => offeredAnswers(props.question) ?? [];
  const propose = (answerId: string, optionId: string) =>
    props.change((question) => {
      const { [answerId]: _, ...others } = question.proposes ?? {};
      const next = optionId ? { ...others, [answerId]: optionId } : others;
      question.proposes = Object.keys(next).length > 0 ? next : undefined;
    });
  return (
    <Show when={options().length > 0 && answers().length > 0}>
      <div class={form.row}>
        <For each={answers()}>
          {(answer) => (
            <SelectField
              name={`${props.path}.proposes.${answer}`}
              label={t().recruitment.proposes(answerText(props.question, answer, words().value, "pl"))}
              placeholder={t().recruitment.proposesNothing}
              disabled={!editor.isEditable()}
              value={props.question.proposes?.[answer] ?? ""}
              options={options()}
              onChange={(optionId) => propose(answer, optionId)}
            />
          )}
        </For>
      </div>
    </Show>
  );
}
