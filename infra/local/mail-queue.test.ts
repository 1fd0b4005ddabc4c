import type { SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createMailQueue } from "./mail-queue.ts";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const idsOf = (event: SQSEvent) =>
  event.Records.map(({ body }) => (JSON.parse(body) as { messageId: string }).messageId);

it("hands messages over in batches of ten, not faster than SES takes them", async () => {
  const batches: { at: number; count: number }[] = [];
  const queue = createMailQueue({ perSecond: 10, onError: () => {}, log: () => {} });
  queue.consume(async (event) => void batches.push({ at: Date.now(), count: event.Records.length }));
  await queue.send(Array.from({ length: 25 }, (_, index) => `msg_${index}`));
  await vi.advanceTimersByTimeAsync(3_000);
  await queue.stop();
  expect(batches).toEqual([
    { at: 0, count: 10 },
    { at: 1_000, count: 10 },
    { at: 2_000, count: 5 },
  ]);
});

it("tries failed messages again after growing pauses and tells when it gives up", async () => {
  const times: number[] = [];
  const lines: string[] = [];
  const queue = createMailQueue({ perSecond: 1_000, onError: () => {}, log: (line) => lines.push(line) });
  queue.consume(async (event) => {
    times.push(Math.round(Date.now() / 1_000));
    return { batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
  await queue.send(["msg_1"]);
  await vi.advanceTimersByTimeAsync(60_000);
  await queue.stop();
  expect(times).toEqual([0, 1, 3, 7, 15]);
  expect(lines).toEqual(["Mail msg_1 could not be sent after 5 attempts."]);
});

it("takes a message that already waits only once", async () => {
  const sent: string[] = [];
  const queue = createMailQueue({ perSecond: 100, onError: () => {}, log: () => {} });
  await queue.send(["msg_1", "msg_2"]);
  await queue.send(["msg_2", "msg_3"]);
  queue.consume(async (event) => void sent.push(...idsOf(event)));
  await vi.advanceTimersByTimeAsync(1_000);
  await queue.stop();
  expect(sent).toEqual(["msg_1", "msg_2", "msg_3"]);
});

it("is idle when everything that can be sent now has been sent", async () => {
  const queue = createMailQueue({ perSecond: 100, onError: () => {}, log: () => {} });
  const sent: string[] = [];
  queue.consume(async (event) => void sent.push(...idsOf(event)));
  await queue.send(["msg_1"]);
  const idle = queue.idle();
  await vi.advanceTimersByTimeAsync(100);
  await idle;
  await queue.stop();
  expect({ sent, size: queue.size }).toEqual({ sent: ["msg_1"], size: 0 });
});
