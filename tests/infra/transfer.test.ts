import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { DynamoDBClient, paginateScan, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { createLongHandlers, createStreamHandlers } from "@zapisy/functions/effects/index";
import { startFileStore, type FileStore } from "@zapisy/local/file-store";
import { createTable } from "@zapisy/local/table";
import { checkExport, importAll, type ExportManifest } from "@zapisy/local/transfer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signUp } from "../support/actions.ts";
import { startFakeAws, type FakeAws } from "../support/fake-aws.ts";
import { expectBelongings, furnish, type Belongings } from "../support/installation.ts";
import { readTableStream } from "../support/table-stream.ts";
import { createWorld, START, type World } from "../support/world.ts";
import { databaseEndpoint } from "../support/own-database.ts";

const folder = mkdtempSync(join(tmpdir(), "zapisy-transfer-"));
const PASSPHRASE = "kot w butach na dachu";
const KEY_NAMES = ["link-key", "signing-key"] as const;
const KEYS = {
  "link-key": Buffer.alloc(32, 7).toString("base64"),
  "signing-key": Buffer.alloc(32, 9).toString("base64"),
};

let aws: FakeAws;
let world: World;
let belongings: Belongings;
const stores: FileStore[] = [];

/** A store of files of its own, with one bucket. */
async function openStore(bucket: string): Promise<FileStore> {
  const store = await startFileStore({
    dir: join(folder, bucket),
    bucket,
    accessKeyId: "local",
    secretAccessKey: "local",
    origins: [],
  });
  stores.push(store);
  return store;
}

const client = () => new DynamoDBClient({ endpoint: databaseEndpoint, region: "local" });

/** A stage as CloudFormation knows it: a table that is empty, and a bucket that is. */
async function openStage(stage: string) {
  const table = `test-${stage}-${randomBytes(4).toString("hex")}`;
  await createTable(client(), table);
  const store = await openStore(`${stage}-files`);
  announce(stage, table);
  return { table, store };
}

function announce(stage: string, table: string): void {
  aws.account.stacks[`${stage}-zapisy-Storage`] = {
    resources: [],
    outputs: { TableName: table, FilesBucket: `${stage}-files` },
    exports: {},
    status: "CREATE_COMPLETE",
  };
}

/** Runs a command as npm does, with AWS on loopback. */
async function run(script: string, store: FileStore | undefined, ...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: databaseEndpoint,
    ...(store && { AWS_ENDPOINT_URL_S3: store.endpoint }),
    // A store on disk does not know the checksums that AWS has added to S3.
    AWS_REQUEST_CHECKSUM_CALCULATION: "WHEN_REQUIRED",
    AWS_RESPONSE_CHECKSUM_VALIDATION: "WHEN_REQUIRED",
    ZAPISY_PASSPHRASE: PASSPHRASE,
  };
  return promisify(execFile)(process.execPath, [script, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  );
}
const exportStage = (stage: string, store: FileStore, to: string, ...more: string[]) =>
  run("infra/local/export.ts", store, "--stage", stage, "--to", to, ...more);
const importStage = (stage: string, store: FileStore, from: string, ...more: string[]) =>
  run("infra/local/import.ts", store, "--stage", stage, "--from", from, ...more);

/** The product on a table and a store. */
function depsOn(table: string, store: FileStore, bucket: string): Deps {
  const config = readConfig({
    TABLE_NAME: table,
    DYNAMODB_ENDPOINT: databaseEndpoint,
    S3_ENDPOINT: store.endpoint,
    FILES_BUCKET: bucket,
    PUBLIC_URL: "https://zapisy.example",
    LINK_KEY: aws.account.parameters["/zapisy/berta/link-key"] ?? KEYS["link-key"],
    SIGNING_KEY: aws.account.parameters["/zapisy/berta/signing-key"] ?? KEYS["signing-key"],
  });
  return createDeps(config, { clock: () => START, mailQueue: { send: async () => undefined } });
}

type Line = Record<string, unknown>;

/** All lines of an export's rows and its list of files, in an order that does not depend on the table's. */
function contentOf(dir: string): Record<string, Line[]> {
  const files = [...readdirSync(join(dir, "rows")).map((name) => `rows/${name}`), "objects.jsonl"];
  const keyOf = ({ key, $row }: Line) => {
    const { pk, sk } = ($row ?? {}) as Record<string, string>;
    return typeof key === "string" ? key : `${pk} ${sk}`;
  };
  return Object.fromEntries(
    files.map((file) => {
      const lines = readFileSync(join(dir, file), "utf8").split("\n").filter(Boolean);
      const parsed = lines.map((line) => JSON.parse(line) as Line);
      return [file, parsed.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))];
    }),
  );
}

