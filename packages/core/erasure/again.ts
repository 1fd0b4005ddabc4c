import type { Bucket } from "../file/index.ts";
import type { Instant } from "../shared/time.ts";
import type { Erasure } from "./schema.ts";
import type { ErasureStore } from "./store.ts";

const NOTES = "erased/";

/** Where in the bucket it is noted what an erasure erased, for a table that is put back as it was before. */
export function erasedKey(erasureId: Erasure["erasureId"]): string {
  return `${NOTES}${erasureId}.json`;
}

/**
 * Begins again what was erased after the moment of a table that was put back: of these the bucket has a note and the table no row. They are
 * parts that nobody finished, due at once, so that they begin when somebody follows the table; what a term ended is counted with the end of
 * its first look, as it was before. Safe to do twice.
 * @returns how many were begun
 */
export async function eraseAgain(
  { erasures, bucket }: { erasures: Pick<ErasureStore, "save">; bucket: Pick<Bucket, "list" | "get"> },
  now: Instant,
): Promise<number> {
  let begun = 0;
  for (const key of await bucket.list(NOTES)) {
    const bytes = await bucket.get(key);
    if (!bytes) continue;
    // Notes of before named no reason, and nobody who was told.
    const noted = {
      reason: "–",
      toldContacts: [],
      ...(JSON.parse(bytes.toString()) as Partial<Erasure>),
    } as Erasure;
    const fresh = { state: "working", look: 1, done: 0, named: 0, secondAt: now, version: 1 } as const;
    if (await erasures.save({ ...noted, ...fresh })) begun += 1;
  }
  return begun;
}
