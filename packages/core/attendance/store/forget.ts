import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import type { Table } from "../../shared/table.ts";
import { attendanceEntities } from "./rows.ts";

/** Takes what staff wrote about somebody out of their marks and the decision on them, where no evidence needs it. Key: eventId, registrationId. */
export async function forgetReasons(
  table: Table,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<void> {
  const entities = attendanceEntities(table);
  const { data } = await entities.marks.query
    .mark({ eventId, registrationId })
    .go({ pages: "all", consistent: true });
  for (const { unitId, markId, reason } of data)
    if (reason !== undefined)
      await entities.marks.patch({ eventId, registrationId, unitId, markId }).remove(["reason"]).go();
  const { data: decided } = await entities.entitlements.get({ eventId, registrationId }).go();
  if (decided?.reason)
    await entities.entitlements.patch({ eventId, registrationId }).set({ reason: "–" }).go();
}
