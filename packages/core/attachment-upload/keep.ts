import { fileKey, type Bucket } from "../file/index.ts";
import { checkedKey } from "../attachment/rules.ts";

/** What names files: a registration by question, a letter to many or a text of automatic mails one after the other. */
interface Holder {
  attachments?: Record<string, { fileId: string }> | readonly { fileId: string }[];
}

/** The ids of the files that somebody names. */
function idsOf(holder: Holder | undefined): string[] {
  return Object.values(holder?.attachments ?? {}).map(({ fileId }) => fileId);
}

/** Which files a change of what names them takes in or lets go. */
export function changedAttachments(before: Holder | undefined, after: Holder | undefined): string[] {
  const [was, is] = [new Set(idsOf(before)), new Set(idsOf(after))];
  return [...was.symmetricDifference(is)];
}

/**
 * Puts the bytes of files where what names them is: those that it names are kept there, those that it does not are taken away.
 * Safe to repeat, and to come late: what counts is what it names now.
 * @param ownerId the registration, the letter to many, or the text of a place
 * @returns files that are named and nowhere
 */
export async function settleAttachments(
  bucket: Bucket,
  ownerId: string,
  now: Holder | undefined,
  fileIds: readonly string[],
): Promise<string[]> {
  const named = new Set(idsOf(now));
  const lost: string[] = [];
  for (const fileId of fileIds) {
    if (!named.has(fileId)) await bucket.delete(fileKey(ownerId, fileId));
    else if (!(await keepAttachment(bucket, ownerId, fileId))) lost.push(fileId);
  }
  return lost;
}

/**
 * Copies a file to what names it, where it is not yet. Each has a copy of its own, so that two who sent one file
 * may each take theirs away.
 * @returns false when there is no such file
 */
export async function keepAttachment(bucket: Bucket, ownerId: string, fileId: string): Promise<boolean> {
  const key = fileKey(ownerId, fileId);
  return (await bucket.head(key)) !== undefined || bucket.copy(checkedKey(fileId), key);
}

/**
 * The bytes of a file that something names, read and brought nowhere: where it is kept, or where it was looked at while the stream
 * is behind. Undefined when it is nowhere.
 */
export async function streamAttachment(
  bucket: Bucket,
  ownerId: string,
  fileId: string,
): ReturnType<Bucket["getStream"]> {
  return (await bucket.getStream(fileKey(ownerId, fileId))) ?? bucket.getStream(checkedKey(fileId));
}
