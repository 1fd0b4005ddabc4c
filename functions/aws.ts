import type { Metrics } from "@aws-lambda-powertools/metrics";
import type { MetricUnit } from "@aws-lambda-powertools/metrics/types";
import type { Context } from "aws-lambda";
import { loadConfig, type Config } from "./config.ts";
import { createDeps, type Count, type Deps, type MailQueue } from "./deps.ts";
import { createJsonLog } from "./log.ts";

/** What a Lambda function works with beside its handlers. */
export interface AwsFunction {
  deps: Deps;
  /** Writes down a value that alarms and graphs look at, zero too. */
  measure(name: MeasuredValue, value: number): void;
  /** Wraps a handler: its log lines carry the call's id, and its counts are written before it ends. */
  serve<Event, Result>(
    handle: (event: Event, context: Context) => Promise<Result>,
  ): (event: Event, context: Context) => Promise<Result>;
}

/** Everything that is measured, by what it is measured in. */
const MEASURED = {
  SiteFailures: "Count",
  SiteMilliseconds: "Milliseconds",
  SiteServerErrors: "Count",
} as const;
/** Name of something that is measured. */
export type MeasuredValue = keyof typeof MEASURED;

/**
 * Starts a function on AWS: settings, clients, log and metrics. Runs once per execution environment; a
 * failure ends the start and shows in the log.
 */
export function startOnAws(
  createMailQueue: (config: Config) => MailQueue | undefined = () => undefined,
): AwsFunction {
  const { config, readSecrets, readClientSecret } = loadConfig();
  const service = config.AWS_LAMBDA_FUNCTION_NAME ?? "zapisy";
  let call: Context | undefined;
  let metrics: Promise<Metrics> | undefined;
  let counting: Promise<void>[] = [];
  const add = (name: string, unit: MetricUnit, value: number) => {
    // Most calls have nothing to count, and so most cold starts need not load what counts.
    metrics ??= loadMetrics(service);
    counting.push(metrics.then((loaded) => void loaded.addMetric(name, unit, value)));
  };
  const count: Count = (name, value = 1) => {
    if (value > 0) add(name, "Count", value);
  };
  return {
    deps: createDeps(config, {
      mailQueue: createMailQueue(config),
      log: createJsonLog(() => ({ service, awsRequestId: call?.awsRequestId })),
      count,
      readSecrets,
      readClientSecret,
    }),
    measure: (name, value) => add(name, MEASURED[name], value),
    serve: (handle) => async (event, context) => {
      call = context;
      try {
        return await handle(event, context);
      } finally {
        // Lambda freezes the process with the answer.
        await Promise.all(counting);
        counting = [];
        (await metrics)?.publishStoredMetrics();
      }
    },
  };
}

async function loadMetrics(serviceName: string): Promise<Metrics> {
  const { Metrics } = await import("@aws-lambda-powertools/metrics");
  return new Metrics({ namespace: "Zapisy", serviceName });
}
