import { bind, type Bound } from "../shared/use-case.ts";
import type { Table } from "../shared/table.ts";
import * as reads from "./store/read.ts";
import { findByPerson } from "./store/claims.ts";
import * as writes from "./store/write.ts";
import { findNeeds, listNeeds, findNeedsEnd, eachNeedsEnd, keepNeedsUntil } from "./store/needs.ts";
import { registrationEntities } from "./store/rows.ts";

export type { StoredRegistration } from "./store/rows.ts";
export { claimKeys, personKey } from "./store/claims.ts";
export type { NeedsWrite } from "./store/needs.ts";
export type { Beside, GivenUpPlace } from "./store/write.ts";

const accesses = {
  ...reads,
  ...writes,
  findByPerson,
  findNeeds,
  listNeeds,
  findNeedsEnd,
  eachNeedsEnd,
  keepNeedsUntil,
};

/** Where registrations are kept. Every function names its access pattern and key. */
export type RegistrationStore = Bound<typeof accesses>;

/** Makes the store of registrations over one table. */
export function createRegistrationStore(table: Table): RegistrationStore {
  return bind(registrationEntities(table), accesses);
}
