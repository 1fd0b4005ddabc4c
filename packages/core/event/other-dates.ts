import type { Instant } from "../shared/time.ts";
import { byReferralOnly, isListed, isPublic, recruitmentState } from "./rules.ts";
import type { Event } from "./schema.ts";

/**
 * Whether an event is told of as another date of one whose seats are taken: while people sign up there by themselves and get seats at
 * once. Nothing tells of a closed one, and no public page of one that is in no list.
 */
export function isShownAsOtherDate(
  other: Pick<
    Event,
    "state" | "dates" | "recruitment" | "timeZone" | "beginsAt" | "publishedAt" | "visibility"
  >,
  event: Pick<Event, "publishedAt" | "visibility">,
  now: Instant,
): boolean {
  if (!isPublic(other) || other.visibility === "closed") return false;
  if (!isListed(other) && isListed(event)) return false;
  const { mode } = other.recruitment;
  return mode === "first_come" && !byReferralOnly(other) && recruitmentState(other, now).state === "open";
}
