/** A process that exports or imports once, so that its memory is that of nothing else. */
import { readFileSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { checkExport, exportAll, importAll } from "@zapisy/local/transfer";

/** What it took. */
export interface TransferUsage {
  rows: number;
  seconds: number;
  maxMb: number;
}

const [what, database = "", files = "", table = "", dir = ""] = process.argv.slice(2);
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const storage = {
  dynamodb: new DynamoDBClient({ endpoint: database, region: "local", credentials }),
  table,
  s3: new S3Client({ endpoint: files, region: "local", credentials, forcePathStyle: true }),
  bucket: "files",
};
const startedAt = performance.now();
const quiet = () => undefined;
const { rows } =
  what === "export"
    ? await exportAll(storage, dir, undefined, quiet)
    : (await importAll(storage, dir, await checkExport(dir, quiet), quiet)).manifest;
const usage: TransferUsage = {
  rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
  seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  maxMb: Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1_024),
};
console.log(JSON.stringify(usage));
