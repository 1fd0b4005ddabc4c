import type { AuditEntry } from "./answer.ts";
import { isAllowed } from "../access/rules.ts";
import type { EventId, EventService } from "../event/index.ts";
import type { Registration } from "../registration/schema.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { NewEntry } from "../shared/history.ts";
import { derivedId } from "../shared/id.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import type { StaffId } from "../staff/schema.ts";
import { ACCESS_HISTORY, entryIdOf } from "./history.ts";
import {
  type Access,
  type AccessKind,
  type HistoryPart,
  INSTITUTION_HISTORY,
  MAIL_TEXT_HISTORY,
  SETTINGS_HISTORY,
} from "./schema.ts";
import type { AuditStore } from "./store.ts";
import { createTelling, type Authors } from "./telling.ts";

/** An entry stays small whatever is saved at once: a programme may have 200 sessions. */
const MAX_CHANGES = 30;

/** Entries that are looked through at a time for those that are wanted. */
const READ_AT_ONCE = 500;

/** Of what is only looked at, an hour has one entry. */
const LOOKS: ReadonlySet<AccessKind> = new Set([
  "needs_read",
  "referrals_read",
  "partner_read",
  "mail_read",
  "person_read",
  "note_read",
]);

/** Length of a moment up to its hour: `2026-03-02T09`. */
const HOUR_LENGTH = 13;

/** Use cases of the audit. */
export type AuditService = ReturnType<typeof createAuditService>;

/** Makes the use cases of the audit over its store. */
export function createAuditService({
  audit,
  eventService,
  listProjects,
  titlesOf,
  ...authors
}: {
  audit: AuditStore;
  /** Ids of all projects. */
  listProjects: () => Promise<string[]>;
  /** What events, projects, institutions and people are called, by their ids, as far as there are such. */
  titlesOf: (targets: Iterable<string>) => Promise<Map<string, string>>;
  eventService: Pick<EventService, "getEvent">;
} & Authors) {
  const { withNames, toldTo } = createTelling(authors);

  async function historiesOf(part: HistoryPart | undefined): Promise<string[]> {
    if (part === "access") return [ACCESS_HISTORY];
    // Sign-ins stand in the history of staff.
    if (part === "staff" || part === "sign_in") return ["staff"];
    if (part === "institution") return [INSTITUTION_HISTORY];
    if (part === "settings") return [SETTINGS_HISTORY];
    const projects = await listProjects();
    if (part === "project") return projects;
    if (part === "mail_text") return [MAIL_TEXT_HISTORY, ...projects];
    return [ACCESS_HISTORY, INSTITUTION_HISTORY, MAIL_TEXT_HISTORY, SETTINGS_HISTORY, "staff", ...projects];
  }

  return {
    /** Enters what a change seen on the stream puts into the history; twice is once. */
    async enter({ subjectId, key, version, changes = [], ...told }: NewEntry): Promise<void> {
      await audit.append(subjectId, {
        ...told,
        auditId: entryIdOf(key ?? told.target, version),
        changes: changes.length > 0 ? changes.slice(0, MAX_CHANGES) : undefined,
        changesLeft: changes.length > MAX_CHANGES ? changes.length - MAX_CHANGES : undefined,
      });
    },

    /**
     * Notes that personal data are about to leave, or to be read by name: one write, awaited before the answer goes.
     * Whoever looks at the needs, referrals or mails of the same person again is noted once an hour.
     */
    async noteAccess(
      ctx: Context<StaffActor>,
      { kind, target, document, profile }: Pick<Access, "kind" | "target" | "document" | "profile">,
    ): Promise<void> {
      const actor = actorRef(ctx.actor);
      const isLook = LOOKS.has(kind) && document === undefined;
      const accessId = isLook
        ? derivedId("acc", kind, actor, target, ctx.now.slice(0, HOUR_LENGTH))
        : ctx.newId("acc");
      await audit.noteAccess({ accessId, at: ctx.now, actor, kind, target, document, profile });
    },

    /**
     * The history of the installation, for whoever may read it: what was taken out of it, its staff and their sign-ins, its
     * projects. One query for each history that is looked into, of which there is one for every project.
     * @throws DomainError audit.forbidden, request.invalid
     */
    async listInstallationHistory(
      ctx: Context<StaffActor>,
      { part, staffId, cursor }: { part?: HistoryPart; staffId?: StaffId; cursor?: string },
    ): Promise<Page<AuditEntry>> {
      if (!isAllowed(ctx.actor, "history.read")) throw new DomainError("forbidden", "audit.forbidden");
      // Nobody but whoever is at this page needs it, so no cold start reads it.
      const { cursorOf, isAbout, mergeHistories, partOf, placeOf } = await import("./merge.ts");
      const before = cursor === undefined ? undefined : placeOf(cursor);
      const isWanted = (entry: AuditEntry) =>
        (!part || partOf(entry) === part) && (!staffId || isAbout(entry, staffId));
      const reads = await Promise.all(
        (await historiesOf(part)).map((subjectId) =>
          audit.listBefore(subjectId, before, staffId || part ? READ_AT_ONCE : PAGE_SIZE + 1),
        ),
      );
      const { items, next } = mergeHistories(reads, isWanted, PAGE_SIZE);
      const titles = await titlesOf(items.map(({ target }) => target));
      const named = (await withNames(items)).map((entry) => ({
        ...entry,
        targetName: entry.targetName ?? titles.get(entry.target),
      }));
      return { items: named, ...(next && { cursor: cursorOf(next) }) };
    },

    /** An event's history with its registrations', for staff who may read the event. */
    async listEventHistory(
      ctx: Context<StaffActor>,
      eventId: EventId,
      cursor?: string,
    ): Promise<Page<AuditEntry>> {
      await eventService.getEvent(ctx, eventId);
      const page = await audit.list(eventId, cursor, PAGE_SIZE);
      return { ...page, items: await toldTo(ctx, page.items) };
    },

    /** The history of one thing that has no event or project. The caller has checked that it may be read. */
    async listHistoryOf(target: string): Promise<AuditEntry[]> {
      return withNames(await audit.listByTarget(target));
    },

    /** One registration's history. The caller has checked that the registration may be read. */
    async listRegistrationHistory(
      ctx: Context<StaffActor>,
      registration: Pick<Registration, "registrationId" | "eventId" | "createdAt">,
    ): Promise<AuditEntry[]> {
      return toldTo(ctx, await audit.listOfRegistration(registration));
    },
  };
}
