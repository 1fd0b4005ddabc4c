import { Duration } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { dependsOn, use, type StackContext } from "sst/constructs";
import { functionEnvironment } from "./environment.ts";
import { createFunction } from "./function.ts";
import { Upload } from "./upload.ts";
import { Web } from "./web.ts";

/** How often the site is looked at. */
const EVERY = Duration.minutes(5);

/**
 * Looks at the site as a visitor does, through CloudFront, and brings what CloudFront counts to this region
 * (docs/decisions/0036). It may do nothing else, and begins when there is a site to look at.
 */
export function Watch({ stack, app }: StackContext) {
  dependsOn(Upload);
  const { distribution } = use(Web);
  const watch = createFunction(stack, "Watch", app.stage, {
    bundle: "watch",
    description: "Looks at the site from outside",
    memorySize: 256,
    timeout: Duration.minutes(2),
    environment: { ...functionEnvironment(), DISTRIBUTION_ID: distribution.distributionId },
    statements: [
      // CloudWatch knows no rights to single metrics.
      new PolicyStatement({
        sid: "ReadMetrics",
        actions: ["cloudwatch:GetMetricData"],
        resources: ["*"],
        conditions: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
      }),
    ],
  });
  // A look that failed is not worth another: the next one is due. That none comes is an alarm.
  watch.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: EVERY });
  new Rule(stack, "Schedule", {
    description: "Looks at the site from outside",
    schedule: Schedule.rate(EVERY),
    targets: [new LambdaFunction(watch, { retryAttempts: 0, maxEventAge: EVERY })],
  });
  return { functions: { Watch: watch } };
}
