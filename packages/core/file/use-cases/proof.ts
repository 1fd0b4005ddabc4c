import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { Id } from "../../shared/id.ts";
import type { Condition } from "../../shared/table.ts";
import { addSeconds } from "../../shared/time.ts";
import { LINK_SECONDS } from "../access.ts";
import type { FileUpload, StoredFile } from "../answer.ts";
import type { FileDeps } from "../deps.ts";
import { fileKey } from "../rules.ts";
import type { FileId, ProofInput } from "../schema.ts";
import { announce, findFile, FORGET_AFTER_SECONDS, receive } from "../upload.ts";

/*
 * Files that prove results of people (docs/decisions/0111). Each belongs to its result, so it is found where that is, whether or not the result
 * names it already. Whoever calls these has checked who asks.
 */

/** Whoever sent a file names it within moments; the form itself works for half an hour. */
const FORGOTTEN_AFTER_SECONDS = 3_600;
/** Of files that nobody named so many go at a time: a transaction bears a hundred. */
const AT_ONCE = 20;

/** Announces what proves a result. @throws DomainError request.invalid */
export function announceProof(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  resultId: Id<"res">,
  input: ProofInput,
): Promise<FileUpload> {
  return announce(deps, ctx, { ...input, ownerId: resultId, purpose: "proof" });
}

/** Checks a proof that was sent, and keeps or refuses it. Safe to repeat. @throws DomainError file.not_found, file.not_arrived */
export function receiveProof(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  resultId: Id<"res">,
  fileId: FileId,
): Promise<StoredFile> {
  return receive(deps, ctx, resultId, fileId);
}

/** An address that shows a proof for five minutes. @throws DomainError file.not_found */
export async function linkProof(deps: FileDeps, resultId: Id<"res">, fileId: FileId): Promise<string> {
  const { file, deleted } = await findFile(deps, resultId, fileId);
  if (deleted || file.state !== "stored") throw new DomainError("not_found", "file.not_found");
  const { name: fileName, mediaType: type } = file;
  return deps
    .bucket()
    .presignGet(fileKey(resultId, fileId), { fileName, type, seconds: LINK_SECONDS, shown: true });
}

/**
 * That the proof of a result which another one replaces is taken away with the transaction that says so, and whatever else was sent long ago and
 * never named; bytes follow by the stream. Rows stay two days and say why, as those of scans do (docs/decisions/0020).
 */
export async function dropProofs(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  resultId: Id<"res">,
  { kept, replaced, reason }: { kept: FileId; replaced?: FileId; reason?: string },
): Promise<Condition[]> {
  const lost = addSeconds(ctx.now, -FORGOTTEN_AFTER_SECONDS);
  const sent = await deps.files.list(resultId);
  const ids = sent.flatMap(({ fileId, storedAt = ctx.now }) =>
    fileId !== kept && fileId !== replaced && storedAt < lost ? [fileId] : [],
  );
  const rows = await Promise.all(
    [...(replaced ? [replaced] : []), ...ids.slice(0, AT_ONCE)].map((id) => deps.files.find(resultId, id)),
  );
  return rows.flatMap((row) =>
    row && !row.deleted
      ? deps.files.savedWith(
          {
            ...row,
            deleted: true,
            version: row.version + 1,
            updatedAt: ctx.now,
            changedBy: actorRef(ctx.actor),
            changeReason: reason,
          },
          addSeconds(ctx.now, FORGET_AFTER_SECONDS),
        )
      : [],
  );
}
