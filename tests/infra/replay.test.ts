import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DescribeStreamCommand, DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { createStreamHandlers } from "@zapisy/functions/effects/index";
import { createMailFeedbackHandler } from "@zapisy/functions/effects/mail-feedback";
import { createJobs } from "@zapisy/functions/jobs/index";
import { createOutboxStore } from "@zapisy/core/message";
import type { Message } from "@zapisy/core/message/schema";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { startFakeAws, type FakeAccount, type FakeAws, type StackResource } from "../support/fake-aws.ts";
import { readTableStream } from "../support/table-stream.ts";
import { createWorld, type World } from "../support/world.ts";
import { databaseEndpoint } from "../support/own-database.ts";

const FOLLOW_STREAM = "arn:aws:lambda:eu-central-1:123456789012:function:anna-zapisy-FollowStream";
const MAIL_FEEDBACK = "anna-zapisy-Events-MailFeedbackABC";
/** A sequence number as short as they are. */
const FIRST = "0".repeat(20) + "1";
const JOBS = "arn:aws:lambda:eu-central-1:123456789012:function:anna-zapisy-Jobs";

let world: World;
let aws: FakeAws;
/** Events that a function was handed. */
let handed: unknown[];
/** Whether the cause of the failures is still there. */
let broken: boolean;

beforeAll(async () => {
  world = await createWorld();
});

afterEach(() => aws.stop());

const queue = (name: string): StackResource => ({
  type: "AWS::SQS::Queue",
  id: `${name}0123ABCD`,
  physicalId: `/123456789012/${name}`,
});

/** Starts AWS with these messages in the failure queues of stage `anna`, and runs the command there. */
async function replay(queues: FakeAccount["queues"]) {
  handed = [];
  const run =
    <Event>(handle: (event: Event) => Promise<unknown>) =>
    async (event: Event) => {
      handed.push(event);
      if (broken) throw new Error("The cause is still there.");
      return handle(event);
    };
  const jobs = createJobs(world.deps);
  const stack = (resources: StackResource[]) => ({
    resources,
    outputs: {},
    exports: {},
    status: "CREATE_COMPLETE",
  });
  aws = await startFakeAws({
    stacks: {
      "anna-zapisy-Events": stack([
        { type: "AWS::Lambda::Function", id: "MailFeedback0123ABCD", physicalId: MAIL_FEEDBACK },
        ...["MailToManyQueue", "MailFailures", "StreamFailures", "FeedbackFailures"].map(queue),
      ]),
      "anna-zapisy-Jobs": stack([queue("JobFailures")]),
      "anna-zapisy-Storage": { ...stack([]), outputs: { TableName: world.deps.table.name } },
    },
    queues: { MailToManyQueue: [], ...queues },
    functions: {
      [FOLLOW_STREAM]: run(followStream(Object.values(createStreamHandlers(world.deps)))),
      [MAIL_FEEDBACK]: run(createMailFeedbackHandler(world.deps)),
      [JOBS]: run(async ({ job }: { job: string }) => jobs[job]?.run()),
    },
  });
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: databaseEndpoint,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: databaseEndpoint,
  };
  const command = promisify(execFile)(process.execPath, ["infra/replay.ts", "--stage", "anna"], { env });
  return command.catch((error: { stdout: string; stderr: string }) => error);
}

