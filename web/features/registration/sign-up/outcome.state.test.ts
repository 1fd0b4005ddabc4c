import { describe, expect, it } from "vitest";
import { outcomeFromState, replacedOptions } from "./outcome.state.ts";

describe("outcomeFromState", () => {
  it("reads what the form left in the history", () => {
    const signedUp = { outcome: "reserve", position: 3, email: "a@ops.example", asked: { modul: "p" } };
    expect(outcomeFromState({ signedUp, _depth: 2 })).toEqual(signedUp);
  });

  it.each([null, undefined, {}, { signedUp: {} }, { signedUp: { outcome: 7, email: "x" } }])(
    "finds nothing in %j",
    (state) => {
      expect(outcomeFromState(state)).toBeUndefined();
    },
  );
});

it("names the options that were taken instead of full ones", () => {
  expect(replacedOptions({ modul: "p", panel: "a" }, { modul: "z", panel: "a", extra: "x" })).toEqual(["z"]);
});
