import type { Support } from "../project/schema.ts";
import { foldText } from "../shared/text.ts";
import type { AgendaItem } from "./agenda.ts";

/** Items that point to a form of support. */
type Agenda = readonly Pick<AgendaItem, "itemId" | "supportId">[];

/** What is wrong with the forms of support to which items point: one that the project does not have, or a retired one anew. */
export function supportFaults(
  agenda: Agenda,
  supports: readonly Support[],
  before: Agenda = [],
): { path: string; code: string }[] {
  const known = new Map(supports.map((one) => [one.supportId, one]));
  const former = new Map(before.map(({ itemId, supportId }) => [itemId, supportId]));
  return agenda.flatMap(({ itemId, supportId }, index) => {
    if (supportId === undefined || former.get(itemId) === supportId) return [];
    const support = known.get(supportId);
    if (support && !support.retired) return [];
    return [{ path: `agenda.${index}.supportId`, code: support ? "support.retired" : "support.unknown" }];
  });
}

/**
 * A programme that goes to another project: each item points to the form of support that is called the same there, or to none. Whoever
 * moved it may have chosen from those of the other project already.
 */
export function movedSupports<Item extends Agenda[number]>(
  agenda: readonly Item[],
  from: readonly Support[],
  to: readonly Support[],
): Item[] {
  const offered = to.filter(({ retired }) => !retired);
  const ids = new Set(offered.map(({ supportId }) => supportId));
  const byName = new Map(offered.map(({ supportId, name }) => [foldText(name), supportId]));
  const names = new Map(from.map(({ supportId, name }) => [supportId, foldText(name)]));
  return agenda.map((item) => {
    const { supportId } = item;
    if (supportId === undefined || ids.has(supportId)) return item;
    return { ...item, supportId: byName.get(names.get(supportId) ?? "") };
  });
}

/** A programme that is copied: what is retired is not begun anew. */
export function copiedSupports<Item extends Agenda[number]>(
  agenda: readonly Item[],
  supports: readonly Support[],
): Item[] {
  const ids = new Set(supports.filter(({ retired }) => !retired).map(({ supportId }) => supportId));
  return agenda.map((item) =>
    item.supportId === undefined || ids.has(item.supportId) ? item : { ...item, supportId: undefined },
  );
}
