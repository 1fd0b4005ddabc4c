import {
  byReferralOnly,
  canChangeChoices,
  canExchange,
  clashes,
  isOver,
  lastDay,
  recruitmentState,
  takesHandovers,
} from "../event/rules.ts";
import type { ChoiceGroup, EventDefinition, EventHead, EventInput } from "../event/schema.ts";
import {
  answerFault,
  askedFields,
  askedQuestions,
  fieldFaults,
  formWithoutPlace,
  MISSING_CODES,
  missingFault,
  neededPaths,
} from "../form/rules.ts";
import type { FieldValues } from "../form/schema.ts";
import { DomainError, type Issue } from "../shared/error.ts";
import { foldText, normaliseEmail, normalisePhone, searchText } from "../shared/text.ts";
import { addDays, type Day, type Instant } from "../shared/time.ts";
import { hasPlace, lifeState, nextStates, type LifeCommand, type LifeStep } from "./lifecycle.ts";
import { MAX_CHOICES, type Registration } from "./schema.ts";

export {
  DECIDED_AS,
  hasPlace,
  isActive,
  isHeld,
  isInLine,
  isOffered,
  leftAtAfter,
  leadsTo,
  lifeState,
  mayComeAgain,
  nextStates,
  standsIn,
  statusChanges,
} from "./lifecycle.ts";
export { changedWordings, unacceptedTexts } from "./consent.ts";
export { alternativesTo, invalidAlternatives, withoutRetired } from "./alternatives.ts";
export { ageOn, prerequisitesOf, refusals, unmetCriteria, whyUndecided } from "./criteria.ts";
export { owedBesides, owesFile } from "./owed.ts";
export { decideTogether, type Wish } from "./together.ts";
export { groupOfStanding, isQuota, quotaScope } from "./quotas.ts";
export { isOfInstitution, type Limiting, type NamedLimit, namedLimits, waitLimits } from "./wait-limits.ts";
export {
  closedChoices,
  decidePromotion,
  decideSeats,
  NOWHERE,
  scopesOf,
  seatedIn,
  type SeatDecision,
  type SeatRequest,
  type Stand,
  type Standing,
} from "./seats.ts";

