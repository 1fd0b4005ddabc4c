import { DeleteParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { command, CommandProblem, openStage, run, say } from "./command.ts";
import { KEY_NAMES, keyParameter } from "./stage-keys.ts";
import { isPermanentStage } from "./stage.ts";

// npm run remove -- --stage NAME: takes somebody's own stage away, with everything in it.
await command(async () => {
  const stage = openStage(process.argv.slice(2));
  if (isPermanentStage(stage)) {
    throw new CommandProblem(
      `${stage} is a permanent stage: people's registrations are in it. It is not removed by a command; docs/operations.md, Leaving, says how to export everything and close it by hand.`,
    );
  }
  const region = process.env.AWS_REGION;
  if (!region) throw new CommandProblem("No region is chosen. Set AWS_REGION.");
  // The stacks are written down once more to be taken away; what they say does not matter then.
  Object.assign(process.env, { ORIGIN_SECRET_VERSION: "1", ORIGIN_HASHES: "none" });
  await run("sst", ["remove", "--stage", stage, "--region", region]);
  const client = new SSMClient({ region });
  for (const key of KEY_NAMES) {
    await client
      .send(new DeleteParameterCommand({ Name: keyParameter(stage, key) }))
      .catch((error: Error) => {
        if (error.name !== "ParameterNotFound") throw error;
      });
  }
  say(`${stage} is gone.`);
});
