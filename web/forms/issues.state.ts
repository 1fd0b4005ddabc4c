import { factsOf } from "@zapisy/core/shared/field";
import type { BaseIssue } from "valibot";
import * as v from "valibot";
import type { ApiIssue } from "../data/client.ts";

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

/** What valibot found, as the server would say it: dotted path and code of a message. */
export function toIssues(issues: readonly BaseIssue<unknown>[]): ApiIssue[] {
  return issues.map((issue) => ({
    path: v.getDotPath(issue) ?? "",
    code: codeOf(issue),
    ...factsOf(issue),
  }));
}

function codeOf(issue: BaseIssue<unknown>): string {
  // "A day that exists" would be an odd thing to say of a field that nobody has filled in.
  if (issue.input === "") return "field.required";
  // Our own codes stand in the schemas; anything else is valibot's own sentence.
  if (/^[a-z]+(\.[a-z_]+)+$/.test(issue.message)) return issue.message;
  if (issue.expected === "number") return "field.number";
  return issue.received === "undefined" ? "field.required" : "field.invalid";
}
