import * as v from "valibot";
import type { FileId, FileType, OfficeType } from "../file/schema.ts";
import { line, PartIdSchema } from "../shared/field.ts";

/** How large a file may be that somebody sends with a form. */
export const ATTACHMENT_MAX_BYTES = 5 * 1024 * 1024;

/** What it may be, told by its first bytes: what a scanner or a telephone makes. */
export const ATTACHMENT_TYPES = [
  "application/pdf",
  "image/jpeg",
  "image/png",
] as const satisfies readonly FileType[];
/** What a file may be that somebody sends with a form. */
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** Announces a file that is to answer a question. */
export const AttachmentInputSchema = v.strictObject({
  questionId: PartIdSchema,
  name: line(200),
  mediaType: v.picklist(ATTACHMENT_TYPES, "file.type"),
  bytes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, "file.empty"),
    v.maxValue(ATTACHMENT_MAX_BYTES, "file.attachment_too_large"),
  ),
});
/** Announces a file that is to answer a question. */
export type AttachmentInput = v.InferOutput<typeof AttachmentInputSchema>;

/** What was given to whoever announced a file: to be shown when it was sent. */
export const TicketSchema = v.strictObject({
  ticket: v.pipe(v.string(), v.maxLength(2000), v.regex(/^[\w-]+\.[\w-]{43}$/, "field.invalid")),
});

/** What is known of a file that answers a question; its name is the answer itself. */
export interface Attachment<Type extends FileType | OfficeType = AttachmentType> {
  fileId: FileId;
  mediaType: Type;
  bytes: number;
  /** Hex. */
  sha256: string;
}
