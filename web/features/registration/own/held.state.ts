import { everOffered } from "@zapisy/core/event/rules";
import type { ChoiceGroup, EventForm } from "@zapisy/core/event/schema";
import type { Question } from "@zapisy/core/form/schema";

/*
 * What a form offers somebody who is registered: what everybody is offered, and beside it what this person has and
 * nobody new gets any more.
 */

type Offered = Pick<EventForm, "choiceGroups" | "retired">;

/** The choices with the options that can be picked, and the one that the person has. */
export function heldChoices(event: Offered, choices: Record<string, string>): ChoiceGroup[] {
  const offered = new Set(
    event.choiceGroups.flatMap(({ options }) => options.map(({ optionId }) => optionId)),
  );
  const asked = new Set(event.choiceGroups.map(({ groupId }) => groupId));
  return everOffered(event).flatMap((group) => {
    const options = group.options.filter(
      ({ optionId }) => offered.has(optionId) || choices[group.groupId] === optionId,
    );
    // Of a choice that is offered no more, what one has can be kept or given up.
    return options.length > 0
      ? [{ ...group, options, required: group.required && asked.has(group.groupId) }]
      : [];
  });
}

/** The questions that are asked, with the answer that the person gave among those that can be picked. */
export function heldQuestions(
  { form, retired }: Pick<EventForm, "form" | "retired">,
  given: Record<string, string>,
): Question[] {
  const former = new Map(retired.questions.map(({ questionId, answers = [] }) => [questionId, answers]));
  return form.questions.map((question) => {
    const own = former
      .get(question.questionId)
      ?.filter(({ answerId }) => answerId === given[question.questionId]);
    if (!own || own.length === 0) return question;
    return { ...question, answers: [...(question.answers ?? []), ...own] };
  });
}
