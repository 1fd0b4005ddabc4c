import type { EventInput } from "@zapisy/core/event/schema";

type Parts = Pick<EventInput, "agenda" | "choiceGroups" | "form">;

/**
 * The event without a choice. Items of the programme that were for one of its options are for everybody
 * again, and questions propose it no longer, so that nothing refers to what is gone.
 */
export function removeGroup(event: Parts, groupId: string): Parts {
  const gone = event.choiceGroups.find((group) => group.groupId === groupId)?.options ?? [];
  return {
    ...withoutOptions(event, new Set(gone.map(({ optionId }) => optionId))),
    choiceGroups: event.choiceGroups.filter((group) => group.groupId !== groupId),
  };
}

/** The event without one option of a choice; see {@link removeGroup}. */
export function removeOption(event: Parts, optionId: string): Parts {
  return {
    ...withoutOptions(event, new Set([optionId])),
    choiceGroups: event.choiceGroups.map((group) => ({
      ...group,
      options: group.options.filter((option) => option.optionId !== optionId),
    })),
  };
}

function withoutOptions(event: Parts, gone: ReadonlySet<string>): Parts {
  return {
    choiceGroups: event.choiceGroups,
    agenda: event.agenda.map((item) =>
      item.optionId && gone.has(item.optionId) ? { ...item, optionId: undefined } : item,
    ),
    form: {
      ...event.form,
      questions: event.form.questions.map((question) => {
        if (!question.proposes) return question;
        const kept = Object.entries(question.proposes).filter(([, optionId]) => !gone.has(optionId));
        return { ...question, proposes: kept.length > 0 ? Object.fromEntries(kept) : undefined };
      }),
    },
  };
}
