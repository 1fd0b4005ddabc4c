import { pickedAnswers, pickedIds } from "../form/picked.ts";
import type { Question } from "../form/schema.ts";
import type { ChoiceGroup, ChoiceOption, Event, EventForm, EventInput, Retired } from "./schema.ts";

/** What people hold of an event's form: the options that somebody chose, the questions that somebody answered. */
export interface Held {
  options: ReadonlySet<string>;
  /** Question → what was answered to it. */
  answers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Nothing was ever asked or offered that is not now. */
export const NOTHING_RETIRED: Retired = { questions: [], choiceGroups: [] };

type Offered = Pick<EventInput, "form" | "choiceGroups">;
type Known = Pick<EventForm, "form" | "choiceGroups" | "retired">;

/**
 * What an event asks and offers no more after an edit. What the edit leaves out is retired; what it puts back is not
 * any more. Of what was retired before, only what somebody holds stays: `held` absent, all of it.
 */
export function retire(before: Known, after: Offered, held?: Held): Retired {
  return {
    questions: retireParts<Question, Answer>({
      before: before.form.questions,
      retired: before.retired.questions,
      after: after.form.questions,
      keyOf: ({ questionId }) => questionId,
      partsOf: ({ answers }) => answers ?? [],
      partKeyOf: ({ answerId }) => answerId,
      withParts: (question, answers) => {
        const { answers: _, ...rest } = question;
        return answers.length > 0 ? { ...rest, answers } : rest;
      },
      isHeld: (question, answer) => {
        if (!held) return true;
        const given = held.answers.get(question.questionId);
        if (!answer) return given !== undefined;
        return [...(given ?? [])].some((each) => pickedIds(question, each).includes(answer.answerId));
      },
    }),
    choiceGroups: retireParts<ChoiceGroup, ChoiceOption>({
      before: before.choiceGroups,
      retired: before.retired.choiceGroups,
      after: after.choiceGroups,
      keyOf: ({ groupId }) => groupId,
      partsOf: ({ options }) => options,
      partKeyOf: ({ optionId }) => optionId,
      withParts: (group, options) => ({ ...group, options }),
      // A choice without options is nothing that anybody could hold.
      isHeld: (_, option) => option !== undefined && (!held || held.options.has(option.optionId)),
    }),
  };
}

type Answer = NonNullable<Question["answers"]>[number];

/** A list of things that have parts: questions with answers, choices with options. */
interface Parts<Whole, Part> {
  before: readonly Whole[];
  retired: readonly Whole[];
  after: readonly Whole[];
  keyOf(whole: Whole): string;
  partsOf(whole: Whole): readonly Part[];
  partKeyOf(part: Part): string;
  withParts(whole: Whole, parts: Part[]): Whole;
  isHeld(whole: Whole, part?: Part): boolean;
}

function retireParts<Whole, Part>(lists: Parts<Whole, Part>): Whole[] {
  const { before, retired, after, keyOf, partsOf, partKeyOf, withParts, isHeld } = lists;
  const byKey = (list: readonly Whole[]) => new Map(list.map((whole) => [keyOf(whole), whole]));
  const [offered, former, now] = [byKey(before), byKey(retired), byKey(after)];
  return [...new Map([...former, ...offered])].flatMap(([key, whole]) => {
    const still = now.get(key);
    const old = former.get(key);
    const parts = new Map(
      [
        ...(old ? partsOf(old).filter((part) => isHeld(old, part)) : []),
        ...partsOf(offered.get(key) ?? whole).filter(() => offered.has(key)),
      ].map((part) => [partKeyOf(part), part]),
    );
    for (const part of still ? partsOf(still) : []) parts.delete(partKeyOf(part));
    const gone = [...parts.values()];
    const isGone = !still && (offered.has(key) || isHeld(whole));
    return isGone || gone.length > 0 ? [withParts(still ?? whole, gone)] : [];
  });
}

/** Whether an edit leaves out anything that was asked or offered. */
export function leavesOut(before: Offered, after: Offered): boolean {
  const known = partIds(after);
  return [...partIds(before)].some((id) => !known.has(id));
}

function partIds({ form, choiceGroups }: Offered): Set<string> {
  return new Set([
    ...form.questions.flatMap(({ questionId, answers = [] }) => [
      `question ${questionId}`,
      ...answers.map(({ answerId }) => `answer ${questionId} ${answerId}`),
    ]),
    ...choiceGroups.flatMap(({ groupId, options }) => [
      `choice ${groupId}`,
      ...options.map(({ optionId }) => `option ${optionId}`),
    ]),
  ]);
}

/** All choices that people can have made: those that are offered, with what is offered no more behind it. */
export function everOffered({
  choiceGroups,
  retired,
}: Pick<Event, "choiceGroups" | "retired">): ChoiceGroup[] {
  return merged(
    choiceGroups,
    retired.choiceGroups,
    (group) => group.groupId,
    (group, former) => ({
      ...group,
      options: [...group.options, ...former.options],
    }),
  );
}

/** All questions that people can have answered: those that are asked, with what is asked no more behind it. */
export function everAsked({ form, retired }: Pick<Event, "form" | "retired">): Question[] {
  return merged(
    form.questions,
    retired.questions,
    (question) => question.questionId,
    (question, former) => {
      const answers = [...(question.answers ?? []), ...(former.answers ?? [])];
      return answers.length > 0 ? { ...question, answers } : question;
    },
  );
}

function merged<Whole>(
  now: readonly Whole[],
  former: readonly Whole[],
  keyOf: (whole: Whole) => string,
  join: (whole: Whole, former: Whole) => Whole,
): Whole[] {
  const old = new Map(former.map((whole) => [keyOf(whole), whole]));
  const keys = new Set(now.map(keyOf));
  return [
    ...now.map((whole) => {
      const more = old.get(keyOf(whole));
      return more ? join(whole, more) : whole;
    }),
    ...former.filter((whole) => !keys.has(keyOf(whole))),
  ];
}

/**
 * The choices that the programme is divided by: those that are offered, and of the others the options that items are
 * still for. Of a choice that is offered no more nobody must have chosen.
 */
export function scheduledChoices(event: Pick<Event, "choiceGroups" | "retired" | "agenda">): ChoiceGroup[] {
  const offered = new Set(event.choiceGroups.map(({ groupId }) => groupId));
  const current = new Set(
    event.choiceGroups.flatMap(({ options }) => options.map(({ optionId }) => optionId)),
  );
  const scheduled = new Set(event.agenda.map(({ optionId }) => optionId));
  return everOffered(event).flatMap((group) => {
    const options = group.options.filter(({ optionId }) => current.has(optionId) || scheduled.has(optionId));
    if (options.length === 0) return [];
    return [{ ...group, options, required: group.required && offered.has(group.groupId) }];
  });
}

/** What a person holds of what is asked and offered no more. */
export function retiredOf(
  { retired }: Pick<Event, "retired">,
  { choices, answers }: { choices: Record<string, string>; answers: Record<string, string> },
): Retired {
  return {
    questions: retired.questions.flatMap((question) => {
      const answer = answers[question.questionId];
      if (!answer) return [];
      return [{ ...question, ...(question.answers && { answers: pickedAnswers(question, answer) }) }];
    }),
    choiceGroups: retired.choiceGroups.flatMap((group) => {
      const options = group.options.filter(({ optionId }) => optionId === choices[group.groupId]);
      return options.length > 0 ? [{ ...group, options }] : [];
    }),
  };
}
