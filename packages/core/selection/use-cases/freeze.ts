import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { assertOpen, assertShown, getManaged } from "../access.ts";
import type { SelectionRanking } from "../answer.ts";
import { changed } from "../change.ts";
import type { SelectionDeps } from "../deps.ts";
import { scoresMark } from "../rules.ts";
import type { Selection } from "../schema.ts";
import { getRanking, readLive } from "./ranking.ts";

/**
 * Fixes the ranking of the scores that were shown; nothing is scored afterwards. All sheets have to be closed, and everybody judged. Of a score
 * that comes at the same moment either it is part of the ranking, or this is refused. Done twice it is done once.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.not_found,
 *   selection.wrong_state, selection.sheets_open, selection.nobody, selection.unjudged, selection.scores_changed
 */
export async function freezeRanking(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  scores: string,
): Promise<SelectionRanking> {
  const { selection } = await getManaged(deps, ctx, eventId);
  const before = assertShown(selection);
  if (before.frozen?.scores === scores) return getRanking(deps, ctx, eventId);
  assertOpen(before);
  const { places, sheets } = await readLive(deps, before);
  const left = sheets.filter(({ closedAt }) => !closedAt).length;
  if (left > 0) throw new DomainError("conflict", "selection.sheets_open", { left });
  if (places.length === 0) throw new DomainError("conflict", "selection.nobody");
  const unjudged = places.filter(({ judges }) => judges === 0).length;
  if (unjudged > 0) throw new DomainError("conflict", "selection.unjudged", { left: unjudged });
  if (scoresMark(before, sheets) !== scores) throw new DomainError("conflict", "selection.scores_changed");
  const freezeId = ctx.newId("sel");
  // Under an id that nobody knows yet: what is kept and not reached is nothing.
  await deps.selections.keepRanking(eventId, freezeId, places);
  const after: Selection = {
    ...changed(before, ctx),
    state: "frozen",
    frozen: { freezeId, at: ctx.now, by: actorRef(ctx.actor), scores },
  };
  const result = await deps.selections.save(before, after, { unchanged: sheets });
  // Of two who fix the same, one does it.
  if (!result.done && (await deps.selections.find(eventId))?.frozen?.scores !== scores)
    throw new DomainError("conflict", "selection.scores_changed");
  return getRanking(deps, ctx, eventId);
}

/**
 * Takes back that a ranking is fixed, with what was decided by it, as long as nobody was told. Sheets stay closed until they are opened.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.not_found,
 *   selection.version_conflict, selection.wrong_state
 */
export async function unfreezeRanking(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { reason, version }: { reason: string; version: number },
): Promise<SelectionRanking> {
  const { selection } = await getManaged(deps, ctx, eventId);
  const before = assertFrozen(selection, version);
  const { frozen: _, decided: __, ...open } = changed(before, ctx, reason);
  const result = await deps.selections.save(before, { ...open, state: "open" });
  if (!result.done) throw new DomainError("conflict", "selection.version_conflict");
  return getRanking(deps, ctx, eventId);
}

/**
 * A selection whose ranking is fixed, and of which nobody was told, as it was shown.
 * @throws DomainError selection.not_found, selection.version_conflict, selection.wrong_state
 */
export function assertFrozen(
  selection: Selection | undefined,
  version: number,
): Selection & Required<Pick<Selection, "frozen">> {
  const shown = assertShown(selection, version);
  const { frozen, state } = shown;
  if (state !== "frozen" || !frozen) throw new DomainError("conflict", "selection.wrong_state", { state });
  return { ...shown, frozen };
}
