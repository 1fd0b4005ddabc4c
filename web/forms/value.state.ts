import type { LocalizedText } from "@zapisy/core/shared/localized-text";

/** Whether two values of JSON say the same; a key that is undefined counts as absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, index) => sameValue(each, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(a[key], b[key]));
}

/** Whether a value is a plain object of JSON. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that somebody wrote, or nothing where it was left empty in both languages. */
export function keptText(text: LocalizedText | undefined): LocalizedText | undefined {
  return text && (text.pl.trim() || text.en?.trim()) ? text : undefined;
}
