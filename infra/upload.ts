import { Duration } from "aws-cdk-lib";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { dependsOn, use, type StackContext } from "sst/constructs";
import { Api } from "./api.ts";
import { logRetention, removalPolicy } from "./retention.ts";
import { readSettings } from "./settings.ts";
import { Web } from "./web.ts";

/**
 * Puts the built app into its bucket, after the API that it talks to. Files under `assets/` carry a fingerprint in
 * their names and are kept for ever; those of the last version stay, because somebody has its page open.
 */
export function Upload({ stack, app }: StackContext) {
  dependsOn(Api);
  const { site, distribution } = use(Web);
  const { siteDir } = readSettings(process.env);
  const logGroup = new LogGroup(stack, "UploadLog", {
    retention: logRetention(app.stage),
    removalPolicy: removalPolicy(app.stage),
  });
  const common = { destinationBucket: site, memoryLimit: 512, logGroup, prune: false };
  const assets = new BucketDeployment(stack, "Assets", {
    ...common,
    sources: [Source.asset(siteDir, { exclude: ["*", "!assets", "!assets/**", "**/*.map"] })],
    cacheControl: [
      CacheControl.maxAge(Duration.days(365)),
      CacheControl.immutable(),
      CacheControl.setPublic(),
    ],
  });
  const pages = new BucketDeployment(stack, "Pages", {
    ...common,
    sources: [Source.asset(siteDir, { exclude: ["assets", "**/*.map", ".source-hash", "pages.json"] })],
    cacheControl: [CacheControl.noCache()],
    distribution,
    distributionPaths: ["/*"],
  });
  // The page must never name a file that is not there yet.
  pages.node.addDependency(assets);
}
