import { Duration } from "aws-cdk-lib";
import { Rule, RuleTargetInput, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { use, type StackContext } from "sst/constructs";
import { functionEnvironment } from "./environment.ts";
import { Events } from "./events.ts";
import { createFunction } from "./function.ts";
import { createFailureQueue } from "./queue.ts";
import { Storage } from "./storage.ts";
import { queryIndexes, useItems } from "./table-access.ts";

/**
 * How often each job of `functions/jobs` runs here. SQS loses nothing and tries again by itself, so messages
 * without a mail are looked for less often than on one machine.
 */
export const JOB_MINUTES: Readonly<Record<string, number>> = {
  "do-what-is-due": 2,
  "requeue-mail": 15,
};

/** A message that waits longer than this is put into the queue again: by then 20,000 before it have been sent. */
const REQUEUE_MAIL_AFTER_MINUTES = 30;
/** A letter to 50,000 stands in its queue for hours, and would be put there over and over. */
const REQUEUE_MAIL_TO_MANY_AFTER_MINUTES = 5 * 60;

/** What happens by the clock. */
export function Jobs({ stack, app }: StackContext) {
  const { table } = use(Storage);
  const { mailQueues } = use(Events);
  const jobFailures = createFailureQueue(stack, "JobFailures");
  const jobs = createFunction(stack, "Jobs", app.stage, {
    bundle: "jobs",
    description: "Runs the job that a schedule names",
    memorySize: 512,
    timeout: Duration.minutes(5),
    environment: {
      ...functionEnvironment(),
      ...mailQueues.environment,
      REQUEUE_MAIL_AFTER_MINUTES: String(REQUEUE_MAIL_AFTER_MINUTES),
      REQUEUE_MAIL_TO_MANY_AFTER_MINUTES: String(REQUEUE_MAIL_TO_MANY_AFTER_MINUTES),
    },
    statements: [
      queryIndexes(table, ["gsi1", "gsi2", "gsi3"]),
      useItems("ReadHeldSeats", table, ["GetItem", "BatchGetItem", "Query"], ["eventId", "registrationId"]),
      useItems(
        "GiveUpHeldSeats",
        table,
        ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
        ["eventId", "registrationId"],
      ),
      useItems("SendReminders", table, ["GetItem", "PutItem"], ["remindersOf"]),
      useItems("FollowOpenings", table, ["GetItem", "PutItem"], ["openingOf"]),
      useItems("LookOnceMoreAtErasures", table, ["GetItem", "PutItem"], ["erasureId"]),
      // What is over is found by terms of projects, and begun to be erased; whoever is erased is another function's.
      useItems("ReadTerms", table, ["BatchGetItem", "ConditionCheckItem"], ["retentionOf"]),
      useItems("LookTonight", table, ["GetItem", "PutItem", "ConditionCheckItem"], ["switchOf"]),
      useItems("NoteLooks", table, ["Query", "PutItem"], ["lookOf"]),
      useItems("EraseTheirNeeds", table, ["DeleteItem"], ["needsOf"]),
      mailQueues.statement(),
    ],
  });
  // A schedule hands its event over and forgets it; what fails then is Lambda's to try again and to put aside.
  jobs.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(1),
    onFailure: new SqsDestination(jobFailures),
  });
  for (const [job, minutes] of Object.entries(JOB_MINUTES)) {
    new Rule(stack, `Schedule-${job}`, {
      description: `Runs ${job}`,
      schedule: Schedule.rate(Duration.minutes(minutes)),
      targets: [
        new LambdaFunction(jobs, {
          event: RuleTargetInput.fromObject({ job }),
          retryAttempts: 2,
          maxEventAge: Duration.hours(1),
          deadLetterQueue: jobFailures,
        }),
      ],
    });
  }
  return { functions: { Jobs: jobs }, failureQueues: { JobFailures: jobFailures } };
}
