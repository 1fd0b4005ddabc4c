import { isOver } from "../../event/index.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { DelegationView } from "../answer.ts";
import type { DelegationDeps } from "../deps.ts";
import { openPage, placesOf, show } from "./page.ts";

/**
 * Has people who wait for places of all of them at once wait each for one, in their turns (docs/decisions/0086). Twice is the same as once.
 * @throws DomainError delegation.not_found, registration.changes_closed, registration.busy
 */
export async function dissolve(deps: DelegationDeps, ctx: Context, token: string): Promise<DelegationView> {
  const { delegation, event } = await openPage(deps, ctx, token);
  if (event.state === "cancelled" || isOver(event, ctx.now))
    throw new DomainError("conflict", "registration.changes_closed");
  const holders = (await placesOf(deps, delegation)).flatMap((place) => place.at(-1)?.registrationId ?? []);
  const { delegationId } = delegation;
  await deps.registrationService.dissolveParty(ctx, holders, { type: "contact", delegationId });
  return show(deps, ctx, delegation, event);
}
