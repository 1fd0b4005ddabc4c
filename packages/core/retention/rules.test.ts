import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { staffActor } from "../../../tests/support/fixture.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import { lookHistory, retentionHistory } from "./history.ts";
import {
  canSeeRetention,
  canSetTerms,
  canSwitch,
  daysOf,
  endsNow,
  endsOf,
  endsOfProject,
  holdsOf,
  isHeldAnywhere,
  isLookDue,
  keptUntil,
  kindsOver,
  missingDays,
  PRESETS,
  type TermDays,
} from "./rules.ts";
import {
  RETENTION_KINDS,
  type Hold,
  type ProjectRetention,
  type RetentionKind,
  type RetentionLook,
  type Term,
  type Terms,
} from "./schema.ts";

const DAYS: TermDays = { event: "2026-05-04", project: "2026-12-31", last_payment: "2027-03-15" };
const EXACT = { type: "exact", startsOn: "2026-05-02", endsOn: "2026-05-04" } as const;
const term = (from: Term["from"], months: number, fromYearEnd = false): Term => ({
  from,
  months,
  fromYearEnd,
});

describe("a term", () => {
  it.each<[string, Term | undefined, TermDays, string | undefined]>([
    ["counts from the last day of the event", term("event", 12), DAYS, "2027-05-04"],
    ["counts from the end of the project", term("project", 60), DAYS, "2031-12-31"],
    [
      "of EU funds is five years from the end of the year of the last payment",
      term("last_payment", 60, true),
      DAYS,
      "2032-12-31",
    ],
    ["of nothing ends with its day", term("event", 0), DAYS, "2026-05-04"],
    ["ends with a shorter month", term("event", 1), { event: "2026-01-31" }, "2026-02-28"],
    ["ends on 29 February of a leap year", term("event", 1), { event: "2028-01-31" }, "2028-02-29"],
    ["from 29 February ends on the 28th", term("event", 12), { event: "2028-02-29" }, "2029-02-28"],
    ["goes over the end of a year", term("event", 2), { event: "2026-11-30" }, "2027-01-30"],
    ["that is not there keeps all", undefined, DAYS, undefined],
    [
      "counts from no day that nobody has said",
      term("last_payment", 60),
      { ...DAYS, last_payment: undefined },
      undefined,
    ],
    [
      "does not run for an event without a date",
      term("project", 1),
      { ...DAYS, event: undefined },
      undefined,
    ],
    [
      "never ends before the event has, though the project did",
      term("project", 1),
      { event: "2027-06-01", project: "2026-12-31" },
      "2027-06-01",
    ],
  ])("%s", (_, of, days, expected) => {
    expect(keptUntil(of, days)).toBe(expected);
  });

  it("that is longer never ends earlier", () => {
    const months = fc.integer({ min: 0, max: 599 });
    fc.assert(
      fc.property(
        months,
        months,
        fc.boolean(),
        fc.integer({ min: 0, max: 4000 }),
        (a, b, fromYearEnd, day) => {
          const event = new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
          const of = (count: number) => keptUntil(term("event", count, fromYearEnd), { event }) ?? "";
          expect(of(Math.min(a, b)) <= of(Math.max(a, b))).toBe(true);
          expect(of(a) >= event).toBe(true);
        },
      ),
    );
  });

  it("is over the day after its last one, as funders count", () => {
    const of = (today: string) => endsOf(PRESETS.eu_2021, DAYS, today).map(({ isOver }) => isOver);
    expect(of("2031-12-31")).toEqual([false, false, false]);
    expect(of("2032-01-01")).toEqual([true, false, false]);
    expect(of("2032-12-31")).toEqual([true, false, false]);
    expect(of("2033-01-01")).toEqual([true, true, true]);
    expect(kindsOver(endsOf(PRESETS.eu_2021, DAYS, "2032-01-01"))).toEqual(["unsuccessful"]);
    expect(kindsOver(endsOf(PRESETS.eu_2021, DAYS, "2033-01-01"))).toEqual(RETENTION_KINDS);
  });

  it("waits for a last payment that nobody has said, and an event's days say so", () => {
    expect(missingDays({ terms: PRESETS.eu_2021 })).toEqual(["last_payment"]);
    expect(missingDays({ terms: PRESETS.eu_2021, lastPaymentOn: "2027-03-15" })).toEqual([]);
    expect(missingDays({ terms: PRESETS.own })).toEqual([]);
    expect(endsOf(PRESETS.eu_2021, daysOf({}, { endsOn: "2026-12-31" }, EXACT), "2099-01-01")).toEqual([
      { kind: "unsuccessful", until: "2031-12-31", isOver: true },
      { kind: "contact", until: undefined, isOver: false },
      { kind: "evidence", until: undefined, isOver: false },
    ]);
  });

  it.each(["2026-03", "2026-H1", "2026", ""])(
    "has no last day of an event that is to be some time in %j",
    (period) => {
      const days = daysOf({}, { endsOn: "2026-12-31" }, { type: "tentative", period });
      expect(days.event).toBeUndefined();
      expect(kindsOver(endsOf(PRESETS.own, days, "2099-01-01"))).toEqual([]);
    },
  );
});

