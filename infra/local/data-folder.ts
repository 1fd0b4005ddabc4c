import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeFolder } from "./own-folder.ts";
import { requireRoomFor } from "./room.ts";
import { StartProblem } from "./start-problem.ts";

/** Everything that one installation keeps, in a folder of its own. */
export interface DataFolder {
  path: string;
  /** Folder of the database file. */
  database: string;
  /** Folder of uploaded and made files. */
  files: string;
  /** File of all mails that were sent. */
  mails: string;
  /** File where a process writes what it has to say, emptied at each start. */
  logFile(name: string): string;
  /** 32 random bytes as base64, made once: what personal links are signed with. */
  linkKey: string;
  /** 32 random bytes as base64, made once: what credentials are signed with. */
  signingKey: string;
  /** The secret by which the organisation's provider knows us, where somebody put one there. */
  clientSecret?: string;
  /**
   * To be called before the database starts: notes that a new one is about to be filled. One whose filling was cut short
   * holds half of the samples and nothing else, since the site starts later; it is begun anew.
   */
  beginFilling(): void;
  /** Notes that the database holds what it begins with. */
  endFilling(): void;
  /** Notes that an import is finished. */
  endImport(): void;
  /** Lets another Zapisy use the folder. */
  release(): void;
}

const LOCK = "zapisy.lock";
const MAILS = "mails.jsonl";
const FILLING = "being-filled";
const IMPORTING = "being-imported";
/** The secret by which the organisation's provider knows us; whoever set that up puts it there. */
const CLIENT_SECRET = "oidc-client-secret";
/** The keys, and what is lost with each. */
const KEYS = {
  "link-key": "every link that was mailed is dead",
  "signing-key": "certificates would be another issuer's",
};
type KeyName = keyof typeof KEYS;
/** The keys in base64. */
type Keys = Record<KeyName, string>;
/** Names of the keys. */
export const KEY_NAMES = Object.keys(KEYS) as KeyName[];
/** Everything that a backup holds beside the database: files, and folders of files. */
export const KEPT: readonly string[] = ["failed-records.jsonl", "files", MAILS, CLIENT_SECRET, ...KEY_NAMES];
const OURS = new Set([
  LOCK,
  "database",
  "database.pid",
  "database.still",
  FILLING,
  IMPORTING,
  "log",
  `${MAILS}.new`,
  ...KEPT,
  ...KEY_NAMES.map(newName),
]);

/**
 * Opens a data folder, making it when it is missing, and holds it until `release` or the end of this process. Where it
 * cannot be opened, nothing that was made for it is left.
 * @param options `importedKeys`: the folder is for an import; keys that come with it are put there. `room`: bytes that
 * must be free on its disk
 * @throws StartProblem when another Zapisy runs on it, when it holds data without the keys that belong to it, half of
 * an import, or when there is no room; what the system said when it may not be read and written
 */
export function openDataFolder(
  dir: string,
  options: { importedKeys?: Partial<Keys>; room?: number } = {},
): DataFolder {
  if (dir === "") throw new StartProblem("--data takes a folder.");
  const path = resolve(dir);
  const made = makeFolder(join(path, "log"));
  const database = join(path, "database");
  const filling = join(path, FILLING);
  let lock: DatabaseSync | undefined;
  let keys: Keys;
  try {
    requireAccess(path);
    requireRoomFor(path, options.room ?? 0);
    lock = takeLock(path);
    if (options.importedKeys) beginImport(path, options.importedKeys);
    else if (existsSync(join(path, IMPORTING))) {
      throw new StartProblem(
        `An import into ${path} was not finished. Run it again: npm run import -- --from DIR --data ${path}`,
      );
    }
    keys = { "link-key": readKey(path, "link-key"), "signing-key": readKey(path, "signing-key") };
  } catch (error) {
    lock?.close();
    if (made) rmSync(made, { recursive: true, force: true });
    throw error;
  }
  return {
    path,
    database,
    files: join(path, "files"),
    mails: join(path, MAILS),
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
    linkKey: keys["link-key"],
    signingKey: keys["signing-key"],
    clientSecret: readClientSecret(path),
    endImport: () => rmSync(join(path, IMPORTING), { force: true }),
    release: () => lock.close(),
  };
}

/** Makes sure that a folder and what lies in it may be read and written. @throws what the system said of the first that may not */
function requireAccess(path: string): void {
  for (const name of [".", ...readdirSync(path)])
    accessSync(join(path, name), constants.R_OK | constants.W_OK);
}

function readClientSecret(path: string): string | undefined {
  const file = join(path, CLIENT_SECRET);
  return (existsSync(file) && readFileSync(file, "utf8").trim()) || undefined;
}

