import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCourtesy, LONGEST_ASIDE_MS } from "./courtesy.ts";

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

/** A worker in a rush of which it hears four times a second for so long. */
async function rush(courtesy: ReturnType<typeof createCourtesy>, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 250) {
    courtesy.noteRush();
    await vi.advanceTimersByTimeAsync(250);
  }
}

/** When its turn came, in ms from now; undefined as long as it has not. */
function turnOf(courtesy: ReturnType<typeof createCourtesy>, signal = new AbortController().signal) {
  const began = Date.now();
  const turn: { afterMs?: number } = {};
  void courtesy.stepAside(signal).then(() => (turn.afterMs = Date.now() - began));
  return turn;
}

describe("the worker", () => {
  it("goes on at once where nobody else asks for the machine", async () => {
    const turn = turnOf(createCourtesy());
    await vi.advanceTimersByTimeAsync(0);
    expect(turn.afterMs).toBe(0);
  });

  it("steps aside for a rush, and goes on a second after the last word of it", async () => {
    const courtesy = createCourtesy();
    courtesy.noteRush();
    const turn = turnOf(courtesy);
    await rush(courtesy, 10_000);
    expect(turn.afterMs).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(turn.afterMs).toBe(9_750 + 1_000);
  });

  it("steps aside for a minute at most, however long the rush", async () => {
    const courtesy = createCourtesy();
    courtesy.noteRush();
    const turn = turnOf(courtesy);
    await rush(courtesy, LONGEST_ASIDE_MS + 5_000);
    expect(turn.afterMs).toBe(LONGEST_ASIDE_MS);
  });

  it("does not step aside again until all is done that waited: breaks of a rush make nothing later", async () => {
    const courtesy = createCourtesy();
    courtesy.noteRush();
    const first = turnOf(courtesy);
    await rush(courtesy, 40_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(first.afterMs).toBeDefined();
    courtesy.noteRush();
    const second = turnOf(courtesy);
    await rush(courtesy, 60_000);
    // It had stood aside for 40.75 seconds, and worked for the rest.
    expect(second.afterMs).toBe(LONGEST_ASIDE_MS - 40_750);
    const third = turnOf(courtesy);
    await vi.advanceTimersByTimeAsync(0);
    expect(third.afterMs).toBe(0);
    courtesy.noteCaughtUp();
    const fourth = turnOf(courtesy);
    await rush(courtesy, 30_000);
    expect(fourth.afterMs).toBeUndefined();
  });

  it("counts a minute once, however many of its parts stand aside", async () => {
    const courtesy = createCourtesy();
    courtesy.noteRush();
    const turns = [turnOf(courtesy), turnOf(courtesy), turnOf(courtesy)];
    await rush(courtesy, LONGEST_ASIDE_MS + 5_000);
    expect(turns.map(({ afterMs }) => afterMs)).toEqual(turns.map(() => LONGEST_ASIDE_MS));
  });

  it("does not count as waiting for others that it stood still itself, as a laptop that sleeps does", async () => {
    const courtesy = createCourtesy();
    await rush(courtesy, 250);
    const first = turnOf(courtesy);
    vi.setSystemTime(Date.now() + 5 * LONGEST_ASIDE_MS);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(first.afterMs).toBeDefined();
    courtesy.noteRush();
    const second = turnOf(courtesy);
    await rush(courtesy, LONGEST_ASIDE_MS - 5_000);
    expect(second.afterMs).toBeUndefined();
  });

  it("does not wait any more when it is to stop", async () => {
    const courtesy = createCourtesy();
    const stopped = new AbortController();
    courtesy.noteRush();
    const turn = turnOf(courtesy, stopped.signal);
    await vi.advanceTimersByTimeAsync(300);
    stopped.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(turn.afterMs).toBe(300);
  });
});
