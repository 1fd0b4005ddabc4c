import { issuerProblem } from "@zapisy/core/identity/rules";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decidePreflight, type AccountFacts } from "../../infra/preflight.ts";
import { readSettings } from "../../infra/settings.ts";

const ready: AccountFacts = {
  identity: { account: "123456789012", arn: "arn:aws:iam::123456789012:user/anna" },
  region: "eu-central-1",
  cdkBootstrapVersion: 28,
  sender: "verified",
  sendQuota: { perDay: 50_000, perSecond: 14 },
  concurrencyLimit: 1_000,
  backup: { tables: true, files: true },
};
const settings = {
  mailFrom: "zapisy@rops.example",
  mailsPerSecond: 14,
  apiConcurrency: 200,
  isPermanent: true,
};

describe("before a deployment", () => {
  it("there is nothing to say when everything is there", () => {
    expect(decidePreflight(ready, settings)).toEqual({ missing: [], warnings: [] });
  });

  it("asks for credentials and a region first, and for nothing else then", () => {
    const { missing, warnings } = decidePreflight(
      { ...ready, identity: undefined, region: undefined, cdkBootstrapVersion: undefined },
      settings,
    );
    expect(missing).toEqual([
      expect.stringContaining("AWS_REGION"),
      expect.stringContaining("aws sso login"),
    ]);
    expect(warnings).toEqual([]);
  });

  const table: [string, Partial<AccountFacts>, "missing" | "warnings", string][] = [
    ["the CDK is not prepared", { cdkBootstrapVersion: undefined }, "warnings", "CDKToolkit"],
    ["SES does not know the sender", { sender: "unknown" }, "warnings", "rops.example"],
    ["SES waits for DNS records", { sender: "pending" }, "warnings", "DNS records"],
    ["SES is in its sandbox", { sendQuota: { perDay: 200, perSecond: 1 } }, "warnings", "sandbox"],
    ["SES sends more slowly", { sendQuota: { perDay: 50_000, perSecond: 5 } }, "missing", "MAILS_PER_SECOND"],
    ["the account is too small", { concurrencyLimit: 10 }, "missing", "API_CONCURRENCY"],
    [
      "AWS Backup copies no tables",
      { backup: { tables: false, files: true } },
      "warnings",
      "aws backup update-region-settings",
    ],
    ["AWS Backup copies no files", { backup: { tables: true, files: false } }, "warnings", "S3=true"],
    ["root deploys", { identity: { account: "1", arn: "arn:aws:iam::1:root" } }, "warnings", "root user"],
  ];
  it.each(table)("says it when %s", (_name, facts, kind, words) => {
    const preflight = decidePreflight({ ...ready, ...facts }, settings);
    expect(preflight[kind]).toEqual([expect.stringContaining(words)]);
    expect(preflight[kind === "missing" ? "warnings" : "missing"]).toEqual([]);
  });
});

describe("before the deployment of somebody's own stage", () => {
  it("backups are nobody's concern: there are none", () => {
    const facts = { ...ready, backup: { tables: false, files: false } };
    expect(decidePreflight(facts, { ...settings, isPermanent: false }).warnings).toEqual([]);
  });
});

describe("the settings of a stage", () => {
  const tenant = "11111111-2222-4333-8444-555555555555";
  it.each([
    [`https://login.microsoftonline.com/${tenant}/v2.0`, true],
    [`https://login.microsoftonline.us/${tenant}/v2.0`, true],
    ["https://accounts.google.com", true],
    ["https://logowanie.rops.example/realms/rops", true],
    [`https://login.microsoftonline.com/${tenant}`, false],
    [`https://login.microsoftonline.com/${tenant}/v2.0/`, false],
    ["https://login.microsoftonline.com", false],
    ["https://login.microsoftonline.com/common/v2.0", false],
    ["https://login.partner.microsoftonline.cn/rops.example/v2.0", false],
    ["http://logowanie.rops.example", false],
    ["https://rops.example/?a=b", false],
    ["https://a@rops.example", false],
    ["rops.example", false],
  ])("take a provider where the API does, or it would not start: %s", (OIDC_ISSUER, isTaken) => {
    const needed = { ORGANISER_NAME: "ROPS", MAIL_FROM: "a@b.pl", ALARM_EMAIL: "a@b.pl" };
    const provider = { OIDC_ISSUER, OIDC_CLIENT_ID: "x", OIDC_DOMAINS: "rops.example", OIDC_NAME: "ROPS" };
    expect(issuerProblem(OIDC_ISSUER) === undefined).toBe(isTaken);
    const read = () => readSettings({ ...needed, ...provider });
    if (isTaken) expect(read().provider?.issuer).toBe(OIDC_ISSUER);
    else expect(read).toThrow("OIDC_ISSUER");
  });

  it("are refused when a backup could not be kept or a budget not be compared", () => {
    const needed = { ORGANISER_NAME: "ROPS", MAIL_FROM: "a@b.pl", ALARM_EMAIL: "a@b.pl" };
    const refused = {
      BACKUP_YEARS: "0",
      BACKUP_LOCK: "yes",
      LIVE_TABLE: "x",
      MONTHLY_BUDGET_USD: "much",
      ADMIN_PASSKEYS: "maybe",
      OIDC_ISSUER: "https://login.microsoftonline.com/common/v2.0",
      OIDC_DOMAINS: "rops",
      OIDC_NAME: "Microsoft",
    };
    expect(() => readSettings({ ...needed, ...refused })).toThrow(
      "MONTHLY_BUDGET_USD must be a number of at least 1; BACKUP_YEARS must be a number from 1 to 99; ADMIN_PASSKEYS must be optional or required; OIDC_CLIENT_ID must be set with the others of the provider; OIDC_ISSUER must name one tenant by its id: https://login.microsoftonline.com/TENANT-ID/v2.0; OIDC_DOMAINS must be domains joined by commas; BACKUP_LOCK must be governance or compliance; LIVE_TABLE and LIVE_TABLE_STREAM belong together",
    );
    expect(readSettings({ ...needed, BACKUP_LOCK: "compliance", BACKUP_YEARS: "10" })).toMatchObject({
      backupLock: "compliance",
      backupYears: 10,
      monthlyBudgetUsd: 50,
    });
  });

  it("are named when they are missing or cannot be right, all at once", () => {
    expect(() => readSettings({ MAIL_FROM: "nobody", DOMAIN_NAME: "x.example" })).toThrow(
      "The settings of this stage are not complete: ORGANISER_NAME is missing; ALARM_EMAIL is missing; MAIL_FROM is not an e-mail address; DOMAIN_NAME and CERTIFICATE_ARN belong together.",
    );
  });
});

describe("the commands", () => {
  const run = (script: string, ...args: string[]) =>
    spawnSync(process.execPath, [join("infra", script), ...args], {
      encoding: "utf8",
      env: { PATH: process.env.PATH },
    });

  it("refuse to remove a permanent stage, and to guess a name", () => {
    const refused = run("remove.ts", "--stage", "production");
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("permanent stage")]);
    expect(run("remove.ts").stderr).toContain("Say which stage");
  });

  it("say what is missing before they reach for anything", () => {
    const refused = run("deploy.ts", "--stage", "nowhere");
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining(".env.nowhere")]);
    expect(refused.stderr).not.toMatch(/\bat \S+:\d+/);
  });
});
