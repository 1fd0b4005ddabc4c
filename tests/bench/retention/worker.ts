import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { createLongHandlers, createStreamHandlers } from "@zapisy/functions/effects/index";
import { entityOf } from "@zapisy/functions/effects/follow-stream";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { readTableStream } from "../../support/table-stream.ts";

/** What follows from these is what is measured; signing people up was before. */
const FOLLOWED = new Set(["erasure", "retentionLook"]);

/**
 * A process that does what is due and follows the stream from its beginning, until it is killed. What it has seen before it reads again,
 * as after a `kill -9` in which no checkpoint was kept.
 */
const deps = createDeps(readConfig(process.env));
const stream = readTableStream(process.env["DYNAMODB_ENDPOINT"] ?? "", process.env["TABLE_NAME"] ?? "");
const handlers = [createStreamHandlers(deps)["write-audit"], createLongHandlers(deps)["erase-people"]];
const due = doWhatIsDue(deps);
for (;;) {
  await due();
  const Records = (await stream.read()).filter((record) => FOLLOWED.has(entityOf(record)));
  for (const handle of handlers) await handle?.({ Records });
}
