import { createBucket } from "@zapisy/core/file/bucket";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { securityHeaders } from "./security-headers.ts";
import { FIRST_STAFF_ADDRESS, startStack, type Stack } from "./stack.ts";

const dataDir = mkdtempSync(join(tmpdir(), "zapisy-stack-"));
const lines: string[] = [];
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ dataDir, web: false, onLine: (text) => lines.push(text) });
}, 30_000);
afterAll(async () => {
  await stack.stop();
  rmSync(dataDir, { recursive: true });
});

/** Asks for a sign-in code and waits for all that follows; resolves with the addresses that were mailed by that. */
async function mailedBySignIn(): Promise<string[]> {
  await fetch(`${stack.mailboxUrl}/clear-store`, { method: "POST" });
  const response = await fetch(`${stack.url}/api/staff/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: FIRST_STAFF_ADDRESS, locale: "pl" }),
  });
  expect(response.status).toBe(202);
  await stack.settle();
  const store = (await (await fetch(`${stack.mailboxUrl}/store`)).json()) as {
    emails: { destination: { to: string[] } }[];
  };
  return store.emails.flatMap(({ destination }) => destination.to);
}

const bucketOf = ({ env }: Stack) =>
  createBucket({ name: env.FILES_BUCKET ?? "", region: "eu-central-1", endpoint: env.S3_ENDPOINT });

describe("the whole product on one machine", () => {
  it("mails the first member of staff a code that follows from the stream", async () => {
    expect(await mailedBySignIn()).toEqual([FIRST_STAFF_ADDRESS]);
  });

  it("sends the security headers with every answer", async () => {
    const { headers } = await fetch(`${stack.url}/api/nothing`);
    expect(Object.fromEntries(headers)).toMatchObject(securityHeaders(stack.env.S3_ENDPOINT ?? ""));
  });

  it("lets pages of any origin read who signs credentials, and nothing else", async () => {
    const allowed = async (path: string, method: string) => {
      const answer = await fetch(`${stack.url}${path}`, {
        method,
        headers: { origin: "https://obcy.example" },
      });
      return [answer.status, answer.headers.get("access-control-allow-origin")];
    };
    expect(await allowed("/api/issuer", "GET")).toEqual([200, "*"]);
    expect(await allowed("/api/issuer", "OPTIONS")).toEqual([204, "*"]);
    expect(await allowed("/api/events", "GET")).toEqual([200, null]);
  });

  it.each(["database", "server", "worker"] as const)(
    "goes on after kill -9 of the %s",
    async (name) => {
      const process = stack.processes[name];
      const { pid } = process;
      lines.length = 0;
      process.kill("SIGKILL");
      await expect.poll(() => process.pid, { timeout: 10_000 }).not.toBe(pid);
      expect(await mailedBySignIn()).toEqual([FIRST_STAFF_ADDRESS]);
      expect(lines).toEqual([`The ${name} ended (SIGKILL); starting it again.`]);
    },
    20_000,
  );

  it("keeps files through kill -9 of their store, and waits for it meanwhile", async () => {
    Object.assign(process.env, stack.env);
    const { files } = stack.processes;
    const { pid } = files;
    const bucket = bucketOf(stack);
    lines.length = 0;
    await bucket.put("files/evt_1/fil_1", Buffer.from("before"), "text/csv");
    files.kill("SIGKILL");
    await bucket.put("files/evt_1/fil_2", Buffer.from("meanwhile"), "text/csv");
    expect(files.pid).not.toBe(pid);
    expect([
      (await bucket.get("files/evt_1/fil_1"))?.toString(),
      (await bucket.get("files/evt_1/fil_2"))?.toString(),
    ]).toEqual(["before", "meanwhile"]);
    expect(lines).toEqual(["The file store ended (SIGKILL); starting it again."]);
  }, 20_000);
});
