import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startDatabase } from "@zapisy/local/database";
import { createTable } from "@zapisy/local/table";
import { bundle } from "../../infra/bundle.ts";
import { ORIGIN_HASHES, throughSite } from "../support/lambda.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const LINK_KEY = Buffer.alloc(32, 7).toString("base64");
const ROUNDS = 25;

/** One read of something that is not there, as the floor's. */
const ONE_READ = throughSite("GET", "/api/events/nie-ma-takiego-wydarzenia");
const CATALOGUE = throughSite("GET", "/api/events");
/** One message that is not there: read, and done. */
const ONE_MAIL = {
  Records: [{ messageId: "1", body: JSON.stringify({ messageId: "msg_00000000000000000000000000" }) }],
};

const MEASURED = {
  hello: { entry: "tests/bench/cold-start/hello.ts", event: ONE_READ },
  floor: { entry: "tests/bench/cold-start/floor.ts", event: ONE_READ },
  api: { entry: "functions/lambda/api.ts", event: ONE_READ },
  apiCatalogue: { entry: "functions/lambda/api.ts", event: CATALOGUE },
  sendMail: { entry: "functions/lambda/send-mail.ts", event: ONE_MAIL },
} as const;
type Name = keyof typeof MEASURED;

/**
 * Time from the beginning of a fresh process to the first answer of bundles built the same way, in turn, medians
 * of 25 rounds. The API and the mailer read their link key as on AWS, from a parameter store beside them.
 */
export async function measure(): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const database = await startDatabase({ inMemory: true });
  await createTable(new DynamoDBClient({ endpoint: database.endpoint, region: "eu-central-1" }), "bench");
  const parameters = createServer((request, response) => {
    request.resume().on("end", () => response.end(JSON.stringify({ Parameter: { Value: LINK_KEY } })));
  }).listen(0, "127.0.0.1");
  await once(parameters, "listening");
  const cache = join(ROOT, ".cache", "cold-start");
  const runner = await bundle(ROOT, "tests/bench/cold-start/run.ts", { dir: join(cache, "run") });
  const names = Object.keys(MEASURED) as Name[];
  const bundles = Object.fromEntries(
    await Promise.all(
      names.map(
        async (name) => [name, await bundle(ROOT, MEASURED[name].entry, { dir: join(cache, name) })] as const,
      ),
    ),
  );
  const env = {
    PATH: process.env.PATH,
    ORIGIN_HASHES,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    TABLE_NAME: "bench",
    DYNAMODB_ENDPOINT: database.endpoint,
    SES_ENDPOINT: database.endpoint,
    SSM_ENDPOINT: `http://127.0.0.1:${(parameters.address() as AddressInfo).port}`,
    LINK_KEY_PARAMETER: "/zapisy/bench/link-key",
    PUBLIC_URL: "https://zapisy.example",
    MAILS_PER_SECOND: "1000",
  };
  const times: Record<Name, number[]> = { hello: [], floor: [], api: [], apiCatalogue: [], sendMail: [] };
  // The first round warms the disk's cache and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [runner.entry, bundles[name]?.entry ?? "", JSON.stringify(MEASURED[name].event)],
        { env },
      );
      const { milliseconds } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as {
        milliseconds: number;
      };
      if (round > 0) times[name].push(milliseconds);
    }
  }
  parameters.close();
  await database.stop();
  const median = (name: Name) => Number((times[name].toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0).toFixed(1));
  const ratio = (name: Name) => Number((median(name) / median("floor")).toFixed(2));
  return {
    rounds: ROUNDS,
    medianMs: Object.fromEntries(names.map((name) => [name, median(name)])),
    ratio: ratio("api"),
    ratioCatalogue: ratio("apiCatalogue"),
    ratioMail: ratio("sendMail"),
    startBytes: Object.fromEntries(names.map((name) => [name, bundles[name]?.startBytes])),
    totalBytes: Object.fromEntries(names.map((name) => [name, bundles[name]?.totalBytes])),
  };
}
