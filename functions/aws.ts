import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context } from "aws-lambda";
import { readConfig, withSecrets } from "./config.ts";
import { createDeps, type Deps, type MailQueue } from "./deps.ts";
import type { Config } from "./config.ts";

/** What a Lambda function works with beside its handlers. */
export interface AwsFunction {
  deps: Deps;
  /** Counts something in CloudWatch, with the log line of this call. */
  count(name: CountedEvent, value?: number): void;
  /** Wraps a handler: its log lines carry the call's id, and its counts are written when it ends. */
  serve<Event, Result>(
    handle: (event: Event, context: Context) => Promise<Result>,
  ): (event: Event, context: Context) => Promise<Result>;
}

/** Everything that is counted: few names, because CloudWatch asks money for the eleventh. */
export type CountedEvent =
  "MailLeftInQueue" | "MailDelivered" | "MailBounced" | "MailComplained" | "JobDone" | "StreamRecordFailed";

const NAMESPACE = "Zapisy";

/**
 * Starts a function on AWS: settings, the link key if it is entitled to it, clients, structured logs and
 * metrics. Runs once per execution environment; a failure ends the start and shows in the log.
 */
export async function startOnAws(
  createMailQueue: (config: Config) => MailQueue | undefined = () => undefined,
): Promise<AwsFunction> {
  const environment = await withSecrets(process.env, async (name) => {
    const { readParameter } = await import("./parameter.ts");
    return readParameter(name, process.env.SSM_ENDPOINT);
  });
  const config = readConfig(environment);
  const serviceName = process.env.AWS_LAMBDA_FUNCTION_NAME ?? "zapisy";
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({ namespace: NAMESPACE, serviceName, logger });
  return {
    deps: createDeps(config, {
      mailQueue: createMailQueue(config),
      log: {
        info: (message, fields = {}) => logger.info(message, fields),
        warn: (message, fields = {}) => logger.warn(message, fields),
        error: (message, fields = {}) => logger.error(message, fields),
      },
    }),
    count(name, value = 1) {
      if (value > 0) metrics.addMetric(name, MetricUnit.Count, value);
    },
    serve: (handle) => async (event, context) => {
      logger.addContext(context);
      try {
        return await handle(event, context);
      } finally {
        metrics.publishStoredMetrics();
      }
    },
  };
}
