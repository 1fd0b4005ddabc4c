import { describe, expect, it } from "vitest";
import { exactOption, matchOptions } from "./combobox.state.ts";

const counties = [
  { value: "2061", label: "Białystok", hint: "podlaskie" },
  { value: "2002", label: "białostocki", hint: "podlaskie" },
  { value: "2003", label: "bielski", hint: "podlaskie" },
  { value: "2402", label: "bielski", hint: "śląskie" },
  { value: "2461", label: "Bielsko-Biała", hint: "śląskie" },
  { value: "2062", label: "Łomża", hint: "podlaskie" },
  { value: "2007", label: "łomżyński", hint: "podlaskie" },
];

describe("matchOptions", () => {
  it.each([
    ["lomz", ["2062", "2007"]],
    ["ŁOMŻA", ["2062"]],
    ["bial", ["2061", "2002", "2461"]],
    ["bielski sl", ["2402"]],
    ["biała", ["2461"]],
    ["bielsko biala", ["2461"]],
    ["Bielsko – Biała", ["2461"]],
    ["stok", []],
    ["", ["2061", "2002", "2003", "2402", "2461", "2062", "2007"]],
  ])("finds for %j the options %j", (typed, values) => {
    expect(matchOptions(counties, typed).map((option) => option.value)).toEqual(values);
  });
});

describe("exactOption", () => {
  it("takes a label typed in full, with or without Polish letters", () => {
    expect(exactOption(counties, "lomza ")).toEqual({ value: "2062", label: "Łomża", hint: "podlaskie" });
  });

  it("does not guess between namesakes", () => {
    expect(exactOption(counties, "bielski")).toBeUndefined();
  });
});
