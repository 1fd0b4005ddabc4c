import { filesThatGo, type MailText, type PlacedFile } from "@zapisy/core/mail-text";
import { withinTime } from "@zapisy/core/shared/time-limit";
import type { MailAttachment } from "@zapisy/mail";
import type { Documents } from "./mail.ts";

/** How long a file may take to come: a store of files that does not answer holds no confirmation back. */
const FILE_LIMIT_MS = 5_000;

/** Bytes of a calendar file, at most: of an event with forty items it has some twenty thousand. */
const CALENDAR_BYTES = 50_000;

/** Bytes that mails of a kind bring along themselves, at most. */
export function bringsAlong({ brings = CALENDAR_BYTES }: { brings?: number }): number {
  return brings;
}

/** Why a file does not go along: there is no room for it, or it does not come. */
type LeftBehind = "no_room" | "lost";

/**
 * The files that staff added to an automatic mail, the nearest place first. No mail fails or waits because of one: what has no room beside what the mail
 * brings along, and what is nowhere, stays behind.
 * @param onLeft hears of that
 */
export async function textFiles(
  { file: fetchFile }: Documents,
  texts: readonly (MailText | undefined)[],
  brought: readonly MailAttachment[],
  onLeft: (fileId: string, reason: LeftBehind) => void,
): Promise<MailAttachment[]> {
  const bytes = brought.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  const { goes, left } = filesThatGo(texts, bytes);
  for (const { file } of left) onLeft(file.fileId, "no_room");
  const found = await Promise.all(
    goes.map(async ({ holder, file }: PlacedFile) => {
      try {
        return await withinTime(fetchFile(holder, file), FILE_LIMIT_MS);
      } catch {
        onLeft(file.fileId, "lost");
        return undefined;
      }
    }),
  );
  return found.filter((one) => one !== undefined);
}
