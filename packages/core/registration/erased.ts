import type { Context } from "../shared/context.ts";
import { actorRef } from "../shared/actor.ts";
import { leadsTo, leftAtAfter } from "./lifecycle.ts";
import { NOWHERE } from "./seats.ts";
import type { StoredRegistration } from "./store.ts";

/** Stands where a name was. */
const NOBODY = { firstName: "", lastName: "–" };

/**
 * A registration without its person: it is counted as it was, in status, choices, county and form of address, and nothing else stays. It is put
 * together from what stays, so what is added to registrations later does not stay by oversight.
 * @param keepsName evidence says who it was: name, institution and position stay until that has its end
 * @param leaves nobody holds a seat at an event that is ahead, or waits for one: what they have is given up
 */
export function erased(
  before: StoredRegistration,
  ctx: Context,
  { keepsName, leaves, by, reason }: { keepsName: boolean; leaves: boolean; by: string; reason: string },
): StoredRegistration {
  const { firstName, lastName, institution, position } = before;
  const status = leaves ? leadsTo("withdraw") : before.status;
  return {
    ...(keepsName ? { firstName, lastName, institution, position } : NOBODY),
    registrationId: before.registrationId,
    eventId: before.eventId,
    status,
    formOfAddress: before.formOfAddress,
    countyCode: before.countyCode,
    choices: before.choices,
    answers: {},
    consents: { image: false, newsletter: false, needs: false },
    locale: before.locale,
    source: before.source,
    formVersion: before.formVersion,
    queuedAt: before.queuedAt,
    leftAt: leaves ? leftAtAfter(before, status, ctx.now) : before.leftAt,
    pastLimit: leaves ? undefined : before.pastLimit,
    accessCode: before.accessCode,
    handedTo: before.handedTo,
    takenOver: before.takenOver,
    standing: leaves ? NOWHERE : before.standing,
    joinedPosition: before.joinedPosition,
    // No secret has this hash, and the link that was mailed is none any more.
    linkVersion: before.linkVersion + 1,
    linkHash: "",
    createdAt: before.createdAt,
    erasedAt: before.erasedAt ?? ctx.now,
    updatedAt: ctx.now,
    version: before.version + 1,
    changedBy: by || actorRef(ctx.actor),
    changeReason: reason,
  };
}

/** Whether nothing is left of it that {@link erased} would take away. */
export function isErased(registration: StoredRegistration, keepsName: boolean): boolean {
  return registration.erasedAt !== undefined && (keepsName || registration.lastName === NOBODY.lastName);
}
