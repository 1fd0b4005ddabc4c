import { parseArgs } from "node:util";
import { openStage as stageOf } from "../../infra/command.ts";
import { askPassphrase, requireDataKeys, writeKeyFile } from "../../infra/key-file.ts";
import { command, inMegabytes, terminalProgress } from "./command.ts";
import { openCopy, openStage } from "./installation.ts";
import { StartProblem } from "./start-problem.ts";
import { exportAll } from "./transfer.ts";

// npm run export -- --to DIR [--data DIR | --stage NAME [--table NAME]] [--without-keys]: everything, in open formats.
await command(async () => {
  const args = process.argv.slice(2);
  const { values } = parseArgs({
    args,
    options: {
      to: { type: "string" },
      data: { type: "string", default: ".data" },
      stage: { type: "string" },
      table: { type: "string" },
      "without-keys": { type: "boolean", default: false },
    },
  });
  const { to, data, table } = values;
  if (!to) throw new StartProblem("Say where to: npm run export -- --to DIR");
  const passphrase = values["without-keys"] ? undefined : await askPassphrase({ isNew: true });
  const progress = terminalProgress();
  const installation =
    values.stage === undefined ? await openCopy(data, progress) : await openStage(stageOf(args), table);
  try {
    const { name, storage, keys } = installation;
    const addKeys =
      passphrase === undefined
        ? undefined
        : (file: string) => writeKeyFile(file, requireDataKeys(keys, name), passphrase);
    const { rows, objects, bytes } = await exportAll(storage, to, addKeys, progress);
    const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
    console.log(`
  ${to} holds everything of ${name}: ${count} rows, ${objects} files, ${inMegabytes(bytes)}. README.txt says what is what.
  ${
    addKeys
      ? "The keys are in keys.age, which the passphrase opens."
      : "The keys are not in it: where it is imported without them, links that were mailed are dead."
  }
  It holds personal data. Keep it encrypted, and no longer than you must.
`);
  } finally {
    await installation.close();
  }
});
