import {
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  ResourceInUseException,
  waitUntilTableExists,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";

/** Remembers how far each handler has come in the stream. */
export interface Checkpoints {
  /** The last record that a handler is done with; nothing when it has seen none of this stream. */
  load(handler: string, streamArn: string): Promise<bigint | undefined>;
  save(handler: string, streamArn: string, sequence: bigint): Promise<void>;
}

/**
 * Keeps checkpoints in a small table of their own, `<table>-local`, beside the data that they belong to: they are copied,
 * lost and restored together, and writing one makes no record in the stream that is being read.
 */
export async function openCheckpoints(client: DynamoDBClient, tableName: string): Promise<Checkpoints> {
  const TableName = `${tableName}-local`;
  await createLocalTable(client, TableName);
  return {
    async load(handler, streamArn) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: { pk: { S: `checkpoint#${handler}` } }, ConsistentRead: true }),
      );
      // Another stream means that the table was made anew: its stream holds everything from the beginning.
      return Item?.sequence?.N === undefined || Item.streamArn?.S !== streamArn
        ? undefined
        : BigInt(Item.sequence.N);
    },
    async save(handler, streamArn, sequence) {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: {
            pk: { S: `checkpoint#${handler}` },
            streamArn: { S: streamArn },
            sequence: { N: String(sequence) },
          },
        }),
      );
    },
  };
}

async function createLocalTable(client: DynamoDBClient, TableName: string): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { TableName });
}
