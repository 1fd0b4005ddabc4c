import type { SQSEvent, SQSRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { paced } from "./paced.ts";

const record = (messageId: string): SQSRecord => ({ messageId }) as SQSRecord;
const EVENT: SQSEvent = { Records: ["a", "b", "c"].map(record) };

describe("a paced handler", () => {
  it("takes one record at a time and rests after each, so that no second has more than it may", async () => {
    const batches: string[][] = [];
    const pauses: number[] = [];
    const handle = paced(
      ({ Records }) => {
        batches.push(Records.map(({ messageId }) => messageId));
        return Promise.resolve({ batchItemFailures: [] });
      },
      10,
      {
        pause: (milliseconds) => {
          pauses.push(milliseconds);
          return Promise.resolve();
        },
        onError: () => undefined,
      },
    );
    expect(await handle(EVENT)).toEqual({ batchItemFailures: [] });
    expect(batches).toEqual([["a"], ["b"], ["c"]]);
    expect(pauses.length).toBe(3);
    for (const pause of pauses) expect(pause).toBeLessThanOrEqual(100);
  });

  it("leaves in the queue what failed or could not be read, and goes on with the rest", async () => {
    const causes: unknown[] = [];
    const handle = paced(
      ({ Records: [one] }) => {
        if (one?.messageId === "a") throw new SyntaxError("no JSON");
        const failed = one?.messageId === "c" ? [{ itemIdentifier: "c" }] : [];
        return Promise.resolve({ batchItemFailures: failed });
      },
      10,
      { pause: () => Promise.resolve(), onError: (cause) => causes.push(cause) },
    );
    expect(await handle(EVENT)).toEqual({
      batchItemFailures: [{ itemIdentifier: "a" }, { itemIdentifier: "c" }],
    });
    expect(causes).toEqual([new SyntaxError("no JSON")]);
  });
});
