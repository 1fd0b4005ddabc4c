import * as v from "valibot";
import { count, id, Instant, page, Url } from "../shared/answer.ts";
import { FILE_PURPOSES, FILE_STATES, FILE_TYPES } from "./schema.ts";

/** A file of an event or project, or of a result of somebody. */
export const StoredFile = v.strictObject({
  fileId: id("fil"),
  /** Event, project or result that it belongs to. */
  ownerId: v.union([id("evt"), id("prj"), id("res")]),
  purpose: v.picklist(FILE_PURPOSES),
  unitId: v.optional(v.string()),
  state: v.picklist(FILE_STATES),
  /** As the person called it: for people to read, never a path. */
  name: v.string(),
  mediaType: v.picklist(FILE_TYPES),
  bytes: count,
  /** Hex, once it is stored. */
  sha256: v.optional(v.string()),
  /** Message key under `errors`, when refused. */
  refusal: v.optional(v.string()),
  uploadedBy: v.string(),
  uploadedByName: v.optional(v.string()),
  createdAt: Instant,
  storedAt: v.optional(Instant),
});
export type StoredFile = v.InferOutput<typeof StoredFile>;

/** Files of an event. */
export const FilePage = page(StoredFile);

/** A file that was announced, and the form to send it with, which the store checks for size and type. */
export const FileUpload = v.strictObject({
  file: StoredFile,
  upload: v.strictObject({ url: Url, fields: v.record(v.string(), v.string()) }),
});
export type FileUpload = v.InferOutput<typeof FileUpload>;

/** An address that works for some minutes. */
export const FileLink = v.strictObject({ url: Url });

/** A ZIP of everything that documents an event. */
export const Evidence = v.strictObject({
  evidenceId: id("evd"),
  eventId: id("evt"),
  state: v.picklist(["waiting", "building", "ready", "failed"]),
  /** Files written so far and in all. */
  progress: v.strictObject({ done: count, total: count }),
  bytes: v.optional(count),
  /** SHA-256 of the whole ZIP, hex. */
  sha256: v.optional(v.string()),
  requestedBy: v.string(),
  requestedAt: Instant,
  finishedAt: v.optional(Instant),
  /** Message key under `errors`, when it failed. */
  failure: v.optional(v.string()),
});
export type Evidence = v.InferOutput<typeof Evidence>;

/** The latest archive of an event and, while it is kept, an address for it. */
export const LatestEvidence = v.strictObject({
  evidence: v.optional(Evidence),
  /** Whether its archive can be downloaded. */
  isThere: v.boolean(),
  url: v.optional(Url),
});
export type LatestEvidence = v.InferOutput<typeof LatestEvidence>;
