import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { BucketPrefix } from "../packages/core/manifests.ts";

/** Lets a function do something with the objects under certain prefixes, and no others. */
export function useFiles(
  sid: string,
  bucket: Bucket,
  action: "GetObject" | "PutObject" | "DeleteObject",
  prefixes: readonly (BucketPrefix | `${BucketPrefix}/${string}`)[],
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
