import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  DeleteItemCommand,
  paginateScan,
  type AttributeValue,
} from "@aws-sdk/client-dynamodb";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { startFileStore, type FileStore } from "@zapisy/local/file-store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { attachment, fileQuestion, formWith, letterFile } from "../support/attachments.ts";
import { startFakeAws, type FakeAws } from "../support/fake-aws.ts";
import { expectBelongings, furnish, type Belongings } from "../support/installation.ts";
import { createWorld, START, type World } from "../support/world.ts";
import { databaseEndpoint } from "../support/own-database.ts";

const folder = mkdtempSync(join(tmpdir(), "zapisy-restore-"));
const LINK_KEY = Buffer.alloc(32, 7).toString("base64");
const SIGNING_KEY = Buffer.alloc(32, 9).toString("base64");

let aws: FakeAws;
let world: World;
let files: FileStore;
let belongings: Belongings;
/** Where the file lies that somebody sent with their form. */
let attached: string;
/** The key of a file that goes with a letter. */
let enclosed: string;
/** When everything was still there. */
const BEFORE = "2026-03-02T10:00:00.000Z";

beforeAll(async () => {
  files = await startFileStore({
    dir: folder,
    bucket: "anna-files",
    accessKeyId: "local",
    secretAccessKey: "local",
    origins: [],
  });
  world = await createWorld({ S3_ENDPOINT: files.endpoint, FILES_BUCKET: "anna-files" });
  belongings = await furnish(world.deps, "osoba1@zapisy.example");
  const asking = await publishEvent(world, await createProject(world), { form: formWith([fileQuestion()]) });
  const answers = { paper: await attachment({ world }, asking) };
  const { registrationId } = await signUp(world, asking, 61, { answers });
  const fileId = (await world.deps.stores.registrations.find(registrationId))?.attachments?.paper?.fileId;
  attached = `files/${registrationId}/${fileId}`;
  const letter = await world.deps.services.circular.writeCircular(asStaff(world), asking.eventId, {
    subject: { pl: "Materiały" },
    body: { pl: "w załączeniu." },
    recipients: { by: "filter", statuses: ["confirmed"] },
    attachments: [await letterFile(world, asking)],
  });
  enclosed = `files/${letter.circularId}/${letter.attachments?.[0]?.fileId}`;
  await world.deps.services.retention.setSwitch(asStaff(world), { isOn: true, version: 0 });
  await world.follow();
  const stack = (outputs: Record<string, string>) => ({
    resources: [],
    outputs,
    exports: {},
    status: "CREATE_COMPLETE",
  });
  aws = await startFakeAws({
    database: databaseEndpoint,
    parameters: { "/zapisy/anna/link-key": LINK_KEY, "/zapisy/anna/signing-key": SIGNING_KEY },
    stacks: {
      "anna-zapisy-Storage": stack({ TableName: world.deps.table.name, FilesBucket: "anna-files" }),
      "anna-zapisy-Web": stack({ Url: "https://zapisy.example" }),
      "anna-zapisy-Backup": stack({ RestoreRoleArn: "arn:aws:iam::123456789012:role/anna-RestoreRole" }),
    },
  });
  const items = await itemsOf(world.deps.table.name);
  const { name } = world.deps.table;
  aws.account.moments[name] = [{ at: BEFORE, items }];
  aws.account.vault[name] = [
    { at: "2026-02-01T03:00:00.000Z", status: "COMPLETED", items: [] },
    { at: "2026-03-01T03:00:00.000Z", status: "COMPLETED", items },
    { at: "2026-03-02T01:00:00.000Z", status: "EXPIRED", items: [] },
  ];
  // A hand that slipped: everything of people is gone from the live table, and somebody signs up afterwards.
  for (const { pk, sk, __edb_e__: entity } of items) {
    if (!["registration", "certificate", "event", "eventSlug"].includes(entity?.S ?? "") || !pk || !sk)
      continue;
    await client().send(new DeleteItemCommand({ TableName: name, Key: { pk, sk } }));
  }
});

afterAll(async () => {
  aws.stop();
  await files.stop();
  rmSync(folder, { recursive: true });
});

const client = () => new DynamoDBClient({ endpoint: databaseEndpoint, region: "local" });

async function itemsOf(TableName: string): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  for await (const page of paginateScan({ client: client() }, { TableName }))
    items.push(...(page.Items ?? []));
  return items;
}

/** Runs `npm run restore` with AWS on loopback. */
async function restore(...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL: aws.url,
    AWS_ENDPOINT_URL_S3: files.endpoint,
    AWS_REQUEST_CHECKSUM_CALCULATION: "WHEN_REQUIRED",
    AWS_RESPONSE_CHECKSUM_VALIDATION: "WHEN_REQUIRED",
  };
  const script = "infra/local/restore.ts";
  return promisify(execFile)(process.execPath, [script, "--stage", "anna", ...args], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      said: `${stdout}${stderr}`,
    }),
  );
}

const tableIn = (said: string) => /LIVE_TABLE=(\S+)/.exec(said)?.[1] ?? "";

