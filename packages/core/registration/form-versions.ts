import { everAsked } from "../event/rules.ts";
import type { EventDefinition, EventStore } from "../event/index.ts";
import type { Question } from "../form/schema.ts";
import { outdatedAnswers, rewordedQuestions, versionOf, type Given } from "../form/rules.ts";
import type { Issue } from "../shared/error.ts";

interface FormDeps {
  events: Pick<EventStore, "readForms">;
}

type Asked = Pick<EventDefinition, "eventId" | "form" | "formVersion" | "retired">;

/**
 * Says of each of these people which questions they answered that read otherwise now, as they read then. Nothing is read
 * where all answered the form as it is.
 */
export async function rewordedFor(
  { events }: FormDeps,
  event: Asked,
  people: readonly Given[],
): Promise<(person: Given) => Question[]> {
  const answered = people.flatMap((person) =>
    Object.keys(person.answers).map((questionId) => versionOf(person, questionId)),
  );
  const earlier = [...new Set(answered)].filter((version) => version !== event.formVersion);
  const forms = await events.readForms(event.eventId, earlier);
  const asked = everAsked(event);
  return (person) => rewordedQuestions(person, asked, forms);
}

/** Answers to questions that read otherwise since the form was opened; whoever does not say which that was is believed. */
export async function findOutdated(
  { events }: FormDeps,
  event: Asked,
  { answers, formVersion: shown }: Given,
): Promise<Issue[]> {
  if (shown === undefined || shown === event.formVersion) return [];
  const forms = await events.readForms(event.eventId, [shown]);
  return outdatedAnswers(forms.get(shown), event.form, answers);
}
