import { waitsUntil } from "@zapisy/core/attachment/rules";
import { hasRules } from "@zapisy/core/event/rules";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { formFor, MISSING_CODES, neededPaths, withoutReworded } from "@zapisy/core/form/rules";
import { FIELD_IDS } from "@zapisy/core/form/schema";
import {
  invalidAnswers,
  missingChoices,
  missingCode,
  refusals,
  unacceptedTexts,
  unmetCriteria,
  unansweredLater,
} from "@zapisy/core/registration/rules";
import {
  OtherPersonSchema,
  RegistrationPatchSchema,
  SignUpInputSchema,
  type SignUpInput,
} from "@zapisy/core/registration/schema";
import { factsOf } from "@zapisy/core/shared/field";
import * as v from "valibot";
import type { ApiIssue } from "../../../data/client.ts";
import { serverNow } from "../../../data/clock.ts";
import {
  hasNeeds,
  toCorrection,
  toOtherPerson,
  toSignUpInput,
  valuesOf,
  type FormEvent,
  type FormValues,
} from "./form.state.ts";

/** Codes of ours stand in the schemas as messages; anything else is valibot's own sentence. */
const OWN_CODE = /^[a-z]+(\.[a-z_]+)+$/;

/**
 * Checks a form as the server will: the same schema, the same rules of the event, the same codes, so that
 * a person learns of a fault while leaving the field and not after sending. One issue per field.
 * @param changed what is said of boxes whose text has changed since they were ticked, until they are ticked anew
 */
export function checkSignUp(
  event: FormEvent,
  input: SignUpInput,
  changed: readonly ApiIssue[] = [],
): ApiIssue[] {
  const issues = [
    ...unfit(SignUpInputSchema, input),
    ...missingCode(event, input),
    ...unacceptedTexts({ asksRules: hasRules(event), wordings: event.wordings }, input.consents),
    ...unanswered(event, input),
    ...refusals(unmetCriteria(event, input)),
  ];
  const { needs } = input;
  if ((needs?.diet || needs?.note || needs?.access?.length) && !input.consents.needs) {
    issues.push({ path: "consents.needs", code: "consent.needs_required" });
  }
  return firstOfEach(issues).map((issue) => changed.find(({ path }) => path === issue.path) ?? issue);
}

/**
 * Checks somebody whom another person registers as the server will, but for what that one declares.
 * @param event what is asked of them
 */
export function checkOther(event: FormEvent, values: FormValues): ApiIssue[] {
  const person = toOtherPerson(values);
  const unmet = unmetCriteria(event, person).filter(({ type }) => type !== "institution_type");
  return firstOfEach([...unfit(OtherPersonSchema, person), ...unanswered(event, person), ...refusals(unmet)]);
}

/**
 * Checks a correction as the server will: what was changed must fit, what stays as it was is not judged by a
 * form that has changed since. But what is asked now is asked of whoever fills in the form again.
 */
export function checkCorrection(values: FormValues, view: PersonalView): ApiIssue[] {
  const { choices: _, accessCode: __, ...asked } = toSignUpInput(values, view.locale);
  const issues = [
    ...unfit(RegistrationPatchSchema, toCorrection(values, view)),
    ...unanswered({ ...view.event, form: formFor(view.event.form, view.reworded, asked.answers) }, asked, {
      ...view,
      answers: withoutReworded(view.answers, view.reworded),
    }),
  ];
  if (hasNeeds(values) && !values.allowsNeeds)
    issues.push({ path: "consents.needs", code: "consent.needs_required" });
  return firstOfEach(issues);
}

/** What was added to the form after the person had signed up, by the paths of its fields: choices first. */
export function addedSince(view: PersonalView): string[] {
  if (!view.may.edit) return [];
  const later = askedLater(view);
  return [
    ...missingChoices(view.event, view.choices).map(({ groupId }) => `choices.${groupId}`),
    ...requiredNow(view).filter((path) => !later.includes(path)),
  ];
}

/** What is asked of those who have a place, as far as it is not filled in, by the paths of its fields. */
export function askedLater(view: PersonalView): string[] {
  return view.may.edit ? unansweredLater(view.event, view, view.needs !== undefined) : [];
}

function requiredNow(view: PersonalView): string[] {
  return checkCorrection(valuesOf(view), view)
    .filter(({ code }) => MISSING_CODES.has(code))
    .map(({ path }) => path);
}

/** What a schema refuses, by the codes of ours. */
export function unfit(schema: v.GenericSchema, input: unknown): ApiIssue[] {
  return (v.safeParse(schema, input).issues ?? []).map((issue) => ({
    path: v.getDotPath(issue) ?? "",
    code: OWN_CODE.test(issue.message)
      ? issue.message
      : issue.received === "undefined"
        ? "field.required"
        : "field.invalid",
    ...factsOf(issue),
  }));
}

function unanswered(event: FormEvent, sent: Partial<SignUpInput>, before?: PersonalView): ApiIssue[] {
  const issues = [...goneFiles(sent.answers, before?.answers), ...invalidAnswers(event, sent, { before })];
  // The rule names the first part of a field only; whoever left all of them empty should hear of all at once.
  return issues.flatMap((issue) => {
    const field = FIELD_IDS.find((id) => neededPaths(id)[0] === issue.path);
    return field && issue.code === "field.required"
      ? neededPaths(field).map((path) => ({ ...issue, path }))
      : [issue];
  });
}

/** Files that waited for the form longer than they are kept: they would be refused, and may not be there any more. */
function goneFiles(answers: Record<string, string> = {}, before: Record<string, string> = {}): ApiIssue[] {
  const now = serverNow().toISOString();
  return Object.entries(answers)
    .filter(([questionId, answer]) => answer !== before[questionId] && (waitsUntil(answer) ?? now) < now)
    .map(([questionId]) => ({ path: `answers.${questionId}`, code: "file.gone" }));
}

function firstOfEach(issues: ApiIssue[]): ApiIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => !seen.has(path) && seen.add(path));
}
