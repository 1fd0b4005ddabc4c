import { stillOffered } from "@zapisy/core/form/rules";
import { withoutRetired } from "@zapisy/core/registration/rules";
import { FIELD_IDS } from "@zapisy/core/form/schema";
import { EMPTY_FORM, type FormEvent, type FormValues } from "../form/form.state.ts";

/**
 * What a draft keeps. Not consents, which a person gives each time anew, and not needs, which are of a
 * special category and have no business in a browser that others may use.
 */
const KEPT = [
  "firstName",
  "lastName",
  "email",
  "accessCode",
  ...FIELD_IDS,
  "choices",
  "alternatives",
  "answers",
  "ifFull",
] as const satisfies (keyof FormValues)[];

/**
 * The text under which an unfinished form is kept, with the version of the event's form that it answers; undefined when
 * there is nothing worth keeping.
 */
export function draftOf(values: FormValues, formVersion?: number): string | undefined {
  const kept = Object.fromEntries(KEPT.map((field) => [field, values[field]]));
  const empty = Object.fromEntries(KEPT.map((field) => [field, EMPTY_FORM[field]]));
  if (JSON.stringify(kept) === JSON.stringify(empty)) return undefined;
  return JSON.stringify({ ...kept, formVersion });
}

/**
 * The form as a draft left it, without what the event does not ask any more; undefined when there is no draft,
 * or none that can be read.
 */
export function fromDraft(text: string | undefined, event: FormEvent): FormValues | undefined {
  if (!text) return undefined;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    // Whatever stands there is not ours; the form begins empty.
    return undefined;
  }
  if (typeof kept !== "object" || kept === null) return undefined;
  const values: FormValues = { ...EMPTY_FORM };
  for (const field of KEPT) {
    const value: unknown = (kept as Record<string, unknown>)[field];
    // A draft of an older version of the app may hold something else under the same name.
    if (typeof value === typeof EMPTY_FORM[field] && value !== null)
      Object.assign(values, { [field]: value });
  }
  const { formVersion } = kept as { formVersion?: unknown };
  if (typeof formVersion === "number") values.formVersion = formVersion;
  const { questions } = event.form;
  const only = (values: Record<string, string>, ids: string[]) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => ids.includes(id)));
  return {
    ...values,
    ...stillOffered(event.form, values),
    choices: only(
      values.choices,
      event.choiceGroups.map(({ groupId }) => groupId),
    ),
    alternatives: withoutRetired(event, values.alternatives, values.alternatives),
    answers: only(
      values.answers,
      questions.map(({ questionId }) => questionId),
    ),
  };
}
