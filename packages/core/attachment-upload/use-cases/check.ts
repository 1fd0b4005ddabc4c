import { inspect, uploadKey } from "../../file/index.ts";
import { isArchive, officeTypeOf } from "../../file/office.ts";
import { fileTypeOf } from "../../file/rules.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { addSeconds } from "../../shared/time.ts";
import type { CheckedAttachment } from "../answer.ts";
import type { AttachmentUploadDeps } from "../deps.ts";
import { checkedKey, RECEIPT_SECONDS } from "../../attachment/rules.ts";
import { ATTACHMENT_MAX_BYTES } from "../../attachment/schema.ts";
import { openTicket, sealReceipt } from "../../attachment/index.ts";

/**
 * Looks at a file that was sent, and gives the answer that names it. What is looked at is a copy under an id of its own: the form
 * works for half an hour, and what is sent by it again reaches no copy that was looked at before. Asking again makes another copy, a few
 * times within the hour of the ticket.
 * @throws DomainError file.not_found, file.not_arrived, file.empty, file.attachment_too_large, file.not_what_it_says,
 *   file.too_many_from_client, rate_limited
 */
export async function checkAttachment(
  deps: AttachmentUploadDeps,
  ctx: Context,
  ticket: string,
): Promise<CheckedAttachment> {
  const announced = openTicket(deps.secretKey, ticket, ctx.now);
  if (!announced) throw new DomainError("not_found", "file.not_found");
  const { eventId, questionId, textsOf, name, mediaType } = announced;
  await deps.limits.takeAtEvent(ctx, eventId, [
    ["attachment", ctx.client],
    ["attachmentTicket", announced.fileId],
  ]);
  const fileId = ctx.newId("fil");
  const bucket = deps.bucket();
  const key = checkedKey(fileId);
  if (!(await bucket.copy(uploadKey(announced.fileId), key)))
    throw new DomainError("conflict", "file.not_arrived");
  const stream = await bucket.getStream(key);
  if (!stream) throw new Error(`${key} went away while it was looked at`);
  const found = await inspect(stream);
  const isOffice = isArchive(found.head) && found.bytes <= ATTACHMENT_MAX_BYTES;
  const type = isOffice ? officeTypeOf((await bucket.get(key)) ?? new Uint8Array()) : fileTypeOf(found);
  const refusal =
    found.bytes === 0
      ? "file.empty"
      : found.bytes > ATTACHMENT_MAX_BYTES
        ? "file.attachment_too_large"
        : type === mediaType
          ? undefined
          : "file.not_what_it_says";
  if (refusal) {
    await bucket.delete(key);
    throw new DomainError("invalid", refusal);
  }
  const { bytes, sha256 } = found;
  const until = addSeconds(ctx.now, RECEIPT_SECONDS);
  return {
    answer: sealReceipt(deps.secretKey, {
      eventId,
      questionId,
      textsOf,
      name,
      fileId,
      mediaType,
      bytes,
      sha256,
      until,
    }),
  };
}
