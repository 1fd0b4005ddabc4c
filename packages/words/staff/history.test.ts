import type { AuditEntry } from "@zapisy/core/audit/answer";
import type { FieldChange } from "@zapisy/core/shared/history";
import { describe, expect, it } from "vitest";
import { loadCommon } from "../common/index.ts";
import { loadForm } from "../form/index.ts";
import type { Locale } from "../index.ts";
import { historyWords } from "./history.ts";
import { loadStaff } from "./index.ts";

async function tell(locale: Locale, ...changes: FieldChange[]): Promise<string[]> {
  const [staff, form, common] = await Promise.all([loadStaff(locale), loadForm(locale), loadCommon(locale)]);
  const entry: AuditEntry = {
    auditId: "aud_1",
    at: "2026-06-01T10:00:00.000Z",
    actor: "staff:stf_1",
    action: "retention.held",
    target: "prj_1",
    fields: [],
    changes,
  };
  return historyWords(staff, form, common.status, locale).changes(entry);
}

describe("a history tells in words", () => {
  const TERM = { field: "terms.contact", from: "12 event", to: "60 last_payment year" };

  it("what terms were and are", async () => {
    expect(await tell("pl", TERM, { field: "lastPaymentOn", to: "2026-12-15" })).toEqual([
      "Kontakt i odpowiedzi uczestników – było: 1 rok od ostatniego dnia wydarzenia; jest: 5 lat od końca roku, w którym była ostatnia płatność",
      "Dzień ostatniej płatności – dodano: 15.12.2026",
    ]);
    expect((await tell("en", TERM))[0]).toContain("5 years from the end of the year of the last payment");
  });

  it("by what cause something is held, and until when", async () => {
    const held = [
      { field: "hold.cause", to: "inspection" },
      { field: "hold.until", to: "2027-01-31" },
    ];
    expect(await tell("pl", ...held)).toEqual(["Powód – dodano: kontrola", "Do kiedy – dodano: 31.01.2027"]);
    for (const locale of ["pl", "en"] as const)
      expect((await tell(locale, ...held)).join(" ")).not.toMatch(/inspection_|2027-01-31|hold\./);
  });

  it("how many went as what is there no more", async () => {
    expect(await tell("pl", { field: "retention.unsuccessful", from: "3" })).toEqual([
      "Osoby bez miejsca – usunięto: 3",
    ]);
  });
});
