import type { Table } from "../shared/table.ts";
import type { Invitation } from "./schema.ts";
import { invitationEntity } from "./store.ts";

/** Erases an invitation; its counter stays, which says nothing of anybody. Key: eventId and invitationId. */
export async function eraseInvitation(
  table: Table,
  { eventId, invitationId }: Pick<Invitation, "eventId" | "invitationId">,
): Promise<void> {
  await invitationEntity(table).delete({ eventId, invitationId }).go();
}
