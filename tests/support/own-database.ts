import { afterAll, inject } from "vitest";

process.env.AWS_ACCESS_KEY_ID ??= "local";
process.env.AWS_SECRET_ACCESS_KEY ??= "local";

/**
 * Where the tests of other projects, which start the whole product, have none: they import worlds for their types and moments.
 * Commands that make worlds (`npm run fuzz`) bring a database of their own, and are no tests.
 */
const pool = process.env.VITEST ? (inject("databasePool") as string | undefined) : undefined;

/** The DynamoDB Local of the test file that imports this: no other file uses it meanwhile. */
export const databaseEndpoint = pool === undefined ? "" : await ask(pool, "take");

if (pool !== undefined) afterAll(() => ask(pool, "give-back", databaseEndpoint));

async function ask(url: string, what: string, body?: string): Promise<string> {
  const answer = await fetch(`${url}/${what}`, { method: "POST", body });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`No database for this file: ${said}`);
  return said;
}
