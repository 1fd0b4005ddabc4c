import { canReadRegistrations, type Event, type EventId } from "../../event/index.ts";
import type { RegistrationId, StoredRegistration } from "../../registration/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { findEvent, getListed, getReadable, isHeldInPart } from "../access.ts";
import type { AttendanceBook, AttendanceUnit } from "../answer.ts";
import { bookOf } from "../book.ts";
import type { AttendanceDeps } from "../deps.ts";
import { type EventLists, listsOf, listsOfSome } from "../lists.ts";
import {
  canCloseAttendance,
  canOverrideEntitlement,
  canRecordAttendance,
  type ListedRegistration,
  wasThere,
} from "../rules.ts";

/**
 * Everything that the attendance page shows. Reads the people, marks, closings and decisions of the event. Who gets a certificate against
 * the rule is told to whoever sees its registrations.
 * @throws DomainError event.not_found
 */
export async function getBook(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<AttendanceBook> {
  const event = await getListed(deps, ctx, eventId);
  const held = event.state !== "cancelled";
  const heldInPart = isHeldInPart(event);
  const { book } = await bookOf(deps, event, { decided: canReadRegistrations(ctx.actor, event) });
  return {
    ...book,
    may: {
      record: heldInPart && canRecordAttendance(ctx.actor, event),
      close: heldInPart && canCloseAttendance(ctx.actor, event),
      override: held && canOverrideEntitlement(ctx.actor, event),
    },
  };
}

/**
 * The book without who may do what with it, and the registrations of its people in the same order, for certificates. The
 * caller has checked who asks.
 * @param about people whom it must have, where nobody else is wanted: what is read grows with them, not with the event
 * @throws DomainError event.not_found
 */
export async function loadBook(
  deps: AttendanceDeps,
  eventId: EventId,
  about?: readonly RegistrationId[],
): Promise<{ event: Event; book: Omit<AttendanceBook, "may">; registrations: StoredRegistration[] }> {
  const event = await findEvent(deps, eventId);
  return { event, ...(await bookOf(deps, event, { about })) };
}

/**
 * Units of an event in their order, and who of these people was at each. The caller has checked who asks.
 */
export async function findAttended(
  deps: AttendanceDeps,
  event: Event,
  registrationIds: readonly RegistrationId[],
): Promise<(Pick<AttendanceUnit, "unitId" | "title" | "day"> & { people: RegistrationId[] })[]> {
  const { units, people } = await listsOfSome(deps, event, registrationIds);
  return units.map(({ unitId, title, day }) => ({
    unitId,
    title,
    day,
    people: people
      .filter(({ listed }) => wasThere(listed.records[unitId]?.state))
      .map(({ registration }) => registration.registrationId),
  }));
}

/**
 * Units, closed lists and people of an event with their records, for a desk. The caller has checked who asks.
 * @throws DomainError event.not_found
 */
export async function loadLists(deps: AttendanceDeps, eventId: EventId): Promise<EventLists> {
  return listsOf(deps, await findEvent(deps, eventId));
}

/**
 * Everybody on the lists of an event in Polish order, for its documents: who has a place, and who was recorded or
 * stood on a closed list before they left.
 * @throws DomainError event.not_found
 */
export async function listPeople(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<{ event: Event; units: AttendanceUnit[]; people: ListedRegistration[] }> {
  const { event, units, people } = await listsOf(deps, await getReadable(deps, ctx, eventId));
  return {
    event,
    units,
    people: people.map(({ registration, listed }) => ({ ...registration, ...listed })),
  };
}
