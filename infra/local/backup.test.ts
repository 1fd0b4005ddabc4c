import { execFile, execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { TakenSignUp } from "@zapisy/core/registration";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signUpInput } from "../../tests/support/fixture.ts";
import { expectBelongings, furnish } from "../../tests/support/installation.ts";
import { assertSeatsMatch } from "../../tests/support/seats.ts";
import type { World } from "../../tests/support/world.ts";
import { deleteDataFolder } from "./data-folder.ts";
import { databaseFile } from "./database.ts";
import { FIRST_STAFF_ADDRESS, startStack, type Stack } from "./stack.ts";
import { surviveRestarts } from "./survive-restarts.ts";

let parent: string;
let dataDir: string;
let to: string;
const running: Stack[] = [];
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "zapisy-backup-"));
  dataDir = join(parent, "data");
  to = join(parent, "backup");
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((stack) => stack.stop()));
  rmSync(parent, { recursive: true, force: true });
});

interface Running {
  stack: Stack;
  deps: Deps;
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** Starts the product, without pages, on the data folder. */
async function start(): Promise<Running> {
  const stack = await startStack({ dataDir, web: false, quiet: true });
  running.push(stack);
  Object.assign(process.env, stack.env);
  const deps = createDeps(readConfig(stack.env));
  surviveRestarts(deps.table.client, deps.table.name, stack.databaseEndpoint);
  return { stack, deps, ask: (path, init) => fetch(`${stack.url}${path}`, init) };
}

async function stop({ stack }: Running): Promise<void> {
  running.splice(running.indexOf(stack), 1);
  await stack.stop();
}

/** Runs one of the commands as npm does. */
async function run(script: "backup" | "restore", ...args: string[]) {
  return promisify(execFile)(process.execPath, [join(import.meta.dirname, `${script}.ts`), ...args]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr.trim() }),
  );
}

/** A folder as a Zapisy that never ran leaves it, with something for a database. */
function smallFolder(): void {
  mkdirSync(join(dataDir, "database"), { recursive: true });
  execFileSync(process.execPath, [
    "-e",
    `new (require("node:sqlite").DatabaseSync)(process.argv[1]).exec("CREATE TABLE t (v); INSERT INTO t VALUES (7)")`,
    databaseFile(join(dataDir, "database")),
  ]);
  for (const key of ["link-key", "signing-key"])
    writeFileSync(join(dataDir, key), Buffer.alloc(32, 7).toString("base64"));
  writeFileSync(join(dataDir, "zapisy.lock"), "");
  mkdirSync(join(dataDir, "files", "zapisy-files", "files"), { recursive: true });
  writeFileSync(join(dataDir, "files", "zapisy-files", "files", "fil_1._S3rver_object"), "scan");
}

async function mailsIn({ stack }: Running): Promise<number> {
  const { emails } = (await (await fetch(`${stack.mailboxUrl}/store`)).json()) as { emails: unknown[] };
  return emails.length;
}

