import { issuerProblem } from "@zapisy/core/identity/rules";
import { EmailSchema } from "@zapisy/core/shared/field";
import * as v from "valibot";
import { LANES } from "./mails/lane.ts";
import { readParameter } from "./parameter.ts";

const DaySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** 32 bytes in base64, or `none`. */
const KeySchema = v.union([
  v.pipe(
    v.literal("none"),
    v.transform(() => undefined),
  ),
  v.pipe(
    v.string(),
    v.base64(),
    v.transform((text) => new Uint8Array(Buffer.from(text, "base64"))),
    v.check((bytes) => bytes.byteLength === 32, "a key must be 32 bytes"),
  ),
]);

/** The secrets of which an environment may say only where they are kept, as `LINK_KEY_PARAMETER` does. */
const SECRETS = ["LINK_KEY", "SIGNING_KEY", "OIDC_CLIENT_SECRET"] as const;
/** That of them without which everything else works: nothing but signing in at the provider waits for it. */
const CLIENT_SECRET = "OIDC_CLIENT_SECRET";

const ConfigSchema = v.object({
  /** Name of the table. */
  TABLE_NAME: v.pipe(v.string(), v.nonEmpty()),
  /** Another endpoint that speaks DynamoDB; absent on AWS. */
  DYNAMODB_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  /** Another endpoint that speaks SES; absent on AWS. */
  SES_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  /** Another endpoint that speaks S3; absent on AWS. */
  S3_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  /** Name of the bucket for files; absent for a function that has nothing to do with them. */
  FILES_BUCKET: v.optional(v.pipe(v.string(), v.nonEmpty())),
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
  LINK_KEY: KeySchema,
  /** Base64 of the 32 bytes of the key that credentials are signed with (Ed25519); `none` for a function that signs none. */
  SIGNING_KEY: v.optional(KeySchema, "none"),
  /**
   * SHA-256 in hex, joined by commas, of what CloudFront may show: whoever shows none of these is refused. Left out on
   * one machine, where nothing stands before the product.
   */
  ORIGIN_HASHES: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/),
      v.transform((text) => text.split(",")),
    ),
  ),
  /** The CloudFront distribution in front, for the function that watches it. */
  DISTRIBUTION_ID: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** Verified address that mail is sent from. */
  MAIL_FROM: v.optional(EmailSchema, "zapisy@zapisy.example"),
  /** Address for whoever finds a hole (security.txt); that of all mail when left out. */
  SECURITY_CONTACT: v.optional(EmailSchema),
  /** SES configuration set that reports deliveries, bounces and complaints. */
  MAIL_CONFIGURATION_SET: v.optional(v.string()),
  /** Addresses of the SQS queues that mail waits in; absent where the queue is in the process. */
  MAIL_QUEUE_URL: v.optional(v.pipe(v.string(), v.url())),
  URGENT_MAIL_QUEUE_URL: v.optional(v.pipe(v.string(), v.url())),
  MAIL_TO_MANY_QUEUE_URL: v.optional(v.pipe(v.string(), v.url())),
  /** The lane whose mail a mailer sends; the ordinary one when left out. */
  MAIL_LANE: v.optional(v.picklist(LANES)),
  /** How many mails SES allows the account in a second; no mailer sends more. */
  MAILS_PER_SECOND: v.optional(v.pipe(v.string(), v.toNumber(), v.minValue(0.1))),
  /** After how many minutes a message that was never sent is put into the queue again; 1 when left out. */
  REQUEUE_MAIL_AFTER_MINUTES: v.optional(v.pipe(v.string(), v.toNumber(), v.minValue(1))),
  /** The same of mail to many, which may stand in its queue for long; as of all mail when left out. */
  REQUEUE_MAIL_TO_MANY_AFTER_MINUTES: v.optional(v.pipe(v.string(), v.toNumber(), v.minValue(1))),
  /** How long a changed hour, place or link may be put right before people are told, in seconds; 120 when left out. */
  NEWS_SETTLE_SECONDS: v.optional(v.pipe(v.string(), v.toNumber(), v.minValue(0), v.maxValue(900))),
  /** Name of the organiser in the page header and in mails. */
  ORGANISER_NAME: v.optional(v.string(), "Regionalny Ośrodek Polityki Społecznej"),
  /** `required`: admins do nothing but add a passkey until they have one, and sign in with it after that. */
  ADMIN_PASSKEYS: v.optional(v.picklist(["optional", "required"]), "optional"),
  /** The organisation's provider that staff may sign in at (docs/decisions/0045): all of these or none. */
  OIDC_ISSUER: v.optional(
    v.pipe(
      v.string(),
      v.check((issuer) => issuerProblem(issuer) === undefined),
    ),
  ),
  OIDC_CLIENT_ID: v.optional(v.pipe(v.string(), v.nonEmpty())),
  OIDC_CLIENT_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.nonEmpty(),
      v.transform((secret) => (secret === "none" ? undefined : secret)),
    ),
  ),
  /** Domains of addresses that it may vouch for, joined by commas. */
  OIDC_DOMAINS: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.toLowerCase().split(/\s*,\s*/)),
      v.array(v.pipe(v.string(), v.regex(/^[^@\s,]+\.[^@\s,]+$/))),
    ),
  ),
  /** What the button calls it: "Microsoft", "Google", the organisation's name. */
  OIDC_NAME: v.optional(v.pipe(v.string(), v.nonEmpty())),
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
  if (result.success) {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_DOMAINS, OIDC_NAME } = result.output;
    const provider = Object.entries({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_DOMAINS, OIDC_NAME });
    const missing = provider.filter(([, value]) => value === undefined);
    if (missing.length === 0 || missing.length === provider.length) return result.output;
    throw incomplete(missing.map(([name]) => name));
  }
  throw incomplete(result.issues.map((issue) => v.getDotPath(issue) ?? ""));
}

