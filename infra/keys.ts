import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { putDataKey, readDataKeys } from "./account.ts";
import { command, CommandProblem, openStage, say } from "./command.ts";
import { askPassphrase, readKeyFile, requireDataKeys, writeKeyFile } from "./key-file.ts";
import { DATA_KEYS } from "./stage-keys.ts";

// npm run keys -- --stage NAME --to FILE: copies the keys of a stage into a file that a passphrase opens.
// npm run keys -- --stage NAME --from FILE: gives them to a stage that has none, before its first deployment.
await command(async () => {
  const args = process.argv.slice(2);
  const stage = openStage(args);
  const { values } = parseArgs({
    args,
    options: { stage: { type: "string" }, to: { type: "string" }, from: { type: "string" } },
  });
  const region = process.env.AWS_REGION;
  if (!region) throw new CommandProblem("No region is chosen. Set AWS_REGION.");
  const { to, from } = values;
  if ((to === undefined) === (from === undefined))
    throw new CommandProblem("Say either where to (--to FILE) or where from (--from FILE).");
  const present = await readDataKeys(region, stage);
  if (to !== undefined) {
    if (existsSync(to)) throw new CommandProblem(`${to} exists. Choose another name.`);
    await writeKeyFile(to, requireDataKeys(present, `Stage ${stage}`), await askPassphrase({ isNew: true }));
    say(
      `${to} holds the keys of ${stage}. Keep it and its passphrase apart; without both it is worth nothing.`,
    );
    return;
  }
  const keys = requireDataKeys(
    await readKeyFile(from ?? "", await askPassphrase({ isNew: false })),
    from ?? "",
  );
  for (const key of DATA_KEYS) {
    if (present[key] !== undefined && present[key] !== keys[key]) {
      throw new CommandProblem(
        `Stage ${stage} has another ${key}. What was mailed or issued with it would be dead, so it is not overwritten. If nothing was: remove the parameter /zapisy/${stage}/${key} and come back.`,
      );
    }
  }
  for (const key of DATA_KEYS)
    if (present[key] === undefined) await putDataKey(region, stage, key, keys[key]);
  say(`Stage ${stage} has the keys of ${from}. Deploy it now, if it was not deployed before.`);
});
