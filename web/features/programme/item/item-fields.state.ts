import type { AgendaItem, AgendaKind } from "@zapisy/core/event/schema";

/** The fields of an item that not every kind needs. */
export const ITEM_FIELDS = [
  "module",
  "level",
  "leaders",
  "speakers",
  "hours",
  "host",
  "place",
  "town",
  "address",
  "country",
  "hostContact",
  "contactEmails",
  "contactLocale",
  "partners",
  "meets",
  "parts",
  "accessibility",
  "description",
] as const;

/** A field of an item that not every kind needs. */
export type ItemField = (typeof ITEM_FIELDS)[number];

const FIELDS_OF: Record<AgendaKind, ItemField[]> = {
  session: ["leaders", "module", "level", "hours", "place", "description", "contactEmails", "contactLocale"],
  stop: [
    "host",
    "town",
    "address",
    "meets",
    "partners",
    "parts",
    "description",
    "accessibility",
    "hostContact",
    "contactEmails",
    "contactLocale",
  ],
  panel: ["leaders", "speakers", "place", "description", "contactEmails", "contactLocale"],
  plenary: ["leaders", "speakers", "place", "description"],
  travel: ["place", "town", "description"],
  lodging: ["place", "town", "address", "hostContact", "accessibility"],
  meal: ["place", "town"],
  break: ["place"],
};

/**
 * Which fields the sheet of an item shows at once and which it keeps behind "Więcej pól": those that suit
 * its kind, and every one that already holds something, stand in front.
 */
export function itemFields(item: AgendaItem): { shown: ItemField[]; more: ItemField[] } {
  const usual = FIELDS_OF[item.kind];
  const holds = (field: ItemField) => {
    const value = item[field];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== "";
  };
  const filled = ITEM_FIELDS.filter((field) => !usual.includes(field) && holds(field));
  const shown = [...usual, ...filled];
  return { shown, more: ITEM_FIELDS.filter((field) => !shown.includes(field)) };
}
