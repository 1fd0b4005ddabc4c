import type { StatementSettings } from "@zapisy/core/accessibility-statement/answer";
import { statementIssues } from "@zapisy/core/accessibility-statement/rules";
import { StatementInputSchema, type StatementInput } from "@zapisy/core/accessibility-statement/schema";
import type { Day } from "@zapisy/core/shared/time";
import { checkBy, type Checked } from "../../forms/issues.state.ts";
import { keptText } from "../../forms/value.state.ts";

/** A statement while somebody writes it. */
export type StatementDraft = Omit<StatementInput, "version">;

/** What the form begins with: what is stored, or what is known of the installation. */
export function toStatementDraft(
  { statement, organiserName }: StatementSettings,
  today: Day,
): StatementDraft {
  if (statement) return structuredClone(statement);
  return {
    entity: { pl: organiserName },
    address: "",
    publishedOn: today,
    changedOn: today,
    conformance: "partial",
    preparedOn: today,
    assessment: "self",
    contactName: "",
    contactEmail: "",
    contactPhone: "",
    premises: { pl: "" },
  };
}

/** Checks a form as the server will; texts that were left empty count as not there. */
export function checkStatement(draft: StatementDraft, version: number, today: Day): Checked<StatementInput> {
  const checked = checkBy(StatementInputSchema, {
    ...draft,
    inaccessible: keptText(draft.inaccessible),
    apps: keptText(draft.apps),
    reviewedOn: draft.reviewedOn || undefined,
    version,
  });
  if (!checked.valid) return checked;
  const issues = statementIssues(checked.input, today);
  return issues.length > 0 ? { valid: false, issues } : checked;
}
