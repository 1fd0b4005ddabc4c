import { execFile, spawn } from "node:child_process";
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { copyFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { makeFolder } from "./own-folder.ts";
import { end, pause, settlesWithin, type Running } from "./running.ts";
import { StartProblem } from "./start-problem.ts";

/** A running DynamoDB Local. */
export interface Database extends Running {
  /** Address for SDK clients; any region and any credentials will do. */
  endpoint: string;
  port: number;
}

/** Where the data is kept and how to reach it. */
export type DatabaseOptions = (
  | { /** Folder of the database file; made when it is missing. */ dir: string; inMemory?: false }
  | { inMemory: true; dir?: undefined }
) & {
  /** Loopback port; a free one unless given. */
  port?: number;
  /** File for what Java prints; thrown away unless given. */
  logFile?: string;
};

const run = promisify(execFile);
const START_TIMEOUT_MS = 20_000;
const OLDEST_JAVA = 17;
const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";
const EMULATOR = join(
  dirname(createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json")),
  "emulator",
);
const JAR = join(EMULATOR, "DynamoDBLocal.jar");

/**
 * Starts Amazon's DynamoDB emulator and waits until it answers.
 *
 * It runs from its own Jetty classes (`database.xml`), on loopback alone. Up in about a second, some 130 MB, next to no
 * CPU while idle. Data, streams and sequence numbers survive `kill -9`, with two exceptions that are dealt with here
 * and in `surviveRestarts`: records vanish by age while it is off (see {@link keepStream}), and a transaction is answered
 * before it is committed.
 * @throws StartProblem when Java is missing, too old, or the files are damaged.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const port = options.port ?? (await freePort());
  const dir = options.dir === undefined ? undefined : resolve(options.dir);
  if (dir !== undefined) {
    makeFolder(dir);
    await endLeftover(dir);
    keepStream(databaseFile(dir));
  }
  const output = options.logFile ? openSync(options.logFile, "a", 0o600) : "ignore";
  const child = spawn(
    JAVA,
    [
      // A small heap (rows live in SQLite, outside of it) and the quick compiler: a start twice as fast.
      "-Xms32m",
      "-Xmx512m",
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      `-Djava.library.path=${join(EMULATOR, "DynamoDBLocal_lib")}`,
      "-Dorg.eclipse.jetty.xml.XmlParser.Validating=false",
      "-Dorg.eclipse.jetty.util.log.announce=false",
      "-Dorg.eclipse.jetty.LEVEL=WARN",
      "-cp",
      JAR,
      "org.eclipse.jetty.xml.XmlConfiguration",
      `port=${port}`,
      ...(dir === undefined ? ["inMemory=true"] : [`dbPath=${dir}`]),
      join(import.meta.dirname, "database.xml"),
    ],
    {
      stdio: ["ignore", output, output],
      env: { ...process.env, DDB_LOCAL_TELEMETRY: "0" },
      // A group of its own: Ctrl-C in the terminal must not end it before those who still write to it.
      detached: process.platform !== "win32",
      windowsHide: true,
    },
  );
  if (typeof output === "number") closeSync(output);
  const exited = new Promise<string>((done) => {
    child.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    child.once("exit", (code, signal) => done(signal ?? `exit ${code}`));
  });
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  // Being in a group of its own, it would outlive an exit of this process.
  const killAtExit = () => kill("SIGKILL");
  process.once("exit", killAtExit);
  void exited.finally(() => process.off("exit", killAtExit));
  const endpoint = `http://127.0.0.1:${port}`;
  if (dir !== undefined && child.pid !== undefined) writeFileSync(pidFile(dir), String(child.pid));
  const stop = async () => {
    await end(
      exited,
      () => kill("SIGTERM"),
      () => kill("SIGKILL"),
    );
    if (dir !== undefined) rmSync(pidFile(dir), { force: true });
  };

  if (!(await answers(endpoint, exited)) || child.pid === undefined) {
    kill("SIGKILL");
    await exited;
    throw await explain(dir, options.logFile);
  }
  return { endpoint, port, pid: child.pid, exited, kill, stop };
}

/**
 * Sends one request to the emulator without the SDK: it does not look at signatures.
 * @throws when it does not answer, or answers with an error.
 */
export async function callDatabase(endpoint: string, operation: string, input: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      authorization:
        "AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(5_000),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A loopback port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** The file with the number of the Java process that serves a folder. */
function pidFile(dir: string): string {
  return `${dir}.pid`;
}

/** The file that a database in that folder is kept in. */
export function databaseFile(dir: string): string {
  return join(dir, "shared-local-instance.db");
}

/** Waits until the emulator answers a real request, which also opens the database file. */
async function answers(endpoint: string, exited: Promise<string>): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await settlesWithin(exited, 0)) && Date.now() < deadline) {
    const answered = await callDatabase(endpoint, "ListTables", {}).then(
      () => true,
      () => false,
    );
    if (answered) return true;
    await pause(40);
  }
  return false;
}