/** What Lambda writes into the on-failure queue of a stream (AWS Lambda, "Retain records of invocations"). */
async function streamFailure(from: string, to: string) {
  const endpoint = databaseEndpoint;
  const { Table } = await new DynamoDBClient({ endpoint, region: "local" }).send(
    new DescribeTableCommand({ TableName: world.deps.table.name }),
  );
  const streamArn = Table?.LatestStreamArn;
  const { StreamDescription } = await new DynamoDBStreamsClient({ endpoint, region: "local" }).send(
    new DescribeStreamCommand({ StreamArn: streamArn }),
  );
  return JSON.stringify({
    requestContext: {
      requestId: "1",
      functionArn: FOLLOW_STREAM,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: 11,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: "2026-03-02T09:00:00.000Z",
    DDBStreamBatchInfo: {
      shardId: StreamDescription?.Shards?.at(-1)?.ShardId,
      startSequenceNumber: from,
      endSequenceNumber: to,
      approximateArrivalOfFirstRecord: "2026-03-02T09:00:00Z",
      approximateArrivalOfLastRecord: "2026-03-02T09:00:00Z",
      batchSize: 1,
      streamArn,
    },
  });
}

describe("what failed for good", () => {
  it("is done again when its cause is mended, from the stream's own records, and stays as long as it is not", async () => {
    const stream = readTableStream(databaseEndpoint, world.deps.table.name);
    const event = await publishEvent(world, await createProject(world), { seats: 5 });
    await stream.read();
    await signUp(world, event, 1);
    const records = await stream.read();
    const numbers = records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? "");
    // The one after it was no part of the batch that failed.
    await signUp(world, event, 2);
    const body = await streamFailure(numbers[0] ?? "", numbers.at(-1) ?? "");
    const waiting = { messageId: "batch", body };
    const audited = async () =>
      (await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId)).items.length;

    broken = true;
    const queues = { StreamFailures: [waiting], FeedbackFailures: [], JobFailures: [], MailFailures: [] };
    const refused = await replay(queues);
    expect(refused.stdout).toContain("StreamFailures: 0 done again, 1 left.");
    expect(refused.stdout).toContain("batch: failed again: The cause is still there.");
    expect(refused.stderr).toContain("stays in its queue for 14 days");
    expect([queues.StreamFailures, await audited()]).toEqual([[waiting], 0]);

    broken = false;
    aws.stop();
    const done = await replay(queues);
    expect(done.stdout).toContain("StreamFailures: 1 done again, 0 left.");
    expect(done.stderr).toBe("");
    expect([queues.StreamFailures, await audited()]).toEqual([[], 1]);
    const [batch] = handed as DynamoDBStreamEvent[];
    expect(batch?.Records.map(({ dynamodb }) => dynamodb?.SequenceNumber)).toEqual(numbers);
  });

  it("is news of mail, by SNS or by the function itself; a schedule's job; and mail, which goes back to its queue", async () => {
    broken = false;
    const notification = {
      Type: "Notification",
      MessageId: "1",
      Message: JSON.stringify({ eventType: "Delivery", mail: { tags: {} }, delivery: {} }),
    };
    const requestPayload = { Records: [{ EventSource: "aws:sns", Sns: notification }] };
    const queues: FakeAccount["queues"] = {
      StreamFailures: [],
      FeedbackFailures: [
        { messageId: "from-sns", body: JSON.stringify(notification) },
        {
          messageId: "from-lambda",
          body: JSON.stringify({
            version: "1.0",
            requestContext: { functionArn: MAIL_FEEDBACK, condition: "RetriesExhausted" },
            requestPayload,
          }),
        },
      ],
      JobFailures: [
        {
          messageId: "job",
          body: JSON.stringify({ job: "requeue-mail" }),
          attributes: { TARGET_ARN: JOBS, ERROR_CODE: "SDK_CLIENT_ERROR" },
        },
        {
          messageId: "failed-job",
          body: JSON.stringify({
            version: "1.0",
            requestContext: { functionArn: JOBS, condition: "RetriesExhausted" },
            requestPayload: { job: "requeue-mail" },
          }),
        },
      ],
      MailFailures: [{ messageId: "mail", body: JSON.stringify({ messageId: "msg_1" }) }],
    };
    const { stdout, stderr } = await replay(queues);
    expect([stdout.split("\n").toSorted(), stderr]).toEqual([
      [
        "",
        "FeedbackFailures: 2 done again, 0 left.",
        "JobFailures: 2 done again, 0 left.",
        "Mail that SES refused: 0 to be mailed again.",
        "MailFailures: 1 to be mailed again.",
        "StreamFailures: 0 done again, 0 left.",
      ],
      "",
    ]);
    const job = { job: "requeue-mail" };
    expect(handed).toEqual([requestPayload, requestPayload, job, job]);
    expect(aws.moved).toEqual(["arn:aws:sqs:eu-central-1:123456789012:MailFailures"]);
  });

  it("stays, with the reason, when the stream has forgotten it or it is nothing of ours", async () => {
    // DynamoDB Local forgets nothing; a stream that is not there is refused in the same way.
    const gone = (await streamFailure(FIRST, FIRST)).replace(world.deps.table.name, "forgotten");
    const { stdout } = await replay({
      StreamFailures: [
        { messageId: "old", body: gone },
        { messageId: "odd", body: "{}" },
        { messageId: "bad", body: "not json" },
      ],
      FeedbackFailures: [],
      JobFailures: [],
      MailFailures: [],
    });
    expect(stdout).toContain("StreamFailures: 0 done again, 3 left.");
    expect(stdout).toContain("old: older than 24 hours: the stream has forgotten the records");
    expect(stdout).toContain("odd: nothing that one of our functions failed at");
    expect(stdout).toContain("bad: not JSON");
    expect(stdout).toContain("MailFailures: 0 to be mailed again.");
    expect([handed, aws.moved]).toEqual([[], []]);
  });

  it("goes when SES refused it for a reason that somebody mended: neither codes nor what is two weeks old", async () => {
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
    const refused = (id: string, more: Partial<Message> = {}) =>
      createOutboxStore(world.deps.table).queue({
        messageId: `msg_${id.padStart(26, "0")}`,
        kind: "registration.confirmed",
        state: "failed",
        failure: "MessageRejected",
        to: "osoba@rops.example",
        registrationId: `reg_${id.padStart(26, "0")}`,
        locale: "pl",
        attempts: 1,
        queuedAt: days(1),
        ...more,
      });
    const recent = Array.from({ length: 12 }, (_, number) => `RECENT${number + 10}`);
    for (const id of recent) await refused(id);
    await refused("OLD", { queuedAt: days(15) });
    await refused("CODE", { kind: "staff.sign_in_code" });
    await refused("GONE", { failure: "mail.subject_gone" });
    await refused("SENT", { state: "sent" });
    const { stdout } = await replay({
      StreamFailures: [],
      FeedbackFailures: [],
      JobFailures: [],
      MailFailures: [],
    });
    expect(stdout).toContain("Mail that SES refused: 12 to be mailed again.");
    const handed = aws.account.queues.MailToManyQueue?.map(({ body }) => JSON.parse(body) as unknown);
    expect(new Set(handed)).toEqual(
      new Set(
        recent
          .map((id) => id.padStart(26, "0"))
          .map((id) => ({ messageId: `reg_${id}/msg_${id}`, again: true })),
      ),
    );
  });
});
