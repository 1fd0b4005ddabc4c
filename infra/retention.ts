import { RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { isPermanentStage } from "./stage.ts";

/** Data and logs of a permanent stage stay when their stack goes. */
export function removalPolicy(stage: string): RemovalPolicy {
  return isPermanentStage(stage) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}

/** Logs hold ids, never names, and are still forgotten: after three months where people rely on them. */
export function logRetention(stage: string): RetentionDays {
  return isPermanentStage(stage) ? RetentionDays.THREE_MONTHS : RetentionDays.ONE_WEEK;
}
