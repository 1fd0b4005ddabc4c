import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { assertHeld, getFor } from "../access.ts";
import type { AttendancePerson } from "../answer.ts";
import { toPerson } from "../book.ts";
import type { AttendanceDeps } from "../deps.ts";
import { listsAbout } from "../lists.ts";
import { canOverrideEntitlement } from "../rules.ts";
import type { EntitlementInput } from "../schema.ts";

/**
 * Decides that a person gets, or does not get, a certificate against the rule, or takes that back.
 * @throws DomainError event.not_found, event.cancelled, attendance.read_only, registration.not_found
 */
export async function setEntitlement(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  input: EntitlementInput,
): Promise<AttendancePerson> {
  const event = await getFor(deps, ctx, eventId, canOverrideEntitlement);
  assertHeld(event);
  const lists = await listsAbout(deps, event, [registrationId]);
  const person = lists.people.find(({ registration }) => registration.registrationId === registrationId);
  if (!person) throw new DomainError("not_found", "registration.not_found");
  const wanted = { entitled: input.entitled ?? undefined, reason: input.reason };
  for (let attempt = 0; ; attempt += 1) {
    if (attempt === RACE_ATTEMPTS) throw new DomainError("conflict", "attendance.busy");
    const before = await deps.attendance.findEntitlement(eventId, registrationId);
    if (before?.entitled === wanted.entitled && (!before || before.reason === wanted.reason)) break;
    const after = {
      ...wanted,
      eventId,
      registrationId,
      by: actorRef(ctx.actor),
      at: ctx.now,
      version: (before?.version ?? 0) + 1,
    };
    if (await deps.attendance.putEntitlement(after)) break;
    await jitter(attempt);
  }
  const decision = await deps.attendance.findEntitlement(eventId, registrationId);
  const authors = Object.values(person.listed.records).flatMap(({ history }) => history.map(({ by }) => by));
  const names = await deps.namesOf([...authors, ...(decision ? [decision.by] : [])]);
  return toPerson(person, lists, decision, names);
}
