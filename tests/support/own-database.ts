import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { inject } from "vitest";

process.env.AWS_ACCESS_KEY_ID ??= "local";
process.env.AWS_SECRET_ACCESS_KEY ??= "local";

/**
 * The DynamoDB Local of the test file that runs: no other file uses it meanwhile. Empty where there is no pool of them: the tests of
 * other projects, which start the whole product, import worlds for their types and moments, and commands that make worlds
 * (`npm run fuzz`) bring a database of their own.
 */
export let databaseEndpoint = "";

/** As DynamoDB Local wants to be asked: it reads the region, and does not look at the signature. */
const UNSIGNED =
  "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

/** Has a client of DynamoDB Local send its requests without computing a signature for each, which nobody looks at there. */
export function withoutSignatures<Client extends DynamoDBClient | DynamoDBStreamsClient>(
  client: Client,
): Client {
  const { middlewareStack } = client as DynamoDBClient;
  middlewareStack.remove("httpSigningMiddleware");
  middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers["authorization"] = UNSIGNED;
      return next(args);
    },
    { name: "withoutSignatures", step: "finalizeRequest", priority: "low" },
  );
  return client;
}

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
