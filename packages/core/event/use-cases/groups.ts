import type { Actor, StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError, type Issue } from "../../shared/error.ts";
import type { Instant } from "../../shared/time.ts";
import { assertVersion, getEditable } from "../access.ts";
import type { StaffEventView } from "../answer.ts";
import type { EventDeps } from "../deps.ts";
import { groupsOf, haveGroupsEnded } from "../groups.ts";
import { isOver } from "../dates.ts";
import type { PlacesMove, PlacesReturn, SeatGroup } from "../seat-group.ts";
import { save } from "../saving.ts";
import { countEventSeats } from "../seats.ts";
import type { Event, EventId } from "../schema.ts";
import { blocksOf, toStaffView } from "../view.ts";

/**
 * Takes places that a group did not use from it, and gives them to another; without the one or the other they come from, or go to, those
 * that are nobody's. All in one save, whose history says why and who asked. Only what is free can be given back.
 * @throws DomainError event.not_found, event.read_only, event.version_conflict, event.wrong_state, event.invalid,
 *   event.seats_below_taken, event.seats_changing
 */
export async function moveGroupPlaces(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  move: PlacesMove,
): Promise<StaffEventView> {
  const before = await getEditable(deps, ctx, eventId);
  return toStaffView(deps, ctx, await movePlaces(deps, ctx, before, move));
}

/**
 * Makes nobody's what a partner does not use of the places of its group. The caller has checked whose these are.
 * @throws DomainError event.version_conflict, event.wrong_state, event.invalid, event.seats_changing
 */
export async function returnGroupPlaces(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  event: Event,
  { groupId, ...move }: PlacesReturn,
): Promise<void> {
  if (isOver(event, ctx.now)) throw new DomainError("conflict", "event.wrong_state", { state: event.state });
  try {
    await movePlaces(deps, ctx, event, { ...move, from: groupId });
  } catch (cause) {
    if (!(cause instanceof DomainError) || !isMoreThanFree(cause)) throw cause;
    // To who gives back it is said how many are free, and neither how many have to stay nor how many there are.
    const { groups } = countEventSeats(await blocksOf(deps, event, true));
    const limit = Math.max(0, groups?.each[groupId]?.left ?? 0);
    const issues: Issue[] = [{ path: "places", code: "group.too_few", limit }];
    throw new DomainError("invalid", "event.invalid", { issues });
  }
}

function isMoreThanFree({ code, details }: DomainError): boolean {
  return (
    code === "event.seats_below_taken" ||
    (details.issues ?? []).some((issue) => issue.code === "group.too_few")
  );
}

async function movePlaces(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  before: Event,
  { from, to, places, reason, askedBy, version }: PlacesMove,
): Promise<Event> {
  if (before.state === "cancelled" || before.groupsEnded)
    throw new DomainError("conflict", "event.wrong_state", { state: before.state });
  assertVersion(before, version);
  const groups = groupsOf(before);
  const issues: Issue[] = [];
  const known = (groupId: string | undefined, path: string) => {
    if (groupId !== undefined && !groups.some((group) => group.groupId === groupId))
      issues.push({ path, code: "group.unknown" });
  };
  known(from, "from");
  known(to, "to");
  if (from === to) issues.push({ path: "to", code: "group.same" });
  const common = groups.reduce((left, { seats }) => left - seats, before.seats ?? 0);
  const source = from === undefined ? common : groups.find(({ groupId }) => groupId === from)?.seats;
  if (source !== undefined && source < places)
    issues.push({ path: "places", code: "group.too_few", limit: Math.max(0, source) });
  if (issues.length > 0) throw new DomainError("invalid", "event.invalid", { issues });
  const moved = (group: SeatGroup): SeatGroup => {
    if (group.groupId === from) return { ...group, seats: group.seats - places };
    return group.groupId === to ? { ...group, seats: group.seats + places } : group;
  };
  const after = {
    ...before,
    recruitment: { ...before.recruitment, groups: groups.map(moved) },
    version: version + 1,
    updatedAt: ctx.now,
  };
  return save(deps, ctx, before, after, { reason: [reason, askedBy].filter(Boolean).join(" · ") });
}

/**
 * Makes everybody's what the groups of an event have not used by the day that staff wrote; whoever has a place of a group keeps it,
 * counted with all others. Once a day that was put off has come, or twice, it does nothing.
 */
export async function endGroups(
  deps: EventDeps,
  ctx: Context<Actor>,
  { eventId, dueAt }: { eventId: EventId; dueAt: Instant },
): Promise<void> {
  const before = await deps.events.findEvent(eventId);
  if (before && !before.groupsEnded && before.state !== "cancelled" && haveGroupsEnded(before, ctx.now))
    await save(deps, ctx, before, { ...before, version: before.version + 1, updatedAt: ctx.now });
  await deps.events.forgetGroupsEnd(eventId, dueAt);
}
