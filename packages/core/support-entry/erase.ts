import { actorRef } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { jitter, RACE_ATTEMPTS, type Table } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import type { StoredEntry } from "./rows.ts";
import type { SupportEntryId } from "./schema.ts";
import { createSupportEntryStore } from "./store.ts";

/** Stands where staff wrote something. */
const NOTHING = "–";

/**
 * Takes from an entry of somebody whose term is over what it says in words: what is counted, when, of which form and by whom, stays, with the
 * books beside it. Key: entryId. Safe to do twice.
 */
export async function emptyEntry(table: Table, ctx: Context, entryId: SupportEntryId): Promise<void> {
  const store = createSupportEntryStore(table);
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const before = await store.find(entryId);
    if (!before || before.doing === "ended") return;
    const after = emptied(before, ctx);
    if ((await store.save({ before, after, records: [], relied: [], duties: [], sums: [] })) === "written")
      return;
    await jitter(attempt);
  }
  throw new UnavailableError("An entry of the log of support is being changed by others.");
}

/** Put together from what stays, so what is added to entries later does not stay by oversight. */
function emptied(before: StoredEntry, ctx: Context): StoredEntry {
  const { entryId, projectId, participantId, supportId, day, from, to, mode, counsellor } = before;
  return {
    entryId,
    projectId,
    participantId,
    supportId,
    day,
    from,
    to,
    topic: NOTHING,
    mode,
    counsellor,
    ...(before.struck !== undefined && { struck: NOTHING }),
    version: before.version + 1,
    createdAt: before.createdAt,
    updatedAt: ctx.now,
    doing: "ended",
    changedBy: actorRef(ctx.actor),
  };
}
