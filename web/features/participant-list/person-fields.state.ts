import {
  blankFields,
  carriedFields,
  correctedFields,
  draftsOf,
  formFor,
  givenFields,
  withoutReworded,
} from "@zapisy/core/form/rules";
import type { Criterion, FieldDrafts, FieldValues } from "@zapisy/core/form/schema";
import type { EventInput } from "@zapisy/core/event/schema";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import {
  alternativesTo,
  correctedChoices,
  invalidAnswers,
  unmetCriteria,
  whyUndecided,
} from "@zapisy/core/registration/rules";
import type {
  ManualRegistrationInput,
  Needs,
  StaffRegistrationPatch,
} from "@zapisy/core/registration/schema";
import {
  ManualRegistrationInputSchema,
  StaffRegistrationPatchSchema,
} from "@zapisy/core/registration/schema";
import * as v from "valibot";
import type { ApiIssue } from "../../data/client.ts";
import { toIssues } from "../../forms/issues.state.ts";

/** A person's data as a form of staff holds them: texts, empty where nothing is known. */
export interface PersonDraft extends FieldDrafts {
  firstName: string;
  lastName: string;
  email: string;
  /** Assigned by staff once the person is in; forms for new people do not ask. */
  room: string;
  choices: Record<string, string>;
  /** Group → options that will do as well, of somebody who waits. */
  alternatives: Record<string, string[]>;
  answers: Record<string, string>;
  needs: Needs;
  consents: { image: boolean; newsletter: boolean; needs: boolean };
  /** `past_limit` is chosen for one person and never taken over to the next. */
  ifFull: "reserve" | "other_option" | "past_limit";
  reason: string;
}

/** An empty form. What usually stays the same from one paper form to the next is taken from the last. */
export function emptyPerson(last?: PersonDraft): PersonDraft {
  const isPast = last?.ifFull === "past_limit";
  return {
    ...(last ? carriedFields(last) : blankFields()),
    firstName: "",
    lastName: "",
    email: "",
    room: "",
    choices: last?.choices ?? {},
    alternatives: {},
    answers: {},
    needs: {},
    consents: { image: false, newsletter: false, needs: false },
    ifFull: !last || isPast ? "reserve" : last.ifFull,
    reason: !last || isPast ? "" : last.reason,
  };
}

/** The form filled in with a registration's data. */
export function draftOfPerson(person: StaffRegistrationView): PersonDraft {
  return {
    ...emptyPerson(),
    ...draftsOf(person),
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email ?? "",
    room: person.room ?? "",
    choices: { ...person.choices },
    alternatives: { ...person.alternatives },
    answers: withoutReworded(person.answers, person.reworded),
    needs: { ...person.needs },
  };
}

function given(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
}

function toInput(draft: PersonDraft): Record<string, unknown> {
  const { firstName, lastName, email, consents, ifFull, reason } = draft;
  return {
    ...givenFields(draft, true),
    firstName,
    lastName,
    email,
    reason,
    ...(ifFull === "past_limit" ? { pastLimit: true } : { ifFull }),
    choices: given(draft.choices),
    answers: given(draft.answers),
    needs: hasNeeds(draft.needs) ? draft.needs : undefined,
    consents,
  };
}

/** Whether anything is written among the needs. */
export function hasNeeds(needs: Needs): boolean {
  return Boolean(needs.diet || needs.note?.trim() || (needs.access && needs.access.length > 0));
}

/** The criteria of the event that somebody does not meet as far as the form is filled in: whoever enters them says why. */
export function unmetBy(draft: PersonDraft, event: Pick<EventInput, "form" | "dates">): Criterion[] {
  if (!draft.lastName.trim()) return [];
  const { email, answers } = draft;
  return unmetCriteria(event, { ...givenFields(draft, true), email, answers: given(answers) });
}

/** A checked form, ready to be sent, or what is wrong with it. */
export type CheckedPerson =
  | { valid: true; input: ManualRegistrationInput }
  | { valid: false; issues: ApiIssue[] };

/** Checks a form as the server will: the paper may lack answers, but choices must exist. */
export function checkPerson(
  draft: PersonDraft,
  event: Pick<EventInput, "form" | "choiceGroups" | "dates">,
): CheckedPerson {
  const result = v.safeParse(ManualRegistrationInputSchema, toInput(draft));
  if (!result.success) return { valid: false, issues: toIssues(result.issues) };
  const issues = invalidAnswers(event, result.output, { isLenient: true });
  if (hasNeeds(draft.needs) && !draft.consents.needs) {
    issues.push({ path: "consents.needs", code: "consent.needs_required" });
  }
  if (result.output.pastLimit && !result.output.reason)
    issues.push({ path: "reason", code: "field.required" });
  const words = whyUndecided(unmetCriteria(event, result.output));
  if (words && !result.output.reason)
    issues.push({ path: "reason", code: "criterion.reason_required", words });
  return issues.length > 0 ? { valid: false, issues } : { valid: true, input: result.output };
}

/** A checked correction, ready to be sent, or what is wrong with it. */
export type CheckedCorrection =
  | { valid: true; patch: StaffRegistrationPatch }
  | { valid: false; issues: ApiIssue[] };

/**
 * What a correction sends, checked as the server will: what was changed of the data, or of the choices. What
 * stays as it was is neither sent nor judged by a form that has changed since.
 */
export function checkCorrection(
  draft: PersonDraft,
  person: StaffRegistrationView,
  event: Pick<EventInput, "form" | "choiceGroups">,
  part: "data" | "choices",
): CheckedCorrection {
  const of = part === "data" ? dataOf : choicesOf;
  const stored: Record<string, unknown> = of(draftOfPerson(person));
  const changed = Object.entries(of(draft)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(stored[field]),
  );
  // As it was typed: an emptied text must go as one, and the server trims as the schema does here.
  const patch = { ...Object.fromEntries(changed), version: person.version } as StaffRegistrationPatch;
  const result = v.safeParse(StaffRegistrationPatchSchema, patch);
  if (!result.success) return { valid: false, issues: toIssues(result.issues) };
  const { choices, answers } = of(draft);
  const { version: _, ...corrected } = result.output;
  const sent = {
    ...(corrected as FieldValues),
    ...(choices && { choices: correctedChoices(event, person.choices, choices) }),
    ...(answers && { answers }),
  };
  const asked = { ...event, form: formFor(event.form, person.reworded, answers) };
  const before = { ...person, answers: withoutReworded(person.answers, person.reworded) };
  const issues = invalidAnswers(asked, sent, { before, isLenient: true });
  return issues.length > 0 ? { valid: false, issues } : { valid: true, patch };
}

interface Correctable {
  choices?: Record<string, string | null>;
  answers?: Record<string, string>;
  [field: string]: unknown;
}

/** An emptied choice goes as null: one that is offered no more would stay. */
function choicesOf(draft: PersonDraft): Correctable {
  const choices = Object.entries(draft.choices).map(([groupId, optionId]) => [groupId, optionId || null]);
  return {
    choices: Object.fromEntries(choices) as Record<string, string | null>,
    alternatives: alternativesTo(draft.choices, draft.alternatives) ?? {},
  };
}

/** All of a person that the form of data holds; emptied fields as a patch says them. */
function dataOf(draft: PersonDraft): Correctable {
  const { firstName, lastName, email, room } = draft;
  return {
    ...correctedFields(draft, true),
    firstName,
    lastName,
    email,
    room,
    answers: given(draft.answers),
  };
}
