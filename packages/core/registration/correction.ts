import { isDeepStrictEqual } from "node:util";
import type { EventDefinition } from "../event/index.ts";
import { formFor, versionOf, withoutReworded } from "../form/rules.ts";
import type { Context } from "../shared/context.ts";
import type { RegistrationDeps } from "./deps.ts";
import { receiveAttachments } from "./attachments.ts";
import { findOutdated, rewordedFor } from "./form-versions.ts";
import { lifeState, standsIn } from "./lifecycle.ts";
import { alternativesTo, invalidAlternatives, withoutRetired } from "./alternatives.ts";
import { correctedAnswers, correctedChoices, formOf, invalidAnswers } from "./rules.ts";
import type { Alternatives } from "./seats.ts";
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
export async function correctionOf(
  deps: Pick<RegistrationDeps, "events" | "secretKey">,
  ctx: Pick<Context, "now">,
  event: EventDefinition,
  before: StoredRegistration,
  {
    choices: sentChoices,
    alternatives: wished,
    answers: sentAnswers,
    formVersion: shown,
    ...sent
  }: Omit<RegistrationPatch, "needs" | "consents" | "version">,
  byStaff = false,
) {
  const person = withoutNulls(sent);
  const choices = correctedChoices(event, before.choices, sentChoices);
  const alternatives = alternativesTo(
    choices,
    withoutRetired(event, wished ?? before.alternatives, before.alternatives),
  );
  const reworded = sentAnswers ? (await rewordedFor(deps, event, [before]))(before) : [];
  const isReworded = (id: string) => reworded.some(({ questionId }) => questionId === id);
  // An answer that stays as it was is given anew only by whoever was shown how the question reads now.
  const said =
    sentAnswers &&
    only(
      sentAnswers,
      (id, answer) => !isReworded(id) || shown === event.formVersion || answer !== before.answers[id],
    );
  const form = formFor(byStaff ? event.form : formOf(event.form, before), reworded, said);
  const after = correctedAnswers(form, before.answers, said);
  const isKept = (id: string) => id in after || form.questions.every(({ questionId }) => questionId !== id);
  const answers = said && only(said, isKept);
  const moves = { choices, alternatives: hasSeat(before) ? undefined : alternatives };
  const carried = { ...person, ...(sentChoices && { choices }), ...(answers && { answers }) };
  const judged = { ...before, answers: withoutReworded(before.answers, reworded) };
  const issues = invalidAnswers({ ...event, form }, carried, { before: judged, isLenient: byStaff });
  // What was said before and does not go with the new choices is said no more.
  const unfit = invalidAlternatives(event, choices, moves.alternatives);
  if (wished) issues.push(...unfit);
  else if (unfit.length > 0) moves.alternatives = undefined;
  if (!answers) return { person: { ...person, answers: before.answers }, ...moves, issues };
  const changed = only(answers, (id, answer) => answer !== before.answers[id]);
  issues.push(...(await findOutdated(deps, event, { answers: changed, formVersion: shown })));
  if (Buffer.byteLength(JSON.stringify(after)) > ANSWERS_MAX_BYTES)
    issues.push({ path: "answers", code: "field.too_long" });
  const kept = Object.keys(after).filter((id) => !(id in answers));
  const files = receiveAttachments(deps, event, form.questions, after, { ...ctx, before });
  issues.push(...files.issues);
  const given = {
    ...files.kept,
    formVersion: event.formVersion,
    earlierVersions:
      kept.length > 0 ? Object.fromEntries(kept.map((id) => [id, versionOf(before, id)])) : undefined,
  };
  return { person: { ...person, ...given }, ...moves, issues };
}

function only(answers: Record<string, string>, isMeant: (questionId: string, answer: string) => boolean) {
  return Object.fromEntries(Object.entries(answers).filter(([id, answer]) => isMeant(id, answer)));
}

function hasSeat(person: StoredRegistration): boolean {
  return standsIn(lifeState(person)) === "holds";
}

/** Whether somebody takes other options than before in place of what they chose. */
export function isOtherwise(a: Alternatives | undefined, b: Alternatives | undefined): boolean {
  return !isDeepStrictEqual(a ?? {}, b ?? {});
}

/** Groups in which two sets of choices differ. */
export function changedChoices(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((group) => a[group] !== b[group]);
}
