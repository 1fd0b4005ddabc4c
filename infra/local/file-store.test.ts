import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { createBucket } from "@zapisy/core/file/bucket";
import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFileStore, type FileStore } from "./file-store.ts";

const ORIGIN = "http://127.0.0.1:3000";
const credentials = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "secret" };
const before = { ...process.env };
beforeAll(() => void Object.assign(process.env, credentials));
afterAll(() => {
  process.env = before;
});

let dir: string;
let store: FileStore;
const start = () =>
  startFileStore({
    dir,
    bucket: "files",
    accessKeyId: "local",
    secretAccessKey: "secret",
    origins: [ORIGIN],
  });
const bucketOf = ({ endpoint }: FileStore) =>
  createBucket({ name: "files", region: "eu-central-1", endpoint });
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "zapisy-files-"));
  store = await start();
});
afterEach(async () => {
  await store.stop();
  rmSync(dir, { recursive: true });
});

function post(url: string, fields: Record<string, string>, file: string, origin = ORIGIN): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([file]), "whatever.pdf");
  return fetch(url, { method: "POST", body: form, headers: { origin } });
}
const code = async (response: Response) => [response.status, /<Code>(\w+)/.exec(await response.text())?.[1]];

describe("the store of files", () => {
  it("keeps, tells of, copies, gives and removes objects", async () => {
    const bucket = bucketOf(store);
    await bucket.put("files/a/żółć 1+1.pdf", Buffer.from("treść"), "application/pdf");
    await bucket.put("files/a/empty", new Uint8Array(), "text/csv");
    await bucket.copy("files/a/empty", "files/b/empty");
    await bucket.delete("files/a/empty");
    await bucket.delete("files/a/never-there");
    const keys = ["files/a/żółć 1+1.pdf", "files/a/empty", "files/b/empty"];
    expect({
      read: await Promise.all(keys.map(async (key) => (await bucket.get(key))?.toString())),
      heads: await Promise.all(keys.map((key) => bucket.head(key))),
      stream: await bucket.getStream("files/nothing"),
    }).toEqual({
      read: ["treść", undefined, ""],
      heads: [{ bytes: 7, type: "application/pdf" }, undefined, { bytes: 0, type: "text/csv" }],
      stream: undefined,
    });
    expect(await bucket.copy("files/nothing", "files/b/other")).toBe(false);
  });

  it("keeps a stream of many parts whole, and nothing of one that broke", async () => {
    const bucket = bucketOf(store);
    const megabyte = Buffer.alloc(1024 * 1024, 7);
    await bucket.putStream("documents/big", Readable.from(Array(20).fill(megabyte)), "application/zip");
    const broken = Readable.from(
      (function* parts() {
        for (let count = 0; count < 12; count += 1) yield megabyte;
        throw new Error("no more");
      })(),
    );
    await expect(bucket.putStream("documents/broken", broken, "application/zip")).rejects.toThrow("no more");
    expect([await bucket.head("documents/big"), await bucket.head("documents/broken")]).toEqual([
      { bytes: 20 * 1024 * 1024, type: "application/zip" },
      undefined,
    ]);
  });

  it("takes a browser's form of exactly the announced key, size and type", async () => {
    const bucket = bucketOf(store);
    const { url, fields } = await bucket.presignPost("uploads/fil_1", {
      bytes: 5,
      type: "application/pdf",
      seconds: 60,
    });
    const stored = await post(url, fields, "%PDF-");
    expect([stored.status, stored.headers.get("access-control-allow-origin")]).toEqual([204, ORIGIN]);
    expect(await bucket.head("uploads/fil_1")).toEqual({ bytes: 5, type: "application/pdf" });
    const foreign = await post(url, fields, "%PDF-", "https://elsewhere.example");
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
  });

  it.each([
    ["larger", {}, "%PDF-1", [400, "EntityTooLarge"]],
    ["smaller", {}, "%PDF", [400, "EntityTooSmall"]],
    ["for another key", { key: "files/evt_1/fil_1" }, "%PDF-", [403, "AccessDenied"]],
    ["of another type", { "Content-Type": "text/html" }, "%PDF-", [403, "AccessDenied"]],
    ["with a field too many", { acl: "public-read" }, "%PDF-", [403, "AccessDenied"]],
    [
      "with another signature",
      { "X-Amz-Signature": "00".repeat(32) },
      "%PDF-",
      [403, "SignatureDoesNotMatch"],
    ],
    ["with another policy", { Policy: btoa('{"conditions":[]}') }, "%PDF-", [403, "SignatureDoesNotMatch"]],
  ])("refuses a form %s", async (_, changes, file, refusal) => {
    const { url, fields } = await bucketOf(store).presignPost("uploads/fil_1", {
      bytes: 5,
      type: "application/pdf",
      seconds: 60,
    });
    expect(await code(await post(url, { ...fields, ...changes }, file))).toEqual(refusal);
    expect(await bucketOf(store).head("uploads/fil_1")).toBeUndefined();
  });

  it("refuses a form whose time is over, and anything that is not signed", async () => {
    const bucket = bucketOf(store);
    const { url, fields } = await bucket.presignPost("uploads/fil_1", {
      bytes: 5,
      type: "application/pdf",
      seconds: -1,
    });
    await bucket.put("files/a/b", Buffer.from("secret"), "text/csv");
    const object = `${store.endpoint}/files/files/a/b`;
    expect([
      await code(await post(url, fields, "%PDF-")),
      await code(await post(url, { key: "uploads/fil_1", bucket: "files" }, "%PDF-")),
      await code(await fetch(object)),
      await code(await fetch(object, { method: "PUT", body: "changed" })),
      await code(await fetch(object, { method: "DELETE" })),
      await code(await fetch(`${store.endpoint}/files`)),
    ]).toEqual(Array.from({ length: 6 }, () => [403, "AccessDenied"]));
    expect((await bucket.get("files/a/b"))?.toString()).toBe("secret");
  });

  it("gives a file away by a link, under its own name and type", async () => {
    const bucket = bucketOf(store);
    await bucket.put("files/a/b", Buffer.from("%PDF-"), "text/html");
    const link = { fileName: "Lista ż.pdf", type: "application/pdf", seconds: 60 };
    const answer = await fetch(await bucket.presignGet("files/a/b", link));
    const shown = await fetch(await bucket.presignGet("files/a/b", { ...link, shown: true }));
    const over = await fetch(await bucket.presignGet("files/a/b", { ...link, seconds: 0 }));
    expect({
      text: await answer.text(),
      type: answer.headers.get("content-type"),
      name: answer.headers.get("content-disposition"),
      shown: shown.headers.get("content-disposition")?.slice(0, 7),
      over: over.status,
    }).toEqual({
      text: "%PDF-",
      type: "application/pdf",
      name: `attachment; filename="Lista z.pdf"; filename*=UTF-8''Lista%20%C5%BC.pdf`,
      shown: "inline;",
      over: 403,
    });
  });

  it("keeps files from start to start, and forgets uploads and documents when their time is over", async () => {
    const bucket = bucketOf(store);
    for (const key of ["uploads/old", "uploads/new", "documents/evidence/old", "files/a/old"])
      await bucket.put(key, Buffer.from(key), "text/csv");
    const long = new Date(Date.now() - 8 * 86_400_000);
    for (const entry of readdirSync(join(dir, "files"), { recursive: true, withFileTypes: true }))
      if (entry.name.startsWith("old")) utimesSync(join(entry.parentPath, entry.name), long, long);
    await store.stop();
    store = await start();
    const again = bucketOf(store);
    await expect.poll(() => again.head("uploads/old")).toBeUndefined();
    expect([
      await again.head("uploads/new"),
      await again.head("documents/evidence/old"),
      (await again.get("files/a/old"))?.toString(),
    ]).toEqual([{ bytes: 11, type: "text/csv" }, undefined, "files/a/old"]);
  });
});

describe("a list of what the store holds", () => {
  const list = (secretAccessKey: string, MaxKeys?: number, ContinuationToken?: string) =>
    new S3Client({
      region: "eu-central-1",
      endpoint: store.endpoint,
      forcePathStyle: true,
      credentials: { accessKeyId: "local", secretAccessKey },
    }).send(new ListObjectsV2Command({ Bucket: "files", MaxKeys, ContinuationToken }));

  it("is given page by page to whoever signs for it, and to nobody else", async () => {
    const bucket = bucketOf(store);
    for (const key of ["files/b", "files/a", "pictures/c & d"])
      await bucket.put(key, Buffer.from("x"), "text/csv");
    const { Contents, NextContinuationToken } = await list("secret", 2);
    expect(Contents?.map(({ Key }) => Key)).toEqual(["files/a", "files/b"]);
    const rest = await list("secret", 2, NextContinuationToken);
    expect([rest.Contents?.map(({ Key }) => Key), rest.IsTruncated]).toEqual([["pictures/c & d"], false]);
    expect((await list("secret")).Contents).toHaveLength(3);
    await expect(list("another")).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
    expect(await code(await fetch(`${store.endpoint}/files/?list-type=2`))).toEqual([403, "AccessDenied"]);
  });
});
