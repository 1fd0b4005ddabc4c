import type { EntityItem } from "electrodb";
import { happened } from "../../shared/table.ts";
import { addSeconds, epochSeconds, type Instant } from "../../shared/time.ts";
import type { Device, SignInMethod, StaffId } from "../schema.ts";
import { type StaffEntities } from "./rows.ts";

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

/** The history is written within minutes; a stream that stands still for hours is put right within a day. */
const ENDED_SESSION_SECONDS = 86_400;

/** Opens a session. Key: hash of its secret. */
export async function createSession(entities: StaffEntities, session: StoredSession): Promise<void> {
  await entities.sessions.put({ ...session, ttl: epochSeconds(session.expiresAt) }).go();
}

/** A session, while it lasts. Key: hash of its secret. */
export async function findSession(
  entities: StaffEntities,
  sessionHash: string,
): Promise<StoredSession | undefined> {
  const { data } = await entities.sessions.get({ sessionHash }).go({ consistent: true });
  return data && data.endedAt === undefined ? sessionOf(data) : undefined;
}

/** Notes that a session was used; one that ended meanwhile stays ended. */
export async function noteUse(entities: StaffEntities, sessionHash: string, now: Instant): Promise<void> {
  await happened(entities.sessions.patch({ sessionHash }).set({ lastUsedAt: now }).go());
}

/** Notes a stronger way in by which the holder of a session has shown who they are. */
export async function noteMethod(
  entities: StaffEntities,
  sessionHash: string,
  method: SignInMethod,
): Promise<void> {
  await happened(entities.sessions.patch({ sessionHash }).set({ method }).go());
}

/** All sessions of one member of staff that were not ended, those that run out first at the front. Index gsi1 (`byStaff`). */
export async function listSessions(entities: StaffEntities, staffId: StaffId): Promise<StoredSession[]> {
  const { data } = await entities.sessions.query.byStaff({ staffId }).go({ pages: "all" });
  return data.map(sessionOf).filter(({ endedAt }) => endedAt === undefined);
}

/** Ends one session; whoever did so first is who ended it. Key: hash of its secret. */
export async function endSession(
  entities: StaffEntities,
  sessionHash: string,
  { at, by }: Ending,
): Promise<void> {
  await happened(
    entities.sessions
      .patch({ sessionHash })
      .set({ endedAt: at, endedBy: by, ttl: epochSeconds(addSeconds(at, ENDED_SESSION_SECONDS)) })
      .where(({ endedAt }, { notExists }) => notExists(endedAt))
      .go(),
  );
}

/** Ends all sessions of one member of staff, but the one that is to stay. Index gsi1 (`byStaff`). */
export async function endSessions(
  entities: StaffEntities,
  staffId: StaffId,
  ending: Ending,
  kept?: string,
): Promise<void> {
  const ended = (await listSessions(entities, staffId)).filter(({ sessionHash }) => sessionHash !== kept);
  await Promise.all(ended.map(({ sessionHash }) => endSession(entities, sessionHash, ending)));
}

/** The session in an image of the stream; undefined when the image is of something else. */
export function sessionFromImage(
  entities: StaffEntities,
  image: Record<string, unknown>,
): StoredSession | undefined {
  const row = entities.sessions.parse({ Item: image }).data;
  return row ? sessionOf(row) : undefined;
}

function sessionOf(row: EntityItem<StaffEntities["sessions"]>): StoredSession {
  const { ttl: _, staffId, ...session } = row;
  return { ...session, staffId: staffId as StaffId };
}
