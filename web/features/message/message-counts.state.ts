import type { MessageCounts } from "@zapisy/core/message/answer";
import { isIn } from "@zapisy/core/message/rules";
import type { MessageState } from "@zapisy/core/message/schema";

/** How many mails of one kind stand where; `sent`: it is not known yet whether they arrived. */
export interface CountedKind {
  kind: string;
  waiting: number;
  sent: number;
  delivered: number;
  missed: number;
  superseded: number;
}

/** The numbers of several parts together. */
export function addedUp(parts: readonly MessageCounts[]): Pick<MessageCounts, "kinds" | "people"> {
  const kinds: MessageCounts["kinds"] = {};
  for (const part of parts)
    for (const [kind, states] of Object.entries(part.kinds))
      for (const [state, count] of entriesOf(states))
        (kinds[kind] ??= {})[state] = (kinds[kind]?.[state] ?? 0) + count;
  return { kinds, people: parts.reduce((sum, { people }) => sum + people, 0) };
}

/** The numbers as rows, a kind each, of what there is most first. */
export function rowsOf({ kinds }: Pick<MessageCounts, "kinds">): CountedKind[] {
  const rows = Object.entries(kinds).map(([kind, states]) => {
    const sum = (of: (state: MessageState) => boolean) =>
      entriesOf(states).reduce((all, [state, count]) => (of(state) ? all + count : all), 0);
    return {
      kind,
      waiting: sum((state) => isIn("waiting", { state })),
      sent: sum((state) => state === "sent"),
      delivered: sum((state) => state === "delivered"),
      missed: sum((state) => isIn("missed", { state })),
      superseded: sum((state) => state === "superseded"),
    };
  });
  const allOf = ({ waiting, sent, delivered, missed, superseded }: CountedKind) =>
    waiting + sent + delivered + missed + superseded;
  return rows.toSorted((a, b) => allOf(b) - allOf(a));
}

function entriesOf(states: MessageCounts["kinds"][string]): [MessageState, number][] {
  return Object.entries(states) as [MessageState, number][];
}
