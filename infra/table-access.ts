import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { entities, type PartitionKey } from "../packages/core/manifests.ts";
import type { EntityFacts } from "../packages/core/shared/manifest.ts";

/** What may be done to single items; transactions are made of these. */
type ItemAction = "GetItem" | "BatchGetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "ConditionCheckItem";

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

/** What the API does with rows; those that it changes it reads as well. */
type ApiUse = "changes" | NonNullable<EntityFacts["api"]>[number];

/** Partition keys of all rows with which the API does that, in order. */
export function keysThatApi(use: ApiUse): PartitionKey[] {
  const keys = Object.values(entities)
    .filter(({ api }) => (api ? (api as readonly ApiUse[]).includes(use) : use === "changes"))
    .flatMap(({ key, formerKey }) => (formerKey ? [key, formerKey] : [key]) as PartitionKey[]);
  return [...new Set(keys)].sort();
}
