import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { changeOf, followStream, type StreamHandler } from "./follow-stream.ts";

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

describe("a record of the stream", () => {
  const bytes = Buffer.from('{"pl":"Żółw"}');
  // As Lambda hands it over (AWS Lambda, "Using AWS Lambda with Amazon DynamoDB"): JSON knows no bytes.
  const asJson = bytes.toString("base64");

  it("brings bytes as bytes, wherever they stand in a row", () => {
    const image = (B: unknown) => ({
      __edb_e__: { S: "event" },
      bytes: { B },
      pieces: { L: [{ M: { part: { N: "0" }, bytes: { B } } }] },
    });
    const change = changeOf({
      dynamodb: { NewImage: image(asJson) as never, OldImage: image(bytes) as never },
    });
    expect(change.entity).toBe("event");
    for (const row of [change.after, change.before]) {
      const { pieces } = row as { pieces: { bytes: Uint8Array }[] };
      expect(Buffer.concat([row?.bytes as Uint8Array])).toEqual(bytes);
      expect(Buffer.concat(pieces.map((piece) => piece.bytes))).toEqual(bytes);
    }
  });
});
