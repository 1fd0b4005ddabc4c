import { isOver } from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import { lifeState, needsErasedOn, nextStates } from "../registration/rules.ts";
import type { Registration } from "../registration/schema.ts";
import type { Issue } from "../shared/error.ts";
import { dayAt, epochSeconds, type Day, type Instant } from "../shared/time.ts";
import type { ReferralPaper } from "./schema.ts";

/** What of the days of a referral cannot be: it is not of tomorrow, and rests on a document that there was. */
export function paperFaults(
  { document, referredOn }: Pick<ReferralPaper, "document" | "referredOn">,
  { timeZone }: Pick<EventHead, "timeZone">,
  now: Instant,
): Issue[] {
  return [
    ...(document.date > referredOn ? [{ path: "document.date", code: "referral.document_later" }] : []),
    ...(referredOn > dayAt(now, timeZone) ? [{ path: "referredOn", code: "referral.in_future" }] : []),
  ];
}

/** Whether an institution may take back whom it referred: while they have something to lose, and the event is ahead. */
export function canTakeBack(
  registration: Pick<Registration, "status" | "heldUntil">,
  event: EventHead,
  now: Instant,
): boolean {
  const isAhead = event.state !== "cancelled" && !isOver(event, now);
  return isAhead && nextStates("withdraw", lifeState(registration), { by: "referrer" }).length > 0;
}

/** When the referrals of an event are erased that are written, or whose event was moved, on `since`: with the needs of its people. */
export function referralsEnd(event: Pick<EventHead, "dates">, since: Day): number {
  return epochSeconds(`${needsErasedOn(event, since)}T00:00:00.000Z`);
}
