import { Entity, type EntityItem } from "electrodb";
import type { Registration } from "../registration/schema.ts";
import { derivedId } from "../shared/id.ts";
import type { Page } from "../shared/page.ts";
import type { FieldChange } from "../shared/history.ts";
import { SERVICE, happened, json, keyFields, readPage, type Table, upTo } from "../shared/table.ts";
import { addSeconds, epochSeconds } from "../shared/time.ts";
import type { AuditEntry } from "./answer.ts";
import type { Place } from "./merge.ts";
import type { Access, AuditId } from "./schema.ts";

/** Entries of the history, under what they belong to. */
export const auditEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "auditEntry", version: "1", service: SERVICE },
      attributes: {
        /** Event or project under whose history the entry stands; staff have one of their own. */
        subjectId: { type: "string", required: true },
        auditId: { type: "string", required: true },
        at: { type: "string", required: true },
        actor: { type: "string", required: true },
        action: { type: "string", required: true },
        target: { type: "string", required: true },
        fields: { type: "list", items: { type: "string" }, required: true },
        changes: { type: json<FieldChange[]>() },
        changesLeft: { type: "number" },
        from: { type: "string" },
        to: { type: "string" },
        reason: { type: "string" },
      },
      indexes: {
        history: {
          pk: { ...keyFields().pk, composite: ["subjectId"] },
          sk: { ...keyFields().sk, composite: ["at", "auditId"] },
        },
        byTarget: {
          index: "gsi1",
          // The first entry of each registration is found without: one unit less for everybody who signs up.
          condition: ({ auditId, target }: { auditId?: string; target?: string }) =>
            !(target?.startsWith("reg_") && auditId === firstEntryOf(target)),
          pk: { ...keyFields("gsi1").pk, composite: ["target"] },
          sk: { ...keyFields("gsi1").sk, composite: ["at", "auditId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** How long it is kept that something was read: the stream has turned it into history long before. */
const ACCESS_KEPT_SECONDS = 30 * 86_400;

/** That something was read or taken away, as whoever answers may note it; the history itself they may not write. */
const accessEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "access", version: "1", service: SERVICE },
      attributes: {
        accessId: { type: "string", required: true },
        access: { type: json<Omit<Access, "accessId">>(), required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        access: {
          pk: { ...keyFields().pk, composite: ["accessId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where audit entries are kept: written once, never changed. */
export type AuditStore = ReturnType<typeof createAuditStore>;

/** Makes the store of audit entries over one table. */
export function createAuditStore(table: Table) {
  const entries = auditEntity(table);
  const accesses = accessEntity(table);

  return {
    /** Adds an entry; the same change seen again adds nothing. */
    append(subjectId: string, entry: AuditEntry): Promise<boolean> {
      const { actorName: _, targetName: __, ...row } = entry;
      return happened(entries.create({ subjectId, ...row }).go());
    },

    /** What happened to an event or project and what belongs to it, the latest first. Key: subjectId. */
    async list(subjectId: string, cursor: string | undefined, limit: number): Promise<Page<AuditEntry>> {
      return readPage(entries.query.history({ subjectId }), { cursor, limit, order: "desc" }, fromRow);
    },

    /**
     * What happened to an event, a project or the installation before a place in its history, the latest first, and
     * whether that is all. Key: subjectId, then at and auditId.
     */
    async listBefore(
      subjectId: string,
      before: Place | undefined,
      count: number,
    ): Promise<{ entries: AuditEntry[]; isAll: boolean }> {
      const history = entries.query.history({ subjectId });
      const query = before ? history.lt(before) : history;
      const { data, cursor } = await query.go({ order: "desc", ...upTo(count) });
      return { entries: data.map(fromRow), isAll: cursor === null };
    },

    /** Notes that something was read or taken away; the same once more is once. Key: accessId. */
    noteAccess({ accessId, ...access }: Access): Promise<boolean> {
      const ttl = epochSeconds(addSeconds(access.at, ACCESS_KEPT_SECONDS));
      return happened(accesses.create({ accessId, access, ttl }).go());
    },

    /** The access in an image of the stream; undefined when the image is of something else. */
    accessFromImage(image: Record<string, unknown>): Access | undefined {
      const row = accesses.parse({ Item: image }).data;
      return row ? { ...row.access, accessId: row.accessId as Access["accessId"] } : undefined;
    },

    /** What happened to one thing, the latest first; of a registration, all that followed. Index gsi1 (`byTarget`). */
    async listByTarget(target: string): Promise<AuditEntry[]> {
      const { data } = await entries.query.byTarget({ target }).go({ order: "desc", pages: "all" });
      return data.map(fromRow);
    },

    /**
     * What happened to a registration, the latest first. Index gsi1 (`byTarget`); and for how it came to be, whose key follows
     * from the registration: subjectId, then at and auditId. Entries from before that stand in both.
     */
    async listOfRegistration(registration: Subject): Promise<AuditEntry[]> {
      const { registrationId } = registration;
      const [data, later] = await Promise.all([
        firstOf(entries, registration),
        this.listByTarget(registrationId),
      ]);
      const first = data ? [fromRow(data)] : [];
      const auditId = firstEntryOf(registrationId);
      return [...later.filter((entry) => entry.auditId !== auditId || !data), ...first];
    },
  };
}

/** A registration, as far as its history is found by it. */
export type Subject = Pick<Registration, "registrationId" | "eventId" | "createdAt">;

/** Id of the entry that tells how a registration came to be: its first version. */
function firstEntryOf(registrationId: string): AuditId {
  return derivedId("aud", registrationId, "1");
}

/** How a registration came to be. Key: subjectId, then at and auditId, which follow from it. */
export async function firstOf(
  entries: ReturnType<typeof auditEntity>,
  { registrationId, eventId, createdAt }: Subject,
) {
  const auditId = firstEntryOf(registrationId);
  const { data } = await entries.get({ subjectId: eventId, at: createdAt, auditId }).go();
  return data ?? undefined;
}

function fromRow(stored: EntityItem<ReturnType<typeof auditEntity>>): AuditEntry {
  const { subjectId: _, ...row } = stored;
  return { ...row, auditId: row.auditId as AuditId };
}
