import type { Question } from "@zapisy/core/event/schema";
import { loadStaff } from "@zapisy/words/staff";
import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { restoreQuestion } from "./choice.state.ts";
import form from "./editor-form.module.css";
import { useEventEditor } from "./event-editor.tsx";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { newPartId } from "./part-id.ts";
import { RetiredParts } from "./retired-parts.tsx";

/** The questions of the sign-up form that are the event's own. */
export function QuestionsField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const questions = () => editor.draft.form.questions;
  const named = (title: { pl: string }) => title.pl || t().recruitment.untitled;
  // Of a question that is still asked only answers are retired.
  const retiredName = ({ questionId, label, answers = [] }: Question) =>
    questions().some((each) => each.questionId === questionId)
      ? `${named(label)}: ${answers.map((answer) => named(answer.label)).join(", ")}`
      : named(label);
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
    const { form: whole } = editor.snapshot();
    editor.replaceWithUndo(
      {
        form: {
          ...whole,
          questions: whole.questions.filter(({ questionId }) => questionId !== question.questionId),
        },
      },
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
              <div class={form.row}>
                <SelectField
                  name={`${path()}.type`}
                  label={t().field["form.questions.type"]}
                  disabled={!editor.isEditable()}
                  value={question.type}
                  options={(["text", "long_text", "yes_no", "choice"] as const).map((value) => ({
                    value,
                    label: t().recruitment.questionType[value],
                  }))}
                  onChange={(type) =>
                    type &&
                    change(question.questionId, (each) => {
                      each.type = type;
                      each.proposes = undefined;
                      each.answers =
                        type === "choice"
                          ? (each.answers ?? [
                              { answerId: newPartId(), label: { pl: "" } },
                              { answerId: newPartId(), label: { pl: "" } },
                            ])
                          : undefined;
                    })
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
              <Answers
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
    </div>
  );
}

/** The answers of a question, and which option each of them proposes. */
function Answers(props: {
  question: Question;
  path: string;
  change: (edit: (question: Question) => void) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const options = () =>
    editor.draft.choiceGroups.flatMap((group) =>
      group.options.map((option) => ({
        value: option.optionId,
        label: `${group.title.pl}: ${option.title.pl}`,
      })),
    );
  const proposable = () => {
    if (props.question.type === "yes_no") {
      return [
        { answerId: "yes", label: t().yes },
        { answerId: "no", label: t().no },
      ];
    }
    return (props.question.answers ?? []).map(({ answerId, label }) => ({ answerId, label: label.pl }));
  };
  const propose = (answerId: string, optionId: string) =>
    props.change((question) => {
      const { [answerId]: _, ...others } = question.proposes ?? {};
      const next = optionId ? { ...others, [answerId]: optionId } : others;
      question.proposes = Object.keys(next).length > 0 ? next : undefined;
    });
  return (
    <>
      <Show when={props.question.type === "choice"}>
        <div class={form.inner}>
          <For each={props.question.answers}>
            {(answer, index) => (
              <div class={form.innerRow}>
                <LocalizedField
                  name={`${props.path}.answers.${index()}.label`}
                  label={t().recruitment.answer(index() + 1)}
                  disabled={!editor.isEditable()}
                  value={answer.label}
                  english={editor.isEnglish()}
                  error={editor.error}
                  onInput={(text) =>
                    props.change((question) => {
                      const found = question.answers?.find(({ answerId }) => answerId === answer.answerId);
                      if (found) found.label = text;
                    })
                  }
                />
                <Show when={editor.isEditable() && (props.question.answers?.length ?? 0) > 2}>
                  <Button
                    kind="quiet"
                    label={`${t().action.remove}: ${answer.label.pl}`}
                    icon={<Trash />}
                    onClick={() =>
                      props.change((question) => {
                        question.answers = question.answers?.filter(
                          ({ answerId }) => answerId !== answer.answerId,
                        );
                        if (question.proposes) delete question.proposes[answer.answerId];
                      })
                    }
                  />
                </Show>
              </div>
            )}
          </For>
          <Show when={editor.isEditable()}>
            <div>
              <Button
                kind="quiet"
                small
                icon={<Plus />}
                onClick={() =>
                  props.change((question) => {
                    question.answers = [
                      ...(question.answers ?? []),
                      { answerId: newPartId(), label: { pl: "" } },
                    ];
                  })
                }
              >
                {t().recruitment.addAnswer}
              </Button>
            </div>
          </Show>
        </div>
      </Show>
      <Show when={options().length > 0 && proposable().length > 0}>
        <div class={form.row}>
          <For each={proposable()}>
            {(answer) => (
              <SelectField
                name={`${props.path}.proposes.${answer.answerId}`}
                label={t().recruitment.proposes(answer.label)}
                placeholder={t().recruitment.proposesNothing}
                disabled={!editor.isEditable()}
                value={props.question.proposes?.[answer.answerId] ?? ""}
                options={options()}
                onChange={(optionId) => propose(answer.answerId, optionId)}
              />
            )}
          </For>
        </div>
      </Show>
    </>
  );
}
