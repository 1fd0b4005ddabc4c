import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Stack } from "aws-cdk-lib";
import { readSettings } from "./settings.ts";

/** Per cent of the budget that is worth a mail: what was spent, and what AWS foresees for the whole month. */
const NOTICES = [
  { notificationType: "ACTUAL", threshold: 80 },
  { notificationType: "ACTUAL", threshold: 100 },
  { notificationType: "FORECASTED", threshold: 100 },
] as const;

/**
 * What the account may cost a month until somebody is told. Of the whole account: costs by tag are counted only after
 * tags were activated for that by hand, and a budget that silently counts nothing would be worse than none.
 */
export function createBudget(stack: Stack, budgetName: string): void {
  const { alarmEmail, monthlyBudgetUsd } = readSettings(process.env);
  new CfnBudget(stack, "Monthly", {
    budget: {
      budgetName,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: monthlyBudgetUsd, unit: "USD" },
    },
    notificationsWithSubscribers: NOTICES.map((notice) => ({
      notification: { ...notice, comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE" },
      subscribers: [{ subscriptionType: "EMAIL", address: alarmEmail }],
    })),
  });
}
