declare module "@20minutes/s3rver" {
  import type { RequestListener } from "node:http";
  import type { Readable } from "node:stream";

  /** Names of headers in lower case. */
  type Metadata = Record<string, string>;

  namespace S3rver {
    /** The store behind the protocol, as far as we change or call it. */
    interface Store {
      getResourcePath(bucket: string, key: string, resource: string): string;
      getMetadata(bucket: string, key: string): Promise<Metadata>;
      putMetadata(bucket: string, key: string, metadata: Metadata, md5?: string): Promise<void>;
      putContent(path: string, content: Readable | Buffer): Promise<[size: number, md5: string]>;
      getObject(bucket: string, key: string): Promise<{ content: Readable; metadata: Metadata } | null>;
      putObject(object: {
        bucket: string;
        key: string;
        content: Readable | Buffer;
        metadata: Metadata;
      }): Promise<{ size: number; md5: string }>;
      copyObject(fromBucket: string, from: string, toBucket: string, to: string): Promise<Metadata>;
      deleteObject(bucket: string, key: string): Promise<void>;
    }
  }

  class S3rver {
    constructor(options: {
      directory: string;
      silent: boolean;
      vhostBuckets: boolean;
      configureBuckets: { name: string; configs: string[] }[];
    });
    readonly store: S3rver.Store;
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
    on(event: "error", listener: (error: Error & { status?: number }) => void): this;
  }
  export = S3rver;
}

declare module "@20minutes/s3rver/lib/models/account.js" {
  interface Account {
    createKeyPair(accessKeyId: string, secretAccessKey: string): void;
    revokeAccessKey(accessKeyId: string): void;
  }
  export const DUMMY_ACCOUNT: Account;
}
