import { isDeepStrictEqual } from "node:util";
import type { Event, EventId } from "../../event/index.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import type { InstitutionId } from "../../institution/schema.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { busy } from "../busy.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { isActive } from "../lifecycle.ts";
import { judgeInstitution } from "../prerequisites.ts";
import type { RegistrationId } from "../schema.ts";

/**
 * Looks up again, of the people of some entries of the register, what an event asks of institutions: they were found to be one, or are two
 * again. Nobody's place changes by it; staff see who does not meet a criterion now. Safe to do twice.
 * @throws DomainError registration.busy
 */
export async function judgeAnew(
  deps: RegistrationDeps,
  ctx: Context,
  eventId: EventId,
  institutionIds: ReadonlySet<InstitutionId>,
): Promise<void> {
  const event = await deps.events.findEvent(eventId);
  const asks = event?.form.criteria?.some(
    (one) => one.type === "commune" || (one.type === "completed" && one.by === "institution"),
  );
  if (!event || !asks) return;
  for await (const { registrationId, institution, status } of deps.registrations.eachByName(eventId)) {
    if (!institution?.institutionId || !institutionIds.has(institution.institutionId) || !isActive(status))
      continue;
    await judgePerson(deps, ctx, event, registrationId);
  }
}

async function judgePerson(
  deps: RegistrationDeps,
  ctx: Context,
  event: Event,
  registrationId: RegistrationId,
): Promise<void> {
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const before = await deps.registrations.find(registrationId);
    if (!before) return;
    const unproven = await judgeInstitution(deps, event, before, ctx.now);
    if (isDeepStrictEqual(unproven, before.unproven)) return;
    const after = { ...before, unproven, ...stamp(before, ctx, actorRef(ctx.actor)) };
    // A change of something else meanwhile, a telephone, judges nothing: it is looked at as it is then.
    if ((await deps.registrations.update(before, after, undefined)).outcome === "written") return;
    await jitter(attempt);
  }
  throw busy();
}
