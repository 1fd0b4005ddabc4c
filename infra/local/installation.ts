import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { CommandProblem } from "../../infra/command.ts";
import type { DataKeys } from "../../infra/stage-keys.ts";
import type { Progress } from "./command.ts";
import { openDataFolder, readKeys, type DataFolder } from "./data-folder.ts";
import { requireJava, startDatabase } from "./database.ts";
import { startFileStore, storeSecret } from "./file-store.ts";
import { backUp, requireData } from "./folder-backup.ts";
import { ownFolder } from "./own-folder.ts";
import { ROOM_BYTES } from "./room.ts";
import { FILES_BUCKET, TABLE_NAME } from "./stack.ts";
import { surviveRestarts } from "./survive-restarts.ts";
import { createTable } from "./table.ts";
import type { Storage } from "./transfer.ts";

/** An installation that a command works on. */
export interface Installation {
  /** How people call it. */
  name: string;
  storage: Storage;
  keys: Partial<DataKeys>;
  /** Ends what was started for it. */
  close(): Promise<void>;
}

const REGION = "eu-central-1";

/** A stage on AWS, with the rights of whoever runs the command. @param table another table than the stage's own */
export async function openStage(stage: string, table?: string): Promise<Installation> {
  const region = process.env.AWS_REGION;
  if (!region) throw new CommandProblem("No region is chosen. Set AWS_REGION.");
  // The clients of AWS's other services are there for whoever deploys, and not for one machine.
  const { readDataKeys, stackOutputs } = await import("../../infra/account.ts");
  const outputs = await stackOutputs(region, `${stage}-zapisy-Storage`).catch(() => undefined);
  const { TableName: ownTable, FilesBucket: bucket } = outputs ?? {};
  if (!ownTable || !bucket) throw new CommandProblem(`There is no stage ${stage} in ${region}.`);
  const clients = { dynamodb: new DynamoDBClient({ region, maxAttempts: 10 }), s3: openS3(region) };
  return {
    name: `stage ${stage}`,
    storage: { ...clients, table: table ?? ownTable, bucket },
    keys: await readDataKeys(region, stage),
    close: () => Promise.resolve(),
  };
}

/** A copy of a data folder at one moment, which goes away again: Zapisy may run on the folder meanwhile. */
export async function openCopy(dataDir: string, progress: Progress): Promise<Installation> {
  requireData(dataDir);
  await requireJava();
  const parent = await ownFolder(resolve(dataDir), "copy");
  const remove = () => rm(parent, { recursive: true, force: true });
  try {
    const dir = join(parent, "data");
    await backUp({ dataDir, to: dir }, progress);
    return { ...(await serve(dir, dataDir, remove)), keys: readKeys(dir) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A data folder with what is in it, for this process alone. */
export async function openFolder(dataDir: string): Promise<Installation> {
  requireData(dataDir);
  await requireJava();
  const folder = openDataFolder(dataDir);
  try {
    const installation = await serve(folder.path, dataDir, () => Promise.resolve(folder.release()));
    return { ...installation, keys: keysOf(folder) };
  } catch (error) {
    folder.release();
    throw error;
  }
}

/**
 * A data folder to bring an export into; made when it is missing, with these keys where they are known. Zapisy does not
 * start on it until `finish` says that it is whole.
 * @param bytes how much there is to bring in
 */
export async function openToImport(
  dataDir: string,
  keys: DataKeys | undefined,
  bytes: number,
): Promise<Installation & { finish(): void }> {
  await requireJava();
  const folder = openDataFolder(dataDir, { importedKeys: keys ?? {}, room: ROOM_BYTES + bytes });
  try {
    const installation = await serve(folder.path, dataDir, () => Promise.resolve(folder.release()));
    return { ...installation, keys: keysOf(folder), finish: () => folder.endImport() };
  } catch (error) {
    folder.release();
    throw error;
  }
}

function keysOf({ linkKey, signingKey }: Pick<DataFolder, "linkKey" | "signingKey">): DataKeys {
  return { "link-key": linkKey, "signing-key": signingKey };
}

/** Starts database and store of files on a folder, for this process alone. */
async function serve(
  dir: string,
  name: string,
  close: () => Promise<void>,
): Promise<Omit<Installation, "keys">> {
  const database = await startDatabase({ dir: join(dir, "database") });
  const accessKeyId = "local";
  const secretAccessKey = storeSecret(readKeys(dir)["link-key"]);
  const files = await startFileStore({
    dir: join(dir, "files"),
    bucket: FILES_BUCKET,
    accessKeyId,
    secretAccessKey,
    origins: [],
  });
  const credentials = { accessKeyId, secretAccessKey };
  const dynamodb = new DynamoDBClient({ region: REGION, endpoint: database.endpoint, credentials });
  await createTable(dynamodb, TABLE_NAME);
  surviveRestarts(dynamodb, TABLE_NAME, database.endpoint, dir);
  return {
    name,
    storage: {
      dynamodb,
      table: TABLE_NAME,
      s3: openS3(REGION, { endpoint: files.endpoint, credentials }),
      bucket: FILES_BUCKET,
    },
    async close() {
      await Promise.all([database.stop(), files.stop()]);
      await close();
    },
  };
}

function openS3(
  region: string,
  local?: { endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } },
): S3Client {
  return new S3Client({
    region,
    maxAttempts: 6,
    // A store on disk knows neither names of buckets in host names nor the checksums that AWS has added since.
    ...(local && {
      ...local,
      forcePathStyle: true,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    }),
  });
}
