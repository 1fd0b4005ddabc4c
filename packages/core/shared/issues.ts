import type { BaseIssue } from "valibot";
import * as v from "valibot";
import type { Issue } from "./error.ts";
import { factsOf } from "./field.ts";

/** What a schema found wrong with what somebody typed, as a form says it: dotted path and code of a message. */
export function toIssues(issues: readonly BaseIssue<unknown>[]): Issue[] {
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
