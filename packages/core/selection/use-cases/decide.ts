import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/schema.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { getManaged } from "../access.ts";
import type { SelectionRanking } from "../answer.ts";
import { changed } from "../change.ts";
import type { SelectionDeps } from "../deps.ts";
import type { DecisionInput, DecisionsInput } from "../schema.ts";
import { assertFrozen } from "./freeze.ts";
import { getRanking } from "./ranking.ts";

/**
 * Decides about all of a fixed ranking for one reason: how many of the first get a place, how many of the next wait. Nobody is told yet, and it
 * can be decided otherwise until then.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.not_found,
 *   selection.version_conflict, selection.wrong_state
 */
export async function decideAll(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { version, ...decided }: DecisionsInput,
): Promise<SelectionRanking> {
  const { selection } = await getManaged(deps, ctx, eventId);
  const before = assertFrozen(selection, version);
  const result = await deps.selections.save(before, { ...changed(before, ctx, decided.reason), decided });
  if (!result.done) throw new DomainError("conflict", "selection.version_conflict");
  return getRanking(deps, ctx, eventId);
}

/**
 * Decides about one against their rank, or that their rank decides again.
 * @throws DomainError event.not_found, event.wrong_state, selection.no_applicant, selection.read_only, selection.not_asked,
 *   selection.not_found, selection.version_conflict, selection.wrong_state, selection.undecided
 */
export async function decideOne(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  { version, decision, reason }: DecisionInput,
): Promise<SelectionRanking> {
  await deps.eventService.getEvent(ctx, eventId);
  if ((await deps.registrations.find(registrationId))?.eventId !== eventId)
    throw new DomainError("not_found", "selection.no_applicant");
  const { selection } = await getManaged(deps, ctx, eventId);
  const before = assertFrozen(selection, version);
  const { freezeId } = before.frozen;
  if (!before.decided) throw new DomainError("conflict", "selection.undecided");
  const places = await deps.selections.readRanking(eventId, freezeId);
  if (!places.some((place) => place.registrationId === registrationId))
    throw new DomainError("not_found", "selection.no_applicant");
  const result = await deps.selections.decideOne(before, changed(before, ctx), {
    freezeId,
    registrationId,
    decision: decision ?? undefined,
    reason,
  });
  if (!result.done) throw new DomainError("conflict", "selection.version_conflict");
  return getRanking(deps, ctx, eventId);
}
