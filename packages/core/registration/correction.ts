import type { EventInput } from "../event/index.ts";
import { correctedAnswers, correctedChoices, invalidAnswers } from "./rules.ts";
import type { RegistrationPatch } from "./schema.ts";
import type { StoredRegistration } from "./store.ts";

/**
 * Most bytes of one person's answers, with those to what is asked no more: their row is one item of 400 kB. The
 * longest answers to thirty questions have 180 kB.
 */
const ANSWERS_MAX_BYTES = 300_000;

/** A correction with what it takes away as undefined, which is how rows say "not given". */
function withoutNulls<T extends object>(correction: T): { [Field in keyof T]: Exclude<T[Field], null> } {
  const entries = Object.entries(correction).map(([field, value]) => [field, value ?? undefined]);
  return Object.fromEntries(entries) as { [Field in keyof T]: Exclude<T[Field], null> };
}

/** What of a correction changes the person, the choices after it, and what of it is refused. */
export function correctionOf(
  event: Pick<EventInput, "form" | "choiceGroups">,
  before: StoredRegistration,
  { choices: sentChoices, answers, ...sent }: Omit<RegistrationPatch, "needs" | "consents" | "version">,
  isLenient = false,
) {
  const person = withoutNulls(sent);
  const choices = correctedChoices(event, before.choices, sentChoices);
  const carried = { ...person, ...(sentChoices && { choices }), ...(answers && { answers }) };
  const after = correctedAnswers(event.form, before.answers, answers);
  const issues = invalidAnswers(event, carried, { before, isLenient });
  if (answers && Buffer.byteLength(JSON.stringify(after)) > ANSWERS_MAX_BYTES)
    issues.push({ path: "answers", code: "field.too_long" });
  return { person: { ...person, answers: after }, choices, issues };
}

/** Groups in which two sets of choices differ. */
export function changedChoices(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((group) => a[group] !== b[group]);
}
