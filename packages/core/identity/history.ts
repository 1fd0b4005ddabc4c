import { tell, type Audited, type NewEntry } from "../shared/history.ts";
import type { Identity } from "./store.ts";

/** What the history says of an account at a provider: that somebody was bound to it, and that they were freed from it. */
export function identityHistory(before: Identity | undefined, after: Identity): NewEntry[] {
  const { staffId: target, issuer, createdAt } = after;
  const row = audited(after);
  return tell(
    {
      subjectId: "staff",
      target,
      // Bound again after that, it is another one.
      key: `identity ${target} ${issuer} ${createdAt}`,
      action: `identity.${row.state}`,
      fields: [],
    },
    before && before.createdAt === createdAt ? audited(before) : undefined,
    row,
  );
}

function audited({ createdAt, removedAt, changedBy }: Identity): Audited {
  return removedAt
    ? { version: 2, updatedAt: removedAt, changedBy, state: "removed" }
    : { version: 1, updatedAt: createdAt, changedBy, state: "added" };
}
