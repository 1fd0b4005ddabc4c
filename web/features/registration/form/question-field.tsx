import { isDemanded } from "@zapisy/core/form/rules";
import type { Question, SignUpForm } from "@zapisy/core/form/schema";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { locale } from "../../../data/locale.ts";
import { useFormerAnswer, type Answering } from "../../../forms/answered.tsx";
import { ANSWER_INPUTS } from "../../../forms/field-types/inputs.ts";
import { LanguageText } from "../../../ui/language-text.tsx";
import { textIn } from "../../event/event-text.ts";
import type { RegistrationForm } from "./form.ts";

/** A question that the event asks besides the usual ones. */
export function QuestionField(props: {
  question: Question;
  /** Of which form. */
  ask: Pick<SignUpForm, "criteria">;
  form: RegistrationForm;
  /** Who may have answered it when it read otherwise. */
  held?: Answering;
  /** After the answer was changed; the new answer is in the form already. */
  onAnswer?: (answer: string) => void;
}): JSX.Element {
  const former = useFormerAnswer(() => props.held);
  const name = () => `answers.${props.question.questionId}`;
  const label = () => textIn(locale(), props.question.label);
  return (
    <Dynamic
      component={ANSWER_INPUTS[props.question.type]}
      question={props.question}
      name={name()}
      label={label().text}
      lang={label().lang}
      help={
        (props.question.help ?? former(props.question)) && (
          <>
            <Show when={props.question.help}>{(text) => <LanguageText text={text()} />}</Show>
            <Show when={former(props.question)}>{(text) => <p>{text()}</p>}</Show>
          </>
        )
      }
      optional={!props.question.required && !isDemanded(props.ask, name())}
      value={props.form.values.answers[props.question.questionId] ?? ""}
      error={props.form.errorOf(name())}
      onInput={(answer) => {
        props.form.set({ answers: { ...props.form.values.answers, [props.question.questionId]: answer } });
        props.onAnswer?.(answer);
      }}
      onBlur={() => props.form.leave(name())}
    />
  );
}
