import type { Profile } from "@zapisy/core/export-profile/schema";
import { describe, expect, it } from "vitest";
import {
  dictionaryText,
  moved,
  readProfile,
  whenOf,
  withDate,
  withDictionary,
  withSource,
  writeProfile,
} from "./profile-text.state.ts";

const profile: Profile = {
  format: 1,
  name: "Nasz",
  rows: "person",
  states: ["participant"],
  columns: [
    { title: "Nazwisko", source: "participant.lastName" },
    { title: "Płeć", source: "entry.sex", steps: [{ do: "dictionary", values: { woman: "Kobieta" } }] },
  ],
};

describe("the text of a profile", () => {
  it("is read as it was written", () => {
    expect(readProfile(writeProfile(profile))).toEqual({ profile });
  });

  it("has each fault beside its line", () => {
    const text = writeProfile(profile).replace('"entry.sex"', '"entry.pesel"').replace("Nazwisko", "=1+1");
    expect(readProfile(text)).toMatchObject({
      faults: [
        { line: 10, text: '"title": "=1+1"', issue: { code: "profile.formula" } },
        { line: 15, text: '"source": "entry.pesel"', issue: { code: "profile.source" } },
      ],
    });
  });

  it("says where it is no JSON any more", () => {
    expect(readProfile(writeProfile(profile).replace('"rows"', "rows"))).toMatchObject({
      faults: [{ line: 4, text: 'rows: "person"' }],
    });
    expect(readProfile("")).toMatchObject({ faults: [{ line: 1 }] });
  });
});

describe("a column", () => {
  const [name, sex] = profile.columns as [Profile["columns"][number], Profile["columns"][number]];

  it("takes its dictionary from lines, and loses it with them", () => {
    expect(withDictionary(sex, dictionaryText(sex))).toEqual(sex);
    expect(withDictionary(sex, "woman = K\n\nman=M = m")).toEqual({
      ...sex,
      steps: [{ do: "dictionary", values: { woman: "K", man: "M = m" } }],
    });
    expect(withDictionary(sex, " ")).toEqual({ title: "Płeć", source: "entry.sex" });
    expect(withDictionary(sex, "woman = K\nman")).toBe(2);
  });

  it("takes nothing along to other data that the form does not show, and no dictionary to what always says the same", () => {
    const phone: typeof name = { ...name, steps: [{ do: "phone" }, { do: "upper" }] };
    expect(withSource(phone, "participant.lastName")).toEqual(phone);
    expect(withSource(phone, "participant.email")).toEqual({
      title: "Nazwisko",
      source: "participant.email",
    });
    expect(withSource(sex, "constant")).toEqual({ title: "Płeć", source: "constant" });
    expect(withSource(sex, "entry.education")).toEqual({ ...sex, source: "entry.education" });
  });

  it("has to be filled as the form says it, in whatever order that stands, or by a condition of its own", () => {
    const ended = { in: ["interrupted", "completed"], source: "participant.state", when: "is" } as const;
    expect(whenOf({ required: { ...ended, in: [...ended.in] } })).toBe("ended");
    expect(whenOf({ required: { ...ended, in: ["completed"] } })).toBe("kept");
    expect(whenOf({ required: { ...ended, in: [...ended.in], source: "entry.sex" } })).toBe("kept");
    expect([whenOf({ required: { when: "always" } }), whenOf({})]).toEqual(["always", "no"]);
  });

  it("writes days as it is said", () => {
    const dated = withDate(name, "dd.MM.yyyy");
    expect(dated.steps).toEqual([{ do: "date", as: "dd.MM.yyyy" }]);
    expect(withDate(dated, undefined)).toEqual(name);
  });

  it("moves within the ends of its list", () => {
    expect([moved([1, 2, 3], 0, 1), moved([1, 2, 3], 0, -1), moved([1, 2, 3], 2, -2)]).toEqual([
      [2, 1, 3],
      [1, 2, 3],
      [3, 1, 2],
    ]);
  });
});
