import { execFile, execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sumOf, writeSums } from "./checksums.ts";
import { openDataFolder } from "./data-folder.ts";
import { databaseFile, freePort } from "./database.ts";

const ROOT = join(import.meta.dirname, "..", "..");

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "zapisy-problems-"));
});
afterEach(() => {
  chmodSync(parent, 0o700);
  rmSync(parent, { recursive: true });
});

interface Ended {
  code: number | string | null;
  /** What it said on the error output, without the empty lines around it. */
  error: string;
}

/** Runs a command of npm until it ends; `around` stands before it in the shell. */
function run(name: string, args: string[], around: string[] = []): Promise<Ended> {
  const [program = "", ...rest] = [
    ...around,
    process.execPath,
    join(import.meta.dirname, `${name}.ts`),
    ...args,
  ];
  return new Promise((resolve) => {
    execFile(
      program,
      rest,
      {
        timeout: 30_000,
        killSignal: "SIGKILL",
        env: { ...process.env, ZAPISY_PASSPHRASE: "five words of a list" },
      },
      (failure, _, stderr) =>
        resolve({ code: failure?.killed ? "it never ended" : (failure?.code ?? 0), error: stderr.trim() }),
    );
  });
}

async function start(data: string, ...args: string[]): Promise<Ended> {
  return run("start", ["--data", data, "--port", String(await freePort()), ...args]);
}

/** Root may do everything; without these capabilities it may what an owner may, like everybody else. */
const AS_EVERYBODY =
  process.getuid?.() === 0
    ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-net_bind_service"]
    : [];
const isEverybody = spawnSync("sh", ["-c", `${[...AS_EVERYBODY, "true"].join(" ")}`]).status === 0;

