import { describe, expect, it } from "vitest";
import { storedRegistration } from "../../../tests/support/fixture.ts";
import { registrationHistory } from "./history.ts";
import type { StoredRegistration } from "./store.ts";

type Part = Partial<StoredRegistration>;

/** What is told of a change from one registration, or from nothing, to another. */
function told(before: Part | undefined, after: Part) {
  return registrationHistory(
    before && storedRegistration({ version: 1, ...before }),
    storedRegistration({ version: 2, ...after }),
  );
}

describe("the history of a registration", () => {
  it.each<[string, Part | undefined, Part, string]>([
    ["a sign-up", undefined, { status: "confirmed" }, "registration.confirmed"],
    ["a sign-up for the reserve list", undefined, { status: "reserve" }, "registration.reserve"],
    ["a seat that was passed on", { status: "reserve" }, { status: "confirmed" }, "registration.promoted"],
    [
      "another turn in the line",
      { status: "reserve" },
      { status: "reserve", queuedAt: "2026-03-01T07:00:00.000Z", changeReason: "pomyłka" },
      "registration.turn_changed",
    ],
    ["an offered seat", { status: "reserve" }, { status: "offered" }, "registration.offered"],
    ["an offer that was taken", { status: "offered" }, { status: "confirmed" }, "registration.confirmed"],
    ["an offer that was declined", { status: "offered" }, { status: "cancelled" }, "registration.cancelled"],
    [
      "an offer that nobody answered",
      { status: "offered" },
      { status: "cancelled", offeredUntil: "2026-03-04T09:00:00.000Z" },
      "registration.offer_lapsed",
    ],
    ["an accepted application", { status: "pending" }, { status: "confirmed" }, "registration.confirmed"],
    ["a withdrawal", { status: "confirmed" }, { status: "cancelled" }, "registration.cancelled"],
    ["a correction", { phone: "1" }, { phone: "2" }, "registration.edited"],
    ["a renewed link", { linkVersion: 1 }, { linkVersion: 2 }, "registration.link_renewed"],
    ["another address", { email: "a@ops.example" }, { linkVersion: 2 }, "registration.edited"],
    ["a sign-up past the limit", undefined, { pastLimit: ["event"] }, "registration.past_limit"],
    ["a seat past the limit", {}, { pastLimit: ["event"] }, "registration.past_limit"],
    ["one of another panel", { pastLimit: ["a"] }, { pastLimit: ["b"] }, "registration.past_limit"],
    [
      "a correction of somebody who has one",
      { pastLimit: ["event"] },
      { pastLimit: ["event"], phone: "2" },
      "registration.edited",
    ],
    ["the end of one", { pastLimit: ["event"] }, {}, "registration.edited"],
  ])("calls %s by its name", (_, before, after, action) => {
    expect(told(before, after).map((entry) => entry.action)).toEqual([action]);
  });

  it("says nothing of whoever made room for somebody who was put before them", () => {
    expect(told({ status: "reserve" }, { status: "reserve", queuedAt: "2026-03-01T07:59:59.9995Z" })).toEqual(
      [],
    );
  });

  it("stands under the event, and names the fields that changed but what the system keeps for itself", () => {
    const [entry] = told(
      { phone: "857473412", room: "12" },
      {
        phone: "857473413",
        room: "12",
        standing: { holds: [], waits: [], pends: [] },
        claimKey: "abc",
        requestHash: "abc",
        linkHash: "abc",
        linkRequestedAt: "2026-03-03T10:00:00.000Z",
        queuedAt: "2026-03-03T10:00:00.000Z",
        joinedPosition: 3,
        statusReason: "pismo z 3 marca",
        leftAt: "2026-03-03T10:00:00.000Z",
      },
    );
    const { eventId, registrationId } = storedRegistration();
    expect(entry).toMatchObject({ subjectId: eventId, target: registrationId, fields: ["phone"] });
  });

  it("tells of a new one what was decided against a rule, and no more", () => {
    const namesakes = {
      registrationIds: ["reg_1"],
      reason: "matka i córka",
    } as StoredRegistration["namesakes"];
    expect(told(undefined, { namesakes })[0]?.fields).toEqual(["namesakes"]);
    expect(told(undefined, { pastLimit: ["event"] })[0]?.fields).toEqual(["pastLimit"]);
    expect(told(undefined, {})[0]?.fields).toEqual([]);
  });
});
