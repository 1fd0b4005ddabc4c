import type { DatabaseCall } from "../support/database-proxy.ts";
import type { Granted } from "./iam-statements.ts";

/** One thing that was done to the table. */
export interface Access {
  action: string;
  /** `table` or the name of an index. */
  resource: string;
  partitionKeys: string[];
}

type Key = Record<string, { S?: string }>;
interface Operation {
  IndexName?: string;
  Key?: Key;
  Item?: Key;
  ExpressionAttributeValues?: Key;
  KeyConditionExpression?: string;
  RequestItems?: Record<string, { Keys?: Key[] }>;
  TransactItems?: Record<string, Operation>[];
}

/** What a call to the database does to the table, in IAM's terms. */
export function accessesOf({ operation, input: plain }: DatabaseCall): Access[] {
  const input = plain as Operation;
  const key = (item: Key | undefined) => item?.pk?.S ?? "";
  switch (operation) {
    case "TransactWriteItems":
    case "TransactGetItems":
      return (input.TransactItems ?? []).flatMap((part) =>
        Object.entries(part).map(([kind, item]) => ({
          action: kind === "ConditionCheck" ? "ConditionCheckItem" : `${kind}Item`,
          resource: "table",
          partitionKeys: [key(item.Key ?? item.Item)],
        })),
      );
    case "BatchGetItem":
      return Object.values(input.RequestItems ?? {}).map(({ Keys = [] }) => ({
        action: operation,
        resource: "table",
        partitionKeys: Keys.map(key),
      }));
    case "Query":
      return [
        {
          action: operation,
          resource: input.IndexName ?? "table",
          partitionKeys: [input.ExpressionAttributeValues?.[":pk"]?.S ?? ""],
        },
      ];
    default:
      return [{ action: operation, resource: "table", partitionKeys: [key(input.Key ?? input.Item)] }];
  }
}

/** What was done that a role would not have been allowed to do; as IAM judges it, for the statements that we write. */
export function refusedAccesses(accesses: readonly Access[], statements: readonly Granted[]): string[] {
  const refused = accesses.filter((access) => !statements.some((statement) => allows(statement, access)));
  return [
    ...new Set(
      refused.map(({ action, resource, partitionKeys }) => `${action} ${resource} ${partitionKeys[0]}`),
    ),
  ];
}

function allows({ actions, resources, condition }: Granted, access: Access): boolean {
  const suffix = access.resource === "table" ? /Table\.Arn\}$/ : new RegExp(`/index/${access.resource}$`);
  if (!actions.includes(`dynamodb:${access.action}`) || !resources.some((resource) => suffix.test(resource)))
    return false;
  const patterns = condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] as string[] | undefined;
  return access.partitionKeys.every(
    (key) => !patterns || patterns.some((pattern) => key.startsWith(pattern.slice(0, -1))),
  );
}
