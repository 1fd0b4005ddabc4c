import { describe, expect, it } from "vitest";
import type { Event } from "../event/index.ts";
import { NOTHING_RETIRED } from "../event/retired.ts";
import type { Criterion } from "../selection/schema.ts";
import type { CopiedValue } from "./answer.ts";
import { nameOf, namesOfEvent, namesOfProject } from "./names.ts";

const said = (pl: string) => ({ pl, en: `${pl} (en)` });
const question = (questionId: string, ids: string[]) => ({
  questionId,
  label: said(questionId.toUpperCase()),
  type: "several" as const,
  required: false,
  answers: ids.map((answerId) => ({ answerId, label: said(answerId.toUpperCase()) })),
});
const group = (groupId: string, ids: string[]) => ({
  groupId,
  title: said(groupId.toUpperCase()),
  required: true,
  options: ids.map((optionId) => ({ optionId, title: said(optionId.toUpperCase()), seats: null })),
});
const EVENT = {
  form: {
    questions: [question("days", ["mon", "tue"])],
    criteria: [{ criterionId: "basics", words: said("po części podstawowej") }],
  },
  choiceGroups: [group("panel", ["a"])],
  retired: {
    ...NOTHING_RETIRED,
    questions: [question("diet", ["none"])],
    choiceGroups: [group("panel", ["b"])],
  },
} as unknown as Event;
const CRITERIA = [{ criterionId: "need", title: said("Potrzeba") }] as unknown as Criterion[];
const ofEvent = namesOfEvent(EVENT, CRITERIA);
const ofProject = namesOfProject(
  { supports: [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual" }] } as Parameters<
    typeof namesOfProject
  >[0],
  ["ind_1", "ind_2"].map((indicatorId, index) => ({
    indicatorId,
    rule: { by: "result", kinds: [{ kindId: "study", name: said(index === 0 ? "Nauka" : "Kurs") }] },
  })) as unknown as Parameters<typeof namesOfProject>[1],
);

describe("what staff call parts of a copy", () => {
  it.each<[string, CopiedValue["value"], string | undefined, string | undefined]>([
    ["person.answers.days", "mon", "DAYS", "MON"],
    ["person.answers.days", "mon tue", "DAYS", "MON, TUE"],
    ["person.answers.days", "mon none", "DAYS", undefined],
    ["person.answers.diet", "none", "DIET", "NONE"],
    ["person.attachments.days.bytes", 30, "DAYS", undefined],
    ["person.choices.panel", "b", "PANEL", "B"],
    ["person.alternatives.panel.0", "a", "PANEL", "A"],
    ["person.unproven.0", "basics", undefined, "po części podstawowej"],
    ["points.need", 7, "Potrzeba", undefined],
    ["places.0.points.need.sum", 7, "Potrzeba", undefined],
    ["places.0.failed.0", "need", undefined, "Potrzeba"],
    ["person.countyCode", "2061", undefined, "Białystok (miasto, podlaskie)"],
    ["kept.log.0.counties.1", "2002", undefined, "powiat białostocki (podlaskie)"],
    ["person.firstName", "Łucja", undefined, undefined],
  ])("at an event, of %s with %s, is %s and %s", (path, value, asked, chosen) => {
    const named = nameOf(ofEvent, { path, field: path, says: ["facts"], value });
    expect([named.asked?.pl, named.chosen?.pl]).toEqual([asked, chosen]);
  });

  it.each<[string, string, string | undefined, string | undefined]>([
    ["supportId", "law", undefined, "Poradnictwo prawne"],
    ["result.kindId", "ind_2.study", undefined, "Kurs"],
    ["person.entry.sex", "woman", "Płeć", "Kobieta"],
    ["person.given.entry.sex", "man", "Płeć", "Mężczyzna"],
    ["person.territory.0", "20", undefined, "podlaskie"],
  ])("in a project, of %s with %s, is %s and %s", (path, value, asked, chosen) => {
    const named = nameOf(ofProject, { path, field: path, says: ["facts"], value });
    expect([named.asked?.pl, named.chosen?.pl]).toEqual([asked, chosen]);
  });

  it("is in English what has words in it, and in Polish what has none", () => {
    const value = { path: "person.answers.days", field: "person.answers", says: [], value: "mon tue" };
    expect(nameOf(ofEvent, value)).toMatchObject({ chosen: { en: "MON (en), TUE (en)" } });
  });
});
