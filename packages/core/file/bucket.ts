import type * as S3 from "@aws-sdk/client-s3";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import type { Readable } from "node:stream";
import { attemptLimits, limitCalls } from "../shared/time-limit.ts";

/** Files of any size by key: S3, or on one machine a store on disk that speaks S3. */
export interface Bucket {
  /** Stores bytes under a key; what was there is replaced as a whole. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /**
   * Stores a stream of unknown length in parts, holding a few megabytes of it at a time. Nothing is there until all of
   * it arrived; when the stream fails, nothing is left.
   */
  putStream(key: string, stream: Readable, type: string): Promise<void>;
  /** All bytes of a small object; undefined when there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** An object's bytes as they come; undefined when there is none. The caller reads or destroys the stream. */
  getStream(key: string): Promise<Readable | undefined>;
  /** Size and media type of an object; undefined when there is none. */
  head(key: string): Promise<{ bytes: number; type: string } | undefined>;
  /** Copies an object within the bucket; false when there is none. */
  copy(from: string, to: string): Promise<boolean>;
  /** Keys that begin so. */
  list(prefix: string): Promise<string[]>;
  /** Removes an object; one that is not there is no error. */
  delete(key: string): Promise<void>;
  /** A form that a browser may post one file with, of exactly that key, size and type. */
  presignPost(
    key: string,
    what: { bytes: number; type: string; seconds: number },
  ): Promise<{ url: string; fields: Record<string, string> }>;
  /**
   * An address that gives an object away for some seconds, as a download under a name for people, or to be shown.
   * The type is the one that was checked, whatever was stored.
   */
  presignGet(
    key: string,
    as: { fileName: string; type: string; seconds: number; shown?: boolean },
  ): Promise<string>;
}

/** Where a bucket is. */
export interface BucketAddress {
  name: string;
  region: string;
  /** Another endpoint that speaks S3; absent on AWS. */
  endpoint?: string;
}

/** Size of the parts of a stream; S3 takes 10,000 of them at 5 MB at least, so 80 GB in all. */
const PART_BYTES = 8 * 1024 * 1024;
/** Parts on their way at the same time: with the size, what a stream costs in memory. */
const PARTS_AT_ONCE = 2;
/** Enough for a store that is being restarted, by the waits between them. */
const MAX_ATTEMPTS = 6;

/**
 * How long to wait before an attempt, in ms: some five seconds in all. The SDK's own waits are by luck alone, and six attempts may
 * be over within half a second.
 */
function waitBefore(attempt: number): number {
  return 100 * 2 ** attempt * (0.75 + Math.random() / 4);
}

/** Makes the adapter of a bucket. The client is loaded when it is first used, so that a cold start does not pay for it. */
export function createBucket({ name: Bucket, region, endpoint }: BucketAddress): Bucket {
  let opened: Promise<{ s3: typeof S3; client: S3.S3Client }> | undefined;
  const open = () =>
    (opened ??= (async () => {
      const s3 = await import("@aws-sdk/client-s3");
      const client = new s3.S3Client({
        region,
        retryStrategy: new ConfiguredRetryStrategy(MAX_ATTEMPTS, waitBefore),
        // A part of a stream is on its way longer than an item of the table.
        requestHandler: attemptLimits({ requestTimeout: 8_000 }),
        // A store on disk knows neither names of buckets in host names nor the checksums that AWS has added since.
        ...(endpoint && {
          endpoint,
          forcePathStyle: true,
          requestChecksumCalculation: "WHEN_REQUIRED",
          responseChecksumValidation: "WHEN_REQUIRED",
        }),
      });
      return { s3, client: limitCalls(client) };
    })());

  const getStream = async (Key: string) => {
    const { s3, client } = await open();
    const answer = await unlessMissing(client.send(new s3.GetObjectCommand({ Bucket, Key })));
    // In Node the body is a stream of Node's own; the type names what it could be elsewhere.
    return answer?.Body as Readable | undefined;
  };

  return {
    async put(Key, Body, ContentType) {
      const { s3, client } = await open();
      await client.send(new s3.PutObjectCommand({ Bucket, Key, Body, ContentType }));
    },

    async putStream(Key, Body, ContentType) {
      const [{ client }, { Upload }] = await Promise.all([open(), import("@aws-sdk/lib-storage")]);
      await new Upload({
        client,
        params: { Bucket, Key, Body, ContentType },
        partSize: PART_BYTES,
        queueSize: PARTS_AT_ONCE,
        // Parts are no object yet and are taken away in a day (infra/storage.ts); taking them away here could itself
        // fail, and would then hide why the stream did.
        leavePartsOnError: true,
      }).done();
    },

    async get(key) {
      const stream = await getStream(key);
      if (!stream) return undefined;
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
      return Buffer.concat(chunks);
    },

    getStream,

    async head(Key) {
      const { s3, client } = await open();
      const answer = await unlessMissing(client.send(new s3.HeadObjectCommand({ Bucket, Key })));
      return answer && { bytes: answer.ContentLength ?? 0, type: answer.ContentType ?? "" };
    },

    async copy(from, Key) {
      const { s3, client } = await open();
      const command = new s3.CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${from}` });
      return (await unlessMissing(client.send(command))) !== undefined;
    },

    async list(Prefix) {
      const { s3, client } = await open();
      const keys: string[] = [];
      for await (const { Contents = [] } of s3.paginateListObjectsV2({ client }, { Bucket, Prefix }))
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      // Whoever lists may remove what is listed: nothing else, whatever a store answers.
      return keys.filter((key) => key.startsWith(Prefix));
    },

    async delete(Key) {
      const { s3, client } = await open();
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key }));
    },

    async presignPost(Key, { bytes, type, seconds }) {
      const [{ client }, { createPresignedPost }] = await Promise.all([
        open(),
        import("@aws-sdk/s3-presigned-post"),
      ]);
      return createPresignedPost(client, {
        Bucket,
        Key,
        Fields: { "Content-Type": type },
        Conditions: [["content-length-range", bytes, bytes]],
        Expires: seconds,
      });
    },

    async presignGet(Key, { fileName, type, seconds, shown }) {
      const [{ s3, client }, { getSignedUrl }] = await Promise.all([
        open(),
        import("@aws-sdk/s3-request-presigner"),
      ]);
      const command = new s3.GetObjectCommand({
        Bucket,
        Key,
        ResponseContentType: type,
        ResponseContentDisposition: contentDisposition(shown ? "inline" : "attachment", fileName),
      });
      return getSignedUrl(client, command, { expiresIn: seconds });
    },
  };
}

/**
 * The header that names a file: plain letters for old programs, and the name itself in UTF-8 (RFC 6266, RFC 5987).
 * Only letters, digits, space and `.-_` stay in the plain form, so that no name can end the header early.
 */
export function contentDisposition(how: "inline" | "attachment", fileName: string): string {
  const plain = fileName
    .normalize("NFD")
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\w .-]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The answer, or undefined when S3 says that there is no such object. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && ["NoSuchKey", "NotFound"].includes(error.name)) return undefined;
    throw error;
  }
}
