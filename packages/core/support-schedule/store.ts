import { gunzipSync, gzipSync } from "node:zlib";
import { createWriteTransaction, Entity } from "electrodb";
import type { EventId } from "../event/index.ts";
import type { ProjectId } from "../project/index.ts";
import { commit, happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { StaffPlannedSupport } from "./answer.ts";
import type { PlannedChange } from "./rules.ts";
import type { Month } from "./schema.ts";

// A key of its own, `scheduleOf_prj_…`: the stream notes changes here, and changes no projects.
const projectId = { type: "string", required: true, label: "scheduleOf" } as const;

/** That a month of a project's schedule of support is published, and which version it is. */
const publicationEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportSchedule", version: "1", service: SERVICE },
      attributes: {
        projectId,
        month: { type: "string", required: true },
        version: { type: "number", required: true },
        entries: { type: "number", required: true },
        publishedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        publication: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["month"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A month as it was published: written once, never changed. */
const versionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportScheduleVersion", version: "1", service: SERVICE },
      attributes: {
        projectId,
        month: { type: "string", required: true },
        version: { type: "number", required: true },
        /** The entries as JSON, compressed: hundreds of them say the same over and over. */
        bytes: { type: json<Uint8Array>(), required: true },
      },
      indexes: {
        version: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["month", "version"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What a save of an event changed of a published month. */
const changeEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportScheduleChange", version: "1", service: SERVICE },
      attributes: {
        projectId,
        month: { type: "string", required: true },
        version: { type: "number", required: true },
        at: { type: "string", required: true },
        eventId: { type: "string", required: true },
        changes: { type: json<PlannedChange[]>(), required: true },
      },
      indexes: {
        change: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["month", "version", "at", "eventId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A published month. */
export interface Publication {
  projectId: ProjectId;
  month: Month;
  version: number;
  /** How many entries it had. */
  entries: number;
  publishedAt: Instant;
  changedBy: string;
}

/** Which version of which month. */
type VersionKey = Pick<Publication, "projectId" | "month" | "version">;

/** What changed of a published month by a save of an event. */
export interface NotedChange extends VersionKey {
  at: Instant;
  eventId: EventId;
  changes: PlannedChange[];
}

/** Most bytes that the entries of a month come to, compressed: DynamoDB takes 400 kB with names and keys. */
const MOST_BYTES = 350_000;

/** Where schedules of support are kept. Every function names its access pattern and key. */
export type SupportScheduleStore = ReturnType<typeof createSupportScheduleStore>;

/** Makes the store of schedules of support over one table. */
export function createSupportScheduleStore(table: Table) {
  const publications = publicationEntity(table);
  const versions = versionEntity(table);
  const changes = changeEntity(table);
  const entities = { publications, versions };

  return {
    /** All published months of a project, the earliest first. Key: projectId, strongly consistent; a unit for some thirty months. */
    async list(of: ProjectId): Promise<Publication[]> {
      const { data } = await publications.query
        .publication({ projectId: of })
        .go({ pages: "all", consistent: true });
      return data.map((row) => ({ ...row, projectId: of }));
    },

    /** A month as it was published. Key: projectId, month, version. */
    async findVersion({
      projectId: of,
      month,
      version,
    }: VersionKey): Promise<StaffPlannedSupport[] | undefined> {
      const { data } = await versions.get({ projectId: of, month, version }).go({ consistent: true });
      return data ? (JSON.parse(gunzipSync(data.bytes).toString()) as StaffPlannedSupport[]) : undefined;
    },

    /** What changed of a published month since, the oldest first. Key: projectId, month and version, strongly consistent. */
    async listChanges(key: VersionKey): Promise<NotedChange[]> {
      const { data } = await changes.query.change(key).go({ pages: "all", consistent: true });
      return data.map((row) => ({ ...row, projectId: key.projectId, eventId: row.eventId as EventId }));
    },

    /**
     * Publishes a month over the version before it, which stays.
     * @returns "too_large" where its entries do not fit, "superseded" where somebody else published meanwhile
     */
    async publish(
      publication: Publication,
      entries: readonly StaffPlannedSupport[],
    ): Promise<"published" | "too_large" | "superseded"> {
      const bytes = new Uint8Array(gzipSync(JSON.stringify(entries)));
      if (bytes.byteLength > MOST_BYTES) return "too_large";
      const { month, version } = publication;
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.publications
            .put(publication)
            .where((row, { eq, notExists }) =>
              version === 1 ? notExists(row.version) : eq(row.version, version - 1),
            )
            .commit(),
          write.versions.create({ projectId: publication.projectId, month, version, bytes }).commit(),
        ]),
      );
      return result.done ? "published" : "superseded";
    },

    /** Notes what changed; once for each save of an event. */
    async note(change: NotedChange): Promise<void> {
      await happened(changes.create(change).go());
    },
  };
}
