import { CfnOutput } from "aws-cdk-lib";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { StackContext } from "sst/constructs";
import { readSettings } from "./settings.ts";

/** The sender that SES knows, and the topic on which SES tells what became of each mail. */
export function Mail({ stack }: StackContext) {
  const { mailFrom } = readSettings(process.env);
  const domain = mailFrom.slice(mailFrom.indexOf("@") + 1);
  const configurationSet = new ConfigurationSet(stack, "ConfigurationSet", {
    reputationMetrics: true,
    // Who returned a mail for good, or called one unwanted, is not written to again.
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  const identity = new EmailIdentity(stack, "Sender", {
    identity: Identity.domain(domain),
    dkimSigning: true,
    // Bounces come back to a name of the organiser's, so that SPF holds and DMARC is aligned.
    mailFromDomain: `zapisy-mail.${domain}`,
    mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    configurationSet,
  });
  const feedback = new Topic(stack, "Feedback", { enforceSSL: true });
  new ConfigurationSetEventDestination(stack, "FeedbackEvents", {
    configurationSet,
    destination: EventDestination.snsTopic(feedback),
    events: [
      EmailSendingEvent.DELIVERY,
      EmailSendingEvent.BOUNCE,
      EmailSendingEvent.COMPLAINT,
      EmailSendingEvent.REJECT,
    ],
  });
  feedback.grantPublish(new ServicePrincipal("ses.amazonaws.com"));

  identity.dkimRecords.forEach(({ name, value }, index) => {
    new CfnOutput(stack, `DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
  });
  new CfnOutput(stack, "MailFromRecords", {
    value: `zapisy-mail.${domain} MX 10 feedback-smtp.${stack.region}.amazonses.com; zapisy-mail.${domain} TXT "v=spf1 include:amazonses.com ~all"`,
  });
  const identityArn = stack.formatArn({ service: "ses", resource: "identity", resourceName: domain });
  return { configurationSet, feedback, identityArn };
}
