import { isAllowed } from "../access/rules.ts";
import { isOver, type EventHead } from "../event/index.ts";
import { isActive, isErased, type RegistrationId, type StoredRegistration } from "../registration/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { findAround, type Around } from "./around.ts";
import type { ErasureDeps } from "./deps.ts";
import { evidenceOf, participantOf, staysOf, type EventEvidence } from "./evidence.ts";
import { outcomeOf } from "./rules.ts";
import type { ErasureOutcome, Stays } from "./outcome.ts";
import type { PersonQuery } from "./schema.ts";

/** A registration of somebody, its event, and what an erasure would make of it. */
export interface Found {
  registration: StoredRegistration;
  event: EventHead;
  outcome: ErasureOutcome;
  stays: Stays[];
}

/** All that was found of somebody. */
export interface FoundAll {
  found: Found[];
  elsewhere: number;
  around?: Around;
  suppressed: boolean;
}

/**
 * All that is kept of an address, or of registrations, as far as the member of staff answers for requests: at events of their projects, and
 * of the address itself where they do for the whole installation.
 * @throws DomainError privacy.forbidden
 */
export async function findAll(
  deps: ErasureDeps,
  ctx: Context<StaffActor>,
  { address, registrationIds }: PersonQuery,
): Promise<FoundAll> {
  const answersForAll = answersFor(ctx);
  const ids = new Set<RegistrationId>(registrationIds);
  if (address !== undefined) for (const one of await idsOfAddress(deps, address)) ids.add(one);
  const { found, elsewhere } = await findRegistrations(deps, ctx, [...ids]);
  const asked = answersForAll ? address : undefined;
  return {
    found,
    elsewhere,
    ...(asked !== undefined && { around: await findAround(deps, ctx.now, asked) }),
    suppressed: asked !== undefined && (await deps.addresses.suppressionsOf([asked]))[0] !== undefined,
  };
}

/**
 * What staff chose of all that was found: the registrations that are one person's, and what is kept of the address itself where it is chosen, too.
 * Nothing is read of what they did not choose.
 * @throws DomainError privacy.forbidden, erasure.unknown_registration, erasure.nothing
 */
export async function findChosen(
  deps: ErasureDeps,
  ctx: Context<StaffActor>,
  { address, registrationIds, addressItself }: PersonQuery & { addressItself: boolean },
): Promise<{ found: Found[]; around?: Around }> {
  const asked = answersFor(ctx) && addressItself ? address : undefined;
  const wanted = [...new Set(registrationIds)];
  const { found } = await findRegistrations(deps, ctx, wanted);
  if (found.length < wanted.length) throw new DomainError("conflict", "erasure.unknown_registration");
  if (found.length === 0 && asked === undefined) throw new DomainError("conflict", "erasure.nothing");
  return { found, ...(asked !== undefined && { around: await findAround(deps, ctx.now, asked) }) };
}

/** Whether the member of staff answers for requests for the whole installation. @throws DomainError privacy.forbidden, where nowhere */
function answersFor({ actor }: Context<StaffActor>): boolean {
  const isForAll = isAllowed(actor, "privacy.requests");
  const projects = actor.projectIds === "all" ? [undefined] : actor.projectIds;
  if (!isForAll && !projects.some((projectId) => isAllowed(actor, "privacy.requests", { projectId })))
    throw new DomainError("forbidden", "privacy.forbidden");
  return isForAll;
}

/** Registrations, as far as the member of staff answers for their events, and what an erasure would make of each. */
async function findRegistrations(
  deps: ErasureDeps,
  ctx: Context<StaffActor>,
  ids: readonly RegistrationId[],
): Promise<Pick<FoundAll, "found" | "elsewhere">> {
  const registrations = await deps.registrations.findMany([...ids]);
  const events = new Map<string, { event: EventHead; evidence: EventEvidence }>();
  for (const eventId of new Set(registrations.map((one) => one.eventId))) {
    const event = await deps.events.findHead(eventId);
    if (event && isAllowed(ctx.actor, "privacy.requests", event))
      events.set(eventId, { event, evidence: await evidenceOf(deps, eventId) });
  }
  const found: Found[] = [];
  for (const registration of registrations) {
    const { event, evidence } = events.get(registration.eventId) ?? {};
    if (!event || !evidence) continue;
    const participant = await participantOf(deps, event, registration.registrationId);
    const stays = await staysOf(deps, event, registration, evidence, participant);
    const is = {
      isActive: isActive(registration.status),
      isErased: isErased(registration, stays.length > 0),
    };
    found.push({ registration, event, stays, outcome: outcomeOf(is, isOver(event, ctx.now), stays) });
  }
  return { found, elsewhere: registrations.length - found.length };
}

async function idsOfAddress(deps: ErasureDeps, address: string): Promise<RegistrationId[]> {
  const ids: RegistrationId[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.addresses.findByAddress(address, cursor);
    ids.push(...page.items.map(({ registrationId }) => registrationId));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}
