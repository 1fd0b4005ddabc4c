import { describe, expect, it } from "vitest";
import { agendaItem } from "../../../tests/support/fixture.ts";
import type { Support } from "../project/schema.ts";
import { copiedSupports, movedSupports, supportFaults } from "./supports.ts";

const form = (supportId: string, name: string, more: Partial<Support> = {}): Support => ({
  supportId,
  name,
  mode: "group",
  ...more,
});
const item = (itemId: string, supportId?: string) => agendaItem({ itemId, supportId });
const pointers = (items: readonly { supportId?: string }[]) => items.map(({ supportId }) => supportId);

const LAW = form("law", "Poradnictwo prawne");
const OLD = form("old", "Grupa samopomocowa", { retired: true });

describe("the forms of support of a programme", () => {
  it.each([
    ["a form of the project", item("s1", "law"), undefined, []],
    ["none", item("s1"), undefined, []],
    ["one of another project", item("s1", "other"), undefined, ["support.unknown"]],
    ["a retired one, anew", item("s1", "old"), undefined, ["support.retired"]],
    ["a retired one, as before", item("s1", "old"), item("s1", "old"), []],
    ["a retired one that another item had", item("s1", "old"), item("s2", "old"), ["support.retired"]],
  ])("may be %s", (_, now, before, codes) => {
    const faults = supportFaults([now], [LAW, OLD], before && [before]);
    expect(faults.map(({ code }) => code)).toEqual(codes);
    expect(faults.every(({ path }) => path === "agenda.0.supportId")).toBe(true);
  });

  it("go to another project by their names, and are none where it has no such form", () => {
    const there = [form("x1", "poradnictwo PRAWNE"), form("x2", "Grupa samopomocowa", { retired: true })];
    const agenda = [item("s1", "law"), item("s2", "old"), item("s3"), item("s4", "x1")];
    expect(pointers(movedSupports(agenda, [LAW, OLD], there))).toEqual(["x1", undefined, undefined, "x1"]);
  });

  it("are copied unless they are retired", () => {
    expect(pointers(copiedSupports([item("s1", "law"), item("s2", "old")], [LAW, OLD]))).toEqual([
      "law",
      undefined,
    ]);
  });
});
