import { isAllowed } from "../access/rules.ts";
import { mailboxOf } from "../limit/rules.ts";
import { createParticipantStore } from "../participant/index.ts";
import type { ParticipantId } from "../participant/schema.ts";
import { createIndicatorStore } from "../indicator/index.ts";
import { createSupportEntryStore } from "../support-entry/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { subscriptionIdOf } from "../subscription/link.ts";
import type { Table } from "../shared/table.ts";
import { addSeconds } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { ErasureView, FoundPerson } from "./answer.ts";
import type { ErasureDeps, FindingStores } from "./deps.ts";
import { idsOf, participantOf } from "./evidence.ts";
import { findAll, findChosen, type Found } from "./find.ts";
import { lookedAgain, SECOND_LOOK_SECONDS } from "./rules.ts";
import { mailboxesOf } from "./run.ts";
import { createErasureStore } from "./store.ts";
import type { Erasure, ErasureInput, PersonQuery } from "./schema.ts";

/**
 * What is kept of an address, or of registrations, over all events, and what an erasure would make of it.
 * @throws DomainError privacy.forbidden
 */
async function findPerson(
  deps: ErasureDeps,
  ctx: Context<StaffActor>,
  query: PersonQuery,
): Promise<FoundPerson> {
  const { found, elsewhere, around, suppressed } = await findAll(deps, ctx, query);
  return {
    registrations: found.map(({ registration, event, outcome, stays }) => ({
      registrationId: registration.registrationId,
      eventId: event.eventId,
      eventTitle: event.title,
      firstName: registration.firstName,
      lastName: registration.lastName,
      email: registration.email,
      institution: registration.institution?.name,
      status: registration.status,
      createdAt: registration.createdAt,
      outcome,
      stays,
    })),
    elsewhere,
    around: around && {
      subscribed: around.subscription !== undefined,
      suppressed,
      interests: around.interests.length,
      invitations: around.invitations.length,
      delegations: around.delegations.length,
      leads: around.leads,
    },
  };
}

/**
 * Begins to erase a person: what is erased is decided now, the stream does it in parts. The same request once more erases nothing more.
 * @throws DomainError privacy.forbidden, erasure.nothing, erasure.unknown_registration, erasure.active, erasure.leads
 */
async function beginErasure(
  deps: ErasureDeps,
  ctx: Context<StaffActor>,
  { address, registrationIds, addressItself, reason }: ErasureInput,
): Promise<ErasureView> {
  const { found, around } = await findChosen(deps, ctx, { address, registrationIds, addressItself });
  if (found.some(({ outcome }) => outcome === "active")) throw new DomainError("conflict", "erasure.active");
  if (around && around.leads > 0) throw new DomainError("conflict", "erasure.leads");
  const erasure: Erasure = {
    erasureId: ctx.newId("ers"),
    state: "working",
    look: 1,
    done: 0,
    named: 0,
    registrationIds: found.map(({ registration }) => registration.registrationId),
    addressHashes: await hashesOf(deps, found, address),
    participantIds: await candidatesOf(deps, found),
    // Also where there is none yet: the consent of a sign-up becomes one by the stream.
    subscriptionIds: around && address ? [subscriptionIdOf(deps.secretKey, address)] : [],
    interests: (around?.interests ?? []).map(({ eventId, interestId }) => ({ eventId, interestId })),
    invitations: (around?.invitations ?? []).map(({ eventId, invitationId }) => ({ eventId, invitationId })),
    delegationIds: (around?.delegations ?? []).map(({ delegationId }) => delegationId),
    toldContacts: [...new Set(found.flatMap(({ registration }) => registration.delegationId ?? []))],
    reason,
    requestedBy: actorRef(ctx.actor),
    requestedAt: ctx.now,
    secondAt: addSeconds(ctx.now, SECOND_LOOK_SECONDS),
    version: 1,
  };
  await deps.erasures.save(erasure);
  return toView(deps, erasure);
}

