import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { entities } from "@zapisy/core/manifests";
import { entityOf } from "@zapisy/functions/effects/follow-stream";
import type { DynamoDBRecord } from "aws-lambda";
import { toLambdaRecord } from "@zapisy/local/stream-record";
import { withoutSignatures } from "./own-database.ts";

/**
 * Reads a table's stream from its beginning, each time what is new, as Lambda hands it over: bytes are base64. A test's own
 * pace instead of a timer's. As on AWS (infra/followed-rows.ts), of rows that are gone those come alone of which something follows.
 */
export function readTableStream(endpoint: string, tableName: string): { read(): Promise<DynamoDBRecord[]> } {
  const table = withoutSignatures(new DynamoDBClient({ endpoint, region: "local" }));
  const streams = withoutSignatures(new DynamoDBStreamsClient({ endpoint, region: "local" }));
  /** Of each shard that is read; undefined at its end. */
  const iterators = new Map<string, string | undefined>();
  let streamArn: string | undefined;
  /** Finds the shards that nobody reads yet. */
  const findShards = async () => {
    streamArn ??= (await table.send(new DescribeTableCommand({ TableName: tableName }))).Table
      ?.LatestStreamArn;
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: streamArn }));
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      if (!ShardId || iterators.has(ShardId)) continue;
      const { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({ StreamArn: streamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" }),
      );
      iterators.set(ShardId, ShardIterator);
    }
  };
  return {
    async read() {
      // Others follow where one has ended. DynamoDB Local looks through every record of all tables to describe a stream.
      if ([...iterators.values()].every((iterator) => iterator === undefined)) await findShards();
      const records: DynamoDBRecord[] = [];
      for (const [shardId, iterator] of iterators) {
        if (!iterator) continue;
        const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
        iterators.set(shardId, page.NextShardIterator);
        records.push(
          ...(page.Records ?? [])
            .map((record) => toLambdaRecord(record, streamArn ?? ""))
            .filter(
              (record) =>
                record.eventName !== "REMOVE" || entities[entityOf(record)]?.followedToItsEnd === true,
            ),
        );
      }
      return records;
    },
  };
}
