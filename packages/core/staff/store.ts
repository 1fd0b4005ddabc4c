import { bind, type Bound } from "../shared/use-case.ts";
import type { Table } from "../shared/table.ts";
import { find, findByAddress, list, listAll, create, save, fromImage } from "./store/people.ts";
import {
  createSignIn,
  findSignIn,
  countAttempt,
  useSignIn,
  noteWhoSignedIn,
  findDoor,
  noteLatest,
  guardDoor,
  knowsBrowser,
  noteBrowser,
  signInFromImage,
  doorFromImage,
} from "./store/sign-ins.ts";
import {
  createSession,
  findSession,
  noteUse,
  noteMethod,
  listSessions,
  endSession,
  endSessions,
  sessionFromImage,
} from "./store/sessions.ts";
import { staffEntities } from "./store/rows.ts";

export type { SignInDoor, StoredSignIn } from "./store/sign-ins.ts";
export type { StoredSession, Ending } from "./store/sessions.ts";

const accesses = {
  find,
  findByAddress,
  list,
  listAll,
  create,
  save,
  createSignIn,
  findSignIn,
  countAttempt,
  useSignIn,
  noteWhoSignedIn,
  findDoor,
  noteLatest,
  guardDoor,
  knowsBrowser,
  noteBrowser,
  createSession,
  findSession,
  noteUse,
  noteMethod,
  listSessions,
  endSession,
  endSessions,
  sessionFromImage,
  signInFromImage,
  doorFromImage,
  fromImage,
};

/** Where staff, their sign-ins and sessions are kept. */
export type StaffStore = Bound<typeof accesses>;

/** Makes the store of staff over one table. */
export function createStaffStore(table: Table): StaffStore {
  return bind(staffEntities(table), accesses);
}
