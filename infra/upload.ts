import { LogGroup } from "aws-cdk-lib/aws-logs";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { dependsOn, use, type StackContext } from "sst/constructs";
import { Api } from "./api.ts";
import { logRetention, removalPolicy } from "./retention.ts";
import { readSettings } from "./settings.ts";
import { Web } from "./web.ts";

/** Puts the pages of the built app into its bucket, after the API that they talk to, and the files that they name (`Web`). */
export function Upload({ stack, app }: StackContext) {
  dependsOn(Api);
  const { site, distribution } = use(Web);
  const { siteDir } = readSettings(process.env);
  const logGroup = new LogGroup(stack, "UploadLog", {
    retention: logRetention(app.stage),
    removalPolicy: removalPolicy(app.stage),
  });
  new BucketDeployment(stack, "Pages", {
    destinationBucket: site,
    memoryLimit: 512,
    logGroup,
    prune: false,
    sources: [
      Source.asset(siteDir, { exclude: ["assets", "**/*.map", ".source-hash", ".server", "pages.json"] }),
    ],
    cacheControl: [CacheControl.noCache()],
    distribution,
    distributionPaths: ["/*"],
  });
}
