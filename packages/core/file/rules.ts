import { isAllowed, type Owned } from "../access/rules.ts";
import { pictureType } from "../project/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Instant } from "../shared/time.ts";
import type { Evidence, StoredFile } from "./answer.ts";
import { FILE_MAX_BYTES, type FilePurpose, type FileType } from "./schema.ts";

/** A signature is a small picture; certificates carry it a thousand times over. */
export const SIGNATURE_MAX_BYTES = 300_000;

/** What a file of each purpose may be. A scan may come from a scanner or a telephone. */
export const TYPES_OF: Readonly<Record<FilePurpose, readonly FileType[]>> = {
  scan: ["application/pdf", "image/jpeg", "image/png"],
  log_report: ["text/csv"],
  signature: ["image/png", "image/jpeg"],
  proof: ["application/pdf", "image/jpeg", "image/png"],
};

/** How large a file of that purpose may be. */
export function maxBytes(purpose: FilePurpose): number {
  return purpose === "signature" ? SIGNATURE_MAX_BYTES : FILE_MAX_BYTES;
}

/** What is learnt of a file by reading it once. */
export interface FileFindings {
  bytes: number;
  /** The first bytes, a dozen at least where there are as many. */
  head: Uint8Array;
  /** Whether all of it is text: no NUL, or UTF-16 with its mark (as Teams writes its reports). */
  isText: boolean;
}

const PDF_SIGNATURE = "%PDF-";

/** The kind of file that the bytes really are, whatever name and sender say; undefined for anything else. */
export function fileTypeOf({ head, isText }: FileFindings): FileType | undefined {
  const begins = String.fromCharCode(...head.subarray(0, PDF_SIGNATURE.length));
  if (begins === PDF_SIGNATURE) return "application/pdf";
  return pictureType(head) ?? (isText ? "text/csv" : undefined);
}

/** Why a file that arrived is not kept, as a message key; undefined for one that is what it was announced as. */
export function refusalOf(
  announced: { purpose: FilePurpose; mediaType: FileType },
  found: FileFindings,
): string | undefined {
  if (found.bytes === 0) return "file.empty";
  if (found.bytes > maxBytes(announced.purpose))
    return announced.purpose === "signature" ? "file.signature_too_large" : "file.too_large";
  return fileTypeOf(found) === announced.mediaType ? undefined : "file.not_what_it_says";
}

/** Whether files of an event may be added and removed: by those who enter its people. */
export function canChangeFiles(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "files.change", event);
}

/** Whether an event's files may be read, auditors included: they hold names and signatures. */
export function canReadFiles(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "files.read", event);
}

/** Whether the evidence of an event may be put together and fetched: by those who run it and those who check it. */
export function canBuildEvidence(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "evidence.build", event);
}

/** The picture of a signature that is kept: by its content, and what it is. Undefined for anything else. */
export function signatureOf(
  kept: { file: StoredFile; deleted: boolean } | undefined,
): { sha256: string; mime: "image/png" | "image/jpeg" } | undefined {
  if (!kept || kept.deleted) return undefined;
  const { purpose, state, sha256, mediaType } = kept.file;
  if (purpose !== "signature" || state !== "stored" || !sha256) return undefined;
  return { sha256, mime: mediaType === "image/png" ? "image/png" : "image/jpeg" };
}

/** How often building is begun before it counts as failed. */
export const EVIDENCE_ATTEMPTS = 3;
/** Longer than the function behind it may run (15 minutes): after that, nobody builds any more. */
const EVIDENCE_SILENCE_MS = 20 * 60_000;

/** Whether somebody is at work on it, or will be. */
export function isBuilding(evidence: Evidence & { touchedAt: Instant }, now: Instant): boolean {
  return (
    (evidence.state === "waiting" || evidence.state === "building") &&
    Date.parse(now) - Date.parse(evidence.touchedAt) < EVIDENCE_SILENCE_MS
  );
}

/** Where a file that arrived lies until it was checked. */
export function uploadKey(fileId: string): string {
  return `uploads/${fileId}`;
}

/** Where a checked file is kept. Names that people gave are never part of a key. */
export function fileKey(ownerId: string, fileId: string): string {
  return `files/${ownerId}/${fileId}`;
}

/** Where a picture for certificates is kept, by its content. */
export function pictureKey(sha256: string): string {
  return `pictures/${sha256}`;
}

/** Where an archive is kept, for a week. Each attempt at building has a key of its own, so that two never mix. */
export function evidenceKey(evidenceId: string, attempt: number): string {
  return `documents/evidence/${evidenceId}-${attempt}.zip`;
}
