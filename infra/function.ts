import { join } from "node:path";
import type { Duration, Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function,
  LoggingFormat,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { BundleName } from "./bundle.ts";
import { logRetention, removalPolicy } from "./retention.ts";
import { readSettings } from "./settings.ts";

/** What a function needs to be told. */
export interface FunctionProps {
  bundle: BundleName;
  description: string;
  memorySize: number;
  timeout: Duration;
  environment: Record<string, string>;
  /** Everything it may do, beside writing its own log. */
  statements: PolicyStatement[];
  /** The most copies that may run at the same time, taken from the account's limit. */
  reservedConcurrentExecutions?: number;
}

/**
 * Makes a function out of a bundle: Node 24 on arm64, a role of its own with exactly the given rights, and a log
 * of its own that forgets. `infra/bundle.ts` must have run.
 */
export function createFunction(stack: Stack, id: string, stage: string, props: FunctionProps): Function {
  const logGroup = new LogGroup(stack, `${id}Log`, {
    retention: logRetention(stage),
    removalPolicy: removalPolicy(stage),
  });
  const role = new Role(stack, `${id}Role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    inlinePolicies: {
      Function: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: "OwnLog",
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [logGroup.logGroupArn],
          }),
          ...props.statements,
        ],
      }),
    },
  });
  return new Function(stack, id, {
    description: props.description,
    code: Code.fromAsset(join(readSettings(process.env).bundleDir, props.bundle)),
    handler: "index.handler",
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: props.memorySize,
    timeout: props.timeout,
    environment: props.environment,
    reservedConcurrentExecutions: props.reservedConcurrentExecutions,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
  });
}
