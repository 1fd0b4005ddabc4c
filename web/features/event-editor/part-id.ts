/** A fresh id of an item, group, option or question: unique within its event, with room to spare. */
export function newPartId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 12);
}
