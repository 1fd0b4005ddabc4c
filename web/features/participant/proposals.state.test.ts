import type { ParticipantMatch, ParticipantProposal } from "@zapisy/core/participant/answer";
import { describe, expect, it } from "vitest";
import { acceptedOf, begunDecision, keyOf, tallyOf, wantsReason } from "./proposals.state.ts";

const match: ParticipantMatch = {
  participant: {
    participantId: "ptc_1",
    firstName: "Anna",
    lastName: "Lis",
    formerLastNames: [],
    categories: [],
    territory: [],
    state: "participant",
    missing: [],
  },
  strength: "likely",
  signs: ["name"],
  doubts: [],
};
const proposal = (overrides: Partial<ParticipantProposal> = {}): ParticipantProposal => ({
  firstName: "Anna",
  lastName: "Lis",
  registrations: [
    { registrationId: "reg_1", eventId: "evt_1", title: { pl: "Szkolenie" } },
    { registrationId: "reg_2", eventId: "evt_2", title: { pl: "Warsztat" } },
  ],
  matches: [],
  hasNamesake: false,
  ...overrides,
});

describe("a decision about somebody of the registrations", () => {
  it.each<[string, Partial<ParticipantProposal>, string]>([
    ["nobody alike", { proposed: "new" }, "new"],
    ["one who is likely the same", { proposed: "link", matches: [match] }, "ptc_1"],
    ["what is for staff to say", { matches: [match] }, ""],
  ])("begins as it is proposed: %s", (_, overrides, choice) => {
    expect(begunDecision(proposal(overrides))).toEqual({ choice, reason: "" });
  });

  it("wants a word why it is somebody else only where somebody is alike", () => {
    const isNew = { choice: "new" as const, reason: "Siostra" };
    expect(wantsReason(proposal(), isNew)).toBe(false);
    expect(wantsReason(proposal({ matches: [match] }), isNew)).toBe(true);
    expect(acceptedOf(proposal(), isNew)).toEqual({ registrationIds: ["reg_1", "reg_2"] });
    expect(acceptedOf(proposal({ matches: [match] }), isNew)).toEqual({
      registrationIds: ["reg_1", "reg_2"],
      apart: { participantIds: ["ptc_1"], reason: "Siostra" },
    });
  });

  it("sends nothing where there is none", () => {
    expect(acceptedOf(proposal(), { choice: "", reason: "" })).toBeUndefined();
    expect(keyOf(proposal())).toBe("reg_1");
  });
});

it("counts what came of a part, and whoever was sent twice as done", () => {
  expect(
    tallyOf([
      { outcome: "added" },
      { outcome: "linked" },
      { outcome: "known" },
      { outcome: "alike" },
      { outcome: "conflict" },
    ]),
  ).toEqual({ added: 1, linked: 1, left: 2 });
});