/** Makes a folder ready for an import, or for going on with one. @throws StartProblem when it holds other data or keys */
function beginImport(path: string, keys: Partial<Keys>): void {
  if (!existsSync(join(path, IMPORTING)) && holdsData(path))
    throw new StartProblem(`${path} holds data already. Choose another folder with --data DIR.`);
  for (const name of KEY_NAMES) {
    const key = keys[name];
    if (key === undefined) continue;
    const file = join(path, name);
    if (!existsSync(file)) writeKey(path, name, key);
    else if (readKey(path, name) !== key)
      throw new StartProblem(`${file} is another key. Choose another folder with --data DIR.`);
  }
  writeFileSync(join(path, IMPORTING), "");
}

/** The keys of a folder that has them. @throws StartProblem when one is missing or damaged */
export function readKeys(dir: string): Keys {
  requireKeys(dir);
  const path = resolve(dir);
  return { "link-key": readKey(path, "link-key"), "signing-key": readKey(path, "signing-key") };
}

/** Holds a folder that is there, so that no Zapisy starts on it; nothing when one runs on it. */
export function holdDataFolder(dir: string): { release(): void } | undefined {
  const lock = tryLock(resolve(dir));
  return lock && { release: () => lock.close() };
}

/** Whether nothing is kept in a folder: it is empty, or was opened and never filled. */
export function isUnused(dir: string): boolean {
  return readdirSync(dir).every((name) => name === LOCK);
}

/** Makes sure that the keys of a folder are there and whole. @throws StartProblem */
export function requireKeys(dir: string): void {
  const path = resolve(dir);
  for (const name of KEY_NAMES) {
    if (!existsSync(join(path, name)))
      throw new StartProblem(`${path} has no ${name}. Without it ${KEYS[name]}, so this would be no backup.`);
    readKey(path, name);
  }
}

/**
 * Deletes a data folder, if there is one.
 * @throws StartProblem when it holds anything that is not ours, or another Zapisy runs on it.
 */
export function deleteDataFolder(dir: string): void {
  const path = resolve(dir);
  if (!existsSync(path)) return;
  if (requireOurs(path, "deleted")) takeLock(path).close();
  rmSync(path, { recursive: true, force: true });
}

/** Whether a folder of ours holds anything. @throws StartProblem when it holds what is not ours; says what is not done to it then */
export function requireOurs(dir: string, done: string): boolean {
  const path = resolve(dir);
  const names = readdirSync(path);
  const foreign = names.find((name) => !OURS.has(name));
  if (foreign !== undefined || (names.length > 0 && !names.includes(LOCK))) {
    const why =
      foreign === undefined ? "it was not made by Zapisy" : `it holds ${foreign}, which is not ours`;
    throw new StartProblem(`${path} is not ${done}: ${why}.`);
  }
  return names.length > 0;
}

/** The system frees this lock when the process ends, however it ends; a number in a file would outlive it. */
function tryLock(path: string): DatabaseSync | undefined {
  const file = join(path, LOCK);
  // SQLite would open what it may not write all the same, and say so in words like those for a lock that is taken.
  accessSync(existsSync(file) ? file : path, constants.R_OK | constants.W_OK);
  const lock = new DatabaseSync(file);
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

function takeLock(path: string): DatabaseSync {
  const lock = tryLock(path);
  if (lock) return lock;
  throw new StartProblem(
    `Another Zapisy is running on ${path}. Stop it, or choose another folder: npm start -- --data DIR`,
  );
}

/** Reads a key; makes it where there is nothing yet that belongs to another one. */
function readKey(path: string, name: KeyName): string {
  const file = join(path, name);
  if (!existsSync(file)) {
    if (holdsData(path)) {
      throw new StartProblem(
        `${path} holds data, but its ${name} is missing. With another one ${KEYS[name]}. Put the file back from a backup.\n` +
          `  If there is none, go on without it: openssl rand -base64 32 > '${file}'`,
      );
    }
    writeKey(path, name, randomBytes(32).toString("base64"));
  }
  const key = readFileSync(file, "utf8").trim();
  if (Buffer.from(key, "base64").byteLength !== 32) {
    throw new StartProblem(
      `${file} is damaged: it must hold 32 bytes in base64. Put the file back from a backup.`,
    );
  }
  return key;
}

/** Puts a key in its place, whole or not at all. */
function writeKey(path: string, name: KeyName, key: string): void {
  const made = join(path, newName(name));
  writeFileSync(made, key, { mode: 0o600, flush: true });
  renameSync(made, join(path, name));
}

function newName(key: string): string {
  return `.${key}.new`;
}

/** Whether something is kept that outlives a start: a database that was filled, or files. */
function holdsData(path: string): boolean {
  const isFilled = existsSync(join(path, "database")) && !existsSync(join(path, FILLING));
  const files = join(path, "files");
  return isFilled || (existsSync(files) && readdirSync(files).some((name) => !name.startsWith(".")));
}
