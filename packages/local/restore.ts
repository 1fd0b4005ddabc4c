import { parseArgs } from "node:util";
import { command, inMegabytes, terminalProgress } from "./command.ts";
import { restore } from "./folder-backup.ts";
import { StartProblem } from "./start-problem.ts";

// npm run restore -- --from DIR [--data DIR] [--force]: puts a backup of one machine back.
await command(async () => {
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      data: { type: "string", default: ".data" },
      force: { type: "boolean", default: false },
    },
  });
  const { from, data: dataDir, force } = values;
  if (!from) throw new StartProblem("Say where from: npm run restore -- --from DIR");
  const { manifest, former } = await restore({ from, dataDir, force }, terminalProgress());
  console.log(`
  ${dataDir} is as it was at ${manifest.at}: ${manifest.files} files, ${inMegabytes(manifest.bytes)}.${
    former ? `\n  What was there before is in ${former}; delete it when you are sure.` : ""
  }
  Start it: npm start -- --data ${dataDir}
`);
});
