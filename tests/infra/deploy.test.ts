import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakeAws, type FakeAws } from "../support/fake-aws.ts";

const folder = mkdtempSync(join(tmpdir(), "zapisy-deploy-"));
const STACKS = ["Api", "Events", "Gateway", "Jobs", "Mail", "Monitoring", "Storage", "Upload", "Web"];
let aws: FakeAws;

beforeAll(async () => {
  mkdirSync(join(folder, "site", "assets"), { recursive: true });
  writeFileSync(join(folder, "site", "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "site", "assets", "app.js"), "");
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
    expect(keys.map(([name, value]) => [name, Buffer.from(value, "base64").length])).toEqual([
      ["/zapisy/rehearsal/link-key", 32],
      ["/zapisy/rehearsal/signing-key", 32],
    ]);
  }, 240_000);

  it("is left as it was when the stage is removed, stack by stack, none while another needs it", async () => {
    aws.changes.splice(0);
    expect(await run("infra/remove.ts")).toContain("rehearsal is gone.");
    expect(aws.changes.toSorted()).toEqual(STACKS.map((name) => `-${name}`));
    expect(Object.keys(aws.account.parameters)).toEqual(["/cdk-bootstrap/hnb659fds/version"]);
  }, 240_000);
});
