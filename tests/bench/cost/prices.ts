import type { Stored } from "./write-units.ts";

/**
 * AWS list prices in US dollars, without tax and without the free allowances of a new account, at this date. Without a
 * network only some could be held against a source; the others are from memory of AWS's price pages. Look at all of them
 * again before promising anybody an amount.
 */
export const PRICES = {
  region: "eu-central-1 (Frankfurt)",
  asOf: "2025-11",
  /** Lambda on arm64. Held against the table of regions in artillery 2.0.28, `lib/platform/aws-lambda/prices.js`. */
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  httpApiRequest: 1.2 / 1e6,
  /** DynamoDB on demand. */
  readUnit: 0.1525 / 1e6,
  writeUnit: 0.7625 / 1e6,
  tableGbMonth: 0.306,
  /** Point-in-time recovery. */
  backupGbMonth: 0.2448,
  /** The same in most regions, and in every tutorial of 2024 to 2026 that was found. */
  sqsRequest: 0.4 / 1e6,
  mail: 0.1 / 1e3,
  /** CloudFront to Europe; the first terabyte and ten million requests a month are free for everybody. */
  cloudFrontGb: 0.085,
  cloudFrontRequest: 0.012 / 1e4,
  /** Held against a reseller's billing rules for `EUC1-DataProcessing-Bytes`, valid from January 2025. */
  logGb: 0.63,
  /** The first ten are free for everybody. */
  alarm: 0.1,
  /** A metric of our own; the first ten are free. */
  metric: 0.3,
  /** Metrics that are read by the watch, each time it looks. */
  metricRead: 0.01 / 1e3,
  /** AWS Backup, from memory: a table's copies of the last month, and the older ones. */
  vaultWarmGbMonth: 0.12,
  vaultColdGbMonth: 0.036,
  /** S3 and its copies in the vault, and putting a file there; from memory. */
  fileGbMonth: 0.0245,
  vaultFileGbMonth: 0.06,
  filePut: 0.0054 / 1e3,
} as const;

/** What something takes of the table. */
export interface Units {
  reads: number;
  /** By AWS's rule (`write-units.ts`). */
  writes: number;
  /** As DynamoDB Local counts them. */
  emulatorWrites: number;
  /** Bytes that stay. */
  stored: Stored;
}

/** What was measured. */
export interface Measured {
  page: Units;
  registration: Units;
  /** One whose seat was held until its address was confirmed. */
  confirmed: Units;
  /** The list of all of an event, as staff take it out. */
  list: Units;
  mail: Units;
  /** A mark of attendance that was scanned alone. */
  mark: Units;
  /** A list of attendance that is closed, of 200 people. */
  closing: Units;
  certificate: Units;
  /** Queueing a mail. */
  message: Units;
  mailsPerRegistration: number;
}

/** What nobody can measure beforehand: how people behave. Generous. */
export const HABITS = {
  /** Pages of the catalogue and of events that somebody looks at until they sign up, and their share that is not cached. */
  pageViews: 12,
  uncached: 0.5,
  /** Further requests of the API for each registration: the personal page, staff's lists, check-in. */
  otherRequests: 8,
  /** Mails beside the confirmation: a change, a reminder, thanks. */
  furtherMails: 2,
  /** Bytes of the app, its data and its documents for each registration. */
  transferBytes: 2_500_000,
  /** Marks of attendance for each registration, those who did not come counted in, and certificates, of which each is mailed. */
  marks: 2,
  certificates: 0.6,
  /** Bytes of a certificate's file, and of what is scanned of a person: a page of a signed list holds twenty. */
  certificateBytes: 37_000,
  scannedBytes: 15_000,
  /** Bytes of what is kept of a mail. */
  copyBytes: 7_000,
  /** For how many months rows and files stay. */
  monthsKept: 24,
  /** Logs of all functions for each registration. */
  logBytes: 16_000,
} as const;

/** Billed milliseconds of a warm call with AWS's distances; `npm run bench -- lambda` gives ours without them. */
export const DURATIONS = {
  api: { ms: 60, gb: 1 },
  followStream: { ms: 120, gb: 0.5 },
  /** Waits for its turn, so that the account's rate is kept: two copies share 10.5 mails a second. */
  sendMail: { ms: 200, gb: 0.5 },
  mailFeedback: { ms: 40, gb: 0.25 },
  jobs: { ms: 100, gb: 0.5 },
  /** Waits for five answers, and for CloudWatch. */
  watch: { ms: 1_500, gb: 0.25 },
} as const;

/** People whose list the bench closes. */
const PEOPLE_ON_A_LIST = 200;

