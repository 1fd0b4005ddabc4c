import type { Event, EventId } from "../event/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { SelectionDeps } from "./deps.ts";
import { canManageSelection, canReadSelection, canScore, isJudged } from "./rules.ts";
import type { Selection, Sheet } from "./schema.ts";

/**
 * An event with its selection, for whoever sees the event, and for members of the committee, who need see nothing else of it:
 * they are let through by the committee while it has something to judge, and by that alone.
 * @throws DomainError event.not_found
 */
async function getWithSelection(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<{ event: Event; selection: Selection | undefined }> {
  const selection = await deps.selections.find(eventId);
  const judged = isMember(selection, ctx.actor) ? await deps.events.findEvent(eventId) : undefined;
  const isOwn = judged && isJudged(judged) && canScore(ctx.actor, judged);
  return { event: isOwn ? judged : await deps.eventService.getEvent(ctx, eventId), selection };
}

/** An event whose selection the member of staff may see. @throws DomainError event.not_found, selection.hidden */
export async function getSeen(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<{ event: Event; selection: Selection | undefined }> {
  const { event, selection } = await getWithSelection(deps, ctx, eventId);
  if (!canReadSelection(ctx.actor, event) && !isMember(selection, ctx.actor))
    throw new DomainError("forbidden", "selection.hidden");
  return { event, selection };
}

/**
 * An event whose applicants the member of staff may decide about.
 * @throws DomainError event.not_found, selection.read_only, selection.not_asked where nobody waits for a decision by its rules,
 *   event.wrong_state where it is cancelled
 */
export async function getManaged(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<{ event: Event; selection: Selection | undefined }> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canManageSelection(ctx.actor, event)) throw new DomainError("forbidden", "selection.read_only");
  if (event.recruitment.mode !== "selection") throw new DomainError("conflict", "selection.not_asked");
  if (event.state === "cancelled")
    throw new DomainError("conflict", "event.wrong_state", { state: event.state });
  return { event, selection: await deps.selections.find(eventId) };
}

/** The selection, where there is one as it was shown. @throws DomainError selection.not_found, selection.version_conflict */
export function assertShown(selection: Selection | undefined, version?: number): Selection {
  if (!selection) throw new DomainError("not_found", "selection.not_found");
  if (version !== undefined && selection.version !== version)
    throw new DomainError("conflict", "selection.version_conflict", { version: selection.version });
  return selection;
}

/** Refuses what is done while applicants are judged, once their ranking is fixed. @throws DomainError selection.wrong_state */
export function assertOpen({ state }: Selection): void {
  if (state !== "open") throw new DomainError("conflict", "selection.wrong_state", { state });
}

/**
 * The sheet of who asks, in the committee of the event.
 * @throws DomainError event.not_found, selection.not_member
 */
export async function getOwnSheet(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<{ event: Event; selection: Selection; sheet: Sheet }> {
  const { event, selection } = await getWithSelection(deps, ctx, eventId);
  const sheet = await deps.selections.findSheet(eventId, ctx.actor.staffId);
  if (!selection || !sheet || !isMember(selection, ctx.actor) || !canScore(ctx.actor, event))
    throw new DomainError("not_found", "selection.not_member");
  return { event, selection, sheet };
}

/** Whether somebody is in the committee. */
export function isMember(selection: Selection | undefined, { staffId }: StaffActor): boolean {
  return selection?.committee.includes(staffId) ?? false;
}
