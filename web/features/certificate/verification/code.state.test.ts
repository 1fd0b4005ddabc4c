import { describe, expect, it } from "vitest";
import { codeIn } from "./code.state.ts";

describe("codeIn", () => {
  it.each([
    ["the code as printed", "NE1TSDKF9701AHMDQV2G", "NE1TSDKF9701AHMDQV2G"],
    ["small letters, spaces and hyphens", " ne1ts dkf97-01ahm dqv2g ", "NE1TSDKF9701AHMDQV2G"],
    ["the whole address", "https://zapisy.example/verify/NE1TSDKF9701AHMDQV2G", "NE1TSDKF9701AHMDQV2G"],
    ["an address with more behind it", "zapisy.example/verify/NE1TS/?a=1#b", "NE1TS"],
    ["nothing", "  ", ""],
  ])("takes %s", (_name, text, code) => {
    expect(codeIn(text)).toBe(code);
  });
});
