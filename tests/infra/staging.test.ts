import { beforeAll, describe, expect, it } from "vitest";
import { synthesise, type Synthesised } from "./synthesise.ts";

let synthesised: Synthesised;

beforeAll(async () => {
  synthesised = await synthesise("staging", {
    BACKUP_YEARS: "10",
    BACKUP_LOCK: "compliance",
    MONTHLY_BUDGET_USD: "120",
  });
});

describe("stricter settings of a permanent stage", () => {
  it("keep monthly backups for ten years, under a lock that nobody lifts once three days are over", () => {
    synthesised.templates.Backup?.hasResourceProperties("AWS::Backup::BackupVault", {
      LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 3_653, ChangeableForDays: 3 },
    });
    const plans = synthesised.templates.Backup?.findResources("AWS::Backup::BackupPlan") ?? {};
    expect(JSON.stringify(plans)).toContain('"DeleteAfterDays":3653');
  });

  it("let the account cost more before somebody is told", () => {
    synthesised.templates.Monitoring?.hasResourceProperties("AWS::Budgets::Budget", {
      Budget: { BudgetLimit: { Amount: 120, Unit: "USD" } },
    });
  });
});
