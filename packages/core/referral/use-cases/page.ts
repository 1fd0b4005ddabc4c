import { headsOf, isPublic, nextFirst, type EventId, type EventHead } from "../../event/index.ts";
import { recruitmentState } from "../../event/rules.ts";
import { isInLine, waitLimits } from "../../registration/rules.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { epochSeconds } from "../../shared/time.ts";
import { openEvent, ownReferrals, referring, type Referring } from "../access.ts";
import type { OwnReferral, ReferralEvent, ReferralEvents } from "../answer.ts";
import type { ReferralDeps } from "../deps.ts";
import { canTakeBack, referralsEnd } from "../rules.ts";
import type { Referral } from "../schema.ts";

/**
 * Events to which one's institution refers people, and those that have its people, the next first and what was behind. Of each event of one's projects that
 * is not long over the referrals of the institution are read.
 * @throws DomainError referral.forbidden
 */
export async function listReferralEvents(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
): Promise<ReferralEvents> {
  const from = await referring(deps, ctx);
  if (!from) throw new DomainError("forbidden", "referral.forbidden");
  const heads = (await listHeads(deps, ctx)).filter(
    // Later than that nothing is kept of who was referred.
    (event) => isPublic(event) && referralsEnd(event, event.updatedAt.slice(0, 10)) > epochSeconds(ctx.now),
  );
  const items = await Promise.all(
    nextFirst(heads, ctx.now).map(async (event) => ({
      event,
      own: await ownReferrals(deps, ctx, event.eventId, from),
    })),
  );
  return {
    institution: shown(from),
    items: items
      .filter(({ event, own }) => event.recruitment.referrals || own.length > 0)
      .map(({ event, own }) => ({
        eventId: event.eventId,
        title: event.title,
        dates: event.dates,
        recruitment: recruitmentState(event, ctx.now),
        referred: own.length,
      })),
  };
}

/**
 * An event as one's institution refers people to it, and whom it referred.
 * @param written what was written just now, which the index may not have yet
 * @throws DomainError event.not_found
 */
export async function show(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  written?: Referral,
): Promise<ReferralEvent> {
  const { event, from, own: listed } = await openEvent(deps, ctx, eventId);
  const others = listed.filter(({ registrationId }) => registrationId !== written?.registrationId);
  const own = [...others, ...(written ? [written] : [])];
  const people = await deps.registrations.findMany(own.map(({ registrationId }) => registrationId));
  const positions = people.some(({ status }) => isInLine(status))
    ? await deps.registrations.linePositions(eventId)
    : undefined;
  const referrals = people.flatMap((registration): OwnReferral[] => {
    const { registrationId, firstName, lastName, status, statusReason, offeredUntil, email, createdAt } =
      registration;
    const referral = own.find((one) => one.registrationId === registrationId);
    if (!referral) return [];
    return [
      {
        registrationId,
        firstName,
        lastName,
        status,
        statusReason,
        createdAt,
        reservePosition: isInLine(status) ? positions?.get(registrationId) : undefined,
        offeredUntil,
        waitLimits: waitLimits(registration.standing),
        hasEmail: email !== undefined,
        document: referral.document,
        referredOn: referral.referredOn,
        version: referral.version,
        may: { takeBack: canTakeBack(registration, event, ctx.now) },
      },
    ];
  });
  return {
    institution: shown(from),
    event: await deps.eventService.toPublicView(ctx, event),
    isOpen: event.recruitment.referrals !== undefined && recruitmentState(event, ctx.now).state === "open",
    referrals: referrals.toSorted((a, b) => (latestFirst(a) > latestFirst(b) ? -1 : 1)),
  };
}

const latestFirst = (one: OwnReferral) => `${one.createdAt} ${one.registrationId}`;

/** All events of one's projects. */
async function listHeads({ events }: ReferralDeps, { actor }: Context<StaffActor>): Promise<EventHead[]> {
  const heads: EventHead[] = [];
  for (const projectId of actor.projectIds === "all" ? [] : actor.projectIds)
    for await (const head of headsOf(events, projectId)) heads.push(head);
  return heads;
}

function shown({ institutionId, name, town }: Referring) {
  return { institutionId, name, town };
}
