import { parseArgs } from "node:util";
import { openStage } from "../../infra/command.ts";
import { command, inMegabytes, terminalProgress } from "./command.ts";
import { restore } from "./folder-backup.ts";
import { StartProblem } from "./start-problem.ts";

// npm run restore -- --from DIR [--data DIR] [--force]: puts a backup of one machine back.
// npm run restore -- --stage NAME [--at MOMENT | --vault latest|DAY | --table NAME]: puts a stage's table back beside it.
await command(async () => {
  const args = process.argv.slice(2);
  const { values } = parseArgs({
    args,
    options: {
      from: { type: "string" },
      data: { type: "string", default: ".data" },
      force: { type: "boolean", default: false },
      stage: { type: "string" },
      at: { type: "string" },
      vault: { type: "string" },
      table: { type: "string" },
    },
  });
  const { from, data: dataDir, force, vault, table } = values;
  if (values.stage !== undefined) {
    const stage = openStage(args);
    if (vault !== undefined && vault !== "latest" && !/^\d{4}-\d{2}-\d{2}$/.test(vault))
      throw new StartProblem(`--vault takes latest, or a day such as 2026-03-02, not ${vault}.`);
    // Loaded only here: one machine does without the clients of AWS.
    const { restoreStage } = await import("./restore-stage.ts");
    console.log(await restoreStage({ stage, at: momentOf(values.at), vault, table }, terminalProgress()));
    return;
  }
  if (!from) throw new StartProblem("Say where from: npm run restore -- --from DIR, or --stage NAME");
  const { manifest, former } = await restore({ from, dataDir, force }, terminalProgress());
  console.log(`
  ${dataDir} is as it was at ${manifest.at}: ${manifest.files} files, ${inMegabytes(manifest.bytes)}.${
    former ? `\n  What was there before is in ${former}; delete it when you are sure.` : ""
  }
  Start it: npm start -- --data ${dataDir}
`);
});

function momentOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()))
    throw new StartProblem(`--at takes a moment such as 2026-03-02T09:00:00Z, not ${text}.`);
  return moment;
}
