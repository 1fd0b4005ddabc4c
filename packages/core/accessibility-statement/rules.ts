import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Issue } from "../shared/error.ts";
import type { Day } from "../shared/time.ts";
import type { StatementInput } from "./schema.ts";

/** Whether a member of staff may see what the installation states of itself, and when that has to be looked over. */
export function canReadStatement(actor: StaffActor): boolean {
  return isAllowed(actor, "settings.read");
}

/** Whether a member of staff may say what the installation states of itself. */
export function canEditStatement(actor: StaffActor): boolean {
  return isAllowed(actor, "settings.edit");
}

/**
 * What of a statement does not go together: exceptions that are not named, an assessment by nobody, days out of their order.
 * @param today nobody states what will be
 */
export function statementIssues(statement: StatementInput, today: Day): Issue[] {
  const { conformance, inaccessible, assessment, assessor, publishedOn, changedOn, preparedOn, reviewedOn } =
    statement;
  const issues: Issue[] = [];
  if (conformance !== "full" && !inaccessible)
    issues.push({ path: "inaccessible.pl", code: "field.required" });
  if (assessment === "external" && !assessor) issues.push({ path: "assessor", code: "field.required" });
  if (changedOn < publishedOn) issues.push({ path: "changedOn", code: "statement.before_publishing" });
  if (reviewedOn && reviewedOn < preparedOn)
    issues.push({ path: "reviewedOn", code: "statement.before_preparing" });
  for (const path of ["publishedOn", "changedOn", "preparedOn", "reviewedOn"] as const)
    if ((statement[path] ?? "") > today) issues.push({ path, code: "statement.in_future" });
  return issues;
}

/** By when a statement has to be looked over: 31 March of the year after the last look (act of 4 April 2019, art. 11). */
export function reviewDueOn({
  preparedOn,
  reviewedOn,
}: Pick<StatementInput, "preparedOn" | "reviewedOn">): Day {
  const [year = ""] = (reviewedOn ?? preparedOn).split("-");
  return `${Number(year) + 1}-03-31`;
}

/** How a review stands: `soon` from 1 February of the year in which it is due. */
export function reviewState(
  statement: Pick<StatementInput, "preparedOn" | "reviewedOn">,
  today: Day,
): "done" | "soon" | "late" {
  const due = reviewDueOn(statement);
  if (today > due) return "late";
  return today >= `${due.slice(0, 4)}-02-01` ? "soon" : "done";
}

/**
 * What the tests of this version looked at, and found nothing wrong with: they stop a version with which something is. Kept true by
 * `tests/e2e/accessibility.test.ts`, which fails when a page was added, or another axe looked, and the day is another one then.
 */
export const LAST_CHECK = { on: "2026-12-01", tool: "axe-core 4.14.1", views: 136 };
