import type { EventHead } from "@zapisy/core/event";
import { LIFE_CYCLE, type LifeState } from "@zapisy/core/registration/lifecycle";
import { REGISTRATION_STATUSES, type RegistrationStatus } from "@zapisy/core/registration/schema";
import type { StoredRegistration } from "@zapisy/core/registration";
import { describe, expect, it } from "vitest";
import { storedEvent, storedRegistration } from "../../tests/support/fixture.ts";
import type { Deps } from "../deps.ts";
import { eventMoved } from "./kind/event-moved.ts";
import { laneOf, mails, mailsThatFollow } from "./index.ts";
import type { Lane } from "./lane.ts";
import type { Mail, Changes } from "./mail.ts";

const NOW = "2026-03-02T10:00:00.000Z";

/** What follows from a change of a registration: kind and cause. */
async function mailsOf(
  before: StoredRegistration | undefined,
  after: StoredRegistration,
  isOver = false,
): Promise<string[]> {
  const found = await mailsThatFollow("registration", { before, after, isOver }, {} as Deps["stores"]);
  return found.map(({ kind, cause: [id, ...cause] }) => {
    expect(id).toBe(after.registrationId);
    return [kind, ...cause].join(" ");
  });
}

describe("mail about a registration", () => {
  const kindsFrom = async (before: RegistrationStatus | undefined) =>
    Object.fromEntries(
      await Promise.all(
        REGISTRATION_STATUSES.map(async (status) => [
          status,
          await mailsOf(
            before && storedRegistration({ status: before }),
            storedRegistration({ status, version: 2 }),
          ),
        ]),
      ),
    ) as Record<RegistrationStatus, string[]>;

  it("says what a new registration came to", async () => {
    expect(await kindsFrom(undefined)).toEqual({
      pending: ["registration.received v2"],
      offered: ["registration.offered v2"],
      confirmed: ["registration.confirmed v2"],
      reserve: ["registration.reserve v2"],
      rejected: ["registration.rejected v2"],
      cancelled: ["registration.cancelled v2"],
    });
  });

  it("asks for the address of a held seat to be confirmed, and says no more to it when nobody did", async () => {
    const held = storedRegistration({ status: "pending", heldUntil: NOW });
    expect(await mailsOf(undefined, held)).toEqual(["registration.held v1"]);
    expect(await mailsOf(held, { ...held, status: "cancelled", version: 2 })).toEqual([]);
  });

  it("is the mail that the life cycle names for each step, and no other", async () => {
    const inState = (state: LifeState): Partial<StoredRegistration> =>
      state === "held" ? { status: "pending", heldUntil: NOW } : { status: state };
    for (const { command, from, to, mail } of LIFE_CYCLE) {
      for (const state of from) {
        const before = state === "new" ? undefined : storedRegistration(inState(state));
        const stays = before && to === "same";
        const after: StoredRegistration = {
          ...storedRegistration({ version: 2 }),
          ...(stays ? before : inState(to === "same" ? "pending" : to)),
          // The moment stays where nobody confirmed the address in time, and tells why the registration ended.
          ...(command === "release" && { heldUntil: NOW }),
          ...(command === "lapse" && { offeredUntil: NOW }),
          ...(command === "delegate" && { delegationId: "del_1" as const }),
          ...(command === "refer" && { referredBy: { institutionId: "ins_1", name: "GOPS" } as const }),
          ...(command === "hand_over" && { handedTo: "reg_2" as const }),
          ...(command === "move" && {
            movedTo: { registrationId: "reg_2", eventId: "evt_2", title: { pl: "Inny termin" } } as const,
          }),
          ...(command === "take_over" && {
            takenOver: { from: "reg_2", by: "participant", times: 1, declared: "w" } as const,
          }),
          ...(command === "choose" && { choices: { panels: "b" } }),
        };
        const kinds = (await mailsOf(before, after)).map((one) => one.split(" ")[0]);
        expect([command, state, kinds]).toEqual([command, state, mail ? [mail] : []]);
      }
    }
  });

  it("does not say that a place came free to somebody whom staff took past the limit", async () => {
    const waiting = storedRegistration({ status: "reserve" });
    const admitted = storedRegistration({ status: "confirmed", version: 2, pastLimit: ["event"] });
    expect(await mailsOf(waiting, admitted)).toEqual(["registration.confirmed v2"]);
  });

  it("says that a place came free to somebody who waited for it", async () => {
    expect(await kindsFrom("reserve")).toEqual({
      pending: ["registration.received v2"],
      offered: ["registration.offered v2"],
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
  ] as const)("%s", async (_, change, kinds) => {
    const before = storedRegistration({
      choices: { panels: "a" },
      ...("status" in change ? { status: change.status } : {}),
    });
    const found = await mailsOf(before, { ...before, ...change, version: 2 });
    expect(found.map((mail) => mail.replace(/ .*/, "")).toSorted()).toEqual(kinds);
  });

  it("brings the right link of an event that is over, and nothing else", async () => {
    const before = storedRegistration({ status: "reserve", choices: { panels: "a" } });
    const with2 = (change: object) => mailsOf(before, { ...before, ...change, version: 2 }, true);
    expect(await with2({ status: "confirmed", choices: { panels: "b" }, linkRequestedAt: NOW })).toEqual([]);
    expect((await with2({ email: "inny@ops.example", linkVersion: 2 })).toSorted()).toEqual([
      "registration.address_left v2",
      "registration.link_renewed v2",
    ]);
    expect(await mailsOf(undefined, before, true)).toEqual([]);
  });

  it("repeats the link once for each time it was asked for, under a cause of its own", async () => {
    const before = storedRegistration({ linkRequestedAt: "2026-03-02T08:00:00.000Z" });
    expect(await mailsOf(before, { ...before, linkRequestedAt: NOW })).toEqual([`registration.link ${NOW}`]);
    expect(await mailsOf(before, before)).toEqual([]);
  });
});

/** Kinds of mail that the people of an event get of a change. */
function newsOf(before: EventHead, after: EventHead): string[] {
  return Object.entries<Mail>(mails).flatMap(([kind, mail]) =>
    "audience" in mail && mail.audience.startsWith?.(before, after) ? [kind] : [],
  );
}

describe("mail to the people of an event", () => {
  const published = storedEvent();
  const hidden = storedEvent({ state: "draft", publishedAt: undefined });
  it.each<[string, EventHead, EventHead, string[]]>([
    ["nothing about publication", hidden, { ...published, version: 2 }, []],
    [
      "nothing about a draft that was moved",
      hidden,
      { ...hidden, dates: { type: "tentative", period: "2026-H2" }, version: 2 },
      [],
    ],
    [
      "that a draft was cancelled to whom somebody told of it",
      hidden,
      { ...hidden, state: "cancelled", version: 2 },
      ["event.cancelled"],
    ],
    ["nothing about other words", published, storedEvent({ title: { pl: "Inny tytuł" }, version: 2 }), []],
    ["nothing about the end of recruitment", published, storedEvent({ state: "closed", version: 2 }), []],
    [
      "that it was cancelled",
      published,
      storedEvent({ state: "cancelled", version: 2 }),
      ["event.cancelled"],
    ],
    [
      "that what people are told of it changed with this version",
      published,
      storedEvent({ news: { all: 1, online: 0, options: { a: 2 } }, version: 2 }),
      ["event.moved"],
    ],
    [
      "nothing about what changed with an earlier one",
      published,
      storedEvent({ news: { all: 1, online: 1, options: { a: 1 } }, version: 2 }),
      [],
    ],
    [
      "only that it was cancelled when it was moved as well",
      published,
      storedEvent({ state: "cancelled", news: { all: 2, online: 0, options: {} }, version: 2 }),
      ["event.cancelled"],
    ],
    [
      "nothing more once it is cancelled",
      storedEvent({ state: "cancelled" }),
      storedEvent({ state: "cancelled", dates: { type: "tentative", period: "" }, version: 2 }),
      [],
    ],
  ])("says %s", (_, before, after, expected) => {
    expect(newsOf(before, after)).toEqual(expected);
  });
});

describe("news of an event", () => {
  const event = storedEvent({ news: { all: 2, online: 5, options: { a: 3, b: 4 } }, version: 5 });
  const person = (status: RegistrationStatus, option: string) =>
    storedRegistration({ status, choices: { panels: option } });

  const isFor = (someone: StoredRegistration, version: number) => {
    if (!("audience" in eventMoved)) throw new Error("It goes to the people of an event.");
    const news = { version, changedAt: someone.createdAt, facts: {} };
    return eventMoved.audience.includes(someone, event, news, {} as Deps);
  };

  it("is for those alone whom the change concerns", () => {
    expect(isFor(person("confirmed", "a"), 5)).toBe(true);
    expect(isFor(person("reserve", "a"), 5)).toBe(false);
    expect(isFor(person("reserve", "b"), 4)).toBe(true);
    expect(isFor(person("reserve", "a"), 4)).toBe(false);
  });

  it("is left to the message of a later change, if that concerns the same person", () => {
    expect(isFor(person("reserve", "a"), 2)).toBe(false);
    expect(isFor(person("reserve", "a"), 3)).toBe(true);
    expect(isFor(person("confirmed", "a"), 3)).toBe(false);
  });

  it("is nobody's who signed up when it was true already", () => {
    expect(isFor({ ...person("confirmed", "a"), createdAt: NOW }, 5)).toBe(true);
    if (!("audience" in eventMoved)) throw new Error("It goes to the people of an event.");
    const news = { version: 5, changedAt: "2026-03-02T09:59:59.999Z", facts: {} };
    const late = { ...person("confirmed", "a"), createdAt: NOW };
    expect(eventMoved.audience.includes(late, event, news, {} as Deps)).toBe(false);
  });
});

describe("mail about a certificate", () => {
  const holder = storedRegistration();
  const certificateId = "crt_00000000000000000000000001";
  const { registrationId } = holder;
  const issued = {
    certificateId,
    state: "issued",
    facts: { holder: { type: "person", registrationId } },
  } as unknown as Changes["certificate"]["after"];
  const annulled = { ...issued, state: "annulled" } as const;
  const ofInstitution = {
    ...issued,
    facts: { ...issued.facts, holder: { type: "institution" } },
  } as typeof issued;
  const stores = (person: StoredRegistration) =>
    ({ registrations: { find: async () => person } }) as unknown as Deps["stores"];

  it.each([
    ["brings a new one", undefined, issued, "certificate.issued"],
    ["says that one was annulled", issued, annulled, "certificate.annulled"],
    [
      "says nothing of the old one when it was issued anew",
      issued,
      { ...annulled, replacedBy: "crt_00000000000000000000000002" as const },
      undefined,
    ],
    ["says nothing of one that was issued without a word", undefined, { ...issued, untold: true }, undefined],
    [
      "says nothing of its end, either",
      { ...issued, untold: true },
      { ...annulled, untold: true },
      undefined,
    ],
    ["says nothing of a duplicate or of the holder's choice", issued, issued, undefined],
    ["says nothing more of one that is annulled", annulled, annulled, undefined],
    ["goes to no institution, which has no address here", undefined, ofInstitution, undefined],
  ] as const)("%s", async (_, before, after, kind) => {
    const found = await mailsThatFollow("certificate", { before, after }, stores(holder));
    expect(found).toEqual(
      kind
        ? [
            {
              kind,
              cause: [registrationId, certificateId],
              to: holder.email,
              locale: "pl",
              registrationId,
              eventId: holder.eventId,
              facts: { certificateId },
            },
          ]
        : [],
    );
  });

  it("goes to nobody without an address", async () => {
    const nobody = stores({ ...holder, email: undefined });
    expect(await mailsThatFollow("certificate", { before: undefined, after: issued }, nobody)).toEqual([]);
  });
});

describe("the lane of a mail", () => {
  const kindsIn = (lane: Lane) => Object.keys(mails).filter((kind) => laneOf(kind) === lane);

  it("is the urgent one where somebody waits in front of the page, and that of many where it goes to many", () => {
    expect(kindsIn("urgent")).toEqual([
      "delegation.received",
      "delegation.contact_changed",
      "registration.held",
      "registration.offered",
      "registration.link",
      "registration.link_renewed",
      "circular.test",
      "mail_text.test",
      "staff.sign_in_code",
    ]);
    expect(kindsIn("many")).toEqual([
      "invitation.sent",
      "invitation.reminder",
      "interest.told",
      "circular.sent",
      "bulletin.sent",
      "event.moved",
      "event.cancelled",
      "reminder.before",
      "reminder.answers",
      "reminder.follow_up",
      "reminder.survey",
    ]);
  });

  it("is the ordinary one for what follows from what one person did, and for a kind that is no more", () => {
    expect(["registration.confirmed", "certificate.issued", "of.former.days"].map(laneOf)).toEqual(
      Array.from({ length: 3 }, () => "ordinary"),
    );
  });
});
