import S3rver from "@20minutes/s3rver";
import { DUMMY_ACCOUNT } from "@20minutes/s3rver/lib/models/account.js";
import { COPY_KEPT_DAYS, GUESTS_KEPT_DAYS } from "@zapisy/core/message/schema";
import { createHash, createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { LOOPBACK } from "./own-host.ts";
import { checkHeader, checkLink, checkPost } from "./aws-signature.ts";

/** How to start the store. */
export interface FileStoreOptions {
  /** Folder for the files; made when it is missing. */
  dir: string;
  /** Name of the one bucket. */
  bucket: string;
  /** Address to listen on; loopback unless given. */
  host?: string;
  /** A free port unless given. */
  port?: number;
  /** What clients sign with. */
  accessKeyId: string;
  secretAccessKey: string;
  /** Pages that may send and fetch files from the browser. */
  origins: readonly string[];
}

/** What clients on one machine sign with, from the key of links: the store is reached from browsers. */
export function storeSecret(linkKey: string): string {
  return createHmac("sha256", linkKey).update("files").digest("hex");
}

/** A running store of files. */
export interface FileStore {
  /** Address for SDK clients, with path-style names. */
  endpoint: string;
  stop(): Promise<void>;
}

/** The largest form that is looked at: a file of 15 MB and its fields. */
const MAX_FORM_BYTES = 16 * 1024 * 1024;
/** Days after which objects under a prefix go, as in `infra/storage.ts`. */
const LIFETIME_DAYS = {
  "uploads/": 2,
  "documents/": 7,
  "mails/": COPY_KEPT_DAYS,
  "mails/inv_": GUESTS_KEPT_DAYS,
  "mails/del_": GUESTS_KEPT_DAYS,
};
const UPLOADED_PARTS_DAYS = 1;
const SWEEP_EVERY_MS = 3_600_000;
/** Begun and not finished; emptied at each start. */
const PARTIAL = ".partial";
/** Parts of streams that are on their way. */
const UPLOADED_PARTS = "._S3rver_uploads";
/** Names of folders with what is no file yet. */
export const UNFINISHED: ReadonlySet<string> = new Set([PARTIAL, UPLOADED_PARTS]);

/**
 * Starts s3rver on loopback, stricter than it comes: every request must be signed (it also takes those that are not),
 * posted forms are held against their policy, lists have a second page, an object is there whole or not at all however the process ends (it writes
 * into the final file), and deleting never takes a neighbour along (it removes folders that were empty a moment ago).
 */
export async function startFileStore(options: FileStoreOptions): Promise<FileStore> {
  const { dir, bucket, accessKeyId, secretAccessKey, origins } = options;
  const partialDir = join(dir, PARTIAL);
  await rm(partialDir, { recursive: true, force: true });
  await mkdir(partialDir, { recursive: true, mode: 0o700 });
  DUMMY_ACCOUNT.revokeAccessKey("S3RVER");
  DUMMY_ACCOUNT.createKeyPair(accessKeyId, secretAccessKey);
  const s3 = new S3rver({
    directory: dir,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: bucket, configs: origins.length > 0 ? [corsRules(origins)] : [] }],
  });
  s3.on("error", (error) => {
    if ((error.status ?? 500) >= 500) console.error(error);
  });
  makeAtomic(s3.store, partialDir);
  await s3.configureBuckets();

  const answerS3 = s3.callback();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://store");
    const isForm =
      request.method === "POST" && /^multipart\/form-data\b/.test(request.headers["content-type"] ?? "");
    if (isForm) return takeForm(s3.store, request, response, options);
    if (url.searchParams.has("X-Amz-Signature")) return giveFile(s3.store, url, request, response, options);
    const isSigned = request.headers.authorization !== undefined;
    if (!isSigned && request.method !== "OPTIONS") return refuse(response, "AccessDenied");
    const isList = request.method === "GET" && url.searchParams.get("list-type") === "2";
    if (isSigned && isList) return giveList(join(dir, bucket), url, request, response, options);
    answerS3(request, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) refuse(response, "InternalError");
      response.end();
    });
  });
  server.listen(options.port ?? 0, options.host ?? LOOPBACK);
  await once(server, "listening");

  const sweep = () => void removeOld(join(dir, bucket), Date.now()).catch(console.error);
  sweep();
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS);
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      clearInterval(sweeping);
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

