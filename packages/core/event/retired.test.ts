import { describe, expect, it } from "vitest";
import { PROJECT_ID, agendaItem, eventInput, storedEvent } from "../../../tests/support/fixture.ts";
import {
  NOTHING_RETIRED,
  everAsked,
  everOffered,
  leavesOut,
  retire,
  retiredOf,
  scheduledChoices,
  type Held,
} from "./retired.ts";
import type { ChoiceGroup, EventForm, Retired } from "./schema.ts";
import type { Question } from "../form/schema.ts";

const question = (questionId: string, ...answers: string[]): Question => ({
  questionId,
  label: { pl: `Pytanie ${questionId}` },
  type: answers.length > 0 ? "choice" : "text",
  required: false,
  ...(answers.length > 0 && { answers: answers.map((answerId) => ({ answerId, label: { pl: answerId } })) }),
});
const choice = (groupId: string, ...options: string[]): ChoiceGroup => ({
  groupId,
  title: { pl: `Wybór ${groupId}` },
  required: true,
  options: options.map((optionId) => ({ optionId, title: { pl: `Opcja ${optionId}` }, seats: 5 })),
});
const asks = (
  questions: Question[],
  choiceGroups: ChoiceGroup[] = [],
  retired: Retired = NOTHING_RETIRED,
): EventForm => ({
  form: { ...eventInput(PROJECT_ID).form, questions },
  formVersion: 1,
  choiceGroups,
  retired,
});
const held = (options: string[], answers: Record<string, string[]> = {}): Held => ({
  options: new Set(options),
  answers: new Map(Object.entries(answers).map(([questionId, given]) => [questionId, new Set(given)])),
});
const names = ({ questions, choiceGroups }: Retired) => [
  ...questions.map(({ questionId, answers = [] }) =>
    [questionId, ...answers.map(({ answerId }) => answerId)].join(" "),
  ),
  ...choiceGroups.map(({ groupId, options }) =>
    [groupId, ...options.map(({ optionId }) => optionId)].join(" "),
  ),
];

it("an answer that was picked among several is held, and shown to whoever picked it", () => {
  const several = (...answers: string[]): Question => ({ ...question("q", ...answers), type: "several" });
  const before = asks([several("a", "b", "c")]);
  const retired = retire(before, asks([several("c")]), held([], { q: ["c", "a c"] }));
  expect(names(retired)).toEqual(["q a b"]);
  // With the next edit, what nobody holds is forgotten.
  const next = retire(asks([several("c")], [], retired), asks([several("c")]), held([], { q: ["c", "a c"] }));
  expect(names(next)).toEqual(["q a"]);
  expect(names(retiredOf({ retired: next }, { choices: {}, answers: { q: "a c" } }))).toEqual(["q a"]);
});

describe("an edit of what is asked and offered", () => {
  it.each<[string, EventForm, EventForm, string[]]>([
    [
      "nothing that stays",
      asks([question("q", "a")], [choice("g", "x")]),
      asks([question("q", "a")], [choice("g", "x")]),
      [],
    ],
    ["a question", asks([question("q"), question("r")]), asks([question("r")]), ["q"]],
    ["a question with its answers", asks([question("q", "a", "b")]), asks([]), ["q a b"]],
    [
      "an answer of a question that stays",
      asks([question("q", "a", "b")]),
      asks([question("q", "b")]),
      ["q a"],
    ],
    [
      "the answers of a question that becomes one of text",
      asks([question("q", "a")]),
      asks([question("q")]),
      ["q a"],
    ],
    [
      "an option of a choice that stays",
      asks([], [choice("g", "x", "y")]),
      asks([], [choice("g", "y")]),
      ["g x"],
    ],
    ["a choice with its options", asks([], [choice("g", "x", "y")]), asks([]), ["g x y"]],
    [
      "what was retired before, together with more",
      asks([question("q", "b")], [choice("g", "y")], {
        questions: [question("q", "a")],
        choiceGroups: [choice("g", "x")],
      }),
      asks([], []),
      ["q a b", "g x y"],
    ],
    [
      "nothing that is put back",
      asks([], [choice("g", "y")], {
        questions: [question("q", "a")],
        choiceGroups: [choice("g", "x", "z")],
      }),
      asks([question("q", "a")], [choice("g", "y", "x")]),
      ["g z"],
    ],
  ])("retires %s", (_, before, after, expected) => {
    expect(names(retire(before, after))).toEqual(expected);
  });

  it("forgets what was retired before and nobody holds, but not what it leaves out itself", () => {
    const before = asks([question("new")], [choice("g", "y")], {
      questions: [question("q", "a", "b"), question("free"), question("unanswered")],
      choiceGroups: [choice("g", "x", "z"), choice("h", "w")],
    });
    const people = held(["z"], { q: ["b"], free: ["Tak."] });
    expect(names(retire(before, asks([], [choice("g", "y")]), people))).toEqual([
      "q b",
      "free",
      "new",
      "g z",
    ]);
    expect(names(retire(before, asks([], []), people))).toEqual(["q b", "free", "new", "g z y"]);
  });

  it("keeps the words of then, and of a choice that stays those of now", () => {
    const renamed = { ...choice("g", "y"), title: { pl: "Nowa nazwa" } };
    const { choiceGroups, questions } = retire(
      asks([question("q")], [choice("g", "x", "y")]),
      asks([], [renamed]),
    );
    expect(questions).toEqual([question("q")]);
    expect(choiceGroups).toEqual([{ ...choice("g", "x"), title: { pl: "Nowa nazwa" } }]);
  });

  it("says whether it leaves anything out", () => {
    const before = asks([question("q", "a")], [choice("g", "x")]);
    expect(leavesOut(before, asks([question("q", "a", "b")], [choice("g", "x", "y")]))).toBe(false);
    for (const after of [
      asks([question("q", "b")], [choice("g", "x")]),
      asks([question("q", "a")], [choice("h", "x")]),
      asks([]),
    ])
      expect(leavesOut(before, after)).toBe(true);
  });
});

describe("what people can hold", () => {
  const event = storedEvent({
    ...asks([question("q", "b")], [choice("g", "y")], {
      questions: [question("q", "a"), question("r")],
      choiceGroups: [choice("g", "x"), choice("h", "w")],
    }),
    agenda: [agendaItem({ optionId: "x" })],
  });

  it("is what is asked and offered now, with what was before behind it", () => {
    expect(names({ questions: everAsked(event), choiceGroups: everOffered(event) })).toEqual([
      "q b a",
      "r",
      "g y x",
      "h w",
    ]);
  });

  it("is divided in the programme by options that items are for, of which no former choice must be made", () => {
    expect(
      scheduledChoices(event).map(({ groupId, required, options }) => [groupId, required, options.length]),
    ).toEqual([["g", true, 2]]);
    const last = { ...event, choiceGroups: [], agenda: [agendaItem({ optionId: "w" })] };
    expect(scheduledChoices(last).map(({ groupId, required }) => [groupId, required])).toEqual([
      ["h", false],
    ]);
  });

  it("is of one person what they chose and answered, and nobody else's", () => {
    expect(names(retiredOf(event, { choices: { g: "x", h: "other" }, answers: { q: "a", r: "" } }))).toEqual([
      "q a",
      "g x",
    ]);
    expect(names(retiredOf(event, { choices: { g: "y" }, answers: { r: "tekst" } }))).toEqual(["r"]);
  });
});
