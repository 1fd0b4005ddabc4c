import { openReceipt, type Attachment } from "../attachment/index.ts";
import type { AttachmentType } from "../attachment/schema.ts";
import { isReceipt } from "../attachment/rules.ts";
import type { EventId } from "../event/schema.ts";
import type { Question } from "../form/schema.ts";
import type { Issue } from "../shared/error.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { Instant } from "../shared/time.ts";

/** What of somebody says which files they sent: its name as the answer, and by question what else is known. */
interface Answered {
  answers: Record<string, string>;
  attachments?: Record<string, Attachment>;
}

/**
 * Answers as they are kept. Of a file the form holds a receipt where it was sent anew: its name is kept as the answer, and the rest
 * beside. A file whose answer stays as it was stays, any other goes.
 * @param answers all of the person's, as they are to be
 */
export function receiveAttachments(
  { secretKey }: { secretKey: SecretKey },
  { eventId }: { eventId: EventId },
  questions: readonly Question[],
  answers: Record<string, string>,
  { now, before }: { now: Instant; before?: Answered },
): { kept: Answered; issues: Issue[] } {
  const issues: Issue[] = [];
  const kept = { ...answers };
  const attachments = Object.fromEntries(
    Object.entries(before?.attachments ?? {}).filter(([id]) => answers[id] === before?.answers[id]),
  );
  for (const { questionId, type } of questions) {
    const answer = answers[questionId];
    if (type !== "file" || !answer || answer === before?.answers[questionId] || !isReceipt(answer)) continue;
    const receipt = openReceipt<AttachmentType>(secretKey, answer, { eventId, questionId }, now);
    if (!receipt) {
      issues.push({ path: `answers.${questionId}`, code: "file.gone" });
      continue;
    }
    const { name, fileId, mediaType, bytes, sha256 } = receipt;
    kept[questionId] = name;
    attachments[questionId] = { fileId, mediaType, bytes, sha256 };
  }
  return {
    kept: {
      answers: kept,
      attachments: Object.keys(attachments).length > 0 ? attachments : undefined,
    },
    issues,
  };
}
