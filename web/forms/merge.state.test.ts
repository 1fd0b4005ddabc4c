import { describe, expect, it } from "vitest";
import { mergeChanges, undoChange, withTheirs } from "./merge.state.ts";

const base = {
  title: { pl: "Wizyta" },
  seats: 25,
  dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
  agenda: [
    { itemId: "a", title: { pl: "ZAZ" }, from: "12:00" },
    { itemId: "b", title: { pl: "Wiatrak" }, from: "14:30" },
  ],
};

describe("mergeChanges", () => {
  it("keeps both people's changes where they touched different fields", () => {
    const mine = { ...base, title: { pl: "Wizyta studyjna", en: "Study visit" } };
    const theirs = { ...base, seats: 30 };
    expect(mergeChanges(base, mine, theirs)).toEqual({
      merged: { ...mine, seats: 30 },
      conflicts: [],
      taken: ["seats"],
    });
  });

  it("keeps mine and says so where both changed one field in different ways", () => {
    const mine = { ...base, seats: 20 };
    const theirs = { ...base, seats: 30 };
    expect(mergeChanges(base, mine, theirs)).toEqual({
      merged: mine,
      conflicts: [{ path: "seats", mine: 20, theirs: 30 }],
      taken: [],
    });
  });

  it("sees no conflict where both made the same change", () => {
    const both = { ...base, seats: 30 };
    expect(mergeChanges(base, both, { ...both })).toEqual({ merged: both, conflicts: [], taken: [] });
  });

  it("does not mix a date range from two people's", () => {
    const mine = { ...base, dates: { type: "exact", startsOn: "2011-07-06", endsOn: "2011-07-08" } };
    const theirs = { ...base, dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-09" } };
    expect(mergeChanges(base, mine, theirs).conflicts).toEqual([
      { path: "dates", mine: mine.dates, theirs: theirs.dates },
    ]);
  });

  it("merges items of the programme by their ids, in my order", () => {
    const [a, b] = base.agenda;
    const mine = { ...base, agenda: [b, { ...a, from: "16:00" }] };
    const theirs = {
      ...base,
      agenda: [{ ...a, title: { pl: "ZAZ Poligrafia" } }, b, { itemId: "c", title: { pl: "Kolacja" } }],
    };
    expect(mergeChanges(base, mine, theirs as typeof mine).merged.agenda).toEqual([
      b,
      { itemId: "c", title: { pl: "Kolacja" } },
      { itemId: "a", title: { pl: "ZAZ Poligrafia" }, from: "16:00" },
    ]);
  });

  it("asks when one removed the item that the other changed, and drops it when nobody else touched it", () => {
    const [a, b] = base.agenda;
    const removed = { ...base, agenda: [a] };
    expect(mergeChanges(base, base, removed).merged).toEqual(removed);
    const changed = { ...base, agenda: [a, { ...b, from: "15:00" }] };
    expect(mergeChanges(base, changed, removed as typeof changed).conflicts).toEqual([
      { path: "agenda.b", mine: { ...b, from: "15:00" }, theirs: undefined },
    ]);
  });
});

describe("withTheirs", () => {
  it("replaces only the chosen conflicts, also inside lists", () => {
    const mine = { ...base, seats: 20, agenda: [{ ...base.agenda[0], from: "13:00" }, base.agenda[1]] };
    const theirs = { ...base, seats: 30, agenda: [{ ...base.agenda[0], from: "11:00" }, base.agenda[1]] };
    const merge = mergeChanges(base, mine as typeof base, theirs as typeof base);
    expect(withTheirs(merge, new Set(["agenda.a.from"]))).toEqual({ ...mine, agenda: theirs.agenda });
  });

  it("removes an item that the other person removed", () => {
    const [a, b] = base.agenda;
    const mine = { ...base, agenda: [a, { ...b, from: "15:00" }] };
    const merge = mergeChanges(base, mine as typeof base, { ...base, agenda: [a] } as typeof base);
    expect(withTheirs(merge, new Set(["agenda.b"]))).toEqual({ ...base, agenda: [a] });
  });
});

describe("undoChange", () => {
  it("brings a removed item back and keeps what was edited since", () => {
    const [a, b] = base.agenda;
    const after = { agenda: [a] };
    const now = { agenda: [{ ...a, from: "09:00" }] };
    expect(undoChange({ agenda: [a, b] }, after, now as typeof after)).toEqual({
      agenda: [{ ...a, from: "09:00" }, b],
    });
  });
});
