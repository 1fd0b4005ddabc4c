import { describe, expect, it } from "vitest";
import { NOT_ASKED, SOMEBODY_ELSE, decideNamesake, peopleAlike } from "./namesake.state.ts";

const listed = [{ id: "reg_1" }, { id: "wlk_2" }];

describe("people of one name", () => {
  const people = [
    { firstName: "Ewa", lastName: "Żak–Nowak" },
    { firstName: "Ewa", lastName: "Żak" },
  ];

  it.each([
    [{ firstName: "ewa ", lastName: "zak nowak" }, 1],
    [{ firstName: "Ewa", lastName: "ŻAK" }, 1],
    [{ firstName: "Ewa", lastName: "Ża" }, 0],
    [{ firstName: "Ewa", lastName: " " }, 0],
    [{ firstName: "", lastName: "" }, 0],
  ])("are found for %j: %j", (typed, count) => {
    expect(peopleAlike(people, typed)).toHaveLength(count);
  });
});

describe("the question who somebody is", () => {
  it.each([
    ["nobody of that name is listed", [], NOT_ASKED, { outcome: "new" }],
    [
      "nothing was answered",
      listed,
      NOT_ASKED,
      { outcome: "unanswered", issues: [{ path: "namesakes.who", code: "choice.required" }] },
    ],
    [
      "the one who was chosen is not listed any more",
      listed,
      { who: "reg_9", reason: "" },
      { outcome: "unanswered", issues: [{ path: "namesakes.who", code: "choice.required" }] },
    ],
    ["it is one of those listed", listed, { who: "reg_1", reason: "" }, { outcome: "listed", id: "reg_1" }],
    [
      "it is somebody else, without a word on how one can tell",
      listed,
      { who: SOMEBODY_ELSE, reason: " a " },
      { outcome: "unanswered", issues: [{ path: "namesakes.reason", code: "field.required" }] },
    ],
    [
      "it is somebody else than any of them",
      listed,
      { who: SOMEBODY_ELSE, reason: " inna instytucja " },
      {
        outcome: "other",
        namesakes: { registrationIds: ["reg_1", "wlk_2"], reason: "inna instytucja" },
      },
    ],
  ])("is settled when %s", (_, people, answer, expected) => {
    expect(decideNamesake(people, answer)).toEqual(expected);
  });
});
