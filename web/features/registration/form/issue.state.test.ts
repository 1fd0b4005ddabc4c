import { describe, expect, it } from "vitest";
import type { FormEvent } from "./form.state.ts";
import { fieldPaths, placeIssues } from "./issue.state.ts";

const EVENT = {
  form: {
    questions: [
      { questionId: "uwagi", label: { pl: "Uwagi" }, type: "text", required: false },
      { questionId: "pal", label: { pl: "PAL?" }, type: "yes_no", required: true, proposes: { yes: "z" } },
    ],
  },
  choiceGroups: [{ groupId: "modul" }],
} as unknown as FormEvent;

describe("fieldPaths", () => {
  it("puts a question that proposes an option before the choice, and the others after it", () => {
    const paths = fieldPaths(EVENT);
    expect(paths.slice(paths.indexOf("countyCode") + 1, paths.indexOf("pickUpPoint"))).toEqual([
      "answers.pal",
      "choices.modul",
      "ifFull",
      "alternatives.modul",
      "answers.uwagi",
    ]);
  });
});

describe("placeIssues", () => {
  const paths = ["firstName", "institution.name", "institution.type", "needs.access"];

  it("sorts issues to their fields in the order of the page, the first of each", () => {
    expect(
      placeIssues(
        [
          { path: "needs.access.0", code: "field.invalid" },
          { path: "institution", code: "field.required" },
          { path: "firstName", code: "field.too_long", limit: 60 },
          { path: "firstName", code: "field.invalid" },
        ],
        paths,
      ),
    ).toEqual({
      placed: [
        { path: "firstName", code: "field.too_long", limit: 60 },
        { path: "institution.name", code: "field.required" },
        { path: "needs.access", code: "field.invalid" },
      ],
      left: [],
    });
  });

  it("leaves over what fits no field", () => {
    const gone = { path: "answers.usuniete", code: "field.not_asked" };
    const whole = { path: "", code: "request.malformed" };
    expect(placeIssues([gone, whole], paths)).toEqual({ placed: [], left: [gone, whole] });
  });
});
