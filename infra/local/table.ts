import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
} from "@aws-sdk/client-dynamodb";

const INDEXES = ["gsi1", "gsi2", "gsi3"];

/**
 * Makes the table that the product keeps everything in, as `infra/` makes it on AWS: keys `pk` and `sk`, three indexes,
 * a stream with both images, and expiry by `ttl` (seconds). Returns when it can be used; harmless when it exists.
 */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  await create(client, name);
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { TableName: name });
  const expiry = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (expiry.TimeToLiveDescription?.TimeToLiveStatus === "DISABLED") {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
      }),
    );
  }
}

async function create(client: DynamoDBClient, name: string): Promise<void> {
  const keys = (pk: string, sk: string): GlobalSecondaryIndex["KeySchema"] => [
    { AttributeName: pk, KeyType: "HASH" },
    { AttributeName: sk, KeyType: "RANGE" },
  ];
  const names = ["pk", "sk", ...INDEXES.flatMap((index) => [`${index}pk`, `${index}sk`])];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: keys("pk", "sk"),
        GlobalSecondaryIndexes: INDEXES.map((index) => ({
          IndexName: index,
          KeySchema: keys(`${index}pk`, `${index}sk`),
          Projection: { ProjectionType: "ALL" },
        })),
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}
