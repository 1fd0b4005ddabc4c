import type { Question } from "@zapisy/core/event/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Match, Show, Switch } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { textIn } from "../event/event-text.ts";
import type { RegistrationForm } from "./form.ts";

/** A question that the event asks besides the usual ones. */
export function QuestionField(props: {
  question: Question;
  form: RegistrationForm;
  /** After the answer was changed; the new answer is in the form already. */
  onAnswer?: (answer: string) => void;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const name = () => `answers.${props.question.questionId}`;
  const label = () => textIn(locale(), props.question.label);
  const value = () => props.form.values.answers[props.question.questionId] ?? "";
  const answer = (text: string) => {
    props.form.set({ answers: { ...props.form.values.answers, [props.question.questionId]: text } });
    props.onAnswer?.(text);
  };
  const error = () => props.form.errorOf(name());
  const options = () =>
    props.question.type === "yes_no"
      ? (["yes", "no"] as const).map((each) => ({
          value: each as string,
          label: t().yesNo[each],
          lang: undefined,
        }))
      : (props.question.answers ?? []).map(({ answerId, label: text }) => {
          const shown = textIn(locale(), text);
          return { value: answerId, label: shown.text, lang: shown.lang };
        });
  return (
    <Switch
      fallback={
        <RadioGroup
          name={name()}
          label={label().text}
          lang={label().lang}
          help={<Help text={props.question.help} />}
          optional={!props.question.required}
          value={value()}
          options={options()}
          onChange={answer}
          error={error()}
        />
      }
    >
      <Match when={props.question.type === "text"}>
        <TextField
          name={name()}
          label={label().text}
          lang={label().lang}
          help={<Help text={props.question.help} />}
          optional={!props.question.required}
          value={value()}
          onInput={answer}
          onBlur={() => props.form.leave(name())}
          error={error()}
          autocomplete="off"
        />
      </Match>
      <Match when={props.question.type === "long_text"}>
        <TextArea
          name={name()}
          label={label().text}
          lang={label().lang}
          help={<Help text={props.question.help} />}
          optional={!props.question.required}
          value={value()}
          onInput={answer}
          onBlur={() => props.form.leave(name())}
          error={error()}
        />
      </Match>
    </Switch>
  );
}

function Help(props: { text: LocalizedText | undefined }): JSX.Element {
  return <Show when={props.text}>{(text) => <LanguageText text={text()} />}</Show>;
}
