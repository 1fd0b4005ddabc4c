import { createOutbox, type Feedback, type MessageRef } from "@zapisy/core/message";
import type { SNSEvent } from "aws-lambda";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { isTheirs } from "../mails/index.ts";

/**
 * The parts of an SES event that matter here (Amazon SES, "Contents of event data that is published to SNS"). What is not one of these is
 * an error, so that it ends where failed work is looked at.
 */
const SesEventSchema = v.variant("eventType", [
  v.object({ eventType: v.literal("Delivery"), mail: mailSchema() }),
  v.object({
    eventType: v.literal("Bounce"),
    mail: mailSchema(),
    bounce: v.object({
      bounceType: v.picklist(["Permanent", "Transient", "Undetermined"]),
      bounceSubType: v.optional(v.string()),
    }),
  }),
  v.object({ eventType: v.literal("Complaint"), mail: mailSchema() }),
  v.object({ eventType: v.literal("Reject"), mail: mailSchema() }),
]);

/**
 * Kinds of bounces that say more than their type: the address is on a list of SES's own, its mailbox is full, or its server takes no
 * such mail however often it comes.
 */
const SUBTYPES: Readonly<Record<string, string>> = {
  Suppressed: "bounced.suppressed",
  OnAccountSuppressionList: "bounced.suppressed",
  MailboxFull: "bounced.full",
  MessageTooLarge: "bounced.refused",
  ContentRejected: "bounced.refused",
  AttachmentRejected: "bounced.refused",
};

function mailSchema() {
  // The mailer tags every mail with our id of the message, and whose it is; those of before with the id alone.
  return v.object({
    tags: v.object({
      message: v.optional(v.tuple([v.pipe(v.string(), v.regex(/^msg_[0-9A-Z]{26}$/))])),
      owner: v.optional(v.tuple([v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9A-Z]{26}$/))])),
    }),
  });
}

/**
 * Notes deliveries, bounces and complaints, which SES tells through SNS, on the messages that they are about; from those that
 * did not arrive all else follows by the stream. Who missed a mail and got another has arrived at the end of their list.
 * What was mailed by others under the same configuration set is left alone. Safe to do twice, and in any order.
 * @param onFeedback hears what was noted, to count it
 */
export function createMailFeedbackHandler(
  deps: Deps,
  onFeedback: (outcome: Feedback["outcome"]) => void = () => undefined,
): (event: SNSEvent) => Promise<void> {
  const outbox = createOutbox(deps.table);
  return async ({ Records }) => {
    const ctx = deps.context({ type: "system", name: "mail-feedback" }, "mail-feedback");
    const note = async (text: string) => {
      const event = v.parse(SesEventSchema, JSON.parse(text));
      const { message: [messageId] = [], owner: [ownerId] = [] } = event.mail.tags;
      if (!messageId) return;
      const feedback = feedbackOf(event);
      const ref = ownerId === undefined ? messageId : `${ownerId}/${messageId}`;
      const message = await outbox.noteFeedback(ctx, ref as MessageRef, feedback);
      if (message?.state === "delivered" && isTheirs(message.kind))
        await deps.services.undelivered.noteArrival(ctx, message);
      onFeedback(feedback.outcome);
    };
    const results = await Promise.allSettled(Records.map(({ Sns }) => note(Sns.Message)));
    const failed = results.find((result) => result.status === "rejected");
    // All of them come again, or end where failed work is looked at.
    if (failed) throw failed.reason;
  };
}

function feedbackOf(event: v.InferOutput<typeof SesEventSchema>): Feedback {
  switch (event.eventType) {
    case "Delivery":
      return { outcome: "delivered" };
    case "Bounce":
      return { outcome: "bounced", reason: bounceReason(event.bounce) };
    case "Complaint":
      return { outcome: "complained", reason: "complained" };
    // SES found a virus and did not send it.
    case "Reject":
      return { outcome: "bounced", reason: "bounced.rejected" };
  }
}

function bounceReason({
  bounceType,
  bounceSubType = "",
}: {
  bounceType: string;
  bounceSubType?: string;
}): string {
  if (Object.hasOwn(SUBTYPES, bounceSubType)) return SUBTYPES[bounceSubType] ?? "";
  // General is what an automatic answer comes as, too; what SES adds one day is not.
  if (bounceType === "Transient" && bounceSubType !== "General") return "bounced.undetermined";
  return `bounced.${bounceType.toLowerCase()}`;
}
