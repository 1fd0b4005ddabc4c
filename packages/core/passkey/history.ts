import { tell, type Audited, type NewEntry } from "../shared/history.ts";
import type { StoredPasskey } from "./store.ts";

/** What the history says of a passkey: that it was added, and that it was removed. */
export function passkeyHistory(before: StoredPasskey | undefined, after: StoredPasskey): NewEntry[] {
  const { staffId: target, credentialId } = after;
  const row = audited(after);
  return tell(
    {
      subjectId: "staff",
      target,
      key: `passkey ${target} ${credentialId}`,
      action: `passkey.${row.state}`,
      fields: [],
    },
    before && audited(before),
    row,
  );
}

function audited({ createdAt, removedAt, changedBy }: StoredPasskey): Audited {
  return removedAt
    ? { version: 2, updatedAt: removedAt, changedBy, state: "removed" }
    : { version: 1, updatedAt: createdAt, changedBy, state: "added" };
}
