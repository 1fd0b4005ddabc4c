import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { Instant } from "../shared/time.ts";
import { epochSeconds } from "../shared/time.ts";
import {
  type Condition,
  conditionOf,
  SERVICE,
  happened,
  json,
  keyFields,
  type Table,
} from "../shared/table.ts";
import type { Evidence, StoredFile } from "./answer.ts";
import type { EvidenceId, FileId } from "./schema.ts";

/** Event, project or result that a file belongs to. */
export type FileOwner = StoredFile["ownerId"];

/** What of a file stands in its row beside its keys. */
type FileFacts = Omit<StoredFile, "fileId" | "ownerId" | "uploadedByName">;

const fileEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "file", version: "1", service: SERVICE },
      attributes: {
        ownerId: { type: "string", required: true },
        fileId: { type: "string", required: true },
        file: { type: json<FileFacts>(), required: true },
        /** Removed by somebody: the row stays until the stream has been followed. */
        deleted: { type: "boolean" },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
        ttl: { type: "number" },
      },
      indexes: {
        file: {
          pk: { ...keyFields().pk, composite: ["ownerId"] },
          sk: { ...keyFields().sk, composite: ["fileId"] },
        },
      },
    },
    { client: documents, table: name },
  );

const evidenceEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "evidence", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true, label: "evidenceOf" },
        evidenceId: { type: "string", required: true },
        state: { type: json<Evidence["state"]>(), required: true },
        done: { type: "number", required: true },
        total: { type: "number", required: true },
        bytes: { type: "number" },
        sha256: { type: "string" },
        requestedBy: { type: "string", required: true },
        requestedAt: { type: "string", required: true },
        finishedAt: { type: "string" },
        failure: { type: "string" },
        /** How often building was begun. */
        attempt: { type: "number", required: true },
        /** When its builder was last heard of. */
        touchedAt: { type: "string", required: true },
      },
      indexes: {
        evidence: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

type FileRow = EntityItem<ReturnType<typeof fileEntity>>;
type EvidenceRow = EntityItem<ReturnType<typeof evidenceEntity>>;

/** A file with what its row knows of its changes. */
export interface KeptFile {
  file: StoredFile;
  version: number;
  deleted: boolean;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
}

/** Evidence with what its builders need to know. */
export type KeptEvidence = Evidence & { attempt: number; touchedAt: Instant };

/** Where files and evidence packages are noted; their bytes are in the bucket. */
export type FileStore = ReturnType<typeof createFileStore>;

/** Makes the store of files over one table. */
export function createFileStore(table: Table) {
  const files = fileEntity(table);
  const packages = evidenceEntity(table);

  return {
    /** One file, deleted or not. Key: ownerId, fileId, strongly consistent. */
    async find(ownerId: FileOwner, fileId: FileId): Promise<KeptFile | undefined> {
      const { data } = await files.get({ ownerId, fileId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Files of an event or project that are there, the oldest first. Key: ownerId. */
    async list(ownerId: FileOwner): Promise<StoredFile[]> {
      const { data } = await files.query.file({ ownerId }).go({ pages: "all" });
      return data
        .map(fromRow)
        .filter(({ deleted, file }) => !deleted && file.state === "stored")
        .map(({ file }) => file);
    },

    /**
     * Writes a file that is new (version 1) or still has the version before. With `forgetAt` the row goes by itself.
     * @returns false when it was changed meanwhile
     */
    save(kept: KeptFile, forgetAt: Instant | undefined): Promise<boolean> {
      const row = toRow(kept, forgetAt);
      return happened(
        kept.version === 1
          ? files.create(row).go()
          : files
              .put(row)
              .where(({ version }, { eq }) => eq(version, kept.version - 1))
              .go(),
      );
    },

    /** That a file which still has the version before is written with another noun's transaction. Key: ownerId, fileId. */
    savedWith(kept: KeptFile, forgetAt: Instant | undefined): Condition {
      return conditionOf({ files }, (write) =>
        write.files
          .put(toRow(kept, forgetAt))
          .where(({ version }, { eq }) => eq(version, kept.version - 1))
          .commit(),
      );
    },

    /** The file in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): KeptFile | undefined {
      const row = files.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },

    /** The latest evidence of an event. Key: eventId, strongly consistent. */
    async findEvidence(eventId: EventId): Promise<KeptEvidence | undefined> {
      const { data } = await packages.get({ eventId }).go({ consistent: true });
      return data ? evidenceFromRow(data) : undefined;
    },

    /**
     * Puts a new evidence in the place of the one that was read, if any.
     * @returns false when somebody else did so first
     */
    replaceEvidence(evidence: KeptEvidence, former: EvidenceId | undefined): Promise<boolean> {
      const row = evidenceToRow(evidence);
      return happened(
        former === undefined
          ? packages.create(row).go()
          : packages
              .put(row)
              .where(({ evidenceId }, { eq }) => eq(evidenceId, former as string))
              .go(),
      );
    },

    /**
     * Notes what its builder has done.
     * @param attempt the attempt that the builder read or began: who comes too late changes nothing
     * @returns false for a builder whose place another one has taken
     */
    noteEvidence(evidence: KeptEvidence, attempt: number): Promise<boolean> {
      return happened(
        packages
          .put(evidenceToRow(evidence))
          .where(
            (row, { eq }) =>
              `${eq(row.evidenceId, evidence.evidenceId as string)} AND ${eq(row.attempt, attempt)}`,
          )
          .go(),
      );
    },

    /** The evidence in an image of the stream; undefined when the image is of something else. */
    evidenceFromImage(image: Record<string, unknown>): KeptEvidence | undefined {
      const row = packages.parse({ Item: image }).data;
      return row ? evidenceFromRow(row) : undefined;
    },
  };
}

function toRow({ file, ...row }: KeptFile, forgetAt: Instant | undefined): FileRow {
  const { ownerId, fileId, uploadedByName: _, ...facts } = file;
  return {
    ...row,
    ownerId,
    fileId,
    file: facts,
    deleted: row.deleted || undefined,
    ttl: forgetAt === undefined ? undefined : epochSeconds(forgetAt),
  };
}

function fromRow(row: FileRow): KeptFile {
  const { version, updatedAt, changedBy, changeReason, deleted = false } = row;
  const ids = { ownerId: row.ownerId as FileOwner, fileId: row.fileId as FileId };
  return { file: { ...row.file, ...ids }, version, deleted, updatedAt, changedBy, changeReason };
}

function evidenceToRow({ progress, ...evidence }: KeptEvidence): EvidenceRow {
  return { ...evidence, ...progress };
}

function evidenceFromRow({ done, total, ...row }: EvidenceRow): KeptEvidence {
  return {
    ...row,
    eventId: row.eventId as EventId,
    evidenceId: row.evidenceId as EvidenceId,
    progress: { done, total },
  };
}
