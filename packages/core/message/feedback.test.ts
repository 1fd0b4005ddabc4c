import { describe, expect, it } from "vitest";
import { afterFeedback, type Feedback } from "./rules.ts";
import type { Message, MessageState } from "./schema.ts";

const NOW = "2026-03-02T10:00:00.000Z";

function message(state: MessageState, more: Partial<Message> = {}): Message {
  return {
    messageId: "msg_0000000000000000000000TEST",
    kind: "registration.confirmed",
    state,
    to: "lucja@ops.example",
    locale: "pl",
    attempts: 1,
    queuedAt: "2026-03-02T09:59:00.000Z",
    ...more,
  };
}

const delivered: Feedback = { outcome: "delivered" };
const bounced: Feedback = { outcome: "bounced", reason: "bounced.permanent" };
/** A server that would not take it, or an automatic answer. */
const general: Feedback = { outcome: "bounced", reason: "bounced.transient" };
const full: Feedback = { outcome: "bounced", reason: "bounced.full" };
const complained: Feedback = { outcome: "complained", reason: "complained" };

describe("what the mail system says about a message", () => {
  it("keeps when it was sent, and drops why an earlier attempt failed, once it is delivered", () => {
    const sentAt = "2026-03-02T09:59:30.000Z";
    expect(afterFeedback(message("sent", { sentAt, failure: "Throttling" }), delivered, NOW)).toEqual({
      ...message("delivered", { sentAt }),
      failure: undefined,
    });
  });

  it("gives the reason when it came back", () => {
    const sentAt = "2026-03-02T09:59:30.000Z";
    expect(afterFeedback(message("sent", { sentAt }), bounced, NOW)).toEqual(
      message("bounced", { sentAt, failure: "bounced.permanent" }),
    );
  });

  it("may come before our own note that it was sent, and ends the lease", () => {
    const takenUntil = "2026-03-02T10:00:50.000Z";
    expect(afterFeedback(message("sending", { takenUntil }), delivered, NOW)).toEqual({
      ...message("delivered", { sentAt: NOW }),
      failure: undefined,
    });
  });

  const table: [MessageState, Feedback, MessageState | undefined][] = [
    ["queued", delivered, "delivered"],
    ["failed", delivered, "delivered"],
    ["delivered", delivered, undefined],
    ["delivered", bounced, "bounced"],
    ["delivered", complained, "complained"],
    ["bounced", delivered, undefined],
    ["bounced", bounced, undefined],
    ["bounced", complained, "complained"],
    ["complained", delivered, undefined],
    ["complained", bounced, undefined],
    ["complained", complained, undefined],
  ];
  it.each<[Feedback[], Pick<Message, "state" | "failure">]>([
    [[general], { state: "bounced", failure: "bounced.transient" }],
    [[delivered, general], { state: "delivered", failure: undefined }],
    [[general, delivered], { state: "delivered", failure: undefined }],
    [[general, delivered, general], { state: "delivered", failure: undefined }],
    [[general, bounced, delivered], { state: "bounced", failure: "bounced.permanent" }],
    [[delivered, general, bounced], { state: "bounced", failure: "bounced.permanent" }],
    [[delivered, full, general], { state: "bounced", failure: "bounced.full" }],
    [[general, complained, delivered], { state: "complained", failure: "complained" }],
  ])(
    "takes %j for what it is, and an automatic answer to what was delivered for no return",
    (news, after) => {
      const told = news.reduce((known, one) => afterFeedback(known, one, NOW) ?? known, message("sent"));
      expect([told.state, told.failure]).toEqual([after.state, after.failure]);
    },
  );

  it.each(table)("turns %s with %o into %s", (before, news, after) => {
    expect(afterFeedback(message(before), news, NOW)?.state).toBe(after);
  });
});
