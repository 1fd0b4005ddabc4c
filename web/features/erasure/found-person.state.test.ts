import type { FoundPerson } from "@zapisy/core/erasure/answer";
import { loadErasure } from "@zapisy/words/erasure";
import { describe, expect, it } from "vitest";
import { aroundOf, erasable } from "./found-person.state.ts";

type Registration = FoundPerson["registrations"][number];
const registration = (registrationId: string, outcome: Registration["outcome"]) =>
  ({ registrationId, outcome }) as Registration;

describe("what is found of a person", () => {
  it("can be erased where it is ticked, over, and was not erased before", () => {
    const all = [
      registration("a", "erased"),
      registration("b", "name_stays"),
      registration("c", "active"),
      registration("d", "erased_before"),
      registration("e", "erased"),
    ];
    const ids = erasable(all, new Set(["a", "b", "c", "d"])).map(({ registrationId }) => registrationId);
    expect(ids).toEqual(["a", "b"]);
  });

  it("names what there is of the address, and nothing that there is not", async () => {
    const words = (await loadErasure("pl")).around;
    const none = {
      subscribed: false,
      suppressed: false,
      interests: 0,
      invitations: 0,
      delegations: 0,
      leads: 0,
    };
    expect(aroundOf(undefined, words)).toEqual([]);
    expect(aroundOf(none, words)).toEqual([]);
    expect(aroundOf({ ...none, subscribed: true, invitations: 2 }, words)).toEqual([
      "zgoda na wiadomości o wydarzeniach",
      "zaproszenia: 2",
    ]);
  });
});