const hold = (more: Partial<Hold> = {}): Hold => ({
  holdId: "hld_1",
  cause: "inspection",
  reason: "pismo 7",
  heldBy: "staff:stf_1",
  heldAt: "2026-06-01T10:00:00.000Z",
  ...more,
});

describe("a hold", () => {
  it.each<[string, Partial<Hold>, string, boolean]>([
    ["of the project holds each event", {}, "2026-06-01", true],
    ["of an event holds that one", { eventId: "evt_1" }, "2026-06-01", true],
    ["of another event does not", { eventId: "evt_2" }, "2026-06-01", false],
    ["holds on its last day", { until: "2026-06-01" }, "2026-06-01", true],
    ["does not after it", { until: "2026-05-31" }, "2026-06-01", false],
  ])("%s", (_, more, today, expected) => {
    expect(holdsOf([hold(more)], "evt_1", today).length > 0).toBe(expected);
  });

  it("stands in the history with its reason, as does its end, and terms by their names", () => {
    const at = (more: Partial<ProjectRetention>): ProjectRetention => ({
      projectId: "prj_1",
      terms: {},
      holds: [],
      version: 1,
      updatedAt: "2026-06-01T10:00:00.000Z",
      changedBy: "staff:stf_1",
      ...more,
    });
    const held = at({ version: 2, holds: [hold()], changeReason: "pismo 7" });
    expect(retentionHistory(at({}), held)).toMatchObject([{ action: "retention.held", reason: "pismo 7" }]);
    expect(retentionHistory(held, at({ version: 3, changeReason: "koniec" }))).toMatchObject([
      { action: "retention.freed", reason: "koniec" },
    ]);
    expect(retentionHistory(at({}), at({ version: 2, terms: PRESETS.own }))).toMatchObject([
      { action: "retention.edited", fields: ["terms"] },
    ]);
    expect(retentionHistory(held, held)).toEqual([]);
  });
});

