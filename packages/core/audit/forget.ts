import type { Table } from "../shared/table.ts";
import { auditEntity, firstOf, type Subject } from "./store.ts";

/**
 * Takes what staff wrote, and what stood in fields, out of the entries of one thing whose person is erased: who did what and when stays, and
 * that and why it was erased. Index gsi1 (`byTarget`); of a registration, also its first entry.
 */
export async function forgetWords(table: Table, target: string, registration?: Subject): Promise<void> {
  const entries = auditEntity(table);
  const { data: later } = await entries.query.byTarget({ target }).go({ pages: "all" });
  const first = registration && (await firstOf(entries, registration));
  for (const { subjectId, at, auditId, action, reason, changes } of [...later, ...(first ? [first] : [])])
    if (action !== "registration.erased" && (reason !== undefined || changes !== undefined))
      await entries.patch({ subjectId, at, auditId }).remove(["reason", "changes", "changesLeft"]).go();
}
