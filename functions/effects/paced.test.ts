import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paced, type Turns } from "./paced.ts";

const record = (messageId: string): SQSRecord => ({ messageId }) as SQSRecord;
const batch = (count: number): SQSEvent => ({
  Records: Array.from({ length: count }, (_, index) => record(`r${index}`)),
});
const DONE = { batchItemFailures: [] };
const TEN = { lane: "ordinary", perSecond: 10 } as const;

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

const time = {
  now: () => Date.now(),
  pause: (milliseconds: number) => new Promise<void>((end) => setTimeout(end, milliseconds)),
  random: () => 0.5,
  onError: () => undefined,
};

/** Lets time pass until a batch is answered. */
async function answerOf(batchOf: Promise<SQSBatchResponse>): Promise<SQSBatchResponse> {
  await vi.runAllTimersAsync();
  return batchOf;
}

describe("a paced handler", () => {
  it("gives one turn after the other, over all batches, so that no second has more than it may", async () => {
    const tries: number[] = [];
    const handle = paced(
      async (_, turns) => {
        expect(await turns.take()).toBe(true);
        tries.push(Date.now());
        return DONE;
      },
      TEN,
      time,
    );
    expect(await answerOf(handle(batch(3)))).toEqual(DONE);
    expect(await answerOf(handle(batch(20)))).toEqual(DONE);
    const gaps = tries.slice(1).map((at, index) => Math.round(at - (tries[index] ?? 0)));
    // With the first three it has made up for the time before it began.
    expect(gaps).toEqual([0, 0, ...Array.from({ length: 20 }, () => 100)]);
  });

  it("gives fewer when the service refuses some, and ends them before the function does", async () => {
    const begun = Date.now();
    let tries = 0;
    let turns: Turns | undefined;
    const handle = paced(
      async ({ Records: [one] }, given) => {
        turns = given;
        while (await given.take()) {
          tries += 1;
          given.refused();
        }
        return { batchItemFailures: [{ itemIdentifier: one?.messageId ?? "" }] };
      },
      { ...TEN, lane: "many" },
      time,
    );
    const { batchItemFailures } = await answerOf(handle(batch(10)));
    expect(batchItemFailures).toHaveLength(10);
    // Who goes the slowest has a turn in two seconds.
    expect(Date.now() - begun).toBeGreaterThan(23_000);
    expect(Date.now() - begun).toBeLessThanOrEqual(25_000);
    expect(tries).toBeLessThan(80);
    expect(await turns?.take()).toBe(false);
  });

  it("leaves in the queue what it has no time to begin", async () => {
    const begun: string[] = [];
    const handle = paced(
      async ({ Records: [one] }) => {
        begun.push(one?.messageId ?? "");
        await time.pause(26_000);
        return DONE;
      },
      TEN,
      time,
    );
    expect(await answerOf(handle(batch(10)))).toEqual({
      batchItemFailures: [{ itemIdentifier: "r8" }, { itemIdentifier: "r9" }],
    });
    expect(begun).toHaveLength(8);
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
      TEN,
      time,
    );
    let isAnswered = false;
    const answer = handle(batch(20));
    void answer.then(() => (isAnswered = true));
    for (let done = 0; done < 20; done += 1) {
      await expect.poll(() => underWay.length).toBe(Math.min(20, 8 + done));
      expect(isAnswered).toBe(false);
      underWay[done]?.resolve({ batchItemFailures: [] });
    }
    expect(await answer).toEqual(DONE);
    expect(most).toBe(8);
  });

  it("leaves in the queue what failed or could not be read, and goes on with the rest", async () => {
    const causes: unknown[] = [];
    const handle = paced(
      ({ Records: [one] }) => {
        if (one?.messageId === "r0") throw new SyntaxError("no JSON");
        const failed = one?.messageId === "r2" ? [{ itemIdentifier: "r2" }] : [];
        return Promise.resolve({ batchItemFailures: failed });
      },
      TEN,
      { ...time, onError: (cause) => causes.push(cause) },
    );
    const { batchItemFailures } = await handle(batch(3));
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual(["r0", "r2"]);
    expect(causes).toEqual([new SyntaxError("no JSON")]);
  });
});
