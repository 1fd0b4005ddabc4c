import { existsSync, statSync } from "node:fs";
import { readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import {
  copyWithSum,
  damaged,
  isMissing,
  readSums,
  readManifest,
  sumOf,
  writeSums,
  type Sums,
} from "./checksums.ts";
import { inMegabytes, type Progress } from "./command.ts";
import { holdDataFolder, isUnused, KEPT, KEY_NAMES, requireKeys, requireOurs } from "./data-folder.ts";
import { copyDatabase, databaseFile } from "./database.ts";
import { UNFINISHED } from "./file-store.ts";
import { ownFolder } from "./own-folder.ts";
import { StartProblem } from "./start-problem.ts";

const MANIFEST = "manifest.json";
const FORMAT = "zapisy-backup";
const VERSION = 1;

/** What a backup says of itself. */
export interface BackupManifest {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** The moment of the database in it; files that were made a little later may be there too. */
  at: string;
  files: number;
  bytes: number;
}

/**
 * Copies a data folder, running or not, into a new folder: the database as it was at one moment, every file that it knows,
 * and the keys. The target is there whole or not at all.
 *
 * Files are copied before the database and again after it. A row never comes before its file nor outlives it, so whatever
 * the database knew at its moment was there during one of the two.
 * @throws StartProblem without the keys, or when the target is not empty
 */
export async function backUp(
  { dataDir, to }: { dataDir: string; to: string },
  progress: Progress,
): Promise<BackupManifest> {
  const from = resolve(dataDir);
  const target = resolve(to);
  const database = join(from, "database");
  requireData(from);
  if (`${target}${sep}`.startsWith(`${from}${sep}`))
    throw new StartProblem("A backup cannot lie in the folder that it is a copy of.");
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new StartProblem(`${target} is not empty. Every backup gets a folder of its own.`);
  // While it is held nobody starts Zapisy on the folder; what holds it already is a Zapisy that runs.
  const hold = holdDataFolder(from);
  const partial = await ownFolder(target, "partial");
  try {
    const copied = new Map<string, Copied>();
    await copyChanged(from, partial, copied, progress);
    const at = await copyDatabase(database, join(partial, "database"), { isRunning: !hold });
    await copyChanged(from, partial, copied, progress);
    const sums: Sums = new Map([...copied].map(([path, { sha256 }]) => [path, sha256]));
    const add = async (path: string) => {
      sums.set(path, await sumOf(join(partial, path)));
      return (await stat(join(partial, path))).size;
    };
    const databaseBytes = await add(databaseFile("database"));
    const manifest: BackupManifest = {
      format: FORMAT,
      version: VERSION,
      at,
      files: sums.size,
      bytes: [...copied.values()].reduce((sum, { bytes }) => sum + bytes, databaseBytes),
    };
    await writeFile(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await add(MANIFEST);
    await writeSums(partial, sums);
    await rename(partial, target);
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw withRoom(error, target);
  } finally {
    hold?.release();
  }
}

/**
 * Puts a backup into a data folder, after every sum in it was found right. A folder that holds something is put aside
 * under another name, and only when that is asked for.
 * @returns where the former folder is now
 * @throws StartProblem when the backup is not whole, Zapisy runs on the folder, or it is not empty
 */
export async function restore(
  { from, dataDir, force }: { from: string; dataDir: string; force: boolean },
  progress: Progress,
): Promise<{ manifest: BackupManifest; former: string | undefined }> {
  const source = resolve(from);
  const target = resolve(dataDir);
  const sums = await readSums(source);
  for (const needed of [MANIFEST, ...KEY_NAMES, databaseFile("database")]) {
    if (!sums.has(needed)) throw new StartProblem(`${source} is not a whole backup: it lacks ${needed}.`);
  }
  const manifest = await readOwnManifest(source);
  const isEmpty = !existsSync(target) || isUnused(target);
  if (!isEmpty && !force) {
    throw new StartProblem(
      `${target} is not empty. Choose another folder with --data DIR, or have what is there put aside with --force.`,
    );
  }
  if (!isEmpty) requireOurs(target, "touched");
  const hold = isEmpty ? undefined : holdDataFolder(target);
  if (!isEmpty && !hold) throw new StartProblem(`Zapisy is running on ${target}. Stop it first.`);
  const restored = await ownFolder(target, "restoring");
  try {
    let done = 0;
    for (const [path, sum] of sums) {
      const copy = await copyWithSum(join(source, path), join(restored, path)).catch(
        saidPlainly(source, path),
      );
      if (copy.sha256 !== sum) throw damaged(join(source, path));
      done += copy.bytes;
      progress(() => `${inMegabytes(done)} of ${inMegabytes(manifest.bytes)} restored`);
    }
    await rm(join(restored, MANIFEST));
    const former = isEmpty ? undefined : `${target}.before-${compact(new Date().toISOString())}`;
    if (former) await rename(target, former);
    else await rm(target, { recursive: true, force: true });
    await rename(restored, target);
    return { manifest, former };
  } catch (error) {
    await rm(restored, { recursive: true, force: true });
    throw withRoom(error, target);
  } finally {
    hold?.release();
  }
}

/** Makes sure that a folder holds data, and the keys that belong to it. @throws StartProblem */
export function requireData(dir: string): void {
  const path = resolve(dir);
  if (!statSync(databaseFile(join(path, "database")), { throwIfNoEntry: false }))
    throw new StartProblem(`${path} holds no data of Zapisy.`);
  requireKeys(path);
}

/** What was copied of a file, and by which a later change of it is known. */
interface Copied {
  sha256: string;
  bytes: number;
  changedAt: number;
}

/** Copies everything that is kept beside the database and is not yet copied as it is now. */
async function copyChanged(
  from: string,
  to: string,
  copied: Map<string, Copied>,
  progress: Progress,
): Promise<void> {
  for await (const path of keptFiles(from)) {
    try {
      const { mtimeMs: changedAt } = await stat(join(from, path));
      if (copied.get(path)?.changedAt === changedAt) continue;
      copied.set(path, { ...(await copyWithSum(join(from, path), join(to, path))), changedAt });
    } catch (error) {
      // Removed since it was listed: then nothing points to it any more.
      if (!isMissing(error)) throw error;
    }
    progress(() => `${copied.size} files copied`);
  }
}

/** Paths, from the folder on, of all files that a backup holds beside the database. */
async function* keptFiles(dir: string): AsyncGenerator<string> {
  for (const name of KEPT) {
    const path = join(dir, name);
    if (!existsSync(path)) continue;
    if ((await stat(path)).isFile()) yield name;
    else yield* filesIn(dir, name);
  }
}

async function* filesIn(dir: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(dir, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !UNFINISHED.has(entry.name)) yield* filesIn(dir, path);
  }
}

async function readOwnManifest(dir: string): Promise<BackupManifest> {
  const manifest = (await readManifest(dir, MANIFEST).catch(saidPlainly(dir, MANIFEST))) as BackupManifest;
  if (manifest.format !== FORMAT || manifest.version !== VERSION)
    throw new StartProblem(`${dir} is no backup that this version of Zapisy can read.`);
  return manifest;
}

/** Names the file of a backup that is not there. */
function saidPlainly(dir: string, path: string): (error: unknown) => never {
  return (error) => {
    if (isMissing(error)) throw new StartProblem(`${dir} is not a whole backup: it lacks ${path}.`);
    throw error;
  };
}

/** Says which disk is full. */
function withRoom(error: unknown, target: string): unknown {
  const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
  return isFull ? new StartProblem(`There is not enough room for ${target}; nothing was left there.`) : error;
}

/** A moment as part of a file's name. */
function compact(moment: string): string {
  return moment.slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}
