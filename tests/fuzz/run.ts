import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startDatabase } from "@zapisy/local/database";
import { startFileStore } from "@zapisy/local/file-store";
import { pythonTools } from "../support/python-tools.ts";
import { fuzz, SCHEMATHESIS } from "./fuzz.ts";

/** `npm run fuzz`: at least 10,000 requests; the last line is JSON. `-- --examples 20 --seed 7` departs from the usual. */
const { values } = parseArgs({
  options: { examples: { type: "string", default: "10" }, seed: { type: "string", default: "1" } },
});
const { bin, missing } = pythonTools([SCHEMATHESIS]);
if (missing) {
  console.error(`npm run fuzz needs ${SCHEMATHESIS} from PyPI, but ${missing}.`);
  process.exit(1);
}
const startedAt = performance.now();
const dir = await mkdtemp(join(tmpdir(), "zapisy-fuzz-files-"));
const [database, files] = await Promise.all([
  startDatabase({ inMemory: true }),
  startFileStore({
    dir,
    bucket: "files",
    accessKeyId: "local",
    secretAccessKey: "local",
    origins: ["https://zapisy.example"],
  }),
]);
const { findings, ...counts } = await fuzz({
  bin,
  examples: Number(values.examples),
  limits: true,
  seed: Number(values.seed),
  config: { DYNAMODB_ENDPOINT: database.endpoint, S3_ENDPOINT: files.endpoint },
});
await Promise.all([database.stop(), files.stop()]);
await rm(dir, { recursive: true, force: true });
for (const finding of findings) console.log(`\n${finding}`);
const { requests, errors5xx, undocumented, offSchema } = counts;
const seconds = Math.round((performance.now() - startedAt) / 1_000);
console.log(JSON.stringify({ ...counts, findings: findings.length, seconds }));
process.exit(requests >= 10_000 && findings.length + errors5xx + undocumented + offSchema === 0 ? 0 : 1);
