import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { actorRef } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { jitter, RACE_ATTEMPTS, type Table } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { createIndicatorStore, type IndicatorStore, type ResultKey, type StoredResult } from "./store.ts";

/**
 * Takes away what was entered of the results of somebody who is erased. The files that prove them are under the ids that are given back: they
 * go first, so that these lead there when it is done again. @param eraseFiles takes away the files of a result
 */
export async function eraseResults(
  table: Table,
  { projectId, participantId }: { projectId: ProjectId; participantId: ParticipantId },
  eraseFiles: (resultId: string) => Promise<void>,
): Promise<void> {
  const store = createIndicatorStore(table);
  for (const result of await store.listResultsOf(projectId, participantId)) {
    await eraseFiles(result.resultId);
    await store.eraseResult(result);
  }
}

/** Stands where staff wrote something. */
const NOTHING = "–";

/**
 * Takes from the results of somebody whose term is over what they say in words, and the files that prove them: that there was one of which
 * kind, on which day, and whether it was proved, stays, because it is counted. Safe to do twice. @param eraseFiles takes away the files of a result
 */
export async function emptyResults(
  table: Table,
  ctx: Context,
  { projectId, participantId }: { projectId: ProjectId; participantId: ParticipantId },
  eraseFiles: (resultId: string) => Promise<void>,
): Promise<void> {
  const store = createIndicatorStore(table);
  for (const { resultId } of await store.listResultsOf(projectId, participantId)) {
    await emptyResult(store, ctx, { projectId, participantId, resultId });
    await eraseFiles(resultId);
  }
}

async function emptyResult(store: IndicatorStore, ctx: Context, key: ResultKey): Promise<void> {
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const before = await store.findResult(key);
    if (!before || before.doing === "ended") return;
    if (await store.saveResult(emptied(before, ctx))) return;
    await jitter(attempt);
  }
  throw new UnavailableError("A result is being changed by others.");
}

/** Put together from what stays, so what is added to results later does not stay by oversight. */
function emptied(before: StoredResult, ctx: Context): StoredResult {
  const { projectId, participantId, resultId, indicatorId, kindId, day, proof, struck } = before;
  return {
    projectId,
    participantId,
    resultId,
    indicatorId,
    kindId,
    day,
    ...(proof && { proof: { fileId: proof.fileId, name: NOTHING } }),
    ...(struck !== undefined && { struck: NOTHING }),
    version: before.version + 1,
    createdAt: before.createdAt,
    updatedAt: ctx.now,
    doing: "ended",
    changedBy: actorRef(ctx.actor),
  };
}