describe("a backup", () => {
  it("brings everything back after the folder was destroyed: pages, links, certificates, files, keys", async () => {
    const before = await start();
    const belongings = await furnish(before.deps, FIRST_STAFF_ADDRESS);
    await before.stack.settle();
    const mails = await mailsIn(before);
    expect(mails).toBeGreaterThan(0);
    const { code, said } = await run("backup", "--to", to, "--data", dataDir);
    expect([code, said]).toEqual([0, expect.stringContaining(`${to} holds ${dataDir} as it was at 20`)]);
    await stop(before);
    deleteDataFolder(dataDir);

    expect(await run("restore", "--from", to, "--data", dataDir)).toMatchObject({ code: 0 });
    const after = await start();
    await expectBelongings(after.ask, after.deps, belongings);
    // The mailbox has what it had, nobody is written to again, and what follows from new changes goes on.
    await after.stack.settle();
    expect(await mailsIn(after)).toBe(mails);
    const answer = await signUpBy(after, belongings.slug, 2);
    expect(answer.outcome).toBe("confirmed");
    await after.stack.settle();
    expect(await mailsIn(after)).toBe(mails + 1);
  });

  it("made while people sign up holds everybody who had an answer, with their seats, and costs nobody theirs", async () => {
    const before = await start();
    const { slug } = await furnish(before.deps, FIRST_STAFF_ADDRESS);
    const answers: TakenSignUp[] = [];
    let isOver = false;
    let number = 100;
    const people = Array.from({ length: 8 }, async () => {
      while (!isOver) answers.push(await signUpBy(before, slug, (number += 1)));
    });
    await expect.poll(() => answers.length, { timeout: 60_000 }).toBeGreaterThan(30);
    const answered = answers.length;
    expect((await run("backup", "--to", to, "--data", dataDir)).code).toBe(0);
    const sinceThen = answers.length;
    await expect.poll(() => answers.length, { timeout: 60_000 }).toBeGreaterThan(sinceThen + 20);
    isOver = true;
    await Promise.all(people);
    // Those who ran on lost nothing: every answer is kept by the running product too.
    await expectEverybody(before, slug, answers);
    await stop(before);

    expect((await run("restore", "--from", to, "--data", dataDir, "--force")).code).toBe(0);
    const after = await start();
    await expectEverybody(after, slug, answers.slice(0, answered));
  });

  it("is readable by its owner only, and its sums are checked by anybody", async () => {
    smallFolder();
    expect((await run("backup", "--to", to, "--data", dataDir)).code).toBe(0);
    const entries = readdirSync(to, { recursive: true, withFileTypes: true });
    const modes = entries.map((entry) => {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      return [entry.isDirectory(), (mode & 0o777).toString(8)];
    });
    expect(new Set(modes.map(String))).toEqual(new Set(["true,700", "false,600"]));
    expect(statSync(to).mode & 0o777).toBe(0o700);
    expect(
      execFileSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: to, encoding: "utf8" }),
    ).toBe("");
    expect(
      readFileSync(join(to, "SHA256SUMS"), "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => line.slice(66)),
    ).toEqual([
      "database/shared-local-instance.db",
      "files/zapisy-files/files/fil_1._S3rver_object",
      "link-key",
      "manifest.json",
      "signing-key",
    ]);
    expect(JSON.parse(readFileSync(join(to, "manifest.json"), "utf8"))).toMatchObject({
      format: "zapisy-backup",
      version: 1,
      files: 4,
    });
  });

  it.each(["link-key", "signing-key"])("is refused without the %s", async (key) => {
    smallFolder();
    rmSync(join(dataDir, key));
    expect(await run("backup", "--to", to, "--data", dataDir)).toEqual({
      code: 1,
      said: expect.stringContaining(`${dataDir} has no ${key}.`) as string,
    });
    expect(readdirSync(parent)).toEqual(["data"]);
  });

  it("is refused into a folder with something in it, of nothing, and to nowhere", async () => {
    smallFolder();
    mkdirSync(to);
    writeFileSync(join(to, "thesis.odt"), "years of work");
    expect((await run("backup", "--to", to, "--data", dataDir)).said).toBe(
      `${to} is not empty. Every backup gets a folder of its own.`,
    );
    expect((await run("backup", "--to", join(parent, "b"), "--data", parent)).said).toBe(
      `${parent} holds no data of Zapisy.`,
    );
    expect((await run("backup", "--to", join(dataDir, "backup"), "--data", dataDir)).said).toBe(
      "A backup cannot lie in the folder that it is a copy of.",
    );
    expect((await run("backup", "--data", dataDir)).said).toBe("Say where to: npm run backup -- --to DIR");
    expect(readdirSync(parent).toSorted()).toEqual(["backup", "data"]);
  });

  it("takes away what one that was killed left beside it, and nothing of one that runs", async () => {
    smallFolder();
    const dead = join(parent, `backup.partial-${2 ** 22 + 1}-abcdef`);
    const alive = join(parent, `backup.partial-${process.pid}-abcdef`);
    const foreign = join(parent, "backup.partial-of-mine");
    for (const folder of [dead, alive, foreign]) mkdirSync(folder);
    expect((await run("backup", "--to", to, "--data", dataDir)).code).toBe(0);
    expect([dead, alive, foreign].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  });

  it("leaves nothing behind when it fails half-way", async () => {
    smallFolder();
    writeFileSync(
      databaseFile(join(dataDir, "database")),
      "no database at all, but long enough to be looked at",
    );
    expect((await run("backup", "--to", to, "--data", dataDir)).said).toContain("are damaged");
    expect(readdirSync(parent)).toEqual(["data"]);
  });
});

