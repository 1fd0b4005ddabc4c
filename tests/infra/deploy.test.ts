import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakeAws, type FakeAws } from "../support/fake-aws.ts";

const folder = mkdtempSync(join(tmpdir(), "zapisy-deploy-"));
const STACKS = [
  "Api",
  "Events",
  "Gateway",
  "Jobs",
  "Mail",
  "Monitoring",
  "Storage",
  "Upload",
  "Watch",
  "Web",
];
let aws: FakeAws;

beforeAll(async () => {
  mkdirSync(join(folder, "site", "assets"), { recursive: true });
  writeFileSync(join(folder, "site", "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "site", "pages.json"), '[{ "path": "/", "listed": true }]');
  writeFileSync(join(folder, "site", "assets", "app.js"), "");
  mkdirSync(join(folder, "site", ".server"));
  writeFileSync(join(folder, "site", ".server", "entry-server.mjs"), "");
  aws = await startFakeAws({});
});

afterAll(() => {
  aws.stop();
  rmSync(folder, { recursive: true });
});

/** Runs a command for stage `rehearsal` with AWS on loopback: SST, the CDK and their clients as they are. */
async function run(script: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, "--stage", "rehearsal"], {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      CI: "true",
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL: aws.url,
      ORGANISER_NAME: "ROPS Testowo",
      MAIL_FROM: "zapisy@rops.example",
      ALARM_EMAIL: "admin@rops.example",
      SITE_DIR: join(folder, "site"),
      BUNDLE_DIR: join(folder, "functions"),
    },
  });
  return stdout;
}

const secrets: string[] = [];

/** Which versions of the origin secret CloudFront sent and the API took, one stack after another. */
function origins(): string[] {
  secrets.push(aws.account.parameters["/zapisy/rehearsal/origin-secret"] ?? "");
  const versionOf = (hash: string) =>
    secrets.findIndex((secret) => createHash("sha256").update(secret).digest("hex") === hash) + 1;
  return aws.templates.flatMap(({ template }) => {
    const text = JSON.stringify(template);
    const [, sent] = /\{\{resolve:ssm:\/zapisy\/rehearsal\/origin-secret:(\d+)\}\}/.exec(text) ?? [];
    const [, taken] = /"ORIGIN_HASHES":"([^"]+)"/.exec(text) ?? [];
    return [
      ...(sent ? [`CloudFront sends ${sent}`] : []),
      ...(taken ? [`the API takes ${taken.split(",").map(versionOf).join(",")}`] : []),
    ];
  });
}

describe("an account without anything in it", () => {
  it("gets keys, files and every stack, each after those that it needs, by one command", async () => {
    const said = await run("infra/deploy.ts");
    expect(said).toContain("Deploying rehearsal to account 123456789012, eu-central-1.");
    expect(said).toContain("Note: SES does not know rops.example yet");
    expect(said).toMatch(/The site: https:\/\/\S+\nDNS records for mail:\n( {2}.* CNAME .*\n){3}/);
    // AWS on loopback makes no stack whose files or whose neighbours' exports are missing.
    expect(aws.changes.toSorted()).toEqual(STACKS.map((name) => `+${name}`));
    const place = (name: string) => aws.changes.indexOf(`+${name}`);
    expect(place("Upload")).toBeGreaterThan(place("Api"));
    const keys = Object.entries(aws.account.parameters).filter(([name]) => name.startsWith("/zapisy/"));
    expect(
      Object.fromEntries(keys.map(([name, value]) => [name, Buffer.from(value, "base64").length])),
    ).toEqual({
      "/zapisy/rehearsal/link-key": 32,
      "/zapisy/rehearsal/origin-secret": 32,
      "/zapisy/rehearsal/signing-key": 32,
    });
    expect(origins()).toEqual(["CloudFront sends 1", "the API takes 1"]);
  }, 240_000);

  it("changes the origin secret after a new one was put there, so that no request is refused meanwhile", async () => {
    const client = new SSMClient({
      endpoint: aws.url,
      region: "eu-central-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const Name = "/zapisy/rehearsal/origin-secret";
    await client.send(new PutParameterCommand({ Name, Value: "another", Overwrite: true }));
    aws.templates.splice(0);
    expect(await run("infra/deploy.ts")).toContain("deployment 3 of 3");
    expect(origins()).toEqual([
      "CloudFront sends 1",
      "the API takes 1,2",
      "CloudFront sends 2",
      "the API takes 1,2",
      "CloudFront sends 2",
      "the API takes 2",
    ]);
    for (const secret of [...secrets, "another"]) expect(JSON.stringify(aws.templates)).not.toContain(secret);
  }, 480_000);

  it("is left as it was when the stage is removed, stack by stack, none while another needs it", async () => {
    aws.changes.splice(0);
    expect(await run("infra/remove.ts")).toContain("rehearsal is gone.");
    expect(aws.changes.toSorted()).toEqual(STACKS.map((name) => `-${name}`));
    expect(Object.keys(aws.account.parameters)).toEqual(["/cdk-bootstrap/hnb659fds/version"]);
  }, 240_000);
});
