import type { Criterion } from "@zapisy/core/form/schema";
import { describe, expect, it } from "vitest";
import { removeGroup, removeOption, restoreOption, restoreQuestion, removeQuestion } from "./choice.state.ts";
import { draftOf } from "../event-defaults.state.ts";

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
    const left = removeOption(event, "beginners", false);
    expect(left.choiceGroups[0]?.options).toEqual([option("advanced")]);
    expect(left.agenda[0]?.optionId).toBeUndefined();
    expect(left.form.questions[0]?.proposes).toEqual({ yes: "advanced" });
  });
});

describe("a prerequisite of options", () => {
  const asking = (optionIds: string[] | undefined): Criterion => ({
    criterionId: "level",
    effect: "warn",
    words: { pl: "Dla osób po stopniu I." },
    type: "completed",
    eventIds: [],
    by: "person",
    optionIds,
  });
  it.each([
    ["loses one that is removed", ["beginners", "advanced"], ["advanced"]],
    ["goes with the last of them, and is not asked of everybody from then on", ["beginners"], "gone"],
    ["stays where it is asked of everybody", undefined, undefined],
  ])("%s", (_, optionIds, left) => {
    const asked = { ...event, form: { ...event.form, criteria: [asking(optionIds)] } };
    const [criterion] = removeOption(asked, "beginners", false).form.criteria ?? [];
    expect(criterion ? "optionIds" in criterion && criterion.optionIds : "gone").toEqual(left);
  });
});

describe("a choice that somebody may have", () => {
  it("keeps its part of the programme, and is proposed by no answer any more", () => {
    const left = removeOption(event, "beginners", true);
    expect(left.agenda).toEqual(event.agenda);
    expect(left.form.questions[0]?.proposes).toEqual({ yes: "advanced" });
    expect(removeGroup(event, "module", true).agenda).toEqual(event.agenda);
  });

  it("comes back into its place, or as a whole", () => {
    const [group] = event.choiceGroups;
    if (!group) throw new Error("no choice");
    const gone = { ...group, options: [option("beginners")] };
    expect(restoreOption(removeOption(event, "beginners", true), gone, "beginners").choiceGroups).toEqual([
      { ...group, options: [option("advanced"), option("beginners")] },
    ]);
    expect(restoreOption({ ...event, choiceGroups: [] }, gone, "beginners").choiceGroups).toEqual([gone]);
  });
});

describe("restoreQuestion", () => {
  const answers = ["a", "b"].map((answerId) => ({ answerId, label: { pl: answerId } }));
  const question = {
    questionId: "q",
    label: { pl: "Skąd?" },
    type: "choice" as const,
    required: false,
    answers,
  };

  it("asks it again, or gives it the answers back that it lost", () => {
    const { form } = event;
    expect(restoreQuestion(event, question).form.questions).toEqual([...form.questions, question]);
    const left = { ...event, form: { ...form, questions: [{ ...question, answers: answers.slice(1) }] } };
    expect(restoreQuestion(left, { ...question, answers: answers.slice(0, 1) }).form.questions).toEqual([
      { ...question, answers: answers.toReversed() },
    ]);
  });
});

describe("removeQuestion", () => {
  const question = (questionId: string, shownIf?: { questionId: string; answers: string[] }) =>
    ({ questionId, label: { pl: questionId }, type: "yes_no", required: false, shownIf }) as const;

  it("leaves nothing that hangs on it, and every other condition as it is", () => {
    const onBed = { questionId: "bed", answers: ["yes"] };
    const onRoom = { questionId: "room", answers: ["yes"] };
    const questions = [question("bed"), question("room", onBed), question("mate", onRoom)];
    const { form } = removeQuestion({ form: { ...event.form, questions, later: ["room", "bed"] } }, "bed");
    expect(form.questions).toEqual([question("room"), question("mate", onRoom)]);
    expect(form.later).toEqual(["room"]);
  });
});

describe("removeGroup", () => {
  it("leaves nothing that refers to its options", () => {
    const left = removeGroup(event, "module", false);
    expect(left.choiceGroups).toEqual([]);
    expect(left.agenda[0]?.optionId).toBeUndefined();
    expect(left.form.questions[0]?.proposes).toBeUndefined();
  });
});
