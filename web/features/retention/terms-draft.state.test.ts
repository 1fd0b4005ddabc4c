import { PRESETS } from "@zapisy/core/retention/rules";
import { describe, expect, it } from "vitest";
import { versionOver } from "./terms-draft.state.ts";

describe("terms that were written on top of some", () => {
  const known = { terms: PRESETS.own, version: 3 };
  it.each<[string, Parameters<typeof versionOver>[1], number]>([
    ["are saved over the version with a hold that was set beside them", { ...known, version: 4 }, 4],
    ["stay over their own where others are there now", { terms: PRESETS.grant, version: 4 }, 3],
    [
      "stay over their own where a last payment is there now",
      { ...known, lastPaymentOn: "2026-10-15", version: 5 },
      3,
    ],
    ["stay over their own where there are none any more", { terms: {}, version: 4 }, 3],
  ])("%s", (_, shown, expected) => {
    expect(versionOver(known, shown)).toBe(expected);
  });
});