/** What a function says that was not told all it needs: names, never values. */
export function incomplete(names: readonly string[]): Error {
  return new Error(`Configuration is incomplete or wrong: ${[...new Set(names)].join(", ")}`);
}

/** The settings, and how to come by what the environment only names. */
export interface LoadedConfig {
  config: Config;
  /**
   * Reads the secrets into the settings, once: to be awaited before anything that makes links or checks codes. A
   * failure is thrown, and the next call tries again.
   */
  readSecrets: () => Promise<void>;
  /**
   * Reads the secret by which the provider knows us, anew each time: it is renewed every few months, and a wrong one stands
   * in nobody else's way.
   */
  readClientSecret: () => Promise<void>;
}

/**
 * Settings whose secrets are read when they are first wanted: `LINK_KEY_PARAMETER` is where the link key is kept, so
 * that a function's environment never shows it.
 */
export function configWithSecrets(
  environment: Record<string, string | undefined>,
  readSecret: (name: string) => Promise<string>,
): LoadedConfig {
  const named = SECRETS.flatMap((secret) => {
    const parameter = environment[`${secret}_PARAMETER`];
    return parameter === undefined ? [] : [{ secret, parameter }];
  });
  const isClientSecret = ({ secret }: { secret: string }) => secret === CLIENT_SECRET;
  const none = Object.fromEntries(named.map(({ secret }) => [secret, "none"]));
  const config = readConfig({ ...environment, ...none });
  const read = async (wanted: typeof named) => {
    if (wanted.length === 0) return;
    const values = await Promise.all(
      wanted.map(async ({ secret, parameter }) => [secret, await readSecret(parameter)] as const),
    );
    const known = readConfig({ ...environment, ...none, ...Object.fromEntries(values) });
    for (const { secret } of wanted) Object.assign(config, { [secret]: known[secret] });
  };
  let reading: Promise<void> | undefined;
  return {
    config,
    readSecrets: () =>
      (reading ??= read(named.filter((one) => !isClientSecret(one))).catch((cause: unknown) => {
        reading = undefined;
        throw cause;
      })),
    readClientSecret: () => read(named.filter(isClientSecret)),
  };
}

/**
 * Reads the environment of this process.
 * @param overrides what a command knows better
 */
export function loadConfig(overrides: Record<string, string> = {}): LoadedConfig {
  const environment = { ...process.env, ...overrides };
  return configWithSecrets(environment, (name) => readParameter(name, environment));
}
