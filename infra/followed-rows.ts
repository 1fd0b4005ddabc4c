import { FilterCriteria, FilterRule } from "aws-cdk-lib/aws-lambda";
import { entities, type FollowedEntity } from "../packages/core/manifests.ts";
import type { EntityFacts } from "../packages/core/shared/manifest.ts";

/** Filters of the stream: rows of which the manifests say that something follows from their changes. AWS takes five. */
export function followedRows(): ReturnType<typeof FilterCriteria.filter>[] {
  const always = Object.keys(entities).filter((name) => entities[name]?.followed === true);
  return [
    rowsOf(FilterRule.or(...always)),
    ...Object.entries(entities).flatMap(([name, { followed }]) =>
      followed && followed !== true ? someRowsOf(name, followed) : [],
    ),
  ];
}

/** Filters of the rows of one entity from which something follows. */
export function followedRowsOf(name: FollowedEntity): ReturnType<typeof FilterCriteria.filter>[] {
  const { followed } = entities[name] ?? {};
  return followed && followed !== true ? someRowsOf(name, followed) : [rowsOf(FilterRule.isEqual(name))];
}

function someRowsOf(name: string, followed: Exclude<EntityFacts["followed"], true | undefined>) {
  const isIt = FilterRule.isEqual(name);
  if (followed === "new") return [rowsOf(isIt, {}, { eventName: FilterRule.isEqual("INSERT") })];
  if ("state" in followed) return [rowsOf(isIt, { state: { S: FilterRule.isEqual(followed.state) } })];
  return followed.having.map((attribute) => rowsOf(isIt, { [attribute]: { S: FilterRule.exists() } }));
}

function rowsOf(name: unknown, attributes: object = {}, record: object = {}) {
  return FilterCriteria.filter({
    ...record,
    dynamodb: { NewImage: { __edb_e__: { S: name }, ...attributes } },
  });
}
