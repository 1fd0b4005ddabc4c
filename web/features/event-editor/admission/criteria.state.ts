import type { EventInput } from "@zapisy/core/event/schema";
import { judgedQuestions } from "@zapisy/core/form/rules";
import {
  STANDARD_FIELDS,
  type Criterion,
  type CriterionType,
  type FieldId,
  type Question,
  type SignUpForm,
} from "@zapisy/core/form/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { removeQuestion } from "../recruitment/choice.state.ts";

type Prerequisite = Extract<Criterion, { type: "completed" }>;

/** What questions are called that come with a criterion. */
export interface BegunWords {
  birth: LocalizedText;
  sex: LocalizedText;
  female: LocalizedText;
  male: LocalizedText;
}

/**
 * The form with one criterion more, which asks from then on what that hangs on: a field that is not asked at sign-up becomes
 * required, and a question that is missing comes with it.
 */
export function addCriterion(
  form: SignUpForm,
  type: CriterionType,
  newId: () => string,
  words: BegunWords,
): SignUpForm {
  const common = { criterionId: newId(), effect: "refuse" as const, words: { pl: "" } };
  const withOne = (asked: SignUpForm, criterion: Criterion): SignUpForm => ({
    ...asked,
    criteria: [...(asked.criteria ?? []), criterion],
  });
  switch (type) {
    case "email_domain":
      return withOne(form, { ...common, type, domains: [] });
    case "territory":
      return withOne(withField(form, "countyCode"), { ...common, type, codes: [] });
    // Of many an institution the register does not know the commune: staff decide unless they say otherwise.
    case "commune":
      return withOne(withField(form, "institution"), { ...common, type, effect: "warn", communes: [] });
    case "institution_type":
      return withOne(withField(form, "institution"), { ...common, type, types: [] });
    case "age": {
      const asked = withQuestion(form, {
        questionId: newId(),
        label: words.birth,
        type: "date",
        required: true,
      });
      return withOne(asked.form, {
        ...common,
        type,
        basis: { pl: "" },
        questionId: asked.questionId,
        from: undefined,
        to: undefined,
      });
    }
    case "sex": {
      const [female, male] = [newId(), newId()];
      const answers = [
        { answerId: female, label: words.female },
        { answerId: male, label: words.male },
      ];
      const asked = withQuestion(form, {
        questionId: newId(),
        label: words.sex,
        type: "choice",
        required: true,
        answers,
      });
      return withOne(asked.form, {
        ...common,
        type,
        basis: { pl: "" },
        questionId: asked.questionId,
        answers: [female],
      });
    }
    case "answer": {
      const [first] = judgedQuestions(form, type);
      if (first) return withOne(form, { ...common, type, questionId: first.questionId, answers: [] });
      const asked = withQuestion(form, {
        questionId: newId(),
        label: { pl: "" },
        type: "statement",
        required: false,
      });
      return withOne(asked.form, { ...common, type, questionId: asked.questionId, answers: ["yes"] });
    }
    case "completed":
      return withOne(form, { ...common, type, effect: "warn", eventIds: [], by: "person" });
  }
}

/**
 * The event with a prerequisite of the person or of their institution, and with what each needs: that addresses are confirmed, because
 * a person is found by theirs, and that nobody registers others or passes a place on, who would confirm none; or that everybody names an
 * institution.
 */
export function withCompletedBy<Parts extends Pick<EventInput, "form" | "recruitment">>(
  event: Parts,
  criterionId: string,
  by: Prerequisite["by"],
): Parts {
  const isPerson = by === "person";
  const form = isPerson ? event.form : withField(event.form, "institution");
  const criteria = form.criteria?.map((one) =>
    one.criterionId === criterionId && one.type === "completed"
      ? { ...one, by, effect: isPerson ? ("warn" as const) : one.effect }
      : one,
  );
  const { delegations: _, handovers: __, ...rest } = event.recruitment;
  const recruitment = isPerson ? { ...rest, confirmAddress: true } : event.recruitment;
  return { ...event, form: { ...form, criteria }, recruitment };
}

/** Lets a prerequisite ask for one of these options of an event that it names; for none of them: for the event. */
export function withCompletedOptions(
  criterion: Prerequisite,
  eventId: Prerequisite["eventIds"][number],
  optionIds: readonly string[],
): void {
  const { [eventId]: _, ...rest } = criterion.ofOptions ?? {};
  const named = optionIds.length > 0 ? { ...rest, [eventId]: [...optionIds] } : rest;
  criterion.ofOptions = Object.keys(named).length > 0 ? named : undefined;
}

/** Lets a prerequisite ask for an event no longer, nor for options of it. */
export function withoutCompleted(criterion: Prerequisite, eventId: Prerequisite["eventIds"][number]): void {
  withCompletedOptions(criterion, eventId, []);
  criterion.eventIds = criterion.eventIds.filter((one) => one !== eventId);
}

/**
 * The event without one of its criteria. A question that came with it and was never saved goes along: nobody is asked what
 * nothing goes by.
 */
export function removeCriterion(
  event: Pick<EventInput, "form">,
  index: number,
  stored: readonly Question[],
): Pick<EventInput, "form"> {
  const gone = event.form.criteria?.[index];
  const criteria = event.form.criteria?.toSpliced(index, 1) ?? [];
  const left = { form: { ...event.form, criteria: criteria.length > 0 ? criteria : undefined } };
  const questionId = gone && "questionId" in gone ? gone.questionId : undefined;
  const isNeeded =
    stored.some((question) => question.questionId === questionId) ||
    criteria.some((criterion) => "questionId" in criterion && criterion.questionId === questionId);
  return questionId === undefined || isNeeded ? left : removeQuestion(left, questionId);
}

function withField(form: SignUpForm, id: FieldId & ("countyCode" | "institution")): SignUpForm {
  const { setting } = STANDARD_FIELDS[id];
  const later = form.later?.filter((each) => each !== id);
  return {
    ...form,
    [setting]: form[setting] === "hidden" ? "required" : form[setting],
    later: later && later.length > 0 ? later : undefined,
  };
}

function withQuestion(form: SignUpForm, question: Question): { form: SignUpForm; questionId: string } {
  return {
    form: { ...form, questions: [...form.questions, question] },
    questionId: question.questionId,
  };
}
