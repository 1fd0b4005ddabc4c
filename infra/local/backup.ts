import { parseArgs } from "node:util";
import { command, inMegabytes, terminalProgress } from "./command.ts";
import { backUp } from "./folder-backup.ts";
import { StartProblem } from "./start-problem.ts";

// npm run backup -- --to DIR [--data DIR]: copies everything of one machine, while it runs or not.
await command(async () => {
  const { values } = parseArgs({
    options: { to: { type: "string" }, data: { type: "string", default: ".data" } },
  });
  if (!values.to) throw new StartProblem("Say where to: npm run backup -- --to DIR");
  const { files, bytes, at } = await backUp({ dataDir: values.data, to: values.to }, terminalProgress());
  console.log(`
  ${values.to} holds ${values.data} as it was at ${at}: ${files} files, ${inMegabytes(bytes)}.
  It holds personal data and the keys. Keep it as you keep the data: encrypted, away from this machine.
  To check it: cd ${values.to} && sha256sum -c SHA256SUMS
`);
});
