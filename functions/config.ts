import * as v from "valibot";

const DaySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

const ConfigSchema = v.object({
  /** Name of the table. */
  TABLE_NAME: v.pipe(v.string(), v.nonEmpty()),
  /** Another endpoint that speaks DynamoDB; absent on AWS. */
  DYNAMODB_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  /** Another endpoint that speaks SES; absent on AWS. */
  SES_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  AWS_REGION: v.optional(v.string(), "eu-central-1"),
  /** Where people reach the product, without a slash at the end. */
  PUBLIC_URL: v.pipe(
    v.string(),
    v.url(),
    v.transform((url) => url.replace(/\/+$/, "")),
  ),
  /** Base64 of the 32 bytes from which link secrets and sign-in codes are computed. */
  LINK_KEY: v.pipe(
    v.string(),
    v.base64(),
    v.transform((text) => new Uint8Array(Buffer.from(text, "base64"))),
    v.check((bytes) => bytes.byteLength === 32, "LINK_KEY must be 32 bytes"),
  ),
  /** Verified address that mail is sent from. */
  MAIL_FROM: v.optional(v.pipe(v.string(), v.email()), "zapisy@zapisy.example"),
  /** SES configuration set that reports deliveries, bounces and complaints. */
  MAIL_CONFIGURATION_SET: v.optional(v.string()),
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
