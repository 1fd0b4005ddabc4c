import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { createLongHandlers, createStreamHandlers } from "@zapisy/functions/effects/index";
import { entityOf } from "@zapisy/functions/effects/follow-stream";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import type { DynamoDBRecord } from "aws-lambda";
import { readTableStream } from "../../support/table-stream.ts";

/** What follows from these is what is measured; signing people up was before. */
const FOLLOWED = new Set(["erasure", "retentionLook"]);
/** As many as work a shard of the stream side by side (infra/events.ts); the changes of a row stay in order. */
const LANES = 4;

/**
 * A process that does what is due and follows the stream from its beginning, until it is killed. What it has seen before it reads again,
 * as after a `kill -9` in which no checkpoint was kept.
 */
const deps = createDeps(readConfig(process.env));
const stream = readTableStream(process.env["DYNAMODB_ENDPOINT"] ?? "", process.env["TABLE_NAME"] ?? "");
const handlers = [createStreamHandlers(deps)["write-audit"], createLongHandlers(deps)["erase-people"]];
for (;;) {
  // As the first run of a process each time, which looks at all hours: this one has no two minutes to wait until the night.
  await doWhatIsDue(deps)();
  const records = (await stream.read()).filter((record) => FOLLOWED.has(entityOf(record)));
  await Promise.all(lanesOf(records).map(work));
}

function lanesOf(records: readonly DynamoDBRecord[]): DynamoDBRecord[][] {
  const lanes = Map.groupBy(records, (record) => {
    const key = record.dynamodb?.Keys?.["pk"]?.S ?? "";
    return Buffer.from(key).reduce((sum, byte) => sum + byte, 0) % LANES;
  });
  return [...lanes.values()];
}

/** Hands records on in order; what failed comes again, as Lambda has it. */
async function work(records: readonly DynamoDBRecord[]): Promise<void> {
  for (const handle of handlers) {
    let left = [...records];
    while (left.length > 0) {
      const failed = (await handle?.({ Records: left }))?.batchItemFailures[0]?.itemIdentifier;
      left = failed ? left.slice(left.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed)) : [];
      if (failed) await pause(200);
    }
  }
}