/** As many as `infra/monitoring.ts` makes; a test counts them. */
export const ALARMS = 32;
const ALARMS_FREE = 10;
/** How often a month the schedules of `infra/jobs.ts` run something; a test counts them. */
export const JOB_RUNS = 30 * 24 * (4 + 30);
/** Metrics that functions write, each name once for each function that does; the first ten are free. */
export const METRICS = 16;
const METRICS_FREE = 10;
/** Looks at the site from outside, with the requests of each that reach the API and the metrics that it reads. */
const LOOKS = 30 * 24 * 12;
const LOOK_REQUESTS = 3;
const LOOK_METRICS = 2;
/** Whole copies of the table that the vault keeps: of 35 nights, and of six years of months in a colder place. */
const DAILY_COPIES = 35;
const MONTHLY_COPIES = 72;
/** Lambda asks the three mail queues all the time, whether there is mail or not: at least five times in 20 s. */
const QUEUE_POLLS = 3 * 5 * 3 * 60 * 24 * 30;

/** Dollars a month for so many registrations in it, in parts and together. */
export function monthlyCost(registrations: number, measured: Measured): Record<string, number> {
  const certificates = registrations * HABITS.certificates;
  const marks = registrations * HABITS.marks;
  const mails = registrations * (measured.mailsPerRegistration + HABITS.furtherMails) + certificates;
  const uncachedPages = registrations * HABITS.pageViews * HABITS.uncached;
  const requests = registrations * (1 + HABITS.otherRequests) + uncachedPages;
  const others = registrations * HABITS.otherRequests;
  const units = (kind: "reads" | "writes") =>
    registrations * measured.registration[kind] +
    (uncachedPages + others) * measured.page[kind] +
    mails * measured.mail[kind] +
    registrations * HABITS.furtherMails * measured.message[kind] +
    marks * (measured.mark[kind] + measured.closing[kind] / PEOPLE_ON_A_LIST) +
    certificates * measured.certificate[kind];
  const lambda = (calls: number, { ms, gb }: { ms: number; gb: number }) =>
    calls * (PRICES.lambdaRequest + (ms / 1_000) * gb * PRICES.lambdaGbSecond);
  // The first mail of a registration is queued with it, that of a certificate with that; sending makes them longer.
  const gbOf = (kind: keyof Stored) =>
    ((registrations * measured.registration.stored[kind] +
      mails * measured.mail.stored[kind] +
      registrations * HABITS.furtherMails * measured.message.stored[kind] +
      marks * measured.mark.stored[kind] +
      certificates * measured.certificate.stored[kind]) *
      HABITS.monthsKept) /
    1e9;
  const copiedGb = gbOf("rows");
  const storedGb = copiedGb + gbOf("indexes");
  const fileGb =
    ((certificates * HABITS.certificateBytes +
      registrations * HABITS.scannedBytes +
      mails * HABITS.copyBytes) *
      HABITS.monthsKept) /
    1e9;
  const parts = {
    lambda:
      lambda(requests, DURATIONS.api) +
      lambda(registrations + mails + marks, DURATIONS.followStream) +
      lambda(mails, DURATIONS.sendMail) +
      lambda(mails, DURATIONS.mailFeedback) +
      lambda(JOB_RUNS, DURATIONS.jobs),
    watch:
      lambda(LOOKS, DURATIONS.watch) +
      lambda(LOOKS * LOOK_REQUESTS, DURATIONS.api) +
      LOOKS * LOOK_REQUESTS * (PRICES.httpApiRequest + measured.page.reads * PRICES.readUnit) +
      LOOKS * LOOK_METRICS * PRICES.metricRead,
    httpApi: requests * PRICES.httpApiRequest,
    table:
      units("reads") * PRICES.readUnit +
      units("writes") * PRICES.writeUnit +
      storedGb * (PRICES.tableGbMonth + PRICES.backupGbMonth),
    files: fileGb * (PRICES.fileGbMonth + PRICES.vaultFileGbMonth) + (certificates + mails) * PRICES.filePut,
    queues: (QUEUE_POLLS + mails * 3) * PRICES.sqsRequest,
    mail: mails * PRICES.mail,
    transfer:
      Math.max(0, (registrations * HABITS.transferBytes) / 1e9 - 1_000) * PRICES.cloudFrontGb +
      Math.max(0, registrations * (HABITS.pageViews + HABITS.otherRequests) * 3 - 1e7) *
        PRICES.cloudFrontRequest,
    logs: ((registrations * HABITS.logBytes) / 1e9) * PRICES.logGb,
    alarms:
      Math.max(0, ALARMS - ALARMS_FREE) * PRICES.alarm + Math.max(0, METRICS - METRICS_FREE) * PRICES.metric,
    vault: copiedGb * (DAILY_COPIES * PRICES.vaultWarmGbMonth + MONTHLY_COPIES * PRICES.vaultColdGbMonth),
  };
  const rounded = Object.fromEntries(
    Object.entries(parts).map(([name, amount]) => [name, Number(amount.toFixed(2))]),
  );
  const total = Object.values(parts).reduce((sum, amount) => sum + amount, 0);
  return { ...rounded, total: Number(total.toFixed(2)) };
}
