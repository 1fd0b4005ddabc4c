import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agendaItem, eventInput } from "../../../tests/support/fixture.ts";
import type { Event } from "../event/schema.ts";
import type { StaffPlannedSupport } from "./answer.ts";
import { changesOf, foldChanges, forPublic, monthAfter, plannedOf } from "./rules.ts";

const event = (more: Partial<Event> = {}) =>
  ({
    ...eventInput("prj_00000000000000000000000001"),
    eventId: "evt_00000000000000000000000001",
    slug: "praca-z-rodzina",
    state: "published",
    publishedAt: "2026-03-02T09:00:00.000Z",
    ...more,
  }) as Event;

const entry = (itemId: string, more: Partial<StaffPlannedSupport> = {}): StaffPlannedSupport => ({
  eventId: "evt_00000000000000000000000001",
  itemId,
  slug: "praca-z-rodzina",
  event: { pl: "Praca z rodziną" },
  kind: "training",
  topic: { pl: itemId },
  day: "2026-04-15",
  mode: "onsite",
  leaders: [],
  ...more,
});

describe("what the schedule says of an event", () => {
  it("is its items that take attendance or belong to a form, with room, place, leaders and seats", () => {
    const agenda = [
      agendaItem({ itemId: "s1", supportId: "law", leaders: ["Ewa Łoś"], place: "Sala 2" }),
      agendaItem({ itemId: "s2", from: "14:00", to: "15:00", town: "Łomża", address: "ul. Długa 1" }),
      agendaItem({ itemId: "lunch", kind: "meal", takesAttendance: false }),
      agendaItem({ itemId: "undated", day: undefined }),
    ];
    const planned = plannedOf(event({ agenda }), [{ supportId: "law", name: "Prawnik", mode: "individual" }]);
    expect(planned).toMatchObject([
      {
        itemId: "s1",
        support: "Prawnik",
        address: "Sala 2, Centrum Kadr, Białystok",
        leaders: ["Ewa Łoś"],
        expected: 20,
      },
      { itemId: "s2", address: "ul. Długa 1, Łomża", from: "14:00" },
    ]);
    expect(planned).toHaveLength(2);
  });

  it("is its days where it has no such items, nothing of a draft, and never a link", () => {
    expect(plannedOf(event({ agenda: [] }))).toMatchObject([{ itemId: "2026-04-15", day: "2026-04-15" }]);
    expect(plannedOf(event({ state: "draft" }))).toEqual([]);
    const online = event({ place: { mode: "online", onlineUrl: "https://meet.example/secret" } });
    expect(JSON.stringify(plannedOf(online))).not.toContain("meet.example");
  });

  it.each([
    ["public", undefined, undefined],
    ["unlisted", "unlisted", true],
    ["closed", "closed", true],
  ] as const)("is hidden from the public unless it is in the catalogue: %s", (_, visibility, hidden) => {
    expect(plannedOf(event({ visibility }))[0]?.hidden).toBe(hidden);
  });
});

describe("changes of a published month", () => {
  it("are what is new, otherwise, or no more", () => {
    const known = [entry("s1"), entry("s2"), entry("s3", { from: undefined })];
    const now = [entry("s1", { from: "10:00" }), entry("s3"), entry("s4")];
    expect(changesOf(known, now)).toEqual([
      { before: known[0], after: now[0] },
      { before: undefined, after: now[2] },
      { before: known[1] },
    ]);
  });

  it("make of what was published what there is, whatever was changed in whatever order", () => {
    const entries = fc.uniqueArray(
      fc.record({ itemId: fc.constantFrom("a", "b", "c", "d"), from: fc.constantFrom("09:00", "10:00") }),
      { selector: ({ itemId }) => itemId },
    );
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 6 }), (steps) => {
        const all = steps.map((step) => step.map(({ itemId, from }) => entry(itemId, { from })));
        const [published = [], ...later] = all;
        const changes = later.flatMap((now, index) => changesOf(all[index] ?? [], now));
        const last = all.at(-1) ?? [];
        const sorted = (some: StaffPlannedSupport[]) =>
          some.map(({ itemId, from }) => `${itemId} ${from}`).sort();
        expect(sorted(foldChanges(published, changes))).toEqual(sorted(last));
      }),
    );
  });

  it("tell the public nothing of what is hidden by now, also not what it was before", () => {
    const published = [entry("s1"), entry("s2", { hidden: true }), entry("s3")];
    const moved = { at: "1", before: entry("s1"), after: entry("s1", { from: "10:00" }) };
    const hidden = { at: "2", before: entry("s1", { from: "10:00" }), after: entry("s1", { hidden: true }) };
    const removed = { at: "3", before: entry("s2", { hidden: true }) };
    const seen = forPublic(published, [moved, hidden, removed]);
    expect(seen).toEqual({ entries: [entry("s3")], changes: [] });
    const shown = { at: "4", before: entry("s2", { hidden: true }), after: entry("s2") };
    expect(forPublic(published.slice(1, 2), [shown]).changes).toEqual([{ at: "4", after: entry("s2") }]);
  });
});

it.each([
  ["2026-11", "2026-12"],
  ["2026-12", "2027-01"],
])("after %s comes %s", (month, next) => {
  expect(monthAfter(month)).toBe(next);
});
