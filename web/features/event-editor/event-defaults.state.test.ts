import { EVENT_KINDS, EventInputSchema } from "@zapisy/core/event/schema";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { agendaKindsFor, draftOf } from "./event-defaults.state.ts";

const dates = { type: "tentative", period: "2011-H2" } as const;

describe("draftOf", () => {
  it.each(EVENT_KINDS)("makes a draft of a %s that the server takes as it is", (kind) => {
    const draft = draftOf({ kind, projectId: "prj_0000000000000000000000000A", title: "Tytuł", dates });
    expect(v.parse(EventInputSchema, draft)).toEqual(draft);
  });

  it("asks visitors for a telephone number and people in counselling for nothing about an institution", () => {
    const form = (kind: "study_visit" | "counselling") =>
      draftOf({ kind, projectId: "prj_0000000000000000000000000A", title: "T", dates }).form;
    expect([form("study_visit").phone, form("counselling").institution]).toEqual(["required", "hidden"]);
  });
});

describe("agendaKindsFor", () => {
  it("offers stops first for a study visit and leaves nothing out", () => {
    const { usual, others } = agendaKindsFor("study_visit");
    expect(usual[0]).toBe("stop");
    expect([...usual, ...others].toSorted()).toEqual([
      "break",
      "lodging",
      "meal",
      "panel",
      "plenary",
      "session",
      "stop",
      "travel",
    ]);
  });
});
