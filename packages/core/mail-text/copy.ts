import { keepAttachment } from "../attachment-upload/index.ts";
import { fileKey, type Bucket } from "../file/index.ts";
import type { LetterFile } from "../letter-file/schema.ts";
import { fileHolder, saysAnything } from "./rules.ts";
import type { MailText, MailTextOwner } from "./schema.ts";
import type { MailTextStore } from "./store.ts";

/**
 * Gives a place the texts of another, where it has none of its own: a write for each, and before it a copy of each file, so that no text names one that
 * is nowhere. Safe to repeat.
 */
export async function copyMailTexts(
  deps: { mailTexts: MailTextStore; bucket: () => Bucket },
  from: MailTextOwner,
  to: MailTextOwner,
  changed: Pick<MailText, "updatedAt" | "changedBy">,
): Promise<void> {
  const copied = (await deps.mailTexts.list(from)).filter(saysAnything);
  await Promise.all(
    copied.map(async ({ attachments = [], ...text }) => {
      const found = await Promise.all(
        attachments.map((file) => copyFile(deps.bucket(), file, from, to, text.kind)),
      );
      const kept = found.filter((file) => file !== undefined);
      const files = kept.length > 0 && { attachments: kept };
      await deps.mailTexts.save({ ...text, ...files, ...changed, owner: to, version: 1 });
    }),
  );
}

async function copyFile(
  bucket: Bucket,
  file: LetterFile,
  from: MailTextOwner,
  to: MailTextOwner,
  kind: string,
): Promise<LetterFile | undefined> {
  const { fileId } = file;
  const holder = fileHolder(from, kind);
  // The stream may not have brought it over yet.
  if (!(await keepAttachment(bucket, holder, fileId))) return undefined;
  const isCopied = await bucket.copy(fileKey(holder, fileId), fileKey(fileHolder(to, kind), fileId));
  return isCopied ? file : undefined;
}
