import { knownUnits } from "../attendance/rules.ts";
import type { Event, EventId, EventService } from "../event/index.ts";
import type { ProjectId, ProjectService } from "../project/index.ts";
import { canEditProject } from "../project/rules.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { addSeconds } from "../shared/time.ts";
import type { StaffId, StaffStore } from "../staff/index.ts";
import type { Evidence, FileUpload, StoredFile } from "./answer.ts";
import type { Bucket } from "./bucket.ts";
import { inspect } from "./inspect.ts";
import {
  TYPES_OF,
  canBuildEvidence,
  canChangeFiles,
  canReadFiles,
  evidenceKey,
  fileKey,
  isBuilding,
  maxBytes,
  pictureKey,
  refusalOf,
  uploadKey,
} from "./rules.ts";
import type { EventFileInput, FileId, SignatureInput } from "./schema.ts";
import type { FileOwner, FileStore, KeptEvidence, KeptFile } from "./store.ts";

/** Use cases of files. */
export type FileService = ReturnType<typeof createFileService>;

/** How long a form may be used; a large scan over a telephone takes minutes. */
const UPLOAD_SECONDS = 30 * 60;
/** How long a link gives a file away. */
const LINK_SECONDS = 5 * 60;
/** Rows of files that never arrived or were refused, and of deleted ones, go after two days, as `uploads/` does. */
const FORGET_AFTER_SECONDS = 2 * 86_400;

