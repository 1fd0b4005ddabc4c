import { describe, expect, it } from "vitest";
import { tickKey } from "./tick-list.keys.ts";

const LETTERS = { present: "O", absent: "N", excused: "U", left_early: "W", history: "H" };
const press = (key: string, modifiers = {}) =>
  tickKey({ key, altKey: false, ctrlKey: false, metaKey: false, ...modifiers }, LETTERS);

describe("tickKey", () => {
  it.each([
    ["o", { want: "present" }],
    ["N", { want: "absent" }],
    ["u", { want: "excused" }],
    ["w", { want: "left_early" }],
    ["Delete", { want: "none" }],
    ["Backspace", { want: "none" }],
    ["h", { open: "history" }],
    ["/", { open: "search" }],
    ["ArrowDown", { go: "next" }],
    ["ArrowUp", { go: "previous" }],
    ["Home", { go: "first" }],
    ["End", { go: "last" }],
    [" ", undefined],
    ["x", undefined],
    ["Tab", undefined],
  ])("reads %j as %j", (key, meant) => {
    expect(press(key)).toEqual(meant);
  });

  it("leaves the browser's own shortcuts alone", () => {
    expect([
      press("n", { ctrlKey: true }),
      press("u", { metaKey: true }),
      press("Home", { altKey: true }),
    ]).toEqual([undefined, undefined, undefined]);
  });
});
