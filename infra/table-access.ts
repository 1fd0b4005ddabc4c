import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";

/** What may be done to single items; transactions are made of these. */
type ItemAction = "GetItem" | "BatchGetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "ConditionCheckItem";

/**
 * First attributes of the partition keys, as the stores in `packages/core` build them: `$zapisy#messageId_msg_…`.
 * `tests/infra/table-access.test.ts` compares them with the stores.
 */
export type PartitionKey =
  | "accessId"
  | "address"
  | "certificateId"
  | "doorId"
  | "eventId"
  | "evidenceOf"
  | "limitId"
  | "linkId"
  | "messageId"
  | "needsOf"
  | "ownerId"
  | "projectId"
  | "registrationId"
  | "sessionHash"
  | "signInId"
  | "slug"
  | "staffId"
  | "subjectId"
  | "toldOf"
  | "wordingId";

/** Lets a function read through some indexes of the table. */
export function queryIndexes(table: ITable, indexes: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    sid: "QueryIndexes",
    actions: ["dynamodb:Query"],
    resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
  });
}

/** Lets a function use the items under certain partition keys, and no others. */
export function useItems(
  sid: string,
  table: ITable,
  actions: readonly (ItemAction | "Query")[],
  keys: readonly PartitionKey[],
): PolicyStatement {
  return new PolicyStatement({
    sid,
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    conditions: {
      "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys.map((key) => `$zapisy#${key}_*`) },
      // Without keys there would be nothing to compare, and the condition above would hold.
      Null: { "dynamodb:LeadingKeys": "false" },
    },
  });
}
