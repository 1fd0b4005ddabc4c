import { describe, expect, it } from "vitest";
import { removeGroup, removeOption } from "./choice.state.ts";
import { draftOf } from "./event-defaults.state.ts";

const option = (optionId: string) => ({ optionId, title: { pl: optionId }, seats: 20 });
const draft = draftOf({
  kind: "training",
  projectId: "prj_0000000000000000000000000A",
  title: "Warsztat",
  dates: { type: "tentative", period: "2011-09" },
});
const event = {
  agenda: [
    {
      itemId: "i",
      kind: "session" as const,
      title: { pl: "Początki" },
      takesAttendance: true,
      optionId: "beginners",
    },
  ],
  choiceGroups: [
    {
      groupId: "module",
      title: { pl: "Moduł" },
      required: true,
      options: [option("beginners"), option("advanced")],
    },
  ],
  form: {
    ...draft.form,
    questions: [
      {
        questionId: "pal",
        label: { pl: "Czy OPS realizował PAL?" },
        type: "yes_no" as const,
        required: true,
        proposes: { yes: "advanced", no: "beginners" },
      },
    ],
  },
};

describe("removeOption", () => {
  it("makes its items for everybody and takes it out of what answers propose", () => {
    const left = removeOption(event, "beginners");
    expect(left.choiceGroups[0]?.options).toEqual([option("advanced")]);
    expect(left.agenda[0]?.optionId).toBeUndefined();
    expect(left.form.questions[0]?.proposes).toEqual({ yes: "advanced" });
  });
});

describe("removeGroup", () => {
  it("leaves nothing that refers to its options", () => {
    const left = removeGroup(event, "module");
    expect(left.choiceGroups).toEqual([]);
    expect(left.agenda[0]?.optionId).toBeUndefined();
    expect(left.form.questions[0]?.proposes).toBeUndefined();
  });
});
