import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { assertVersion, getEditable } from "../access.ts";
import type { StaffEventView } from "../answer.ts";
import type { EventDeps } from "../deps.ts";
import { renewedDoor } from "../door.ts";
import { missingParts, nextState } from "../rules.ts";
import { save } from "../saving.ts";
import type { Event, EventId, EventState } from "../schema.ts";
import { toStaffView } from "../view.ts";

/**
 * Makes a draft public.
 * @throws DomainError event.incomplete with the missing parts as issues
 */
export async function publishEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  version: number,
): Promise<StaffEventView> {
  return changeState(deps, ctx, eventId, version, "publish", (event) => {
    const missing = missingParts(event);
    if (missing.length > 0) throw new DomainError("invalid", "event.incomplete", { issues: missing });
    return { publishedAt: ctx.now };
  });
}

/** Ends recruitment before its time; the event stays public. */
export function closeEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  version: number,
): Promise<StaffEventView> {
  return changeState(deps, ctx, eventId, version, "close", () => ({}));
}

/** Takes recruitment up again. */
export function reopenEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  version: number,
): Promise<StaffEventView> {
  return changeState(deps, ctx, eventId, version, "reopen", () => ({}));
}

/**
 * Cancels an event; everybody who knows of it is told the reason by the stream. What was recorded stays, and nobody
 * gets a certificate for it, so that has to be meant.
 * @throws DomainError event.version_conflict, event.wrong_state, event.recorded
 */
export async function cancelEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  version: number,
  reason: string,
  despiteRecord = false,
): Promise<StaffEventView> {
  const before = await getEditable(deps, ctx, eventId);
  const recorded =
    before.state === "cancelled" || despiteRecord ? undefined : await deps.recorded.findRecorded(before);
  if (recorded) throw new DomainError("conflict", "event.recorded", { recorded });
  return changeState(
    deps,
    ctx,
    eventId,
    version,
    "cancel",
    () => ({ cancellation: { reason, at: ctx.now } }),
    reason,
  );
}

/**
 * Removes a draft for which nobody ever registered and of which nothing is recorded; one that is gone stays gone.
 * @throws DomainError event.not_deletable
 */
export async function deleteEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<void> {
  const event = await getEditable(deps, ctx, eventId);
  if (
    event.state !== "draft" ||
    (await deps.registrations.hasAny(eventId)) ||
    (await deps.recorded.findRecorded(event))
  ) {
    throw new DomainError("conflict", "event.not_deletable");
  }
  const result = await deps.events.remove(event);
  if (!result.done) throw new DomainError("conflict", "event.not_deletable");
}

/** Takes away what hung on a draft that is gone: the stream does it, so that none of it stays where a removal was cut short. Safe to repeat. */
export async function clearDeleted(deps: EventDeps, _ctx: Context, eventId: EventId): Promise<void> {
  // A copy that is asked for once more under the same key has the same id.
  if (await deps.events.findHead(eventId)) return;
  await deps.accessCodes.removeAll(eventId);
  await deps.selections.removeAll(eventId);
  await deps.mailTexts.removeAll(eventId);
}

/**
 * Gives a closed event another secret address; whoever has the one before finds nothing there. Personal pages and later mails
 * have the new one.
 * @throws DomainError event.version_conflict, event.wrong_state where it is not closed
 */
export async function renewAddress(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  version: number,
): Promise<StaffEventView> {
  const before = await getEditable(deps, ctx, eventId);
  if (before.visibility !== "closed")
    throw new DomainError("conflict", "event.wrong_state", { state: before.state });
  assertVersion(before, version);
  const door = renewedDoor(deps.secretKey, before);
  const after = { ...before, door, version: version + 1, updatedAt: ctx.now };
  return toStaffView(deps, ctx, await save(deps, ctx, before, after));
}

async function changeState(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  version: number,
  command: Parameters<typeof nextState>[1],
  also: (event: Event) => Partial<Event>,
  reason?: string,
): Promise<StaffEventView> {
  const before = await getEditable(deps, ctx, eventId);
  const state = nextState(before.state, command);
  // Pressed twice: what was wanted is so already.
  if (!state && nextStates(command).includes(before.state)) return toStaffView(deps, ctx, before);
  if (!state) throw new DomainError("conflict", "event.wrong_state", { state: before.state });
  assertVersion(before, version);
  const after = { ...before, ...also(before), state, version: version + 1, updatedAt: ctx.now };
  return toStaffView(deps, ctx, await save(deps, ctx, before, after, { reason }));
}

function nextStates(command: Parameters<typeof nextState>[1]): EventState[] {
  return (["draft", "published", "closed", "cancelled"] as const)
    .map((state) => nextState(state, command))
    .filter((state) => state !== undefined);
}
