/** What was found out about the account before a deployment; undefined where it could not be asked. */
export interface AccountFacts {
  /** Who deploys; undefined without usable credentials. */
  identity: { account: string; arn: string } | undefined;
  region: string | undefined;
  /** Version of the CDK's toolkit stack in that region. */
  cdkBootstrapVersion: number | undefined;
  /** How SES knows the sender's domain in that region. */
  sender: "verified" | "pending" | "unknown" | undefined;
  /** Mails in 24 hours and a second that SES allows. */
  sendQuota: { perDay: number; perSecond: number } | undefined;
  /** Functions that may run at the same time in that region. */
  concurrencyLimit: number | undefined;
  /** What AWS Backup was allowed to copy in that region; tables by its own means, which a vault needs. */
  backup: { tables: boolean; files: boolean } | undefined;
}

/** What the operator must do first, and what they should know. */
export interface Preflight {
  missing: string[];
  warnings: string[];
}

/** The CDK of this version asks for this version of its toolkit stack, or a newer one. */
const CDK_BOOTSTRAP_VERSION = 6;
/** SES gives every new account this much a day, to verified addresses only: its sandbox. */
const SANDBOX_PER_DAY = 200;
/** AWS keeps this many back from what may be reserved. */
const UNRESERVED = 100;

/** Says in plain words what stands between these facts and a working deployment. */
export function decidePreflight(
  facts: AccountFacts,
  settings: { mailFrom: string; mailsPerSecond: number; apiConcurrency?: number; isPermanent: boolean },
): Preflight {
  const missing: string[] = [];
  const warnings: string[] = [];
  const { identity, region, cdkBootstrapVersion, sender, sendQuota, concurrencyLimit, backup } = facts;
  if (!region) missing.push("No region is chosen. Set AWS_REGION, e.g. AWS_REGION=eu-central-1 (Frankfurt).");
  if (!identity) {
    missing.push("AWS does not know who you are. Sign in first, e.g. `aws sso login`, and set AWS_PROFILE.");
    // Nothing else could be asked.
    return { missing, warnings };
  }
  if (identity.arn.endsWith(":root")) {
    warnings.push("You are signed in as the account's root user. Make a user of your own for deployments.");
  }
  if ((cdkBootstrapVersion ?? 0) < CDK_BOOTSTRAP_VERSION) {
    warnings.push(
      `The CDK is not prepared in ${region} (stack CDKToolkit). SST does it now; that needs administrator rights.`,
    );
  }
  const domain = settings.mailFrom.slice(settings.mailFrom.indexOf("@") + 1);
  if (sender === "unknown") {
    warnings.push(
      `SES does not know ${domain} yet. After this deployment, enter the DNS records that it prints; until then no mail is sent.`,
    );
  } else if (sender === "pending") {
    warnings.push(`SES has not found the DNS records of ${domain} yet. Until it does, no mail is sent.`);
  }
  if (sendQuota && sendQuota.perDay <= SANDBOX_PER_DAY) {
    warnings.push(
      "SES is in its sandbox: it sends only to addresses that you verified. Ask AWS for production access (docs/operations.md, Leaving the SES sandbox).",
    );
  } else if (sendQuota && sendQuota.perSecond < settings.mailsPerSecond) {
    missing.push(
      `SES allows ${sendQuota.perSecond} mails a second, MAILS_PER_SECOND says ${settings.mailsPerSecond}. Set it to ${sendQuota.perSecond}.`,
    );
  }
  if (settings.isPermanent && backup && !(backup.tables && backup.files)) {
    warnings.push(
      `AWS Backup does not copy tables and files in ${region} yet. Allow it: aws backup update-region-settings --resource-type-opt-in-preference DynamoDB=true,S3=true --resource-type-management-preference DynamoDB=true`,
    );
  }
  if (concurrencyLimit !== undefined && settings.apiConcurrency !== undefined) {
    if (settings.apiConcurrency > concurrencyLimit - UNRESERVED) {
      missing.push(
        `The account may run ${concurrencyLimit} functions at the same time, and ${UNRESERVED} must stay free: API_CONCURRENCY=${settings.apiConcurrency} does not fit. Leave it out, or ask AWS for more (Service Quotas, Lambda, Concurrent executions).`,
      );
    }
  } else if (concurrencyLimit !== undefined && concurrencyLimit < 1_000) {
    warnings.push(
      `The account may run only ${concurrencyLimit} functions at the same time. Ask AWS for 1,000 before the first rush (Service Quotas, Lambda).`,
    );
  }
  return { missing, warnings };
}
