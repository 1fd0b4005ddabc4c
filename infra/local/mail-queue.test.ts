import type { SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMailQueue } from "./mail-queue.ts";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const idsOf = (event: SQSEvent) =>
  event.Records.map(({ body }) => (JSON.parse(body) as { messageId: string }).messageId);
const ids = (count: number, name = "msg") => Array.from({ length: count }, (_, index) => `${name}_${index}`);
const quiet = { onError: () => {}, log: () => {} };

/** A handler whose mails are under way until the test says that they are sent. */
function slowMailer() {
  const underWay = new Map<string, () => void>();
  return {
    underWay,
    handle: async (event: SQSEvent) => {
      for (const id of idsOf(event)) {
        await new Promise<void>((sent) => underWay.set(id, sent));
        underWay.delete(id);
      }
    },
  };
}

describe("mails under way", () => {
  it("are several at once, in the order in which they came, and each is handed over once", async () => {
    const queue = createMailQueue(quiet);
    const mailer = slowMailer();
    queue.consume(mailer.handle);
    await queue.send(ids(20));
    expect([...mailer.underWay.keys()]).toEqual(ids(8));
    mailer.underWay.get("msg_3")?.();
    await vi.advanceTimersByTimeAsync(0);
    expect([...mailer.underWay.keys()]).toEqual([...ids(8).filter((id) => id !== "msg_3"), "msg_8"]);
    await queue.send(ids(20));
    const handed = new Set(mailer.underWay.keys());
    while (mailer.underWay.size > 0) {
      for (const [id, sent] of mailer.underWay) {
        handed.add(id);
        sent();
      }
      await vi.advanceTimersByTimeAsync(0);
    }
    expect([handed.size, queue.size]).toEqual([20, 0]);
    await queue.stop();
  });

  it("keep no pace of their own: what is sent makes room for the next at once", async () => {
    const queue = createMailQueue(quiet);
    const sent: string[] = [];
    queue.consume(async (event) => void sent.push(...idsOf(event)));
    await queue.send(ids(500));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(ids(500));
    await queue.stop();
  });

  it("step aside when they are told to, while an urgent one goes, and are left to the next start when all stops", async () => {
    const aside = Promise.withResolvers<void>();
    const stepAside = (signal: AbortSignal) =>
      Promise.race([
        aside.promise,
        new Promise<void>((end) => signal.addEventListener("abort", () => end())),
      ]);
    const queue = createMailQueue({ ...quiet, stepAside });
    const sent: string[] = [];
    queue.consume(async (event) => void sent.push(...idsOf(event)));
    await queue.send(ids(3));
    await queue.send(["msg_code"], { lane: "urgent" });
    await vi.advanceTimersByTimeAsync(50_000);
    expect({ sent, size: queue.size }).toEqual({ sent: ["msg_code"], size: 3 });
    await queue.stop();
    expect(sent).toEqual(["msg_code"]);
    const next = createMailQueue({ ...quiet, stepAside });
    next.consume(async (event) => void sent.push(...idsOf(event)));
    await next.send(ids(3));
    aside.resolve();
    await next.idle();
    await next.stop();
    expect(sent).toEqual(["msg_code", ...ids(3)]);
  });

  it("never stand before one that is urgent", async () => {
    const queue = createMailQueue(quiet);
    const mailer = slowMailer();
    queue.consume(mailer.handle);
    await queue.send(ids(1_000));
    await queue.send(["msg_code"], { lane: "urgent" });
    expect([...mailer.underWay.keys()]).toEqual([...ids(8), "msg_code"]);
    const stopping = queue.stop();
    for (const sent of mailer.underWay.values()) sent();
    await stopping;
  });

  it("go before those to many, which get what is left and are never held up altogether", async () => {
    const queue = createMailQueue(quiet);
    const mailer = slowMailer();
    const sendFirst = async () => {
      for (const sent of [...mailer.underWay.values()].slice(0, 1)) sent();
      await vi.advanceTimersByTimeAsync(0);
    };
    queue.consume(mailer.handle);
    await queue.send(ids(1_000, "many"), { lane: "many" });
    expect([...mailer.underWay.keys()]).toEqual(ids(8, "many"));
    await queue.send(ids(30, "mine"));
    expect([...mailer.underWay.keys()]).toEqual([...ids(8, "many"), ...ids(8, "mine")]);
    for (let sent = 0; sent < 8; sent += 1) await sendFirst();
    const underWay = [...mailer.underWay.keys()];
    expect(underWay.filter((id) => id.startsWith("mine"))).toHaveLength(8);
    expect(underWay.filter((id) => id.startsWith("many"))).toEqual(["many_8"]);
    while ([...mailer.underWay.keys()].some((id) => id.startsWith("mine"))) await sendFirst();
    expect([...mailer.underWay.keys()]).toHaveLength(8);
    const stopping = queue.stop();
    for (const sent of mailer.underWay.values()) sent();
    await stopping;
  });
});

it("tries failed messages again after growing pauses and tells when it gives up", async () => {
  const times: number[] = [];
  const lines: string[] = [];
  const queue = createMailQueue({ onError: () => {}, log: (line) => lines.push(line) });
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

it("tries again what a handler threw at, and goes on with the others", async () => {
  const sent: string[] = [];
  const errors: unknown[] = [];
  const queue = createMailQueue({ ...quiet, onError: (error) => errors.push(error) });
  let isBroken = true;
  queue.consume(async (event) => {
    if (isBroken && idsOf(event).includes("msg_0")) {
      isBroken = false;
      throw new TypeError("no such mail");
    }
    sent.push(...idsOf(event));
  });
  await queue.send(ids(3));
  await vi.advanceTimersByTimeAsync(1_000);
  await queue.stop();
  expect({ sent, errors }).toEqual({
    sent: ["msg_1", "msg_2", "msg_0"],
    errors: [new TypeError("no such mail")],
  });
});

it("takes a message that already waits only once", async () => {
  const sent: string[] = [];
  const queue = createMailQueue(quiet);
  await queue.send(["msg_1", "msg_2"]);
  await queue.send(["msg_2", "msg_3"]);
  await queue.send(["msg_3"], { lane: "urgent" });
  queue.consume(async (event) => void sent.push(...idsOf(event)));
  await vi.advanceTimersByTimeAsync(1_000);
  await queue.stop();
  expect(sent).toEqual(["msg_1", "msg_2", "msg_3"]);
});

it("keeps what comes later until its time, and is idle meanwhile", async () => {
  const sent: string[] = [];
  const queue = createMailQueue(quiet);
  queue.consume(async (event) => void sent.push(...idsOf(event)));
  await queue.send(["msg_news"], { delaySeconds: 120 });
  await queue.idle();
  await vi.advanceTimersByTimeAsync(119_000);
  expect({ sent, size: queue.size }).toEqual({ sent: [], size: 1 });
  await vi.advanceTimersByTimeAsync(1_000);
  await queue.stop();
  expect({ sent, size: queue.size }).toEqual({ sent: ["msg_news"], size: 0 });
});

it("is idle when everything that can be sent now has been sent", async () => {
  const queue = createMailQueue(quiet);
  const sent: string[] = [];
  queue.consume(async (event) => void sent.push(...idsOf(event)));
  await queue.send(["msg_1"]);
  const idle = queue.idle();
  await vi.advanceTimersByTimeAsync(100);
  await idle;
  await queue.stop();
  expect({ sent, size: queue.size }).toEqual({ sent: ["msg_1"], size: 0 });
});
