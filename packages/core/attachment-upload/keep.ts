import { fileKey, type Bucket } from "../file/index.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { checkedKey } from "../attachment/rules.ts";
import type { Attachment } from "../attachment/schema.ts";

/** Somebody's files, by question. */
interface Holder {
  registrationId: RegistrationId;
  attachments?: Record<string, Attachment>;
}

/** The ids of the files that a registration names. */
function idsOf(holder: Holder | undefined): string[] {
  return Object.values(holder?.attachments ?? {}).map(({ fileId }) => fileId);
}

/** Which files a change of a registration takes in or lets go. */
export function changedAttachments(before: Holder | undefined, after: Holder | undefined): string[] {
  const [was, is] = [new Set(idsOf(before)), new Set(idsOf(after))];
  return [...was.symmetricDifference(is)];
}

/**
 * Puts the bytes of files where their registration is: those that it names are kept there, those that it does not are taken away.
 * Safe to repeat, and to come late: what counts is what the registration names now.
 * @returns files that are named and nowhere
 */
export async function settleAttachments(
  bucket: Bucket,
  registrationId: RegistrationId,
  now: Holder | undefined,
  fileIds: readonly string[],
): Promise<string[]> {
  const named = new Set(idsOf(now));
  const lost: string[] = [];
  for (const fileId of fileIds) {
    if (!named.has(fileId)) await bucket.delete(fileKey(registrationId, fileId));
    else if (!(await keepAttachment(bucket, registrationId, fileId))) lost.push(fileId);
  }
  return lost;
}

/**
 * Copies a file to its registration, where it is not yet. Each registration has a copy of its own, so that two who sent one file
 * may each take theirs away.
 * @returns false when there is no such file
 */
export async function keepAttachment(
  bucket: Bucket,
  registrationId: RegistrationId,
  fileId: string,
): Promise<boolean> {
  const key = fileKey(registrationId, fileId);
  return (await bucket.head(key)) !== undefined || bucket.copy(checkedKey(fileId), key);
}

/**
 * The bytes of a file that a registration names, read and brought nowhere: where it is kept, or where it was looked at while the stream
 * is behind. Undefined when it is nowhere.
 */
export async function streamAttachment(
  bucket: Bucket,
  registrationId: RegistrationId,
  fileId: string,
): ReturnType<Bucket["getStream"]> {
  return (await bucket.getStream(fileKey(registrationId, fileId))) ?? bucket.getStream(checkedKey(fileId));
}
