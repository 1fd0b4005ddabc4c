import { describe, expect, it } from "vitest";
import { MAX_SEND_ATTEMPTS, attempted, canTake, settled } from "./rules.ts";
import type { Message, MessageState } from "./schema.ts";

const NOW = "2026-03-02T10:00:00.000Z";

describe("sending a message", () => {
  const message = (overrides: Partial<Message> = {}): Message => ({
    messageId: "msg_00000000000000000000000001",
    kind: "registration.confirmed",
    state: "queued",
    to: "lucja@ops.example",
    locale: "pl",
    attempts: 0,
    queuedAt: "2026-03-02T09:00:00.000Z",
    ...overrides,
  });

  it.each<[MessageState, string | undefined, boolean]>([
    ["queued", undefined, true],
    ["sending", "2026-03-02T10:00:01.000Z", false],
    ["sending", NOW, true],
    ["sending", undefined, false],
    ["sent", undefined, false],
    ["delivered", undefined, false],
    ["failed", undefined, false],
    ["bounced", undefined, false],
    ["complained", undefined, false],
    ["superseded", undefined, false],
  ])("may begin when it is %s (taken until %s): %s", (state, takenUntil, expected) => {
    expect(canTake(message({ state, takenUntil }), NOW)).toBe(expected);
  });

  it("may begin again after it was given up when somebody asks for that, but never after it was sent", () => {
    const states = ["failed", "queued", "sent", "delivered", "bounced", "complained"] as const;
    expect(states.filter((state) => canTake(message({ state }), NOW, true))).toEqual(["failed", "queued"]);
    expect(canTake(message({ state: "sending", takenUntil: "2026-03-02T10:00:01.000Z" }), NOW, true)).toBe(
      false,
    );
    expect(attempted(message({ state: "failed", attempts: 8 })).attempts).toBe(1);
  });

  it("waits until what it tells of has settled", () => {
    const news = message({ notBefore: "2026-03-02T10:02:00.000Z" });
    expect([canTake(news, NOW), canTake(news, "2026-03-02T10:02:00.000Z")]).toEqual([false, true]);
  });

  it("counts the attempt", () => {
    expect(attempted(message({ attempts: 2 }))).toEqual(message({ attempts: 3 }));
  });

  const sending = (attempts: number) => message({ state: "sending", attempts, takenUntil: NOW });
  it.each<[string, number, Parameters<typeof settled>[1], Partial<Message>]>([
    [
      "is done when SES took it",
      3,
      { outcome: "sent", sesMessageId: "ses-1" },
      { state: "sent", sesMessageId: "ses-1", sentAt: NOW },
    ],
    ["is over when nothing is left to say", 1, { outcome: "superseded" }, { state: "superseded" }],
    [
      "goes back into the queue when it is worth another try",
      1,
      { outcome: "retry", reason: "Throttling" },
      { state: "queued", failure: "Throttling" },
    ],
    [
      "is tried again up to the last attempt",
      MAX_SEND_ATTEMPTS - 1,
      { outcome: "retry", reason: "Throttling" },
      { state: "queued", failure: "Throttling" },
    ],
    [
      "fails after the last attempt",
      MAX_SEND_ATTEMPTS,
      { outcome: "retry", reason: "Throttling" },
      { state: "failed", failure: "Throttling" },
    ],
    [
      "fails at once when no attempt can help",
      1,
      { outcome: "failed", reason: "MessageRejected" },
      { state: "failed", failure: "MessageRejected" },
    ],
  ])("%s", (_, attempts, result, expected) => {
    expect(settled(sending(attempts), result, NOW)).toEqual(message({ attempts, ...expected }));
  });

  it("forgets why an earlier attempt failed once it is sent", () => {
    const again = message({ state: "sending", attempts: 2, failure: "Throttling" });
    expect(settled(again, { outcome: "sent", sesMessageId: "ses-1" }, NOW)).toEqual(
      message({ state: "sent", attempts: 2, sesMessageId: "ses-1", sentAt: NOW }),
    );
  });
});
