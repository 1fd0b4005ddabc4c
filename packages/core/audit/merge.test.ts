import { describe, expect, it } from "vitest";
import type { AuditEntry } from "./answer.ts";
import { SETTINGS_HISTORY } from "./schema.ts";
import { isAbout, mergeHistories, partOf } from "./merge.ts";

describe("histories that are read together", () => {
  const entry = (at: string, id: string, action = "access.exported"): AuditEntry => ({
    auditId: `aud_${id}`,
    at,
    actor: "staff:stf_1",
    action,
    target: "evt_1",
    fields: [],
  });
  const everything = () => true;
  const ids = ({ items }: { items: AuditEntry[] }) => items.map(({ auditId }) => auditId.slice(4));

  it("tell of the installation's own under its settings", () => {
    const settings = { target: SETTINGS_HISTORY };
    expect(partOf({ ...settings, action: "retention.switched_on" })).toBe("settings");
    expect(partOf({ ...settings, action: "statement.edited" })).toBe("settings");
    expect(partOf({ target: "prj_1", action: "retention.edited" })).toBe("project");
  });

  it("come in one order, the latest first", () => {
    const page = mergeHistories(
      [
        { entries: [entry("3", "c"), entry("1", "a")], isAll: true },
        { entries: [entry("3", "d"), entry("2", "b")], isAll: true },
      ],
      everything,
      10,
    );
    expect([ids(page), page.next]).toEqual([["d", "c", "b", "a"], undefined]);
  });

  it("tell nothing behind which another history may still have something", () => {
    const page = mergeHistories(
      [
        { entries: [entry("9", "i"), entry("8", "h")], isAll: false },
        { entries: [entry("7", "g"), entry("1", "a")], isAll: true },
      ],
      everything,
      10,
    );
    expect([ids(page), page.next]).toEqual([["i", "h"], { at: "8", auditId: "aud_h" }]);
  });

  it("go on behind what was looked through, also where nothing of it is wanted", () => {
    const page = mergeHistories(
      [{ entries: [entry("9", "i"), entry("8", "h")], isAll: false }],
      ({ action }) => action !== "access.exported",
      10,
    );
    expect([ids(page), page.next]).toEqual([[], { at: "8", auditId: "aud_h" }]);
  });

  it("go on behind the last one of a full page", () => {
    const entries = [entry("3", "c"), entry("2", "b"), entry("1", "a")];
    const page = mergeHistories([{ entries, isAll: true }], everything, 2);
    expect([ids(page), page.next]).toEqual([["c", "b"], { at: "2", auditId: "aud_b" }]);
  });

  it.each([
    ["access.exported", "evt_1", "access"],
    ["sign_in.failed", "stf_1", "sign_in"],
    ["passkey.added", "stf_1", "sign_in"],
    ["session.ended", "stf_1", "sign_in"],
    ["identity.removed", "stf_1", "sign_in"],
    ["staff.edited", "stf_1", "staff"],
    ["institution.merged", "ins_1", "institution"],
    ["certificate_template.edited", "prj_1", "project"],
    ["note.deputy_named", "stf_1", "project"],
    ["mail_text.edited", "prj_1", "mail_text"],
    ["mail_text.restored", "mail_texts", "mail_text"],
  ])("have parts: %s of %s is of %s", (action, target, part) => {
    expect(partOf({ action, target })).toBe(part);
  });

  it("are about somebody who did something, or whose account it is", () => {
    const by = { actor: "staff:stf_1", target: "evt_1" };
    expect([isAbout(by, "stf_1"), isAbout(by, "stf_2")]).toEqual([true, false]);
    expect(isAbout({ actor: "public", target: "stf_2" }, "stf_2")).toBe(true);
  });
});
