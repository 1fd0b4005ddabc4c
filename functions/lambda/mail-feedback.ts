import { startOnAws } from "../aws.ts";
import { createMailFeedbackHandler } from "../effects/mail-feedback.ts";

const { deps, serve } = startOnAws();
const COUNTED = {
  delivered: "MailDelivered",
  bounced: "MailBounced",
  complained: "MailComplained",
} as const;

/** Notes what SES tells through SNS about mails that were sent. */
export const handler = serve(createMailFeedbackHandler(deps, (outcome) => deps.count(COUNTED[outcome])));
