import { createOutbox, type Feedback, type MessageRef } from "@zapisy/core/message";
import type { SNSEvent } from "aws-lambda";
import * as v from "valibot";
import type { Deps } from "../deps.ts";

/** The parts of an SES event that matter here (Amazon SES, "Contents of event data that is published to SNS"). */
const SesEventSchema = v.variant("eventType", [
  v.object({ eventType: v.literal("Delivery"), mail: mailSchema() }),
  v.object({
    eventType: v.literal("Bounce"),
    mail: mailSchema(),
    bounce: v.object({ bounceType: v.picklist(["Permanent", "Transient", "Undetermined"]) }),
  }),
  v.object({ eventType: v.literal("Complaint"), mail: mailSchema() }),
  v.object({ eventType: v.literal("Reject"), mail: mailSchema() }),
]);

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
 * Notes deliveries, bounces and complaints, which SES tells through SNS, on the messages that they are about.
 * What was mailed by others under the same configuration set is left alone. Safe to do twice.
 * @param onFeedback hears what was noted, to count it
 */
export function createMailFeedbackHandler(
  deps: Deps,
  onFeedback: (outcome: Feedback["outcome"]) => void = () => undefined,
): (event: SNSEvent) => Promise<void> {
  const outbox = createOutbox(deps.table);
  return async ({ Records }) => {
    const ctx = deps.context({ type: "system", name: "mail-feedback" }, "mail-feedback");
    for (const { Sns } of Records) {
      const event = v.parse(SesEventSchema, JSON.parse(Sns.Message));
      const { message: [messageId] = [], owner: [ownerId] = [] } = event.mail.tags;
      if (!messageId) continue;
      const feedback = feedbackOf(event);
      const ref = ownerId === undefined ? messageId : `${ownerId}/${messageId}`;
      await outbox.noteFeedback(ctx, ref as MessageRef, feedback);
      onFeedback(feedback.outcome);
    }
  };
}

function feedbackOf(event: v.InferOutput<typeof SesEventSchema>): Feedback {
  switch (event.eventType) {
    case "Delivery":
      return { outcome: "delivered" };
    case "Bounce":
      return { outcome: "bounced", reason: `bounced.${event.bounce.bounceType.toLowerCase()}` };
    case "Complaint":
      return { outcome: "complained", reason: "complained" };
    // SES found a virus and did not send it.
    case "Reject":
      return { outcome: "bounced", reason: "bounced.rejected" };
  }
}
