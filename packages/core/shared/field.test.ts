import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  DaySchema,
  EmailSchema,
  OptionalEmailSchema,
  OptionalPhoneSchema,
  PhoneSchema,
  TimeSchema,
  WallTimeSchema,
  line,
  optionalLine,
  optionalParagraphs,
  paragraphs,
  personName,
} from "./field.ts";

/** The value as it is kept, or the codes of what is wrong with it. */
function read(schema: v.GenericSchema, value: unknown): unknown {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  return result.success ? { kept: result.output } : result.issues.map(({ message }) => message);
}

describe("an e-mail address", () => {
  it.each([
    ["anna.zak@ops.lapy.pl", { kept: "anna.zak@ops.lapy.pl" }],
    ["  anna@ops.example ", { kept: "anna@ops.example" }],
    ["Anna+PAL@OPS.example", { kept: "Anna+PAL@OPS.example" }],
    ["o'neil@ops.example", { kept: "o'neil@ops.example" }],
    ["\u200banna@ops.example\u202c", { kept: "anna@ops.example" }],
    ["anna@xn--orodek-85b.example", { kept: "anna@xn--orodek-85b.example" }],
    [`${"a".repeat(64)}@ops.example`, { kept: `${"a".repeat(64)}@ops.example` }],
    [`${"a".repeat(65)}@ops.example`, ["field.email"]],
    [`anna@${"a".repeat(64)}.example`, ["field.email"]],
    ["anna..k@x.example", ["field.email"]],
    [".anna@x.example", ["field.email"]],
    ["anna.@x.example", ["field.email"]],
    ["anna@x..example", ["field.email"]],
    ["anna@-x.example", ["field.email"]],
    ["anna@x-.example", ["field.email"]],
    ["anna@x_y.example", ["field.email"]],
    ["anna@127.0.0.1", ["field.email"]],
    ['"anna k"@x.example', ["field.email"]],
    ["łucja@ops.example", ["field.email_letters"]],
    ["lucja@ośrodek.example", ["field.email_letters"]],
    ["", ["field.required"]],
    ["   ", ["field.required"]],
    ["anna", ["field.email"]],
    ["anna@ops", ["field.email"]],
    ["anna@ops.", ["field.email"]],
    ["anna@.example", ["field.email"]],
    ["anna@@ops.example", ["field.email"]],
    ["anna zak@ops.example", ["field.email"]],
    ["anna@ops.example, jan@ops.example", ["field.email"]],
    ["Anna <anna@ops.example>", ["field.email"]],
    ["anna@ops.example\r\nBcc: all@ops.example", ["field.email"]],
    [`anna@${"ops.".repeat(62)}example`, ["field.too_long"]],
  ])("%j is read as %j", (text, expected) => {
    expect(read(EmailSchema, text)).toEqual(expected);
  });
});

describe("an address that may be left out", () => {
  it("is left out when it is empty, and otherwise held to the same rule", () => {
    expect(
      ["", " \u200b", undefined, "anna@ops.example", "łucja@ops.example", "anna..k@x.example"].map((text) =>
        read(OptionalEmailSchema, text),
      ),
    ).toEqual([
      { kept: undefined },
      { kept: undefined },
      { kept: undefined },
      { kept: "anna@ops.example" },
      ["field.email_letters"],
      ["field.email"],
    ]);
  });
});

describe("a day", () => {
  it.each([
    ["2026-04-15", { kept: "2026-04-15" }],
    ["2028-02-29", { kept: "2028-02-29" }],
    ["2026-02-29", ["field.day"]],
    ["2026-02-30", ["field.day"]],
    ["2026-04-31", ["field.day"]],
    ["2026-13-01", ["field.day"]],
    ["2026-00-10", ["field.day"]],
    ["26-04-15", ["field.day"]],
    ["15.04.2026", ["field.day"]],
    ["2026-4-15", ["field.day"]],
    ["0001-01-01", ["field.day"]],
    ["", ["field.day"]],
  ])("%j is read as %j", (text, expected) => {
    expect(read(DaySchema, text)).toEqual(expected);
  });
});

