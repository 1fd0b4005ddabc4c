import { groupIn } from "../event/rules.ts";
import type { Standing } from "./seats.ts";

/** With what the scopes begin in which the people of an institution are counted: no option has such an id. */
const PREFIX = "institution:";

/**
 * The scope in which those are counted who have a place of a quota: the people of one institution, with seats `of` the event or an
 * option.
 * @param institution its entry in the register, or what stands for words that have none
 */
export function quotaScope(institution: string, of: string, eventScope: string): string {
  return of === eventScope ? `${PREFIX}${institution}` : `${PREFIX}${institution}/${of}`;
}

/** Whether a scope counts people of an institution, and no seats. */
export function isQuota(scope: string): boolean {
  return scope.startsWith(PREFIX);
}

/** Of which seats a scope counts people of an institution; undefined: it counts none. */
export function quotaOf(scope: string, eventScope: string): string | undefined {
  if (!isQuota(scope)) return undefined;
  const end = scope.indexOf("/");
  return end < 0 ? eventScope : scope.slice(end + 1);
}

/** In the places, or the line, of which group somebody is; undefined: of none. */
export function groupOfStanding({ holds, waits }: Pick<Standing, "holds" | "waits">): string | undefined {
  return [...holds, ...waits].map(({ scope }) => groupIn(scope)).find((groupId) => groupId !== undefined);
}