beforeAll(async () => {
  aws = await startFakeAws({
    parameters: Object.fromEntries(KEY_NAMES.map((key) => [`/zapisy/anna/${key}`, KEYS[key]])),
  });
  const store = await openStore("anna-files");
  world = await createWorld({ S3_ENDPOINT: store.endpoint, FILES_BUCKET: "anna-files" });
  announce("anna", world.deps.table.name);
  belongings = await furnish(world.deps, "osoba1@zapisy.example");
  await world.follow();
});

afterAll(async () => {
  aws.stop();
  await Promise.all(stores.map((store) => store.stop()));
  rmSync(folder, { recursive: true });
});

describe("an export of a stage", () => {
  const to = join(folder, "anna");

  it("is everything in open formats, readable by its owner alone, with sums, and without the keys in plain", async () => {
    const [store] = stores;
    if (!store) throw new Error("no store");
    const { code, said } = await exportStage("anna", store, to);
    expect([code, said]).toEqual([0, expect.stringContaining(`${to} holds everything of stage anna:`)]);
    const manifest = JSON.parse(readFileSync(join(to, "manifest.json"), "utf8")) as ExportManifest;
    expect(manifest).toMatchObject({
      format: "zapisy-export",
      version: 1,
      rows: { project: 1, event: 2, registration: 3, staff: 1 },
    });
    const rows = contentOf(to);
    const [person] = rows["rows/registration.jsonl"] ?? [];
    // What people read stands at the top, what our table needs apart.
    expect(person).toMatchObject({
      status: "confirmed",
      person: { firstName: "Łucja" },
      $row: { pk: `$zapisy#registrationId_${String(person?.registrationId)}` },
    });
    expect(person).not.toHaveProperty("pk");
    expect(rows["objects.jsonl"]?.map(({ key }) => key)).toContain(
      `files/${belongings.scan.eventId}/${belongings.scan.fileId}`,
    );
    const entries = readdirSync(to, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      expect(statSync(path).mode & 0o777, path).toBe(entry.isDirectory() ? 0o700 : 0o600);
      if (entry.isFile())
        for (const key of Object.values(KEYS)) expect(readFileSync(path, "latin1"), path).not.toContain(key);
    }
    await expect(checkExport(to, () => undefined)).resolves.toEqual(manifest);
  });

  it("is refused into a folder that holds something, and of a stage that is not there", async () => {
    const [store] = stores;
    if (!store) throw new Error("no store");
    expect((await exportStage("anna", store, to)).said).toContain(`${to} is not empty.`);
    expect((await exportStage("nobody", store, join(folder, "x"))).said).toContain(
      "There is no stage nobody",
    );
  });

  it("leaves out what has expired, and refuses what it could not give back", async () => {
    const { table, store } = await openStage("cecylia");
    for (const key of KEY_NAMES) aws.account.parameters[`/zapisy/cecylia/${key}`] = KEYS[key];
    const put = (id: string, more: object) =>
      client().send(
        new PutItemCommand({
          TableName: table,
          Item: { pk: { S: id }, sk: { S: "-" }, __edb_e__: { S: "session" }, ...more },
        }),
      );
    const now = Math.floor(Date.now() / 1_000);
    await put("over", { ttl: { N: String(now - 1) } });
    await put("valid", { ttl: { N: String(now + 3_600) } });
    const out = join(folder, "cecylia");
    expect((await exportStage("cecylia", store, out)).code).toBe(0);
    expect(contentOf(out)["rows/session.jsonl"]).toMatchObject([{ $row: { pk: "valid" } }]);
    await put("bytes", { text: { B: Buffer.from("żółć") }, picture: { B: Buffer.from([0xff, 0xfe, 0]) } });
    const again = join(folder, "cecylia-2");
    expect((await exportStage("cecylia", store, again)).code).toBe(0);
    expect(contentOf(again)["rows/session.jsonl"]?.[0]).toMatchObject({
      text: { $utf8: "żółć" },
      picture: { $base64: "//4A" },
    });
    await put("odd", { labels: { SS: ["a"] } });
    expect((await exportStage("cecylia", store, join(folder, "odd"))).said).toContain(
      "a row holds what JSON cannot",
    );
    expect(readdirSync(folder)).not.toContainEqual(expect.stringMatching(/^odd/));
  });
});

