import { spanOf } from "../shared/span.ts";
import type { AgendaItem } from "./schema.ts";

/** What of a programme says when that is which people choose. */
export type ChosenItem = Pick<AgendaItem, "kind" | "day" | "from" | "to" | "optionId">;

/**
 * Pairs of choices that nobody can keep both of, because what was chosen is on at the same time: by their groups, in the order
 * of `choices`. Nights are slept through beside the rest, and what has no end yet clashes with nothing.
 * @param choices group → chosen option
 */
export function clashes(
  agenda: readonly ChosenItem[],
  choices: Readonly<Record<string, string>>,
): [groupId: string, groupId: string][] {
  const times = Object.entries(choices).map(([groupId, optionId]) => ({
    groupId,
    spans: agenda.flatMap((item) => {
      const span = item.optionId === optionId && item.kind !== "lodging" ? spanOf(item) : undefined;
      return span?.ends === undefined ? [] : [{ begins: span.begins, ends: span.ends }];
    }),
  }));
  return times.flatMap((one, index) =>
    times
      .slice(index + 1)
      .filter(({ spans }) => spans.some((a) => one.spans.some((b) => a.begins < b.ends && b.begins < a.ends)))
      .map((other): [string, string] => [one.groupId, other.groupId]),
  );
}
