import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signUpInput } from "../../tests/support/fixture.ts";
import { expectBelongings, furnish } from "../../tests/support/installation.ts";
import { openDataFolder } from "./data-folder.ts";
import { FIRST_STAFF_ADDRESS, startStack, type Stack } from "./stack.ts";
import { surviveRestarts } from "./survive-restarts.ts";

let parent: string;
const running: Stack[] = [];
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "zapisy-transfer-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((stack) => stack.stop()));
  rmSync(parent, { recursive: true, force: true });
});

/** Starts the product, without pages, on a data folder. */
async function start(dataDir: string) {
  const stack = await startStack({ dataDir, web: false, quiet: true });
  running.push(stack);
  Object.assign(process.env, stack.env);
  const deps = createDeps(readConfig(stack.env));
  surviveRestarts(deps.table.client, deps.table.name, stack.databaseEndpoint);
  return { stack, deps };
}

/** Runs one of the commands as npm does. */
async function run(
  script: "export" | "import" | "note-addresses",
  args: string[],
  passphrase: string | undefined = "kot w butach na dachu",
) {
  const env = { PATH: process.env.PATH, JAVA_HOME: process.env.JAVA_HOME, ZAPISY_PASSPHRASE: passphrase };
  return promisify(execFile)(process.execPath, [join(import.meta.dirname, `${script}.ts`), ...args], {
    env,
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr.trim() }),
  );
}

async function mailsIn(stack: Stack): Promise<number> {
  const { emails } = (await (await fetch(`${stack.mailboxUrl}/store`)).json()) as { emails: unknown[] };
  return emails.length;
}

describe("an export of one machine", () => {
  it("is made while the product runs, and becomes the same product elsewhere, which mails nobody again", async () => {
    const [data, elsewhere, to] = ["data", "elsewhere", "export"].map((name) => join(parent, name)) as [
      string,
      string,
      string,
    ];
    const { stack, deps } = await start(data);
    const belongings = await furnish(deps, FIRST_STAFF_ADDRESS);
    await stack.settle();
    expect((await run("export", ["--to", to, "--data", data])).code).toBe(0);
    const lines = readFileSync(join(to, "rows", "registration.jsonl"), "utf8")
      .trim()
      .split("\n");
    expect(lines).toHaveLength(3);
    // The copy that it was made from, and everything half-made, is gone.
    expect(readdirSync(parent).toSorted()).toEqual(["data", "export"]);
    await stack.stop();
    running.pop();

    const { code, said } = await run("import", ["--from", to, "--data", elsewhere]);
    expect([code, said]).toEqual([0, expect.stringContaining(`${elsewhere} holds everything of ${to}`)]);
    const after = await start(elsewhere);
    await expectBelongings((path) => fetch(`${after.stack.url}${path}`), after.deps, belongings);
    await after.stack.settle();
    expect(await mailsIn(after.stack)).toBe(0);
    expect((await run("import", ["--from", to, "--data", data])).said).toContain(
      `${data} holds data already.`,
    );
    // What leads from an address to a registration came along, and lacks nothing.
    const { items } = await after.deps.services.address.findByAddress(signUpInput(1).email);
    expect(items.map(({ registration }) => registration.lastName)).toContain(belongings.lastName);
    const note = ["--data", elsewhere];
    expect((await run("note-addresses", note)).said).toContain(
      `Another Zapisy is running on ${elsewhere}. Stop it`,
    );
    await after.stack.stop();
    running.pop();
    expect((await run("note-addresses", note)).said).toContain(
      `3 registrations of ${elsewhere} looked at, 0 addresses noted that were not.`,
    );
  });
});

describe("the keys", () => {
  it("go along only when a passphrase opens them again, and never by accident without", async () => {
    const data = join(parent, "data");
    const { stack } = await start(data);
    await stack.stop();
    running.pop();
    const without = await run("export", ["--to", join(parent, "a"), "--data", data], "");
    expect(without.said).toContain("The passphrase is too short");
    const bare = ["--to", join(parent, "bare"), "--data", data, "--without-keys"];
    expect((await run("export", bare)).said).toContain("links that were mailed are dead");
    expect(readdirSync(parent).toSorted()).toEqual(["bare", "data"]);

    const target = join(parent, "new");
    const into = ["--from", join(parent, "bare"), "--data", target];
    expect((await run("import", into)).said).toContain(
      "holds no keys. To go on without them: --without-keys.",
    );
    expect(existsSync(target)).toBe(false);
    expect((await run("import", [...into, "--without-keys"])).said).toContain("The keys are others");
    const [before, after] = [data, target].map((dir) => readFileSync(join(dir, "link-key"), "utf8"));
    expect(after).not.toBe(before);

    const sealed = ["--to", join(parent, "sealed"), "--data", data];
    expect((await run("export", sealed)).code).toBe(0);
    const wrong = await run(
      "import",
      ["--from", join(parent, "sealed"), "--data", join(parent, "x")],
      "another passphrase",
    );
    expect(wrong.said).toContain("keys.age cannot be opened: another passphrase");
  });
});

describe("an import that stopped half-way", () => {
  it("is not started as if it were whole", () => {
    const dir = join(parent, "data");
    const folder = openDataFolder(dir, { importedKeys: {} });
    folder.release();
    expect(() => openDataFolder(dir)).toThrow(`An import into ${dir} was not finished. Run it again`);
    const again = openDataFolder(dir, { importedKeys: {} });
    again.endImport();
    again.release();
    expect(() => openDataFolder(dir).release()).not.toThrow();
  });

  it("does not go on with other keys", () => {
    const dir = join(parent, "data");
    openDataFolder(dir, { importedKeys: {} }).release();
    writeFileSync(join(dir, "link-key"), Buffer.alloc(32, 1).toString("base64"));
    const importedKeys = { "link-key": Buffer.alloc(32, 2).toString("base64") };
    expect(() => openDataFolder(dir, { importedKeys })).toThrow("link-key is another key.");
  });
});
