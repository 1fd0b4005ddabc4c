import { parseArgs } from "node:util";
import { openStage as stageOf } from "../../infra/command.ts";
import { command, terminalProgress } from "./command.ts";
import { openFolder, openStage } from "./installation.ts";
import { noteKnownInstitutions } from "./known-institutions.ts";

// npm run note-institutions -- [--data DIR | --stage NAME]: brings who registered before there was a register to its pages.
await command(async () => {
  const args = process.argv.slice(2);
  const { values } = parseArgs({
    args,
    options: { data: { type: "string", default: ".data" }, stage: { type: "string" } },
  });
  const installation =
    values.stage === undefined ? await openFolder(values.data) : await openStage(stageOf(args));
  try {
    const { name, storage } = installation;
    const { people, noted } = await noteKnownInstitutions(storage, terminalProgress());
    console.log(`
  ${people} registrations of ${name} looked at, ${noted} events of institutions noted that were not.
`);
  } finally {
    await installation.close();
  }
});
