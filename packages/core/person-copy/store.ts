import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { PartitionKey } from "../manifests.ts";
import type { Image } from "../shared/manifest.ts";
import { SERVICE, type Table } from "../shared/table.ts";

/** A row as it is stored, and what it is. */
export interface StoredRow {
  entity: string;
  row: Image;
}

/** Where all rows of somebody are read as they are stored, so that what is added to them later is in. */
export type CopyStore = ReturnType<typeof createCopyStore>;

/** Makes the store over one table. */
export function createCopyStore({ documents, name }: Table) {
  return {
    /** All rows under a partition key, whatever they are. Key: the first attribute of the key with its value. */
    async under(key: PartitionKey, id: string): Promise<StoredRow[]> {
      const rows: StoredRow[] = [];
      let from: QueryCommandInput["ExclusiveStartKey"];
      do {
        const { Items = [], LastEvaluatedKey } = await documents.send(
          new QueryCommand({
            TableName: name,
            KeyConditionExpression: "pk = :pk",
            ExpressionAttributeValues: { ":pk": `$${SERVICE}#${key}_${id}` },
            ConsistentRead: true,
            ExclusiveStartKey: from,
          }),
        );
        rows.push(...Items.map((row) => ({ entity: String(row["__edb_e__"]), row })));
        from = LastEvaluatedKey;
      } while (from);
      return rows;
    },
  };
}
