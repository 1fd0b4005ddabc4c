import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartProblem } from "./start-problem.ts";

/** Everything that one installation keeps, in a folder of its own. */
export interface DataFolder {
  path: string;
  /** Folder of the database file. */
  database: string;
  /** Folder of uploaded and made files. */
  files: string;
  /** File where a process writes what it has to say, emptied at each start. */
  logFile(name: string): string;
  /** 32 random bytes as base64, made once: what personal links are signed with. */
  linkKey: string;
  /** 32 random bytes as base64, made once: what credentials are signed with. */
  signingKey: string;
  /**
   * To be called before the database starts: notes that a new one is about to be filled. One whose filling was cut short
   * holds half of the samples and nothing else, since the site starts later; it is begun anew.
   */
  beginFilling(): void;
  /** Notes that the database holds what it begins with. */
  endFilling(): void;
  /** Lets another Zapisy use the folder. */
  release(): void;
}

const LOCK = "zapisy.lock";
const FILLING = "being-filled";
const OURS = new Set([
  LOCK,
  "database",
  "database.pid",
  FILLING,
  "failed-records.jsonl",
  "files",
  "link-key",
  "signing-key",
  "log",
]);

/**
 * Opens a data folder, making it when it is missing, and holds it until `release` or the end of this process.
 * @throws StartProblem when another Zapisy runs on it.
 */
export function openDataFolder(dir: string): DataFolder {
  const path = resolve(dir);
  mkdirSync(join(path, "log"), { recursive: true, mode: 0o700 });
  const lock = takeLock(path);
  const database = join(path, "database");
  const filling = join(path, FILLING);
  return {
    path,
    database,
    files: join(path, "files"),
    beginFilling: () => {
      if (existsSync(filling)) rmSync(database, { recursive: true, force: true });
      if (!existsSync(database)) writeFileSync(filling, "");
    },
    endFilling: () => rmSync(filling, { force: true }),
    logFile: (name) => {
      const file = join(path, "log", `${name}.log`);
      writeFileSync(file, "", { mode: 0o600 });
      return file;
    },
    linkKey: readKey(join(path, "link-key")),
    signingKey: readKey(join(path, "signing-key")),
    release: () => lock.close(),
  };
}

/**
 * Deletes a data folder, if there is one.
 * @throws StartProblem when it holds anything that is not ours, or another Zapisy runs on it.
 */
export function deleteDataFolder(dir: string): void {
  const path = resolve(dir);
  if (!existsSync(path)) return;
  const names = readdirSync(path);
  const foreign = names.find((name) => !OURS.has(name));
  if (foreign !== undefined || (names.length > 0 && !names.includes(LOCK))) {
    throw new StartProblem(
      `${path} is not deleted: ${foreign === undefined ? "it was not made by Zapisy" : `it holds ${basename(foreign)}, which is not ours`}.`,
    );
  }
  if (names.length > 0) takeLock(path).close();
  rmSync(path, { recursive: true, force: true });
}

/** The system frees this lock when the process ends, however it ends; a number in a file would outlive it. */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, LOCK));
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return lock;
  } catch {
    lock.close();
    throw new StartProblem(
      `Another Zapisy is running on ${path}. Stop it, or choose another folder: npm start -- --data DIR`,
    );
  }
}

function readKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
