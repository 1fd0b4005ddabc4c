import { Entity, createWriteTransaction, type EntityItem } from "electrodb";
import type { Id } from "../shared/id.ts";
import type { Page } from "../shared/page.ts";
import {
  SERVICE,
  commit,
  happened,
  json,
  keyFields,
  readPage,
  type Table,
  type Writes,
} from "../shared/table.ts";
import { normaliseEmail } from "../shared/text.ts";
import { addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import type { Staff } from "./answer.ts";
import { SIGN_IN_MAX_ATTEMPTS, type Device, type SignInMethod, type StaffId } from "./schema.ts";

const staffEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "staff", version: "1", service: SERVICE },
      attributes: {
        staffId: { type: "string", required: true },
        staff: { type: json<Omit<Staff, "staffId" | "version">>(), required: true },
        address: { type: "string", required: true },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        staff: {
          pk: { ...keyFields().pk, composite: ["staffId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byAddress: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: [] },
          sk: { ...keyFields("gsi1").sk, composite: ["address"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Makes an address belong to one member of staff only. */
const addressEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "staffAddress", version: "1", service: SERVICE },
      attributes: {
        address: { type: "string", required: true },
        staffId: { type: "string", required: true },
      },
      indexes: {
        address: {
          pk: { ...keyFields().pk, composite: ["address"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A sign-in that waits for its code. Neither the code nor its hash is kept: it follows from id and key. */
const signInEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "signIn", version: "1", service: SERVICE },
      attributes: {
        signInId: { type: "string", required: true },
        staffId: { type: "string" },
        expiresAt: { type: "string", required: true },
        attempts: { type: "number", required: true, default: 0 },
        usedAt: { type: "string" },
        /** When the first wrong code was typed. */
        wrongAt: { type: "string" },
        doorId: { type: "string" },
        /** The sign-in whose code was mailed, where this one was mailed none. */
        codeOf: { type: "string" },
        isLong: { type: "boolean" },
        /** How somebody came in, where it was not by a code. */
        method: { type: json<StoredSignIn["method"]>() },
        ttl: { type: "number", required: true },
      },
      indexes: {
        signIn: {
          pk: { ...keyFields().pk, composite: ["signInId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/**
 * Where codes are asked for and typed: one door of an address for everybody, and one for each browser in which its
 * owner signed in before, so that nobody stands in another's way.
 */
const doorEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "signInDoor", version: "1", service: SERVICE },
      attributes: {
        /** Keyed hash of the address, or of person and browser. */
        doorId: { type: "string", required: true },
        /** Absent where nobody here has the address. */
        staffId: { type: "string" },
        /** The sign-in whose code was mailed last. */
        latest: { type: json<Pick<StoredSignIn, "signInId" | "expiresAt" | "isLong">>() },
        /** Its id once more, by which the newest is told from others of the same moment. */
        latestId: { type: "string" },
        /** Until when six digits open nothing here. */
        guardedUntil: { type: "string" },
        guardedAt: { type: "string" },
        ttl: { type: "number" },
      },
      indexes: {
        door: {
          pk: { ...keyFields().pk, composite: ["doorId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A browser in which somebody signed in. It opens nothing; who asks from it is not taken for a stranger. */
const browserEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "knownBrowser", version: "1", service: SERVICE },
      attributes: {
        staffId: { type: "string", required: true },
        /** SHA-256 of the secret in its cookie. */
        browserHash: { type: "string", required: true },
        knownUntil: { type: "string", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        browser: {
          pk: { ...keyFields().pk, composite: ["staffId"] },
          sk: { ...keyFields().sk, composite: ["browserHash"] },
        },
      },
    },
    { client: documents, table: name },
  );

const sessionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "session", version: "1", service: SERVICE },
      attributes: {
        /** SHA-256 of the secret in the cookie. */
        sessionHash: { type: "string", required: true },
        staffId: { type: "string", required: true },
        method: { type: json<SignInMethod>() },
        device: { type: json<Device>() },
        createdAt: { type: "string" },
        lastUsedAt: { type: "string" },
        expiresAt: { type: "string", required: true },
        /** One that was ended opens nothing, and stays for a day to say who ended it. */
        endedAt: { type: "string" },
        endedBy: { type: "string" },
        ttl: { type: "number", required: true },
      },
      indexes: {
        session: {
          pk: { ...keyFields().pk, composite: ["sessionHash"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byStaff: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["staffId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["expiresAt", "sessionHash"] },
        },
      },
    },
    { client: documents, table: name },
  );

type StaffRow = EntityItem<ReturnType<typeof staffEntity>>;

/** A session as the table knows it. */
export interface StoredSession {
  /** SHA-256 of the secret in the cookie. */
  sessionHash: string;
  staffId: StaffId;
  method?: SignInMethod;
  device?: Device;
  createdAt?: Instant;
  lastUsedAt?: Instant;
  expiresAt: Instant;
  endedAt?: Instant;
  endedBy?: string;
}

/** When a session is ended, and by whom, as the history names them. */
export interface Ending {
  at: Instant;
  by: string;
}

/** Somebody as they were read: a transaction that relies on it is refused when they changed since. */
type Unchanged = Pick<Staff, "staffId" | "version">;

/** What came of a change of staff; `lost`: something it relied on changed meanwhile, so read again. */
type StaffChange = "done" | "address_taken" | "lost";

/** A sign-in as the table knows it. */
export interface StoredSignIn {
  signInId: `sgn_${string}`;
  /** Absent when nobody here has the address: such a sign-in counts wrong codes like any other. */
  staffId?: StaffId;
  expiresAt: Instant;
  attempts: number;
  usedAt?: Instant;
  wrongAt?: Instant;
  doorId?: string;
  codeOf?: Id<"sgn">;
  isLong?: boolean;
  /** How somebody came in, where it was not by a code. */
  method?: Exclude<SignInMethod, "code">;
}

/** A door as the table knows it. */
export interface SignInDoor {
  doorId: string;
  staffId?: StaffId;
  latest?: Pick<StoredSignIn, "signInId" | "expiresAt" | "isLong">;
  guardedUntil?: Instant;
  guardedAt?: Instant;
}

/** The history is written within minutes; a stream that stands still for hours is put right within a day. */
const ENDED_SESSION_SECONDS = 86_400;

/** Where staff, their sign-ins and sessions are kept. */
export type StaffStore = ReturnType<typeof createStaffStore>;

/** Makes the store of staff over one table. */
export function createStaffStore(table: Table) {
  const people = staffEntity(table);
  const addresses = addressEntity(table);
  const signIns = signInEntity(table);
  const doors = doorEntity(table);
  const browsers = browserEntity(table);
  const sessions = sessionEntity(table);
  const entities = { people, addresses };

  const store = {
    /** One member of staff. Key: staffId. */
    async find(staffId: StaffId): Promise<Staff | undefined> {
      const { data } = await people.get({ staffId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** The member of staff with that address. Keys: address, then staffId. */
    async findByAddress(email: string): Promise<Staff | undefined> {
      const { data } = await addresses.get({ address: normaliseEmail(email) }).go({ consistent: true });
      return data ? store.find(data.staffId as StaffId) : undefined;
    },

    /** All staff by address. Index gsi1 (`byAddress`). */
    async list(cursor: string | undefined, limit: number): Promise<Page<Staff>> {
      return readPage(people.query.byAddress({}), { cursor, limit }, fromRow);
    },

    /** All staff at once, for choosing among them. Index gsi1 (`byAddress`), to its end. */
    async listAll(): Promise<Staff[]> {
      const { data } = await people.query.byAddress({}).go({ pages: "all" });
      return data.map(fromRow);
    },

    /** Writes a new member of staff and claims the address, while `manager` is as they were read. */
    async create(staff: Staff, changedBy: string, manager?: Unchanged): Promise<StaffChange> {
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.people.create(toRow(staff, changedBy)).commit(),
          write.addresses.create({ address: normaliseEmail(staff.email), staffId: staff.staffId }).commit(),
          ...(manager ? [unchanged(write.people, manager)] : []),
        ]),
      );
      if (result.done) return "done";
      return result.refusals[1]?.refused ? "address_taken" : "lost";
    },

    /**
     * Replaces a member of staff that still has the version it was read with, while `manager`, somebody else, is as
     * they were read; moves the address claim.
     */
    async save(before: Staff, after: Staff, changedBy: string, manager?: Unchanged): Promise<StaffChange> {
      const from = normaliseEmail(before.email);
      const to = normaliseEmail(after.email);
      const isMoved = from !== to;
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.people
            .put(toRow(after, changedBy))
            .where(({ version }, { eq }) => eq(version, before.version))
            .commit(),
          ...(isMoved
            ? [
                write.addresses.create({ address: to, staffId: after.staffId }).commit(),
                write.addresses.delete({ address: from }).commit(),
              ]
            : []),
          ...(manager ? [unchanged(write.people, manager)] : []),
        ]),
      );
      if (result.done) return "done";
      const [own, address] = result.refusals;
      return isMoved && address?.refused && !own?.refused ? "address_taken" : "lost";
    },

    /**
     * Begins a sign-in; the mail with the code to whom it belongs follows from the stream. Also notes one that is used
     * already, by a passkey, or was begun at a provider; false when there is one of that id. Key: signInId.
     */
    createSignIn(signIn: StoredSignIn): Promise<boolean> {
      const ttl = epochSeconds(addSeconds(signIn.expiresAt, 86_400));
      return happened(signIns.create({ ...signIn, ttl }).go());
    },

    /** One sign-in. Key: signInId. */
    async findSignIn(signInId: string): Promise<StoredSignIn | undefined> {
      const { data } = await signIns.get({ signInId }).go({ consistent: true });
      return data ? signInOf(data) : undefined;
    },

    /**
     * Counts a typed code, at most the allowed number; false when there were too many already.
     * @param wrongAt now, for the first code that is wrong
     */
    async countAttempt(signInId: string, wrongAt?: Instant): Promise<boolean> {
      return happened(
        signIns
          .patch({ signInId })
          .add({ attempts: 1 })
          .set({ wrongAt })
          .where(({ attempts }, { lt }) => lt(attempts, SIGN_IN_MAX_ATTEMPTS))
          .go(),
      );
    },

    /** Uses a sign-in up; false when it was used before. */
    async useSignIn(signInId: string, now: Instant): Promise<boolean> {
      return happened(
        signIns
          .patch({ signInId })
          .set({ usedAt: now })
          .where(({ usedAt }, { notExists }) => notExists(usedAt))
          .go(),
      );
    },

    /** Notes who came in by a sign-in that was not one by a code, once that is known. Key: signInId. */
    async noteWhoSignedIn(
      signInId: string,
      staffId: StaffId,
      method: StoredSignIn["method"],
      now: Instant,
    ): Promise<void> {
      await signIns.patch({ signInId }).set({ staffId, method, usedAt: now }).go();
    },

    /** A door. Key: doorId. */
    async findDoor(doorId: string): Promise<SignInDoor | undefined> {
      const { data } = await doors.get({ doorId }).go({ consistent: true });
      return data ? doorOf(data) : undefined;
    },

    /** Notes whose code was mailed last from a door: of several at the same moment the newest. Key: doorId. */
    async noteLatest(doorId: string, staffId: StaffId | undefined, signIn: StoredSignIn): Promise<void> {
      const { signInId, expiresAt, isLong } = signIn;
      const latest = { signInId, expiresAt, isLong };
      const newest: string = signInId;
      const ttl = epochSeconds(addSeconds(expiresAt, 86_400));
      await happened(
        doors
          .update({ doorId })
          .set({ staffId, latest, latestId: newest, ttl })
          .where(({ latestId }, { notExists, lt }) => `${notExists(latestId)} OR ${lt(latestId, newest)}`)
          .go(),
      );
    },

    /** Has six digits open nothing at a door from now until then; once, however many ask. Key: doorId. */
    async guardDoor(doorId: string, now: Instant, until: Instant): Promise<void> {
      await happened(
        doors
          .patch({ doorId })
          .set({ guardedUntil: until, guardedAt: now, ttl: epochSeconds(addSeconds(until, 86_400)) })
          .where(
            ({ guardedUntil }, { notExists, ne }) =>
              `${notExists(guardedUntil)} OR ${ne(guardedUntil, until)}`,
          )
          .go(),
      );
    },

    /** Whether somebody signed in from that browser. Keys: staffId, hash of the browser's secret. */
    async knowsBrowser(staffId: StaffId, browserHash: string, now: Instant): Promise<boolean> {
      const { data } = await browsers.get({ staffId, browserHash }).go({ consistent: true });
      return data !== null && now < data.knownUntil;
    },

    /** Notes a browser from which somebody signed in. Keys: staffId, hash of the browser's secret. */
    async noteBrowser(staffId: StaffId, browserHash: string, knownUntil: Instant): Promise<void> {
      await browsers.put({ staffId, browserHash, knownUntil, ttl: epochSeconds(knownUntil) }).go();
    },

    /** Opens a session. Key: hash of its secret. */
    async createSession(session: StoredSession): Promise<void> {
      await sessions.put({ ...session, ttl: epochSeconds(session.expiresAt) }).go();
    },

    /** A session, while it lasts. Key: hash of its secret. */
    async findSession(sessionHash: string): Promise<StoredSession | undefined> {
      const { data } = await sessions.get({ sessionHash }).go({ consistent: true });
      return data && data.endedAt === undefined ? sessionOf(data) : undefined;
    },

    /** Notes that a session was used; one that ended meanwhile stays ended. */
    async noteUse(sessionHash: string, now: Instant): Promise<void> {
      await happened(sessions.patch({ sessionHash }).set({ lastUsedAt: now }).go());
    },

    /** Notes a stronger way in by which the holder of a session has shown who they are. */
    async noteMethod(sessionHash: string, method: SignInMethod): Promise<void> {
      await happened(sessions.patch({ sessionHash }).set({ method }).go());
    },

    /** All sessions of one member of staff that were not ended, those that run out first at the front. Index gsi1 (`byStaff`). */
    async listSessions(staffId: StaffId): Promise<StoredSession[]> {
      const { data } = await sessions.query.byStaff({ staffId }).go({ pages: "all" });
      return data.map(sessionOf).filter(({ endedAt }) => endedAt === undefined);
    },

    /** Ends one session; whoever did so first is who ended it. Key: hash of its secret. */
    async endSession(sessionHash: string, { at, by }: Ending): Promise<void> {
      await happened(
        sessions
          .patch({ sessionHash })
          .set({ endedAt: at, endedBy: by, ttl: epochSeconds(addSeconds(at, ENDED_SESSION_SECONDS)) })
          .where(({ endedAt }, { notExists }) => notExists(endedAt))
          .go(),
      );
    },

    /** Ends all sessions of one member of staff, but the one that is to stay. Index gsi1 (`byStaff`). */
    async endSessions(staffId: StaffId, ending: Ending, kept?: string): Promise<void> {
      const ended = (await store.listSessions(staffId)).filter(({ sessionHash }) => sessionHash !== kept);
      await Promise.all(ended.map(({ sessionHash }) => store.endSession(sessionHash, ending)));
    },

    /** The session in an image of the stream; undefined when the image is of something else. */
    sessionFromImage(image: Record<string, unknown>): StoredSession | undefined {
      const row = sessions.parse({ Item: image }).data;
      return row ? sessionOf(row) : undefined;
    },

    /** The sign-in in an image of the stream; undefined when the image is of something else. */
    signInFromImage(image: Record<string, unknown>): StoredSignIn | undefined {
      const row = signIns.parse({ Item: image }).data;
      return row ? signInOf(row) : undefined;
    },

    /** The door in an image of the stream; undefined when the image is of something else. */
    doorFromImage(image: Record<string, unknown>): SignInDoor | undefined {
      const row = doors.parse({ Item: image }).data;
      return row ? doorOf(row) : undefined;
    },

    /** The member of staff in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): (Staff & { changedBy: string }) | undefined {
      const row = people.parse({ Item: image }).data;
      return row ? { ...fromRow(row), changedBy: row.changedBy } : undefined;
    },
  };
  return store;
}

/** The part of a transaction that holds somebody to what they were read as. */
function unchanged(
  people: Writes<{ people: ReturnType<typeof staffEntity> }>["people"],
  { staffId, version: known }: Unchanged,
) {
  return people
    .check({ staffId })
    .where(({ version }, { eq }) => eq(version, known))
    .commit();
}

function signInOf(row: EntityItem<ReturnType<typeof signInEntity>>): StoredSignIn {
  return {
    signInId: row.signInId as StoredSignIn["signInId"],
    staffId: row.staffId as StaffId | undefined,
    expiresAt: row.expiresAt,
    attempts: row.attempts,
    usedAt: row.usedAt,
    wrongAt: row.wrongAt,
    doorId: row.doorId,
    codeOf: row.codeOf as StoredSignIn["codeOf"],
    isLong: row.isLong,
    method: row.method,
  };
}

function doorOf(row: EntityItem<ReturnType<typeof doorEntity>>): SignInDoor {
  const { doorId, staffId, latest, guardedUntil, guardedAt } = row;
  return { doorId, staffId: staffId as StaffId | undefined, latest, guardedUntil, guardedAt };
}

function sessionOf(row: EntityItem<ReturnType<typeof sessionEntity>>): StoredSession {
  const { ttl: _, staffId, ...session } = row;
  return { ...session, staffId: staffId as StaffId };
}

function toRow({ staffId, version, ...staff }: Staff, changedBy: string): StaffRow {
  return { staffId, version, staff, address: normaliseEmail(staff.email), changedBy };
}

function fromRow(row: StaffRow): Staff {
  return { ...row.staff, staffId: row.staffId as StaffId, version: row.version };
}
