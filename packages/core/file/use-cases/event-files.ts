import { knownUnits } from "../../attendance/rules.ts";
import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { addSeconds } from "../../shared/time.ts";
import { getChangeable, getReadable, LINK_SECONDS } from "../access.ts";
import type { FileUpload, StoredFile } from "../answer.ts";
import type { FileDeps } from "../deps.ts";
import { fileKey } from "../rules.ts";
import type { EventFileInput, FileId } from "../schema.ts";
import { announce, findFile, FORGET_AFTER_SECONDS, receive, withNames } from "../upload.ts";

/**
 * Files of an event, the oldest first.
 * @throws DomainError event.not_found
 */
export async function listEventFiles(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<StoredFile[]> {
  await getReadable(deps, ctx, eventId);
  return withNames(deps, await deps.files.list(eventId));
}

/**
 * Announces a file of an event and gives the form to send it with.
 * @throws DomainError event.not_found, file.forbidden, request.invalid
 */
export async function announceEventFile(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: EventFileInput,
): Promise<FileUpload> {
  const event = await getChangeable(deps, ctx, eventId);
  if (input.unitId && !knownUnits(event).some(({ unitId }) => unitId === input.unitId)) {
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "unitId", code: "attendance.unit_unknown" }],
    });
  }
  return announce(deps, ctx, { ...input, ownerId: eventId });
}

/**
 * Checks a file that was sent, and keeps or refuses it; the answer says which. Safe to repeat.
 * @throws DomainError event.not_found, file.forbidden, file.not_found, file.not_arrived
 */
export async function receiveEventFile(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  fileId: FileId,
): Promise<StoredFile> {
  await getChangeable(deps, ctx, eventId);
  const [file] = await withNames(deps, [await receive(deps, ctx, eventId, fileId)]);
  return file as StoredFile;
}

/**
 * An address that gives a file away for five minutes.
 * @param shown in the browser instead of as a download; tables are always downloads
 * @throws DomainError event.not_found, file.not_found
 */
export async function linkEventFile(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  fileId: FileId,
  shown: boolean,
): Promise<string> {
  await getReadable(deps, ctx, eventId);
  const { file, deleted } = await findFile(deps, eventId, fileId);
  if (deleted || file.state !== "stored") throw new DomainError("not_found", "file.not_found");
  return deps.bucket().presignGet(fileKey(eventId, fileId), {
    fileName: file.name,
    type: file.mediaType,
    seconds: LINK_SECONDS,
    shown: shown && file.mediaType !== "text/csv",
  });
}

/**
 * Takes a file away; its bytes follow by the stream. One that is gone already stays gone.
 * @throws DomainError event.not_found, file.forbidden, file.not_found
 */
export async function deleteEventFile(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  fileId: FileId,
  reason: string,
): Promise<void> {
  await getChangeable(deps, ctx, eventId);
  const before = await findFile(deps, eventId, fileId);
  if (before.deleted) return;
  const saved = await deps.files.save(
    {
      ...before,
      deleted: true,
      version: before.version + 1,
      updatedAt: ctx.now,
      changedBy: actorRef(ctx.actor),
      changeReason: reason,
    },
    addSeconds(ctx.now, FORGET_AFTER_SECONDS),
  );
  if (!saved) throw new DomainError("conflict", "conflict");
}
