import type { Table } from "../shared/table.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import { retentionEntities } from "./store/rows.ts";
import * as people from "./store/people.ts";
import * as said from "./store/said.ts";
import * as work from "./store/work.ts";

export type { DecidedBy } from "./store/work.ts";

const accesses = { ...people, ...said, ...work };

/** Where it is kept how long data of projects are, and what came of that. */
export type RetentionStore = Bound<typeof accesses>;

/** Makes the store of retention over one table. */
export function createRetentionStore(table: Table): RetentionStore {
  return bind(retentionEntities(table), accesses);
}
