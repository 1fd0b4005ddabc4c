import type { AgendaItem } from "@zapisy/core/event/schema";
import type { Day } from "@zapisy/core/shared/time";

/** What a card of an item, or its sheet, can ask the editor to do. */
export interface ItemCommands {
  edit: (itemId: string) => void;
  move: (itemId: string, step: -1 | 1) => void;
  canMove: (itemId: string, step: -1 | 1) => boolean;
  toDay: (itemId: string, day: Day | undefined) => void;
  duplicate: (item: AgendaItem) => void;
  remove: (item: AgendaItem) => void;
}

/** The id of the handle of an item, where the focus goes after a move. */
export function handleId(itemId: string): string {
  return `handle-${itemId}`;
}
