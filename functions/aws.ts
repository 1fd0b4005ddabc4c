import type { Logger } from "@aws-lambda-powertools/logger";
import type { Metrics } from "@aws-lambda-powertools/metrics";
import type { Log } from "@zapisy/core/shared/context";
import type { Context } from "aws-lambda";
import { loadConfig, type Config } from "./config.ts";
import { createDeps, type Deps, type MailQueue } from "./deps.ts";

/** What a Lambda function works with beside its handlers. */
export interface AwsFunction {
  deps: Deps;
  /** Counts something in CloudWatch. */
  count(name: CountedEvent, value?: number): void;
  /** Wraps a handler: its log lines carry the call's id, and they and its counts are written before it ends. */
  serve<Event, Result>(
    handle: (event: Event, context: Context) => Promise<Result>,
  ): (event: Event, context: Context) => Promise<Result>;
}

/** Everything that is counted: few names, because CloudWatch asks money from the eleventh on. */
export type CountedEvent =
  | "MailLeftInQueue"
  | "MailDelivered"
  | "MailBounced"
  | "MailComplained"
  | "JobDone"
  | "StreamRecordFailed";

/**
 * Starts a function on AWS: settings, clients, structured logs and metrics. Runs once per execution environment; a
 * failure ends the start and shows in the log.
 */
export function startOnAws(
  createMailQueue: (config: Config) => MailQueue | undefined = () => undefined,
): AwsFunction {
  const { config, readSecrets } = loadConfig();
  let context: Context | undefined;
  let powertools: Promise<Powertools> | undefined;
  let writing: Promise<void>[] = [];
  const tell = (write: (powertools: Powertools) => void) => {
    // Most requests have nothing to tell, and so most cold starts need not load what tells it.
    powertools ??= loadPowertools(config.AWS_LAMBDA_FUNCTION_NAME ?? "zapisy");
    const call = context;
    writing.push(
      (async (loading) => {
        const loaded = await loading;
        if (call) loaded.logger.addContext(call);
        write(loaded);
      })(powertools),
    );
  };
  const log: Log = {
    info: (message, fields = {}) => tell(({ logger }) => logger.info(message, fields)),
    warn: (message, fields = {}) => tell(({ logger }) => logger.warn(message, fields)),
    error: (message, fields = {}) => tell(({ logger }) => logger.error(message, fields)),
  };
  return {
    deps: createDeps(config, { mailQueue: createMailQueue(config), log, readSecrets }),
    count(name, value = 1) {
      if (value > 0) tell(({ metrics }) => void metrics.addMetric(name, "Count", value));
    },
    serve: (handle) => async (event, callContext) => {
      context = callContext;
      try {
        return await handle(event, callContext);
      } finally {
        // Lambda freezes the process with the answer.
        await Promise.all(writing);
        writing = [];
        if (powertools) (await powertools).metrics.publishStoredMetrics();
      }
    },
  };
}

interface Powertools {
  logger: Logger;
  metrics: Metrics;
}

async function loadPowertools(serviceName: string): Promise<Powertools> {
  const [{ Logger }, { Metrics }] = await Promise.all([
    import("@aws-lambda-powertools/logger"),
    import("@aws-lambda-powertools/metrics"),
  ]);
  return { logger: new Logger({ serviceName }), metrics: new Metrics({ namespace: "Zapisy", serviceName }) };
}
