import { createWriteTransaction } from "electrodb";
import type { SeatBlock } from "../../event/index.ts";
import { commit, type Table } from "../../shared/table.ts";
import { claimKeys, readClaims, releaseWrites } from "./claims.ts";
import { seatMoves } from "../moves.ts";
import { needsWrite } from "./needs.ts";
import { counted, standingWrites } from "./standing.ts";
import { heldClaim, registrationEntities, toRow, type StoredRegistration } from "./rows.ts";

/**
 * Replaces a registration that is as it was read with what stays of it once its person is erased: its claim and needs go, and seats stay
 * counted that it has still.
 * @param blocks seats of its event as last read; needed where one is given up
 * @returns false where it, or its seats, are not as they were read
 */
export async function eraseRegistration(
  table: Table,
  before: StoredRegistration,
  after: StoredRegistration,
  blocks: readonly SeatBlock[] = [],
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
      ...standingWrites(write.blocks, eventId, seatMoves(counted(before), counted(after), blocks)),
      ...needsWrite(write.needsItems, after, null),
    ]),
  );
  return done;
}
