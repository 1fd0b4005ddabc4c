import { isDeepStrictEqual } from "node:util";
import type { EventId } from "../../event/index.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import type { InstitutionId } from "../../institution/schema.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { isActive } from "../lifecycle.ts";
import { judgeInstitution } from "../prerequisites.ts";

/**
 * Looks up again, of the people of some entries of the register, what an event asks of institutions: they were found to be one, or are two
 * again. Nobody's place changes by it; staff see who does not meet a criterion now. Safe to do twice.
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
    const before = await deps.registrations.find(registrationId);
    if (!before) continue;
    const unproven = await judgeInstitution(deps, event, before, ctx.now);
    if (isDeepStrictEqual(unproven, before.unproven)) continue;
    const after = { ...before, unproven, ...stamp(before, ctx, actorRef(ctx.actor)) };
    // Whoever was changed meanwhile was judged with it, or is when this comes again.
    await deps.registrations.update(before, after, undefined);
  }
}
