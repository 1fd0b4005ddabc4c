import { describe, expect, it } from "vitest";
import { storedEvent, storedRegistration } from "../../../tests/support/fixture.ts";
import { REGISTRATION_STATUSES, type RegistrationStatus } from "../registration/schema.ts";
import {
  MAX_SEND_ATTEMPTS,
  canTake,
  concerns,
  isOutdated,
  messageOfCertificate,
  messageOfEvent,
  messagesOfRegistration,
  settled,
  taken,
  type SendResult,
} from "./rules.ts";
import type { Message, MessageState } from "./schema.ts";

const NOW = "2026-03-02T10:00:00.000Z";

describe("mail about a registration", () => {
  const kindsFrom = (before: RegistrationStatus | undefined) =>
    Object.fromEntries(
      REGISTRATION_STATUSES.map((status) => [
        status,
        messagesOfRegistration(
          before && storedRegistration({ status: before }),
          storedRegistration({ status, version: 2 }),
        ).map(({ kind, cause }) => `${kind} ${cause}`),
      ]),
    );

  it("says what a new registration came to", () => {
    expect(kindsFrom(undefined)).toEqual({
      pending: ["registration.received v2"],
      confirmed: ["registration.confirmed v2"],
      reserve: ["registration.reserve v2"],
      rejected: ["registration.rejected v2"],
      cancelled: ["registration.cancelled v2"],
    });
  });

  it("does not say that a place came free to somebody whom staff took past the limit", () => {
    const waiting = storedRegistration({ status: "reserve" });
    const admitted = storedRegistration({ status: "confirmed", version: 2, pastLimit: ["event"] });
    expect(messagesOfRegistration(waiting, admitted)).toEqual([
      { kind: "registration.confirmed", cause: "v2" },
    ]);
  });

  it("says that a place came free to somebody who waited for it", () => {
    expect(kindsFrom("reserve")).toEqual({
      pending: ["registration.received v2"],
      confirmed: ["registration.promoted v2"],
      reserve: [],
      rejected: ["registration.rejected v2"],
      cancelled: ["registration.cancelled v2"],
    });
  });

  it.each([
    ["is sent when choices changed", { choices: { panels: "b" } }, ["registration.changed"]],
    [
      "is sent to a new address, and to the old one",
      { email: "inny@ops.example", linkVersion: 2 },
      ["registration.address_left", "registration.changed"],
    ],
    [
      "is sent to the same address written in another way",
      { email: "LUCJA@ops.example" },
      ["registration.changed"],
    ],
    ["is sent with a renewed link", { linkVersion: 2 }, ["registration.link_renewed"]],
    [
      "is sent with a link to whom a registration that has ended is now",
      { status: "cancelled", email: "inny@ops.example", linkVersion: 2 },
      ["registration.address_left", "registration.link_renewed"],
    ],
    ["is sent when the link was asked for again", { linkRequestedAt: NOW }, ["registration.link"]],
    ["is not sent for a corrected telephone", { phone: "857473412" }, []],
    [
      "is not sent to people without an address, but to the one that was taken away",
      { email: undefined, choices: { panels: "b" } },
      ["registration.address_left"],
    ],
    [
      "is not sent about choices of a registration that has ended",
      { status: "cancelled", choices: { panels: "b" } },
      [],
    ],
  ] as const)("%s", (_, change, kinds) => {
    const before = storedRegistration({
      choices: { panels: "a" },
      ...("status" in change ? { status: change.status } : {}),
    });
    expect(
      messagesOfRegistration(before, { ...before, ...change, version: 2 }).map(({ kind }) => kind),
    ).toEqual(kinds);
  });

  it("brings the right link of an event that is over, and nothing else", () => {
    const before = storedRegistration({ status: "reserve", choices: { panels: "a" } });
    const kindsOf = (change: object) =>
      messagesOfRegistration(before, { ...before, ...change, version: 2 }, true).map(({ kind }) => kind);
    expect(kindsOf({ status: "confirmed", choices: { panels: "b" }, linkRequestedAt: NOW })).toEqual([]);
    expect(kindsOf({ email: "inny@ops.example", linkVersion: 2 })).toEqual([
      "registration.address_left",
      "registration.link_renewed",
    ]);
    expect(messagesOfRegistration(undefined, before, true)).toEqual([]);
  });

  it("repeats the link once for each time it was asked for, under a cause of its own", () => {
    const before = storedRegistration({ linkRequestedAt: "2026-03-02T08:00:00.000Z" });
    expect(messagesOfRegistration(before, { ...before, linkRequestedAt: NOW })).toEqual([
      { kind: "registration.link", cause: NOW },
    ]);
    expect(messagesOfRegistration(before, before)).toEqual([]);
  });
});

