import type { EventInput } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import { agendaItem, eventInput, PROJECT_ID, twoPanels } from "../../../tests/support/fixture.ts";
import { countToTell } from "./news.state.ts";

const NOW = "2026-03-02T09:00:00.000Z";
const PANELS: Partial<EventInput> = {
  place: { mode: "hybrid", name: "Centrum Kadr", onlineUrl: "https://a.example" },
  choiceGroups: twoPanels(20),
  agenda: [agendaItem({ itemId: "a", optionId: "a" }), agendaItem({ itemId: "b", optionId: "b" })],
};
const PEOPLE = [
  { options: ["a"], hasPlace: true, count: 30 },
  { options: ["b"], hasPlace: true, count: 20 },
  { options: ["b"], hasPlace: false, count: 11 },
];

describe("how many people are written to", () => {
  const count = (after: Partial<EventInput>, now = NOW) =>
    countToTell(eventInput(PROJECT_ID, PANELS), eventInput(PROJECT_ID, { ...PANELS, ...after }), PEOPLE, now);

  it.each<[string, Partial<EventInput>, number]>([
    ["nobody of other words", { description: { pl: "Inny." } }, 0],
    [
      "all of another place",
      { place: { mode: "hybrid", name: "Hotel", onlineUrl: "https://a.example" } },
      61,
    ],
    [
      "those of panel B of its other room",
      {
        agenda: [
          agendaItem({ itemId: "a", optionId: "a" }),
          agendaItem({ itemId: "b", optionId: "b", place: "5" }),
        ],
      },
      31,
    ],
    [
      "those who have a place of another link",
      { place: { mode: "hybrid", name: "Centrum Kadr", onlineUrl: "https://b.example" } },
      50,
    ],
  ])("is %s", (_, after, expected) => {
    expect(count(after)).toBe(expected);
  });

  it("is nobody when the event is over", () => {
    const after = { place: { mode: "onsite", name: "Hotel" } } as const;
    expect([count(after, "2026-04-15T21:59:00.000Z"), count(after, "2026-04-15T22:00:00.000Z")]).toEqual([
      61, 0,
    ]);
  });
});
