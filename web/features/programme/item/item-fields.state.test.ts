import { AGENDA_KINDS } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import { ITEM_FIELDS, itemFields } from "./item-fields.state.ts";

const item = { itemId: "a", kind: "break" as const, title: { pl: "Przerwa" }, takesAttendance: false };

describe("itemFields", () => {
  it("shows what suits the kind and keeps the rest within reach", () => {
    const { shown, more } = itemFields(item);
    expect(shown).toEqual(["place"]);
    expect(more).toContain("host");
  });

  it("never hides a field that holds something", () => {
    expect(itemFields({ ...item, host: "Fundacja", partners: [] }).shown).toEqual(["place", "host"]);
  });

  it.each(AGENDA_KINDS)("offers every field for a %s", (kind) => {
    const { shown, more } = itemFields({ ...item, kind });
    expect([...shown, ...more].toSorted()).toEqual([...ITEM_FIELDS].toSorted());
  });
});
