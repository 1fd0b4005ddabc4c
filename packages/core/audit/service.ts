import { eventChanges, type EventId, type EventService } from "../event/index.ts";
import type { RegistrationId } from "../registration/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { derivedId } from "../shared/id.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { actionOf, changedFields, exceptionsOf, isEntered, type Audited, type AuditedKind } from "./rules.ts";
import type { AuditEntry } from "./schema.ts";
import type { AuditStore } from "./store.ts";

/** An entry stays small whatever is saved at once: a programme may have 200 sessions. */
const MAX_CHANGES = 30;

/** Use cases of the audit. */
export type AuditService = ReturnType<typeof createAuditService>;

/** Makes the use cases of the audit over its store. */
export function createAuditService({
  audit,
  eventService,
  namesOf,
}: {
  audit: AuditStore;
  eventService: Pick<EventService, "getEvent">;
  /** Names of authors (`staff:…`, `desk:…`), as far as they have one. */
  namesOf: (authors: Iterable<string>) => Promise<Map<string, string>>;
}) {
  async function withNames(entries: AuditEntry[]): Promise<AuditEntry[]> {
    const names = await namesOf(entries.flatMap(({ actor, target }) => [actor, authorOf(target)]));
    return entries.map((entry) => ({
      ...entry,
      actorName: names.get(entry.actor),
      targetName: names.get(authorOf(entry.target)),
    }));
  }

  return {
    /** Enters a change seen on the stream under the event or project it belongs to; twice is once. */
    async recordChange(
      change: {
        kind: AuditedKind;
        subjectId: string;
        target: string;
        /** What changed, where it is not the target itself: two entries of one version must differ. */
        key?: string;
        /** What a new thing concerns, where it is said. */
        fields?: string[];
        /** The names of the fields that changed are all that is known. */
        isBrief?: boolean;
      },
      before: Audited | undefined,
      after: Audited,
    ): Promise<void> {
      if (!isEntered(change.kind, before, after)) return;
      const fields = change.fields ?? (before ? changedFields(before, after) : exceptionsOf(after));
      const isEvent = change.kind === "event" || change.kind === "eventPart";
      const changes = isEvent && before && !change.isBrief ? eventChanges(before, after, fields) : [];
      await audit.append(change.subjectId, {
        auditId: derivedId("aud", change.key ?? change.target, String(after.version)),
        at: after.updatedAt,
        actor: after.changedBy,
        action: actionOf(change.kind, before, after),
        target: change.target,
        fields,
        changes: changes.length > 0 ? changes.slice(0, MAX_CHANGES) : undefined,
        changesLeft: changes.length > MAX_CHANGES ? changes.length - MAX_CHANGES : undefined,
        from: before?.state,
        to: after.state,
        reason: after.changeReason,
      });
    },

    /** An event's history with its registrations', for staff who may read the event. */
    async listEventHistory(
      ctx: Context<StaffActor>,
      eventId: EventId,
      cursor?: string,
    ): Promise<Page<AuditEntry>> {
      await eventService.getEvent(ctx, eventId);
      const page = await audit.list(eventId, cursor, PAGE_SIZE);
      return { ...page, items: await withNames(page.items) };
    },

    /** One registration's history. The caller has checked that the registration may be read. */
    async listRegistrationHistory(registrationId: RegistrationId): Promise<AuditEntry[]> {
      return withNames(await audit.listByTarget(registrationId));
    },
  };
}

/** A thing as it would be named as an author: colleagues and desks are authors themselves. */
function authorOf(target: string): string {
  return target.replace(/^stf_/, "staff:stf_").replace(/^chk_/, "desk:chk_");
}
