import { describe, expect, it } from "vitest";
import type { EventInput } from "../event/schema.ts";
import { alternativesTo, invalidAlternatives } from "./alternatives.ts";

const option = (optionId: string) => ({ optionId, title: { pl: optionId }, seats: 1 });
const group = (groupId: string, ...ids: string[]) => ({
  groupId,
  title: { pl: groupId },
  required: false,
  options: ids.map(option),
});
const at = (optionId: string, from: string, to: string) =>
  ({ optionId, kind: "session", day: "2026-03-16", from, to }) as EventInput["agenda"][number];
const EVENT = {
  choiceGroups: [group("g", "a", "b", "c"), group("h", "p", "q"), group("many", ..."stuvwxyz".split(""))],
  agenda: [at("b", "09:00", "11:00"), at("p", "10:00", "12:00"), at("q", "12:00", "13:00")],
  form: {
    criteria: [
      {
        criterionId: "level",
        type: "completed",
        by: "institution",
        effect: "refuse",
        eventIds: ["evt_1"],
        optionIds: ["c"],
        words: { pl: "Po pierwszym stopniu." },
      },
    ],
  } as unknown as EventInput["form"],
};

describe("alternatives", () => {
  it.each([
    ["nothing said", { g: "a" }, undefined, undefined],
    ["nothing left", { g: "a" }, { g: ["a", "a"] }, undefined],
    ["each once, in their order", { g: "a" }, { g: ["c", "a", "b", "c"] }, { g: ["c", "b"] }],
    ["of what is chosen only", { g: "a" }, { g: ["b"], h: ["p"] }, { g: ["b"] }],
  ])("are those of a choice that is made: %s", (_, choices, wished, expected) => {
    expect(alternativesTo(choices as Record<string, string>, wished as never)).toEqual(expected);
  });

  it.each([
    ["others of the same group", { g: "a", h: "q" }, { g: ["b"] }, []],
    ["what there is not", { g: "a" }, { g: ["b", "z"] }, ["g: choice.unknown"]],
    ["a group that there is not", { g: "a", x: "1" }, { x: ["2"] }, ["x: choice.unknown"]],
    ["what is on at the same time as another choice", { g: "a", h: "p" }, { g: ["b"] }, ["g: choice.clash"]],
    [
      "what is on at the same time as another of them",
      { g: "a", h: "q" },
      { g: ["b"], h: ["p"] },
      ["h: choice.clash"],
    ],
    ["what asks for more", { g: "a" }, { g: ["c"] }, ["g: choice.asks_more"]],
    ["less than what was chosen asks for", { g: "c" }, { g: ["a"] }, []],
    [
      "too many",
      { g: "a", h: "q", many: "s" },
      { g: ["b", "c"], h: ["p"], many: "tuvwxyztuv".split("") },
      ["alternatives: field.too_many"],
    ],
  ])("say %s", (_, choices, alternatives, expected) => {
    const issues = invalidAlternatives(EVENT, choices as Record<string, string>, alternatives as never);
    expect(issues.map(({ path, code }) => `${path.replace("alternatives.", "")}: ${code}`)).toEqual(expected);
  });
});
