import type { EventHead } from "../event/index.ts";
import { DomainError } from "../shared/error.ts";
import type { Condition } from "../shared/table.ts";
import { dayAt, HOME_ZONE, type Instant } from "../shared/time.ts";
import { holdsOf } from "./rules.ts";
import type { RetentionStore } from "./store.ts";

/**
 * Lets an event leave its project where nothing holds up the data of its people: terms and holds are the project's, and those of another
 * would end them in the midst of an inspection.
 * @returns that nobody held them up meanwhile
 * @throws DomainError event.held
 */
export async function leaveProject(
  { retentions }: { retentions: Pick<RetentionStore, "find" | "isUnchanged"> },
  { eventId, projectId }: Pick<EventHead, "eventId" | "projectId">,
  now: Instant,
): Promise<Condition> {
  const retention = await retentions.find(projectId);
  if (holdsOf(retention?.holds ?? [], eventId, dayAt(now, HOME_ZONE)).length > 0)
    throw new DomainError("conflict", "event.held");
  return retentions.isUnchanged(projectId, retention?.version);
}
