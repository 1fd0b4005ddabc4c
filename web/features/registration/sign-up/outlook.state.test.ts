import type { SeatCount } from "@zapisy/core/event/answer";
import type { AgendaItem } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import { signUpOutlook } from "./outlook.state.ts";

const FREE: SeatCount = { total: 20, taken: 13, left: 7, waiting: 0 };
const FULL: SeatCount = { total: 20, taken: 20, left: 0, waiting: 1 };
const OPTIONS = ["p", "z", "i"].map((optionId) => ({ optionId, title: { pl: optionId }, seats: 20 }));
const [P, Z, I] = OPTIONS;

const event = (
  seats: Record<string, SeatCount>,
  facts: { own?: SeatCount; mode?: "first_come" | "selection"; agenda?: AgendaItem[] } = {},
) => ({
  recruitment: { mode: facts.mode ?? ("first_come" as const) },
  agenda: facts.agenda ?? [],
  choiceGroups: [{ groupId: "modul", title: { pl: "Moduł" }, required: true, options: OPTIONS }],
  seats: { event: { ...(facts.own ?? FREE), pending: 0 }, options: seats },
});

describe("signUpOutlook", () => {
  it("expects a seat where the chosen option has one", () => {
    expect(signUpOutlook(event({ p: FREE, z: FULL, i: FULL }), { modul: "p" }, "reserve")).toEqual({
      outcome: "confirmed",
      isEventFull: false,
      fullChoices: [],
      offersOther: false,
    });
  });

  it("offers the other options when the chosen one is full", () => {
    const seats = { p: FULL, z: FREE, i: FULL };
    const full = {
      isEventFull: false,
      fullChoices: [{ groupId: "modul", option: P, others: [Z] }],
      offersOther: true,
    };
    expect(signUpOutlook(event(seats), { modul: "p" }, "reserve")).toEqual({ outcome: "reserve", ...full });
    expect(signUpOutlook(event(seats), { modul: "p" }, "other_option")).toEqual({
      outcome: "confirmed",
      ...full,
    });
  });

  it("offers no other option that is on at the same time as something else that was chosen", () => {
    const item = (optionId: string): AgendaItem => ({
      itemId: optionId,
      kind: "panel",
      title: { pl: optionId },
      day: "2026-05-12",
      from: "09:00",
      to: "10:30",
      optionId,
      takesAttendance: true,
    });
    const seats = { p: FULL, z: FREE, i: FREE };
    const choices = { modul: "p", warsztat: "w" };
    const { fullChoices } = signUpOutlook(
      event(seats, { agenda: [item("z"), item("w")] }),
      choices,
      "other_option",
    );
    expect(fullChoices).toEqual([{ groupId: "modul", option: P, others: [I] }]);
  });

  it("offers only the reserve list when every option is full", () => {
    expect(signUpOutlook(event({ p: FULL, z: FULL, i: FULL }), { modul: "i" }, "other_option")).toEqual({
      outcome: "reserve",
      isEventFull: false,
      fullChoices: [{ groupId: "modul", option: I, others: [] }],
      offersOther: false,
    });
  });

  it("does not offer another option of an event that is full itself", () => {
    const seats = { p: FULL, z: FREE, i: FREE };
    expect(signUpOutlook(event(seats, { own: FULL }), { modul: "p" }, "other_option")).toMatchObject({
      outcome: "reserve",
      isEventFull: true,
      offersOther: false,
    });
  });

  it("speaks of no seats where staff select", () => {
    const seats = { p: FULL, z: FULL, i: FULL };
    expect(signUpOutlook(event(seats, { own: FULL, mode: "selection" }), { modul: "p" }, "reserve")).toEqual({
      outcome: "pending",
      isEventFull: false,
      fullChoices: [],
      offersOther: false,
    });
  });

  it("expects a seat while nothing is chosen yet", () => {
    expect(signUpOutlook(event({ p: FULL, z: FULL, i: FULL }), {}, "reserve").outcome).toBe("confirmed");
  });
});
