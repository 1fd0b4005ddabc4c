import { forgetWords } from "../audit/index.ts";
import type { Bucket } from "../file/index.ts";
import { emptyResults, eraseResults } from "../indicator/index.ts";
import { emptyParticipant, eraseParticipant, type ParticipantStore } from "../participant/index.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { Context } from "../shared/context.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { Table } from "../shared/table.ts";
import { emptyEntry, type SupportEntryStore } from "../support-entry/index.ts";
import { type EvidenceDeps, projectKindOf } from "./evidence.ts";
import type { Erasure } from "./schema.ts";
import type { ErasureStore } from "./store.ts";

/** Where something of a participant is. */
interface ParticipantsDeps {
  erasures: Pick<ErasureStore, "eraseUnder">;
  participants: Pick<ParticipantStore, "find">;
  supportEntries: Pick<SupportEntryStore, "findRecords">;
  bucket: Pick<Bucket, "list" | "delete">;
  table: Table;
}

/** Whether an erasure follows from the end of a term of a project, and not of one of its events. */
export function isOfProject({ cause }: Pick<Erasure, "cause">): boolean {
  return cause !== undefined && cause.eventId === undefined;
}

/**
 * Ends participants of a project whose term is over, each with whom was merged into them: candidates who were at nothing go; of everybody
 * else stays what is counted. Safe to do twice.
 * @returns who of them is no candidate any more since they were taken, by a merger or what was entered: they stay, and are not counted
 */
export async function endParticipants(
  deps: ParticipantsDeps & EvidenceDeps & { registrations: Pick<RegistrationStore, "findMany"> },
  ctx: Context,
  { cause }: Pick<Erasure, "cause">,
  part: readonly ParticipantId[],
): Promise<ReadonlySet<string>> {
  const spared = new Set<string>();
  for (const participantId of part) {
    const participant = await deps.participants.find(participantId);
    const areCandidates = cause?.kind === "candidates";
    if (areCandidates && participant && (await projectKindOf(deps, participant)) !== "candidates") {
      spared.add(participantId);
      continue;
    }
    for (const id of [...(participant?.merged ?? []), participantId])
      await (areCandidates ? eraseCandidate(deps, id) : endParticipant(deps, ctx, id));
  }
  return spared;
}

/** Takes away a candidate of whom nothing was reported, with what was entered of them. */
export async function eraseCandidate(deps: ParticipantsDeps, participantId: ParticipantId): Promise<void> {
  const participant = await deps.participants.find(participantId);
  // Of whom the term is over stays what is counted, and no name.
  if (participant?.ended) return;
  if (participant) {
    const theirs = () => eraseResults(deps.table, participant, (resultId) => eraseProofs(deps, resultId));
    await theirs();
    await eraseParticipant(deps.table, participant);
    // Whoever entered one until then was in time.
    await theirs();
  }
  await deps.erasures.eraseUnder("heldOf", participantId);
  await forgetWords(deps.table, participantId);
}

/** Takes from a participant who they are, and what the log and results say in words; first of themselves, so that nothing is entered behind it. */
async function endParticipant(
  deps: ParticipantsDeps,
  ctx: Context,
  participantId: ParticipantId,
): Promise<void> {
  const participant = await deps.participants.find(participantId);
  if (!participant) return;
  await emptyParticipant(deps.table, ctx, participantId);
  const records = await deps.supportEntries.findRecords([participantId]);
  for (const { entryId } of records.flatMap(({ entries }) => entries)) {
    await deps.erasures.eraseUnder("noteOf", entryId);
    await emptyEntry(deps.table, ctx, entryId);
    await forgetWords(deps.table, entryId);
  }
  await deps.erasures.eraseUnder("heldOf", participantId);
  await emptyResults(deps.table, ctx, participant, (resultId) => eraseProofs(deps, resultId));
  await forgetWords(deps.table, participantId);
}

/** Files that were to prove a result, with those that were refused or never came, and the rows that name them. */
async function eraseProofs(
  deps: Pick<ParticipantsDeps, "bucket" | "erasures">,
  resultId: string,
): Promise<void> {
  await eraseObjects(deps, `files/${resultId}/`);
  await deps.erasures.eraseUnder("ownerId", resultId);
}

/** Takes away all objects of the bucket whose keys begin so. */
export async function eraseObjects(
  { bucket }: Pick<ParticipantsDeps, "bucket">,
  prefix: string,
): Promise<void> {
  for (const key of await bucket.list(prefix)) await bucket.delete(key);
}
