import type { LetterFileInput } from "../../letter-file/schema.ts";
import { openPage, placesOf } from "../../delegation/index.ts";
import { openedFor, slugIn, type EventId } from "../../event/index.ts";
import { everAsked, recruitmentState } from "../../event/rules.ts";
import { formWithoutPlace } from "../../form/rules.ts";
import type { Question } from "../../form/schema.ts";
import type { LimitKind } from "../../limit/rules.ts";
import { assertManages, getEventWithPeople, openLink } from "../../registration/index.ts";
import { assertRecruiting, canHandOver, formOf, participantRights } from "../../registration/rules.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { AttachmentUpload } from "../answer.ts";
import { announceFile } from "../announce-file.ts";
import type { AttachmentUploadDeps } from "../deps.ts";
import type { AttachmentInput } from "../../attachment/schema.ts";

/**
 * Announces a file that somebody sends with a sign-up. Also before sign-up opens, when the form can be filled in already.
 * @param address what the address of the event's page ends with
 * @throws DomainError event.not_found, event.cancelled, registration.recruitment_closed, request.invalid,
 *   file.too_many_from_client, file.too_many_for_event
 */
export async function announceForSignUp(
  deps: AttachmentUploadDeps,
  ctx: Context,
  address: string,
  file: AttachmentInput,
): Promise<AttachmentUpload> {
  const opened = await openedFor(deps, await deps.definitions.find(slugIn(address)), address);
  if (!opened) throw new DomainError("not_found", "event.not_found");
  const { event } = opened;
  if (recruitmentState(event, ctx.now).state !== "upcoming") assertRecruiting(event, ctx.now);
  const by = ["eventAttachments", event.eventId] as const;
  return announce(deps, ctx, event.eventId, { questions: formWithoutPlace(event.form).questions, by }, file);
}

/**
 * Announces a file that somebody adds on their own page, for themselves or for whom they pass their place on to.
 * @throws DomainError registration.not_found, registration.changes_closed, request.invalid, file.too_many_from_client,
 *   file.too_many_by_link
 */
export async function announceForOwn(
  deps: AttachmentUploadDeps,
  ctx: Context,
  token: string,
  file: AttachmentInput,
): Promise<AttachmentUpload> {
  const { registration, event } = await openLink(deps, token);
  if (!participantRights(registration, event, ctx.now).edit)
    throw new DomainError("conflict", "registration.changes_closed");
  const by = ["ownAttachments", registration.registrationId] as const;
  return announce(
    deps,
    ctx,
    event.eventId,
    { questions: formOf(event.form, registration).questions, by },
    file,
  );
}

/**
 * Announces a file of somebody to whom the contact of a delegation gives a place: also after sign-up closed, when most places change
 * hands.
 * @throws DomainError delegation.not_found, registration.exchanges_closed, request.invalid, file.too_many_from_client,
 *   file.too_many_by_link
 */
export async function announceForContact(
  deps: AttachmentUploadDeps,
  ctx: Context,
  token: string,
  file: AttachmentInput,
): Promise<AttachmentUpload> {
  const { delegation, event } = await openPage(deps, ctx, token);
  const places = await placesOf(deps, delegation);
  const holders = places.flatMap((place) => place.slice(-1));
  if (!holders.some((holder) => canHandOver(holder, event, "contact", ctx.now)))
    throw new DomainError("conflict", "registration.exchanges_closed");
  const by = ["ownAttachments", delegation.delegationId] as const;
  return announce(deps, ctx, event.eventId, { questions: formWithoutPlace(event.form).questions, by }, file);
}

/**
 * Announces a file that staff enter for somebody.
 * @throws DomainError event.not_found, registration.read_only, request.invalid
 */
export async function announceForStaff(
  deps: AttachmentUploadDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  file: AttachmentInput,
): Promise<AttachmentUpload> {
  const event = await getEventWithPeople(deps, ctx, eventId);
  assertManages(ctx, event);
  assertAsked(everAsked(event), file);
  return announceFile(deps, ctx, { eventId }, file);
}

/**
 * Announces a file that is to go with a letter to people of an event.
 * @throws DomainError event.not_found, registration.read_only
 */
export async function announceForLetter(
  deps: AttachmentUploadDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  file: LetterFileInput,
): Promise<AttachmentUpload> {
  const event = await getEventWithPeople(deps, ctx, eventId);
  assertManages(ctx, event);
  return announceFile(deps, ctx, { eventId }, file);
}

async function announce(
  deps: AttachmentUploadDeps,
  ctx: Context,
  eventId: EventId,
  { questions, by }: { questions: readonly Question[]; by: readonly [LimitKind, string] },
  file: AttachmentInput,
): Promise<AttachmentUpload> {
  await deps.limits.takeAtEvent(ctx, eventId, [["attachment", ctx.client], by]);
  assertAsked(questions, file);
  return announceFile(deps, ctx, { eventId }, file);
}

function assertAsked(questions: readonly Question[], file: AttachmentInput): void {
  if (!questions.some(({ questionId, type }) => questionId === file.questionId && type === "file"))
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "questionId", code: "field.not_asked" }],
    });
}
