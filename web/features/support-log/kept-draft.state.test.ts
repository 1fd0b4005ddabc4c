import type { Support } from "@zapisy/core/project/schema";
import type { LogStart } from "@zapisy/core/support-entry/answer";
import { describe, expect, it } from "vitest";
import { keptFor, keptUnder, OUTSIDER } from "./kept-draft.state.ts";

const ANNA = "stf_00000000000000000000000001";
const START: Pick<LogStart, "counsellors" | "may"> = {
  counsellors: [{ staffId: ANNA, name: "Anna" }],
  may: { read: "all", write: true },
};
const SUPPORTS: Support[] = [
  { supportId: "law", name: "Poradnictwo prawne", mode: "individual" },
  { supportId: "old", name: "Dawne", mode: "individual", retired: true },
  { supportId: "group", name: "Grupa", mode: "group" },
];
const after = (kept: object, start = START) => keptFor(JSON.stringify(kept), ANNA, start, SUPPORTS);

describe("what stays for the next entry", () => {
  it("is at first that whoever enters gave the support, where they can have", () => {
    expect(keptFor(undefined, ANNA, START, SUPPORTS)).toEqual({ staffId: ANNA });
    expect(keptFor(undefined, "stf_00000000000000000000000009", START, SUPPORTS)).toEqual({ staffId: "" });
    expect(keptFor(undefined, undefined, START, SUPPORTS)).toEqual({ staffId: "" });
  });

  it("is all that is offered still", () => {
    const listed = {
      supportId: "law",
      day: "2026-02-10",
      place: "Żmudź",
      mode: "phone",
      staffId: ANNA,
      name: "",
    };
    expect(after(listed)).toEqual(listed);
    const outsider = { supportId: "law", staffId: OUTSIDER, name: "Żaneta Łęcka" };
    expect(after(outsider)).toEqual(outsider);
  });

  it("is nobody who is listed no more, whom the form would send and not show", () => {
    expect(after({ supportId: "law", staffId: "stf_00000000000000000000000009", place: "Żmudź" })).toEqual({
      supportId: "law",
      staffId: "",
      name: "",
      place: "Żmudź",
    });
    const own: typeof START = { ...START, may: { read: "own", write: true } };
    expect(after({ supportId: "law", staffId: OUTSIDER, name: "Żaneta Łęcka" }, own)).toEqual({
      supportId: "law",
      staffId: "",
      name: "",
    });
  });

  it.each(["old", "group", "gone"])("is no form of support that is %s", (supportId) => {
    expect(after({ supportId, staffId: ANNA })).toEqual({ supportId: "", staffId: ANNA });
  });

  it("is of one account, and unknown to another in the same browser", () => {
    expect(keptUnder("prj_1", ANNA)).not.toBe(keptUnder("prj_1", "stf_00000000000000000000000002"));
  });
});
