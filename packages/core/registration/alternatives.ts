import { clashes } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import type { Issue } from "../shared/error.ts";
import { prerequisitesOf } from "./criteria.ts";
import type { Alternatives } from "./seats.ts";

/** Most ways of coming that are tried for one person, by what they choose and would take as well. */
const MAX_WAYS = 64;

/** What somebody takes beside what they chose: of groups in which they chose, each option once; undefined: nothing. */
export function alternativesTo(
  choices: Readonly<Record<string, string>>,
  wished: Alternatives = {},
): Alternatives | undefined {
  const others = Object.entries(wished)
    .filter(([groupId]) => choices[groupId] !== undefined)
    .map(([groupId, optionIds]): [string, string[]] => [
      groupId,
      [...new Set(optionIds)].filter((optionId) => optionId !== choices[groupId]),
    ])
    .filter(([, optionIds]) => optionIds.length > 0);
  return others.length > 0 ? Object.fromEntries(others) : undefined;
}

/** Alternatives without those that somebody named before and that are offered no more: nobody can take back what no form shows. */
export function withoutRetired(
  { choiceGroups }: Pick<EventInput, "choiceGroups">,
  wished: Alternatives = {},
  before: Alternatives = {},
): Alternatives {
  const offered = new Set(choiceGroups.flatMap(({ options }) => options.map(({ optionId }) => optionId)));
  return Object.fromEntries(
    Object.entries(wished).map(([groupId, optionIds]) => [
      groupId,
      optionIds.filter((id) => offered.has(id) || !before[groupId]?.includes(id)),
    ]),
  );
}

/**
 * What of somebody's alternatives is refused, at their group: options that are not offered, that are on at the same time as another of
 * their choices or alternatives, or that ask for something to have been completed that their choice does not ask for; and too many. An
 * alternative is taken without another look at the person, so nothing may hang on it that their choice does not have.
 */
export function invalidAlternatives(
  {
    form,
    choiceGroups,
    agenda = [],
  }: Pick<EventInput, "choiceGroups"> &
    Partial<Pick<EventInput, "agenda">> & { form: Pick<EventInput["form"], "criteria"> },
  choices: Readonly<Record<string, string>>,
  alternatives: Alternatives = {},
): Issue[] {
  const groups = new Map(choiceGroups.map((group) => [group.groupId, group]));
  const count = Object.values(alternatives).reduce((all, optionIds) => all * (1 + optionIds.length), 1);
  if (count > MAX_WAYS) return [{ path: "alternatives", code: "field.too_many", limit: MAX_WAYS }];
  const asked = new Set(prerequisitesOf(form, choices).map(({ criterionId }) => criterionId));
  return Object.entries(alternatives).flatMap(([groupId, optionIds]) => {
    const path = `alternatives.${groupId}`;
    const isUnknown = optionIds.some(
      (id) => !groups.get(groupId)?.options.some(({ optionId }) => optionId === id),
    );
    if (isUnknown) return [{ path, code: "choice.unknown" }];
    const ways = optionIds.map((optionId) => ({ ...choices, [groupId]: optionId }));
    if (ways.some((way) => prerequisitesOf(form, way).some(({ criterionId }) => !asked.has(criterionId))))
      return [{ path, code: "choice.asks_more" }];
    const others = Object.entries(alternatives).filter(([other]) => other < groupId);
    const pairs = others.flatMap(([other, ids]) =>
      ids.flatMap((id) => ways.map((way) => ({ ...way, [other]: id }))),
    );
    const isClash = [...ways, ...pairs].some((way) => clashes(agenda, way).flat().includes(groupId));
    return isClash ? [{ path, code: "choice.clash" }] : [];
  });
}
