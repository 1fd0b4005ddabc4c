import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("makes a table that a spreadsheet opens as it is, and runs nothing of", () => {
  const rows = [
    ["Imię", "uwagi"],
    ["Żaneta", 'powiedziała: "tak"; potem nie'],
    ['=HYPERLINK("http://x")', "-1"],
    ["@SUM(A1)", "dwa\r\nwiersze"],
  ];
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(csvOf(rows))).toBe(
    [
      "\uFEFFImię;uwagi",
      'Żaneta;"powiedziała: ""tak""; potem nie"',
      `"'=HYPERLINK(""http://x"")";'-1`,
      `'@SUM(A1);"dwa\r\nwiersze"`,
      "",
    ].join("\r\n"),
  );
});
