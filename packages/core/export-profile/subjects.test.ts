import { describe, expect, it } from "vitest";
import type { Participant } from "../participant/schema.ts";
import type { Profile } from "./schema.ts";
import { peopleOf } from "./subjects.ts";

type Person = Pick<Participant, "state" | "ended"> & { name: string };

const AGO = { at: "2026-01-01T00:00:00.000Z" };
const all: Person[] = [
  { name: "kandyduje", state: "candidate" },
  { name: "jest", state: "participant" },
  { name: "była", state: "completed", ended: AGO },
  { name: "kandydowała", state: "candidate", ended: AGO },
];
const states: Profile["states"] = ["participant", "completed"];
const within = (rows: Profile["rows"]) => {
  const { people, ...counts } = peopleOf({ rows, states }, all);
  return { ...counts, people: people.map(({ name }) => name) };
};

describe("people of a file", () => {
  it.each(["person", "support"] as const)(
    "are none whose term is over where each has rows, and these are told apart from other states: %s",
    (rows) => {
      expect(within(rows)).toEqual({ people: ["jest"], ended: 1, leftOut: 2 });
    },
  );

  it("stay among those of an institution when their term is over, so its number does not fall", () => {
    expect(within("institution")).toEqual({ people: ["jest", "była"], ended: 0, leftOut: 2 });
  });
});
