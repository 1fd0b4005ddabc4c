import { FilterCriteria, FilterRule } from "aws-cdk-lib/aws-lambda";
import { entities, type FollowedEntity } from "../packages/core/manifests.ts";

/** Filters of the stream: rows of which the manifests say that something follows from their changes. AWS takes five. */
export function followedRows(): ReturnType<typeof FilterCriteria.filter>[] {
  return filtersOf(Object.keys(entities));
}

/** Filters of the rows of one entity from which something follows. */
export function followedRowsOf(name: FollowedEntity): ReturnType<typeof FilterCriteria.filter>[] {
  return filtersOf([name]);
}

function filtersOf(names: readonly string[]) {
  const followed = names.map((name) => ({ name, how: entities[name]?.followed }));
  const always = followed.filter(({ how }) => how === true);
  const byState = followed.flatMap(({ name, how }) => (how && how !== true ? [{ name, ...how }] : []));
  // One filter knows all their states: a row of one in a state of another wakes a function that passes it over.
  const ending = names.filter((name) => entities[name]?.followedToItsEnd);
  const states = [...new Set(byState.flatMap((one) => one.states))];
  return [
    ...(always.length > 0 ? [rowsOf(always)] : []),
    ...byState
      .filter(({ isNew }) => isNew)
      .map((one) => rowsOf([one], {}, { eventName: FilterRule.isEqual("INSERT") })),
    ...(byState.length > 0 ? [rowsOf(byState, { state: { S: FilterRule.or(...states) } })] : []),
    ...(ending.length > 0 ? [removalsOf(ending)] : []),
  ];
}

/** A row that is gone has no image but the one before. */
function removalsOf(names: readonly string[]) {
  return FilterCriteria.filter({
    eventName: FilterRule.isEqual("REMOVE"),
    dynamodb: { OldImage: { __edb_e__: { S: FilterRule.or(...names) } } },
  });
}

function rowsOf(of: readonly { name: string }[], attributes: object = {}, record: object = {}) {
  const names = FilterRule.or(...of.map(({ name }) => name));
  return FilterCriteria.filter({
    ...record,
    dynamodb: { NewImage: { __edb_e__: { S: names }, ...attributes } },
  });
}
