import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Image } from "../shared/manifest.ts";
import type { Table } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import { FORMER_PART, type DuePart } from "./schema.ts";

/** Rows that are read in one go. */
const AT_ONCE = 100;

/** Makes the reader of what is due over one table. Its rows are those of other nouns, which write them. */
export function createDueStore({ documents, name }: Table) {
  return {
    /** Rows of a part that were due by a moment, also of days before, the oldest first. Index gsi3: part, then instant. */
    async *each(part: DuePart, by: Instant): AsyncGenerator<Image> {
      const [condition, sk] =
        part === FORMER_PART
          ? ["begins_with(gsi3sk, :sk)", "$registration_1#queuedAt_"]
          : ["gsi3sk <= :sk", by];
      let from: QueryCommandInput["ExclusiveStartKey"];
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: name,
            IndexName: "gsi3",
            KeyConditionExpression: `gsi3pk = :pk AND ${condition}`,
            ExpressionAttributeValues: { ":pk": part, ":sk": sk },
            Limit: AT_ONCE,
            ExclusiveStartKey: from,
          }),
        );
        yield* page.Items ?? [];
        from = page.LastEvaluatedKey;
      } while (from);
    },
  };
}
