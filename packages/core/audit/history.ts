import { derivedId } from "../shared/id.ts";
import type { NewEntry } from "../shared/history.ts";
import type { Access, AuditId } from "./schema.ts";

/** History of what was read and taken away, of all events. */
export const ACCESS_HISTORY = "access";

/** The id of the entry of a change, of what it is about and of the version that it made: a change that is seen twice is entered once. */
export function entryIdOf(key: string, version: number | undefined): AuditId {
  return derivedId("aud", key, ...(version === undefined ? [] : [String(version)]));
}

/** What the history says of a note of access: that something was read or taken away. */
export function accessHistory(
  before: Access | undefined,
  { accessId, kind, document, profile, at, actor, target }: Access,
): NewEntry[] {
  if (before) return [];
  const fields = [document, profile?.profileId].filter((field) => field !== undefined);
  const changes = profile && [
    { field: "exportProfile.revision", of: profile.name, to: `${profile.revision}` },
  ];
  const action = `access.${kind}`;
  return [{ subjectId: ACCESS_HISTORY, target, key: accessId, at, actor, action, fields, changes }];
}
