import { reachOf } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import { hasPlace, isActive, isInLine, lifeState, mailOfState, OTHER_MAILS } from "./lifecycle.ts";
import type { Registration, RegistrationStatus } from "./schema.ts";

/** What somebody is mailed whose registration came to another status; undefined: it did not. For whom a seat was added, none came free. */
export function mailOfChange(
  before: Pick<Registration, "status" | "heldUntil" | "handedTo" | "movedTo"> | undefined,
  after: Pick<
    Registration,
    | "status"
    | "heldUntil"
    | "offeredUntil"
    | "pastLimit"
    | "imported"
    | "delegationId"
    | "referredBy"
    | "handedTo"
    | "takenOver"
    | "movedTo"
  >,
): string | undefined {
  if (before && lifeState(before) === lifeState(after)) return undefined;
  // Whom a file brought without a word hears of what happens next.
  if (!before && after.imported?.untold) return undefined;
  // The mail of the seat that they have now says so.
  if (after.movedTo?.registrationId !== before?.movedTo?.registrationId) return undefined;
  // It names who has the place now, also when staff let them in again.
  if (after.handedTo !== before?.handedTo) return OTHER_MAILS.handedOver;
  if (!before && after.takenOver) return OTHER_MAILS.takenOver;
  if (!before && after.delegationId) return OTHER_MAILS.delegated;
  if (!before && after.referredBy) return OTHER_MAILS.referred;
  if (after.offeredUntil && !isActive(after.status)) return OTHER_MAILS.lapsed;
  const cameFree = before && isInLine(before.status) && hasPlace(after.status) && !after.pastLimit;
  return cameFree ? OTHER_MAILS.cameFree : mailOfState(lifeState(after));
}

/**
 * The kind of a mail as its reader may know it: whoever may not read who was referred (docs/decisions/0078) is told that of the mail to
 * anybody of whom the same came.
 * @param came what came of the person at first
 */
export function kindFor(reader: StaffActor, kind: string, came: RegistrationStatus): string {
  const isHidden = kind === OTHER_MAILS.referred && !reachOf(reader.role, "referrals.read");
  return isHidden ? mailOfState(came) : kind;
}