/** Under which hashes registrations are found by the addresses that they have, had, and were written to. */
async function hashesOf(
  deps: ErasureDeps,
  found: readonly Found[],
  address: string | undefined,
): Promise<string[]> {
  const mailboxes = new Set(address === undefined ? [] : [mailboxOf(address)]);
  for (const { registration } of found)
    for (const mailbox of await mailboxesOf(deps, registration)) mailboxes.add(mailbox);
  return Promise.all([...mailboxes].map((mailbox) => deps.addresses.hashOf(mailbox)));
}

/**
 * Candidates of projects all of whose registrations are erased, now or before, with whom was merged into them: nobody has reported them yet. A
 * list that names the registration does not name the candidate. Whose term is over is none: of them stays what is counted, and no name.
 */
async function candidatesOf(deps: ErasureDeps, found: readonly Found[]): Promise<ParticipantId[]> {
  const erased = new Set(found.map(({ registration }) => registration.registrationId));
  const ids = new Set<ParticipantId>();
  for (const { registration, event, stays } of found) {
    if (stays.includes("participant")) continue;
    const participant = await participantOf(deps, event, registration.registrationId);
    if (participant?.ended) continue;
    const all = idsOf(participant);
    const links = (await Promise.all(all.map((one) => deps.participants.linksOf(one)))).flat();
    const others = links.map((link) => link.registrationId).filter((one) => !erased.has(one));
    const rest = await deps.registrations.findMany(others);
    if (rest.every(({ erasedAt }) => erasedAt !== undefined)) for (const one of all) ids.add(one);
  }
  return [...ids];
}

/**
 * Erasures of the installation, the latest first. One that broke off before a moment was noted at which it is worked again is by nothing else
 * seen to be due, so whoever looks at it has it go on.
 * @throws DomainError privacy.forbidden
 */
async function listErasures(
  deps: ErasureDeps,
  ctx: Context<StaffActor>,
  cursor?: string,
): Promise<Page<ErasureView>> {
  if (!isAllowed(ctx.actor, "privacy.requests")) throw new DomainError("forbidden", "privacy.forbidden");
  const page = await deps.erasures.list(cursor, PAGE_SIZE);
  for (const one of page.items)
    if (one.state === "working" && one.secondAt === undefined) await lookAgain(deps, ctx, one);
  return { ...page, items: await Promise.all(page.items.map((one) => toView(deps, one))) };
}

/** Begins the second look of an erasure that waits for it, or the part that nobody finished. Safe to do twice. */
async function lookAgain(deps: Pick<ErasureDeps, "erasures">, ctx: Context, waiting: Erasure): Promise<void> {
  const erasure = await deps.erasures.find(waiting.erasureId);
  const next = erasure && lookedAgain(erasure, ctx.now);
  if (next) await deps.erasures.save(next);
}

async function toView(deps: Pick<ErasureDeps, "namesOf">, erasure: Erasure): Promise<ErasureView> {
  const { erasureId, state, registrationIds, named, reason, requestedBy, requestedAt, finishedAt } = erasure;
  const names = await deps.namesOf([requestedBy]);
  return {
    erasureId,
    state,
    registrations: registrationIds.length,
    named,
    reason,
    requestedBy: names.get(requestedBy),
    requestedAt,
    finishedAt,
  };
}

const useCases = { findPerson, findChosen, beginErasure, listErasures, lookAgain };

/** Use cases of erasures. */
export type ErasureService = Bound<typeof useCases>;

/** Makes the use cases of erasures over what people are found by. */
export function createErasureService(
  table: Table,
  stores: FindingStores,
  others: Pick<ErasureDeps, "addresses" | "namesOf" | "secretKey">,
): ErasureService {
  const { registrations, events, messages, subscriptions, interests, invitations, delegations } = stores;
  const { attendance, certificates } = stores;
  const found = { registrations, events, messages, subscriptions, interests, invitations, delegations };
  const own = {
    erasures: createErasureStore(table),
    participants: createParticipantStore(table),
    supportEntries: createSupportEntryStore(table),
    indicators: createIndicatorStore(table),
  };
  return bind({ ...found, attendance, certificates, ...own, ...others }, useCases);
}
