import type { EventView } from "@zapisy/core/event/answer";
import { askedFields, blankFields, stillOffered } from "@zapisy/core/form/rules";
import type { Question } from "@zapisy/core/form/schema";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import { EMPTY_FORM, valuesOf, type FormValues } from "../form/form.state.ts";

/**
 * The form of another date as somebody begins it who moves there: what it asks in the same words as the event that they leave is
 * answered as it was. Consents are given anew, and so are needs, which were told for the one event alone; a file goes with its registration.
 */
export function movedValues(view: PersonalView, event: EventView): FormValues {
  const own = valuesOf(view);
  const asked = askedFields(event.form);
  const fields = Object.fromEntries(asked.map((id) => [id, own[id]]));
  const isSame = (question: Question) => {
    const before = view.event.form.questions.find(({ questionId }) => questionId === question.questionId);
    return question.type !== "file" && before !== undefined && wordsOf(before) === wordsOf(question);
  };
  const answered = event.form.questions.filter(isSame).map(({ questionId }) => questionId);
  const offered = event.choiceGroups.filter(({ groupId, options }) =>
    options.some(({ optionId }) => optionId === own.choices[groupId]),
  );
  const values: FormValues = {
    ...EMPTY_FORM,
    ...blankFields(),
    ...fields,
    firstName: own.firstName,
    lastName: own.lastName,
    email: own.email,
    choices: picked(
      own.choices,
      offered.map(({ groupId }) => groupId),
    ),
    answers: picked(own.answers, answered),
  };
  return { ...values, ...stillOffered(event.form, values) };
}

/** What is sent of the form: who they are stays, and nothing that would make them wait. */
export function toMoveInput(input: SignUpInput, to: string, version: number) {
  const {
    firstName: _,
    lastName: __,
    email: ___,
    locale: ____,
    ifFull: _____,
    alternatives: ______,
    ...asked
  } = input;
  return { ...asked, to, version };
}

function picked(record: Record<string, string>, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => ids.includes(id)));
}

function wordsOf({ type, label, answers }: Question): string {
  return JSON.stringify([type, label.pl, answers?.map((answer) => [answer.answerId, answer.label.pl])]);
}
