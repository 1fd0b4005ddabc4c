import { createWriteTransaction } from "electrodb";
import { commit, type Table } from "../../shared/table.ts";
import { claimKeys, readClaims, releaseWrites } from "./claims.ts";
import { needsWrite } from "./needs.ts";
import { heldClaim, registrationEntities, toRow, type StoredRegistration } from "./rows.ts";

/**
 * Replaces a registration that is as it was read with what stays of it once its person is erased: its claim and needs go, seats stay counted.
 * @returns false where it is not as it was read
 */
export async function eraseRegistration(
  table: Table,
  before: StoredRegistration,
  after: StoredRegistration,
): Promise<boolean> {
  const entities = registrationEntities(table);
  const { eventId, registrationId } = after;
  const held = [...new Set([heldClaim(before), ...claimKeys(before)])];
  // Who shares a claim stays in it; of what is nobody's or somebody else's there is nothing to release.
  const shared = await readClaims(entities, eventId, held);
  const { done } = await commit(
    createWriteTransaction(entities, (write) => [
      write.registrations
        .put(toRow(after))
        .where(({ version }, { eq }) => eq(version, before.version))
        .commit(),
      ...releaseWrites(write.claims, eventId, held, registrationId, shared),
      ...needsWrite(write.needsItems, after, null),
    ]),
  );
  return done;
}
