import type { EventDates } from "../event/schema.ts";
import { criterionPath } from "../form/criteria.ts";
import type { Criterion } from "../form/criterion.ts";
import { pickedIds } from "../form/picked.ts";
import type { FieldValues, SignUpForm } from "../form/schema.ts";
import type { Issue } from "../shared/error.ts";
import { inLocale, LOCALES, type LocalizedText } from "../shared/localized-text.ts";
import { normaliseDomain } from "../shared/text.ts";
import type { Day } from "../shared/time.ts";
import { isActive } from "./lifecycle.ts";
import type { Registration } from "./schema.ts";

/** An event as far as it says who may come. */
interface Judging {
  form: Pick<SignUpForm, "criteria" | "questions">;
  dates: EventDates;
}

/** A person as far as an event may judge them. */
type Judged = FieldValues & {
  email?: string;
  answers: Readonly<Record<string, string>>;
  unproven?: readonly string[];
};

/** A criterion that something was completed before. */
export type Prerequisite = Extract<Criterion, { type: "completed" }>;

/** What an event demands to have been completed by somebody who chooses these options. */
export function prerequisitesOf(
  { criteria = [] }: Pick<SignUpForm, "criteria">,
  choices: Readonly<Record<string, string>>,
): Prerequisite[] {
  const chosen = new Set(Object.values(choices));
  return criteria.filter(
    (criterion): criterion is Prerequisite =>
      criterion.type === "completed" &&
      (!criterion.optionIds || criterion.optionIds.some((optionId) => chosen.has(optionId))),
  );
}

/**
 * The criteria of an event that somebody does not meet, or of whom nothing is known that would show that they do. Pure, and the one
 * judge on every way in (docs/decisions/0076): who comes by themselves is refused what {@link refusals} says and else waits for a
 * decision ({@link whyUndecided}); whom staff enter or import is entered, with a reason; who is in already is only shown to staff.
 * An institution is judged as the register knows it, so resolve it first (`institutionOf`); what somebody completed before, and in which
 * commune their institution is, is looked up first, too (`unprovenOf`), and whoever was not looked up is taken to meet that.
 */
export function unmetCriteria({ form, dates }: Judging, person: Judged): Criterion[] {
  const firstDay = dates.type === "exact" ? dates.startsOn : undefined;
  return (form.criteria ?? []).filter((criterion) => !isMet(criterion, form, person, firstDay));
}

/** The criteria that somebody who counts does not meet, by their ids; undefined: they meet all. */
export function unmetIds(
  event: Judging,
  person: Judged & Pick<Registration, "status">,
): string[] | undefined {
  const unmet = isActive(person.status) ? unmetCriteria(event, person) : [];
  return unmet.length > 0 ? unmet.map(({ criterionId }) => criterionId) : undefined;
}

/** What is said beside the fields of somebody who cannot sign up for not meeting these criteria, in the organiser's words. */
export function refusals(unmet: readonly Criterion[]): Issue[] {
  return unmet
    .filter(({ effect }) => effect === "refuse")
    .map((criterion) => ({
      path: criterionPath(criterion),
      code: "criterion.not_met",
      words: criterion.words,
    }));
}

/** Why staff have to decide about somebody, in the organiser's words: all criteria that are not met. Undefined: they need not. */
export function whyUndecided(unmet: readonly Criterion[]): LocalizedText | undefined {
  if (unmet.length === 0) return undefined;
  const [pl, en] = LOCALES.map((locale) => unmet.map(({ words }) => inLocale(words, locale).text).join(" "));
  return { pl: pl ?? "", en };
}

function isMet(
  criterion: Criterion,
  { questions }: Judging["form"],
  { email, countyCode, institution, answers, unproven = [] }: Judged,
  firstDay: Day | undefined,
): boolean {
  switch (criterion.type) {
    case "email_domain":
      return email !== undefined && criterion.domains.some((domain) => isWithin(email, domain));
    case "territory":
      return countyCode !== undefined && criterion.codes.some((code) => countyCode.startsWith(code));
    case "institution_type":
      return institution !== undefined && criterion.types.includes(institution.type);
    case "commune":
    case "completed":
      return !unproven.includes(criterion.criterionId);
    case "age":
    case "sex":
    case "answer":
  }
  const question = questions.find(({ questionId }) => questionId === criterion.questionId);
  const answer = answers[criterion.questionId];
  if (!question || !answer) return false;
  if (criterion.type !== "age")
    return pickedIds(question, answer).some((id) => criterion.answers.includes(id));
  // While nobody knows when the event is, nobody is too young for it.
  if (question.type === "date" && !firstDay) return true;
  const age = question.type === "date" ? ageOn(answer, firstDay ?? answer) : Math.floor(Number(answer));
  const { from = 0, to = Infinity } = criterion;
  return age >= from && age <= to;
}

/** Whether an address is of that domain or of one below it. */
function isWithin(email: string, domain: string): boolean {
  return `.${normaliseDomain(email)}`.endsWith(`.${domain}`);
}

/**
 * How old somebody is on a day, in full years: a year more from the beginning of the day that is called like that of their birth,
 * and where a year has no 29 February, from that of the 28th (art. 112 of the Polish civil code).
 */
export function ageOn(born: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  const birthday = born.slice(5) === "02-29" && !isLeapYear(day) ? "02-28" : born.slice(5);
  return day.slice(5) < birthday ? years - 1 : years;
}

function isLeapYear(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
