import { Entity, type EntityItem } from "electrodb";
import type { ProjectId } from "../project/schema.ts";
import { happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { Snapshot, SnapshotId } from "./schema.ts";

const snapshotEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "snapshot", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "snapshotsOf" },
        number: { type: "number", required: true, padding: { length: 4, char: "0" } },
        snapshotId: { type: "string", required: true },
        snapshot: { type: json<KeptSnapshot>(), required: true },
        /** 1, and 2 once it was withdrawn. */
        version: { type: "number", required: true },
      },
      indexes: {
        snapshot: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["number"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What of a closed period stands in one attribute of its row. */
export type KeptSnapshot = Omit<Snapshot, "projectId" | "number" | "snapshotId">;
/** A row of a closed period. */
export type SnapshotRow = EntityItem<ReturnType<typeof snapshotEntity>>;

/** Where it is kept which periods were closed; what they came to is in the bucket. Every function names its access pattern and key. */
export type SnapshotStore = ReturnType<typeof createSnapshotStore>;

/** Makes the store of closed periods over one table. */
export function createSnapshotStore(table: Table) {
  const snapshots = snapshotEntity(table);

  return {
    /** All closed periods of a project in the order in which they were closed, withdrawn ones too. Key: snapshotsOf, strongly consistent. */
    async list(projectId: ProjectId): Promise<Snapshot[]> {
      const { data } = await snapshots.query.snapshot({ projectId }).go({ pages: "all", consistent: true });
      return data.map(fromRow).sort((a, b) => a.number - b.number);
    },

    /** Writes a period under its number, unless there is one of that number. @returns false when somebody else closed one meanwhile */
    close(snapshot: Snapshot): Promise<boolean> {
      return happened(snapshots.create(toRow(snapshot, 1)).go());
    },

    /** Notes that a period does not stand, unless that is noted. @returns false when somebody else did so first */
    withdraw(snapshot: Snapshot): Promise<boolean> {
      return happened(
        snapshots
          .put(toRow(snapshot, 2))
          .where(({ version }, { eq }) => eq(version, 1))
          .go(),
      );
    },
  };
}

function toRow({ projectId, number, snapshotId, ...snapshot }: Snapshot, version: 1 | 2): SnapshotRow {
  return { projectId, number, snapshotId, snapshot, version };
}

/** The closed period in a row, or in an image of one. */
export function fromRow({ projectId, number, snapshotId, snapshot }: SnapshotRow): Snapshot {
  return {
    ...snapshot,
    projectId: projectId as ProjectId,
    number,
    snapshotId: snapshotId as SnapshotId,
  };
}
