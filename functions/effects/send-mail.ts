import { createOutbox, type Message, type MessageId, type SendResult } from "@zapisy/core/message";
import { classifySesError, composeMime, createSesMailer, type Mailer } from "@zapisy/mail";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { composeMail } from "../mails/compose.ts";
import { mailOf } from "../mails/index.ts";

const BodySchema = v.object({
  messageId: v.pipe(v.string(), v.regex(/^msg_[0-9A-Z]{26}$/)),
  /** Somebody mended why it was refused: it is sent although it was given up. */
  again: v.optional(v.boolean()),
});

/** Sends the messages of a queue's batch; those worth another try are left in the queue, those given up are counted. */
export function createMailQueueHandler(deps: Deps): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const { config } = deps;
  const mailer = createSesMailer({
    region: config.AWS_REGION,
    endpoint: config.SES_ENDPOINT,
    from: config.MAIL_FROM,
    configurationSet: config.MAIL_CONFIGURATION_SET,
  });
  const outbox = createOutbox(deps.stores);
  return async ({ Records }) => {
    const ctx = deps.context({ type: "system", name: "send-mail" }, "mail-queue");
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const record of Records) {
      const { messageId, again } = v.parse(BodySchema, JSON.parse(record.body));
      const outcome = await outbox.deliver(
        { ...ctx, now: deps.clock() },
        messageId as MessageId,
        (message) => send(deps, mailer, message),
        deps.clock,
        { again },
      );
      if (outcome === "given_up") deps.count("MailRefused");
      if (outcome === "again") batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

async function send(deps: Deps, mailer: Mailer, message: Message): Promise<SendResult> {
  const composed = await composeMail(deps, message);
  // It was changed back, or again, or the person knows it already.
  if (!composed && mailOf(message.kind)?.supersedable) return { outcome: "superseded" };
  if (!composed) return { outcome: "failed", reason: "mail.subject_gone" };
  const { mail, to, replyTo, told } = composed;
  try {
    const mime = await composeMime({
      ...mail,
      messageId: message.messageId,
      from: { name: deps.config.ORGANISER_NAME, address: deps.config.MAIL_FROM },
      to: { address: to },
      replyTo,
    });
    const { sesMessageId } = await mailer.send({ to, mime, messageId: message.messageId });
    return { outcome: "sent", sesMessageId, told, to };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : "unknown";
    // An address that cannot stand in a header (RangeError) will not become one by waiting.
    const permanent = cause instanceof RangeError || classifySesError(cause) === "permanent";
    return { outcome: permanent ? "failed" : "retry", reason, to };
  }
}
