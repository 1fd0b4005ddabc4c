import { hasRules } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import { askedQuestions } from "../form/rules.ts";
import type { Question } from "../form/schema.ts";
import { hasPlace } from "./lifecycle.ts";
import type { Registration } from "./schema.ts";

/** Somebody as this looks at them. */
type Person = Pick<Registration, "answers" | "attachments" | "consents" | "status">;

/** The questions which files answer that somebody was asked and has sent none for. What is asked of those who have a place is asked of nobody else. */
function filesNotSent({ form }: Pick<EventInput, "form">, person: Person): Question[] {
  const later = new Set(hasPlace(person.status) ? [] : form.later);
  return askedQuestions(form.questions, person.answers).filter(
    ({ questionId, type }) =>
      type === "file" && !later.has(questionId) && person.attachments?.[questionId] === undefined,
  );
}

/** Whether somebody was asked that question, which a file answers, and has sent none. */
export function owesFile(event: Pick<EventInput, "form">, person: Person, questionId: string): boolean {
  return filesNotSent(event, person).some((question) => question.questionId === questionId);
}

/**
 * What somebody who has a place owes beside answers: files without which nobody may come, and that they accept the rules, where there were none when they signed up. Whoever
 * signed on paper owes nothing that anybody here knows of.
 */
export function owedBesides(
  event: Pick<EventInput, "form" | "rules">,
  person: Person,
): { files: Question[]; rules: boolean } {
  if (!hasPlace(person.status)) return { files: [], rules: false };
  return {
    files: filesNotSent(event, person).filter(({ required }) => required),
    rules: hasRules(event) && person.consents.rules === false,
  };
}
