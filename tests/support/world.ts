import { randomBytes } from "node:crypto";
import { DynamoDBClient, UpdateTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Log } from "@zapisy/core/shared/context";
import { secretHash } from "@zapisy/core/shared/secret";
import { toActor, type Staff, type StaffInput } from "@zapisy/core/staff";
import { createApi } from "@zapisy/functions/api/app";
import type { Config } from "@zapisy/functions/config";
import { createDeps, type Deps, type MailQueue } from "@zapisy/functions/deps";
import { createLongHandlers, createStreamHandlers } from "@zapisy/functions/effects/index";
import { createTable } from "@zapisy/local/table";
import type { DynamoDBRecord } from "aws-lambda";
import { inject } from "vitest";
import { heldToDocument } from "./document.ts";
import { seededRandom } from "./random.ts";
import { readTableStream } from "./table-stream.ts";
import { databaseEndpoint, withoutSignatures } from "./own-database.ts";

/** A frozen moment that tests move by hand. */
export interface Clock {
  now: string;
}

/** The product without processes: a table of its own, services, the API, and the stream on demand. */
export interface World {
  deps: Deps;
  clock: Clock;
  /** Calls the API in this process, which holds every answer against the OpenAPI document. */
  api: ReturnType<typeof createApi>;
  /** An admin to act as. */
  admin: StaffActor;
  /** Adds a member of staff and opens a session for them. */
  signIn(input: Partial<StaffInput>): Promise<{ staff: Staff; actor: StaffActor; cookie: string }>;
  /**
   * Hands everything that is new on the table's stream to the handlers, until nothing follows any more.
   * When one fails it throws; what that handler has not done comes to it again with the next call.
   */
  follow(): Promise<void>;
  /**
   * Reads what is new on the stream and has it delivered twice in a row by the next {@link World.follow},
   * as a stream may. Says how many records that are.
   */
  recordsTwice(): Promise<number>;
  /** Ids of messages that went into the mail queue, in order. */
  mailed: string[];
  /** What was logged, in order. */
  logged: { level: keyof Log; message: string; fields?: Record<string, unknown> }[];
}

/** The moment at which tests begin. */
export const START = "2026-03-02T09:00:00.000Z";

const MINUTE = 60_000;
const PATIENT = {
  callTimeout: MINUTE,
  connectionTimeout: MINUTE,
  requestTimeout: MINUTE,
  socketTimeout: MINUTE,
};

process.env.AWS_ACCESS_KEY_ID ??= "local";
process.env.AWS_SECRET_ACCESS_KEY ??= "local";

/** Makes a world: its table is empty but for one admin. `config` departs from that of the tests. */
export async function createWorld(config: Partial<Config> = {}): Promise<World> {
  const endpoint = config.DYNAMODB_ENDPOINT ?? databaseEndpoint;
  const tableName = `test-${randomBytes(6).toString("hex")}`;
  const client = withoutSignatures(new DynamoDBClient({ endpoint, region: "local" }));
  await createTable(client, tableName);
  // The frozen clock may lie in the database's past, where it would take rows away while a test runs.
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: tableName,
      TimeToLiveSpecification: { AttributeName: "ttl", Enabled: false },
    }),
  );
  const clock: Clock = { now: START };
  const mailed: string[] = [];
  const mailQueue: MailQueue = {
    send: async (ids) => {
      mailed.push(...ids);
    },
  };
  const logged: World["logged"] = [];
  const logAs = (level: keyof Log) => (message: string, fields?: Record<string, unknown>) => {
    logged.push({ level, message, fields });
  };
  const log: Log = { info: logAs("info"), warn: logAs("warn"), error: logAs("error") };
  const deps = createDeps(
    {
      TABLE_NAME: tableName,
      DYNAMODB_ENDPOINT: endpoint,
      S3_ENDPOINT: config.S3_ENDPOINT ?? inject("filesEndpoint"),
      FILES_BUCKET: "files",
      AWS_REGION: "local",
      PUBLIC_URL: "https://zapisy.example",
      LINK_KEY: new Uint8Array(32).fill(7),
      SIGNING_KEY: new Uint8Array(32).fill(9),
      MAIL_FROM: "zapisy@zapisy.example",
      ORGANISER_NAME: "ROPS Testowo",
      ADMIN_PASSKEYS: "optional",
      ...config,
    },
    {
      clock: () => clock.now,
      log,
      mailQueue,
      definitionTtlMs: 0,
      random: seededRandom(1),
      // Hundreds want seats at once on machines that are busy. What stands in front of the database has the product's limits.
      databaseLimits: config.DYNAMODB_ENDPOINT ? undefined : PATIENT,
    },
  );
  withoutSignatures(deps.table.client);
  const system = deps.context({ type: "system", name: "test" }, "test");
  let count = 0;
  const addStaff = (input: Partial<StaffInput>) => {
    count += 1;
    return deps.services.staff.createStaff(system, {
      name: `Osoba ${count}`,
      email: `osoba${count}@zapisy.example`,
      role: "admin",
      projectIds: "all",
      locale: "pl",
      active: true,
      ...input,
    });
  };
  const admin = toActor(await addStaff({ name: "Żaneta Śliwa" }));
  const stream = readTableStream(endpoint, tableName);
  const handlers = { ...createStreamHandlers(deps), ...createLongHandlers(deps) };
  const lines = Object.values(handlers).map((handle) => ({
    handle,
    waiting: [] as DynamoDBRecord[],
  }));
  return {
    deps,
    clock,
    api: heldToDocument(createApi(deps)),
    admin,
    mailed,
    logged,
    async signIn(input) {
      const staff = await addStaff(input);
      const session = randomBytes(32).toString("base64url");
      await deps.stores.staff.createSession({
        sessionHash: secretHash(session),
        staffId: staff.staffId,
        expiresAt: "2099-01-01T00:00:00.000Z",
      });
      return { staff, actor: toActor(staff), cookie: `__Host-zapisy=${session}` };
    },
    async recordsTwice() {
      const records = await stream.read();
      for (const line of lines) line.waiting.push(...records, ...records);
      return records.length;
    },
    async follow() {
      for (let records = await stream.read(); ; records = await stream.read()) {
        for (const line of lines) line.waiting.push(...records);
        if (lines.every(({ waiting }) => waiting.length === 0)) return;
        for (const line of lines) {
          const { batchItemFailures } = await line.handle({ Records: line.waiting });
          const failed = batchItemFailures[0]?.itemIdentifier;
          // As Lambda does: what was handled is done, the rest comes again with the next call.
          line.waiting = failed
            ? line.waiting.slice(
                line.waiting.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed),
              )
            : [];
        }
        if (lines.some(({ waiting }) => waiting.length > 0))
          throw new Error("a stream handler failed", { cause: logged.at(-1)?.fields?.cause });
      }
    },
  };
}
