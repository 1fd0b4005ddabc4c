import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { addSeconds } from "../shared/time.ts";
import type { StaffId } from "../staff/index.ts";
import type { FileUpload, StoredFile } from "./answer.ts";
import type { FileDeps } from "./deps.ts";
import { inspect } from "./inspect.ts";
import { fileKey, maxBytes, pictureKey, refusalOf, TYPES_OF, uploadKey } from "./rules.ts";
import type { FileId } from "./schema.ts";
import type { FileOwner, KeptFile } from "./store.ts";

/** How long a form may be used; a large scan over a telephone takes minutes. */
const UPLOAD_SECONDS = 30 * 60;

/** Rows of files that never arrived or were refused, and of deleted ones, go after two days, as `uploads/` does. */
export const FORGET_AFTER_SECONDS = 2 * 86_400;

/** A file that is there. @throws DomainError file.not_found */
export async function findFile(deps: FileDeps, ownerId: FileOwner, fileId: FileId): Promise<KeptFile> {
  const kept = await deps.files.find(ownerId, fileId);
  if (!kept) throw new DomainError("not_found", "file.not_found");
  return kept;
}

/** Files with the names of who sent them. */
export async function withNames(deps: FileDeps, list: StoredFile[]): Promise<StoredFile[]> {
  const ids = [...new Set(list.map(({ uploadedBy }) => uploadedBy))];
  const names = new Map(
    await Promise.all(
      ids.map(
        async (id) => [id, (await deps.staff.find(id.slice("staff:".length) as StaffId))?.name] as const,
      ),
    ),
  );
  return list.map((file) => ({ ...file, uploadedByName: names.get(file.uploadedBy) }));
}

/** Notes a file that is to come, and signs the form by which it is sent. */
export async function announce(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  file: Pick<StoredFile, "ownerId" | "purpose" | "unitId" | "name" | "mediaType" | "bytes">,
): Promise<FileUpload> {
  if (!TYPES_OF[file.purpose].includes(file.mediaType))
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "mediaType", code: "file.type" }],
    });
  if (file.bytes > maxBytes(file.purpose))
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "bytes", code: "file.signature_too_large" }],
    });
  const announced: StoredFile = {
    ...file,
    fileId: ctx.newId("fil"),
    state: "awaiting",
    uploadedBy: actorRef(ctx.actor),
    createdAt: ctx.now,
  };
  const upload = await deps.bucket().presignPost(uploadKey(announced.fileId), {
    bytes: file.bytes,
    type: file.mediaType,
    seconds: UPLOAD_SECONDS,
  });
  await deps.files.save(
    {
      file: announced,
      version: 1,
      deleted: false,
      updatedAt: ctx.now,
      changedBy: announced.uploadedBy,
    },
    addSeconds(ctx.now, FORGET_AFTER_SECONDS),
  );
  return { file: announced, upload };
}

/**
 * Looks at what arrived and keeps or refuses it. What is looked at is a copy that the sender can no longer reach:
 * the form works for half an hour, and could be sent once more between the check and the copy.
 */
export async function receive(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  ownerId: FileOwner,
  fileId: FileId,
): Promise<StoredFile> {
  const before = await findFile(deps, ownerId, fileId);
  if (before.deleted) throw new DomainError("not_found", "file.not_found");
  if (before.file.state !== "awaiting") return before.file;
  const store = deps.bucket();
  const key = fileKey(ownerId, fileId);
  if (!(await store.copy(uploadKey(fileId), key))) {
    // Somebody else may have been quicker and taken it.
    const { file } = await findFile(deps, ownerId, fileId);
    if (file.state !== "awaiting") return file;
    throw new DomainError("conflict", "file.not_arrived");
  }
  const stream = await store.getStream(key);
  if (!stream) throw new Error(`${key} went away while it was looked at`);
  const found = await inspect(stream);
  const { purpose, mediaType } = before.file;
  let refusal = refusalOf(before.file, found);
  if (!refusal && purpose === "signature") {
    const picture = await store.get(key);
    if (picture && (await deps.isPicture(picture)))
      await store.put(pictureKey(found.sha256), picture, mediaType);
    else refusal = "file.not_a_picture";
  }
  const file: StoredFile = refusal
    ? { ...before.file, state: "refused", refusal, bytes: found.bytes }
    : { ...before.file, state: "stored", bytes: found.bytes, sha256: found.sha256, storedAt: ctx.now };
  const saved = await deps.files.save(
    { ...before, file, version: before.version + 1, updatedAt: ctx.now, changedBy: actorRef(ctx.actor) },
    refusal ? addSeconds(ctx.now, FORGET_AFTER_SECONDS) : undefined,
  );
  if (!saved) return (await findFile(deps, ownerId, fileId)).file;
  // Signatures are kept by their content, where certificates look for them.
  if (refusal || purpose === "signature") await store.delete(key);
  await store.delete(uploadKey(fileId));
  return file;
}
