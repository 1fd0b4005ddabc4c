import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startTimer } from "./timer.ts";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const quiet = { onError: () => {}, log: () => {} };

it("runs a job soon after the start and then every so many minutes", async () => {
  const times: number[] = [];
  const timer = startTimer(
    { sweep: { everyMinutes: 5, run: async () => void times.push(Date.now()) } },
    quiet,
  );
  await vi.advanceTimersByTimeAsync(11 * 60_000);
  await timer.stop();
  expect(times).toEqual([2_000, 302_000, 602_000]);
});

it("tells of a job that fails and runs it again when it is due", async () => {
  const lines: string[] = [];
  let runs = 0;
  const run = async () => {
    runs += 1;
    throw new Error("no");
  };
  const timer = startTimer(
    { sweep: { everyMinutes: 1, run } },
    { ...quiet, log: (line) => lines.push(line) },
  );
  await vi.advanceTimersByTimeAsync(70_000);
  await timer.stop();
  expect({ runs, lines }).toEqual({
    runs: 2,
    lines: ["The job sweep failed; it runs again in 1 min.", "The job sweep failed; it runs again in 1 min."],
  });
});

it("never lets a job overlap with itself", async () => {
  let running = 0;
  let most = 0;
  const run = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 90_000));
    running -= 1;
  };
  const timer = startTimer({ slow: { everyMinutes: 1, run } }, quiet);
  const asked = timer.run("slow");
  await vi.advanceTimersByTimeAsync(400_000);
  await asked;
  const stopped = timer.stop();
  await vi.advanceTimersByTimeAsync(400_000);
  await stopped;
  expect(most).toBe(1);
});
