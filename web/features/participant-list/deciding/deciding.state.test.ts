import type { RegistrationId, RegistrationStatus } from "@zapisy/core/registration/schema";
import { describe, expect, it } from "vitest";
import { decideOnAll, decisionsOn, type Candidate } from "./deciding.state.ts";

function person(number: number, status: RegistrationStatus): Candidate {
  return {
    registrationId: `reg_${number}` as RegistrationId,
    version: 1,
    status,
    firstName: "Anna",
    lastName: `Nr ${number}`,
  };
}
const numbers = (people: Candidate[]) => people.map(({ registrationId }) => registrationId.slice(4));

describe("deciding on many people", () => {
  it("offers what can be done with some of them, and says with whom", () => {
    const people = [person(1, "pending"), person(2, "confirmed"), person(3, "cancelled")];
    const found = decisionsOn(people, "selection").map(({ status, people: whom }) => [status, numbers(whom)]);
    expect(Object.fromEntries(found)).toEqual({
      confirmed: ["1", "3"],
      reserve: ["1", "2", "3"],
      rejected: ["1", "2"],
    });
    expect(decisionsOn([], "selection")).toEqual([]);
  });

  it("goes on after one who could not be changed, and says who and why", async () => {
    const seen: number[] = [];
    const { done, missed } = await decideOnAll(
      [1, 2, 3].map((number) => person(number, "pending")),
      async ({ registrationId }) => {
        if (registrationId === "reg_2") throw new Error("full");
      },
      { onDone: (count) => seen.push(count), isStopped: () => false },
    );
    expect([numbers(done), numbers(missed.map(({ person: who }) => who)), seen]).toEqual([
      ["1", "3"],
      ["2"],
      [1, 2, 3],
    ]);
  });

  it("leaves the rest as it is once it is stopped", async () => {
    let decided = 0;
    const { done } = await decideOnAll(
      [1, 2, 3].map((number) => person(number, "pending")),
      async () => {
        decided += 1;
      },
      { onDone: () => undefined, isStopped: () => decided === 2 },
    );
    expect(numbers(done)).toEqual(["1", "2"]);
  });
});
