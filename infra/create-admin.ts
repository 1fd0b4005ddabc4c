import { stackOutputs } from "./account.ts";
import { command, CommandProblem, openStage, run } from "./command.ts";

// npm run create-admin -- --stage NAME --name "Anna Nowak" --email anna@example.org
await command(async () => {
  const args = process.argv.slice(2);
  const stage = openStage(args);
  const region = process.env.AWS_REGION;
  if (!region) throw new CommandProblem("No region is chosen. Set AWS_REGION.");
  const [storage, web] = await Promise.all([
    stackOutputs(region, `${stage}-zapisy-Storage`),
    stackOutputs(region, `${stage}-zapisy-Web`),
  ]);
  const others = args.filter((value, index) => value !== "--stage" && args[index - 1] !== "--stage");
  await run("node", [
    "functions/create-admin.ts",
    "--table",
    storage.TableName ?? "",
    "--url",
    web.Url ?? "",
    ...others,
  ]);
});
