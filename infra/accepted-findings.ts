import { Stack } from "aws-cdk-lib";
import { NagSuppressions, type NagPackSuppression } from "cdk-nag";
import type { App } from "sst/constructs";

/** Functions reach files under named prefixes, `infra/file-access.ts`. */
const FILES_BY_PREFIX: NagPackSuppression = {
  id: "AwsSolutions-IAM5",
  reason: "Objects of one kind share a prefix, and are told apart by ids that nobody knows before.",
  appliesTo: [
    {
      regex:
        "/^Resource::.*Files.*Arn.*\\/(uploads(\\/checked)?|files(\\/texts)?|pictures|certificates|mails|erased|snapshots|documents\\/evidence)\\/\\*$/g",
    },
  ],
};

/** What CDK brings along where the app is copied into its bucket. */
const COPIES_OF_THE_APP: readonly NagPackSuppression[] = [
  {
    id: "AwsSolutions-IAM4",
    reason:
      "CDK's own function that copies the app at deployment; it may write its log and nothing runs it otherwise.",
  },
  {
    id: "AwsSolutions-IAM5",
    reason:
      "CDK's own function that copies the app at deployment: any object of the asset bucket and of the site's bucket, neither of which holds data, and invalidation, which knows no resources.",
  },
  { id: "AwsSolutions-L1", reason: "CDK chooses the Python version of its own function." },
];

/** A finding of cdk-nag that stands, by stack, with the reason that an auditor may hold us to. */
const ACCEPTED: Readonly<Record<string, readonly NagPackSuppression[]>> = {
  Storage: [
    {
      id: "AwsSolutions-S1",
      reason:
        "Every file is reached by a link that the API signs and logs; a second log of addresses would be more personal data to keep.",
    },
  ],
  Web: [
    ...COPIES_OF_THE_APP,
    {
      id: "AwsSolutions-S1",
      reason: "The bucket holds the public app and nothing else, and only CloudFront reads it.",
    },
    {
      id: "AwsSolutions-CFR1",
      reason: "Participants travel, and public information must be open to everybody.",
    },
    {
      id: "AwsSolutions-CFR2",
      reason:
        "A web application firewall costs more a month than all the rest. Requests are throttled at the API, bodies are limited and validated, and docs/operations.md says how to put one in front.",
    },
    {
      id: "AwsSolutions-CFR3",
      reason:
        "Everything that touches data goes through the API, which has an access log. A log of who read which public page is personal data without a purpose.",
    },
    {
      id: "AwsSolutions-CFR4",
      reason:
        "Only without an own domain: CloudFront's own certificate allows no minimum version to be set. With a domain it is TLS 1.2.",
    },
  ],
  Api: [
    {
      id: "AwsSolutions-APIG4",
      reason:
        "Catalogue and sign-up are for everybody. The application checks sessions and links itself, and a test goes over every route.",
    },
    FILES_BY_PREFIX,
  ],
  Events: [
    {
      id: "AwsSolutions-SQS3",
      reason: "The queues without a redrive queue are those that failures go to.",
    },
    {
      id: "AwsSolutions-IAM5",
      reason: "Streams can only be listed by table; the function may list those of its own table alone.",
      appliesTo: [{ regex: "/^Resource::.*Table.*Arn.*\\/stream\\/\\*$/g" }],
    },
    FILES_BY_PREFIX,
  ],
  Jobs: [{ id: "AwsSolutions-SQS3", reason: "The queue is the one that failures go to." }],
  Backup: [
    {
      id: "AwsSolutions-IAM5",
      reason:
        "A backup is of every file; a restored table gets a new name each time; AWS Backup names its rules itself, and reads metrics and rules that know no resources.",
      appliesTo: [
        "Resource::*",
        { regex: "/^Resource::.*Files.*Arn.*\\/\\*$/g" },
        { regex: "/^Resource::.*:rule\\/AwsBackupManagedRule\\*$/g" },
        { regex: "/^Resource::.*:table\\/.*-zapisy-restored-\\*$/g" },
      ],
    },
  ],
  Watch: [
    {
      id: "AwsSolutions-IAM5",
      reason:
        "CloudWatch knows no rights to single metrics; these are read, in the one region that CloudFront counts in.",
      appliesTo: ["Resource::*"],
    },
  ],
  Upload: COPIES_OF_THE_APP,
};

/** Accepts the findings above; whatever else cdk-nag finds fails `tests/infra`. */
export function acceptFindings(app: App): void {
  for (const stack of app.node.children) {
    if (!(stack instanceof Stack)) continue;
    const accepted = ACCEPTED[stack.node.id.slice(app.logicalPrefixedName("").length)];
    if (accepted) NagSuppressions.addStackSuppressions(stack, [...accepted]);
  }
}
