import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { isDay } from "../../shared/time.ts";
import { getEditable } from "../access.ts";
import type { StaffEventView } from "../answer.ts";
import type { EventDeps } from "../deps.ts";
import {
  assertConsistent,
  assertOtherDates,
  assertPrerequisites,
  assertProject,
  assertSupports,
  create,
} from "../making.ts";
import { splitEvent } from "../parts.ts";
import { copiedInput } from "../rules.ts";
import type { CopyInput, EventId, EventInput } from "../schema.ts";
import { copiedSupports } from "../supports.ts";
import { toStaffView } from "../view.ts";

/**
 * Makes a draft. With an idempotency key the id follows from it, so that the same request twice makes
 * one event.
 * @throws DomainError event.create_forbidden, event.invalid
 */
export async function createEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  input: EventInput,
  idempotencyKey?: string,
): Promise<StaffEventView> {
  const { supports = [], informationClause } = await assertProject(deps, ctx, input);
  assertConsistent(input);
  assertSupports(input.agenda, supports);
  await assertPrerequisites(deps, ctx, input);
  await assertOtherDates(deps, ctx, input);
  const eventId = idempotencyKey
    ? derivedId("evt", "event.create", ctx.actor.staffId, idempotencyKey)
    : ctx.newId("evt");
  return toStaffView(deps, ctx, await create(deps, ctx, eventId, { informationClause, ...input }));
}

/**
 * Makes a draft with the same contents on other days; people, team, state and address are its own. A cancelled
 * event can be copied too.
 * @throws DomainError event.not_found, event.read_only, event.invalid
 */
export async function duplicateEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { startsOn }: CopyInput,
  idempotencyKey?: string,
): Promise<StaffEventView> {
  const source = await getEditable(deps, ctx, eventId);
  const copyId = idempotencyKey
    ? derivedId("evt", "event.duplicate", eventId, idempotencyKey)
    : ctx.newId("evt");
  const supports = source.agenda.some(({ supportId }) => supportId !== undefined)
    ? ((await deps.projects.find(source.projectId))?.supports ?? [])
    : [];
  const copied = copiedInput(splitEvent(source).input, startsOn);
  const input = { ...copied, agenda: copiedSupports(copied.agenda, supports) };
  if (input.dates.type === "exact" && !isDay(input.dates.endsOn)) {
    throw new DomainError("invalid", "event.invalid", {
      issues: [{ path: "startsOn", code: "field.day" }],
    });
  }
  const title = {
    pl: `${input.title.pl.slice(0, 290)} (kopia)`,
    ...(input.title.en ? { en: `${input.title.en.slice(0, 290)} (copy)` } : {}),
  };
  // First, so that no copy is ever there without them.
  await deps.copyMailTexts(eventId, copyId, { updatedAt: ctx.now, changedBy: actorRef(ctx.actor) });
  return toStaffView(deps, ctx, await create(deps, ctx, copyId, { ...input, title }));
}