describe("its import into an empty stage", () => {
  const from = join(folder, "anna");
  let berta: Awaited<ReturnType<typeof openStage>>;
  beforeAll(async () => {
    berta = await openStage("berta");
  });

  it("asks for the keys of the data first, which are put there once and never over others", async () => {
    expect((await importStage("berta", berta.store, from)).said).toContain(
      "Stage berta has other keys than the data.",
    );
    const keyFile = join(from, "keys.age");
    expect((await run("infra/keys.ts", undefined, "--stage", "berta", "--from", keyFile)).code).toBe(0);
    expect(KEY_NAMES.map((key) => aws.account.parameters[`/zapisy/berta/${key}`])).toEqual(
      Object.values(KEYS),
    );
    // The same file as `npm run keys` itself makes of a stage.
    const copied = join(folder, "copied.age");
    expect((await run("infra/keys.ts", undefined, "--stage", "anna", "--to", copied)).code).toBe(0);
    expect(statSync(copied).mode & 0o777).toBe(0o600);
    expect((await run("infra/keys.ts", undefined, "--stage", "anna", "--to", copied)).said).toContain(
      "exists",
    );
    expect((await run("infra/keys.ts", undefined, "--stage", "ewa", "--from", copied)).code).toBe(0);
    expect(KEY_NAMES.map((key) => aws.account.parameters[`/zapisy/ewa/${key}`])).toEqual(Object.values(KEYS));
    aws.account.parameters["/zapisy/dora/link-key"] = randomBytes(32).toString("base64");
    const refused = await run("infra/keys.ts", undefined, "--stage", "dora", "--from", keyFile);
    expect(refused.said).toContain("Stage dora has another link-key.");
    expect(aws.account.parameters["/zapisy/dora/signing-key"]).toBeUndefined();
  });

  it("is refused of an export that is not whole, and nothing is written", async () => {
    const spoilt = join(folder, "spoilt");
    await promisify(execFile)("cp", ["-r", from, spoilt]);
    const rows = join(spoilt, "rows", "registration.jsonl");
    writeFileSync(rows, readFileSync(rows, "utf8").replace("Żak", "Rak"));
    expect((await importStage("berta", berta.store, spoilt)).said).toContain("registration.jsonl is damaged");
    rmSync(rows);
    expect((await importStage("berta", berta.store, spoilt)).said).toContain(
      "it lacks rows/registration.jsonl",
    );
  });

  it("goes on where it stopped, and changes nothing that people did meanwhile", async () => {
    const deps = depsOn(berta.table, berta.store, "berta-files");
    const dynamodb = client();
    const storage = { dynamodb, table: berta.table, s3: s3Of(berta.store), bucket: "berta-files" };
    let puts = 0;
    dynamodb.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === "PutItemCommand" && (puts += 1) > 15) throw new Error("the line is cut");
          return next(args);
        },
      { step: "initialize" },
    );
    const manifest = await checkExport(from, () => undefined);
    await expect(importAll(storage, from, manifest, () => undefined)).rejects.toThrow("the line is cut");
    // Half of it is no installation to export.
    expect((await exportStage("berta", berta.store, join(folder, "half"))).said).toContain(
      "was not finished here",
    );
    const { code, said } = await importStage("berta", berta.store, from);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/stage berta holds everything .* from an earlier run/),
    ]);
    await expectBelongings(async (path) => createApi(deps).request(path), deps, belongings);
  });

  it("is equal: exported again, every row and every file is the same", async () => {
    const again = join(folder, "berta");
    expect((await exportStage("berta", berta.store, again)).code).toBe(0);
    expect(contentOf(again)).toEqual(contentOf(from));
  });

  it("lets nothing follow: nobody is mailed again, no history is doubled, nobody is promoted", async () => {
    const deps = depsOn(berta.table, berta.store, "berta-files");
    const count = async (entity: string) => (await rowsOf(berta.table, entity)).length;
    const before = { messages: await count("message"), audit: await count("auditEntry") };
    expect(before.audit).toBeGreaterThan(5);
    const stream = readTableStream(databaseEndpoint, berta.table);
    const handlers = Object.values({ ...createStreamHandlers(deps), ...createLongHandlers(deps) });
    const records = await stream.read();
    expect(records.length).toBeGreaterThan(10);
    for (const handle of handlers)
      expect(await handle({ Records: records })).toEqual({ batchItemFailures: [] });
    expect({ messages: await count("message"), audit: await count("auditEntry") }).toEqual(before);
    // What people do from now on is followed as ever.
    await signUp({ ...world, deps }, belongings, 77);
    const later = await stream.read();
    for (const handle of handlers)
      expect(await handle({ Records: later })).toEqual({ batchItemFailures: [] });
    expect({ messages: await count("message"), audit: await count("auditEntry") }).toEqual({
      messages: before.messages + 1,
      audit: before.audit + 1,
    });
  });

  it("is refused once there is data", async () => {
    expect((await importStage("berta", berta.store, from)).said).toContain("There is data already.");
  });
});

/** Rows of an entity in a table. */
async function rowsOf(table: string, entity: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: client() },
    {
      TableName: table,
      FilterExpression: "#entity = :entity",
      ExpressionAttributeNames: { "#entity": "__edb_e__" },
      ExpressionAttributeValues: { ":entity": { S: entity } },
    },
  ))
    found.push(...Items);
  return found;
}

function s3Of({ endpoint }: FileStore): S3Client {
  return new S3Client({
    region: "local",
    endpoint,
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}
