import type { Issue } from "../shared/error.ts";
import type { Criterion } from "./criterion.ts";
import type { QuestionType } from "./question-type.ts";
import { QUESTION_TYPES, STANDARD_FIELDS, type FieldId, type Question, type SignUpForm } from "./schema.ts";

/** The field of the form on whose answer a criterion hangs, by its dotted path. */
export function criterionPath(criterion: Criterion): string {
  switch (criterion.type) {
    case "email_domain":
      return "email";
    case "territory":
      return "countyCode" satisfies FieldId;
    case "commune":
      return "institution.name";
    case "institution_type":
      return "institution.type";
    case "age":
    case "sex":
    case "answer":
      return `answers.${criterion.questionId}`;
    case "completed":
      return criterion.by === "person" ? "email" : "institution.name";
  }
}

/**
 * Whether everybody who leaves a field empty is refused by a criterion: who says nothing does not meet it, so no form calls that field
 * optional.
 */
export function isDemanded({ criteria = [] }: Pick<SignUpForm, "criteria">, path: string): boolean {
  return criteria.some(
    (criterion) =>
      criterion.effect === "refuse" &&
      !(criterion.type === "completed" && criterion.optionIds) &&
      `${criterionPath(criterion)}.`.startsWith(`${path}.`),
  );
}

/** The questions on which a criterion of that kind can hang. */
export function judgedQuestions(
  { questions, later = [] }: Pick<SignUpForm, "questions" | "later">,
  type: Criterion["type"],
): Question[] {
  return questions.filter(
    (question) =>
      !question.shownIf &&
      !later.includes(question.questionId) &&
      (type === "age"
        ? question.type === "date" || question.type === "number"
        : offeredOf(question).length > 0),
  );
}

/**
 * What is wrong with the criteria of a form, by paths that begin at the form: each hangs on what everybody is asked when they
 * sign up. One that hung on nothing would refuse everybody.
 */
export function criteriaFaults(form: SignUpForm): Issue[] {
  return (form.criteria ?? []).flatMap((criterion, index) =>
    criterionFaults(form, criterion).map(({ path, ...fault }) => ({
      path: `criteria.${index}.${path}`,
      ...fault,
    })),
  );
}

function criterionFaults(form: SignUpForm, criterion: Criterion): Issue[] {
  switch (criterion.type) {
    case "email_domain":
      return [];
    case "territory":
      return isAsked(form, "countyCode") ? [] : [{ path: "codes", code: "criterion.not_asked" }];
    case "commune":
      return isAsked(form, "institution") ? [] : [{ path: "communes", code: "criterion.not_asked" }];
    case "institution_type":
      return isAsked(form, "institution") ? [] : [{ path: "types", code: "criterion.not_asked" }];
    case "age": {
      const { from, to } = criterion;
      if (from === undefined && to === undefined) return [{ path: "from", code: "criterion.no_age" }];
      if (from !== undefined && to !== undefined && from > to)
        return [{ path: "to", code: "criterion.age_order" }];
      return questionFaults(form, criterion);
    }
    case "sex":
    case "answer":
      return questionFaults(form, criterion);
    case "completed": {
      const { eventIds, ofOptions = {} } = criterion;
      if (!Object.keys(ofOptions).every((eventId) => eventIds.some((one) => one === eventId)))
        return [{ path: "ofOptions", code: "criterion.event_unknown" }];
      if (criterion.by === "institution")
        return isAsked(form, "institution") ? [] : [{ path: "by", code: "criterion.not_asked" }];
      // A refusal would tell whoever types an address whether its person was there.
      return criterion.effect === "refuse" ? [{ path: "effect", code: "criterion.cannot_refuse" }] : [];
    }
  }
}

/** Whether a field is asked of everybody at sign-up. */
export function isAsked(form: SignUpForm, id: "countyCode" | "institution"): boolean {
  return form[STANDARD_FIELDS[id].setting] !== "hidden" && !form.later?.includes(id);
}

function questionFaults(
  form: SignUpForm,
  criterion: Extract<Criterion, { type: "age" | "sex" | "answer" }>,
): Issue[] {
  const question = judgedQuestions(form, criterion.type).find(
    ({ questionId }) => questionId === criterion.questionId,
  );
  if (!question) return [{ path: "questionId", code: "criterion.not_asked" }];
  if (criterion.type === "age") return [];
  const isOffered = offeredOf(question).some((id) => criterion.answers.includes(id));
  return isOffered ? [] : [{ path: "answers", code: "criterion.nothing_picked" }];
}

function offeredOf(question: Question): readonly string[] {
  const { offered }: Pick<QuestionType<never, Question>, "offered"> = QUESTION_TYPES[question.type];
  return offered?.(question) ?? [];
}
