import { actorRef, type ContactActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { busy } from "../busy.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import type { RegistrationId } from "../schema.ts";
import { waitsTogether } from "../view.ts";

/**
 * Lets people who wait for places of all of them at once wait each for one: in their turns, all in one transaction, after which the stream
 * looks at the line. Whoever has a place by then, or is gone, stays as they are; twice is the same as once.
 * @throws DomainError registration.busy
 */
export async function dissolveParty(
  deps: RegistrationDeps,
  ctx: Context,
  registrationIds: readonly RegistrationId[],
  by: ContactActor,
): Promise<void> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const people = (await deps.registrations.findMany(registrationIds)).filter(waitsTogether);
    const changes = people.map((was) => ({
      was,
      is: { ...was, party: undefined, ...stamp(was, ctx, actorRef(by)) },
    }));
    if (changes.length === 0 || (await deps.registrations.changeLine(changes, undefined))) return;
    await jitter(attempt);
  }
  throw busy();
}
