import { canManageRegistrations, isPublic, type EventService, type EventStore } from "../event/index.ts";
import { byReferralOnly, isOver, recruitmentState } from "../event/rules.ts";
import type { Event, EventId } from "../event/schema.ts";
import type { MessageStore } from "../message/index.ts";
import { needsErasedOn } from "../registration/rules.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { derivedId } from "../shared/id.ts";
import type { SecretKey } from "../shared/secret.ts";
import { epochSeconds, type Instant } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { InvitationView, Invitations, InvitedCounts, OwnInvitation } from "./answer.ts";
import { invitationHash, invitationIdOf, invitationMail } from "./link.ts";
import { invitationState, isReminded } from "./rules.ts";
import {
  MAX_INVITATIONS,
  type Invitation,
  type InvitationId,
  type InvitationsInput,
  type Invited,
  type ReminderInput,
} from "./schema.ts";
import type { CountedInvitation, InvitationStore } from "./store.ts";

interface InvitationDeps {
  invitations: InvitationStore;
  eventService: Pick<EventService, "getEvent">;
  events: Pick<EventStore, "findHead">;
  messages: Pick<MessageStore, "findMany">;
  secretKey: SecretKey;
}

/** How many rows are written at the same time. */
const AT_ONCE = 10;

/** Invitations of an event, for those who enter its people. @throws DomainError event.not_found, registration.read_only */
async function listInvitations(
  deps: InvitationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Invitations> {
  await getManaged(deps, ctx, eventId);
  const views = await viewsOf(deps, await deps.invitations.list(eventId));
  return {
    items: views.toSorted((a, b) => (a.email < b.email ? -1 : 1)),
    round: Math.max(0, ...views.map(({ reminded }) => reminded)) + 1,
  };
}

/**
 * Invites people: each gets a mail with a link of their own, which the stream sends. The same list twice invites once, also after
 * half of it; whose invitation was withdrawn is invited anew, by another link.
 * @throws DomainError event.not_found, registration.read_only, event.wrong_state, invitation.by_referral, invitation.too_late, invitation.too_many
 */
async function invite(
  deps: InvitationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { people, locale }: InvitationsInput,
): Promise<InvitedCounts> {
  const event = await getManaged(deps, ctx, eventId);
  assertInvites(event, ctx.now);
  const idOf = ({ email }: Invited) => invitationIdOf(deps.secretKey, eventId, email);
  const asked = new Map(people.map((one) => [idOf(one), one]));
  const known = new Map((await deps.invitations.list(eventId)).map((one) => [one.invitationId, one]));
  const fresh = [...asked].filter(([id]) => !known.has(id));
  if (known.size + fresh.length > MAX_INVITATIONS)
    throw new DomainError("conflict", "invitation.too_many", { limit: MAX_INVITATIONS });
  const again = [...asked.keys()].flatMap((id) => known.get(id) ?? []).filter((one) => one.withdrawnAt);
  const ttl = endOf(event, ctx.now);
  const noted = { updatedAt: ctx.now, changedBy: actorRef(ctx.actor) };
  const made = await eachOf(fresh, ([invitationId, one]) =>
    deps.invitations.create(
      {
        ...one,
        eventId,
        invitationId,
        locale,
        linkVersion: 1,
        linkHash: invitationHash(deps.secretKey, { invitationId, linkVersion: 1 }),
        reminded: 0,
        version: 1,
        createdAt: ctx.now,
        ...noted,
      },
      ttl,
    ),
  );
  const renewed = await eachOf(again, async (before) => {
    const linkVersion = before.linkVersion + 1;
    const after: Invitation = {
      ...kept(before),
      ...noted,
      linkVersion,
      linkHash: invitationHash(deps.secretKey, { ...before, linkVersion }),
      reminded: 0,
      declinedAt: undefined,
      withdrawnAt: undefined,
      version: before.version + 1,
    };
    return (await deps.invitations.change(after, before)).done;
  });
  const invited = [...made, ...renewed].filter(Boolean).length;
  return { invited, known: asked.size - invited };
}

/**
 * Reminds who was written to and has not answered. Whoever was reminded in that round is not reminded again, so an action that
 * broke off, or was pressed twice, goes on where it was.
 * @throws DomainError event.not_found, registration.read_only, event.wrong_state, invitation.by_referral, invitation.too_late
 */
async function remind(
  deps: InvitationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { round }: ReminderInput,
): Promise<{ reminded: number }> {
  const event = await getManaged(deps, ctx, eventId);
  assertInvites(event, ctx.now);
  const all = await deps.invitations.list(eventId);
  const states = new Map((await viewsOf(deps, all)).map(({ invitationId, state }) => [invitationId, state]));
  const due = all.filter(
    ({ invitationId, reminded }) => reminded < round && isReminded(states.get(invitationId) ?? "queued"),
  );
  const done = await eachOf(due, async (before) => {
    const after = {
      ...kept(before),
      reminded: round,
      version: before.version + 1,
      updatedAt: ctx.now,
      changedBy: actorRef(ctx.actor),
    };
    return (await deps.invitations.change(after, before)).done;
  });
  return { reminded: done.filter(Boolean).length };
}

/**
 * Withdraws an invitation: its link opens nothing from then on. Who came by it stays. Twice is the same as once.
 * @throws DomainError event.not_found, registration.read_only, invitation.not_found, invitation.version_conflict
 */
async function withdrawInvitation(
  deps: InvitationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  invitationId: InvitationId,
): Promise<InvitationView> {
  await getManaged(deps, ctx, eventId);
  const before = await deps.invitations.find(eventId, invitationId);
  if (!before) throw new DomainError("not_found", "invitation.not_found");
  const after: Invitation = {
    ...kept(before),
    withdrawnAt: before.withdrawnAt ?? ctx.now,
    version: before.version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (!before.withdrawnAt && !(await deps.invitations.change(after, before)).done)
    throw new DomainError("conflict", "invitation.version_conflict");
  return toView({ ...before, ...after }, undefined);
}

/**
 * Invites somebody at another address, and withdraws the invitation that went to the wrong one. Twice is the same as once.
 * @throws DomainError event.not_found, registration.read_only, event.wrong_state, invitation.by_referral, invitation.too_late,
 *   invitation.too_many, invitation.not_found, invitation.version_conflict
 */
async function readdressInvitation(
  deps: InvitationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  invitationId: InvitationId,
  email: string,
): Promise<void> {
  await getManaged(deps, ctx, eventId);
  const before = await deps.invitations.find(eventId, invitationId);
  if (!before) throw new DomainError("not_found", "invitation.not_found");
  if (invitationIdOf(deps.secretKey, eventId, email) === invitationId) return;
  const { firstName, lastName, locale } = before;
  await invite(deps, ctx, eventId, { people: [{ email, firstName, lastName }], locale });
  await withdrawInvitation(deps, ctx, eventId, invitationId);
}

/** What the holder of an invitation's link sees. @throws DomainError invitation.not_found, also where it was withdrawn */
async function getOwnInvitation(deps: InvitationDeps, _ctx: Context, token: string): Promise<OwnInvitation> {
  return toOwn(await opened(deps, token));
}

/**
 * Says that the invited person does not come; who comes nevertheless still can. Twice is the same as once.
 * @throws DomainError invitation.not_found, invitation.version_conflict
 */
async function declineInvitation(deps: InvitationDeps, ctx: Context, token: string): Promise<OwnInvitation> {
  const before = await opened(deps, token);
  if (before.declinedAt || before.used > 0) return toOwn(before);
  const after: Invitation = {
    ...kept(before),
    declinedAt: ctx.now,
    version: before.version + 1,
    updatedAt: ctx.now,
    changedBy: `invitation:${before.invitationId}`,
  };
  if (!(await deps.invitations.change(after, before)).done)
    throw new DomainError("conflict", "invitation.version_conflict");
  return toOwn({ ...before, ...after });
}

/** Lets the invitations of an event end with it where it is now; safe to run twice. */
async function moveInvitations(deps: InvitationDeps, _ctx: Context, eventId: EventId): Promise<void> {
  const event = await deps.events.findHead(eventId);
  if (!event) return;
  const ttl = endOf(event, event.updatedAt);
  const others = (await deps.invitations.list(eventId)).filter((one) => one.ttl !== ttl);
  await eachOf(others, (one) => deps.invitations.keepUntil(one, ttl));
}

/** Whether a mail would still bring somebody to a form. */
function assertInvites(event: Event, now: Instant): void {
  if (!isPublic(event) || event.state === "cancelled")
    throw new DomainError("conflict", "event.wrong_state", { state: event.state });
  if (byReferralOnly(event)) throw new DomainError("conflict", "invitation.by_referral");
  if (isOver(event, now) || recruitmentState(event, now).state === "closed")
    throw new DomainError("conflict", "invitation.too_late");
}

async function getManaged(deps: InvitationDeps, ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  return event;
}

async function opened(deps: InvitationDeps, token: string): Promise<CountedInvitation> {
  const invitation = await deps.invitations.open(token);
  if (!invitation) throw new DomainError("not_found", "invitation.not_found");
  return invitation;
}

/** When what is known of people who were invited is erased: with the needs of those who came (docs/decisions/0031). */
function endOf(event: Parameters<typeof needsErasedOn>[0], since: string): number {
  return epochSeconds(`${needsErasedOn(event, since.slice(0, 10))}T00:00:00.000Z`);
}

async function viewsOf(
  deps: InvitationDeps,
  invitations: readonly CountedInvitation[],
): Promise<InvitationView[]> {
  const mails = await deps.messages.findMany(
    invitations.map((one) => {
      const { kind, cause } = invitationMail(one);
      return `${one.invitationId}/${derivedId("msg", kind, ...cause)}` as const;
    }),
  );
  return invitations.map((one, index) => toView(one, mails[index]?.state));
}

function toView(invitation: CountedInvitation, mail: string | undefined): InvitationView {
  const { invitationId, email, firstName, lastName, reminded, version, createdAt } = invitation;
  const state = invitationState(invitation, invitation.used, mail);
  return { invitationId, email, firstName, lastName, state, reminded, version, createdAt };
}

function toOwn({ email, firstName, lastName, used, declinedAt }: CountedInvitation): OwnInvitation {
  return { email, firstName, lastName, isUsed: used > 0, isDeclined: declinedAt !== undefined };
}

function kept(counted: CountedInvitation): Invitation {
  const { used: _, ttl: __, ...invitation } = counted;
  return invitation;
}

async function eachOf<One, Result>(
  all: readonly One[],
  work: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE)
    results.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(work))));
  return results;
}

const useCases = {
  listInvitations,
  invite,
  remind,
  withdrawInvitation,
  readdressInvitation,
  getOwnInvitation,
  declineInvitation,
  moveInvitations,
};

/** Use cases of invitations. */
export type InvitationService = Bound<typeof useCases>;

/** Makes the use cases of invitations over their store. */
export function createInvitationService(deps: InvitationDeps): InvitationService {
  return bind(deps, useCases);
}
