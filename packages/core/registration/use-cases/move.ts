import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { shortHash } from "../../shared/secret.ts";
import type { TakenSignUp } from "../answer.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { outcomeOf } from "../entry.ts";
import { isActive, leadsTo } from "../lifecycle.ts";
import { openLink } from "../link.ts";
import { participantRights } from "../rules.ts";
import type { MoveInput } from "../other-date.ts";
import type { RegistrationId } from "../schema.ts";
import { NOWHERE } from "../seats.ts";
import type { StoredRegistration } from "../store.ts";
import { answer, openedAt, signUpAt } from "./sign-up.ts";

/**
 * Moves somebody from the reserve list to another date that the event names: signed up there by the rules of every sign-up, and gone from
 * the line here, in one transaction. It is done for a seat alone; where there is none, or staff would have to decide, nothing changes. The
 * same request again gives the first answer.
 * @throws DomainError registration.not_found, registration.moved, registration.version_conflict, registration.changes_closed,
 *   registration.not_other_date, registration.other_date_confirms, registration.other_date_full, registration.other_date_undecided, and as
 *   {@link registerParticipant}
 */
export async function moveToOtherDate(
  deps: RegistrationDeps,
  ctx: Context,
  token: string,
  { to, version, ...sent }: MoveInput,
  idempotencyKey?: string,
): Promise<TakenSignUp> {
  const { registration: before, event } = await openLink(deps, token);
  const { firstName, lastName, email, locale, movedTo } = before;
  if (movedTo && !isActive(before.status)) return movedBefore(deps, movedTo.registrationId, idempotencyKey);
  if (version !== before.version)
    throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
  if (!participantRights(before, event, ctx.now).move || !email)
    throw new DomainError("conflict", "registration.changes_closed");
  const opened = await openedAt(deps, to, sent);
  const { eventId, title, recruitment } = opened.event;
  if (!event.recruitment.otherDates?.includes(eventId))
    throw new DomainError("conflict", "registration.not_other_date");
  // A seat that waits for an address to be confirmed may be lost again, and the turn here with it.
  if (recruitment.confirmAddress) throw new DomainError("conflict", "registration.other_date_confirms");
  const taken = await signUpAt(
    deps,
    ctx,
    opened,
    { ...sent, firstName, lastName, email, locale, ifFull: "reserve" },
    {
      idempotencyKey,
      leave: (registrationId) => ({
        from: { eventId: before.eventId, registrationId: before.registrationId, title: event.title },
        leaving: { before, after: gone(ctx, before, { eventId, registrationId, title }) },
      }),
    },
  );
  // Only where addresses are confirmed is anybody told less.
  if (taken.outcome === "mailed") throw new Error("somebody was moved to a seat that is only held");
  return taken;
}

/** The registration as it is once they have gone to another date. */
function gone(
  ctx: Context,
  before: StoredRegistration,
  movedTo: NonNullable<StoredRegistration["movedTo"]>,
): StoredRegistration {
  const { registrationId } = before;
  return {
    ...before,
    status: leadsTo("move"),
    alternatives: undefined,
    party: undefined,
    standing: NOWHERE,
    statusReason: undefined,
    movedTo,
    ...stamp(before, ctx, actorRef({ type: "participant", registrationId })),
  };
}

/** What came of a move that was made: told to whoever makes the very request again, because its answer may have been lost. */
async function movedBefore(
  deps: RegistrationDeps,
  registrationId: RegistrationId,
  idempotencyKey: string | undefined,
): Promise<TakenSignUp> {
  const arrived = await deps.registrations.find(registrationId);
  const isRepeated = idempotencyKey !== undefined && arrived?.requestHash === shortHash(idempotencyKey);
  if (!arrived || !isRepeated || !isActive(arrived.status))
    throw new DomainError("conflict", "registration.moved");
  return answer(deps, arrived, await outcomeOf(deps, arrived));
}
