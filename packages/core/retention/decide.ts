import { hasPlace, isErased, type StoredRegistration } from "../registration/index.ts";
import type { Context } from "../shared/context.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import type { DecidingDeps } from "./deps.ts";
import { daysOf, endsNow, endsOf, holdsOf, kindsOver } from "./rules.ts";
import type { RetentionCause, RetentionKind } from "./schema.ts";
import type { DecidedBy } from "./store.ts";

/** What may be removed: what it was decided by, and all kinds that are over. */
interface Decided extends DecidedBy {
  over: RetentionKind[];
}

/** By what one kind of an event's data may be removed now; undefined where it may not: switched off, held up, not over yet, or over no more. */
export async function decide(
  deps: DecidingDeps,
  { now }: Pick<Context, "now">,
  { projectId, eventId, kind }: RetentionCause,
): Promise<Decided | undefined> {
  const [site, retention, project, event] = await Promise.all([
    deps.retentions.findSwitch(),
    deps.retentions.find(projectId),
    deps.projects.find(projectId),
    deps.events.findHead(eventId),
  ]);
  if (!site?.isOn || !retention || !project || event?.projectId !== projectId) return undefined;
  const today = dayAt(now, HOME_ZONE);
  if (holdsOf(retention.holds, eventId, today).length > 0) return undefined;
  const over = kindsOver(endsOf(retention.terms, daysOf(retention, project, event.dates), today));
  return over.includes(kind) ? { retention, site, over } : undefined;
}

/** With which kind something of a registration goes now: whoever counts, shows, or takes people asks this. */
export function endOf(
  registration: StoredRegistration,
  over: readonly RetentionKind[],
): RetentionKind | undefined {
  const left = {
    hasPlace: hasPlace(registration.status),
    isErased: registration.erasedAt !== undefined,
    isNameless: isErased(registration, false),
  };
  return endsNow(left, over);
}
