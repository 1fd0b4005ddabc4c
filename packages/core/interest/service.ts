import { addressOf, openedFor, slugIn, type EventStore } from "../event/index.ts";
import { canReadEvent, recruitmentState } from "../event/rules.ts";
import type { EventHead, EventId } from "../event/schema.ts";
import type { InvitationStore } from "../invitation/index.ts";
import type { Limits } from "../limit/index.ts";
import { mailboxOf } from "../limit/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { SecretKey } from "../shared/secret.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { Interests, OwnInterest } from "./answer.ts";
import { interestIdOf, interestIn } from "./link.ts";
import { askedFor, confirmed, isAwaited, isKept, mayBeTold, openingAt } from "./rules.ts";
import type { Interest, InterestInput, Opening } from "./schema.ts";
import type { InterestStore } from "./store.ts";

interface InterestDeps {
  interests: InterestStore;
  events: Pick<EventStore, "findHead" | "findHeadBySlug">;
  invitations: Pick<InvitationStore, "open">;
  limits: Pick<Limits, "takeAtEvent">;
  secretKey: SecretKey;
}

/** How many interests are counted in one read. */
const COUNTED_AT_ONCE = 1_000;

/**
 * Leaves an address for whoever wants to be told once when one can sign up; the stream asks it to confirm. Says nothing of what was
 * known of the address.
 * @param address of the event, and of a closed one with its secret
 * @throws DomainError event.not_found, interest.not_awaited, registration.too_many_from_client, …_for_event, …_for_address
 */
async function askToBeTold(
  deps: InterestDeps,
  ctx: Context,
  address: string,
  input: InterestInput,
): Promise<void> {
  const opened = await openedFor(deps, await deps.events.findHeadBySlug(slugIn(address)), address);
  if (!opened) throw new DomainError("not_found", "event.not_found");
  const { eventId, visibility, door } = opened.event;
  if (!isAwaited(opened.event, ctx.now)) throw new DomainError("conflict", "interest.not_awaited");
  await deps.limits.takeAtEvent(ctx, eventId, [
    ["client", ctx.client],
    ["eventSignUps", eventId],
    ["mailbox", mailboxOf(input.email)],
  ]);
  const ids = { eventId, interestId: interestIdOf(deps.secretKey, eventId, input.email) };
  const by = visibility === "closed" && door ? { doorVersion: door.version } : {};
  await changeTo(deps, ids, (known) => askedFor(known, ids, input, by, ctx.now));
}

/** What the holder of a mailed link reads. Changes nothing: programs open links. @throws DomainError interest.not_found */
async function getOwnInterest(deps: InterestDeps, ctx: Context, token: string): Promise<OwnInterest> {
  const { interest, event } = await findByToken(deps, ctx, token);
  return toView(deps, ctx, event, interest);
}

/**
 * Confirms for the holder of a mailed link that they want to be told, or erases the address. Where nothing is waited for any more, it is
 * erased too, and the answer says what they would have been told. @throws DomainError interest.not_found
 */
async function chooseOwnInterest(
  deps: InterestDeps,
  ctx: Context,
  token: string,
  { wanted }: { wanted: boolean },
): Promise<OwnInterest> {
  const { interest, event } = await findByToken(deps, ctx, token);
  if (!wanted || (interest.state === "asked" && !isAwaited(event, ctx.now))) {
    await deps.interests.erase(interest);
    return toView(deps, ctx, event);
  }
  const after = await changeTo(deps, interest, (known) =>
    known && isKept(known, ctx.now) ? confirmed(known, ctx.now) : undefined,
  );
  if (!after || !isKept(after, ctx.now)) throw notFound();
  return toView(deps, ctx, event, after);
}

/** How many people wait to be told of an event; who they are nobody is told. @throws DomainError event.not_found */
async function countInterests(
  deps: InterestDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Interests> {
  const event = await deps.events.findHead(eventId);
  if (!event || !canReadEvent(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  let waiting = 0;
  let cursor: string | undefined;
  do {
    const page = await deps.interests.listByEvent(eventId, cursor, COUNTED_AT_ONCE);
    waiting += page.items.filter((one) => one.state === "waits" && isKept(one, ctx.now)).length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { waiting };
}

/**
 * Lets the opening of an event follow from the event as it is now. Each write has the condition that nobody wrote since it was read, and
 * is looked at once more: so what follows late, twice, or beside a save or another that follows leaves it where the event is.
 * @param isWanted somebody waits: it comes to be where there is none
 */
async function followOpening(
  deps: Pick<InterestDeps, "interests" | "events">,
  ctx: Context,
  eventId: EventId,
  isWanted: boolean,
): Promise<Opening | undefined> {
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const was = await deps.interests.findOpening(eventId);
    if (!was && !isWanted) return undefined;
    const event = await deps.events.findHead(eventId);
    if (!event) return was;
    const now = openingAt(event, was, ctx.now);
    if (now === was) return was;
    if (!(await deps.interests.keepOpening(now))) await jitter(attempt);
  }
  throw new UnavailableError("The opening of an event is being changed by others.");
}

async function changeTo(
  { interests }: Pick<InterestDeps, "interests">,
  { eventId, interestId }: Pick<Interest, "eventId" | "interestId">,
  change: (known: Interest | undefined) => Interest | undefined,
): Promise<Interest | undefined> {
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const known = await interests.find(eventId, interestId);
    const after = change(known);
    if (!after) return known;
    if (await interests.keep(after)) return after;
    await jitter(attempt);
  }
  throw new UnavailableError("What is kept of an address is being changed by others.");
}

async function findByToken(
  { interests, events, secretKey }: InterestDeps,
  { now }: Context,
  token: string,
): Promise<{ interest: Interest; event: EventHead }> {
  const linked = interestIn(secretKey, token);
  const [interest, event] = linked
    ? await Promise.all([interests.find(linked.eventId, linked.interestId), events.findHead(linked.eventId)])
    : [];
  if (!interest || !event || !isKept(interest, now) || !mayBeTold(event, interest)) throw notFound();
  return { interest, event };
}

function notFound(): DomainError {
  return new DomainError("not_found", "interest.not_found");
}

function toView(
  { secretKey }: Pick<InterestDeps, "secretKey">,
  { now }: Context,
  event: EventHead,
  interest?: Interest,
): OwnInterest {
  const [local = "", domain] = interest?.email?.split("@") ?? [];
  return {
    address: domain && `${local.slice(0, 1)}…@${domain}`,
    state: interest?.state ?? "ended",
    until: interest?.until,
    event: {
      eventId: event.eventId,
      title: event.title,
      slug: addressOf(secretKey, event),
      recruitment: recruitmentState(event, now),
    },
  };
}

const useCases = { askToBeTold, getOwnInterest, chooseOwnInterest, countInterests, followOpening };

/** Use cases of interests. */
export type InterestService = Bound<typeof useCases>;

/** Makes the use cases of interests over their stores. */
export function createInterestService(deps: InterestDeps): InterestService {
  return bind(deps, useCases);
}
