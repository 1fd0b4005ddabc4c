import { CfnOutput, Duration } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  Metric,
  TreatMissingData,
  type IMetric,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Function } from "aws-cdk-lib/aws-lambda";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { use, type StackContext } from "sst/constructs";
import { Api } from "./api.ts";
import { Backup } from "./backup.ts";
import { createBudget } from "./budget.ts";
import { Events } from "./events.ts";
import { Gateway } from "./gateway.ts";
import { Jobs } from "./jobs.ts";
import { readSettings } from "./settings.ts";
import { isPermanentStage } from "./stage.ts";
import { Storage } from "./storage.ts";
import { Watch } from "./watch.ts";

/** Amazon looks at senders from 5 % bounces and 0.1 % complaints on (SES: reputation metrics); we look before. */
const BOUNCE_RATE = 0.03;
const COMPLAINT_RATE = 0.0008;

/** A page that takes as long as this feels broken; a cold start of everything together takes a third of it. */
const SLOW_MS = 3_000;
/** More than a large organisation mistypes, and less than what trying codes all day comes to. */
const FAILED_SIGN_INS_AN_HOUR = 30;

/** Alarms to one address, and one page of graphs. docs/operations.md says of each alarm what to do. */
export function Monitoring({ stack, app }: StackContext) {
  const { table } = use(Storage);
  const { httpApi } = use(Gateway);
  const { mailQueue, urgentMailQueue, mailToManyQueue, followStream } = use(Events);
  const functions = {
    ...use(Api).functions,
    ...use(Events).functions,
    ...use(Jobs).functions,
    ...use(Watch).functions,
  };
  const failureQueues = { ...use(Events).failureQueues, ...use(Jobs).failureQueues };
  const { alarmEmail } = readSettings(process.env);

  const topic = new Topic(stack, "Alarms", { enforceSSL: true });
  topic.grantPublish(new ServicePrincipal("cloudwatch.amazonaws.com"));
  topic.addSubscription(new EmailSubscription(alarmEmail));
  const alarm = (
    id: string,
    alarmDescription: string,
    metric: IMetric,
    threshold: number,
    more: Partial<{
      evaluationPeriods: number;
      comparisonOperator: ComparisonOperator;
      missing: TreatMissingData;
    }> = {},
  ) => {
    const created = new Alarm(stack, id, {
      alarmName: app.logicalPrefixedName(id),
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: more.evaluationPeriods ?? 1,
      comparisonOperator: more.comparisonOperator ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: more.missing ?? TreatMissingData.NOT_BREACHING,
    });
    created.addAlarmAction(new SnsAction(topic));
    created.addOkAction(new SnsAction(topic));
  };
  const period = Duration.minutes(5);
  const sum = { statistic: "Sum", period };
  /** What a function counts or measures itself: `CountedEvent` in functions/deps.ts, `MeasuredValue` in functions/aws.ts. */
  const counted = (metricName: string, { functionName }: Function, over = period, statistic = "Sum") =>
    new Metric({
      namespace: "Zapisy",
      metricName,
      dimensionsMap: { service: functionName },
      statistic,
      period: over,
    });

  alarm(
    "SiteDown",
    "The site does not work as visitors see it",
    // Two looks in a row; one alone may have met the network of a moment.
    counted("SiteFailures", functions.Watch, Duration.minutes(10), "Minimum"),
    1,
    { missing: TreatMissingData.BREACHING },
  );
  alarm(
    "SiteSlow",
    "Visitors wait for seconds",
    counted("SiteMilliseconds", functions.Watch, Duration.minutes(15), "Average"),
    SLOW_MS,
  );
  alarm("SiteServerErrors", "CloudFront answers with 5xx", counted("SiteServerErrors", functions.Watch), 3);
  alarm("ApiServerErrors", "Requests are answered with 5xx", httpApi.metricServerError(sum), 3);
  for (const [name, fn] of Object.entries(functions)) {
    alarm(`${name}Failing`, `The function ${name} fails`, fn.metricErrors(sum), 1);
  }
  // Of the whole account in this region: alarms cost, and whose limit it is does not matter first.
  alarm(
    "FunctionsThrottled",
    "Functions are held back by a concurrency limit",
    Function.metricAllThrottles(sum),
    1,
  );
  for (const [name, queue] of Object.entries(failureQueues)) {
    alarm(
      `${name}NotEmpty`,
      `Something failed for good and waits in ${name}`,
      queue.metricApproximateNumberOfMessagesVisible({ statistic: "Maximum", period }),
      1,
    );
  }
  alarm(
    "StreamBehind",
    "What follows from changes is more than five minutes late",
    followStream.metric("IteratorAge", { statistic: "Maximum", period }),
    Duration.minutes(5).toMilliseconds(),
  );
  alarm(
    "UrgentMailLate",
    "Sign-in codes wait for more than two minutes",
    urgentMailQueue.metricApproximateAgeOfOldestMessage({ statistic: "Maximum", period }),
    120,
  );
  alarm(
    "MailLate",
    "Mail waits for more than an hour",
    mailQueue.metricApproximateAgeOfOldestMessage({ statistic: "Maximum", period }),
    3_600,
  );
  alarm(
    "MailToManyLate",
    "Mail to many waits for more than six hours",
    mailToManyQueue.metricApproximateAgeOfOldestMessage({ statistic: "Maximum", period }),
    6 * 3_600,
  );
  for (const [name, fn] of [
    ["MailRefused", functions.SendMail],
    ["UrgentMailRefused", functions.SendUrgentMail],
    ["ToManyMailRefused", functions.SendMailToMany],
  ] as const) {
    alarm(name, "SES refuses mail for good", counted("MailRefused", fn), 1);
  }
  alarm(
    "SignInFailed",
    "Somebody may be guessing sign-in codes of staff",
    counted("SignInFailed", functions.Api, Duration.hours(1)),
    FAILED_SIGN_INS_AN_HOUR,
  );
  alarm(
    "JobsNotRun",
    "No job has run for an hour",
    functions.Jobs.metricInvocations({ statistic: "Sum", period: Duration.hours(1) }),
    1,
    { comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD, missing: TreatMissingData.BREACHING },
  );
  alarm(
    "TableThrottled",
    "DynamoDB refuses writes because of their number",
    table.metric("WriteThrottleEvents", sum),
    1,
  );
  const reputation = (metricName: string) =>
    new Metric({ namespace: "AWS/SES", metricName, statistic: "Average", period: Duration.hours(1) });
  if (isPermanentStage(app.stage)) {
    const { backupVaultName } = use(Backup).vault;
    const jobs = (metricName: string, over: Duration) =>
      new Metric({
        namespace: "AWS/Backup",
        metricName,
        dimensionsMap: { BackupVaultName: backupVaultName },
        statistic: "Sum",
        period: over,
      });
    alarm("BackupFailed", "A backup could not be made", jobs("NumberOfBackupJobsFailed", period), 1);
    alarm(
      "BackupNotMade",
      "No backup was made for more than a day",
      jobs("NumberOfBackupJobsCompleted", Duration.hours(6)),
      1,
      {
        // 30 hours: a backup that takes longer than yesterday's is no news.
        evaluationPeriods: 5,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        missing: TreatMissingData.BREACHING,
      },
    );
  }
  alarm("BounceRate", "Too many mails come back", reputation("Reputation.BounceRate"), BOUNCE_RATE);
  alarm(
    "ComplaintRate",
    "Too many people call our mail unwanted",
    reputation("Reputation.ComplaintRate"),
    COMPLAINT_RATE,
  );

  const dashboard = new Dashboard(stack, "Dashboard", { dashboardName: app.logicalPrefixedName("zapisy") });
  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
  dashboard.addWidgets(
    graph("The site from outside", [
      counted("SiteFailures", functions.Watch),
      counted("SiteMilliseconds", functions.Watch, period, "Average"),
      counted("SiteServerErrors", functions.Watch),
    ]),
    graph("Requests", [
      httpApi.metricCount(sum),
      httpApi.metricClientError(sum),
      httpApi.metricServerError(sum),
    ]),
    graph("Time to answer, ms", [
      httpApi.metricLatency({ statistic: "p50", period }),
      httpApi.metricLatency({ statistic: "p99", period }),
    ]),
    graph(
      "Calls of functions",
      Object.values(functions).map((fn) => fn.metricInvocations(sum)),
    ),
    graph(
      "Failures of functions",
      Object.values(functions).map((fn) => fn.metricErrors(sum)),
    ),
    graph("Mail waiting", [
      mailQueue.metricApproximateNumberOfMessagesVisible({ period }),
      urgentMailQueue.metricApproximateNumberOfMessagesVisible({ period }),
      mailToManyQueue.metricApproximateNumberOfMessagesVisible({ period }),
    ]),
    graph(
      "What failed for good",
      Object.values(failureQueues).map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible({ statistic: "Maximum", period }),
      ),
    ),
    graph("Table, units", [
      table.metricConsumedReadCapacityUnits(sum),
      table.metricConsumedWriteCapacityUnits(sum),
    ]),
    graph("Mail that came back", [
      reputation("Reputation.BounceRate"),
      reputation("Reputation.ComplaintRate"),
    ]),
    graph(
      "What became of mail",
      ["MailDelivered", "MailBounced", "MailComplained"].map((name) => counted(name, functions.MailFeedback)),
    ),
    graph("Work that comes again, jobs done", [
      counted("StreamRecordFailed", functions.FollowStream),
      counted("StreamRecordFailed", functions.BuildEvidence),
      counted("MailLeftInQueue", functions.SendMail),
      counted("MailLeftInQueue", functions.SendUrgentMail),
      counted("MailLeftInQueue", functions.SendMailToMany),
      counted("JobDone", functions.Jobs),
    ]),
    graph("Refused: mail, sign-ins", [
      counted("MailRefused", functions.SendMail),
      counted("MailRefused", functions.SendUrgentMail),
      counted("MailRefused", functions.SendMailToMany),
      counted("SignInFailed", functions.Api),
    ]),
  );
  createBudget(stack, app.logicalPrefixedName("monthly"));
  new CfnOutput(stack, "AlarmTopic", { value: topic.topicArn });
}
