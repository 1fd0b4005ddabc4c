import type { SQSEvent, SQSRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { paced } from "./paced.ts";

const record = (messageId: string): SQSRecord => ({ messageId }) as SQSRecord;
const EVENT: SQSEvent = { Records: ["a", "b", "c"].map(record) };

describe("a paced handler", () => {
  it("begins one record after the other and rests after each, so that no second has more than it may", async () => {
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
    expect(pauses).toEqual([100, 100, 100]);
  });

  it("does not wait for a slow record before it begins the next, but for all before it answers", async () => {
    const underWay: PromiseWithResolvers<{ batchItemFailures: [] }>[] = [];
    let most = 0;
    let open = 0;
    const handle = paced(
      () => {
        const one = Promise.withResolvers<{ batchItemFailures: [] }>();
        underWay.push(one);
        open += 1;
        most = Math.max(most, open);
        return one.promise.finally(() => (open -= 1));
      },
      1_000,
      { pause: () => new Promise((resolve) => setImmediate(resolve)), onError: () => undefined },
    );
    let isAnswered = false;
    const answer = handle({ Records: Array.from({ length: 20 }, (_, index) => record(`r${index}`)) });
    void answer.then(() => (isAnswered = true));
    for (let done = 0; done < 20; done += 1) {
      await expect.poll(() => underWay.length).toBe(Math.min(20, 8 + done));
      expect(isAnswered).toBe(false);
      underWay[done]?.resolve({ batchItemFailures: [] });
    }
    expect(await answer).toEqual({ batchItemFailures: [] });
    expect(most).toBe(8);
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
