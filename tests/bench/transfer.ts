import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BatchWriteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { startDatabase } from "@zapisy/local/database";
import { startFileStore } from "@zapisy/local/file-store";
import { createTable } from "@zapisy/local/table";
import type { TransferUsage } from "./transfer/run.ts";

/** Registrations of two installations, so that it is seen what grows. */
const SIZES = [5_000, 50_000];

/**
 * How long it takes to export and import so many registrations, each with its message and its entry in the history, and
 * what memory that needs: it must not grow with them.
 */
export async function measure(): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const folder = mkdtempSync(join(tmpdir(), "zapisy-transfer-bench-"));
  const database = await startDatabase({ inMemory: true });
  const files = await startFileStore({
    dir: join(folder, "files"),
    bucket: "files",
    accessKeyId: "local",
    secretAccessKey: "local",
    origins: [],
  });
  const client = new DynamoDBClient({ endpoint: database.endpoint, region: "local" });
  const result: Record<string, object> = {};
  for (const size of SIZES) {
    const [from, to] = [`from-${size}`, `to-${size}`];
    await createTable(client, from);
    await createTable(client, to);
    await fill(client, from, size);
    const script = join(import.meta.dirname, "transfer", "run.ts");
    const use = async (what: string, table: string) => {
      const args = [script, what, database.endpoint, files.endpoint, table, join(folder, `export-${size}`)];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as TransferUsage;
    };
    result[size] = { export: await use("export", from), import: await use("import", to) };
  }
  await Promise.all([database.stop(), files.stop()]);
  rmSync(folder, { recursive: true });
  return result;
}

/** Writes rows of the sizes that real ones have. */
async function fill(client: DynamoDBClient, table: string, size: number): Promise<void> {
  let batch: object[] = [];
  for (let number = 0; number < size; number += 1) {
    const id = String(number).padStart(26, "0");
    for (const [entity, bytes] of [
      ["registration", 1_400],
      ["message", 700],
      ["auditEntry", 500],
    ] as const) {
      const keys = {
        pk: `$zapisy#${entity}Id_${id}`,
        sk: `$${entity}_1`,
        gsi1pk: "$zapisy#evt_1",
        gsi1sk: `${entity}${id}`,
      };
      batch.push({
        PutRequest: {
          Item: marshall({ ...keys, __edb_e__: entity, __edb_v__: "1", text: "ż".repeat(bytes / 2) }),
        },
      });
      if (batch.length < 25) continue;
      await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: batch as never } }));
      batch = [];
    }
  }
  if (batch.length > 0)
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: batch as never } }));
}
