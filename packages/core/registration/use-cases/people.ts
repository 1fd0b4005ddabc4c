import { isInLine, isActive } from "../lifecycle.ts";
import { canReadNeeds, canReadReferrals, type EventId } from "../../event/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import type { RegistrationCounts, StaffRegistrationView } from "../answer.ts";
import type { RegistrationDeps } from "../deps.ts";
import { countRegistrations, usedUpBy } from "../counts.ts";
import { unmetIds } from "../criteria.ts";
import type { Needs, RegistrationId, RegistrationStatus } from "../schema.ts";
import { getEventWithPeople, getForStaff } from "../access.ts";
import { unanswered } from "../rules.ts";
import { rewordedFor } from "../form-versions.ts";
import { forStaff, toStaffView } from "../view.ts";

/** What a list of an event's people is asked for. */
interface RegistrationsQuery {
  status?: RegistrationStatus;
  optionId?: string;
  q?: string;
  /** Only who does not meet a criterion of the event, or has not said. */
  unmet?: "yes";
  /** Only who has a place and has not filled in what is asked of those who do. */
  unanswered?: "yes";
  /** Only who agrees, as things stand, to be photographed and filmed, or who does not: the list of whoever takes the pictures. */
  image?: "yes" | "no";
  cursor?: string;
  limit?: number;
}

/** People of an event in Polish order, for staff. */
export async function listRegistrations(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  query: RegistrationsQuery,
): Promise<Page<StaffRegistrationView>> {
  const event = await getEventWithPeople(deps, ctx, eventId);
  const page = await deps.registrations.listByName(
    eventId,
    {
      status: query.status,
      optionId: query.optionId,
      q: query.q,
      suits:
        query.unmet || query.unanswered || query.image
          ? (person) =>
              (!query.unmet || unmetIds(event, person) !== undefined) &&
              (!query.unanswered || unanswered(event, person) !== undefined) &&
              (!query.image || person.consents.image === (query.image === "yes"))
          : undefined,
    },
    query.cursor,
    Math.min(query.limit ?? PAGE_SIZE, 250),
  );
  const reworded = await rewordedFor(deps, event, page.items);
  // One look at the line serves the whole page.
  const positions = page.items.some(({ status }) => isInLine(status))
    ? await deps.registrations.linePositions(eventId)
    : new Map<RegistrationId, number>();
  return {
    ...page,
    items: page.items.map((registration) => {
      const view = forStaff(event, registration, reworded);
      if (!isInLine(view.status)) return view;
      return {
        ...view,
        reservePosition: positions.get(view.registrationId) ?? registration.joinedPosition,
      };
    }),
  };
}

/**
 * One registration with what the person needs, where the reader may know it.
 * @throws DomainError event.not_found, registration.not_found
 */
export async function getRegistration(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<StaffRegistrationView> {
  const { event, registration } = await getForStaff(deps, ctx, eventId, registrationId);
  const view: StaffRegistrationView = {
    ...(await toStaffView(deps, event, registration)),
    ...(canReadReferrals(ctx.actor, event) && { referredBy: registration.referredBy }),
  };
  if (!canReadNeeds(ctx.actor, event)) return view;
  const kept = await deps.registrations.findNeeds(registrationId, ctx.now);
  return { ...view, needs: kept?.needs, needsUntil: kept?.erasedOn };
}

/** Counts for an event's overview; reads all its people, and who was there where some of them have left. */
export async function countPeople(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<RegistrationCounts> {
  const event = await getEventWithPeople(deps, ctx, eventId);
  const needs = await deps.registrations.listNeeds(eventId, ctx.now);
  const people = [];
  for await (const person of deps.registrations.eachByName(eventId)) {
    people.push({ ...person, needs: needs.get(person.registrationId) });
  }
  const { quotas } = event;
  const haveSomeLeft = people.some(({ status }) => !isActive(status));
  return {
    ...countRegistrations(
      event,
      people,
      haveSomeLeft ? await deps.recorded.listAttended(eventId) : undefined,
    ),
    institutions:
      quotas &&
      usedUpBy(
        people,
        quotas,
        await deps.institutions.findAllMeant(people.map(({ institution }) => institution?.institutionId)),
      ),
    refusals: await deps.limits.findRefusals(ctx, eventId),
  };
}

/**
 * What the people of an event need, for its needs summary and rooming list with names.
 * @throws DomainError event.not_found, registration.needs_hidden
 */
export async function listNeeds(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Map<RegistrationId, Needs>> {
  const event = await getEventWithPeople(deps, ctx, eventId);
  if (!canReadNeeds(ctx.actor, event)) throw new DomainError("forbidden", "registration.needs_hidden");
  return deps.registrations.listNeeds(eventId, ctx.now);
}
