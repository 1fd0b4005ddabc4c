import { describe, expect, it } from "vitest";
import { actionOf, changedFields, exceptionsOf, type Audited, type AuditedKind } from "./rules.ts";

function row(fields: Record<string, unknown> = {}): Audited {
  return { version: 1, updatedAt: "2026-03-02T10:00:00.000Z", changedBy: "public", ...fields };
}

describe("the audit", () => {
  it("names the fields that changed, in order, and none of their values", () => {
    const before = row({
      lastName: "Żak",
      phone: "857473412",
      choices: { panels: "a" },
      email: "a@ops.example",
    });
    const after = row({
      lastName: "Żuk",
      choices: { panels: "b" },
      email: "a@ops.example",
      position: "kierownik",
    });
    expect(changedFields(before, after)).toEqual(["choices", "lastName", "phone", "position"]);
  });

  it("leaves out what the system keeps for itself, and the state, which the entry says anyway", () => {
    const technical = {
      state: "confirmed",
      version: 2,
      updatedAt: "2026-03-03T10:00:00.000Z",
      createdAt: "2026-03-03T10:00:00.000Z",
      changedBy: "staff:stf_1",
      changeReason: "pismo z 3 marca",
      standing: { holds: [] },
      claimKey: "abc",
      requestHash: "abc",
      linkHash: "abc",
      linkRequestedAt: "2026-03-03T10:00:00.000Z",
      blocks: { event: 2 },
      beginsAt: "2026-04-15T09:00",
      textVersion: "abc",
      wordings: { clause: "abc" },
      asksRules: true,
      publishedAt: "2026-03-03T10:00:00.000Z",
      queuedAt: "2026-03-03T10:00:00.000Z",
      statusReason: "pismo z 3 marca",
      leftAt: "2026-03-03T10:00:00.000Z",
    };
    expect(changedFields(row(), row(technical))).toEqual([]);
  });

  it("tells of a new thing what was decided against a rule, and no more", () => {
    const after = row({
      lastName: "Żak",
      namesakes: { registrationIds: ["reg_1"], reason: "matka i córka" },
    });
    expect([exceptionsOf(after), exceptionsOf(row({ lastName: "Żak" }))]).toEqual([["namesakes"], []]);
    expect(exceptionsOf(row({ pastLimit: ["event"] }))).toEqual(["pastLimit"]);
  });

  it.each<[string, AuditedKind, string | undefined, string | undefined, string]>([
    ["a new project", "project", undefined, undefined, "project.created"],
    ["a new event", "event", undefined, "draft", "event.created"],
    ["a sign-up", "registration", undefined, "confirmed", "registration.confirmed"],
    ["a sign-up for the reserve list", "registration", undefined, "reserve", "registration.reserve"],
    ["publication", "event", "draft", "published", "event.published"],
    ["the end of recruitment", "event", "published", "closed", "event.closed"],
    ["recruitment taken up again", "event", "closed", "published", "event.reopened"],
    ["cancellation", "event", "published", "cancelled", "event.cancelled"],
    ["a seat that was passed on", "registration", "reserve", "confirmed", "registration.promoted"],
    ["an application that was accepted", "registration", "pending", "confirmed", "registration.confirmed"],
    ["a withdrawal", "registration", "confirmed", "cancelled", "registration.cancelled"],
    ["a correction", "registration", "confirmed", "confirmed", "registration.edited"],
    ["a certificate", "certificate", undefined, "issued", "certificate.issued"],
    ["a certificate that was annulled", "certificate", "issued", "annulled", "certificate.annulled"],
    ["what the holder decided", "certificate", "issued", "issued", "certificate.edited"],
    ["a first template", "certificateTemplate", undefined, undefined, "certificate_template.edited"],
    ["a new colleague", "staff", undefined, undefined, "staff.created"],
    ["somebody in the team of an event", "team", undefined, "joined", "team.joined"],
    ["somebody out of it", "team", undefined, "left", "team.left"],
    ["a list that was closed", "attendanceClosing", undefined, undefined, "attendance.closed"],
    ["a mark that is kept for its reason", "attendanceMark", undefined, "absent", "attendance.excepted"],
    ["a decision against the rule", "entitlement", undefined, "granted", "entitlement.granted"],
    ["a decision for another reason", "entitlement", "granted", "granted", "entitlement.granted"],
    ["a decision taken back", "entitlement", "granted", "withdrawn", "entitlement.withdrawn"],
  ])("calls %s by its name", (_, kind, before, after, action) => {
    const created = before === undefined;
    expect(actionOf(kind, created ? undefined : row({ state: before }), row({ state: after }))).toBe(action);
  });

  it.each([
    ["a seat past the limit", undefined, ["event"], "registration.past_limit"],
    ["a seat past the limit of another panel", ["a"], ["b"], "registration.past_limit"],
    ["a correction of somebody who has one", ["event"], ["event"], "registration.edited"],
    ["the end of one", ["event"], undefined, "registration.edited"],
  ])("calls %s by its name", (_, before, after, action) => {
    const state = "confirmed";
    expect(
      actionOf("registration", row({ state, pastLimit: before }), row({ state, pastLimit: after })),
    ).toBe(action);
    if (before === undefined)
      expect(actionOf("registration", undefined, row({ state, pastLimit: after }))).toBe(action);
  });

  it("tells a change of a closed list from other marks with a reason", () => {
    const closedAt = "2026-03-02T09:00:00.000Z";
    expect(actionOf("attendanceMark", undefined, row({ state: "absent", closedAt }))).toBe(
      "attendance.corrected",
    );
  });

  it("calls a change without a new state an edit", () => {
    expect(actionOf("staff", row({ role: "admin" }), row({ role: "auditor" }))).toBe("staff.edited");
  });
});
