import * as v from "valibot";
import { FileUpload } from "../file/answer.ts";

/** A file that was announced: what to show when it was sent, and the form to send it with. */
export const AttachmentUpload = v.strictObject({
  ticket: v.string(),
  upload: FileUpload.entries.upload,
});
export type AttachmentUpload = v.InferOutput<typeof AttachmentUpload>;

/** A file that arrived and is what it says: the answer that names it in a form. */
export const CheckedAttachment = v.strictObject({ answer: v.string() });
export type CheckedAttachment = v.InferOutput<typeof CheckedAttachment>;
