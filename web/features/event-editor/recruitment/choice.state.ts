import type { ChoiceGroup, EventInput } from "@zapisy/core/event/schema";
import type { Question } from "@zapisy/core/form/schema";

type Parts = Pick<EventInput, "agenda" | "choiceGroups" | "form">;

/**
 * The event without a choice, which questions propose no longer. Items of the programme that were for one of its
 * options stay for those who have it, where somebody may (`isHeld`); else they are for everybody again.
 */
export function removeGroup(event: Parts, groupId: string, isHeld: boolean): Parts {
  const gone = event.choiceGroups.find((group) => group.groupId === groupId)?.options ?? [];
  return {
    ...withoutOptions(event, new Set(gone.map(({ optionId }) => optionId)), isHeld),
    choiceGroups: event.choiceGroups.filter((group) => group.groupId !== groupId),
  };
}

/** The event without one option of a choice; see {@link removeGroup}. */
export function removeOption(event: Parts, optionId: string, isHeld: boolean): Parts {
  return {
    ...withoutOptions(event, new Set([optionId]), isHeld),
    choiceGroups: event.choiceGroups.map((group) => ({
      ...group,
      options: group.options.filter((option) => option.optionId !== optionId),
    })),
  };
}

function withoutOptions(event: Parts, gone: ReadonlySet<string>, isHeld: boolean): Parts {
  const criteria = event.form.criteria?.flatMap((criterion) => {
    if (criterion.type !== "completed" || !criterion.optionIds) return [criterion];
    const optionIds = criterion.optionIds.filter((optionId) => !gone.has(optionId));
    // What was asked for these options alone is not asked of everybody from then on.
    return optionIds.length > 0 ? [{ ...criterion, optionIds }] : [];
  });
  return {
    choiceGroups: event.choiceGroups,
    agenda: event.agenda.map((item) =>
      !isHeld && item.optionId && gone.has(item.optionId) ? { ...item, optionId: undefined } : item,
    ),
    form: {
      ...event.form,
      criteria: criteria?.length ? criteria : undefined,
      questions: event.form.questions.map((question) => {
        if (!question.proposes) return question;
        const kept = Object.entries(question.proposes).filter(([, optionId]) => !gone.has(optionId));
        return { ...question, proposes: kept.length > 0 ? Object.fromEntries(kept) : undefined };
      }),
    },
  };
}

/** The event with an option that was retired, in its choice, which comes back where it is gone. */
export function restoreOption(event: Parts, group: ChoiceGroup, optionId: string): Parts {
  const restored = group.options.filter((option) => option.optionId === optionId);
  const isThere = event.choiceGroups.some(({ groupId }) => groupId === group.groupId);
  return {
    ...event,
    choiceGroups: isThere
      ? event.choiceGroups.map((each) =>
          each.groupId === group.groupId ? { ...each, options: [...each.options, ...restored] } : each,
        )
      : [...event.choiceGroups, { ...group, options: restored }],
  };
}

/** The event without a question, on which others hang no longer, and without the criteria that looked at it. */
export function removeQuestion(
  event: Pick<EventInput, "form">,
  questionId: string,
): Pick<EventInput, "form"> {
  const questions = event.form.questions
    .filter((question) => question.questionId !== questionId)
    .map((question) =>
      question.shownIf?.questionId === questionId ? { ...question, shownIf: undefined } : question,
    );
  const later = event.form.later?.filter((id) => id !== questionId);
  const criteria = event.form.criteria?.filter(
    (criterion) => !("questionId" in criterion) || criterion.questionId !== questionId,
  );
  return { form: { ...event.form, questions, later, criteria: criteria?.length ? criteria : undefined } };
}

/** The event with a question that was retired, or with the answers that it lost. */
export function restoreQuestion(event: Parts, question: Question): Parts {
  const { questions } = event.form;
  const isThere = questions.some(({ questionId }) => questionId === question.questionId);
  return {
    ...event,
    form: {
      ...event.form,
      questions: isThere
        ? questions.map((each) =>
            each.questionId === question.questionId
              ? { ...each, answers: [...(each.answers ?? []), ...(question.answers ?? [])] }
              : each,
          )
        : [...questions, question],
    },
  };
}
