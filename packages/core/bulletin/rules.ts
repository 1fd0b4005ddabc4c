import { byReferralOnly, isListed, isOver, recruitmentState } from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import type { Instant } from "../shared/time.ts";

/**
 * Whether everybody may be told of an event: it is listed, and one can sign up or will be able to. What is not in the catalogue is
 * nobody's news, and where institutions refer people nobody is invited.
 */
export function canAdvertise(event: EventHead, now: Instant): boolean {
  const { state } = recruitmentState(event, now);
  const isAhead = state === "open" || state === "upcoming" || state === "tentative";
  return isListed(event) && isAhead && !isOver(event, now) && !byReferralOnly(event);
}
