import { bind, type Bound } from "../shared/use-case.ts";
import type { Table } from "../shared/table.ts";
import * as people from "./store/people.ts";
import * as signIns from "./store/sign-ins.ts";
import * as sessions from "./store/sessions.ts";
import { staffEntities } from "./store/rows.ts";

export type { SignInDoor, StoredSignIn } from "./store/sign-ins.ts";
export type { StoredSession, Ending } from "./store/sessions.ts";

const accesses = { ...people, ...signIns, ...sessions };

/** Where staff, their sign-ins and sessions are kept. */
export type StaffStore = Bound<typeof accesses>;

/** Makes the store of staff over one table. */
export function createStaffStore(table: Table): StaffStore {
  return bind(staffEntities(table), accesses);
}