describe("a time", () => {
  it.each([
    ["00:00", { kept: "00:00" }],
    ["23:59", { kept: "23:59" }],
    ["24:00", ["field.time"]],
    ["9:00", ["field.time"]],
    ["09:60", ["field.time"]],
    ["09:00:00", ["field.time"]],
  ])("of day %j is read as %j", (text, expected) => {
    expect(read(TimeSchema, text)).toEqual(expected);
  });

  it.each([
    ["2026-03-29T02:30", { kept: "2026-03-29T02:30" }],
    ["2026-02-30T09:00", ["field.wall_time"]],
    ["2026-04-15 09:00", ["field.wall_time"]],
    ["2026-04-15T09:00Z", ["field.wall_time"]],
    ["2026-04-15", ["field.wall_time"]],
  ])("with its day %j is read as %j", (text, expected) => {
    expect(read(WallTimeSchema, text)).toEqual(expected);
  });
});

describe("a telephone number", () => {
  it.each(["85 747 34 12", "+48 857473412", "857-473-412 w. 159", "+49 30 901820"])(
    "%j is kept as written",
    (text) => {
      expect(read(PhoneSchema, text)).toEqual({ kept: text });
    },
  );

  it.each(["85 747", "brak", "+48 12", "857473412; 857473413", "5".repeat(60), ""])(
    "%j is refused",
    (text) => {
      expect(read(PhoneSchema, text)).toEqual(["field.phone"]);
    },
  );
});

describe("a telephone number that may be left out", () => {
  it("is left out when it is empty, and otherwise held to the same rule", () => {
    expect(
      ["", undefined, "\u202a600 700 800\u202c", "brak"].map((text) => read(OptionalPhoneSchema, text)),
    ).toEqual([{ kept: undefined }, { kept: undefined }, { kept: "600 700 800" }, ["field.phone"]]);
  });
});

describe("the name of a person", () => {
  it.each([
    ["An\u200bna", { kept: "Anna" }],
    ["Anna\u0000", { kept: "Anna" }],
    [" Anna\u00a0\n Maria\t", { kept: "Anna Maria" }],
    ["Z\u0307ak", { kept: "Żak" }],
    ["გიორგი", { kept: "გიორგი" }],
    ["Ng", { kept: "Ng" }],
    ["\u200b", ["field.required"]],
    ["\u202e\u2066", ["field.required"]],
    ["\u2800", ["field.required"]],
    ["\u3164", ["field.required"]],
    ["-", ["field.name"]],
    ["1234", ["field.name"]],
    ["\u0301", ["field.name"]],
    ["Nguyễn Thị Hường", { kept: "Nguyễn Thị Hường" }],
    ["محمد", { kept: "محمد" }],
    ["Anna 😀", ["field.unprintable"]],
    ["ಅನ್ನಾ", ["field.unprintable"]],
  ])("%j is read as %j", (text, expected) => {
    expect(read(personName(60), text)).toEqual(expected);
  });
});

describe("a text of several lines", () => {
  it("keeps its lines and nothing that cannot be seen", () => {
    expect(read(paragraphs(40), " Dieta:\r\n  bez\u00adglutenowa \u0007\n\n\n\nDziękuję ")).toEqual({
      kept: "Dieta:\nbezglutenowa\n\nDziękuję",
    });
  });

  it("is refused when nothing is left of it, unless it may be left out", () => {
    expect([read(paragraphs(3), "\u200b\n "), read(optionalParagraphs(3), "\u200b\n ")]).toEqual([
      ["field.required"],
      { kept: undefined },
    ]);
  });
});

describe("a line of text", () => {
  it("is trimmed, and refused when it is empty or too long", () => {
    expect([read(line(3), " żak "), read(line(3), "  "), read(line(3), "żaki")]).toEqual([
      { kept: "żak" },
      ["field.required"],
      ["field.too_long"],
    ]);
  });

  it("counts as left out when it is empty and may be", () => {
    expect([
      read(optionalLine(3), undefined),
      read(optionalLine(3), "  "),
      read(optionalLine(3), "żaki"),
    ]).toEqual([{ kept: undefined }, { kept: undefined }, ["field.too_long"]]);
  });
});
