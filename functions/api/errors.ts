import { isUnavailable } from "@zapisy/core/shared/time-limit";
import { DomainError, type ErrorKind, type Issue } from "@zapisy/core/shared/error";
import { factsOf } from "@zapisy/core/shared/field";
import type { BaseIssue } from "valibot";
import * as v from "valibot";

/** The one place where a kind of refusal becomes a status. */
export const STATUS_OF: Record<ErrorKind, 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429 | 503> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  rate_limited: 429,
  unavailable: 503,
};

/** An answer for a failure, RFC 9457; `code` is the key of a text in both languages. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  requestId: string;
  issues?: Issue[];
  /** When it is worth asking again, which the header `Retry-After` says too. */
  retryAfterSeconds?: number;
  [fact: string]: unknown;
}

/** Makes the answer's body. */
export function problem(
  status: number,
  code: string,
  requestId: string,
  facts: Record<string, unknown> = {},
): Problem {
  return { ...facts, type: `urn:zapisy:problem:${code}`, title: code, status, code, requestId };
}

/** Database, bucket or mail service are back within seconds, or somebody has to look after them. */
export const RETRY_AFTER_SECONDS = 5;

/** Answers a refusal, what could not be done now, or a bug; a bug tells nothing of itself. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError)
    return problem(STATUS_OF[error.kind], error.code, requestId, error.details);
  if (isUnavailable(error))
    return problem(503, "unavailable", requestId, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  return problem(500, "internal", requestId);
}

/** Turns the schema's findings into fields with message keys. */
export function toIssues(issues: readonly BaseIssue<unknown>[]): Issue[] {
  return issues.map((issue) => ({
    path: v.getDotPath(issue) ?? "",
    code: codeOf(issue),
    ...factsOf(issue),
  }));
}

function codeOf(issue: BaseIssue<unknown>): string {
  // Our own codes stand in the schemas; anything else is valibot's own sentence.
  if (/^[a-z]+(\.[a-z_]+)+$/.test(issue.message)) return issue.message;
  if (issue.type === "strict_object" && issue.expected === "never") return "field.unknown";
  return issue.received === "undefined" ? "field.required" : "field.invalid";
}
