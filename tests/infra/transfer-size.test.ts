import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TransferUsage } from "../bench/transfer/run.ts";

/** Ninety-six megabytes; `npm run bench -- transfer` takes 50,000 registrations through a real table. */
const ROWS = 12_000;
const ROW_BYTES = 8_000;
/** A page of a scan is a megabyte. */
const PAGE = 125;
/** Half of what the rows come to. */
const HEAP_MB = 48;

const folder = mkdtempSync(join(tmpdir(), "zapisy-size-"));
let aws: Server;
/** Rows that were written. */
let put = 0;

/** A DynamoDB that makes its rows up page by page, and an S3 without files: so large a table is not made for one test. */
beforeAll(async () => {
  aws = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const operation = String(request.headers["x-amz-target"] ?? "").split(".")[1];
      if (operation === undefined) {
        response.end(`<?xml version="1.0"?><ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>`);
        return;
      }
      const { ExclusiveStartKey, Limit } = JSON.parse(Buffer.concat(chunks).toString()) as {
        ExclusiveStartKey?: { pk: { S: string } };
        Limit?: number;
      };
      response.setHeader("content-type", "application/x-amz-json-1.0");
      if (operation === "PutItem") put += 1;
      if (operation !== "Scan" || Limit === 1) return void response.end('{"Count":0}');
      const from = Number(ExclusiveStartKey?.pk.S ?? 0);
      const Items = Array.from({ length: PAGE }, (_, index) => ({
        pk: { S: String(from + index) },
        sk: { S: "-" },
        __edb_e__: { S: ["registration", "message", "auditEntry"][index % 3] },
        text: { S: "ż".repeat(ROW_BYTES / 2) },
      }));
      const next = from + PAGE;
      response.end(
        JSON.stringify({ Items, ...(next < ROWS && { LastEvaluatedKey: { pk: { S: String(next) } } }) }),
      );
    })();
  }).listen(0, "127.0.0.1");
  await once(aws, "listening");
});

afterAll(() => {
  aws.close();
  aws.closeAllConnections();
  rmSync(folder, { recursive: true });
});

it("holds a page of rows and not all of them, going out and coming in", async () => {
  const url = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  const dir = join(folder, "export");
  const use = async (what: "export" | "import") => {
    const script = join("tests", "bench", "transfer", "run.ts");
    const args = [`--max-old-space-size=${HEAP_MB}`, script, what, url, url, "table", dir];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as TransferUsage;
  };
  expect((await use("export")).rows).toBe(ROWS);
  expect(statSync(join(dir, "rows", "registration.jsonl")).size * 3).toBeGreaterThan(HEAP_MB * 1_900_000);
  expect((await use("import")).rows).toBe(ROWS);
  // Each row once, and the note that an import is under way.
  expect(put).toBe(ROWS + 1);
}, 300_000);
