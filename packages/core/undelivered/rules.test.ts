import { describe, expect, it } from "vitest";
import type { Message } from "../message/schema.ts";
import { dealtWith, missedMail, missing, reasonOf } from "./rules.ts";
import type { Undelivered } from "./schema.ts";

const MINUTE = (number: number) => `2026-03-02T09:0${number}:00.000Z`;
const OLD = "anna@opps.example";
const NEW = "anna@ops.example";

type Mail = Pick<Message, "messageId" | "kind" | "state" | "failure" | "to" | "queuedAt">;

/** A mail that was queued in that minute, as the mail system left it. */
function mail(minute: number, state: Message["state"], more: Partial<Mail> = {}): Mail {
  const failure =
    state === "bounced" ? "bounced.permanent" : state === "complained" ? "complained" : undefined;
  const messageId = `msg_${minute}` as const;
  return {
    messageId,
    kind: "registration.confirmed",
    state,
    failure,
    to: OLD,
    queuedAt: MINUTE(minute),
    ...more,
  };
}

const here = { status: "confirmed", updatedAt: MINUTE(0), changedBy: "participant:reg_1" } as const;

describe("why a mail did not arrive", () => {
  it.each([
    ["bounced", "bounced.permanent", "no_mailbox"],
    ["bounced", "bounced.suppressed", "listed"],
    ["bounced", "bounced.full", "full"],
    ["bounced", "bounced.refused", "refused"],
    ["bounced", "bounced.transient", "not_taken"],
    ["bounced", "bounced.undetermined", "not_taken"],
    ["bounced", "bounced.rejected", "harmful"],
    ["complained", "complained", "unwanted"],
    ["failed", "suppressed.bounced", "withheld"],
    ["failed", "suppressed.complained", "withheld"],
    ["failed", "MessageRejected", "not_sent"],
    ["failed", "toString", "not_sent"],
    ["failed", undefined, "not_sent"],
    ["queued", "Throttling", undefined],
    ["sent", undefined, undefined],
    ["delivered", undefined, undefined],
    ["superseded", undefined, undefined],
  ] as const)("%s with %s is %s", (state, failure, reason) => {
    expect(reasonOf({ state, failure })).toBe(reason);
  });
});

describe("the mail that somebody missed", () => {
  const cancelled = (changedBy: string) =>
    ({ status: "cancelled", updatedAt: MINUTE(3), changedBy }) as const;
  it.each<[string, Parameters<typeof missedMail>[0], Mail[], number | undefined]>([
    ["is none while all is well", here, [mail(1, "delivered"), mail(2, "sent")], undefined],
    ["is the latest of several", here, [mail(2, "failed"), mail(1, "bounced"), mail(3, "queued")], 2],
    [
      "is made good by a later one that arrived",
      here,
      [mail(1, "bounced"), mail(2, "delivered", { to: NEW })],
      undefined,
    ],
    [
      "is not made good by one that is under way",
      here,
      [mail(1, "bounced"), mail(2, "sent", { to: NEW })],
      1,
    ],
    ["is not made good by an earlier one", here, [mail(1, "delivered"), mail(2, "bounced")], 2],
    [
      "may be a later one, after one that arrived",
      here,
      [mail(1, "bounced"), mail(2, "delivered"), mail(3, "failed")],
      3,
    ],
    [
      "stays where its reader called it unwanted and another went there",
      here,
      [mail(1, "complained"), mail(2, "delivered")],
      1,
    ],
    [
      "ends where another address is read",
      here,
      [mail(1, "complained"), mail(2, "delivered", { to: NEW })],
      undefined,
    ],
    ["is not made good by a mail of the same moment that is itself", here, [mail(1, "bounced")], 1],
    [
      "is none once they left themselves",
      cancelled("participant:reg_1"),
      [mail(1, "bounced"), mail(4, "bounced")],
      undefined,
    ],
    [
      "is none of before the end that staff made",
      cancelled("staff:stf_1"),
      [mail(1, "bounced"), mail(4, "delivered")],
      undefined,
    ],
    [
      "may be the one that tells of that end",
      cancelled("staff:stf_1"),
      [mail(1, "delivered"), mail(4, "bounced")],
      4,
    ],
  ])("%s", (_, person, mails, minute) => {
    const expected = minute && `msg_${minute}`;
    expect(missedMail(person, mails)?.messageId).toBe(expected);
    expect(missedMail(person, mails.toReversed())?.messageId).toBe(expected);
  });
});

describe("what is kept of somebody who missed a mail", () => {
  const key = { eventId: "evt_1", personId: "reg_1" } as const;
  const first = missing(undefined, key, mail(1, "bounced"), MINUTE(5)) as Undelivered;
  const told = dealtWith(first, true, "staff:stf_1", MINUTE(6)) as Undelivered;

  it("is which mail, why and since when, once", () => {
    expect(first).toEqual({
      ...key,
      messageId: "msg_1",
      kind: "registration.confirmed",
      reason: "no_mailbox",
      since: MINUTE(5),
      version: 1,
    });
    expect(missing(first, key, mail(1, "bounced"), MINUTE(7))).toBeUndefined();
  });

  it("says who dealt with it and when, and nothing of that once it is taken back; twice changes nothing", () => {
    expect(told).toEqual({ ...first, dealtBy: "staff:stf_1", dealtAt: MINUTE(6), version: 2 });
    expect(dealtWith(told, true, "staff:stf_2", MINUTE(7))).toBeUndefined();
    expect(dealtWith(told, false, "staff:stf_1", MINUTE(7))).toEqual({ ...first, version: 3 });
    expect(dealtWith(first, false, "staff:stf_1", MINUTE(7))).toBeUndefined();
  });

  it("stays dealt with when the same mail is also called unwanted, and waits again with another mail", () => {
    expect(missing(told, key, mail(1, "complained"), MINUTE(8))).toEqual({
      ...told,
      reason: "unwanted",
      version: 3,
    });
    expect(missing(told, key, mail(2, "failed"), MINUTE(8))).toEqual({
      ...first,
      messageId: "msg_2",
      reason: "not_sent",
      since: MINUTE(8),
      version: 3,
    });
  });
});
