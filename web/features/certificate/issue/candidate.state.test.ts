import type { CertificateCandidate, CertificateView } from "@zapisy/core/certificate/answer";
import { describe, expect, it } from "vitest";
import {
  candidateKey,
  candidateState,
  countStates,
  findCandidates,
  fullName,
  issuable,
  listName,
  numberRange,
} from "./candidate.state.ts";

function person(number: number, overrides: Partial<CertificateCandidate> = {}): CertificateCandidate {
  return {
    holder: {
      type: "person",
      registrationId: `reg_0000000000000000000000000${number}`,
      firstName: "Łucja",
      lastName: `Żak ${number}`,
    },
    percent: 100,
    entitled: true,
    hasEmail: true,
    ...overrides,
  };
}

const certificate = { number: "ROPS/WS/2026/001" } as CertificateView;
const centre: CertificateCandidate = {
  holder: { type: "institution", name: "Ośrodek Pomocy Społecznej", town: "Zambrów" },
  percent: 50,
  entitled: true,
  hasEmail: false,
};

describe("a candidate", () => {
  it("is asked for by registration or by name and town", () => {
    expect([candidateKey(person(1)), candidateKey(centre)]).toEqual([
      "reg_00000000000000000000000001",
      "Ośrodek Pomocy Społecznej, Zambrów",
    ]);
  });

  it("is named surname first in lists and first name first in sentences", () => {
    expect([listName(person(1).holder), fullName(person(1).holder), fullName(centre.holder)]).toEqual([
      "Żak 1 Łucja",
      "Łucja Żak 1",
      "Ośrodek Pomocy Społecznej",
    ]);
  });

  it.each([
    ["may get one", person(1), "ready"],
    ["is below the threshold", person(1, { entitled: false }), "not_entitled"],
    ["has one", person(1, { certificate }), "issued"],
    [
      "has one although attendance was corrected later",
      person(1, { entitled: false, certificate }),
      "issued",
    ],
  ])("%s: %s", (_name, candidate, state) => {
    expect(candidateState(candidate)).toBe(state);
  });
});

describe("issuing", () => {
  const all = [person(1), person(2, { entitled: false }), person(3, { certificate }), person(4)];
  const keys = (list: CertificateCandidate[]) => list.map(candidateKey);

  it("is for everybody entitled who has none when nobody is chosen", () => {
    expect(keys(issuable(all, new Set()))).toEqual(keys([person(1), person(4)]));
  });

  it("is for those of the chosen who are entitled and have none", () => {
    expect(keys(issuable(all, new Set(keys([person(2), person(3), person(4)]))))).toEqual(keys([person(4)]));
  });

  it("counts who stands where", () => {
    expect(countStates(all)).toEqual({ ready: 2, issued: 1, not_entitled: 1 });
  });
});

describe("findCandidates", () => {
  const all = [person(1, { institution: "MOPS Łomża" }), person(2, { certificate }), centre];

  it.each([
    ["zak mops", [person(1)]],
    ["LOMZA", [person(1)]],
    ["ws/2026/001", [person(2)]],
    ["ws-2026 001", [person(2)]],
    ["pomocy", [centre]],
    ["nikt", []],
    ["", all],
  ])("finds by %j", (q, found) => {
    expect(findCandidates(all, { q }).map(candidateKey)).toEqual(found.map(candidateKey));
  });

  it("shows only those who stand so", () => {
    expect(findCandidates(all, { state: "issued" }).map(candidateKey)).toEqual([candidateKey(person(2))]);
  });
});

describe("numberRange", () => {
  it.each([
    ["ROPS/WS/2026/001", 1, "ROPS/WS/2026/001"],
    ["ROPS/WS/2026/001", 24, "ROPS/WS/2026/024"],
    ["ROPS/WS/2026/988", 24, "ROPS/WS/2026/1011"],
    ["A1/2026/1000", 2, "A1/2026/1001"],
  ])("from %s, %i of them: until %s", (first, count, last) => {
    expect(numberRange(first, count)).toEqual({ first, last });
  });
});
