import { isOver, occasionNews, occasionOf, scheduledDays } from "@zapisy/core/event/rules";
import type { EventInput } from "@zapisy/core/event/schema";
import type { RegistrationCounts } from "@zapisy/core/registration/answer";
import type { Instant } from "@zapisy/core/shared/time";

/**
 * How many people are written to when an event is saved: those for whom its day, hour, place or link is another, by the rule
 * that composes their mails. Nobody is told of the past.
 */
export function countToTell(
  before: EventInput,
  after: EventInput,
  addressees: RegistrationCounts["addressees"],
  now: Instant,
): number {
  if (isOver({ ...after, schedule: scheduledDays(after.agenda) }, now)) return 0;
  return addressees
    .filter((listener) => occasionNews(occasionOf(before, listener), occasionOf(after, listener)))
    .reduce((sum, { count }) => sum + count, 0);
}
