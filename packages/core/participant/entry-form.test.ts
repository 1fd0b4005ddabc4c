import { describe, expect, it } from "vitest";
import { ageOn, ENTRY_QUESTIONS, entryFaults, missingEntry } from "./entry-form.ts";

const TODAY = "2026-03-02";
const complete = {
  sex: "woman",
  birthDate: "1980-02-29",
  education: "refused",
  employment: "long_unemployed",
  commune: "0603142",
  degurba: "3",
};

describe("data at entry", () => {
  it("are complete with every question answered, a refusal included", () => {
    expect(entryFaults(complete, TODAY)).toEqual([]);
    expect(missingEntry(complete)).toEqual([]);
    expect(missingEntry({ ...complete, degurba: "", sex: undefined as never })).toEqual(["sex", "degurba"]);
    expect(missingEntry({})).toEqual(ENTRY_QUESTIONS.map(({ questionId }) => questionId));
  });

  it.each([
    ["an answer that is not offered", { sex: "other" }, "answers.sex", "field.not_offered"],
    ["a refusal where none is offered", { sex: "refused" }, "answers.sex", "field.not_offered"],
    ["a day that there is not", { birthDate: "1980-02-30" }, "answers.birthDate", "field.day"],
    ["a birth that is still to come", { birthDate: "2026-03-03" }, "answers.birthDate", "field.day"],
    ["a commune that cannot be", { commune: "9903142" }, "answers.commune", "institution.commune"],
    ["a question that is not asked", { disability: "yes" }, "answers.disability", "field.unknown"],
  ])("refuse %s", (_, answers, path, code) => {
    expect(entryFaults(answers as Record<string, string>, TODAY)).toMatchObject([{ path, code }]);
  });
});

it.each([
  ["1980-02-29", "2026-02-28", 45],
  ["1980-02-29", "2026-03-01", 46],
  ["1980-02-29", "2024-02-29", 44],
  ["2000-12-31", "2000-12-31", 0],
  ["1965-07-05", "2011-07-04", 45],
  ["1965-07-05", "2011-07-05", 46],
])("whoever is born on %s is on %s %i years old", (birthDate, day, age) => {
  expect(ageOn(birthDate, day)).toBe(age);
});
