import { createWriteTransaction } from "electrodb";
import { commit, readMany } from "../../shared/table.ts";
import type { PersonHold } from "../schema.ts";
import { fromPersonHoldRow, toPersonHoldRow, type RetentionEntities } from "./rows.ts";

/** Holds of several registrations and participants, in their order; also those that ended. Keys: heldOf, in batches of a hundred, strongly consistent. */
export async function findHeld(
  { people }: RetentionEntities,
  ids: readonly PersonHold["heldOf"][],
): Promise<(PersonHold | undefined)[]> {
  const rows = await readMany(
    ids.map((heldOf) => ({ heldOf })),
    (keys, options) => people.get(keys).go({ ...options, consistent: true }),
  );
  return rows.map((row) => row && fromPersonHoldRow(row));
}

/** Keeps holds of one person, each over the version before, in one transaction; false where somebody else was faster. */
export async function saveHeld(entities: RetentionEntities, holds: readonly PersonHold[]): Promise<boolean> {
  const { done } = await commit(
    createWriteTransaction(entities, (write) =>
      holds.map((hold) =>
        write.people
          .put(toPersonHoldRow(hold))
          .where(({ version }, { eq, notExists }) =>
            hold.version === 1 ? notExists(version) : eq(version, hold.version - 1),
          )
          .commit(),
      ),
    ),
  );
  return done;
}
