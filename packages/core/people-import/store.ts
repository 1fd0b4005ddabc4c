import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import { happened, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { ImportId, PeopleImport } from "./schema.ts";

const importEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "peopleImport", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        importId: { type: "string", required: true },
        fileName: { type: "string", required: true },
        people: { type: "number", required: true },
        tells: { type: "boolean", required: true },
        reason: { type: "string" },
        entered: { type: "number" },
        version: { type: "number", required: true },
        createdAt: { type: "string", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        import: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["importId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where it is kept which files brought people. */
export type PeopleImportStore = ReturnType<typeof createPeopleImportStore>;

/** Makes the store of files that bring people over one table. */
export function createPeopleImportStore(table: Table) {
  const entity = importEntity(table);

  return {
    /** One of them. Keys: eventId and importId. */
    async find(eventId: EventId, importId: ImportId): Promise<PeopleImport | undefined> {
      const { data } = await entity.get({ eventId, importId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Notes that a file begins to bring people. @returns whether it was not noted before */
    create(one: PeopleImport): Promise<boolean> {
      return happened(entity.create(one).go());
    },

    /** Replaces the note that has the version before. @returns whether it did */
    replace(after: PeopleImport): Promise<boolean> {
      return happened(
        entity
          .put(after)
          .where(({ version }, { eq }) => eq(version, after.version - 1))
          .go(),
      );
    },

    /** The note in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): PeopleImport | undefined {
      const row = entity.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof importEntity>>): PeopleImport {
  return { ...row, eventId: row.eventId as EventId, importId: row.importId as ImportId };
}
