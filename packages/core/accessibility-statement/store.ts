import { Entity, type EntityItem } from "electrodb";
import { happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { AccessibilityStatement, StatementInput } from "./schema.ts";

/** There is one site, and so one statement. */
const SITE = "site";

const statementEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "accessibilityStatement", version: "1", service: SERVICE },
      attributes: {
        statementOf: { type: "string", required: true },
        stated: { type: json<Omit<StatementInput, "version">>(), required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        statement: {
          pk: { ...keyFields().pk, composite: ["statementOf"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where the statement of the site is kept. */
export type StatementStore = ReturnType<typeof createStatementStore>;

/** Makes the store of the statement over one table. */
export function createStatementStore(table: Table) {
  const statements = statementEntity(table);

  return {
    /** The statement; undefined where none was written. One read, consistent where it is to be changed. */
    async find({ consistent }: { consistent: boolean }): Promise<AccessibilityStatement | undefined> {
      const { data } = await statements.get({ statementOf: SITE }).go({ consistent });
      return data ? fromRow(data) : undefined;
    },

    /** Replaces the statement that has the version before this one's; false when it does not. One write. */
    save({ version, updatedAt, changedBy, ...stated }: AccessibilityStatement): Promise<boolean> {
      return happened(
        statements
          .put({ statementOf: SITE, stated, version, updatedAt, changedBy })
          .where((row, { eq, notExists }) =>
            version === 1 ? notExists(row.version) : eq(row.version, version - 1),
          )
          .go(),
      );
    },

    /** The statement in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): AccessibilityStatement | undefined {
      const row = statements.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow({
  stated,
  version,
  updatedAt,
  changedBy,
}: EntityItem<ReturnType<typeof statementEntity>>): AccessibilityStatement {
  return { ...stated, version, updatedAt, changedBy };
}