/** The product, as it would be deployed against that table. */
async function expectProductOn(table: string): Promise<void> {
  const config = readConfig({
    TABLE_NAME: table,
    DYNAMODB_ENDPOINT: databaseEndpoint,
    S3_ENDPOINT: files.endpoint,
    FILES_BUCKET: "anna-files",
    PUBLIC_URL: "https://zapisy.example",
    LINK_KEY,
    SIGNING_KEY,
  });
  const deps = createDeps(config, { clock: () => START });
  await expectBelongings(async (path) => createApi(deps).request(path), deps, belongings);
  expect((await signUp({ ...world, deps }, belongings, 42)).outcome).toBe("confirmed");
}

describe("putting a stage back", () => {
  it("makes a new table as of a moment, reads through it as people do, and says how it goes live", async () => {
    const { code, said } = await restore("--at", "2026-03-02T12:00:00Z");
    expect([code, said]).toEqual([0, expect.stringContaining("a personal link and a certificate open.")]);
    const table = tableIn(said);
    expect(table).toMatch(/^anna-zapisy-restored-\d{8}-\d{6}$/);
    expect(said).toContain(`${table} holds the data of 2026-03-02T12:00:00.000Z: `);
    expect(said).toContain("All 3 files that it knows are in the bucket.");
    // Nobody's name or address, and no link, is on the screen of whoever does it.
    expect(said).not.toMatch(/Żak|@|registrations\//);
    await expectProductOn(table);
    // What AWS does not restore: the stream, expiry, recovery, protection.
    const { Table } = await client().send(new DescribeTableCommand({ TableName: table }));
    const { TimeToLiveDescription } = await client().send(
      new DescribeTimeToLiveCommand({ TableName: table }),
    );
    expect([Table?.StreamSpecification, TimeToLiveDescription?.AttributeName]).toEqual([
      { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      "ttl",
    ]);
    expect(said).toContain(`LIVE_TABLE_STREAM=${Table?.LatestStreamArn}`);
    expect(aws.madeReady()).toEqual({ recovered: [table], protected: [table] });
    // A hold that was said after that moment is not in it, and the next look is over by now: nothing ends before staff say so again.
    expect(said).toContain("check holds and terms, then switch removing on.");
    const [site] = (await itemsOf(table)).filter(({ __edb_e__: entity }) => entity?.S === "retentionSwitch");
    expect([site?.isOn, site?.version, site?.dueAt]).toEqual([{ BOOL: false }, { N: "2" }, undefined]);
    // And looked at again, as after a command that ended too early.
    expect(await restore("--table", table)).toMatchObject({ code: 0 });
  });

  it("takes the newest whole backup of the vault up to a day, with the role that may", async () => {
    const { code, said } = await restore("--vault", "2026-03-02", "--at", "2026-03-02T12:00:00Z");
    expect([code, said]).toEqual([0, expect.stringContaining("holds the data of 2026-03-01T03:00:00.000Z")]);
    await expectProductOn(tableIn(said));
    expect((await restore("--vault", "2025-12-31")).said).toContain(
      "The vault holds no backup of the table from before the end of 2025-12-31.",
    );
  });

  it("fails when people's links would not open with the keys of the stage", async () => {
    const keys = { ...aws.account.parameters };
    aws.account.parameters["/zapisy/anna/link-key"] = Buffer.alloc(32, 1).toString("base64");
    const { code, said } = await restore();
    expect([code, said]).toEqual([1, expect.stringContaining("A personal link does not open: 404")]);
    expect(said).toContain("A certificate does not open: 404");
    aws.account.parameters["/zapisy/anna/link-key"] = keys["/zapisy/anna/link-key"] ?? "";
    delete aws.account.parameters["/zapisy/anna/signing-key"];
    expect((await restore()).said).toContain("Stage anna lacks signing-key.");
    aws.account.parameters["/zapisy/anna/signing-key"] = SIGNING_KEY;
  });

  it("names the files that the bucket lost since", async () => {
    const { eventId, fileId } = belongings.scan;
    await world.deps.bucket.delete(`files/${eventId}/${fileId}`);
    const { code, said } = await restore();
    expect(code).toBe(0);
    expect(said).toContain(
      `1 of 3 files that it knows are not in the bucket any more: files/${eventId}/${fileId}`,
    );
    await world.deps.bucket.delete(attached);
    await world.deps.bucket.delete(enclosed);
    const all = (await restore()).said;
    expect(all).toContain("3 of 3 files that it knows are not in the bucket any more: ");
    expect(all).toContain(attached);
    expect(all).toContain(enclosed);
  });

  it.each([
    [["--at", "yesterday"], "--at takes a moment such as 2026-03-02T09:00:00Z, not yesterday."],
    [["--vault", "march"], "--vault takes latest, or a day such as 2026-03-02, not march."],
    [["--table", "nothing"], "There is no table nothing."],
  ])("explains a wrong option: %s", async (args, words) => {
    expect((await restore(...args)).said).toContain(words);
  });
});
