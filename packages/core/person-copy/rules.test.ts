import { describe, expect, it } from "vitest";
import type { Holding } from "../shared/holding.ts";
import { valuesOf, type Extent } from "./rules.ts";

const FIELDS: Holding["fields"] = {
  registrationId: "nothing",
  nameKey: "name",
  person: {
    firstName: "name",
    answers: ["facts", "words", "special"],
    statusReason: "words",
    movedTo: ["id", "facts"],
    party: "id",
    attachments: ["words", "id"],
    consents: ["facts"],
    leftAt: "facts",
    room: "facts",
    unproven: "facts",
  },
  options: "facts",
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
    attachments: { paper: { fileId: "fil_00000000000000000000000005", bytes: 30, sha256: "0351a1" } },
    consents: {
      textVersion: "3",
      log: [{ consent: "image", given: true, wording: "vKWCSSMhpp15dsa0Cg9G6I" }],
    },
    leftAt: "2026-05-05T08:00:00.000Z",
    room: "12",
    unproven: ["module1"],
  },
  options: ["itm1"],
  entries: [{ day: "2026-05-04", entryId: "x" }],
  entitled: false,
  changedBy: "staff:stf_00000000000000000000000004",
};
const pathsOf = (extent: Extent) => valuesOf(FIELDS, ROW, extent).map(({ path, value }) => [path, value]);
const RECORDED = [
  "person.attachments.paper.bytes",
  "person.consents.log.0.consent",
  "person.consents.log.0.given",
];
const FOR_STAFF = ["person.leftAt", "person.room", "person.unproven.0"];

describe("what a row says of its person", () => {
  it("is every value of what its manifest says something of, but for ids, search keys, and what only finds something", () => {
    expect(pathsOf("all")).toEqual([
      ["person.firstName", "Łucja"],
      ["person.answers.why", "bo tak"],
      ["person.answers.days.0", "a"],
      ["person.answers.days.1", "b"],
      ["person.statusReason", "dzwoniła Anna"],
      ["person.movedTo.title", "Inny termin"],
      ["person.attachments.paper.bytes", 30],
      ["person.consents.log.0.consent", "image"],
      ["person.consents.log.0.given", true],
      ["person.leftAt", "2026-05-05T08:00:00.000Z"],
      ["person.room", "12"],
      ["person.unproven.0", "module1"],
      ["entries.0.day", "2026-05-04"],
      ["entitled", false],
    ]);
  });

  it.each([
    ["words of staff where these are not to be in it, and with the person's own", "without_words", FOR_STAFF],
    ["what staff alone see, where its person has it at once", "own", []],
  ] as const)("is without %s", (_, extent, forStaff) => {
    expect(pathsOf(extent).map(([path]) => path)).toEqual([
      "person.firstName",
      "person.answers.why",
      "person.answers.days.0",
      "person.answers.days.1",
      "person.movedTo.title",
      ...RECORDED,
      ...forStaff,
      "entries.0.day",
      "entitled",
    ]);
  });

  it("names the field as the manifest does, and what that says", () => {
    expect(valuesOf(FIELDS, ROW, "all")[1]).toEqual({
      path: "person.answers.why",
      field: "person.answers",
      says: ["facts", "words", "special"],
      value: "bo tak",
    });
  });
});
