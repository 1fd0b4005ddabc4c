import type { EventId } from "../../event/index.ts";
import { lastTurn, type RegistrationStatus } from "../../registration/index.ts";
import { DECIDED_AS } from "../../registration/rules.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { addSeconds } from "../../shared/time.ts";
import { assertShown, getManaged } from "../access.ts";
import type { SelectionRanking } from "../answer.ts";
import { changed } from "../change.ts";
import type { SelectionDeps } from "../deps.ts";
import { inOrderOfDoing } from "../rules.ts";
import type { Selection } from "../schema.ts";
import { assertFrozen } from "./freeze.ts";
import { getRanking, readFixed, usualReason } from "./ranking.ts";

/** People whom one part tells: some tenths of a second of work, so that nothing waits long behind it. */
const PART_SIZE = 20;

/**
 * Has all that is decided done and told; it follows from the stream, a part at a time. Nothing can be taken back afterwards. Said twice, it is
 * done once.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.not_found,
 *   selection.version_conflict, selection.wrong_state, selection.undecided
 */
export async function announce(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  version: number,
): Promise<SelectionRanking> {
  const { selection } = await getManaged(deps, ctx, eventId);
  if (assertShown(selection).announcement) return getRanking(deps, ctx, eventId);
  const before = assertFrozen(selection, version);
  if (!before.decided) throw new DomainError("conflict", "selection.undecided");
  const fixed = await readFixed(deps, before);
  const gone = fixed?.gone ?? [];
  const [last] = await deps.registrations.lineUpTo(eventId, undefined, 1);
  const after: Selection = {
    ...changed(before, ctx),
    state: "announcing",
    announcement: {
      at: ctx.now,
      by: actorRef(ctx.actor),
      linesUpFrom: lastTurn(last?.queuedAt, ctx.now),
      gone,
      done: 0,
      total: inOrderOfDoing(fixed?.plan ?? []).length,
    },
  };
  const result = await deps.selections.save(before, after);
  // Of two who say so at once, one does it.
  if (!result.done && !(await deps.selections.find(eventId))?.announcement)
    throw new DomainError("conflict", "selection.version_conflict");
  return getRanking(deps, ctx, eventId);
}

/**
 * Does the part of an announcement that is next, and notes it, from which the part after it follows. Places are given as they rank, then the line is
 * made, in its order, then all others are declined. Whoever finds no seat left waits, before those who were to wait. A part that was done, or
 * is done by somebody else, changes nothing: who was decided about waits for no decision any more.
 * @param seen the selection as the caller knows it
 */
export async function announcePart(deps: SelectionDeps, ctx: Context, seen: Selection): Promise<void> {
  const selection = await deps.selections.find(seen.eventId);
  if (selection?.state !== "announcing" || selection.announcement?.done !== seen.announcement?.done) return;
  const { eventId, announcement, frozen } = selection;
  const fixed = await readFixed(deps, selection);
  if (!announcement || !frozen || !fixed) return;
  const all = inOrderOfDoing(fixed.plan);
  const part = all.slice(announcement.done, announcement.done + PART_SIZE);
  for (const [index, { place, decision, reason }] of part.entries()) {
    const { registrationId } = place;
    const person = fixed.people.get(registrationId);
    if (!person) continue;
    const outcome: RegistrationStatus = await deps.registrationService.settleApplication(
      ctx,
      eventId,
      registrationId,
      {
        status: DECIDED_AS[decision],
        reason: reason ?? usualReason(selection, place, person),
        turn: addSeconds(announcement.linesUpFrom, (announcement.done + index) / 1000),
        by: announcement.by,
      },
    );
    const noted = { outcome, updatedAt: ctx.now, changedBy: announcement.by };
    await deps.selections.noteOutcome({ eventId, freezeId: frozen.freezeId, registrationId }, noted);
  }
  const done = announcement.done + part.length;
  await deps.selections.save(selection, {
    ...changed(selection, ctx),
    state: done < all.length ? "announcing" : "announced",
    announcement: { ...announcement, done },
  });
}
