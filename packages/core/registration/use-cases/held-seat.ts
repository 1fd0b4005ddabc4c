import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { change, stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { openLink, type OwnRegistration } from "../link.ts";
import { isHeld, leadsTo } from "../lifecycle.ts";
import type { RegistrationId } from "../schema.ts";
import { NOWHERE } from "../seats.ts";

/**
 * Confirms the address of somebody for whom a seat is held: only its mail had the link. Whoever is confirmed
 * stays so. Also after the time, while the seat has not gone on.
 * @throws DomainError registration.not_found, registration.hold_ended, event.cancelled,
 *   registration.version_conflict
 */
export async function confirmAddress(
  deps: RegistrationDeps,
  ctx: Context,
  token: string,
): Promise<OwnRegistration> {
  const { registration: before, event } = await openLink(deps, token);
  if (!isHeld(before)) {
    if (before.heldUntil) throw new DomainError("conflict", "registration.hold_ended");
    return { registration: before, event };
  }
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  const { registrationId } = before;
  const after = await change(
    deps,
    event,
    before,
    // The seat stays where it is.
    () => ({
      ...before,
      status: leadsTo("confirm_address"),
      heldUntil: undefined,
      ...stamp(before, ctx, actorRef({ type: "participant", registrationId })),
    }),
    undefined,
  );
  return { registration: after, event };
}

/**
 * Gives up the seat of somebody who did not confirm their address in time; the stream passes it on. Confirming and
 * this are conditions on the same version of the row, so exactly one of them happens, however often and late it runs.
 * @returns whether the seat was given up
 */
export async function releaseHeld(
  deps: RegistrationDeps,
  ctx: Context,
  registrationId: RegistrationId,
): Promise<boolean> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const before = await deps.registrations.find(registrationId);
    if (!before || !isHeld(before) || (before.heldUntil ?? "") > ctx.now) return false;
    const event = await deps.events.findHead(before.eventId);
    if (!event) return false;
    const result = await deps.registrations.update(
      before,
      // The moment stays: it tells why the registration ended.
      {
        ...before,
        status: leadsTo("release"),
        standing: NOWHERE,
        statusReason: undefined,
        ...stamp(before, ctx, actorRef(ctx.actor)),
      },
      null,
      { blocks: await deps.seats(event) },
    );
    if (result.outcome === "written") return true;
    await jitter(attempt);
  }
  throw new Error(`the seat of ${registrationId} could not be given up`);
}
