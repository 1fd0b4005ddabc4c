import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { shareReads } from "@zapisy/core/shared/shared-read";
import { callDatabase } from "./database.ts";
import { requireRoom, ROOM_BYTES, ROOM_LEFT_BYTES } from "./room.ts";
import { pause } from "./running.ts";

const RESTART_TIMEOUT_MS = 8_000;

const WRITE = /\.(?:BatchWriteItem|DeleteItem|PutItem|TransactWriteItems|UpdateItem)$/;

/**
 * Makes a client bear a database that crashes and is started again.
 *
 * While nothing listens, requests wait; what was under way is tried again by the SDK, which is harmless, because
 * transactions carry a token.
 *
 * And an answered transaction is really kept. DynamoDB Local answers `TransactWriteItems` before its COMMIT has run: it
 * queues that and does not wait, so 5 of 8 `kill -9` under load lost a transaction that had been answered. Everything it
 * does goes through one queue, so the answer to any later read proves the commit. That costs about a millisecond, which
 * transactions that end at the same time share.
 *
 * Nor does it say that a COMMIT failed: on a full disk it answered 240 of 400 transactions, and 177 of those were never there.
 * So nothing is written while there is little room, and what was written while the room went away is not believed.
 * @param dir where the database is kept; left out, it is in memory
 */
export function surviveRestarts(
  client: DynamoDBClient,
  tableName: string,
  endpoint: string,
  dir?: string,
): void {
  const Key = { pk: { S: "-" }, sk: { S: "-" } };
  const confirm = shareReads(
    (TableName: string) => callDatabase(endpoint, "GetItem", { TableName, Key }),
    (name) => name,
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      const operation = headers["x-amz-target"] ?? "";
      const isWrite = dir !== undefined && WRITE.test(operation);
      if (isWrite) await requireRoom(dir, ROOM_BYTES);
      const answer = await whenListening(() => next(args));
      if (operation.endsWith(".TransactWriteItems")) {
        try {
          await confirm(tableName);
        } catch (cause) {
          // The name makes the SDK treat it as a connection that broke.
          throw Object.assign(new Error("The database ended before it confirmed.", { cause }), {
            name: "TimeoutError",
          });
        }
      }
      if (isWrite) await requireRoom(dir, ROOM_LEFT_BYTES);
      return answer;
    },
    // Within the SDK's retries, beside the wire.
    { name: "surviveRestarts", step: "finalizeRequest", priority: "low" },
  );
}

async function whenListening<T>(send: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + RESTART_TIMEOUT_MS; ;) {
    try {
      return await send();
    } catch (error) {
      const refused = error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
      if (!refused || Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}
