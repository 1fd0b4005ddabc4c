import { DomainError } from "../shared/error.ts";
import type { AuditEntry } from "./answer.ts";
import { SETTINGS_HISTORY, type AuditId, type HistoryPart } from "./schema.ts";

/** Which part of the history of an installation an entry belongs to. */
export function partOf({ action, target }: Pick<AuditEntry, "action" | "target">): HistoryPart {
  const [kind = ""] = action.split(".");
  if (kind === "access" || kind === "sign_in") return kind;
  if (["passkey", "identity", "session"].includes(kind)) return "sign_in";
  if (kind === "institution" || kind === "mail_text") return kind;
  if (target === SETTINGS_HISTORY) return "settings";
  // Who stands in for a counsellor is of the project in which they do.
  if (kind === "note") return "project";
  return target.startsWith("stf_") ? "staff" : "project";
}

/** Whether an entry tells of somebody: of what they did, or of what was done to their account. */
export function isAbout({ actor, target }: Pick<AuditEntry, "actor" | "target">, staffId: string): boolean {
  return actor === `staff:${staffId}` || target === staffId;
}

/** Where in a history an entry stands. */
export type Place = Pick<AuditEntry, "at" | "auditId">;

/**
 * A page of several histories in one, the latest first. Each of them was read for some way: nothing older than the
 * nearest end of that way may be told yet, because another history may have something in between.
 * @param reads what was read of each history, the latest first, and whether that was all of it
 * @returns what is wanted of it, and where to go on
 */
export function mergeHistories(
  reads: readonly { entries: readonly AuditEntry[]; isAll: boolean }[],
  isWanted: (entry: AuditEntry) => boolean,
  limit: number,
): { items: AuditEntry[]; next?: Place } {
  const ends = reads.flatMap(({ entries, isAll }) => (isAll ? [] : (entries.at(-1) ?? [])));
  const horizon = ends.toSorted(latestFirst)[0];
  const known = reads
    .flatMap(({ entries }) => entries)
    .filter((entry) => !horizon || latestFirst(entry, horizon) <= 0)
    .filter(isWanted)
    .toSorted(latestFirst);
  const items = known.slice(0, limit);
  const last = known.length > limit ? items.at(-1) : horizon;
  return { items, ...(last && { next: { at: last.at, auditId: last.auditId } }) };
}

function latestFirst(a: Place, b: Place): number {
  return compare(b.at, a.at) || compare(b.auditId, a.auditId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A place as pages hand it on. */
export function cursorOf({ at, auditId }: Place): string {
  return Buffer.from(JSON.stringify([at, auditId])).toString("base64url");
}

/** The place that a page handed on. @throws DomainError request.invalid */
export function placeOf(cursor: string): Place {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [, at, auditId] = /^\["([\d:.TZ-]{24})","(aud_[0-9A-Z]{26})"\]$/.exec(text) ?? [];
  if (!at || !auditId)
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "cursor", code: "field.cursor" }],
    });
  return { at, auditId: auditId as AuditId };
}
