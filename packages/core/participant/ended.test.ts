import { expect, it } from "vitest";
import type { Context } from "../shared/context.ts";
import { ended } from "./ended.ts";
import { ageGroupOf, countiesOf, missingOf } from "./rules.ts";
import type { StoredParticipant } from "./store.ts";

const ctx = { now: "2032-01-02T01:00:00.000Z", actor: { type: "system", name: "erase-people" } } as Context;
const LIS: StoredParticipant = {
  participantId: "ptc_1",
  projectId: "prj_1",
  firstName: "Łucja",
  lastName: "Lis",
  formerLastNames: ["Zając"],
  email: "lis@ops.example",
  phone: "+48600100200",
  categories: ["osoby bezrobotne"],
  sector: "public",
  territory: [],
  state: "completed",
  startsOn: "2026-02-10",
  endsOn: "2026-06-30",
  entry: { sex: "woman", birthDate: "1981-07-09", commune: "2261011", education: "tertiary" },
  entryVersion: 1,
  apartFrom: ["ptc_9"],
  merged: ["ptc_2"],
  version: 4,
  createdAt: "2026-02-01T10:00:00.000Z",
  updatedAt: "2026-07-01T10:00:00.000Z",
  traits: [{ kind: "word", value: "lis" }],
  doing: "course",
  changedBy: "staff:stf_1",
  changeReason: "rozmowa z Łucją Lis",
};

it("whose term is over counts in the same group, county and category, and stands under no name", () => {
  const after = ended(LIS, ctx);
  expect([ageGroupOf(after), countiesOf(after), after.entry.sex, after.categories, after.state]).toEqual([
    ageGroupOf(LIS),
    countiesOf(LIS),
    "woman",
    LIS.categories,
    LIS.state,
  ]);
  // Who was merged into them is found as before.
  expect(after.merged).toEqual(LIS.merged);
  const text = JSON.stringify(after);
  for (const word of [
    "Łucj",
    "Lis",
    "Zając",
    "ops.example",
    "600",
    "1981",
    "226101",
    "tertiary",
    "2026-06",
    "ptc_9",
  ])
    expect(text).not.toContain(word);
  expect(missingOf(after)).toEqual([]);
  // Figures of a period go by the day of the first support.
  expect(after.ended).toEqual({ at: ctx.now, age: "30to54", startsOn: "2026-02-10" });
});
