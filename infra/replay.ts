import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, SQSClient, StartMessageMoveTaskCommand } from "@aws-sdk/client-sqs";
import { stackOutputs, stackResources } from "./account.ts";
import { command, CommandProblem, openStage, say } from "./command.ts";
import { mailRefusedAgain, replayQueue } from "./failed-work.ts";

// npm run replay -- --stage NAME: does again what failed for good, after its cause was mended.
await command(async () => {
  const stage = openStage(process.argv.slice(2));
  const region = process.env.AWS_REGION;
  if (!region) throw new CommandProblem("No region is chosen. Set AWS_REGION.");
  const resources = (
    await Promise.all(["Events", "Jobs"].map((stack) => stackResources(region, `${stage}-zapisy-${stack}`)))
  ).flat();
  const sqs = new SQSClient({ region });
  const clients = {
    sqs,
    streams: new DynamoDBStreamsClient({ region }),
    lambda: new LambdaClient({ region }),
  };
  const queues = resources.filter(({ type, id }) => type === "AWS::SQS::Queue" && /Failures/.test(id));
  const mailFeedback = resources.find(
    ({ type, id }) => type === "AWS::Lambda::Function" && id.startsWith("MailFeedback"),
  );
  // What was refused waits behind what is sent now.
  const mailToManyQueue = resources.find(
    ({ type, id }) => type === "AWS::SQS::Queue" && id.startsWith("MailToManyQueue"),
  );
  if (queues.length === 0 || !mailFeedback || !mailToManyQueue)
    throw new CommandProblem(`There is no stage ${stage} in ${region}.`);
  let left = 0;
  for (const { id, physicalId: url } of queues) {
    const name = id.replace(/[0-9A-F]{8}$/, "");
    if (name === "MailFailures") {
      // Back to the queue that each came from; the mailers do the rest at their own pace.
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: url,
          AttributeNames: ["QueueArn", "ApproximateNumberOfMessages"],
        }),
      );
      const count = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
      if (count > 0) await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes?.QueueArn }));
      say(`${name}: ${count} to be mailed again.`);
      continue;
    }
    const replayed = await replayQueue(clients, url, mailFeedback.physicalId);
    say(`${name}: ${replayed.done} done again, ${replayed.left.length} left.`);
    for (const reason of replayed.left) say(`  ${reason}`);
    left += replayed.left.length;
  }
  const { TableName = "" } = await stackOutputs(region, `${stage}-zapisy-Storage`);
  const dynamodb = new DynamoDBClient({ region });
  const refused = await mailRefusedAgain(
    { dynamodb, sqs },
    TableName,
    mailToManyQueue.physicalId,
    new Date(),
  );
  say(`Mail that SES refused: ${refused} to be mailed again.`);
  if (left > 0) {
    throw new CommandProblem(
      "What is left stays in its queue for 14 days; docs/operations.md, What failed for good.",
    );
  }
});
