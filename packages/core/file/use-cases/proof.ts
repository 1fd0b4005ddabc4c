import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { Id } from "../../shared/id.ts";
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

/** Takes a proof away that another one replaced; its bytes follow by the stream. One that is gone already stays gone. */
export async function dropProof(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  resultId: Id<"res">,
  fileId: FileId,
): Promise<void> {
  const before = await deps.files.find(resultId, fileId);
  if (!before || before.deleted) return;
  const after = { ...before, deleted: true, version: before.version + 1, updatedAt: ctx.now };
  const forgetAt = addSeconds(ctx.now, FORGET_AFTER_SECONDS);
  await deps.files.save({ ...after, changedBy: actorRef(ctx.actor) }, forgetAt);
}
