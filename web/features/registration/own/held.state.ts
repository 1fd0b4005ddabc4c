import { pickedIds, withoutReworded } from "@zapisy/core/form/rules";
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

/**
 * The questions that are asked, with the answer that the person gave among those that can be picked. What they answered
 * when it read otherwise they need not answer anew.
 */
export function heldQuestions(
  { form, retired }: Pick<EventForm, "form" | "retired">,
  { answers, reworded }: { answers: Record<string, string>; reworded: readonly Question[] },
): Question[] {
  const given = withoutReworded(answers, reworded);
  const mayStay = new Set(reworded.map(({ questionId }) => questionId));
  const former = new Map(retired.questions.map(({ questionId, answers = [] }) => [questionId, answers]));
  return form.questions.map((question) => {
    if (mayStay.has(question.questionId)) return { ...question, required: false };
    const picked = pickedIds(question, given[question.questionId] ?? "");
    const own = former.get(question.questionId)?.filter(({ answerId }) => picked.includes(answerId));
    if (!own || own.length === 0) return question;
    return { ...question, answers: [...(question.answers ?? []), ...own] };
  });
}
