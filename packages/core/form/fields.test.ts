import { describe, expect, it } from "vitest";
import {
  askedFields,
  blankFields,
  carriedFields,
  correctedFields,
  draftsOf,
  fieldFaults,
  fieldHref,
  givenFields,
  keptSettings,
  neededPaths,
  offeredIn,
  pathsOf,
  shownField,
  stillOffered,
  usualSettings,
} from "./rules.ts";
import type { FieldValues } from "./schema.ts";

const form = { ...usualSettings(), phone: "hidden" as const, pickUpPoints: ["Łomża"] };
const WHOLE: FieldValues = {
  formOfAddress: "ms",
  phone: "600 700 800",
  institution: { name: "OPS w Mońkach", type: "ops", town: "Mońki" },
  position: "kierowniczka",
  countyCode: "2008",
  pickUpPoint: "Łomża",
};
const WORDS = {
  yes: "Tak",
  no: "Nie",
  number: String,
  day: String,
  formOfAddress: { ms: "Pani" },
  institutionType: { ops: "Ośrodek pomocy społecznej" },
  county: (code: string) => `powiat ${code}`,
};

describe("the fields of a form", () => {
  it("are those that the event asks, and what a person has of what is offered no more", () => {
    expect(askedFields(form)).toEqual([
      "formOfAddress",
      "institution",
      "position",
      "countyCode",
      "pickUpPoint",
    ]);
    expect(askedFields(form, "contact")).toEqual([]);
    const without = { ...form, pickUpPoints: [] };
    expect(askedFields(without, "questions")).toEqual([]);
    expect(askedFields(without, "questions", { pickUpPoint: "Ełk" })).toEqual(["pickUpPoint"]);
  });

  it("are not asked by an event of before they were there", () => {
    const { position: _, pickUpPoints: __, ...old } = form;
    expect(askedFields(old as typeof form)).toEqual(["formOfAddress", "institution", "countyCode"]);
    expect(fieldFaults(old as typeof form, { position: "x" }, { isLenient: true })).toEqual([]);
  });

  it("offer the stops, and the one at which the person wanted to get on", () => {
    const stops = (own?: string) => offeredIn(form, "pickUpPoint", { pickUpPoint: own });
    expect([stops("Łomża"), stops(), stops("Ełk")]).toEqual([["Łomża"], ["Łomża"], ["Łomża", "Ełk"]]);
    expect(stillOffered(form, draftsOf({ pickUpPoint: "Ełk" }))).toEqual({ pickUpPoint: "" });
    expect(stillOffered(form, draftsOf(WHOLE))).toEqual({ pickUpPoint: "Łomża" });
  });

  it("have inputs, of which some have to be filled in", () => {
    expect(pathsOf("phone")).toEqual(["phone"]);
    expect(pathsOf("institution")).toEqual(["institution.name", "institution.type", "institution.town"]);
    expect(neededPaths("institution")).toEqual(["institution.name", "institution.type"]);
  });

  it("are set up without the lines that were begun and emptied again", () => {
    expect(keptSettings({ ...form, pickUpPoints: ["", "Ełk", "  "] })).toEqual({
      ...form,
      pickUpPoints: ["Ełk"],
    });
  });
});

describe("what is wrong with the fields of a request", () => {
  const required = { ...form, phone: "required", position: "required" } as const;

  it("is what is missing, unless staff enter a paper form", () => {
    expect(fieldFaults(required, { phone: "600 700 800" }, { isLenient: false })).toEqual([
      { path: "institution.name", code: "field.required" },
      { path: "position", code: "field.required" },
      { path: "countyCode", code: "field.required" },
    ]);
    expect(fieldFaults(required, {}, { isLenient: true })).toEqual([]);
  });

  it("is, of a correction, only what it carries", () => {
    const before = { ...WHOLE, pickUpPoint: "Ełk" };
    expect(fieldFaults(required, { phone: undefined }, { before, isLenient: false })).toEqual([
      { path: "phone", code: "field.required" },
    ]);
    expect(fieldFaults(required, { pickUpPoint: "Ełk " }, { before, isLenient: false })).toEqual([]);
    expect(fieldFaults(required, { pickUpPoint: "Suwałki" }, { before, isLenient: true })).toEqual([
      { path: "pickUpPoint", code: "field.not_offered" },
    ]);
  });
});

describe("what a form holds of the fields", () => {
  it("comes back as it was", () => {
    expect(givenFields(draftsOf(WHOLE))).toEqual(WHOLE);
    expect(givenFields(blankFields())).toEqual({});
  });

  it("takes away in a correction what was emptied", () => {
    expect(correctedFields(blankFields())).toMatchObject({
      formOfAddress: null,
      phone: "",
      institution: null,
      position: "",
      countyCode: null,
      pickUpPoint: "",
    });
  });

  it("is judged by staff's paper less strictly: the kind of an institution alone says nothing", () => {
    const drafts = { ...blankFields(), institution: { name: "", type: "ops", town: "" } as const };
    expect(givenFields(drafts).institution).toEqual({ name: "", type: "ops" });
    expect(givenFields(drafts, true).institution).toBeUndefined();
    const named = { ...blankFields(), institution: { name: " GOK ", type: "", town: "" } as const };
    expect(givenFields(named, true).institution).toEqual({ name: "GOK", type: "other" });
  });

  it("stays, from one paper form to the next, where it usually is the same", () => {
    expect(givenFields(carriedFields(draftsOf(WHOLE)))).toEqual({
      institution: { name: "", type: "ops" },
      countyCode: "2008",
      pickUpPoint: "Łomża",
    });
  });
});

it("fields read as people write them", () => {
  expect(shownField("formOfAddress", WHOLE, WORDS)).toEqual([{ text: "Pani" }]);
  expect(shownField("institution", WHOLE, WORDS)).toEqual([
    { text: "OPS w Mońkach, Mońki" },
    { part: "type", text: "Ośrodek pomocy społecznej" },
  ]);
  expect(shownField("countyCode", WHOLE, WORDS)).toEqual([{ text: "powiat 2008" }]);
  expect(shownField("phone", WHOLE, WORDS)).toEqual([{ text: "600 700 800" }]);
  expect(shownField("phone", {}, WORDS)).toEqual([]);
  expect(fieldHref("phone", WHOLE)).toBe("tel:600 700 800");
  expect(fieldHref("position", WHOLE)).toBeUndefined();
});
