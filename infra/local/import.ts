import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openStage as stageOf } from "../../infra/command.ts";
import { askPassphrase, readKeyFile, requireDataKeys } from "../../infra/key-file.ts";
import { DATA_KEYS, type DataKeys } from "../../infra/stage-keys.ts";
import { command, terminalProgress } from "./command.ts";
import { openStage, openToImport } from "./installation.ts";
import { StartProblem } from "./start-problem.ts";
import { checkExport, importAll, KEY_FILE } from "./transfer.ts";

// npm run import -- --from DIR [--data DIR | --stage NAME] [--without-keys]: an export into an empty installation.
await command(async () => {
  const args = process.argv.slice(2);
  const { values } = parseArgs({
    args,
    options: {
      from: { type: "string" },
      data: { type: "string", default: ".data" },
      stage: { type: "string" },
      "without-keys": { type: "boolean", default: false },
    },
  });
  const { from, data } = values;
  if (!from) throw new StartProblem("Say where from: npm run import -- --from DIR");
  const progress = terminalProgress();
  const manifest = await checkExport(from, progress);
  const keys = values["without-keys"] ? undefined : await keysOf(from);
  const target =
    values.stage === undefined
      ? await openToImport(data, keys, manifest.bytes)
      : await openWithKeys(stageOf(args), keys);
  try {
    const { present } = await importAll(target.storage, from, manifest, progress);
    target.finish?.();
    const count = Object.values(manifest.rows).reduce((sum, one) => sum + one, 0);
    console.log(`
  ${target.name} holds everything of ${from}: ${count} rows, ${manifest.objects} files${
    present > 0 ? `, ${present} of them from an earlier run` : ""
  }. Nobody is mailed by that.
  ${keys ? "Links that were mailed and certificates go on with the keys that came along." : "The keys are others: links that were mailed before are dead."}
`);
  } finally {
    await target.close();
  }
});

async function keysOf(from: string): Promise<DataKeys> {
  const file = join(from, KEY_FILE);
  if (!existsSync(file)) {
    throw new StartProblem(
      `${from} holds no keys. To go on without them: --without-keys. Links that were mailed are dead then, and certificates show addresses that nobody knows.`,
    );
  }
  return requireDataKeys(await readKeyFile(file, await askPassphrase({ isNew: false })), file);
}

/** A stage whose keys are those of the data: functions that run have read theirs already, so they are not changed here. */
async function openWithKeys(stage: string, keys: DataKeys | undefined) {
  const installation = await openStage(stage);
  if (keys && DATA_KEYS.some((key) => installation.keys[key] !== keys[key])) {
    throw new StartProblem(
      `Stage ${stage} has other keys than the data. Remove its parameters link-key and signing-key, give it those of the data (npm run keys -- --stage ${stage} --from DIR/${KEY_FILE}), deploy, and come back.`,
    );
  }
  return { ...installation, finish: undefined };
}
