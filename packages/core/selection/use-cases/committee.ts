import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter, RACE_ATTEMPTS, type TransactionResult } from "../../shared/table.ts";
import type { StaffId } from "../../staff/index.ts";
import { hasAccess, toActor } from "../../staff/rules.ts";
import { assertOpen, assertShown, getManaged } from "../access.ts";
import { changed } from "../change.ts";
import type { SelectionDeps } from "../deps.ts";
import { canScore } from "../rules.ts";
import { COMMITTEE_MAX, type Sheet } from "../schema.ts";

/**
 * Puts somebody into the committee, with an empty sheet; who is in it already stays.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.not_found,
 *   selection.wrong_state, selection.cannot_join, selection.committee_full, selection.busy
 */
export async function joinCommittee(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  staffId: StaffId,
): Promise<void> {
  await attempt(async () => {
    const { event, selection: found } = await getManaged(deps, ctx, eventId);
    const before = assertShown(found);
    if (before.committee.includes(staffId)) return true;
    assertOpen(before);
    const person = await deps.staff.find(staffId);
    // One refusal for all who cannot be added: who else works here is not told.
    if (!person || !hasAccess(person, ctx.now) || !canScore(toActor(person), event))
      throw new DomainError("conflict", "selection.cannot_join");
    if (before.committee.length >= COMMITTEE_MAX)
      throw new DomainError("conflict", "selection.committee_full", { limit: COMMITTEE_MAX });
    const made: Sheet = {
      eventId,
      staffId,
      round: before.round,
      institutionIds: [],
      conflicts: [],
      saves: 0,
      version: 1,
      updatedAt: ctx.now,
      changedBy: actorRef(ctx.actor),
    };
    return deps.selections.save(
      before,
      { ...changed(before, ctx), committee: [...before.committee, staffId] },
      { made },
    );
  });
}

/**
 * Takes somebody out of the committee; what they scored counts no more. Who is not in it stays out.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.not_found,
 *   selection.wrong_state, selection.busy
 */
export async function leaveCommittee(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  staffId: StaffId,
  reason: string,
): Promise<void> {
  await attempt(async () => {
    const { selection: found } = await getManaged(deps, ctx, eventId);
    const before = assertShown(found);
    if (!before.committee.includes(staffId)) return true;
    assertOpen(before);
    const gone = await deps.selections.findSheet(eventId, staffId);
    return deps.selections.save(
      before,
      {
        ...changed(before, ctx, reason),
        committee: before.committee.filter((member) => member !== staffId),
      },
      { gone },
    );
  });
}

/**
 * Opens the sheet of a member again; until it is closed anew, nothing of it counts. One that is open stays so.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.not_found,
 *   selection.wrong_state, selection.busy
 */
export async function reopenSheet(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  staffId: StaffId,
  reason: string,
): Promise<void> {
  await attempt(async () => {
    const { selection } = await getManaged(deps, ctx, eventId);
    assertOpen(assertShown(selection));
    const before = await deps.selections.findSheet(eventId, staffId);
    if (!before) throw new DomainError("not_found", "selection.not_found");
    if (!before.closedAt) return true;
    const { closedAt: _, ...open } = before;
    return deps.selections.changeSheet({
      before,
      after: {
        ...open,
        version: before.version + 1,
        updatedAt: ctx.now,
        changedBy: actorRef(ctx.actor),
        changeReason: reason,
      },
    });
  });
}

/** Does something by what is read, again where somebody else was faster. @throws DomainError selection.busy */
export async function attempt(write: () => Promise<true | TransactionResult>): Promise<void> {
  for (let count = 0; count < RACE_ATTEMPTS; count += 1) {
    const result = await write();
    if (result === true || result.done) return;
    await jitter(count);
  }
  throw new DomainError("conflict", "selection.busy");
}