describe("mail about an event", () => {
  const published = storedEvent();
  const hidden = storedEvent({ state: "draft", publishedAt: undefined });
  it.each<[string, Parameters<typeof messageOfEvent>[0], Parameters<typeof messageOfEvent>[1], unknown]>([
    ["nothing about a new event", undefined, published, undefined],
    ["nothing about publication", hidden, { ...published, version: 2 }, undefined],
    [
      "nothing about a draft that was moved",
      hidden,
      { ...hidden, dates: { type: "tentative", period: "2026-H2" }, version: 2 },
      undefined,
    ],
    [
      "that a draft was cancelled to whom somebody told of it",
      hidden,
      { ...hidden, state: "cancelled", version: 2 },
      { kind: "event.cancelled", cause: "v2", audience: "told" },
    ],
    [
      "nothing about other words",
      published,
      storedEvent({ title: { pl: "Inny tytuł" }, version: 2 }),
      undefined,
    ],
    [
      "nothing about the end of recruitment",
      published,
      storedEvent({ state: "closed", version: 2 }),
      undefined,
    ],
    [
      "that it was cancelled",
      published,
      storedEvent({ state: "cancelled", version: 2 }),
      { kind: "event.cancelled", cause: "v2", audience: "everybody" },
    ],
    [
      "that what people are told of it changed with this version",
      published,
      storedEvent({ news: { all: 1, online: 0, options: { a: 2 } }, version: 2 }),
      { kind: "event.moved", cause: "v2", audience: "everybody" },
    ],
    [
      "nothing about what changed with an earlier one",
      published,
      storedEvent({ news: { all: 1, online: 1, options: { a: 1 } }, version: 2 }),
      undefined,
    ],
    [
      "only that it was cancelled when it was moved as well",
      published,
      storedEvent({ state: "cancelled", news: { all: 2, online: 0, options: {} }, version: 2 }),
      { kind: "event.cancelled", cause: "v2", audience: "everybody" },
    ],
    [
      "nothing more once it is cancelled",
      storedEvent({ state: "cancelled" }),
      storedEvent({ state: "cancelled", dates: { type: "tentative", period: "" }, version: 2 }),
      undefined,
    ],
  ])("says %s", (_, before, after, expected) => {
    expect(messageOfEvent(before, after)).toEqual(expected);
  });
});

describe("news of an event", () => {
  const event = storedEvent({ news: { all: 2, online: 5, options: { a: 3, b: 4 } }, version: 5 });
  const person = (status: RegistrationStatus, option: string) =>
    storedRegistration({ status, choices: { panels: option } });

  it("is for those alone whom the change concerns", () => {
    expect(concerns(event, person("confirmed", "a"))).toBe(true);
    expect(concerns(event, person("reserve", "a"))).toBe(false);
    expect(concerns({ ...event, version: 4 }, person("reserve", "b"))).toBe(true);
    expect(concerns({ ...event, version: 4 }, person("reserve", "a"))).toBe(false);
  });

  it("is left to the message of a later change, if that concerns the same person", () => {
    expect(isOutdated(event, person("reserve", "a"), 2)).toBe(true);
    expect(isOutdated(event, person("reserve", "a"), 3)).toBe(false);
    expect(isOutdated(event, person("confirmed", "a"), 3)).toBe(true);
  });
});

describe("mail about a certificate", () => {
  const issued = { certificateId: "crt_00000000000000000000000001", state: "issued" } as const;
  const annulled = { ...issued, state: "annulled" } as const;
  it.each([
    ["brings a new one", undefined, issued, "certificate.issued"],
    ["says that one was annulled", issued, annulled, "certificate.annulled"],
    [
      "says nothing of the old one when it was issued anew",
      issued,
      { ...annulled, replacedBy: "crt_00000000000000000000000002" as const },
      undefined,
    ],
    ["says nothing of a duplicate or of the holder's choice", issued, issued, undefined],
    ["says nothing more of one that is annulled", annulled, annulled, undefined],
  ] as const)("%s", (_, before, after, kind) => {
    expect(messageOfCertificate(before, after)).toEqual(kind && { kind, cause: issued.certificateId });
  });
});

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
    expect(taken(message({ state: "failed", attempts: 8 }), NOW).attempts).toBe(1);
  });

  it("waits until what it tells of has settled", () => {
    const news = message({ notBefore: "2026-03-02T10:02:00.000Z" });
    expect([canTake(news, NOW), canTake(news, "2026-03-02T10:02:00.000Z")]).toEqual([false, true]);
  });

  it("takes the message for a minute and counts the attempt", () => {
    expect(taken(message({ attempts: 2 }), NOW)).toEqual(
      message({ state: "sending", attempts: 3, takenUntil: "2026-03-02T10:01:00.000Z" }),
    );
  });

  const sending = (attempts: number) => message({ state: "sending", attempts, takenUntil: NOW });
  it.each<[string, number, SendResult, Partial<Message>]>([
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
