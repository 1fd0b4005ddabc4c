import type { AttendanceState } from "@zapisy/core/attendance/schema";

/** What a key means on the tick of a person. */
export type TickKey =
  | { go: "next" | "previous" | "first" | "last" }
  | { want: AttendanceState | "none" }
  | { open: "history" | "search" };

/** The letters of the reader's language, in capitals. */
export type Letters = Record<AttendanceState | "history", string>;

const MOVES: Record<string, "next" | "previous" | "first" | "last"> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
};

/** What a key does on the tick of a person; undefined for keys that mean nothing there, Space included. */
export function tickKey(
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">,
  letters: Letters,
): TickKey | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const go = MOVES[event.key];
  if (go) return { go };
  if (event.key === "Delete" || event.key === "Backspace") return { want: "none" };
  if (event.key === "/") return { open: "search" };
  const letter = event.key.toUpperCase();
  if (letter === letters.history) return { open: "history" };
  for (const state of ["present", "absent", "excused", "left_early"] as const)
    if (letter === letters[state]) return { want: state };
  return undefined;
}
