import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";

/** First parts of the keys in the bucket; `packages/core/file/rules.ts` says what is under each. */
type Prefix = "uploads" | "files" | "pictures" | "certificates" | "documents/evidence" | "mails";

/** Lets a function do something with the objects under certain prefixes, and no others. */
export function useFiles(
  sid: string,
  bucket: Bucket,
  action: "GetObject" | "PutObject" | "DeleteObject",
  prefixes: readonly Prefix[],
): PolicyStatement {
  return new PolicyStatement({
    sid,
    actions: [`s3:${action}`],
    resources: prefixes.map((prefix) => `${bucket.bucketArn}/${prefix}/*`),
  });
}

/**
 * Lets a function learn that an object is not there: S3 answers 403 instead of 404 to those who may not list. What is
 * listed are ids, no names.
 */
export function seeMissingFiles(bucket: Bucket): PolicyStatement {
  return new PolicyStatement({
    sid: "SeeMissingFiles",
    actions: ["s3:ListBucket"],
    resources: [bucket.bucketArn],
  });
}
