import { parseArgs } from "node:util";
import { openStage as stageOf } from "../../infra/command.ts";
import { requireDataKeys } from "../../infra/key-file.ts";
import { command, terminalProgress } from "./command.ts";
import { openFolder, openStage } from "./installation.ts";
import { noteKnownAddresses } from "./known-addresses.ts";

// npm run note-addresses -- [--data DIR | --stage NAME]: makes registrations from before findable by address.
await command(async () => {
  const args = process.argv.slice(2);
  const { values } = parseArgs({
    args,
    options: { data: { type: "string", default: ".data" }, stage: { type: "string" } },
  });
  const installation =
    values.stage === undefined ? await openFolder(values.data) : await openStage(stageOf(args));
  try {
    const { name, storage, keys } = installation;
    const { "link-key": linkKey } = requireDataKeys(keys, name);
    const { people, noted } = await noteKnownAddresses(storage, linkKey, terminalProgress());
    console.log(`
  ${people} registrations of ${name} looked at, ${noted} addresses noted that were not.
`);
  } finally {
    await installation.close();
  }
});
