import { DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { surviveRestarts } from "@zapisy/local/survive-restarts";
import { createTable } from "@zapisy/local/table";
import { signUpInput } from "../../support/fixture.ts";

/** How many each measure takes. */
export const RAW_TRANSACTIONS = 400;
const CONNECTIONS = 100;
const BLOCKS = 5;

/**
 * Makes the measure that a rush is held against: transactions of a sign-up's three writes with the same indexes, and with the
 * same proof that they are kept, but without the product. Each call writes some hundred and says how many a second that was.
 * @param dir where the database is kept
 */
export async function createRawTransactions(endpoint: string, dir: string): Promise<() => Promise<number>> {
  const table = "raw";
  const client = new DynamoDBClient({ endpoint, region: "local" });
  await createTable(client, table);
  surviveRestarts(client, table, endpoint, dir);
  for (let block = 0; block < BLOCKS; block += 1) {
    const Item = marshall({ pk: `block#${block}`, sk: "block", taken: 0, size: 1_000_000 });
    await client.send(
      new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: table, Item } }] }),
    );
  }
  let next = 0;
  return async () => {
    const end = next + RAW_TRANSACTIONS;
    const started = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (next < end) {
          next += 1;
          await client.send(signUpOf(table, next));
        }
      }),
    );
    return RAW_TRANSACTIONS / ((performance.now() - started) / 1000);
  };
}

function signUpOf(TableName: string, number: number): TransactWriteItemsCommand {
  const id = String(number);
  return new TransactWriteItemsCommand({
    TransactItems: [
      {
        Put: {
          TableName,
          ConditionExpression: "attribute_not_exists(pk)",
          Item: marshall({
            pk: `registration#${id}`,
            sk: "registration",
            gsi1pk: "event",
            gsi1sk: `zak ${id}#${id}`,
            gsi2pk: "event",
            gsi2sk: `2026#${id}`,
            person: signUpInput(number),
            standing: { holds: [{ scope: "event", block: 0 }], waits: [], pends: [] },
            linkHash: "0".repeat(64),
            status: "confirmed",
            version: 1,
          }),
        },
      },
      {
        Put: {
          TableName,
          ConditionExpression: "attribute_not_exists(pk)",
          Item: marshall({ pk: `claim#${id}`, sk: "claim", registrationId: id, requestHash: "0".repeat(64) }),
        },
      },
      {
        Update: {
          TableName,
          Key: marshall({ pk: `block#${number % BLOCKS}`, sk: "block" }),
          UpdateExpression: "ADD taken :one",
          ConditionExpression: "taken < #size",
          ExpressionAttributeValues: marshall({ ":one": 1 }),
          ExpressionAttributeNames: { "#size": "size" },
        },
      },
    ],
  });
}