/** Runs what follows in a mount namespace of its own, in which a folder is a disk of its own. */
function withDisk(dir: string, options: string, fill = "true"): string[] {
  const map = process.getuid?.() === 0 ? "" : "--map-root-user";
  const script = `mount -t tmpfs -o ${options} none '${dir}' && ${fill} && exec "$@"`;
  return ["sh", "-c", `exec unshare --mount ${map} sh -c '${script.replaceAll("'", `'\\''`)}' sh "$@"`, "sh"];
}
const canMount = (() => {
  const dir = mkdtempSync(join(tmpdir(), "zapisy-disk-"));
  const [program, ...args] = withDisk(dir, "size=1m").concat("true");
  const { status } = spawnSync(program ?? "", args);
  rmSync(dir, { recursive: true });
  return status === 0;
})();

/** A file where a folder should be. */
function aFile(): string {
  const file = join(parent, "notes.txt");
  writeFileSync(file, "notes");
  return file;
}

/** A folder in which nobody may make anything. */
function lockedFolder(): string {
  const dir = join(parent, "locked");
  mkdirSync(dir, { mode: 0o500 });
  return dir;
}

/** A data folder with a database and keys. */
function filledFolder(name = "data"): string {
  const dir = join(parent, name);
  const folder = openDataFolder(dir);
  mkdirSync(folder.database);
  new DatabaseSync(databaseFile(folder.database)).close();
  folder.release();
  return dir;
}

/** An export of nothing, whole. */
async function emptyExport(): Promise<string> {
  const dir = join(parent, "export");
  mkdirSync(dir);
  const manifest = { format: "zapisy-export", version: 1, exportId: "x", rows: {}, objects: 0, bytes: 0 };
  writeFileSync(join(dir, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(dir, "objects.jsonl"), "");
  const names = ["manifest.json", "objects.jsonl"];
  await writeSums(
    dir,
    new Map(await Promise.all(names.map(async (name) => [name, await sumOf(join(dir, name))] as const))),
  );
  return dir;
}

const noRight = (path: string) =>
  `You have no right to read and write ${path}. Choose another folder, or ask its owner for the right.`;
const notAFolder = (path: string) => `${path} is a file, not a folder. Choose another one.`;

describe("a start on a folder that cannot be used says so and leaves nothing behind", () => {
  it.each([
    ["a file", (file: string) => file, []],
    ["something inside of a file", (file: string) => join(file, "deep", "data"), []],
    ["a file, to begin anew", (file: string) => file, ["--fresh"]],
  ])("%s", async (_, dataOf, args) => {
    const file = aFile();
    expect(await start(dataOf(file), ...args)).toEqual({ code: 1, error: notAFolder(file) });
    expect(readFileSync(file, "utf8")).toBe("notes");
    expect(readdirSync(parent)).toEqual(["notes.txt"]);
  });

  it("no name at all", async () => {
    expect(await start("")).toEqual({ code: 1, error: "--data takes a folder." });
  });

  it.runIf(process.platform === "linux")("where nothing can be made", async () => {
    expect(await start("/proc/zapisy/data")).toEqual({
      code: 1,
      error: "Nothing can be made in /proc. Choose another folder.",
    });
  });

  it.runIf(isEverybody)("without the right to it", async () => {
    const dir = lockedFolder();
    const port = String(await freePort());
    expect(await run("start", ["--data", join(dir, "data"), "--port", port], AS_EVERYBODY)).toEqual({
      code: 1,
      error: noRight(join(dir, "data")),
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it.runIf(isEverybody)("whose files belong to somebody else, who is not said to be running", async () => {
    const dir = join(parent, "data");
    openDataFolder(dir).release();
    for (const name of ["zapisy.lock", "link-key"]) {
      chmodSync(join(dir, name), 0o400);
      const port = String(await freePort());
      expect(await run("start", ["--data", dir, "--port", port], AS_EVERYBODY)).toEqual({
        code: 1,
        error: noRight(join(dir, name)),
      });
      chmodSync(join(dir, name), 0o600);
    }
  });

  it.runIf(canMount)("on a disk that can only be read", async () => {
    const port = String(await freePort());
    const data = join(parent, "data");
    expect(await run("start", ["--data", data, "--port", port], withDisk(parent, "ro"))).toEqual({
      code: 1,
      error: `${data} cannot be written: its disk can only be read. Choose another folder.`,
    });
  });

  it.runIf(canMount).each([
    ["a small disk", "size=20m", "true"],
    ["a disk that is full to the last byte", "size=4m", "{ cat /dev/zero > DIR/fill 2> /dev/null || true; }"],
  ])("on %s", async (_, options, fill) => {
    const port = String(await freePort());
    const data = join(parent, "deep", "data");
    const around = [
      ...withDisk(parent, options, fill.replace("DIR", parent)),
      "sh",
      "-c",
      `"$@"; code=$?; echo "left: $(ls ${parent} | tr '\\n' ' ')" >&2; exit $code`,
      "sh",
    ];
    const { code, error } = await run("start", ["--data", data, "--port", port], around);
    expect(code).toBe(1);
    const left = fill === "true" ? "left:" : "left: fill";
    expect(error).toMatch(
      new RegExp(
        `^There is not enough room for ${data}: [\\d.]+ MB of 67.1 MB. Make room, or choose another folder.\\s+${left}$`,
      ),
    );
  });
});

it.runIf(isEverybody && process.platform === "linux" && firstOpenPort() > 80)(
  "says of a port that only root may open that it is so",
  async () => {
    const data = join(parent, "data");
    expect(await run("start", ["--data", data, "--port", "80"], AS_EVERYBODY)).toEqual({
      code: 1,
      error: "You have no right to port 80. Choose one from 1024 on: npm start -- --port 3000",
    });
    expect(existsSync(data)).toBe(false);
  },
);

function firstOpenPort(): number {
  return Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8"));
}

it("leaves no folder behind when Java is missing", async () => {
  const data = join(parent, "data");
  const noJava = ["env", `JAVA_HOME=${parent}`];
  const port = String(await freePort());
  const [from, filled] = [await emptyExport(), filledFolder("filled")];
  for (const ended of [
    await run("start", ["--data", data, "--port", port], noJava),
    await run("import", ["--from", from, "--data", data, "--without-keys"], noJava),
    await run("export", ["--data", filled, "--to", join(parent, "out", "export")], noJava),
  ]) {
    expect(ended.code).toBe(1);
    expect(ended.error).toMatch(/^Java is missing; the local database needs it\. Install it: \S.*$/);
  }
  expect(readdirSync(parent).toSorted()).toEqual(["export", "filled"]);
});

it("leaves no folder behind when there is nothing to copy", async () => {
  const data = join(parent, "mistyped", "data");
  for (const name of ["backup", "export"])
    expect(await run(name, ["--data", data, "--to", join(parent, "to", "it")])).toEqual({
      code: 1,
      error: `${data} holds no data of Zapisy.`,
    });
  expect(readdirSync(parent)).toEqual([]);
});

describe("the commands beside it say plainly", () => {
  const FOLDERS: [string, () => string, (path: string) => string][] = [
    ["a file", aFile, notAFolder],
    ["a folder without the right to it", () => join(lockedFolder(), "here"), noRight],
    ...(process.platform === "linux"
      ? [
          [
            "a place where nothing can be made",
            () => "/proc/zapisy/here",
            () => "Nothing can be made in /proc. Choose another folder.",
          ] as [string, () => string, (path: string) => string],
        ]
      : []),
  ];
  /** What is said names the folder itself, or the one that is made beside it. */
  const said = (path: string) => path.replace(/\.(?:partial|copy|restoring)-[\w-]+/, "");

  describe.runIf(isEverybody).each(FOLDERS)("of %s", (_, make, sentence) => {
    it("as the place of a backup", async () => {
      const [data, to] = [filledFolder(), make()];
      const { code, error } = await run("backup", ["--data", data, "--to", to], AS_EVERYBODY);
      expect({ code, error: said(error) }).toEqual({ code: 1, error: sentence(to) });
    });

    it("as the place of an export", async () => {
      const [data, to] = [filledFolder(), make()];
      const { code, error } = await run("export", ["--data", data, "--to", to], AS_EVERYBODY);
      expect({ code, error: said(error) }).toEqual({ code: 1, error: sentence(to) });
      expect(readdirSync(parent).filter((name) => name.includes(".copy-"))).toEqual([]);
    });

    it("as the place of what is restored", async () => {
      const backup = join(parent, "backup");
      expect(await run("backup", ["--data", filledFolder(), "--to", backup])).toEqual({ code: 0, error: "" });
      const data = make();
      const { code, error } = await run("restore", ["--from", backup, "--data", data], AS_EVERYBODY);
      expect({ code, error: said(error) }).toEqual({ code: 1, error: sentence(data) });
    });

    it("as the place of what is imported", async () => {
      const [from, data] = [await emptyExport(), make()];
      expect(await run("import", ["--from", from, "--data", data, "--without-keys"], AS_EVERYBODY)).toEqual({
        code: 1,
        error: sentence(data),
      });
    });
  });

  it.runIf(isEverybody)("of what may not be read", async () => {
    const data = filledFolder();
    const from = await emptyExport();
    const hidden = join(parent, "hidden");
    mkdirSync(hidden, { mode: 0o000 });
    const inside = (name: string) => join(hidden, name);
    for (const [name, args, path] of [
      [
        "backup",
        ["--data", inside("data"), "--to", join(parent, "b")],
        inside("data/database/shared-local-instance.db"),
      ],
      ["restore", ["--from", hidden, "--data", join(parent, "d")], inside("SHA256SUMS")],
      ["import", ["--from", hidden, "--data", join(parent, "d")], inside("SHA256SUMS")],
    ] as const)
      expect(await run(name, [...args], AS_EVERYBODY)).toEqual({ code: 1, error: noRight(path) });
    chmodSync(hidden, 0o700);
    chmodSync(join(from, "manifest.json"), 0o000);
    expect(await run("import", ["--from", from, "--data", join(parent, "d")], AS_EVERYBODY)).toEqual({
      code: 1,
      error: noRight(join(from, "manifest.json")),
    });
    chmodSync(join(data, "link-key"), 0o000);
    expect(await run("backup", ["--data", data, "--to", join(parent, "b")], AS_EVERYBODY)).toEqual({
      code: 1,
      error: noRight(join(data, "link-key")),
    });
  });

  it.each(["restore", "import"])("of a list of contents that is damaged: %s", async (name) => {
    const data = filledFolder();
    const from = join(parent, "backup");
    if (name === "restore") await run("backup", ["--data", data, "--to", from]);
    else execFileSync("mv", [await emptyExport(), from]);
    writeFileSync(join(from, "manifest.json"), '{"format": "zapi');
    expect(await run(name, ["--from", from, "--data", join(parent, "d")])).toEqual({
      code: 1,
      error: `${join(from, "manifest.json")} is damaged: its sum is another.`,
    });
  });

  it.runIf(canMount)("of a disk without room for an import", async () => {
    const from = await emptyExport();
    const disk = join(parent, "disk");
    mkdirSync(disk);
    const { code, error } = await run(
      "import",
      ["--from", from, "--data", join(disk, "data"), "--without-keys"],
      withDisk(disk, "size=20m"),
    );
    expect(code).toBe(1);
    expect(error).toMatch(
      /^There is not enough room for \S+: [\d.]+ MB of 67.1 MB. Make room, or choose another folder\.$/,
    );
  });
});

describe("a Node that is too old", () => {
  const CHECK = "infra/local/right-node.js";

  it("is asked for its number before anything else, by every command", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const ours = Object.entries(scripts).filter(([, script]) => script.includes(".ts"));
    expect(ours.length).toBeGreaterThan(10);
    for (const [name, script] of ours) expect(script, name).toContain(`node --import ./${CHECK} `);
  });

  /** A Node of another number, made up, and a real one where there is one on this machine. */
  const olderNode = (process.env.PATH ?? "")
    .split(delimiter)
    .map((dir) => join(dir, "node"))
    .find((file) => {
      const { stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
      return /^v(?:2[0-3]|1[89])\./.test(stdout ?? "");
    });

  it.runIf(olderNode)("is told in a sentence", () => {
    const file = olderNode ?? "";
    const { status, stderr } = spawnSync(
      file,
      ["--import", `./${CHECK}`, "infra/local/start.ts", "--data", join(parent, "data")],
      { cwd: ROOT, encoding: "utf8" },
    );
    const version = spawnSync(file, ["--version"], { encoding: "utf8" }).stdout.trim().slice(1);
    expect({ status, error: stderr.trim() }).toEqual({
      status: 1,
      error: `Zapisy needs Node 24, and this is Node ${version}. npm brings the right one along: npm ci, then npm start.`,
    });
    expect(existsSync(join(parent, "data"))).toBe(false);
  });
});
