import {
  ConditionalCheckFailedException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { DomainError } from "./error.ts";
import { isUnavailable, UnavailableError, withinTime } from "./time-limit.ts";

const failed = (name: string, more: object = {}) => Object.assign(new Error("x"), { name, ...more });
const answered = (httpStatusCode: number) => ({ message: "x", $metadata: { httpStatusCode } });

describe("a failure that is worth asking again", () => {
  it.each<[string, unknown]>([
    ["we gave up", new UnavailableError("x")],
    ["one attempt took too long", failed("TimeoutError", { code: "ETIMEDOUT" })],
    ["nobody listens", failed("Error", { code: "ECONNREFUSED" })],
    ["the connection broke", failed("Error", { code: "ECONNRESET" })],
    ["the table has no capacity", new ProvisionedThroughputExceededException(answered(400))],
    ["DynamoDB itself failed", new InternalServerError(answered(500))],
    ["the file store cannot write", failed("InternalError", { $metadata: { httpStatusCode: 500 } })],
    ["ElectroDB says it in its own words", new Error("AWS error", { cause: new UnavailableError("x") })],
    [
      "ElectroDB wraps a busy table",
      new Error("AWS error", { cause: new ProvisionedThroughputExceededException(answered(400)) }),
    ],
  ])("is one where %s", (_, error) => expect(isUnavailable(error)).toBe(true));

  it.each<[string, unknown]>([
    ["a bug", new TypeError("x is not a function")],
    ["a refusal of ours", new DomainError("conflict", "registration.duplicate")],
    ["a condition that failed", new ConditionalCheckFailedException(answered(400))],
    ["a table that is not there", new ResourceNotFoundException(answered(400))],
    ["something that is no error", "TimeoutError"],
  ])("is not %s", (_, error) => expect(isUnavailable(error)).toBe(false));
});

describe("work with a time limit", () => {
  it("gives what it gives, and its own error", async () => {
    expect(await withinTime(Promise.resolve(1), 1_000)).toBe(1);
    await expect(withinTime(Promise.reject(new RangeError("x")), 1_000)).rejects.toThrow(RangeError);
  });

  it("is given up when it takes longer", async () => {
    await expect(withinTime(new Promise(() => undefined), 10)).rejects.toThrow(UnavailableError);
  });
});
