import { normalisePhone } from "@zapisy/core/shared/text";
import { expect, it } from "vitest";
import { telOf } from "./phone.state.ts";

it.each([
  ["601 202 303", "601202303"],
  ["(85) 747-34-12", "857473412"],
  ["85 747 34 12 w. 159", "857473412"],
  ["85 747 34 12, wew. 159", "857473412"],
  ["857473412w159", "857473412"],
  ["+48 85 747 34 12 wewn. 15901", "+48857473412"],
  ["+49 (0)30 1234567 ext: 12", "+49301234567"],
])("dials of %s the number alone", (phone, number) => {
  expect(telOf(phone)).toBe(`tel:${number}`);
  expect(normalisePhone(number)).toBe(normalisePhone(phone)?.split(";")[0]);
});
