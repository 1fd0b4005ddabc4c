import { sealTicket, type ReceiptFor } from "../attachment/index.ts";
import { baseName } from "../attachment/rules.ts";
import type { AttachmentInput } from "../attachment/schema.ts";
import { uploadKey } from "../file/rules.ts";
import type { LetterFileInput } from "../letter-file/schema.ts";
import type { Context } from "../shared/context.ts";
import { addSeconds } from "../shared/time.ts";
import type { AttachmentUpload } from "./answer.ts";
import type { AttachmentUploadDeps } from "./deps.ts";

/** How long the form may be used by which a file is sent; a photograph over a slow line takes minutes. */
const UPLOAD_SECONDS = 30 * 60;

/** How long what was sent is looked at: whoever began to send it at the last moment comes to its end. */
const TICKET_SECONDS = 2 * UPLOAD_SECONDS;

/**
 * Signs the form for just this file, and seals what it was announced as, and for what. Nothing is noted of it: it may never be sent. Who may
 * announce it is for the caller to know.
 */
export async function announceFile(
  { bucket, secretKey }: Pick<AttachmentUploadDeps, "bucket" | "secretKey">,
  ctx: Context,
  meant: Pick<ReceiptFor, "eventId" | "textsOf">,
  file: AttachmentInput | LetterFileInput,
): Promise<AttachmentUpload> {
  const fileId = ctx.newId("fil");
  const name = baseName(file.name).toWellFormed();
  const upload = await bucket().presignPost(uploadKey(fileId), {
    bytes: file.bytes,
    type: file.mediaType,
    seconds: UPLOAD_SECONDS,
  });
  const until = addSeconds(ctx.now, TICKET_SECONDS);
  return { ticket: sealTicket(secretKey, { ...file, name, ...meant, fileId, until }), upload };
}