/** Refuses a sign-up that comes too early, too late, or for a cancelled event. */
export function assertRecruiting(event: EventHead, now: Instant): void {
  const recruitment = recruitmentState(event, now);
  if (recruitment.state === "open") return;
  if (recruitment.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  if (recruitment.state === "upcoming") {
    throw new DomainError("conflict", "registration.recruitment_not_open", { opens: recruitment.opens });
  }
  throw new DomainError("conflict", "registration.recruitment_closed");
}

/** Refuses whoever comes of their own accord, also where people come by referral alone. */
export function assertTakesSignUps(event: EventHead, now: Instant): void {
  if (byReferralOnly(event)) throw new DomainError("conflict", "registration.by_referral");
  assertRecruiting(event, now);
}

/** The fields of a person that an event's form can ask for. */
type Answers = FieldValues & Pick<Registration, "choices" | "answers">;

/** By what answers are judged. */
interface AnswerCheck {
  /** The answers as they stand; absent: there are none yet, and all that is asked must be answered. */
  before?: Answers;
  /** Staff who enter a paper form need not have every required answer, but never an unknown choice. */
  isLenient?: boolean;
}

/**
 * Checks what a request carries against what this event asks now: required fields and questions, choices that
 * exist, answers that were offered. What it does not carry, and what stays as it was, is not judged by a form
 * that has changed since. Returns the refused fields.
 */
export function invalidAnswers(
  event: Pick<EventInput, "form" | "choiceGroups"> & Partial<Pick<EventInput, "agenda">>,
  sent: Partial<Answers>,
  { before, isLenient = false }: AnswerCheck = {},
): Issue[] {
  const { form } = event;
  const issues = fieldFaults(form, sent, { before, isLenient });
  if (!before || sent.choices)
    issues.push(...invalidChoices(event, sent.choices ?? {}, { before, isLenient }));
  if (!before || sent.answers) issues.push(...unfitAnswers(form, sent.answers ?? {}, { before, isLenient }));
  return issues;
}

function invalidChoices(
  { choiceGroups, agenda = [] }: Pick<EventInput, "choiceGroups"> & Partial<Pick<EventInput, "agenda">>,
  choices: Record<string, string>,
  { before, isLenient }: AnswerCheck,
): Issue[] {
  if (Object.keys(choices).length > MAX_CHOICES)
    return [{ path: "choices", code: "field.too_many", limit: MAX_CHOICES }];
  const groups = new Map(choiceGroups.map((group) => [group.groupId, group]));
  const unknown = Object.entries(choices).filter(
    ([groupId, optionId]) =>
      before?.choices[groupId] !== optionId &&
      !groups.get(groupId)?.options.some((option) => option.optionId === optionId),
  );
  // A choice that was added since is the person's to make: staff go on without it, but do not take one away.
  const missing = choiceGroups.filter(
    ({ groupId, required }) =>
      required && !choices[groupId] && (!isLenient || !before || before.choices[groupId]),
  );
  return [
    ...unknown.map(([groupId]) => ({ path: `choices.${groupId}`, code: "choice.unknown" })),
    ...missing.map(({ groupId }) => ({ path: `choices.${groupId}`, code: "choice.required" })),
    ...(isLenient ? [] : clashingChoices(agenda, choices, before?.choices)),
  ];
}

/** Choices that were made now and are on at the same time as another: said at the later one of those that changed. */
function clashingChoices(
  agenda: EventInput["agenda"],
  choices: Record<string, string>,
  before: Record<string, string> = {},
): Issue[] {
  const isNew = (groupId: string) => before[groupId] !== choices[groupId];
  const groups = clashes(agenda, choices).flatMap((pair) => pair.findLast(isNew) ?? []);
  return [...new Set(groups)].map((groupId) => ({ path: `choices.${groupId}`, code: "choice.clash" }));
}

/** What a form asks of somebody: all of it where they have a place. */
export function formOf(
  form: EventInput["form"],
  { status, answers }: Pick<Registration, "status" | "answers">,
): EventInput["form"] {
  return hasPlace(status) ? form : formWithoutPlace(form, answers);
}

/**
 * What is asked of those who have a place and was not asked at sign-up, as far as it is not filled in, by the paths of its
 * fields. What nobody has to fill in is named until one of them is.
 * @param hasNeeds whether the person said what they need
 */
export function unansweredLater(
  { form }: Pick<EventInput, "form">,
  person: FieldValues & Pick<Registration, "answers">,
  hasNeeds: boolean,
): string[] {
  const later = new Set(form.later);
  if (later.size === 0) return [];
  const questions = askedQuestions(form.questions, person.answers)
    .filter(({ questionId }) => later.has(questionId))
    .map(({ questionId }) => ({
      path: `answers.${questionId}`,
      filled: Boolean(person.answers[questionId]),
    }));
  const fields = askedFields(form)
    .filter((id) => later.has(id))
    .map((id) => ({ path: neededPaths(id)[0] ?? id, filled: person[id] !== undefined }));
  const needs = (["needs", "diet"] as const)
    .filter((part) => later.has("needs") && form[part] !== "hidden")
    .map((part) => ({ path: part === "diet" ? "needs.diet" : "needs.access", filled: hasNeeds }));
  const asked = [...questions, ...fields, ...needs];
  const isBegun = asked.some(({ filled }) => filled);
  const missing = new Set(
    invalidAnswers({ form, choiceGroups: [] }, { ...person, choices: {} })
      .filter(({ code }) => MISSING_CODES.has(code))
      .map(({ path }) => path),
  );
  return asked
    .filter(({ path, filled }) => !filled && (!isBegun || missing.has(path)))
    .map(({ path }) => path);
}

/** {@link unansweredLater} of somebody as the table has them; undefined where there is nothing, or they have no place. */
export function unanswered(
  event: Pick<EventInput, "form">,
  person: FieldValues & Pick<Registration, "answers" | "consents" | "status">,
): string[] | undefined {
  const paths = hasPlace(person.status) ? unansweredLater(event, person, person.consents.needs) : [];
  return paths.length > 0 ? paths : undefined;
}

function unfitAnswers(
  { questions }: Pick<EventInput["form"], "questions">,
  answers: Record<string, string>,
  { before, isLenient }: AnswerCheck,
): Issue[] {
  const known = new Map(questions.map((question) => [question.questionId, question]));
  const asked = askedQuestions(questions, correctedAnswers({ questions }, before?.answers ?? {}, answers));
  const issues: Issue[] = [];
  for (const [questionId, answer] of Object.entries(answers)) {
    // An answer may always be taken away.
    if (!answer || before?.answers[questionId] === answer) continue;
    const question = known.get(questionId);
    // It is not kept.
    if (question && !asked.includes(question)) continue;
    const fault = question
      ? answerFault(question, answer, before?.answers[questionId])
      : { code: "field.not_asked" };
    if (fault) issues.push({ path: `answers.${questionId}`, ...fault });
  }
  for (const question of asked) {
    if (!isLenient && question.required && !answers[question.questionId]?.trim()) {
      issues.push({ path: `answers.${question.questionId}`, ...missingFault(question) });
    }
  }
  return issues;
}

/**
 * A person's answers after a correction. What is not asked any more stays unless it is taken away by name:
 * a form that does not show it must not erase it. What hangs on another answer than was given goes.
 */
export function correctedAnswers(
  { questions }: Pick<EventInput["form"], "questions">,
  before: Record<string, string>,
  sent: Record<string, string> | undefined,
): Record<string, string> {
  if (!sent) return before;
  const ids = questions.map(({ questionId }) => questionId);
  const given = withoutGone(before, sent, ids);
  const asked = new Set(askedQuestions(questions, given).map(({ questionId }) => questionId));
  return Object.fromEntries(Object.entries(given).filter(([id]) => asked.has(id) || !ids.includes(id)));
}

/** A person's choices after a correction; null gives up what is not offered any more, and else stays. */
export function correctedChoices(
  { choiceGroups }: Pick<EventInput, "choiceGroups">,
  before: Record<string, string>,
  sent: Record<string, string | null> | undefined,
): Record<string, string> {
  if (!sent) return before;
  return withoutGone(
    before,
    sent,
    choiceGroups.map(({ groupId }) => groupId),
  );
}

/** What was sent, and what was there of things that are not asked for any more and that the request does not name. */
function withoutGone(
  before: Record<string, string>,
  sent: Record<string, string | null>,
  asked: readonly string[],
): Record<string, string> {
  const kept = Object.entries(before).filter(([id]) => !(id in sent) && !asked.includes(id));
  const given = Object.entries(sent).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries([...kept, ...given]);
}

/** Required choices that a person has not made yet, because they were added after the sign-up. */
export function missingChoices(
  { choiceGroups }: Pick<EventInput, "choiceGroups">,
  choices: Record<string, string>,
): ChoiceGroup[] {
  return choiceGroups.filter(({ groupId, required }) => required && !choices[groupId]);
}

/** What a sign-up lacks where an event takes nobody without a code. */
export function missingCode(
  event: Pick<EventInput, "accessCode">,
  { accessCode }: { accessCode?: string },
): Issue[] {
  const isMissing = event.accessCode === "required" && !accessCode?.trim();
  return isMissing ? [{ path: "accessCode", code: "access_code.required" }] : [];
}

/** Needs (diet, access) are erased this many days after the event (domain rules 3.1, clock b). */
const NEEDS_KEPT_DAYS = 30;
/** While no date is known, needs are kept this long. */
const NEEDS_KEPT_DAYS_UNDATED = 365;

/**
 * The day on which needs are erased that are written, or whose event was moved, on `since`: some time after the event,
 * and as long after `since` where the event is over by then, so that what was entered afterwards can be used at all,
 * and a date that was moved by mistake erases nothing before it can be put right (docs/decisions/0031).
 */
export function needsErasedOn(event: Pick<EventHead, "dates">, since: Day): Day {
  const last = lastDay(event.dates);
  if (last === "9999-12-31") return addDays(since, NEEDS_KEPT_DAYS_UNDATED);
  return addDays(last > since ? last : since, NEEDS_KEPT_DAYS);
}

/** A seat waits so long for its address to be confirmed. */
export const HOLD_MINUTES = 30;

/** Whether a registration's mail no longer goes where it went: whoever reads it there may not be the person. */
export function leavesAddress(
  before: Pick<Registration, "email">,
  after: Pick<Registration, "email">,
): boolean {
  return before.email !== undefined && normaliseEmail(before.email) !== normaliseEmail(after.email ?? "");
}

/**
 * What tells one person of an event from another: name as every comparison folds it, and address. People may share an address, and
 * a person without one is told apart by the telephone.
 */
export function personIdentity(
  person: Pick<Registration, "firstName" | "lastName" | "email" | "phone">,
): string {
  return identityOf(foldText(`${person.firstName} ${person.lastName}`), person);
}

/** The same with a name that is folded already. */
export function identityOf(name: string, { email, phone }: Pick<Registration, "email" | "phone">): string {
  const contact = email ? normaliseEmail(email) : phone ? (normalisePhone(phone) ?? phone) : "";
  return `${name}\u0000${contact}`;
}

/** What a search for a person looks through: names, institution, address, telephone. */
export function searchedText(
  person: Pick<Registration, "firstName" | "lastName" | "institution" | "email" | "phone">,
): string {
  const { firstName, lastName, institution, email, phone } = person;
  const number = phone && (normalisePhone(phone) ?? phone);
  return searchText([firstName, lastName, institution?.name, institution?.town, email, number]);
}

/** How often a place is passed on at most. */
export const MAX_HANDOVERS = 10;

/** Whether somebody's place may be passed on to another person now, by the one who has it or the contact who registered them. */
export function canHandOver(
  registration: Pick<Registration, "status" | "heldUntil" | "takenOver" | "handedTo" | "referredBy">,
  event: EventHead,
  by: Extract<LifeStep["by"], "participant" | "contact">,
  now: Instant,
): boolean {
  // Whom an institution referred has the place by their own contract.
  if (registration.referredBy || (by === "participant" && !takesHandovers(event))) return false;
  const isTooOften = (registration.takenOver?.times ?? 0) >= MAX_HANDOVERS;
  const isPossible = nextStates("hand_over", lifeState(registration), { by }).length > 0;
  // Whoever passed a place on has at most one that staff gave them again, for themselves.
  return isPossible && !isTooOften && !registration.handedTo && canExchange(event, now);
}

/** What the holder of a personal link may do now. */
export function participantRights(
  registration: Pick<
    Registration,
    "status" | "heldUntil" | "takenOver" | "handedTo" | "referredBy" | "email"
  >,
  event: EventDefinition,
  now: Instant,
): { edit: boolean; changeChoices: boolean; withdraw: boolean; handOver: boolean; move: boolean } {
  const ahead = event.state !== "cancelled" && !isOver(event, now);
  const state = lifeState(registration);
  const may = (command: LifeCommand) => ahead && nextStates(command, state, { by: "participant" }).length > 0;
  return {
    edit: may("correct"),
    changeChoices: may("choose") && event.choiceGroups.length > 0 && canChangeChoices(event, now),
    withdraw: may("withdraw"),
    handOver: canHandOver(registration, event, "participant", now),
    // Whoever signs up has an address.
    move: may("move") && event.recruitment.otherDates !== undefined && registration.email !== undefined,
  };
}
