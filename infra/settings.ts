import { join } from "node:path";

/** Where the built functions are, under the project's root; what AWS gets is one folder of these. */
export const BUNDLE_DIR = join("dist", "functions");
/** Folder of the built web app, relative to the project. */
export const SITE_DIR = join("web", "dist");

/** What differs between organisers; `.env.<stage>` in the project's folder says it, docs/operations.md explains it. */
export interface Settings {
  organiserName: string;
  /** Address that mail is sent from; its domain is proven to SES by DNS records. */
  mailFrom: string;
  /** Who is told when something is wrong. */
  alarmEmail: string;
  /** Address for whoever finds a hole in the site, which everybody can read; left out, that of all mail. */
  securityContact?: string;
  /** Own domain of the site with its certificate in us-east-1; left out, CloudFront's own name is used. */
  domain?: { name: string; certificateArn: string };
  /** Whether admins work only after signing in with a passkey. */
  adminPasskeys: "optional" | "required";
  /** The organisation's provider that staff may sign in at; its client secret is a parameter of the stage. */
  provider?: { issuer: string; clientId: string; domains: string; name: string };
  /** Mails a second that SES allows the account. */
  mailsPerSecond: number;
  /** How many requests the API answers at the same time at most; left out where the account's limit is small. */
  apiConcurrency?: number;
  /** What the account may cost a month, in US dollars, until somebody is told. */
  monthlyBudgetUsd: number;
  /** For how many years the monthly backups stay: as long as projects must be able to prove what they did. */
  backupYears: number;
  /** Whether nobody at all may delete a backup before its time, or only who has a right of its own to. */
  backupLock: "governance" | "compliance";
  /** Another table than the deployed one: one that a backup was put back into, with its stream. */
  liveTable?: { name: string; streamArn: string };
  /** Folders of the built app and of the built functions. */
  siteDir: string;
  bundleDir: string;
}

/** As `packages/core/identity/rules.ts` says it, or the API would not start; of Entra one tenant by its id. */
const ISSUER = /^https:\/\/[^\s?#@]+$/;
const ENTRA = /^https:\/\/login\.(microsoftonline\.(com|us)|partner\.microsoftonline\.cn)(?![\w.-])/i;
const ENTRA_TENANT = /^https:\/\/[^/]+\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/v2\.0$/;

const REQUIRED = ["ORGANISER_NAME", "MAIL_FROM", "ALARM_EMAIL"] as const;

/**
 * Reads the settings of a stage.
 * @throws Error in plain words that names what is missing
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const problems: string[] = REQUIRED.filter((name) => !environment[name]).map(
    (name) => `${name} is missing`,
  );
  const { ORGANISER_NAME = "", MAIL_FROM = "", ALARM_EMAIL = "", DOMAIN_NAME, CERTIFICATE_ARN } = environment;
  const mailsPerSecond = Number(environment.MAILS_PER_SECOND ?? 14);
  const apiConcurrency = environment.API_CONCURRENCY ? Number(environment.API_CONCURRENCY) : undefined;
  const backupYears = Number(environment.BACKUP_YEARS ?? 6);
  const adminPasskeys = environment.ADMIN_PASSKEYS ?? "optional";
  const backupLock = environment.BACKUP_LOCK ?? "governance";
  const { LIVE_TABLE, LIVE_TABLE_STREAM, SECURITY_CONTACT } = environment;
  const monthlyBudgetUsd = Number(environment.MONTHLY_BUDGET_USD ?? 50);
  for (const [name, value] of Object.entries({ MAIL_FROM, ALARM_EMAIL, SECURITY_CONTACT })) {
    if (value && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) problems.push(`${name} is not an e-mail address`);
  }
  if (Boolean(DOMAIN_NAME) !== Boolean(CERTIFICATE_ARN)) {
    problems.push("DOMAIN_NAME and CERTIFICATE_ARN belong together");
  }
  if (CERTIFICATE_ARN && !CERTIFICATE_ARN.startsWith("arn:aws:acm:us-east-1:")) {
    problems.push("CERTIFICATE_ARN must be of a certificate in us-east-1, where CloudFront looks for it");
  }
  if (!(mailsPerSecond >= 1)) problems.push("MAILS_PER_SECOND must be a number of at least 1");
  if (!(monthlyBudgetUsd >= 1)) problems.push("MONTHLY_BUDGET_USD must be a number of at least 1");
  if (!(backupYears >= 1 && backupYears <= 99)) problems.push("BACKUP_YEARS must be a number from 1 to 99");
  if (adminPasskeys !== "optional" && adminPasskeys !== "required")
    problems.push("ADMIN_PASSKEYS must be optional or required");
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_DOMAINS, OIDC_NAME } = environment;
  const missing = Object.entries({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_DOMAINS, OIDC_NAME }).filter(
    ([, value]) => !value,
  );
  if (missing.length > 0 && missing.length < 4)
    problems.push(
      `${missing.map(([name]) => name).join(" and ")} must be set with the others of the provider`,
    );
  if (OIDC_ISSUER && !ISSUER.test(OIDC_ISSUER))
    problems.push("OIDC_ISSUER must be the address of a provider that begins with https://");
  else if (OIDC_ISSUER && ENTRA.test(OIDC_ISSUER) && !ENTRA_TENANT.test(OIDC_ISSUER))
    problems.push(
      "OIDC_ISSUER must name one tenant by its id: https://login.microsoftonline.com/TENANT-ID/v2.0",
    );
  if (OIDC_DOMAINS && !/^[^@\s,]+\.[^@\s,]+(\s*,\s*[^@\s,]+\.[^@\s,]+)*$/.test(OIDC_DOMAINS))
    problems.push("OIDC_DOMAINS must be domains joined by commas");
  if (backupLock !== "governance" && backupLock !== "compliance")
    problems.push("BACKUP_LOCK must be governance or compliance");
  if (Boolean(LIVE_TABLE) !== Boolean(LIVE_TABLE_STREAM))
    problems.push("LIVE_TABLE and LIVE_TABLE_STREAM belong together");
  if (apiConcurrency !== undefined && !(apiConcurrency >= 1))
    problems.push("API_CONCURRENCY must be a number");
  if (problems.length > 0)
    throw new Error(`The settings of this stage are not complete: ${problems.join("; ")}.`);
  return {
    organiserName: ORGANISER_NAME,
    mailFrom: MAIL_FROM,
    alarmEmail: ALARM_EMAIL,
    securityContact: SECURITY_CONTACT || undefined,
    domain:
      DOMAIN_NAME && CERTIFICATE_ARN ? { name: DOMAIN_NAME, certificateArn: CERTIFICATE_ARN } : undefined,
    adminPasskeys: adminPasskeys === "required" ? "required" : "optional",
    provider:
      OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_DOMAINS && OIDC_NAME
        ? { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, domains: OIDC_DOMAINS, name: OIDC_NAME }
        : undefined,
    mailsPerSecond,
    apiConcurrency,
    monthlyBudgetUsd,
    backupYears,
    backupLock: backupLock === "compliance" ? "compliance" : "governance",
    liveTable:
      LIVE_TABLE && LIVE_TABLE_STREAM ? { name: LIVE_TABLE, streamArn: LIVE_TABLE_STREAM } : undefined,
    siteDir: environment.SITE_DIR ?? join(process.cwd(), SITE_DIR),
    bundleDir: environment.BUNDLE_DIR ?? join(process.cwd(), BUNDLE_DIR),
  };
}
