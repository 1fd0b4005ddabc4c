import {
  blankFields,
  correctedFields,
  draftsOf,
  givenFields,
  pickedIds,
  withoutReworded,
} from "@zapisy/core/form/rules";
import type { FieldDrafts } from "@zapisy/core/form/schema";
import type { EventView } from "@zapisy/core/event/answer";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { alternativesTo } from "@zapisy/core/registration/rules";
import type { Needs, OtherPerson, RegistrationPatch, SignUpInput } from "@zapisy/core/registration/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";

/** What a person types and chooses; empty texts are what is not given. The form on the page, nothing else. */
export interface FormValues extends FieldDrafts {
  firstName: string;
  lastName: string;
  email: string;
  /** As it was typed. */
  accessCode: string;
  /** Group → option. */
  choices: Record<string, string>;
  /** Group → options that will do as well, while what was chosen is full. */
  alternatives: Record<string, string[]>;
  /** Question → answer. */
  answers: Record<string, string>;
  diet: NonNullable<Needs["diet"]> | "";
  access: NonNullable<Needs["access"]>;
  needsNote: string;
  ifFull: "reserve" | "other_option";
  /** Statements and consents. */
  knowsClause: boolean;
  knowsAuthorityClause: boolean;
  acceptsRules: boolean;
  allowsNeeds: boolean;
  allowsImage: boolean;
  wantsNewsletter: boolean;
  /** Under which version of the event's form it was begun; absent: the one that is there. */
  formVersion?: number;
}

/** The form that an event asks to be filled in. */
export type FormEvent = Pick<EventView, "accessCode" | "dates" | "form" | "choiceGroups" | "rules"> &
  Partial<Pick<EventView, "agenda" | "wordings">>;

/** A form with nothing in it and nothing ticked. */
export const EMPTY_FORM: Readonly<FormValues> = {
  ...blankFields(),
  firstName: "",
  lastName: "",
  email: "",
  accessCode: "",
  choices: {},
  alternatives: {},
  answers: {},
  diet: "",
  access: [],
  needsNote: "",
  ifFull: "reserve",
  knowsClause: false,
  knowsAuthorityClause: false,
  acceptsRules: false,
  allowsNeeds: false,
  allowsImage: false,
  wantsNewsletter: false,
};

/** Whether any need is given, for which an explicit consent is asked. */
export function hasNeeds(values: Pick<FormValues, "diet" | "access" | "needsNote">): boolean {
  return values.diet !== "" || values.access.length > 0 || values.needsNote.trim() !== "";
}

function needsOf(values: FormValues): Needs | undefined {
  if (!hasNeeds(values)) return undefined;
  return {
    diet: values.diet || undefined,
    access: values.access.length > 0 ? values.access : undefined,
    note: values.needsNote.trim() || undefined,
  };
}

function withoutEmpty(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value.trim() !== ""));
}

/** What is sent to sign up. Texts go as typed; the server trims and checks them again. */
export function toSignUpInput(values: FormValues, locale: Locale): SignUpInput {
  return {
    // What lacks a part, or is no county, is refused by the schema, at its field.
    ...(givenFields(values) as Partial<SignUpInput>),
    firstName: values.firstName,
    lastName: values.lastName,
    email: values.email,
    accessCode: values.accessCode.trim() || undefined,
    choices: withoutEmpty(values.choices),
    alternatives: alternativesTo(values.choices, values.alternatives),
    answers: withoutEmpty(values.answers),
    needs: needsOf(values),
    locale,
    ifFull: values.ifFull,
    consents: {
      // The schema accepts nothing but a tick: what is not ticked is refused there.
      informationClause: values.knowsClause as true,
      authorityClause: values.knowsAuthorityClause || undefined,
      rules: values.acceptsRules,
      image: values.allowsImage,
      newsletter: values.wantsNewsletter,
      needs: values.allowsNeeds && hasNeeds(values),
    },
  };
}

/** What is sent of somebody whom another person registers: their institution is said once, for all. */
export function toOtherPerson(values: FormValues): OtherPerson {
  const { institution: _, ...fields } = givenFields(values) as Partial<SignUpInput>;
  return {
    ...fields,
    firstName: values.firstName,
    lastName: values.lastName,
    email: values.email,
    choices: withoutEmpty(values.choices),
    answers: withoutEmpty(values.answers),
    needs: needsOf(values),
  };
}

/** The form as it stands for a registration that exists. */
export function valuesOf(view: PersonalView): FormValues {
  return {
    ...EMPTY_FORM,
    ...draftsOf(view),
    firstName: view.firstName,
    lastName: view.lastName,
    email: view.email ?? "",
    choices: { ...view.choices },
    // What was answered in other words stays as it is unless it is answered anew.
    answers: withoutReworded(view.answers, view.reworded),
    diet: view.needs?.diet ?? "",
    access: view.needs?.access ?? [],
    needsNote: view.needs?.note ?? "",
    knowsClause: true,
    knowsAuthorityClause: true,
    acceptsRules: true,
    allowsNeeds: view.consents.needs,
    allowsImage: view.consents.image,
    wantsNewsletter: view.consents.newsletter,
  };
}

/** Consents go only when one was changed: sending them says anew when they were given, and to which text. */
function changedConsents(values: FormValues, view: PersonalView): RegistrationPatch["consents"] {
  const consents = {
    image: values.allowsImage,
    newsletter: values.wantsNewsletter,
    needs: values.allowsNeeds && hasNeeds(values),
  };
  const { image, newsletter, needs } = view.consents;
  const isSame = consents.image === image && consents.newsletter === newsletter && consents.needs === needs;
  return isSame ? undefined : consents;
}

/**
 * What is sent to correct a registration: what was changed, but for the choices, which have a form of their
 * own. Emptied lines go as empty texts or null, because what is absent stays as it is.
 */
export function toCorrection(
  values: FormValues,
  view: PersonalView,
  formVersion?: number,
): RegistrationPatch {
  const before: Record<string, unknown> = correctable(valuesOf(view), view);
  const changed = Object.entries(correctable(values, view)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]),
  );
  return {
    ...Object.fromEntries(changed),
    formVersion,
    consents: changedConsents(values, view),
    version: view.version,
  };
}

function correctable(values: FormValues, view: PersonalView) {
  const input = toSignUpInput(values, view.locale);
  return {
    ...correctedFields(values),
    firstName: input.firstName,
    lastName: input.lastName,
    email: input.email,
    answers: input.answers,
    // Needs that are taken back are sent as nothing needed, which erases them.
    needs: input.needs ?? (view.needs ? {} : undefined),
  };
}

/**
 * The option that an answer proposes, with its group: "OPS has run a PAL" proposes the advanced module.
 * Nothing where the person has chosen in that group by themselves.
 */
export function proposedChoice(
  event: FormEvent,
  questionId: string,
  answer: string,
  chosenByHand: ReadonlySet<string>,
): { groupId: string; optionId: string } | undefined {
  const question = event.form.questions.find((each) => each.questionId === questionId);
  const picked = question ? pickedIds(question, answer) : [];
  const optionId = picked.map((id) => question?.proposes?.[id]).find((proposed) => proposed !== undefined);
  const group = event.choiceGroups.find(({ options }) =>
    options.some((option) => option.optionId === optionId),
  );
  if (!optionId || !group || chosenByHand.has(group.groupId)) return undefined;
  return { groupId: group.groupId, optionId };
}
