import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openDataFolder } from "./data-folder.ts";
import { freePort } from "./database.ts";
import { StartProblem } from "./start-problem.ts";

const folder = mkdtempSync(join(tmpdir(), "zapisy-start-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `npm start` with these arguments until it ends. */
function start(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | string; error: string; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, "start.ts"), "--data", join(folder, "data"), ...args],
      { env: { ...process.env, ...env } },
      (failure, stdout, stderr) =>
        resolve({ code: failure?.code ?? 0, error: stderr.trim(), output: stdout }),
    );
  });
}

it("names its options", async () => {
  const { code, output } = await start(["--help"]);
  expect(code).toBe(0);
  expect(output).toContain("--today 2026-03-02");
});

it.each([
  [["--port", "http"], "--port takes a number from 1 to 65535, not http."],
  [["--today", "2026-02-30"], "--today takes a day such as 2026-03-02, not 2026-02-30."],
  [["--host", "laptop"], "--host takes an address of this machine such as 192.168.1.20, not laptop."],
  [["--host", "192.0.2.1", "--port", "4199"], "This machine has no address 192.0.2.1. It has "],
  [["--host", "0.0.0.0"], "say under which address people come: PUBLIC_URL=http://192.168.1.20:3000"],
  [["--prot", "3001"], "Unknown option '--prot'"],
])("explains a wrong option: %s", async (args, line) => {
  const { code, error } = await start(args);
  expect(code).toBe(1);
  expect(error).toContain(line);
});

it("explains a public address that cannot stand in a link", async () => {
  const { code, error } = await start([], { PUBLIC_URL: "laptop.local" });
  expect({ code, error }).toEqual({
    code: 1,
    error: "PUBLIC_URL takes an address such as http://192.168.1.20:3000, without a path, not laptop.local.",
  });
});

const provider = {
  OIDC_ISSUER: "https://accounts.google.com",
  OIDC_CLIENT_ID: "zapisy",
  OIDC_DOMAINS: "rops.example",
  OIDC_NAME: "Google",
};
it.each<[Record<string, string>, string]>([
  [{ ADMIN_PASSKEYS: "yes" }, "ADMIN_PASSKEYS takes optional or required, not yes."],
  [
    { OIDC_ISSUER: provider.OIDC_ISSUER },
    "Set OIDC_CLIENT_ID and OIDC_DOMAINS and OIDC_NAME too, or none of OIDC_….",
  ],
  [{ ...provider, OIDC_ISSUER: "http://rops.example" }, "OIDC_ISSUER must begin with https://."],
  [provider, `Write the client secret of Google into ${join(folder, "data", "oidc-client-secret")}.`],
])("explains wrong settings of how staff sign in: %j", async (env, line) => {
  expect(await start([], env)).toMatchObject({ code: 1, error: line });
});

it("tells how to choose another port when the port is in use", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, error } = await start(["--port", String(port)]);
  other.close();
  expect({ code, error }).toEqual({
    code: 1,
    error: `Port ${port} is in use. Stop the other program or choose another: npm start -- --port ${port + 1}`,
  });
});

it("tells how to install Java when there is none", async () => {
  const empty = join(folder, "no-java");
  mkdirSync(empty);
  const { code, error } = await start(["--port", String(await freePort())], { JAVA_HOME: empty });
  expect(code).toBe(1);
  expect(error).toMatch(/^Java is missing; the local database needs it\. Install it: \S.*$/);
});

it("does not run twice on the same data", async () => {
  const data = join(folder, "data");
  const held = openDataFolder(data);
  const { code, error } = await start(["--port", String(await freePort())]);
  held.release();
  expect({ code, error }).toEqual({
    code: 1,
    error: `Another Zapisy is running on ${data}. Stop it, or choose another folder: npm start -- --data DIR`,
  });
});

it(
  "stops everything when the npm process that started it is asked to end",
  { timeout: 300_000 },
  async () => {
    const data = join(folder, "stopped");
    const args = ["--port", String(await freePort()), "--data", data, "--no-samples"];
    const npm = spawn("npm", ["start", "--", ...args], {
      cwd: join(import.meta.dirname, "..", ".."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    npm.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
    await expect.poll(() => printed, { timeout: 180_000 }).toContain("Zapisy is ready");
    const site = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? "";
    expect((await fetch(`${site}/api/health`)).status).toBe(200);
    npm.kill("SIGTERM");
    await expect.poll(() => printed, { timeout: 45_000 }).toContain("Stopping");
    // The folder is let go of last: then nothing of it runs any more.
    await expect.poll(() => isInUse(data), { timeout: 45_000 }).toBe(false);
    await expect(fetch(`${site}/api/health`)).rejects.toThrow();
  },
);

function isInUse(data: string): boolean {
  try {
    openDataFolder(data).release();
    return false;
  } catch (error) {
    if (error instanceof StartProblem) return true;
    throw error;
  }
}
