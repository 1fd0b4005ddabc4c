import { expect, it } from "vitest";
import { othersInLine } from "./turn.state.ts";

const person = (id: string, queuedAt: string) => ({
  registrationId: `reg_${id}` as const,
  firstName: "Anna",
  lastName: id,
  queuedAt,
});

it("offers the others in the order of the line: by moment, those of more digits before, then by id", () => {
  const line = [
    person("d", "2026-03-02T12:00:00.001Z"),
    person("c", "2026-03-02T12:00:00.000Z"),
    person("a", "2026-03-02T12:00:00.0005Z"),
    person("b", "2026-03-02T12:00:00.000Z"),
    person("e", "2026-03-02T11:59:59.999Z"),
  ];
  expect(othersInLine(line, "reg_e").map(({ lastName }) => lastName)).toEqual(["a", "b", "c", "d"]);
});
