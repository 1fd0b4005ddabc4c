import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { assertManages, getForStaff } from "../access.ts";
import { busy } from "../busy.ts";
import { stamp } from "../change.ts";
import { withConsents } from "../consent.ts";
import type { RegistrationDeps } from "../deps.ts";
import type { NewsEndInput, RegistrationId, RegistrationSource } from "../schema.ts";
import type { StoredRegistration } from "../store.ts";

/**
 * Takes the consent to news of other events back in somebody's name, who asked staff for it; that it ends for their address follows.
 * Said twice, it is taken back once.
 * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.busy
 */
export async function endNewsFor(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  { reason }: NewsEndInput,
): Promise<void> {
  const { event } = await getForStaff(deps, ctx, eventId, registrationId);
  assertManages(ctx, event);
  await takeBack(deps, ctx, registrationId, "staff", reason);
}

/** Takes it back in a registration because it ended for its address. Safe to do twice. */
export async function endNews(
  deps: RegistrationDeps,
  ctx: Context,
  registrationId: RegistrationId,
): Promise<void> {
  await takeBack(deps, ctx, registrationId, "online");
}

async function takeBack(
  deps: RegistrationDeps,
  ctx: Context,
  registrationId: RegistrationId,
  by: RegistrationSource,
  reason?: string,
): Promise<void> {
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const before = await deps.registrations.find(registrationId);
    if (!before) throw new DomainError("not_found", "registration.not_found");
    if (!before.consents.newsletter) return;
    const after: StoredRegistration = {
      ...before,
      ...stamp(before, ctx, actorRef(ctx.actor)),
      changeReason: reason,
      consents: withConsents(before.consents, { newsletter: false }, { at: ctx.now, by }),
    };
    // Nothing of what others may hold is touched: it is written, or somebody was faster.
    if ((await deps.registrations.update(before, after, undefined)).outcome === "written") return;
    await jitter(attempt);
  }
  throw busy();
}
