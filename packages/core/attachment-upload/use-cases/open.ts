import type { EventId } from "../../event/index.ts";
import { fileKey } from "../../file/index.ts";
import {
  getForStaff,
  openLink,
  type RegistrationId,
  type StoredRegistration,
} from "../../registration/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { AttachmentUploadDeps } from "../deps.ts";
import { keepAttachment } from "../keep.ts";

/** How long a link gives a file away. */
const LINK_SECONDS = 5 * 60;

/**
 * An address for five minutes of a file that somebody sent, for staff who may read their answers.
 * @throws DomainError event.not_found, registration.not_found, file.not_found
 */
export async function linkForStaff(
  deps: AttachmentUploadDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  questionId: string,
): Promise<string> {
  const { registration } = await getForStaff(deps, ctx, eventId, registrationId);
  return link(deps, registration, questionId);
}

/**
 * An address for five minutes of one's own file.
 * @throws DomainError registration.not_found, file.not_found
 */
export async function linkOwn(
  deps: AttachmentUploadDeps,
  _ctx: Context,
  token: string,
  questionId: string,
): Promise<string> {
  const { registration } = await openLink(deps, token);
  return link(deps, registration, questionId);
}

async function link(
  deps: AttachmentUploadDeps,
  { registrationId, answers, attachments }: StoredRegistration,
  questionId: string,
): Promise<string> {
  const file = Object.hasOwn(attachments ?? {}, questionId) ? attachments?.[questionId] : undefined;
  const bucket = deps.bucket();
  // The stream may not have brought it over yet.
  if (!file || !(await keepAttachment(bucket, registrationId, file.fileId)))
    throw new DomainError("not_found", "file.not_found");
  return bucket.presignGet(fileKey(registrationId, file.fileId), {
    fileName: answers[questionId] ?? "",
    type: file.mediaType,
    seconds: LINK_SECONDS,
  });
}
