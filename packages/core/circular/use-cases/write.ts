import { isPublic, type EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { findCircular, getManaged } from "../access.ts";
import type { CircularView } from "../answer.ts";
import { receiveLetterFiles } from "../../letter-file/index.ts";
import type { CircularDeps } from "../deps.ts";
import { sortAll } from "../recipients.ts";
import { circularIssues } from "../rules.ts";
import {
  MAX_CIRCULARS,
  type Circular,
  type CircularEdit,
  type CircularId,
  type CircularInput,
  type Sample,
  type SendInput,
} from "../schema.ts";
import { toView } from "../view.ts";
import { findSample } from "./read.ts";

/** How often a letter can be sent to oneself. */
const MOST_TRIES = 50;

/**
 * Keeps a letter that is being written. The same request twice keeps it once.
 * @throws DomainError event.not_found, registration.read_only, circular.invalid, circular.too_many
 */
export async function writeCircular(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: CircularInput,
  idempotencyKey?: string,
): Promise<CircularView> {
  await getManaged(deps, ctx, eventId);
  const known = await deps.circulars.list(eventId);
  const circularId = idempotencyKey ? derivedId("cir", eventId, idempotencyKey) : ctx.newId("cir");
  const written = known.find((one) => one.circularId === circularId);
  if (written) return toView(deps, ctx, written);
  if (known.length >= MAX_CIRCULARS)
    throw new DomainError("conflict", "circular.too_many", { limit: MAX_CIRCULARS });
  const circular: Circular = {
    ...fitting(deps, ctx, eventId, input),
    eventId,
    circularId,
    state: "draft",
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  await deps.circulars.create(circular);
  return toView(deps, ctx, await findCircular(deps, eventId, circularId));
}

/**
 * Changes a letter that is being written.
 * @throws DomainError event.not_found, circular.not_found, registration.read_only, circular.invalid, circular.wrong_state,
 *   circular.version_conflict
 */
export async function editCircular(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
  { version, ...input }: CircularEdit,
): Promise<CircularView> {
  await getManaged(deps, ctx, eventId);
  const before = await findCircular(deps, eventId, circularId);
  assertState(before, ["draft"]);
  return change(deps, ctx, before, version, fitting(deps, ctx, eventId, input, before));
}

/**
 * Has a letter that is being written sent to whoever asks, as somebody of the event would get it.
 * @throws DomainError event.not_found, circular.not_found, registration.not_found, registration.read_only, circular.wrong_state,
 *   circular.too_many_tries, circular.version_conflict
 */
export async function tryCircular(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
  sample: Sample,
): Promise<CircularView> {
  await getManaged(deps, ctx, eventId);
  const { circular } = await findSample(deps, ctx, eventId, circularId, sample);
  assertState(circular, ["draft", "scheduled"]);
  const count = (circular.tried?.count ?? 0) + 1;
  if (count > MOST_TRIES) throw new DomainError("conflict", "circular.too_many_tries", { limit: MOST_TRIES });
  const { staffId } = ctx.actor;
  return change(deps, ctx, circular, circular.version, { tried: { ...sample, count, staffId } });
}

/**
 * Sends a letter, now or at a time. Who gets it is decided when it goes. Said twice, it goes once.
 * @throws DomainError event.not_found, circular.not_found, registration.read_only, event.wrong_state, circular.wrong_state,
 *   circular.nobody, circular.time_passed, circular.version_conflict
 */
export async function sendCircular(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
  { version, at }: SendInput,
): Promise<CircularView> {
  const event = await getManaged(deps, ctx, eventId);
  const before = await findCircular(deps, eventId, circularId);
  const isSaid =
    at === undefined ? before.state === "sending" : before.state === "scheduled" && before.sendAt === at;
  if (isSaid) return toView(deps, ctx, before);
  assertState(before, ["draft", "scheduled"]);
  // What is entered into a draft is nobody's news until that is published (docs/decisions/0032).
  if (!isPublic(event)) throw new DomainError("conflict", "event.wrong_state", { state: event.state });
  if (at !== undefined && at <= ctx.now) throw new DomainError("conflict", "circular.time_passed");
  const { gets } = await sortAll(deps, event, before.recipients);
  if (gets.length === 0) throw new DomainError("conflict", "circular.nobody");
  const planned = gets.length;
  return change(
    deps,
    ctx,
    before,
    version,
    at === undefined
      ? { state: "sending", sentAt: ctx.now, sendAt: undefined, planned }
      : { state: "scheduled", sendAt: at, planned },
  );
}

/**
 * Stops a letter: what of it was not handed over yet is not sent. One that waits for its time can be written on. Said twice, it is
 * stopped once.
 * @throws DomainError event.not_found, circular.not_found, registration.read_only, circular.wrong_state, circular.version_conflict
 */
export async function stopCircular(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
  version: number,
): Promise<CircularView> {
  await getManaged(deps, ctx, eventId);
  const before = await findCircular(deps, eventId, circularId);
  if (before.state === "stopped") return toView(deps, ctx, before);
  assertState(before, ["scheduled", "sending"]);
  return change(
    deps,
    ctx,
    before,
    version,
    before.state === "scheduled"
      ? { state: "draft", sendAt: undefined, planned: undefined }
      : { state: "stopped", stoppedAt: ctx.now },
  );
}

/** Lets a letter go whose time has come. Safe to do late, twice, and by two at once. */
export async function beginDue(
  deps: Pick<CircularDeps, "circulars">,
  ctx: Context,
  { eventId, circularId }: Pick<Circular, "eventId" | "circularId">,
): Promise<void> {
  const before = await deps.circulars.find(eventId, circularId);
  if (before?.state !== "scheduled" || !before.sendAt || before.sendAt > ctx.now) return;
  await deps.circulars.replace({
    ...before,
    state: "sending",
    sentAt: ctx.now,
    version: before.version + 1,
    updatedAt: ctx.now,
  });
}

async function change(
  deps: Pick<CircularDeps, "circulars" | "mailings" | "messages">,
  ctx: Context<StaffActor>,
  before: Circular,
  version: number,
  changes: Partial<Circular>,
): Promise<CircularView> {
  const after: Circular = {
    ...before,
    ...changes,
    version: version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (before.version !== version || !(await deps.circulars.replace(after)))
    throw new DomainError("conflict", "circular.version_conflict");
  return toView(deps, ctx, after);
}

/** What somebody wrote as it is kept. @throws DomainError circular.invalid */
function fitting(
  deps: Pick<CircularDeps, "secretKey">,
  { now }: Context,
  eventId: EventId,
  input: CircularInput,
  before?: Circular,
): Pick<Circular, "subject" | "body" | "recipients" | "attachments"> {
  const { subject, body, recipients, attachments = [] } = input;
  const files = receiveLetterFiles(deps, { eventId }, attachments, { now, had: before?.attachments });
  const issues = [...circularIssues(input), ...files.issues];
  if (issues.length > 0) throw new DomainError("invalid", "circular.invalid", { issues });
  return { subject, body, recipients, attachments: files.kept.length > 0 ? files.kept : undefined };
}

function assertState({ state }: Circular, may: readonly Circular["state"][]): void {
  if (!may.includes(state)) throw new DomainError("conflict", "circular.wrong_state", { state });
}