/** The number of the Java process that serves a folder, after making sure that it is still that process. */
async function javaOf(dir: string): Promise<number | undefined> {
  const file = pidFile(dir);
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8"));
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const { stdout } = await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.includes(JAR) && stdout.includes(`dbPath=${dir} `) ? pid : undefined;
}

/** Ends a Java process that outlived its supervisor. */
async function endLeftover(dir: string): Promise<void> {
  const pid = await javaOf(dir);
  if (pid !== undefined) {
    process.kill(pid, "SIGTERM");
    for (let waited = 0; (await javaOf(dir)) !== undefined; waited += 50) {
      if (waited >= 3_000) process.kill(pid, "SIGKILL");
      await pause(50);
    }
  }
  rmSync(pidFile(dir), { force: true });
}

/** The file that is there while a database stands still on purpose. */
function stillFile(dir: string): string {
  return `${dir}.still`;
}

/** Whether the database of a folder stands still because it is being copied. */
export function isStandingStill(dir: string): boolean {
  const since = statSync(stillFile(resolve(dir)), { throwIfNoEntry: false })?.mtimeMs;
  return since !== undefined && Date.now() - since < LONGEST_FREEZE_SECONDS * 1_000;
}

/** The longest that a database may stand still; nobody would wait longer, and then it goes on by itself. */
const LONGEST_FREEZE_SECONDS = 30;

/**
 * Copies a database, as it was at one moment, into a new folder.
 *
 * One that runs stands still while its file is copied, and requests wait. Reading the file through SQLite instead would
 * be quicker written and lose data: while another process holds SQLite's lock, for reading too, the emulator answers
 * transactions, fails to commit them, and says nothing (seen with version 1.25.1: 1,944 of 1,944 were gone). The copy is
 * what a crash leaves behind, a file and perhaps a journal, and SQLite makes it whole when it is opened.
 * @returns the moment
 * @throws StartProblem when it is starting or stopping just now, cannot stand still, or is damaged
 */
export async function copyDatabase(
  fromDir: string,
  toDir: string,
  { isRunning }: { isRunning: boolean },
): Promise<string> {
  const [from, to] = [databaseFile(resolve(fromDir)), databaseFile(toDir)];
  makeFolder(toDir);
  const copy = async () => {
    const at = new Date().toISOString();
    for (const suffix of ["", "-journal"]) {
      if (!existsSync(from + suffix)) continue;
      await copyFile(from + suffix, to + suffix, constants.COPYFILE_FICLONE);
      chmodSync(to + suffix, 0o600);
    }
    return at;
  };
  const at = isRunning ? await whileFrozen(resolve(fromDir), copy) : await copy();
  try {
    using database = new DatabaseSync(to);
    if (database.prepare("PRAGMA quick_check(1)").get()?.quick_check === "ok") return at;
  } catch (error) {
    if (!(error instanceof Error && "errcode" in error)) throw error;
  }
  throw damaged(dirname(from));
}

/** Does something while the Java process of a folder stands still. */
async function whileFrozen<T>(dir: string, work: () => Promise<T>): Promise<T> {
  if (process.platform === "win32")
    throw new StartProblem("On Windows a database that runs cannot be copied. Stop Zapisy first.");
  const pid = await javaOf(dir);
  if (pid === undefined)
    throw new StartProblem("The database is starting or stopping just now. Try again in a moment.");
  // Whatever becomes of this process, even kill -9, the database goes on within a second.
  const watch = `i=0; while kill -0 ${process.pid} && [ $i -lt ${LONGEST_FREEZE_SECONDS} ]; do i=$((i + 1)); sleep 1; done`;
  const guard = spawn("sh", ["-c", `${watch}; kill -CONT ${pid}`], { detached: true, stdio: "ignore" });
  guard.unref();
  const startedAt = performance.now();
  // Told beforehand, so that the supervisor does not take it for one that hangs.
  writeFileSync(stillFile(dir), "");
  try {
    process.kill(pid, "SIGSTOP");
    const result = await work();
    if (performance.now() - startedAt > LONGEST_FREEZE_SECONDS * 900) {
      throw new StartProblem(
        `The database is too large to be copied within ${LONGEST_FREEZE_SECONDS} s while it stands still. Stop Zapisy first.`,
      );
    }
    return result;
  } finally {
    process.kill(pid, "SIGCONT");
    rmSync(stillFile(dir), { force: true });
    if (guard.pid !== undefined) process.kill(-guard.pid);
  }
}

