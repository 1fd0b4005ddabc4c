import type { EntityItem } from "electrodb";
import type { Id } from "../../shared/id.ts";
import { happened } from "../../shared/table.ts";
import { addSeconds, epochSeconds, type Instant } from "../../shared/time.ts";
import { SIGN_IN_MAX_ATTEMPTS, type SignInMethod, type StaffId } from "../schema.ts";
import { type StaffEntities } from "./rows.ts";

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

/**
 * Begins a sign-in; the mail with the code to whom it belongs follows from the stream. Also notes one that is used
 * already, by a passkey, or was begun at a provider; false when there is one of that id. Key: signInId.
 */
export function createSignIn(entities: StaffEntities, signIn: StoredSignIn): Promise<boolean> {
  const ttl = epochSeconds(addSeconds(signIn.expiresAt, 86_400));
  return happened(entities.signIns.create({ ...signIn, ttl }).go());
}

/** One sign-in. Key: signInId. */
export async function findSignIn(
  entities: StaffEntities,
  signInId: string,
): Promise<StoredSignIn | undefined> {
  const { data } = await entities.signIns.get({ signInId }).go({ consistent: true });
  return data ? signInOf(data) : undefined;
}

/**
 * Counts a typed code, at most the allowed number; false when there were too many already.
 * @param wrongAt now, for the first code that is wrong
 */
export async function countAttempt(
  entities: StaffEntities,
  signInId: string,
  wrongAt?: Instant,
): Promise<boolean> {
  return happened(
    entities.signIns
      .patch({ signInId })
      .add({ attempts: 1 })
      .set({ wrongAt })
      .where(({ attempts }, { lt }) => lt(attempts, SIGN_IN_MAX_ATTEMPTS))
      .go(),
  );
}

/** Uses a sign-in up; false when it was used before. */
export async function useSignIn(entities: StaffEntities, signInId: string, now: Instant): Promise<boolean> {
  return happened(
    entities.signIns
      .patch({ signInId })
      .set({ usedAt: now })
      .where(({ usedAt }, { notExists }) => notExists(usedAt))
      .go(),
  );
}

/** Notes who came in by a sign-in that was not one by a code, once that is known. Key: signInId. */
export async function noteWhoSignedIn(
  entities: StaffEntities,
  signInId: string,
  staffId: StaffId,
  method: StoredSignIn["method"],
  now: Instant,
): Promise<void> {
  await entities.signIns.patch({ signInId }).set({ staffId, method, usedAt: now }).go();
}

/** A door. Key: doorId. */
export async function findDoor(entities: StaffEntities, doorId: string): Promise<SignInDoor | undefined> {
  const { data } = await entities.doors.get({ doorId }).go({ consistent: true });
  return data ? doorOf(data) : undefined;
}

/** Notes whose code was mailed last from a door: of several at the same moment the newest. Key: doorId. */
export async function noteLatest(
  entities: StaffEntities,
  doorId: string,
  staffId: StaffId | undefined,
  signIn: StoredSignIn,
): Promise<void> {
  const { signInId, expiresAt, isLong } = signIn;
  const latest = { signInId, expiresAt, isLong };
  const newest: string = signInId;
  const ttl = epochSeconds(addSeconds(expiresAt, 86_400));
  await happened(
    entities.doors
      .update({ doorId })
      .set({ staffId, latest, latestId: newest, ttl })
      .where(({ latestId }, { notExists, lt }) => `${notExists(latestId)} OR ${lt(latestId, newest)}`)
      .go(),
  );
}

/** Has six digits open nothing at a door from now until then; once, however many ask. Key: doorId. */
export async function guardDoor(
  entities: StaffEntities,
  doorId: string,
  now: Instant,
  until: Instant,
): Promise<void> {
  await happened(
    entities.doors
      .patch({ doorId })
      .set({ guardedUntil: until, guardedAt: now, ttl: epochSeconds(addSeconds(until, 86_400)) })
      .where(
        ({ guardedUntil }, { notExists, ne }) => `${notExists(guardedUntil)} OR ${ne(guardedUntil, until)}`,
      )
      .go(),
  );
}

/** Whether somebody signed in from that browser. Keys: staffId, hash of the browser's secret. */
export async function knowsBrowser(
  entities: StaffEntities,
  staffId: StaffId,
  browserHash: string,
  now: Instant,
): Promise<boolean> {
  const { data } = await entities.browsers.get({ staffId, browserHash }).go({ consistent: true });
  return data !== null && now < data.knownUntil;
}

/** Notes a browser from which somebody signed in. Keys: staffId, hash of the browser's secret. */
export async function noteBrowser(
  entities: StaffEntities,
  staffId: StaffId,
  browserHash: string,
  knownUntil: Instant,
): Promise<void> {
  await entities.browsers.put({ staffId, browserHash, knownUntil, ttl: epochSeconds(knownUntil) }).go();
}

/** The sign-in in an image of the stream; undefined when the image is of something else. */
export function signInFromImage(
  entities: StaffEntities,
  image: Record<string, unknown>,
): StoredSignIn | undefined {
  const row = entities.signIns.parse({ Item: image }).data;
  return row ? signInOf(row) : undefined;
}

/** The door in an image of the stream; undefined when the image is of something else. */
export function doorFromImage(
  entities: StaffEntities,
  image: Record<string, unknown>,
): SignInDoor | undefined {
  const row = entities.doors.parse({ Item: image }).data;
  return row ? doorOf(row) : undefined;
}

function signInOf(row: EntityItem<StaffEntities["signIns"]>): StoredSignIn {
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

function doorOf(row: EntityItem<StaffEntities["doors"]>): SignInDoor {
  const { doorId, staffId, latest, guardedUntil, guardedAt } = row;
  return { doorId, staffId: staffId as StaffId | undefined, latest, guardedUntil, guardedAt };
}
