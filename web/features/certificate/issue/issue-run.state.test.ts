import type { CertificateCandidate, CertificateView } from "@zapisy/core/certificate/answer";
import { describe, expect, it } from "vitest";
import type { IssueRun } from "./issue-run.state.ts";
import { afterTurn, findRun, keepRun, leftOf, nextTurn, planRun } from "./issue-run.state.ts";

const id = (number: number) => `reg_${String(number).padStart(26, "0")}` as const;

const people: CertificateCandidate[] = Array.from({ length: 25 }, (_, index) => ({
  holder: { type: "person", registrationId: id(index), firstName: "Jan", lastName: `Żak ${index}` },
  percent: 100,
  entitled: true,
  hasEmail: true,
}));
const institution: CertificateCandidate = {
  holder: { type: "institution", name: "OPS", town: "Zambrów" },
  percent: 100,
  entitled: true,
  hasEmail: false,
};
const issued = (count: number) => Array.from({ length: count }, () => ({}) as CertificateView);

describe("a run of certificates", () => {
  it("asks for twenty at a time, people before institutions, until nobody is left", () => {
    let run = planRun([...people, institution], { issuedOn: "2026-11-22" });
    const turns: number[][] = [];
    while (run.state === "running") {
      const turn = nextTurn(run);
      turns.push([turn.registrationIds.length, turn.institutions.length]);
      run = afterTurn(run, turn, {
        issued: issued(turn.registrationIds.length + turn.institutions.length),
        skipped: [],
      });
    }
    expect(turns).toEqual([
      [20, 0],
      [5, 1],
    ]);
    expect(run).toEqual<IssueRun>({
      issuedOn: "2026-11-22",
      registrationIds: [],
      institutions: [],
      total: 26,
      issued: 26,
      skipped: [],
      state: "done",
    });
  });

  it("says who was left out, but not who had a certificate already", () => {
    const run = planRun(people.slice(0, 3), { issuedOn: "2026-11-22" });
    const after = afterTurn(run, nextTurn(run), {
      issued: issued(1),
      skipped: [
        { holder: id(0), code: "certificate.issued_already" },
        { holder: id(1), code: "certificate.not_entitled" },
      ],
    });
    expect([after.state, after.issued, after.skipped]).toEqual([
      "done",
      1,
      [{ holder: id(1), code: "certificate.not_entitled" }],
    ]);
  });
});

describe("a run that was not finished", () => {
  it("is found again with what is left of it", () => {
    const run = planRun([...people, institution], { issuedOn: "2026-11-22", mail: false });
    const half = afterTurn(run, nextTurn(run), { issued: issued(20), skipped: [] });
    const found = findRun(keepRun(half));
    expect(found).toEqual({ ...half, state: "waiting" });
    expect(found && leftOf(found)).toBe(6);
    // What was asked for at the beginning holds for the rest.
    expect(found && nextTurn(found).mail).toBe(false);
  });

  it.each([undefined, "", "{", "null", '{"issuedOn":1}'])("is not found in %j", (text) => {
    expect(findRun(text)).toBeUndefined();
  });
});