describe("what ends", () => {
  const PERSON = { hasPlace: true, isErased: false, isNameless: false };
  const NO_PLACE = { ...PERSON, hasPlace: false };
  const NAMED = { ...PERSON, isErased: true };
  type Case = [string, Parameters<typeof endsNow>[0], RetentionKind[], RetentionKind | undefined];
  it.each<Case>([
    ["of whoever has a place, after the contact", PERSON, ["unsuccessful", "contact"], "contact"],
    ["of whoever has a place, with all else", PERSON, [...RETENTION_KINDS], "evidence"],
    [
      "of whoever has a place nothing, while the contact is kept",
      PERSON,
      ["unsuccessful", "evidence"],
      undefined,
    ],
    ["of whoever has a place nothing, before", PERSON, ["unsuccessful"], undefined],
    ["of whoever has none", NO_PLACE, ["unsuccessful"], "unsuccessful"],
    ["of whoever has none, with all else", NO_PLACE, [...RETENTION_KINDS], "evidence"],
    ["of whoever has none nothing, while they are kept", NO_PLACE, ["contact", "evidence"], undefined],
    ["of whom the name alone is left", NAMED, ["evidence"], "evidence"],
    ["of whom the name alone is left nothing, before", NAMED, ["unsuccessful", "contact"], undefined],
    ["of whom nothing is left", { ...NAMED, isNameless: true }, [...RETENTION_KINDS], undefined],
  ])("%s", (_, left, over, expected) => {
    expect(endsNow(left, over)).toBe(expected);
  });

  it.each<[string, Pick<RetentionLook, "after" | "lookedOn"> | undefined, boolean]>([
    ["was never looked at", undefined, true],
    ["was begun and broke off", { after: "reg_1", lookedOn: "2026-05-31" }, true],
    ["was looked at yesterday", { lookedOn: "2026-05-31" }, false],
    ["was looked at a month ago, because people are entered afterwards", { lookedOn: "2026-05-02" }, true],
  ])("of an event that %s", (_, look, expected) => {
    expect(isLookDue(look, "2026-06-01")).toBe(expected);
  });

  it("of a project's own people: not before it has ended, and by no day that nobody has said", () => {
    const project = { endsOn: "2026-12-31" };
    const ends = (terms: Terms, lastPaymentOn?: string) =>
      endsOfProject(terms, { lastPaymentOn }, project, "2027-04-01").map(({ until, isOver }) => [
        until,
        isOver,
      ]);
    const early = { from: "event", fromYearEnd: false, months: 3 } as const;
    // Nobody has seen how many candidates go while that term was said of events alone.
    expect(ends({ unsuccessful: early })).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
    const late = { from: "project", fromYearEnd: false, months: 600 } as const;
    expect(ends({ unsuccessful: early, participants: late })).toEqual([
      ["2027-03-31", true],
      ["2076-12-31", false],
    ]);
    expect(ends({ participants: { from: "project", fromYearEnd: false, months: 0 } })).toEqual([
      [undefined, false],
      ["2026-12-31", true],
    ]);
    expect(ends(PRESETS.eu_2021)).toEqual([
      ["2031-12-31", false],
      [undefined, false],
    ]);
    // Paid in the midst of it: nothing goes while it runs.
    const paid = { from: "last_payment", fromYearEnd: false, months: 1 } as const;
    expect(ends({ participants: paid }, "2026-03-01")[1]).toEqual(["2026-12-31", true]);
  });

  it("of a project's own people waits while anything of it is held", () => {
    const hold = (more: Partial<Hold>): Hold => ({
      holdId: "hld_1",
      cause: "inspection",
      reason: "pismo",
      heldBy: "staff:stf_1",
      heldAt: "2026-06-01T10:00:00.000Z",
      ...more,
    });
    expect(isHeldAnywhere([hold({})], "2026-06-02")).toBe(true);
    expect(isHeldAnywhere([hold({ eventId: "evt_1", until: "2026-06-02" })], "2026-06-02")).toBe(true);
    expect(isHeldAnywhere([hold({ until: "2026-06-01" })], "2026-06-02")).toBe(false);
  });

  it("stands in the history as a number", () => {
    const look = (removed: number): RetentionLook => ({
      lookOf: "evt_1",
      kind: "contact",
      removed,
      named: 0,
      version: removed,
      updatedAt: "2026-06-01T01:00:00.000Z",
    });
    expect(lookHistory(undefined, look(0))).toEqual([]);
    expect(lookHistory(look(3), look(10))).toMatchObject([
      {
        subjectId: "evt_1",
        action: "retention.removed",
        changes: [{ field: "retention.contact", from: "7" }],
      },
    ]);
  });
});

it("is for administrators and data protection to set, for administrators to switch on, and for whoever leads a project to hold up", () => {
  const who = (may: (role: (typeof STAFF_ROLES)[number]) => boolean) => STAFF_ROLES.filter(may);
  const here = (role: (typeof STAFF_ROLES)[number]) => staffActor(role, { projectIds: ["prj_1"] });
  expect(who((role) => canSeeRetention(here(role), "prj_1"))).toEqual(["admin", "coordinator", "dpo"]);
  expect(who((role) => canSetTerms(here(role), "prj_1"))).toEqual(["admin", "dpo"]);
  expect(who((role) => canSetTerms(here(role), "prj_2"))).toEqual(["admin"]);
  expect(who((role) => canSwitch(staffActor(role)))).toEqual(["admin"]);
});