/** Writes beside the final place and moves there at the end. */
function makeAtomic(store: S3rver.Store, partialDir: string): void {
  const replace = async (path: string, content: Readable | Buffer | string) => {
    const partial = join(partialDir, randomUUID());
    if (content instanceof Readable) await pipeline(content, createWriteStream(partial, { flush: true }));
    else await writeFile(partial, content, { flush: true });
    await mkdir(dirname(path), { recursive: true });
    await rename(partial, path);
  };
  const paths = (bucket: string, key: string) =>
    (["metadata.json", "object.md5", "object"] as const).map((part) =>
      store.getResourcePath(bucket, key, part),
    );

  store.putContent = async (path, content) => {
    const md5 = createHash("md5");
    let size = 0;
    const count = (chunk: Buffer) => {
      md5.update(chunk);
      size += chunk.byteLength;
      return chunk;
    };
    await replace(path, Buffer.isBuffer(content) ? count(content) : content.map(count));
    return [size, md5.digest("hex")];
  };
  store.putMetadata = async (bucket, key, metadata, md5) => {
    const [metadataPath = "", md5Path = ""] = paths(bucket, key);
    if (md5) await replace(md5Path, md5);
    await replace(metadataPath, JSON.stringify({ "content-type": metadata["content-type"] }));
  };
  store.copyObject = async (fromBucket, from, bucket, key) => {
    const source = await store.getObject(fromBucket, from);
    if (!source) throw new Error(`${from} went away while it was copied`);
    await store.putObject({ bucket, key, content: source.content, metadata: source.metadata });
    return store.getMetadata(bucket, key);
  };
  store.deleteObject = async (bucket, key) => {
    await Promise.all(paths(bucket, key).map((path) => rm(path, { force: true })));
  };
}

/** Stores the file of a browser's form. */
async function takeForm(
  store: S3rver.Store,
  request: IncomingMessage,
  response: ServerResponse,
  { bucket, origins, secretAccessKey }: FileStoreOptions,
): Promise<void> {
  allowOrigin(request, response, origins);
  if (!(Number(request.headers["content-length"]) <= MAX_FORM_BYTES)) {
    // What is still on its way is not wanted.
    response.setHeader("connection", "close");
    return refuse(response, "EntityTooLarge");
  }
  const form = await new Response(Readable.toWeb(request) as ReadableStream, {
    headers: { "content-type": request.headers["content-type"] ?? "" },
  }).formData();
  const fields = new Map<string, string>();
  let file: Blob | undefined;
  for (const [name, value] of form) {
    if (typeof value === "string") fields.set(name.toLowerCase(), value);
    else file = value;
  }
  if (!file || fields.get("bucket") !== bucket) return refuse(response, "AccessDenied");
  const refusal = checkPost(fields, file.size, secretAccessKey, new Date());
  if (refusal) return refuse(response, refusal);
  await store.putObject({
    bucket,
    key: fields.get("key") ?? "",
    content: Buffer.from(await file.arrayBuffer()),
    metadata: { "content-type": fields.get("content-type") ?? "" },
  });
  response.writeHead(204).end();
}

/** Gives an object away to whoever holds the link. */
async function giveFile(
  store: S3rver.Store,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  { bucket, origins, secretAccessKey }: FileStoreOptions,
): Promise<void> {
  allowOrigin(request, response, origins);
  if (request.method !== "GET") return refuse(response, "AccessDenied");
  const refusal = checkLink("GET", url, request.headers.host ?? "", secretAccessKey, new Date());
  const prefix = `/${bucket}/`;
  if (refusal || !url.pathname.startsWith(prefix)) return refuse(response, refusal ?? "AccessDenied");
  const object = await store.getObject(bucket, decodeURIComponent(url.pathname.slice(prefix.length)));
  if (!object) return refuse(response, "NoSuchKey");
  response.writeHead(200, {
    "content-type": url.searchParams.get("response-content-type") ?? object.metadata["content-type"],
    "content-length": object.metadata["content-length"],
    "content-disposition": url.searchParams.get("response-content-disposition") ?? "attachment",
  });
  await pipeline(object.content, response);
}

