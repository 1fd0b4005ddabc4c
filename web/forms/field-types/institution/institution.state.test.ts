import type { OfferedInstitution } from "@zapisy/core/institution/answer";
import { describe, expect, it } from "vitest";
import { institutionOptions } from "./institution.state.ts";

const one = (id: number, more: Partial<OfferedInstitution> = {}): OfferedInstitution => ({
  institutionId: `ins_${id}`,
  name: "GOPS",
  type: "ops",
  town: "Zawady",
  ...more,
});
const county = (code: string) => `powiat ${code}`;

describe("offered institutions", () => {
  it("stand with their town", () => {
    expect(institutionOptions([one(1), one(2, { name: "Stella", town: undefined })], county)).toEqual([
      { value: "ins_1", label: "GOPS", hint: "Zawady" },
      { value: "ins_2", label: "Stella", hint: undefined },
    ]);
  });

  it("are told apart by the county where name and town are the same", () => {
    const two = [one(1, { communeCode: "2002142" }), one(2, { name: "gops", communeCode: "0620142" })];
    expect(institutionOptions(two, county).map(({ hint }) => hint)).toEqual([
      "Zawady, powiat 2002",
      "Zawady, powiat 0620",
    ]);
    expect(institutionOptions(two).map(({ hint }) => hint)).toEqual(["Zawady", "Zawady"]);
  });
});
