import { describe, expect, it } from "vitest";
import type { Holding } from "../shared/holding.ts";
import { valuesOf } from "./rules.ts";

const FIELDS: Holding["fields"] = {
  registrationId: "nothing",
  nameKey: "name",
  person: {
    firstName: "name",
    answers: ["facts", "words", "special"],
    statusReason: "words",
    movedTo: ["id", "facts"],
    party: "id",
  },
  entries: { day: "facts", entryId: "nothing" },
  entitled: "facts",
  changedBy: "id",
};
const ROW = {
  registrationId: "reg_00000000000000000000000001",
  nameKey: "lecka lucja",
  person: {
    firstName: "Łucja",
    answers: { why: "bo tak", days: ["a", "b"] },
    statusReason: "dzwoniła Anna",
    movedTo: { eventId: "evt_00000000000000000000000002", title: "Inny termin" },
    party: "del_00000000000000000000000003",
  },
  entries: [{ day: "2026-05-04", entryId: "x" }],
  entitled: false,
  changedBy: "staff:stf_00000000000000000000000004",
};
const pathsOf = (withWords: boolean) =>
  valuesOf(FIELDS, ROW, withWords).map(({ path, value }) => [path, value]);

describe("what a row says of its person", () => {
  it("is every value of what its manifest says something of, but for ids and search keys", () => {
    expect(pathsOf(true)).toEqual([
      ["person.firstName", "Łucja"],
      ["person.answers.why", "bo tak"],
      ["person.answers.days.0", "a"],
      ["person.answers.days.1", "b"],
      ["person.statusReason", "dzwoniła Anna"],
      ["person.movedTo.title", "Inny termin"],
      ["entries.0.day", "2026-05-04"],
      ["entitled", false],
    ]);
  });

  it("is without words of staff where these are not to be in it, and with the person's own", () => {
    expect(pathsOf(false).map(([path]) => path)).toEqual([
      "person.firstName",
      "person.answers.why",
      "person.answers.days.0",
      "person.answers.days.1",
      "person.movedTo.title",
      "entries.0.day",
      "entitled",
    ]);
  });

  it("names the field as the manifest does, and what that says", () => {
    expect(valuesOf(FIELDS, ROW, true)[1]).toEqual({
      path: "person.answers.why",
      field: "person.answers",
      says: ["facts", "words", "special"],
      value: "bo tak",
    });
  });
});
