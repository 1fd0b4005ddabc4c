import type { _Record as SdkRecord } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";

/** Turns a record as the SDK reads it into the one that Lambda hands to a function: JSON, with base64 and seconds. */
export function toLambdaRecord(record: SdkRecord, streamArn: string): DynamoDBRecord {
  const { dynamodb, userIdentity, ...rest } = record;
  const plain: unknown = JSON.parse(
    JSON.stringify(
      {
        ...rest,
        eventSourceARN: streamArn,
        dynamodb: {
          ...dynamodb,
          ApproximateCreationDateTime: Math.floor(
            (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1_000,
          ),
        },
        ...(userIdentity && {
          userIdentity: { type: userIdentity.Type, principalId: userIdentity.PrincipalId },
        }),
      },
      (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value),
    ),
  );
  return plain as DynamoDBRecord;
}

/** The place of a record in its stream: larger means later. */
export function sequenceOf(record: DynamoDBRecord): bigint {
  return BigInt(record.dynamodb?.SequenceNumber ?? 0);
}
