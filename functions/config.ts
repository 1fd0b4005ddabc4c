import * as v from "valibot";
import { readParameter } from "./parameter.ts";

const DaySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

const ConfigSchema = v.object({
  /** Name of the table. */
  TABLE_NAME: v.pipe(v.string(), v.nonEmpty()),
  /** Another endpoint that speaks DynamoDB; absent on AWS. */
  DYNAMODB_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  /** Another endpoint that speaks SES; absent on AWS. */
  SES_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  AWS_REGION: v.optional(v.string(), "eu-central-1"),
  /** Set by Lambda; names the function in its log and metrics. */
  AWS_LAMBDA_FUNCTION_NAME: v.optional(v.string()),
  /** Where people reach the product, without a slash at the end. */
  PUBLIC_URL: v.pipe(
    v.string(),
    v.url(),
    v.transform((url) => url.replace(/\/+$/, "")),
  ),
  /**
   * Base64 of the 32 bytes from which link secrets and sign-in codes are computed; `none` for a function
   * that may not make any.
   */
  LINK_KEY: v.union([
    v.pipe(
      v.literal("none"),
      v.transform(() => undefined),
    ),
    v.pipe(
      v.string(),
      v.base64(),
      v.transform((text) => new Uint8Array(Buffer.from(text, "base64"))),
      v.check((bytes) => bytes.byteLength === 32, "LINK_KEY must be 32 bytes"),
    ),
  ]),
  /** Verified address that mail is sent from. */
  MAIL_FROM: v.optional(v.pipe(v.string(), v.email()), "zapisy@zapisy.example"),
  /** SES configuration set that reports deliveries, bounces and complaints. */
  MAIL_CONFIGURATION_SET: v.optional(v.string()),
  /** Addresses of the SQS queues that mail waits in; absent where the queue is in the process. */
  MAIL_QUEUE_URL: v.optional(v.pipe(v.string(), v.url())),
  URGENT_MAIL_QUEUE_URL: v.optional(v.pipe(v.string(), v.url())),
  /** How many mails one mailer may send in a second: its share of what SES allows the account. */
  MAILS_PER_SECOND: v.optional(v.pipe(v.string(), v.toNumber(), v.minValue(0.1))),
  /** After how many minutes a message that was never sent is put into the queue again; 1 when left out. */
  REQUEUE_MAIL_AFTER_MINUTES: v.optional(v.pipe(v.string(), v.toNumber(), v.minValue(1))),
  /** Name of the organiser in the page header and in mails. */
  ORGANISER_NAME: v.optional(v.string(), "Regionalny Ośrodek Polityki Społecznej"),
  /** Lets one machine run as if it were that day; never set on AWS. */
  TODAY: v.optional(DaySchema),
});

/** The settings of a deployment, read once at cold start. */
export type Config = v.InferOutput<typeof ConfigSchema>;

/**
 * Reads the environment: the only place that does.
 * @throws Error naming the variables that are missing or wrong, never their values
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const result = v.safeParse(ConfigSchema, environment);
  if (result.success) return result.output;
  const names = result.issues.map((issue) => v.getDotPath(issue)).filter(Boolean);
  throw new Error(`Configuration is incomplete or wrong: ${[...new Set(names)].join(", ")}`);
}

/**
 * The environment with the secrets that it only names: `LINK_KEY_PARAMETER` is where the link key is kept.
 * A function reads it once when it starts, and its settings never show it.
 */
export async function withSecrets(
  environment: Record<string, string | undefined>,
  readSecret: (name: string) => Promise<string>,
): Promise<Record<string, string | undefined>> {
  const { LINK_KEY_PARAMETER } = environment;
  if (LINK_KEY_PARAMETER === undefined) return environment;
  return { ...environment, LINK_KEY: await readSecret(LINK_KEY_PARAMETER) };
}

/**
 * Reads the environment of this process, secrets included.
 * @param overrides what a command knows better
 */
export async function loadConfig(overrides: Record<string, string> = {}): Promise<Config> {
  const environment = { ...process.env, ...overrides };
  return readConfig(await withSecrets(environment, (name) => readParameter(name, environment)));
}
