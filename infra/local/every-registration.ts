import { paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { RegistrationStore, StoredRegistration } from "@zapisy/core/registration";
import type { Storage } from "./transfer.ts";

/** People who are looked at at the same time. */
const AT_ONCE = 16;

/**
 * All registrations of an installation, some at a time: for what is noted of them once. Reads the whole table, a page at a
 * time.
 */
export async function* everyRegistration(
  { dynamodb, table: TableName }: Pick<Storage, "dynamodb" | "table">,
  registrations: Pick<RegistrationStore, "fromImage">,
): AsyncGenerator<StoredRegistration[]> {
  const pages = paginateScan(
    { client: dynamodb },
    {
      TableName,
      FilterExpression: "#entity = :registration",
      ExpressionAttributeNames: { "#entity": "__edb_e__" },
      ExpressionAttributeValues: { ":registration": { S: "registration" } },
    },
  );
  for await (const { Items = [] } of pages) {
    for (let start = 0; start < Items.length; start += AT_ONCE)
      yield Items.slice(start, start + AT_ONCE).flatMap(
        (item) => registrations.fromImage(unmarshall(item)) ?? [],
      );
  }
}
