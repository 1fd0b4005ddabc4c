import { everAsked, everOffered } from "../event/rules.ts";
import type { Event } from "../event/index.ts";
import type { Question } from "../form/schema.ts";
import type { Indicator } from "../indicator/schema.ts";
import { ENTRY_QUESTIONS } from "../participant/rules.ts";
import type { Project } from "../project/index.ts";
import type { Criterion } from "../selection/schema.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { countyName, voivodeshipOf } from "../territory/index.ts";
import type { CopiedValue } from "./answer.ts";

/** What staff call parts of what people are asked, and what can be chosen: by path, and by path and what is kept. */
export type Names = ReadonlyMap<string, LocalizedText>;

/** What has a name is the part behind one of these. */
const NAMED = /^((?:person\.)?(?:answers|attachments|choices|alternatives|points|formal|entry)\.[^.]+)/;
/** Codes of the territorial register, which are called alike at every event. */
const TERRITORY = /(?:^|\.)(?:countyCode|counties\.\d+|territory\.\d+)$/;

/** What an event calls its questions, choices and conditions, with those from before, and the criteria of its selection. */
export function namesOfEvent(event: Event, criteria: readonly Criterion[]): Names {
  const conditions = event.form.criteria ?? [];
  return new Map([
    ...everAsked(event).flatMap((question) => [
      ...namesOfQuestion(question, "answers"),
      [`person.attachments.${question.questionId}`, question.label] as const,
    ]),
    ...everOffered(event).flatMap(({ groupId, title, options }) =>
      ["person.choices", "person.alternatives"].flatMap((of) => [
        [`${of}.${groupId}`, title] as const,
        ...options.map((option) => [`${of}.${groupId} ${option.optionId}`, option.title] as const),
      ]),
    ),
    ...conditions.map(({ criterionId, words }) => [`person.unproven ${criterionId}`, words] as const),
    ...criteria.flatMap(({ criterionId, title }) => [
      [`points.${criterionId}`, title] as const,
      [`formal.${criterionId}`, title] as const,
      [`failed ${criterionId}`, title] as const,
      [`disputed ${criterionId}`, title] as const,
    ]),
  ]);
}

/** What a project calls the support that it gives, the results that it counts, and what it asks on the day of entry. */
export function namesOfProject(
  { supports = [] }: Pick<Project, "supports">,
  indicators: readonly Pick<Indicator, "indicatorId" | "rule">[],
): Names {
  return new Map([
    ...indicators.flatMap(({ indicatorId, rule }) =>
      (rule.by === "result" ? rule.kinds : []).map(
        (kind) => [`result.kindId ${ofIndicator(indicatorId, kind.kindId)}`, kind.name] as const,
      ),
    ),
    ...supports.map(({ supportId, name }) => [`supportId ${supportId}`, { pl: name }] as const),
    ...ENTRY_QUESTIONS.flatMap((question) => namesOfQuestion(question, "entry")),
  ]);
}

/** Kinds of result of a special category, as {@link ofIndicator} tells them from others: fewer see whose they are. */
export function specialKinds(indicators: readonly Pick<Indicator, "indicatorId" | "rule">[]): string[] {
  return indicators.flatMap(({ indicatorId, rule }) =>
    (rule.by === "result" ? rule.kinds : []).flatMap(({ kindId, special }) =>
      special ? [ofIndicator(indicatorId, kindId)] : [],
    ),
  );
}

/** A kind of result, whose id is one of its indicator alone. */
export function ofIndicator(indicatorId: string, kindId: string): string {
  return `${indicatorId}.${kindId}`;
}

/** What was asked where a value stands, and what is called there what was chosen. */
export function nameOf(names: Names, { path, value }: CopiedValue): Pick<CopiedValue, "asked" | "chosen"> {
  const text = String(value);
  if (TERRITORY.test(path)) return { chosen: territoryName(text) };
  const plain = path.replace(/^places\.\d+\./, "").replace(".given.", ".");
  const of = NAMED.exec(plain)?.[1] ?? plain.replace(/\.\d+$/, "");
  const asked = names.get(of);
  // Several answers are kept in one text, by their ids.
  const picked = text.split(" ").map((one) => names.get(`${of} ${one}`));
  const chosen = picked.every((one) => one !== undefined) ? joined(picked) : undefined;
  return { ...(asked && { asked }), ...(chosen && { chosen }) };
}

function namesOfQuestion({ questionId, label, answers = [] }: Question, under: "answers" | "entry") {
  const of = `person.${under}.${questionId}`;
  return [
    [of, label] as const,
    ...answers.map((answer) => [`${of} ${answer.answerId}`, answer.label] as const),
  ];
}

function joined(names: readonly LocalizedText[]): LocalizedText {
  const isInEnglish = names.some(({ en }) => en !== undefined);
  return {
    pl: names.map(({ pl }) => pl).join(", "),
    ...(isInEnglish && { en: names.map(({ pl, en }) => en ?? pl).join(", ") }),
  };
}

function territoryName(code: string): LocalizedText {
  return { pl: code.length === 2 ? (voivodeshipOf(code)?.name ?? code) : countyName(code) };
}
