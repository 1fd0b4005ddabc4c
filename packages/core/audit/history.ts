import type { NewEntry } from "../shared/history.ts";
import type { Access } from "./schema.ts";

/** History of what was read and taken away, of all events. */
export const ACCESS_HISTORY = "access";

/** What the history says of a note of access: that something was read or taken away. */
export function accessHistory(
  before: Access | undefined,
  { accessId, kind, document, at, actor, target }: Access,
): NewEntry[] {
  if (before) return [];
  const fields = document ? [document] : [];
  return [{ subjectId: ACCESS_HISTORY, target, key: accessId, at, actor, action: `access.${kind}`, fields }];
}
