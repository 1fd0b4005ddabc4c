import { isDeepStrictEqual } from "node:util";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { assertVersion, getEditable } from "../access.ts";
import type { StaffEventView } from "../answer.ts";
import type { EventDeps } from "../deps.ts";
import { doorOf } from "../door.ts";
import {
  assertConsistent,
  assertOtherDates,
  assertPrerequisites,
  assertProject,
  settledAgenda,
} from "../making.ts";
import { derived, keepWordings, splitEvent } from "../parts.ts";
import { everOffered, leavesOut, NOTHING_RETIRED, retire } from "../retired.ts";
import { isEventSeat, isPublic, missingParts, nextNews, optionIds } from "../rules.ts";
import { save } from "../saving.ts";
import type { Event, EventId, EventInput, Retired } from "../schema.ts";
import { toStaffView } from "../view.ts";

/**
 * Replaces what staff write about an event: an optional field that is absent is taken away. People who signed up hear of a new date or place by the
 * stream. What alters what was recorded needs a reason, and is kept as it was (docs/decisions/0024).
 * @throws DomainError event.version_conflict, event.seats_below_taken, event.invalid, event.incomplete, event.wrong_state,
 *   event.recorded, event.held
 */
export async function updateEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  written: EventInput,
  version: number,
  reason?: string,
): Promise<StaffEventView> {
  const before = await getEditable(deps, ctx, eventId);
  if (before.state === "cancelled")
    throw new DomainError("conflict", "event.wrong_state", { state: before.state });
  assertVersion(before, version);
  const moved = written.projectId === before.projectId ? undefined : await assertProject(deps, ctx, written);
  const input = { ...written, agenda: await settledAgenda(deps, written, before, moved) };
  const { retired, forgotten, isFresh } = await retiredBy(deps, before, input);
  const held = isFresh ? { choiceGroups: [], retired: NOTHING_RETIRED } : before;
  assertConsistent({ ...input, retired }, { ...held, recruitment: before.recruitment });
  await assertPrerequisites(deps, ctx, input, before);
  await assertOtherDates(deps, ctx, input, before);
  if (before.state !== "draft") {
    const missing = missingParts({ ...input, retired });
    // What was published stays fit to be public.
    if (missing.length > 0) throw new DomainError("invalid", "event.incomplete", { issues: missing });
  }
  const after: Event = {
    ...input,
    ...derived(input),
    wordings: await keepWordings(input, deps.wordings),
    ...splitEvent(before).own,
    door: doorOf(deps.secretKey, { ...before, visibility: input.visibility }),
    // What is not public yet is nobody's news; who has what is offered no more is told as well.
    ...(isPublic(before) && {
      news: nextNews(
        before,
        { ...input, choiceGroups: everOffered({ choiceGroups: input.choiceGroups, retired }) },
        version + 1,
      ),
    }),
    formVersion: before.formVersion + (isDeepStrictEqual(before.form, input.form) ? 0 : 1),
    retired,
    version: version + 1,
    updatedAt: ctx.now,
  };
  const amendment = await deps.recorded.amend(ctx, before, after, reason);
  if (amendment) after.amendments = [...(before.amendments ?? []), amendment];
  const leave = moved && (() => deps.leave(before, ctx.now));
  return toStaffView(deps, ctx, await save(deps, ctx, before, after, { reason, forgotten, isFresh, leave }));
}

/**
 * What is asked and offered no more after an edit, and whose seats are forgotten, because nobody has them. In a draft
 * for which nobody registered everything may vanish; where people are, what somebody holds is looked up when
 * something is left out, which is seldom.
 */
async function retiredBy(
  deps: EventDeps,
  before: Event,
  input: EventInput,
): Promise<{ retired: Retired; forgotten: string[]; isFresh: boolean }> {
  const isFresh = before.state === "draft" && !(await deps.registrations.hasAny(before.eventId));
  const scopesLeft = (retired: Retired) => {
    const kept = optionIds({ choiceGroups: [...input.choiceGroups, ...retired.choiceGroups] });
    return Object.keys(before.blocks).filter((scope) => !isEventSeat(scope) && !kept.has(scope));
  };
  if (isFresh) return { retired: NOTHING_RETIRED, forgotten: scopesLeft(NOTHING_RETIRED), isFresh };
  const all = retire(before, input);
  // Scopes without words are of options that were removed before there was a way to keep them.
  if (!leavesOut(before, input) && scopesLeft(all).length === 0)
    return { retired: all, forgotten: [], isFresh };
  const held = await deps.registrations.findHeld(before.eventId);
  const retired = retire(before, input, held);
  return { retired, forgotten: scopesLeft(retired).filter((scope) => !held.options.has(scope)), isFresh };
}
