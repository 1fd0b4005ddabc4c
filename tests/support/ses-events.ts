import type { MessageRef } from "@zapisy/core/message";
import type { SNSEvent } from "aws-lambda";

/** What SES says of a mail, as SNS hands it on; the shapes are those of its guide ("Examples of event data"). */
export type SesNews =
  | "delivery"
  | "permanent"
  | "listed"
  | "full"
  | "refused"
  | "transient"
  | "undetermined"
  | "complaint"
  | "reject";

const RECIPIENT = "recipient@ops.example";

const PARTS: Record<SesNews, object> = {
  delivery: {
    eventType: "Delivery",
    delivery: {
      timestamp: "2026-03-02T09:00:05.000Z",
      processingTimeMillis: 612,
      recipients: [RECIPIENT],
      smtpResponse: "250 2.6.0 Message received",
      remoteMtaIp: "192.0.2.10",
      reportingMTA: "mta.example.com",
    },
  },
  permanent: bounce("Permanent", "General", {
    status: "5.1.1",
    diagnosticCode: "smtp; 550 5.1.1 user unknown",
  }),
  listed: bounce("Permanent", "OnAccountSuppressionList"),
  full: bounce("Transient", "MailboxFull", {
    status: "4.2.2",
    diagnosticCode: "smtp; 452 4.2.2 mailbox full",
  }),
  refused: bounce("Transient", "ContentRejected", {
    status: "5.6.0",
    diagnosticCode: "smtp; 554 5.6.0 message content rejected",
  }),
  transient: bounce("Transient", "General"),
  undetermined: bounce("Undetermined", "Undetermined"),
  complaint: {
    eventType: "Complaint",
    complaint: {
      complainedRecipients: [{ emailAddress: RECIPIENT }],
      timestamp: "2026-03-02T10:00:00.000Z",
      feedbackId: "0100015-complaint-000000",
      complaintSubType: null,
      userAgent: "Amazon SES Mailbox Simulator",
      complaintFeedbackType: "abuse",
      arrivalDate: "2026-03-02T09:59:00.000Z",
    },
  },
  reject: { eventType: "Reject", reject: { reason: "Bad content" } },
};

function bounce(bounceType: string, bounceSubType: string, more: object = {}): object {
  return {
    eventType: "Bounce",
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: RECIPIENT, action: "failed", ...more }],
      timestamp: "2026-03-02T09:00:04.000Z",
      feedbackId: "0100015-bounce-000000",
      reportingMTA: "dsn; a8-50.smtp-out.amazonses.com",
    },
  };
}

/** The event of SNS by which SES tells that of a message. */
export function sesNews(ref: MessageRef, news: SesNews): SNSEvent {
  const [owner = "", message = ""] = ref.split("/");
  return snsEvent({
    ...PARTS[news],
    mail: {
      timestamp: "2026-03-02T09:00:00.000Z",
      source: "zapisy@zapisy.example",
      sourceArn: "arn:aws:ses:eu-central-1:123456789012:identity/zapisy.example",
      sendingAccountId: "123456789012",
      messageId: "0100015-mail-000000",
      destination: [RECIPIENT],
      headersTruncated: false,
      headers: [{ name: "Subject", value: "Zapisy" }],
      commonHeaders: { from: ["zapisy@zapisy.example"], to: [RECIPIENT], subject: "Zapisy" },
      tags: {
        "ses:configuration-set": ["zapisy"],
        "ses:source-ip": ["192.0.2.1"],
        "ses:from-domain": ["zapisy.example"],
        message: [message],
        owner: [owner],
      },
    },
  });
}

/** An event of SNS with that message. */
export function snsEvent(message: object): SNSEvent {
  return { Records: [{ Sns: { Message: JSON.stringify(message) } }] } as SNSEvent;
}
