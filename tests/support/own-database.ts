import { inject } from "vitest";

process.env.AWS_ACCESS_KEY_ID ??= "local";
process.env.AWS_SECRET_ACCESS_KEY ??= "local";

/**
 * The DynamoDB Local of the test file that runs: no other file uses it meanwhile. Empty where there is no pool of them: the tests of
 * other projects, which start the whole product, import worlds for their types and moments, and commands that make worlds
 * (`npm run fuzz`) bring a database of their own.
 */
export let databaseEndpoint = "";

/** Takes a database for a test file. */
export async function takeDatabase(): Promise<void> {
  databaseEndpoint = await ask("take");
}

/** Gives it back to the pool, for the next. */
export async function giveDatabaseBack(): Promise<void> {
  await ask("give-back", databaseEndpoint);
}

async function ask(what: string, body?: string): Promise<string> {
  const answer = await fetch(`${inject("databasePool")}/${what}`, { method: "POST", body });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`No database for this file: ${said}`);
  return said;
}