/** S3 gives no more at once. */
const LISTED_AT_ONCE = 1_000;
/** What s3rver puts behind a key to make the name of the file that holds its bytes. */
const OBJECT_SUFFIX = "._S3rver_object";

/** Gives a page of the keys in the bucket. s3rver does so too, but its second page needs a cipher that OpenSSL 3 has not. */
async function giveList(
  bucketDir: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  { bucket, secretAccessKey }: FileStoreOptions,
): Promise<void> {
  const refusal = checkHeader("GET", url, request.headers, secretAccessKey);
  if (refusal || ![`/${bucket}`, `/${bucket}/`].includes(url.pathname))
    return refuse(response, refusal ?? "AccessDenied");
  const after = Buffer.from(url.searchParams.get("continuation-token") ?? "", "base64url").toString();
  const most = Math.min(Number(url.searchParams.get("max-keys") ?? LISTED_AT_ONCE), LISTED_AT_ONCE);
  const prefix = url.searchParams.get("prefix") ?? "";
  // Folders as far as the prefix names whole ones, and none above the bucket.
  const folder = prefix.includes("..") ? "" : prefix.slice(0, prefix.lastIndexOf("/") + 1);
  const keys = (await listDir(join(bucketDir, folder), true))
    .filter((entry) => entry.isFile() && entry.name.endsWith(OBJECT_SUFFIX))
    .map(({ parentPath, name }) =>
      relative(bucketDir, join(parentPath, name)).slice(0, -OBJECT_SUFFIX.length),
    )
    .map((path) => path.split(sep).join("/"))
    .filter((key) => key.startsWith(prefix) && !key.startsWith(UPLOADED_PARTS) && key > after)
    .sort();
  const page = keys.slice(0, most);
  const contents = page.map((key) => `<Contents><Key>${escapeXml(key)}</Key></Contents>`);
  const token = Buffer.from(page.at(-1) ?? "").toString("base64url");
  const isTruncated = keys.length > page.length;
  response
    .writeHead(200, { "content-type": "application/xml" })
    .end(
      `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><Name>${bucket}</Name><KeyCount>${page.length}</KeyCount>` +
        `<IsTruncated>${isTruncated}</IsTruncated>${contents.join("")}` +
        `${isTruncated ? `<NextContinuationToken>${token}</NextContinuationToken>` : ""}</ListBucketResult>`,
    );
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function allowOrigin(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): void {
  const { origin } = request.headers;
  if (origin && origins.includes(origin)) response.setHeader("access-control-allow-origin", origin);
  response.setHeader("vary", "Origin");
}

const STATUS: Readonly<Record<string, number>> = {
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  NoSuchKey: 404,
  InternalError: 500,
};

function refuse(response: ServerResponse, code: string): void {
  response
    .writeHead(STATUS[code] ?? 403, { "content-type": "application/xml" })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);
}

/** Browsers of these pages may post files and fetch them. */
function corsRules(origins: readonly string[]): string {
  return `<CORSConfiguration><CORSRule>${origins
    .map((origin) => `<AllowedOrigin>${origin}</AllowedOrigin>`)
    .join(
      "",
    )}<AllowedMethod>GET</AllowedMethod><AllowedMethod>POST</AllowedMethod></CORSRule></CORSConfiguration>`;
}

/** Removes what has outlived its prefix, and parts of streams that never came to an end. */
async function removeOld(bucketDir: string, now: number): Promise<void> {
  const isOld = async (path: string, days: number) => (await stat(path)).mtimeMs < now - days * 86_400_000;
  for (const [prefix, days] of Object.entries(LIFETIME_DAYS)) {
    const [folder = "", owners = ""] = prefix.split("/");
    for (const entry of await listDir(join(bucketDir, folder), true)) {
      const path = join(entry.parentPath, entry.name);
      const isMeant = relative(join(bucketDir, folder), path).startsWith(owners);
      if (entry.isFile() && isMeant && (await isOld(path, days))) await rm(path, { force: true });
    }
  }
  for (const entry of await listDir(join(bucketDir, UPLOADED_PARTS), false)) {
    const path = join(entry.parentPath, entry.name);
    if (await isOld(path, UPLOADED_PARTS_DAYS)) await rm(path, { recursive: true, force: true });
  }
}

async function listDir(path: string, recursive: boolean) {
  try {
    return await readdir(path, { recursive, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
