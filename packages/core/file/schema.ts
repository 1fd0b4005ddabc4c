import * as v from "valibot";
import { UnitIdSchema } from "../attendance/schema.ts";
import { line } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";

/** Ids of files. */
export type FileId = Id<"fil">;

/** How large a file may be. */
export const FILE_MAX_BYTES = 15 * 1024 * 1024;

/** What a file may be; told by its first bytes after it arrived, not by its name. */
export const FILE_TYPES = ["application/pdf", "image/jpeg", "image/png", "text/csv"] as const;
/** What a file may be. */
export type FileType = (typeof FILE_TYPES)[number];

/** Documents as offices write them: archives, told by what is in them. None with macros. */
export const OFFICE_TYPES = [
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
] as const;
/** A document as offices write it. */
export type OfficeType = (typeof OFFICE_TYPES)[number];

/** What a file is for. */
export const FILE_PURPOSES = [
  /** Signed attendance list, scanned. PDF or JPEG. */
  "scan",
  /** Log-in report of a webinar as the programme gave it. CSV. */
  "log_report",
  /** Facsimile of the signatory's signature for certificates. PNG or JPEG, 300 kB. */
  "signature",
  /** What proves a result of a person for an indicator. PDF, JPEG or PNG. */
  "proof",
] as const;
/** What a file is for. */
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** awaiting: a link to upload was given; stored: arrived and checked; refused: arrived and was not what it said. */
export const FILE_STATES = ["awaiting", "stored", "refused"] as const;
/** Where a file stands. */
export type FileState = (typeof FILE_STATES)[number];

/** Announces a file that belongs to an event. */
export const EventFileInputSchema = v.strictObject({
  purpose: v.picklist(["scan", "log_report"]),
  /** Item or day that it documents; absent: the whole event. */
  unitId: v.optional(UnitIdSchema),
  name: line(200),
  mediaType: v.picklist(FILE_TYPES, "file.type"),
  bytes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, "file.empty"),
    v.maxValue(FILE_MAX_BYTES, "file.too_large"),
  ),
});
/** Announces a file that belongs to an event. */
export type EventFileInput = v.InferOutput<typeof EventFileInputSchema>;

/** Announces the picture of a signature for a project's certificates. */
export const SignatureInputSchema = v.omit(EventFileInputSchema, ["purpose", "unitId"]);
/** Announces the picture of a signature for a project's certificates. */
export type SignatureInput = v.InferOutput<typeof SignatureInputSchema>;

/** Announces what proves a result of a person. */
export const ProofInputSchema = v.omit(EventFileInputSchema, ["purpose", "unitId"]);
/** Announces what proves a result of a person. */
export type ProofInput = v.InferOutput<typeof ProofInputSchema>;

/** Why a file is taken away. */
export const FileDeletionSchema = v.strictObject({ reason: line(300) });

/** Ids of evidence packages. */
export type EvidenceId = Id<"evd">;
