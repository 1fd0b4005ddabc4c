import { newKey } from "../data/client.ts";

/** A fresh id of an item, group, option or question: unique within its event, with room to spare. */
export function newPartId(): string {
  return newKey().slice(0, 12);
}
