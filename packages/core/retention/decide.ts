import { lastDay } from "../event/rules.ts";
import type { Context } from "../shared/context.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import type { DecidingDeps } from "./deps.ts";
import { daysOf, endsOf, holdsOf } from "./rules.ts";
import type { RetentionCause } from "./schema.ts";
import type { DecidedBy } from "./store.ts";

/** By what one kind of an event's data may be removed now; undefined where it may not: switched off, held up, not over yet, or over no more. */
export async function decide(
  deps: DecidingDeps,
  { now }: Pick<Context, "now">,
  { projectId, eventId, kind }: RetentionCause,
): Promise<DecidedBy | undefined> {
  const [site, retention, project, event] = await Promise.all([
    deps.retentions.findSwitch(),
    deps.retentions.find(projectId),
    deps.projects.find(projectId),
    deps.events.findHead(eventId),
  ]);
  if (!site?.isOn || !retention || !project || event?.projectId !== projectId) return undefined;
  const today = dayAt(now, HOME_ZONE);
  if (holdsOf(retention.holds, eventId, today).length > 0) return undefined;
  const ends = endsOf(retention.terms, daysOf(retention, project, lastDay(event.dates)), today);
  return ends.some((end) => end.kind === kind && end.isOver) ? { retention, site } : undefined;
}
