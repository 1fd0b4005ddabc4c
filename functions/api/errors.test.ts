import { DomainError } from "@zapisy/core/shared/error";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { STATUS_OF, problemOf, toIssues } from "./errors.ts";

describe("a refusal as an HTTP answer", () => {
  it("has the status of its kind, its code, and its facts", () => {
    const kinds = Object.entries(STATUS_OF).map(([kind, status]) => [kind, status]);
    expect(kinds).toEqual([
      ["invalid", 422],
      ["unauthenticated", 401],
      ["forbidden", 403],
      ["not_found", 404],
      ["conflict", 409],
      ["gone", 410],
      ["rate_limited", 429],
      ["unavailable", 503],
    ]);
    expect(
      problemOf(new DomainError("conflict", "registration.option_full", { optionId: "a" }), "req-1"),
    ).toEqual({
      type: "urn:zapisy:problem:registration.option_full",
      title: "registration.option_full",
      status: 409,
      code: "registration.option_full",
      requestId: "req-1",
      optionId: "a",
    });
  });

  it("says of what does not answer when to ask again, and nothing else of it", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:8000"), { code: "ECONNREFUSED" });
    expect(problemOf(new Error("AWS error", { cause }), "req-1")).toEqual({
      type: "urn:zapisy:problem:unavailable",
      title: "unavailable",
      status: 503,
      code: "unavailable",
      requestId: "req-1",
      retryAfterSeconds: 5,
    });
  });

  it("cannot be told from another by a fact that has the name of a part of the answer", () => {
    const details = { status: "pending", code: "x", title: "x", type: "x", requestId: "x" };
    expect(problemOf(new DomainError("conflict", "registration.wrong_status", details), "req-1")).toEqual({
      type: "urn:zapisy:problem:registration.wrong_status",
      title: "registration.wrong_status",
      status: 409,
      code: "registration.wrong_status",
      requestId: "req-1",
    });
  });

  it("says nothing of a bug", () => {
    const bug = Object.assign(new Error("password=hunter2"), { details: { secret: 1 } });
    expect(problemOf(bug, "req-1")).toEqual({
      type: "urn:zapisy:problem:internal",
      title: "internal",
      status: 500,
      code: "internal",
      requestId: "req-1",
    });
  });
});

describe("what a schema finds", () => {
  const issuesOf = (schema: v.GenericSchema, value: unknown) => {
    const result = v.safeParse(schema, value);
    return result.success ? [] : toIssues(result.issues);
  };

  it("becomes fields with message keys, with limits where there are any", () => {
    const schema = v.object({
      people: v.array(v.object({ name: v.pipe(v.string(), v.maxLength(3, "field.too_long")) })),
      count: v.number(),
      kind: v.picklist(["a", "b"]),
    });
    expect(issuesOf(schema, { people: [{ name: "abcd" }, {}], kind: "c" })).toEqual([
      { path: "people.0.name", code: "field.too_long", limit: 3 },
      { path: "people.1.name", code: "field.required" },
      { path: "count", code: "field.required" },
      { path: "kind", code: "field.invalid" },
    ]);
  });

  it("never becomes a sentence of the library's", () => {
    expect(issuesOf(v.object({ count: v.number() }), "text")).toEqual([{ path: "", code: "field.invalid" }]);
  });
});