/** Records of the stream that are kept however long the machine was off. */
const KEPT_RECORDS = 10_000;

/**
 * Makes the newest stream records young again, before the emulator opens its file.
 *
 * At its start the emulator drops records older than 30 hours, and refuses to read those older than 24. What was not yet
 * handled when the machine went off on Friday would be lost on Monday. Worse, when all are dropped it counts sequence
 * numbers from 1 again inside the same shard, and a reader that waits behind number 7000 would pass over the next 7000
 * changes without a word. (Both seen with version 1.25.1.)
 */
function keepStream(file: string): void {
  if (!existsSync(file)) return;
  const now = Date.now();
  try {
    using database = new DatabaseSync(file, { timeout: 2_000 });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE name IN ('us', 'ss')").all();
    if (tables.length < 2) return;
    const kept = `SequenceNumber > (SELECT MAX(SequenceNumber) FROM us) - ${KEPT_RECORDS}`;
    database.exec("BEGIN IMMEDIATE");
    database.prepare(`UPDATE us SET CreationDateTime = ? WHERE ${kept}`).run(now);
    database
      .prepare(`UPDATE ss SET DeletionDateTime = ? WHERE DeletionDateTime IS NOT NULL
                AND ShardID IN (SELECT ShardID FROM us WHERE ${kept})`)
      .run(now);
    database.exec("COMMIT");
  } catch (error) {
    if (isDamaged(file)) throw damaged(dirname(file));
    throw error;
  }
}

function isDamaged(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    using database = new DatabaseSync(file, { readOnly: true });
    return database.prepare("PRAGMA quick_check(1)").get()?.quick_check !== "ok";
  } catch {
    // SQLite cannot read even the header.
    return true;
  }
}

function damaged(dir: string): StartProblem {
  return new StartProblem(
    `The database files in ${dir} are damaged. To start over with empty data: npm start -- --fresh (a copy of the folder keeps what can still be read).`,
  );
}

/** Finds the words for a database that did not come up. */
async function explain(dir: string | undefined, logFile: string | undefined): Promise<StartProblem> {
  const version = await javaVersion();
  if (version === undefined)
    return new StartProblem(`Java is missing; the local database needs it. ${javaInstall()}`);
  if (version < OLDEST_JAVA)
    return new StartProblem(
      `Java ${version} is too old; the local database needs ${OLDEST_JAVA} or newer. ${javaInstall()}`,
    );
  if (dir !== undefined && isDamaged(databaseFile(dir))) return damaged(dir);
  return new StartProblem(
    `The local database does not start.${logFile ? ` What Java says is in ${logFile}` : ""}`,
  );
}

/**
 * Makes sure that there is a Java new enough for the database.
 * @throws StartProblem naming the command that installs one.
 */
export async function requireJava(): Promise<void> {
  const version = await javaVersion();
  if (version === undefined || version < OLDEST_JAVA) throw await explain(undefined, undefined);
}

/** The major version of Java: 17 of `17.0.15`, 8 of `1.8.0_422`. Nothing when there is none. */
async function javaVersion(): Promise<number | undefined> {
  const { stderr } = await run(JAVA, ["-Xshare:auto", "-version"]).catch(() => ({ stderr: "" }));
  const found = /version "(?:1\.)?(\d+)/.exec(stderr)?.[1];
  return found === undefined ? undefined : Number(found);
}

function javaInstall(): string {
  if (process.platform === "darwin") return "Install it: brew install openjdk";
  if (process.platform === "win32") return "Install it: winget install EclipseAdoptium.Temurin.21.JRE";
  return "Install it: sudo apt-get install default-jre-headless";
}