/** Makes the use cases of files over their store and the bucket. */
export function createFileService({
  files,
  bucket,
  eventService,
  projectService,
  staff,
  isPicture,
}: {
  files: FileStore;
  /** Asked for only when files are worked with. */
  bucket: () => Bucket;
  eventService: Pick<EventService, "getEvent">;
  projectService: Pick<ProjectService, "getProject">;
  staff: Pick<StaffStore, "find">;
  /** Whether the bytes can be decoded as a picture to the end. */
  isPicture: (bytes: Uint8Array) => Promise<boolean>;
}) {
  async function getReadable(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await eventService.getEvent(ctx, eventId);
    if (!canReadFiles(ctx.actor, event)) throw new DomainError("forbidden", "file.forbidden");
    return event;
  }

  async function getChangeable(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await eventService.getEvent(ctx, eventId);
    if (!canChangeFiles(ctx.actor, event)) throw new DomainError("forbidden", "file.forbidden");
    return event;
  }

  async function getOwnProject(ctx: Context<StaffActor>, projectId: ProjectId): Promise<void> {
    await projectService.getProject(ctx, projectId);
    if (!canEditProject(ctx.actor, projectId)) throw new DomainError("forbidden", "project.read_only");
  }

  async function findFile(ownerId: FileOwner, fileId: FileId): Promise<KeptFile> {
    const kept = await files.find(ownerId, fileId);
    if (!kept) throw new DomainError("not_found", "file.not_found");
    return kept;
  }

  async function withNames(list: StoredFile[]): Promise<StoredFile[]> {
    const ids = [...new Set(list.map(({ uploadedBy }) => uploadedBy))];
    const names = new Map(
      await Promise.all(
        ids.map(async (id) => [id, (await staff.find(id.slice("staff:".length) as StaffId))?.name] as const),
      ),
    );
    return list.map((file) => ({ ...file, uploadedByName: names.get(file.uploadedBy) }));
  }

  async function announce(
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
    const upload = await bucket().presignPost(uploadKey(announced.fileId), {
      bytes: file.bytes,
      type: file.mediaType,
      seconds: UPLOAD_SECONDS,
    });
    await files.save(
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
  async function receive(ctx: Context<StaffActor>, ownerId: FileOwner, fileId: FileId): Promise<StoredFile> {
    const before = await findFile(ownerId, fileId);
    if (before.deleted) throw new DomainError("not_found", "file.not_found");
    if (before.file.state !== "awaiting") return before.file;
    const store = bucket();
    const key = fileKey(ownerId, fileId);
    if (!(await store.copy(uploadKey(fileId), key))) {
      // Somebody else may have been quicker and taken it.
      const { file } = await findFile(ownerId, fileId);
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
      if (picture && (await isPicture(picture)))
        await store.put(pictureKey(found.sha256), picture, mediaType);
      else refusal = "file.not_a_picture";
    }
    const file: StoredFile = refusal
      ? { ...before.file, state: "refused", refusal, bytes: found.bytes }
      : { ...before.file, state: "stored", bytes: found.bytes, sha256: found.sha256, storedAt: ctx.now };
    const saved = await files.save(
      { ...before, file, version: before.version + 1, updatedAt: ctx.now, changedBy: actorRef(ctx.actor) },
      refusal ? addSeconds(ctx.now, FORGET_AFTER_SECONDS) : undefined,
    );
    if (!saved) return (await findFile(ownerId, fileId)).file;
    // Signatures are kept by their content, where certificates look for them.
    if (refusal || purpose === "signature") await store.delete(key);
    await store.delete(uploadKey(fileId));
    return file;
  }

  async function getEvidenceEvent(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await eventService.getEvent(ctx, eventId);
    if (!canBuildEvidence(ctx.actor, event)) throw new DomainError("forbidden", "evidence.forbidden");
    return event;
  }

  return {
    /**
     * Files of an event, the oldest first.
     * @throws DomainError event.not_found
     */
    async listEventFiles(ctx: Context<StaffActor>, eventId: EventId): Promise<StoredFile[]> {
      await getReadable(ctx, eventId);
      return withNames(await files.list(eventId));
    },

    /**
     * Announces a file of an event and gives the form to send it with.
     * @throws DomainError event.not_found, file.forbidden, request.invalid
     */
    async announceEventFile(
      ctx: Context<StaffActor>,
      eventId: EventId,
      input: EventFileInput,
    ): Promise<FileUpload> {
      const event = await getChangeable(ctx, eventId);
      if (input.unitId && !knownUnits(event).some(({ unitId }) => unitId === input.unitId)) {
        throw new DomainError("invalid", "request.invalid", {
          issues: [{ path: "unitId", code: "attendance.unit_unknown" }],
        });
      }
      return announce(ctx, { ...input, ownerId: eventId });
    },

    /**
     * Checks a file that was sent, and keeps or refuses it; the answer says which. Safe to repeat.
     * @throws DomainError event.not_found, file.forbidden, file.not_found, file.not_arrived
     */
    async receiveEventFile(ctx: Context<StaffActor>, eventId: EventId, fileId: FileId): Promise<StoredFile> {
      await getChangeable(ctx, eventId);
      const [file] = await withNames([await receive(ctx, eventId, fileId)]);
      return file as StoredFile;
    },

    /**
     * An address that gives a file away for five minutes.
     * @param shown in the browser instead of as a download; tables are always downloads
     * @throws DomainError event.not_found, file.not_found
     */
    async linkEventFile(
      ctx: Context<StaffActor>,
      eventId: EventId,
      fileId: FileId,
      shown: boolean,
    ): Promise<string> {
      await getReadable(ctx, eventId);
      const { file, deleted } = await findFile(eventId, fileId);
      if (deleted || file.state !== "stored") throw new DomainError("not_found", "file.not_found");
      return bucket().presignGet(fileKey(eventId, fileId), {
        fileName: file.name,
        type: file.mediaType,
        seconds: LINK_SECONDS,
        shown: shown && file.mediaType !== "text/csv",
      });
    },

    /**
     * Takes a file away; its bytes follow by the stream. One that is gone already stays gone.
     * @throws DomainError event.not_found, file.forbidden, file.not_found
     */
    async deleteEventFile(
      ctx: Context<StaffActor>,
      eventId: EventId,
      fileId: FileId,
      reason: string,
    ): Promise<void> {
      await getChangeable(ctx, eventId);
      const before = await findFile(eventId, fileId);
      if (before.deleted) return;
      const saved = await files.save(
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
    },

    /**
     * Announces the picture of a signature for a project's certificates.
     * @throws DomainError project.not_found, project.read_only, request.invalid
     */
    async announceSignature(
      ctx: Context<StaffActor>,
      projectId: ProjectId,
      input: SignatureInput,
    ): Promise<FileUpload> {
      await getOwnProject(ctx, projectId);
      return announce(ctx, { ...input, ownerId: projectId, purpose: "signature" });
    },

    /**
     * Checks a signature that was sent; a kept one lies in the bucket under {@link pictureKey} of its SHA-256.
     * @throws DomainError project.not_found, project.read_only, file.not_found, file.not_arrived
     */
    async receiveSignature(
      ctx: Context<StaffActor>,
      projectId: ProjectId,
      fileId: FileId,
    ): Promise<StoredFile> {
      await getOwnProject(ctx, projectId);
      return receive(ctx, projectId, fileId);
    },

    /**
     * Asks for an event's evidence to be put together; while that is under way, asking again gives the same.
     * @throws DomainError event.not_found, evidence.forbidden
     */
    async requestEvidence(ctx: Context<StaffActor>, eventId: EventId): Promise<Evidence> {
      await getEvidenceEvent(ctx, eventId);
      const former = await files.findEvidence(eventId);
      if (former && isBuilding(former, ctx.now)) return toEvidence(former);
      const evidence: KeptEvidence = {
        evidenceId: ctx.newId("evd"),
        eventId,
        state: "waiting",
        progress: { done: 0, total: 0 },
        requestedBy: actorRef(ctx.actor),
        requestedAt: ctx.now,
        attempt: 0,
        touchedAt: ctx.now,
      };
      if (await files.replaceEvidence(evidence, former?.evidenceId)) return toEvidence(evidence);
      const winner = await files.findEvidence(eventId);
      return toEvidence(winner ?? evidence);
    },

    /**
     * The latest evidence of an event, whether its archive is there, and on wish an address of that for five minutes.
     * @throws DomainError event.not_found, evidence.forbidden
     */
    async findEvidence(
      ctx: Context<StaffActor>,
      eventId: EventId,
      withAddress = false,
    ): Promise<{ evidence?: Evidence; isThere: boolean; url?: string }> {
      const event = await getEvidenceEvent(ctx, eventId);
      const kept = await files.findEvidence(eventId);
      if (!kept) return { isThere: false };
      const evidence = toEvidence(kept);
      const key = evidenceKey(kept.evidenceId, kept.attempt);
      // Archives are made again at any time, and so are kept for a week only (infra/storage.ts).
      if (kept.state !== "ready" || !(await bucket().head(key))) return { evidence, isThere: false };
      if (!withAddress) return { evidence, isThere: true };
      const url = await bucket().presignGet(key, {
        fileName: `dokumentacja-${event.slug}.zip`,
        type: "application/zip",
        seconds: LINK_SECONDS,
      });
      return { evidence, isThere: true, url };
    },
  };
}

function toEvidence(kept: KeptEvidence): Evidence {
  const { attempt: _attempt, touchedAt: _touchedAt, ...evidence } = kept;
  return evidence;
}
