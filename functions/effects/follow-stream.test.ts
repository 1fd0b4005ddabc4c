import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { followStream } from "./follow-stream.ts";
import type { StreamHandler } from "./stream-record.ts";

const record = (SequenceNumber: string): DynamoDBRecord => ({ dynamodb: { SequenceNumber } });
const failingAt =
  (number?: string): StreamHandler =>
  () =>
    Promise.resolve({ batchItemFailures: number ? [{ itemIdentifier: number }] : [] });

describe("several effects over one stream", () => {
  const event = { Records: ["10", "11", "12"].map(record) };

  it.each([
    ["nothing when all are done", [undefined, undefined], []],
    ["from the first record that any of them failed at", ["12", "11"], [{ itemIdentifier: "11" }]],
    ["from its first record when that failed", ["10", undefined], [{ itemIdentifier: "10" }]],
  ])("ask again for %s", async (_, failures, expected) => {
    const answer = await followStream(failures.map((number) => failingAt(number)))(event);
    expect(answer).toEqual({ batchItemFailures: expected });
  });

  it("all see the whole batch although one fails", async () => {
    const seen: number[] = [];
    const counting: StreamHandler = ({ Records }) => {
      seen.push(Records.length);
      return Promise.resolve({ batchItemFailures: [] });
    };
    await followStream([counting, failingAt("10"), counting])(event);
    expect(seen).toEqual([3, 3]);
  });
});
