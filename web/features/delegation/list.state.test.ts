import type { ListedPerson } from "@zapisy/core/people-import/rules";
import { blankFields } from "@zapisy/core/form/rules";
import { describe, expect, it } from "vitest";
import { EMPTY_FORM } from "../registration/form/form.state.ts";
import { joinList } from "./list.state.ts";

const listed = (row: number, firstName: string, lastName: string, email = ""): ListedPerson => ({
  row,
  firstName,
  lastName,
  email,
  fields: { ...blankFields(), phone: "600 700 800" },
  choices: {},
  answers: {},
});

describe("a list that is put into a form", () => {
  it("adds everybody once, with all that stands of them, behind those who are there", () => {
    const there = { ...EMPTY_FORM, firstName: "Łucja", lastName: "Żak", email: "lucja@ops.example" };
    const { people, written, known } = joinList(
      [there, { ...EMPTY_FORM, formVersion: 3 }],
      [
        listed(2, "Hanna", "Kos", "hanna@ops.example"),
        listed(3, "LUCJA", "Zak", "Lucja@OPS.example"),
        listed(4, "hanna", "kos", "hanna@ops.example"),
        listed(5, "Hanna", "Kos", "sekretariat@ops.example"),
      ],
    );
    expect(people.map(({ row, values }) => [row, values.lastName, values.email, values.phone])).toEqual([
      [2, "Kos", "hanna@ops.example", "600 700 800"],
      [5, "Kos", "sekretariat@ops.example", "600 700 800"],
    ]);
    expect([written, known]).toEqual([1, 2]);
  });

  it("adds nobody of an empty list", () => {
    expect(joinList([EMPTY_FORM, EMPTY_FORM], [])).toEqual({ people: [], written: 0, known: 0 });
  });
});
