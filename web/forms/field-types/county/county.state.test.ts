import { listCounties } from "@zapisy/core/territory/rules";
import { loadForm } from "@zapisy/words/form";
import { expect, it } from "vitest";
import { matchOptions } from "../../../ui/combobox.state.ts";
import { countyOptions } from "./county.state.ts";

const options = countyOptions(listCounties(), (await loadForm("pl")).countyKind);

it("tells the two counties of one name apart, in the list and in the field", () => {
  expect(matchOptions(options, "bielski")).toEqual([
    { value: "2003", label: "bielski (podlaskie)", hint: "powiat, woj. podlaskie" },
    { value: "2402", label: "bielski (śląskie)", hint: "powiat, woj. śląskie" },
  ]);
});

it("tells a city from the county around it", () => {
  expect(matchOptions(options, "chelm").map(({ value, label, hint }) => [value, label, hint])).toEqual([
    ["0662", "Chełm", "miasto na prawach powiatu, woj. lubelskie"],
    ["0404", "chełmiński", "powiat, woj. kujawsko-pomorskie"],
    ["0603", "chełmski", "powiat, woj. lubelskie"],
  ]);
});

it("gives every option a label of its own", () => {
  expect(new Set(options.map(({ label }) => label)).size).toBe(380);
});
