import { describe, expect, it } from "vitest";
import { ApiError } from "./client.ts";
import { delayBefore, isPassing, retrying, type Patience } from "./retrying.ts";

const offline = new ApiError(0, "network.offline");
const unavailable = (retryAfterSeconds?: number) => new ApiError(503, "unavailable", { retryAfterSeconds });
const at = { tries: 1, spentMs: 0, budgetMs: 30_000, random: 0 };

/** Patience with a clock that only waiting moves. */
function counted(budgetMs: number): Patience & { waits: number[] } {
  let now = 1_000_000;
  const waits: number[] = [];
  return {
    budgetMs,
    waits,
    random: () => 0.5,
    now: () => now,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

describe("what passes by itself", () => {
  it.each<[string, unknown, boolean]>([
    ["no answer", offline, true],
    ["too many at once", new ApiError(429, "rate_limited"), true],
    ["a server that is not there", unavailable(), true],
    ["a gateway without one", new ApiError(504, "network.unreadable"), true],
    ["a rush for seats", new ApiError(503, "registration.busy"), true],
    ["a refusal", new ApiError(409, "registration.duplicate"), false],
    ["a field that is wrong", new ApiError(422, "registration.invalid"), false],
    ["a fault of ours", new ApiError(500, "internal"), false],
    ["a fault of the page", new TypeError("x"), false],
  ])("is %s or not", (_name, error, passes) => {
    expect(isPassing(error)).toBe(passes);
  });
});

describe("the wait before another try", () => {
  it.each([
    [1, 0, 250],
    [1, 0.999_999, 500],
    [2, 0, 500],
    [3, 0.5, 1500],
    [6, 0, 4000],
    [20, 0, 4000],
  ])("after %i tries and chance %d is %d ms", (tries, random, delay) => {
    expect(Math.round(delayBefore(offline, { ...at, tries, random }) ?? -1)).toBe(delay);
  });

  it("is as long as the server asks for, and a little of its own so that not all come back together", () => {
    expect(delayBefore(unavailable(5), { ...at, random: 0 })).toBe(5000);
    expect(delayBefore(unavailable(5), { ...at, random: 0.5 })).toBe(5125);
  });

  it("is none where it would end after the budget: who is told to come in an hour is told so", () => {
    expect(delayBefore(offline, { ...at, spentMs: 29_900 })).toBeUndefined();
    expect(delayBefore(new ApiError(429, "rate_limited", { retryAfterSeconds: 3600 }), at)).toBeUndefined();
  });
});

describe("retrying", () => {
  it("goes on until it works, and says each time that it waits", async () => {
    const patience = counted(30_000);
    let tries = 0;
    let told = 0;
    const result = await retrying(
      () => (++tries < 4 ? Promise.reject(offline) : Promise.resolve("done")),
      { onWait: () => (told += 1) },
      patience,
    );
    expect([result, tries, told, patience.waits]).toEqual(["done", 4, 3, [375, 750, 1500]]);
  });

  it("ends within its budget with what stood in the way last", async () => {
    const patience = counted(10_000);
    await expect(retrying(() => Promise.reject(unavailable()), {}, patience)).rejects.toMatchObject({
      status: 503,
    });
    expect(patience.waits.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(10_000);
    expect(patience.waits.length).toBe(4);
  });

  it("does nothing twice that was refused", async () => {
    let tries = 0;
    const refused = new ApiError(422, "registration.invalid");
    await expect(
      retrying(
        () => {
          tries += 1;
          return Promise.reject(refused);
        },
        {},
        counted(30_000),
      ),
    ).rejects.toBe(refused);
    expect(tries).toBe(1);
  });

  it.each([
    ["while it waits", 1],
    ["while a try is on its way", 2],
  ])("stops when whoever waited is gone, %s", async (_, leavesAt) => {
    const gone = new AbortController();
    const patience = counted(30_000);
    let tries = 0;
    const leaving = retrying(
      () => {
        tries += 1;
        if (tries === leavesAt && leavesAt === 2) gone.abort();
        return Promise.reject(offline);
      },
      { onWait: () => leavesAt === 1 && gone.abort(), signal: gone.signal },
      patience,
    );
    await expect(leaving).rejects.toBe(offline);
    expect([tries, patience.waits.length]).toEqual([leavesAt, 1]);
  });
});
