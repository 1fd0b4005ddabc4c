import type { Event } from "../../event/index.ts";
import { type StoredRegistration, waitsTogether } from "../../registration/index.ts";
import {
  canHandOver,
  groupOfStanding,
  isInLine,
  lifeState,
  nextStates,
  waitLimits,
} from "../../registration/rules.ts";
import { isOver } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/schema.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { DelegatedPlace, DelegationView } from "../answer.ts";
import type { DelegationDeps } from "../deps.ts";
import { openDelegation } from "../link.ts";
import type { Delegation } from "../schema.ts";

/** What a contact sees at their link. @throws DomainError delegation.not_found */
export async function getDelegation(
  deps: DelegationDeps,
  ctx: Context,
  token: string,
): Promise<DelegationView> {
  const { delegation, event } = await openPage(deps, ctx, token);
  return show(deps, ctx, delegation, event);
}

/** The delegation behind a contact's link and its event. @throws DomainError delegation.not_found */
export async function openPage(
  deps: Pick<DelegationDeps, "delegations"> & { events: Pick<DelegationDeps["events"], "findEvent"> },
  ctx: Context,
  token: string,
): Promise<{ delegation: Delegation; event: Event }> {
  const delegation = await openDelegation(deps, ctx, token);
  const event = await deps.events.findEvent(delegation.eventId);
  if (!event) throw new DomainError("not_found", "delegation.not_found");
  return { delegation, event };
}

/** The page of a delegation as it is now. */
export async function show(
  deps: DelegationDeps,
  ctx: Context,
  delegation: Delegation,
  event: Event,
): Promise<DelegationView> {
  const places = await placesOf(deps, delegation);
  const chosen = places.flatMap((place) => Object.values(place.at(-1)?.choices ?? {}));
  return {
    event: await deps.eventService.toPublicView(ctx, event, { chosen }),
    institution: delegation.institution,
    contact: delegation.contact,
    createdAt: delegation.createdAt,
    people: await Promise.all(places.map((holders) => toPlace(deps, ctx, event, holders))),
  };
}

/** Who has a place of the delegation now. @throws DomainError delegation.person_not_found */
export async function holderOf(
  deps: Pick<DelegationDeps, "registrations">,
  delegation: Delegation,
  registrationId: RegistrationId,
): Promise<StoredRegistration> {
  const places = await placesOf(deps, delegation);
  const holder = places
    .map((holders) => holders.at(-1))
    .find((one) => one?.registrationId === registrationId);
  if (!holder) throw new DomainError("not_found", "delegation.person_not_found");
  return holder;
}

/**
 * Who had each place of a delegation one after the other, by what their registrations say: a batch of reads, and one more for each
 * time that a place was passed on.
 */
export async function placesOf(
  { registrations }: { registrations: Pick<DelegationDeps["registrations"], "findMany"> },
  { people }: Pick<Delegation, "people">,
): Promise<StoredRegistration[][]> {
  const places: StoredRegistration[][] = people.map(() => []);
  let next: (RegistrationId | undefined)[] = [...people];
  while (next.some((id) => id !== undefined)) {
    const found = await registrations.findMany(next.filter((id) => id !== undefined));
    const byId = new Map(found.map((one) => [one.registrationId, one]));
    next = next.map((id, index) => {
      const holder = id && byId.get(id);
      if (holder) places[index]?.push(holder);
      return holder?.handedTo;
    });
  }
  return places.filter(({ length }) => length > 0);
}

async function toPlace(
  deps: DelegationDeps,
  ctx: Context,
  event: Event,
  holders: readonly StoredRegistration[],
): Promise<DelegatedPlace> {
  const holder = holders.at(-1);
  if (!holder) throw new Error("A place of a delegation is nobody's.");
  const { registrationId, firstName, lastName, status, choices, email, version } = holder;
  const isAhead = event.state !== "cancelled" && !isOver(event, ctx.now);
  return {
    registrationId,
    firstName,
    lastName,
    status,
    choices,
    version,
    hasEmail: email !== undefined,
    reservePosition: isInLine(status) ? await deps.registrations.position(holder) : undefined,
    waitLimits: waitLimits(holder.standing),
    waitsTogether: waitsTogether(holder),
    group: groupOfStanding(holder.standing),
    before: holders
      .slice(0, -1)
      .map((one) => ({ firstName: one.firstName, lastName: one.lastName, until: one.updatedAt })),
    may: {
      exchange: canHandOver(holder, event, "contact", ctx.now),
      withdraw: isAhead && nextStates("withdraw", lifeState(holder), { by: "contact" }).length > 0,
    },
  };
}
