import { get } from "node:http";
import { createBucket } from "@zapisy/core/file/bucket";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { securityHeaders } from "./security-headers.ts";
import { FIRST_STAFF_ADDRESS, startStack, type Stack } from "./stack.ts";

const dataDir = mkdtempSync(join(tmpdir(), "zapisy-stack-"));
const lines: string[] = [];
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ dataDir, web: false, onLine: (text) => lines.push(text) });
});
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

  it("logs every request by its route", async () => {
    const secret = "0".repeat(26) + "tajne".repeat(9);
    await fetch(`${stack.url}/api/registrations/${secret}`);
    const log = readFileSync(join(dataDir, "log", "server.log"), "utf8");
    const lines = log.split("\n").filter((line) => line.includes('"message":"request"'));
    expect(JSON.parse(lines.at(-1) ?? "{}")).toMatchObject({
      level: "INFO",
      method: "GET",
      route: "/api/registrations/{token}",
      status: 404,
    });
    expect(log).not.toContain("tajne");
  });

  it("knows a client by its connection, whatever address it makes up", async () => {
    const guess = (number: number) =>
      fetch(`${stack.url}/api/certificates/ZZZZZYYYYYXXXXXWWWWW`, {
        headers: { "x-forwarded-for": `198.51.100.${number}, 130.176.0.1` },
      });
    const statuses: number[] = [];
    for (let number = 0; number < 31; number += 1) statuses.push((await guess(number)).status);
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([404]));
    expect(statuses[30]).toBe(429);
  });

  it("answers nobody who comes by another name, neither at the site nor at the mailbox", async () => {
    const ask = (address: string, host: string) =>
      new Promise<number>((resolve, reject) => {
        const { hostname, port } = new URL(address);
        get({ hostname, port, path: "/", headers: { host } }, ({ statusCode }) =>
          resolve(statusCode ?? 0),
        ).on("error", reject);
      });
    for (const address of [stack.url, stack.mailboxUrl]) {
      expect(await ask(address, "rebound.example")).toBe(421);
      expect(await ask(address, new URL(address).host)).not.toBe(421);
      expect(await ask(address, `localhost:${new URL(address).port}`)).not.toBe(421);
    }
  });

  it("says whether database, files and mail work", async () => {
    const answer = await fetch(`${stack.url}/api/health`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { parts: { database: "ok", files: "ok", mail: "ok" } },
    ]);
  });

  it("answers at its root what search engines and finders of holes look for", async () => {
    const read = async (path: string) => {
      const answer = await fetch(`${stack.url}${path}`);
      return [answer.status, (await answer.text()).split("\n")[0]];
    };
    expect(await read("/robots.txt")).toEqual([200, "User-agent: *"]);
    expect(await read("/sitemap.xml?a=1")).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?>']);
    expect(await read("/.well-known/security.txt")).toEqual([200, "Contact: mailto:zapisy@zapisy.example"]);
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

  it.each(["database", "server", "worker"] as const)("goes on after kill -9 of the %s", async (name) => {
    const process = stack.processes[name];
    const { pid } = process;
    lines.length = 0;
    process.kill("SIGKILL");
    await expect.poll(() => process.pid, { timeout: 60_000 }).not.toBe(pid);
    expect(await mailedBySignIn()).toEqual([FIRST_STAFF_ADDRESS]);
    expect(lines).toEqual([`The ${name} ended (SIGKILL); starting it again.`]);
  });

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
  });
});

/** An address of this machine in its network. */
const inNetwork = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

describe.skipIf(inNetwork === undefined)("the product opened to a network", () => {
  it("leads a phone there by every link, and opens neither mailbox nor database", async () => {
    const host = inNetwork ?? "";
    const dir = mkdtempSync(join(tmpdir(), "zapisy-network-"));
    const opened = await startStack({ dataDir: dir, host, inMemory: true, web: false, quiet: true });
    try {
      const settings = await fetch(`${opened.url}/api/settings`);
      expect(new URL(opened.url).hostname).toBe(host);
      expect(await settings.json()).toMatchObject({ publicUrl: opened.url });
      Object.assign(process.env, opened.env);
      const bucket = bucketOf(opened);
      await bucket.put("files/evt_1/fil_1", Buffer.from("z telefonu"), "text/csv");
      const link = await bucket.presignGet("files/evt_1/fil_1", {
        fileName: "lista.csv",
        type: "text/csv",
        seconds: 60,
      });
      expect(new URL(link).hostname).toBe(host);
      expect(await (await fetch(link)).text()).toBe("z telefonu");
      for (const address of [opened.mailboxUrl, opened.databaseEndpoint]) {
        const { port } = new URL(address);
        await expect(fetch(`http://${host}:${port}/`)).rejects.toThrow();
        expect((await fetch(address)).status).toBeLessThan(500);
      }
    } finally {
      Object.assign(process.env, stack.env);
      await opened.stop();
      rmSync(dir, { recursive: true });
    }
  });
});
