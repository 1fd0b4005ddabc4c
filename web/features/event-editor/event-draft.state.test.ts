import { describe, expect, it } from "vitest";
import { draftOf } from "./event-defaults.state.ts";
import { checkDraft } from "./event-draft.state.ts";

const draft = draftOf({
  kind: "training",
  projectId: "prj_0000000000000000000000000A",
  title: "Szkolenie",
  dates: { type: "exact", startsOn: "2026-03-02", endsOn: "2026-03-03" },
});

describe("checkDraft", () => {
  it("leaves out texts that were emptied again and list entries without a word", () => {
    const checked = checkDraft({
      ...draft,
      summary: { pl: " ", en: "" },
      contact: { email: "", phone: " " },
      form: { ...draft.form, pickUpPoints: ["", "Białystok"] },
      agenda: [
        {
          itemId: "a",
          kind: "session",
          title: { pl: "Wstęp" },
          takesAttendance: true,
          leaders: [""],
          from: "",
        },
      ],
      dayNotes: [{ day: "2026-03-02", note: { pl: "" } }],
    });
    expect(checked).toEqual({
      valid: true,
      issues: [],
      input: {
        ...draft,
        form: { ...draft.form, pickUpPoints: ["Białystok"] },
        agenda: [{ itemId: "a", kind: "session", title: { pl: "Wstęp" }, takesAttendance: true }],
      },
    });
  });

  it("names the fields as the server does", () => {
    const checked = checkDraft({
      ...draft,
      title: { pl: "" },
      seats: Number.NaN,
      agenda: [
        { itemId: "a", kind: "session", title: { pl: "Wstęp" }, takesAttendance: true, from: "25:00" },
      ],
    });
    expect(checked.issues).toEqual([
      { path: "title.pl", code: "field.required" },
      { path: "seats", code: "field.number" },
      { path: "agenda.0.from", code: "field.time" },
    ]);
  });

  it("refuses an item for an option that is gone", () => {
    const checked = checkDraft({
      ...draft,
      agenda: [{ itemId: "a", kind: "panel", title: { pl: "A" }, takesAttendance: true, optionId: "gone" }],
    });
    expect(checked.issues).toEqual([{ path: "agenda.0.optionId", code: "agenda.option_unknown" }]);
  });
});