describe("restoring", () => {
  beforeEach(async () => {
    smallFolder();
    expect((await run("backup", "--to", to, "--data", dataDir)).code).toBe(0);
  });
  const restore = (...more: string[]) => run("restore", "--from", to, "--data", dataDir, ...more);
  const scan = () => join(dataDir, "files", "zapisy-files", "files", "fil_1._S3rver_object");

  it("is refused into a folder with data; asked to, it puts that aside", async () => {
    writeFileSync(scan(), "newer");
    expect((await restore()).said).toBe(
      `${dataDir} is not empty. Choose another folder with --data DIR, or have what is there put aside with --force.`,
    );
    expect(readFileSync(scan(), "utf8")).toBe("newer");
    const { code, said } = await restore("--force");
    expect(code).toBe(0);
    expect(readFileSync(scan(), "utf8")).toBe("scan");
    const former = readdirSync(parent).find((name) => name.startsWith("data.before-")) ?? "";
    expect(said).toContain(`What was there before is in ${join(parent, former)}`);
    const kept = scan().replace(dataDir, join(parent, former));
    expect(readFileSync(kept, "utf8")).toBe("newer");
  });

  it("is refused onto what runs, and into what is not ours, also with --force", async () => {
    const { openDataFolder } = await import("./data-folder.ts");
    const held = openDataFolder(dataDir);
    expect((await restore("--force")).said).toBe(`Zapisy is running on ${dataDir}. Stop it first.`);
    held.release();
    writeFileSync(join(dataDir, "thesis.odt"), "years of work");
    expect((await restore("--force")).said).toContain("it holds thesis.odt, which is not ours");
    expect(existsSync(join(dataDir, "thesis.odt"))).toBe(true);
  });

  it.each<[string, () => void, string]>([
    ["lost its keys", () => rmSync(join(to, "link-key")), "lacks link-key"],
    [
      "lost a file",
      () => rmSync(join(to, "files"), { recursive: true }),
      "lacks files/zapisy-files/files/fil_1",
    ],
    [
      "was changed",
      () => writeFileSync(join(to, "link-key"), "x"),
      "link-key is damaged: its sum is another",
    ],
    ["was cut short", () => rmSync(join(to, "SHA256SUMS")), "holds no SHA256SUMS"],
    ["is newer", () => rewriteManifest({ version: 2 }), "no backup that this version"],
  ])("is refused of a backup that %s, and the folder stays as it was", async (_, spoil, words) => {
    spoil();
    rmSync(dataDir, { recursive: true });
    expect((await restore()).said).toContain(words);
    expect(readdirSync(parent)).toEqual(["backup"]);
  });

  it("never writes outside of the folder, whatever the list of sums names", async () => {
    chmodSync(join(to, "SHA256SUMS"), 0o600);
    writeFileSync(join(to, "SHA256SUMS"), `${"a".repeat(64)}  ../stolen\n`, { flag: "a" });
    expect((await restore("--force")).said).toContain("cannot be read at the line");
  });

  function rewriteManifest(change: object): void {
    const file = join(to, "manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({ ...manifest, ...change }));
  }
});

/** Signs the person of that number up as a browser does. */
async function signUpBy({ ask }: Running, slug: string, number: number): Promise<TakenSignUp> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(`/api/events/${slug}/registrations`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": `backup-${number}` },
      body: JSON.stringify(signUpInput(number)),
    });
    if (answer.status === 201) return (await answer.json()) as TakenSignUp;
    if (answer.status < 500 || attempt === 20) throw new Error(`${answer.status} ${await answer.text()}`);
    await sleep(100);
  }
}

/** Opens the personal link of each, and counts the seats again. */
async function expectEverybody(
  { ask, deps }: Running,
  slug: string,
  answers: readonly TakenSignUp[],
): Promise<void> {
  const statuses = await Promise.all(
    answers.map(async ({ token }) => (await ask(`/api/registrations/${token}`)).status),
  );
  expect(statuses).toEqual(answers.map(() => 200));
  const event = await deps.stores.events.findHeadBySlug(slug);
  if (!event) throw new Error(`no event ${slug}`);
  await assertSeatsMatch({ deps } as World, event.eventId);
}
