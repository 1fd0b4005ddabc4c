import { hasPlace, isErased, type StoredRegistration } from "../registration/index.ts";
import type { Context } from "../shared/context.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import type { DecidingDeps } from "./deps.ts";
import { daysOf, endsNow, endsOf, endsOfProject, holdsOf, isHeldAnywhere, kindsOver } from "./rules.ts";
import type { RetentionCause, RetentionKind } from "./schema.ts";
import type { DecidedBy } from "./store.ts";

/** What may be removed: what it was decided by, and all kinds of an event that are over; of a project there are none. */
interface Decided extends Omit<DecidedBy, "people"> {
  over: RetentionKind[];
}

/**
 * By what one kind of data of an event, or of a project, may be removed now; undefined where it may not: switched off, held up, not over yet, or
 * over no more.
 */
export async function decide(
  deps: DecidingDeps,
  { now }: Pick<Context, "now">,
  cause: RetentionCause,
): Promise<Decided | undefined> {
  const { projectId, eventId } = cause;
  const [site, retention, project, event] = await Promise.all([
    deps.retentions.findSwitch(),
    deps.retentions.find(projectId),
    deps.projects.find(projectId),
    eventId && deps.events.findHead(eventId),
  ]);
  if (!site?.isOn || !retention || !project) return undefined;
  const today = dayAt(now, HOME_ZONE);
  if (cause.eventId === undefined) {
    if (isHeldAnywhere(retention.holds, today)) return undefined;
    const isOver = kindsOver(endsOfProject(retention.terms, retention, project, today)).includes(cause.kind);
    return isOver ? { retention, site, over: [] } : undefined;
  }
  if (event?.projectId !== projectId) return undefined;
  if (holdsOf(retention.holds, cause.eventId, today).length > 0) return undefined;
  const over = kindsOver(endsOf(retention.terms, daysOf(retention, project, event.dates), today));
  return over.includes(cause.kind) ? { retention, site, over } : undefined;
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
