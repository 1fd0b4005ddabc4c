import type { Context } from "../shared/context.ts";
import { actorRef } from "../shared/actor.ts";
import { ageGroupOf, countiesOf } from "./rules.ts";
import type { StoredParticipant } from "./store.ts";

/**
 * A participant whose term is over: counted as before, by state, categories, sector, sex, age group, counties and the day of the first support, and nothing else stays. It is
 * put together from what stays, so what is added to participants later does not stay by oversight.
 */
export function ended(before: StoredParticipant, ctx: Context): StoredParticipant {
  const { sex } = before.entry;
  return {
    participantId: before.participantId,
    projectId: before.projectId,
    firstName: "",
    lastName: "–",
    formerLastNames: [],
    categories: before.categories,
    sector: before.sector,
    territory: [...new Set([...before.territory, ...countiesOf(before)])],
    state: before.state,
    entry: sex ? { sex } : {},
    entryVersion: before.entryVersion,
    apartFrom: [],
    mergedInto: before.mergedInto,
    merged: before.merged,
    ended: { at: ctx.now, age: ageGroupOf(before), startsOn: before.startsOn },
    traits: [],
    version: before.version + 1,
    createdAt: before.createdAt,
    updatedAt: ctx.now,
    doing: "ended",
    changedBy: actorRef(ctx.actor),
  };
}
