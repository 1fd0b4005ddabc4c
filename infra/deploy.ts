import {
  ensureKey,
  hasClientSecret,
  readAccount,
  readOriginSecret,
  sentOriginSecret,
  stackOutputs,
} from "./account.ts";
import { bundleFunctions } from "./bundle.ts";
import { command, CommandProblem, openStage, ROOT, run, say } from "./command.ts";
import { clientSecretParameter, KEY_NAMES } from "./stage-keys.ts";
import { decideOriginSteps } from "./origin.ts";
import { decidePreflight } from "./preflight.ts";
import { readSettings, type Settings } from "./settings.ts";
import { isPermanentStage } from "./stage.ts";

// npm run deploy -- --stage NAME: looks first, then builds and deploys everything of that stage.
await command(async () => {
  const stage = openStage(process.argv.slice(2));
  const settings = readOrExplain(stage);
  const region = process.env.AWS_REGION;
  const facts = await readAccount(region, settings.mailFrom.slice(settings.mailFrom.indexOf("@") + 1));
  const { missing, warnings } = decidePreflight(facts, {
    ...settings,
    isPermanent: isPermanentStage(stage),
  });
  for (const warning of warnings) say(`Note: ${warning}`);
  if (missing.length > 0 || !region) {
    throw new CommandProblem(["Not deployed, because:", ...missing.map((text) => `- ${text}`)].join("\n"));
  }
  say(`Deploying ${stage} to account ${facts.identity?.account}, ${region}.`);
  if (!process.env.SITE_DIR) await run("vite", ["build", "web"]);
  await bundleFunctions(ROOT, settings);
  const made = await Promise.all(KEY_NAMES.map((key) => ensureKey(region, stage, key)));
  if (made.includes("made"))
    say(
      "The keys of personal links and of credentials were made. docs/operations.md says how to keep copies.",
    );
  if (settings.provider && !(await hasClientSecret(region, stage)))
    say(
      `Note: nobody can sign in at ${settings.provider.name} before its client secret is there: aws ssm put-parameter --type SecureString --name ${clientSecretParameter(stage)} --value file://FILE`,
    );
  const secret = await readOriginSecret(region, stage);
  const steps = decideOriginSteps(secret.latest, await sentOriginSecret(region, stage));
  for (const [index, { send, accept }] of steps.entries()) {
    if (steps.length > 1)
      say(`The origin secret is being changed: deployment ${index + 1} of ${steps.length}.`);
    process.env.ORIGIN_SECRET_VERSION = String(send);
    process.env.ORIGIN_HASHES = (await Promise.all(accept.map((version) => secret.hashOf(version)))).join(
      ",",
    );
    await run("sst", ["deploy", "--stage", stage, "--region", region]);
  }
  const [web, mail] = await Promise.all([
    stackOutputs(region, `${stage}-zapisy-Web`),
    stackOutputs(region, `${stage}-zapisy-Mail`),
  ]);
  say(`\nThe site: ${web.Url}`);
  if (facts.sender !== "verified") {
    say("DNS records for mail:");
    for (const [name, value] of Object.entries(mail)) if (/Record/.test(name)) say(`  ${value}`);
  }
});

function readOrExplain(stage: string): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    throw new CommandProblem(
      `${(error as Error).message}\nWrite them into .env.${stage} (docs/operations.md).`,
    );
  }
}
