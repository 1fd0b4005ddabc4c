import { SETTINGS_HISTORY } from "../audit/schema.ts";
import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { AccessibilityStatement } from "./schema.ts";

/** What the history of the installation says of a changed statement: which of its parts. */
export function statementHistory(
  before: AccessibilityStatement | undefined,
  after: AccessibilityStatement,
): NewEntry[] {
  const [was, is] = [before && { ...before }, { ...after }];
  return tell(
    {
      subjectId: SETTINGS_HISTORY,
      target: SETTINGS_HISTORY,
      key: "accessibility statement",
      action: before ? "statement.edited" : "statement.published",
      fields: before ? changedFields(was, is) : [],
    },
    was,
    is,
  );
}
