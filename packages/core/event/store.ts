import { bind, type Bound } from "../shared/use-case.ts";
import type { Table } from "../shared/table.ts";
import * as reads from "./store/read.ts";
import { create, endCount, forgetGroupsEnd, isStillOf, keepForm, remove, save } from "./store/write.ts";
import * as lists from "./store/lists.ts";
import { eventEntities } from "./store/rows.ts";

export { seatBlockEntity, type ChangeNote } from "./store/rows.ts";
export type { DocumentImage } from "./store/read.ts";
export type { CatalogueEntry, EventFilter } from "./store/lists.ts";
export { BLOCKS_PER_SAVE, type BlockChange, type QuotaTerms } from "./store/write.ts";

const accesses = { ...reads, ...lists, create, keepForm, save, remove, endCount, forgetGroupsEnd, isStillOf };

/** Where events are kept. Every function names its access pattern and key. */
export type EventStore = Bound<typeof accesses>;

/** Makes the store of events over one table. */
export function createEventStore(table: Table): EventStore {
  return bind(eventEntities(table), accesses);
}
