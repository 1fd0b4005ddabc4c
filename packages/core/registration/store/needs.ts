import type { EventId } from "../../event/index.ts";
import { happened, upTo, type Writes } from "../../shared/table.ts";
import { type Day, epochSeconds, type Instant } from "../../shared/time.ts";
import type { Needs, RegistrationId } from "../schema.ts";
import { type RegistrationEntities, type StoredRegistration } from "./rows.ts";

/** Needs as they are written: undefined leaves them, null erases them. */
export type NeedsWrite = KeptNeeds | null | undefined;

/** Needs with the day on which they are erased. */
export interface KeptNeeds {
  needs: Needs;
  erasedOn: Day;
}

/** The day on which somebody's needs are erased. */
export type NeedsEnd = Pick<KeptNeeds, "erasedOn"> & { registrationId: RegistrationId };

/** Ends of needs that are read in one go. */
const NEEDS_AT_ONCE = 100;

/** Needs of one person. Key: registrationId. */
export async function findNeeds(
  entities: RegistrationEntities,
  registrationId: RegistrationId,
  now: Instant,
): Promise<KeptNeeds | undefined> {
  const { data } = await entities.needsItems.get({ registrationId }).go({ consistent: true });
  return data && isKept(data, now) ? { needs: data.needs, erasedOn: dayOf(data.ttl) } : undefined;
}

/** Needs of all people of an event. Index gsi1 (`byEvent`): eventId. */
export async function listNeeds(
  entities: RegistrationEntities,
  eventId: EventId,
  now: Instant,
): Promise<Map<RegistrationId, Needs>> {
  const { data } = await entities.needsItems.query.byEvent({ eventId }).go({ pages: "all" });
  const kept = data.filter((row) => isKept(row, now));
  return new Map(kept.map((row) => [row.registrationId as RegistrationId, row.needs]));
}

/** When the needs of a registration are erased, without the needs. Key: registrationId. */
export async function findNeedsEnd(
  entities: RegistrationEntities,
  registrationId: RegistrationId,
): Promise<NeedsEnd | undefined> {
  const { data } = await entities.needsItems
    .get({ registrationId })
    .go({ consistent: true, attributes: ["registrationId", "ttl"] });
  return data ? { registrationId, erasedOn: dayOf(data.ttl) } : undefined;
}

/** When the needs of an event's people are erased, without the needs, page by page. Index gsi1 (`byEvent`). */
export async function* eachNeedsEnd(
  entities: RegistrationEntities,
  eventId: EventId,
): AsyncGenerator<NeedsEnd[]> {
  let cursor: string | null = null;
  do {
    const page: { data: { registrationId: string; ttl: number }[]; cursor: string | null } =
      await entities.needsItems.query
        .byEvent({ eventId })
        .go({ cursor, ...upTo(NEEDS_AT_ONCE), attributes: ["registrationId", "ttl"] });
    yield page.data.map(({ registrationId, ttl }) => ({
      registrationId: registrationId as RegistrationId,
      erasedOn: dayOf(ttl),
    }));
    cursor = page.cursor;
  } while (cursor);
}

/** Sets another end for needs whose end had not come by that moment: what is erased stays so. Key: registrationId. */
export async function keepNeedsUntil(
  entities: RegistrationEntities,
  { registrationId, erasedOn }: NeedsEnd,
  moved: Instant,
): Promise<void> {
  await happened(
    entities.needsItems
      .patch({ registrationId })
      .set({ ttl: startOf(erasedOn) })
      .where(({ ttl }, { gt }) => gt(ttl, epochSeconds(moved)))
      .go(),
  );
}

/** The write of needs that goes with a registration, if any. */
export function needsWrite(
  needsItems: Writes<{ needs: RegistrationEntities["needsItems"] }>["needs"],
  { registrationId, eventId }: StoredRegistration,
  write: NeedsWrite,
) {
  if (write === undefined) return [];
  if (write === null) return [needsItems.delete({ registrationId }).commit()];
  const { needs, erasedOn } = write;
  return [needsItems.put({ registrationId, eventId, needs, ttl: startOf(erasedOn) }).commit()];
}

/** DynamoDB erases a row within days of its end: until then nobody may see it any more. */
function isKept({ ttl }: { ttl: number }, now: Instant): boolean {
  return ttl > epochSeconds(now);
}

function startOf(day: Day): number {
  return epochSeconds(`${day}T00:00:00.000Z`);
}

function dayOf(ttl: number): Day {
  return new Date(ttl * 1000).toISOString().slice(0, 10);
}
