import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { attemptLimits } from "@zapisy/core/shared/time-limit";

/** How to reach SES. */
export interface SesMailerOptions {
  region: string;
  /** Another endpoint that speaks SES, for one machine and for tests. */
  endpoint?: string;
  /** Keys for such an endpoint; left out on AWS, where the function's role counts. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** The verified address that mail is sent from. */
  from: string;
  /** Configuration set whose event destination tells of deliveries, bounces and complaints. */
  configurationSet?: string;
}

/** Sends MIME messages. */
export interface Mailer {
  /**
   * Sends one message to one address. Not idempotent: the caller records what was sent.
   * @param mail `ref`: what the caller finds the message by: whose it is, a slash, its id
   * @throws the error of the SDK; {@link classifySesError} says what to do about it
   */
  send(mail: { to: string; mime: Uint8Array; ref: string }): Promise<{ sesMessageId: string }>;
}

/** Connects to SES through `SendRawEmail`. */
export function createSesMailer(options: SesMailerOptions): Mailer {
  const client = new SESClient({
    region: options.region,
    endpoint: options.endpoint,
    credentials: options.credentials,
    // A hanging connection must not use up the time of the function that works through a queue: five mails in a minute.
    requestHandler: attemptLimits({ requestTimeout: 10_000 }),
    // A refusal for the number of mails has to be seen at once by whoever keeps the pace.
    // SES knows no token by which it would take a message once. What was perhaps sent is not sent again at once, but by
    // the queue, which waits, and only while nobody has noted it as sent.
    maxAttempts: 1,
  });
  return {
    async send({ to, mime, ref }) {
      const [owner, message] = ref.split("/");
      const answer = await client.send(
        new SendRawEmailCommand({
          Source: options.from,
          Destinations: [to],
          RawMessage: { Data: mime },
          ConfigurationSetName: options.configurationSet,
          // Comes back in every delivery, bounce and complaint that the configuration set reports.
          Tags: [
            { Name: "message", Value: message },
            { Name: "owner", Value: owner },
          ],
        }),
      );
      if (!answer.MessageId) throw new Error("SES took the message without giving it an id.");
      return { sesMessageId: answer.MessageId };
    },
  };
}

/**
 * Refusals of the message itself: the same bytes would be refused again (SES API reference, SendRawEmail
 * and common errors). Everything else may pass: network, 5xx, expired credentials, and what an operator has paused or not set
 * up yet.
 */
const PERMANENT = new Set([
  "MessageRejected",
  "MailFromDomainNotVerified",
  "MailFromDomainNotVerifiedException",
  "InvalidParameterValue",
  "InvalidParameterCombination",
  "MissingParameter",
  "ValidationError",
]);

/** Refusals for the number of mails, of which nothing was sent: of a second ("Maximum sending rate exceeded"), or of a day. */
const THROTTLING = new Set(["Throttling", "ThrottlingException", "TooManyRequestsException"]);
const OF_A_DAY = /daily .*quota/i;

/**
 * Whether a message that could not be sent is worth another attempt: at once, where only the mails of this second were too many
 * (`too_many_now`), or of this day (`too_many_today`). What is not known is, because a
 * queue that gives up after some attempts loses less than a mail that is never tried again.
 */
export function classifySesError(error: unknown): "too_many_now" | "too_many_today" | "retry" | "permanent" {
  if (!(error instanceof Error)) return "retry";
  if (THROTTLING.has(error.name)) return OF_A_DAY.test(error.message) ? "too_many_today" : "too_many_now";
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  if (($metadata?.httpStatusCode ?? 0) >= 500) return "retry";
  return PERMANENT.has(error.name) ? "permanent" : "retry";
}
