import { toIssues } from "@zapisy/core/shared/issues";
import * as v from "valibot";
import type { ApiIssue } from "../data/client.ts";

export { toIssues };

/** What was typed, ready to be sent, or what is wrong with it. */
export type Checked<Input> = { valid: true; input: Input } | { valid: false; issues: ApiIssue[] };

/** Checks what was typed as the server will. */
export function checkBy<Schema extends v.GenericSchema>(
  schema: Schema,
  typed: unknown,
): Checked<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, typed);
  return result.success
    ? { valid: true, input: result.output }
    : { valid: false, issues: toIssues(result.issues) };
}
