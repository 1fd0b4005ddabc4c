import { describe, expect, it } from "vitest";
import { fieldsOf, MERGE_FIELDS, piecesOf, textIssues } from "./rules.ts";

describe("what is filled in", () => {
  it.each([
    [
      "dla {imię} {nazwisko}.",
      [{ text: "dla " }, { field: "firstName" }, { text: " " }, { field: "lastName" }, { text: "." }],
    ],
    ["{IMIE}", [{ field: "firstName" }]],
    ["{first name}", [{ field: "firstName" }]],
    ["{ imię }", [{ field: "firstName" }]],
    ["{imie i nazwisko}", [{ unknown: "{imie i nazwisko}" }]],
    ["{}", [{ text: "{}" }]],
    ["{\nimię}", [{ text: "{\nimię}" }]],
    ["", []],
  ])("of %j is found", (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  it("is told as often as it stands there", () => {
    expect(fieldsOf("{imię}, {dates} {imię} {nic}")).toEqual(["firstName", "dates", "firstName"]);
  });
});

describe("what is wrong with a text", () => {
  it.each([
    ["dla {imię} {nazwisko}", undefined],
    ["{}", undefined],
    ["a } b", undefined],
    ["{pesel}", "mail_text.unknown_field {pesel}"],
    [`{${"x".repeat(200)}}`, `mail_text.unknown_field {${"x".repeat(39)}`],
    ["{link}", "mail_text.field_not_here {link}"],
    ["dla {imię", "mail_text.unclosed_field {imię"],
    ["dla {imię\nnazwisko}", "mail_text.unclosed_field {imię"],
    ["dla {pan {imię}", "mail_text.unclosed_field {pan "],
    ["{{imię}}", "mail_text.unclosed_field {"],
    ["[regulamin](https://rops.example/regulamin.pdf)", undefined],
    ["[napisz](mailto:biuro@rops.example)", undefined],
    ["[a]", undefined],
    ["[a](http://rops.example)", "mail_text.link http://rops.example"],
    ["[a](javascript:alert(1))", "mail_text.link javascript:alert(1"],
    ["[a](/staff)", "mail_text.link /staff"],
    ["[a](https://rops.example/{imię})", "mail_text.link https://rops.example/{imię}"],
    ["[a]()", "mail_text.link "],
  ])("of %j is said: %s", (text, said) => {
    const offered = MERGE_FIELDS.filter((field) => field !== "link");
    const issues = textIssues("lead", text, offered).map(({ code, limit }) => `${code} ${limit}`);
    expect(issues).toEqual(said === undefined ? [] : [said]);
  });
});
