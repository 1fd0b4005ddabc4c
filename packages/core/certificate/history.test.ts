import { describe, expect, it } from "vitest";
import { EVENT_ID, PROJECT_ID } from "../../../tests/support/fixture.ts";
import { certificateHistory, templateHistory } from "./history.ts";
import type { StoredCertificate } from "./store.ts";

function certificate(version: number, overrides: Partial<StoredCertificate> = {}): StoredCertificate {
  return {
    certificateId: "crt_1",
    eventId: EVENT_ID,
    number: "12/2026",
    state: "issued",
    version,
    updatedAt: "2026-03-02T10:00:00.000Z",
    changedBy: "staff:stf_1",
    duplicates: [],
    facts: { holder: { type: "person", registrationId: "reg_1", firstName: "Łucja", lastName: "Żak" } },
    ...overrides,
  } as unknown as StoredCertificate;
}

describe("the history of a certificate", () => {
  it.each<[string, StoredCertificate | undefined, StoredCertificate, string]>([
    ["a certificate", undefined, certificate(1), "certificate.issued"],
    ["one that was annulled", certificate(1), certificate(2, { state: "annulled" }), "certificate.annulled"],
    ["what the holder decided", certificate(1), certificate(2), "certificate.edited"],
    [
      "a duplicate",
      certificate(1),
      certificate(2, { duplicates: [{}] as unknown as StoredCertificate["duplicates"] }),
      "certificate.duplicated",
    ],
  ])("calls %s by its name", (_, before, after, action) => {
    expect(certificateHistory(before, after)).toMatchObject([{ action, fields: ["certificate.12/2026"] }]);
  });

  it("is part of the history of the person who holds it, or its own where an institution does", () => {
    expect(certificateHistory(undefined, certificate(1))[0]?.target).toBe("reg_1");
    const facts = { holder: { type: "institution", name: "OPS" } } as StoredCertificate["facts"];
    expect(certificateHistory(undefined, certificate(1, { facts }))[0]?.target).toBe("crt_1");
  });
});

describe("the history of a template", () => {
  it("calls also the first one an edit, and names the fields that changed", () => {
    const template = (version: number, pattern: string) =>
      ({ projectId: PROJECT_ID, version, changedBy: "staff:stf_1", pattern }) as unknown as Parameters<
        typeof templateHistory
      >[1];
    expect(templateHistory(undefined, template(1, "a"))).toMatchObject([
      { action: "certificate_template.edited", fields: [], subjectId: PROJECT_ID },
    ]);
    expect(templateHistory(template(1, "a"), template(2, "b"))).toMatchObject([{ fields: ["pattern"] }]);
  });
});
