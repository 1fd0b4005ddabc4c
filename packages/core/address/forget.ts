import type { RegistrationId } from "../registration/schema.ts";
import type { Table } from "../shared/table.ts";
import { useEntity } from "./store.ts";

/** Forgets that a registration has or had an address. Key: addressHash and registrationId. */
export async function forgetUse(
  table: Table,
  addressHash: string,
  registrationId: RegistrationId,
): Promise<void> {
  await useEntity(table).delete({ addressHash, registrationId }).go();
}
