import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { MarkId, MarkInput, WalkInInput } from "@zapisy/core/attendance/schema";
import type { DeskBook, DeskMark, DeskPerson } from "@zapisy/core/check-in/answer";
import { ticketText } from "@zapisy/core/check-in/rules";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  conflictsOf,
  decideMark,
  decideScan,
  formerWish,
  indexBook,
  minutesInto,
  recordOf,
  rowsOf,
  searchRows,
  tallyOf,
  unitNow,
  type Entry,
  type MarkEntry,
  type WalkInEntry,
} from "./desk.state.ts";
import { applyAnswer, nextBatch, removalOf, withReason } from "./outbox.state.ts";

const AT = "2026-04-15T07:41:00.000Z";
const registration = (number: number): RegistrationId => `reg_${String(number).padStart(26, "0")}`;
const markId = (number: number): MarkId => `mrk_${String(number).padStart(26, "0")}`;
const walkInId = (number: number) => `wlk_${String(number).padStart(26, "0")}` as const;
const code = (number: number) => String(number).padStart(20, "0");

const unit = (overrides: Partial<AttendanceUnit> = {}): AttendanceUnit => ({
  unitId: "s1",
  title: { pl: "Sesja" },
  kind: "item",
  day: "2026-04-15",
  from: "09:00",
  to: "13:00",
  leaders: [],
  weight: 1,
  clockMinutes: 240,
  ...overrides,
});
const PANEL = unit({ unitId: "pa", optionId: "a", from: "14:00", to: "15:00" });

const person = (number: number, overrides: Partial<DeskPerson> = {}): DeskPerson => ({
  registrationId: registration(number),
  firstName: "Anna",
  lastName: `Żak ${number}`,
  ticketCode: code(number),
  options: [],
  ...overrides,
});

const known = (number: number, overrides: Partial<DeskMark> = {}): DeskMark => ({
  markId: markId(number),
  registrationId: registration(1),
  unitId: "s1",
  state: "present",
  source: "list",
  at: AT,
  replaces: [],
  by: "desk:chk_other",
  ...overrides,
});

const book = (overrides: Partial<DeskBook> = {}): DeskBook => ({
  link: { linkId: "chk_own", name: "Recepcja", expiresAt: "2026-04-17T00:00:00.000Z" },
  event: { eventId: "evt_1", title: { pl: "Konferencja" }, timeZone: "Europe/Warsaw", choiceGroups: [] },
  units: [unit(), PANEL],
  closings: [],
  people: [person(1), person(2, { options: ["a"] })],
  marks: [],
  authors: {},
  version: "1",
  asOf: AT,
  ...overrides,
});

const own = (
  number: number,
  overrides: Partial<MarkInput> = {},
  entry: Partial<MarkEntry> = {},
): MarkEntry => ({
  kind: "mark",
  id: markId(number),
  person: registration(1),
  name: "Anna Żak 1",
  mark: { unitId: "s1", state: "present", source: "list", at: AT, replaces: [], ...overrides },
  ...entry,
});

const walkIn = (number: number, overrides: Partial<WalkInInput> = {}): WalkInEntry => ({
  kind: "walk_in",
  id: walkInId(number),
  name: "Jan Nowy",
  walkIn: {
    walkInId: walkInId(number),
    firstName: "Jan",
    lastName: "Nowy",
    choices: {},
    unitIds: [],
    at: AT,
    ...overrides,
  },
});

const stateAt = (marks: DeskMark[], entries: Entry[], unitId = "s1") =>
  recordOf(indexBook(book({ marks })), entries, registration(1), unitId);

describe("what a desk shows of a person", () => {
  it("is what the server knows and what the desk recorded since, each mark once", () => {
    expect(stateAt([], []).state).toBeUndefined();
    expect(stateAt([known(1, { state: "excused" })], []).state).toBe("excused");
    const corrected = stateAt([known(1, { state: "excused" })], [own(2, { replaces: [markId(1)] })]);
    expect([corrected.state, corrected.conflict, corrected.current]).toEqual(["present", [], [markId(2)]]);
    // The server has it already, but its answer was lost on the way.
    expect(stateAt([known(2)], [own(2)]).history).toHaveLength(1);
  });

  it("is a conflict where another device says something else, and none where it says the same", () => {
    expect(stateAt([known(1)], [own(2)]).conflict).toEqual([]);
    expect(stateAt([known(1, { state: "absent" })], [own(2)]).conflict.map(({ by }) => by)).toEqual([
      "desk:chk_own",
      "desk:chk_other",
    ]);
  });

  it("leaves out what the server refused: nobody else will ever see it", () => {
    expect(stateAt([], [own(1, {}, { refused: "attendance.unit_closed" })]).state).toBeUndefined();
  });

  it("is the same on both devices in the end, whoever sends first and however often", () => {
    const state = fc.constantFrom("present" as const, "absent" as const, "excused" as const, "none" as const);
    const device = (first: number) =>
      fc
        .array(fc.record({ state, minute: fc.integer({ min: 10, max: 59 }) }), { maxLength: 4 })
        .map((acts) => {
          // A device sees its own marks only while it has no network.
          const entries: MarkEntry[] = [];
          for (const [index, act] of acts.entries()) {
            const at = `2026-04-15T07:${act.minute}:00.000Z`;
            const mark = decideMark(stateAt([], entries), "s1", { state: act.state, source: "list" }, at);
            if (mark) entries.push({ ...own(first + index), mark });
          }
          return entries;
        });
    fc.assert(
      fc.property(device(100), device(200), fc.boolean(), (mine, theirs, isFirst) => {
        const sent = (entries: MarkEntry[], by: string) =>
          entries.map(({ id, mark }): DeskMark => ({
            ...mark,
            markId: id,
            registrationId: registration(1),
            by,
          }));
        const [a, b] = [sent(mine, "desk:chk_own"), sent(theirs, "desk:chk_other")];
        const server = isFirst ? [...a, ...b, ...a] : [...b, ...b, ...a];
        const expected = stateAt(server, []);
        // Before its entries are answered and after.
        expect(stateAt(server, mine)).toEqual(expected);
        expect(stateAt(b, mine).state).toEqual(expected.state);
        expect(stateAt(b, mine).conflict.length).toBe(expected.conflict.length);
      }),
    );
  });
});

describe("a mark", () => {
  const wish = { state: "present", source: "scan" } as const;

  it("replaces everything that counted when it was made, a conflict too", () => {
    const record = stateAt([known(1, { state: "absent" }), known(2)], []);
    expect(decideMark(record, "s1", { ...wish, reason: "Pomyłka" }, AT)).toEqual({
      unitId: "s1",
      state: "present",
      source: "scan",
      at: AT,
      replaces: [markId(1), markId(2)],
      reason: "Pomyłka",
    });
  });

  it("is made once, however often one taps", () => {
    expect(decideMark(stateAt([], [own(1)]), "s1", wish, AT)).toBeUndefined();
    expect(decideMark(stateAt([], []), "s1", { state: "none", source: "list" }, AT)).toBeUndefined();
    const left = stateAt([], [own(1, { state: "left_early", minutes: 30 })]);
    const again = (minutes: number) =>
      decideMark(left, "s1", { state: "left_early", minutes, source: "list" }, AT);
    expect([again(30), again(45)?.minutes]).toEqual([undefined, 45]);
  });

  it("taken back leaves what was before", () => {
    expect(formerWish(stateAt([], [own(1)]))).toEqual({ state: "none" });
    const corrected = stateAt(
      [known(1, { state: "left_early", minutes: 30 })],
      [own(2, { replaces: [markId(1)] })],
    );
    expect(formerWish(corrected)).toEqual({ state: "left_early", minutes: 30 });
  });
});

describe("the list of a unit", () => {
  it("holds who is expected there, with what waits and what was refused", () => {
    const index = indexBook(book());
    const entries = [own(1), own(2, {}, { person: registration(2), refused: "attendance.unit_closed" })];
    expect(
      rowsOf(index, entries, unit()).map(({ key, isWaiting, isRefused, record }) => [
        key,
        isWaiting,
        isRefused,
        record.state,
      ]),
    ).toEqual([
      [registration(1), true, false, "present"],
      [registration(2), false, true, undefined],
    ]);
    expect(rowsOf(index, entries, PANEL).map(({ key }) => key)).toEqual([registration(2)]);
  });

  it("holds who was recorded and has left, with when they did, and nobody else who has", () => {
    const left = { at: "2026-04-15T10:00:00.000Z" };
    const people = [person(1, { left }), person(2, { left, closedLists: { s1: true } }), person(3, { left })];
    const index = indexBook(book({ people, marks: [known(1)] }));
    expect(rowsOf(index, [], unit()).map((row) => [row.key, row.left, row.record.state])).toEqual([
      [registration(1), left, "present"],
      [registration(2), left, undefined],
    ]);
  });

  it("has walk-ins at its end until the server knows them, where they belong", () => {
    const index = indexBook(book({ people: [] }));
    const entries = [walkIn(1, { choices: { panel: "a" } }), walkIn(2), own(3, {}, { person: walkInId(1) })];
    expect(rowsOf(index, entries, unit()).map(({ key, record }) => [key, record.state])).toEqual([
      [walkInId(1), "present"],
      [walkInId(2), undefined],
    ]);
    expect(rowsOf(index, entries, PANEL).map(({ key }) => key)).toEqual([walkInId(1)]);
  });

  it("is counted", () => {
    const rows = rowsOf(
      indexBook(book()),
      [own(1), own(2, { state: "excused" }, { person: registration(2) })],
      unit(),
    );
    expect(tallyOf(rows)).toEqual({ expected: 2, present: 1, leftEarly: 0, excused: 1, absent: 0 });
  });

  it("names what devices disagree about, at every unit", () => {
    const marks = [known(1, { state: "absent" }), known(2), known(3, { registrationId: registration(2) })];
    expect(
      conflictsOf(indexBook(book({ marks })), []).map(({ person: who, name, unit: where }) => [
        who,
        name,
        where.unitId,
      ]),
    ).toEqual([[registration(1), "Anna Żak 1", "s1"]]);
  });
});

describe("search", () => {
  const people = [
    { firstName: "Zofia", lastName: "Adamczyk" },
    { firstName: "Jan", lastName: "Kozłowski" },
    { firstName: "Anna", lastName: "Żółkiewska" },
  ];
  const names = (query: string) => searchRows(people, query).map(({ lastName }) => lastName);

  it.each([
    ["zol", ["Żółkiewska"]],
    ["żół", ["Żółkiewska"]],
    ["anna zol", ["Żółkiewska"]],
    ["zolkiewska anna", ["Żółkiewska"]],
    ["ko", ["Kozłowski"]],
    // Surnames that begin with it come first.
    ["zo", ["Żółkiewska", "Adamczyk"]],
    ["", ["Adamczyk", "Kozłowski", "Żółkiewska"]],
    ["   ", ["Adamczyk", "Kozłowski", "Żółkiewska"]],
    ["xyz", []],
  ])("finds for “%s” %j", (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it.each(["O'Brien", "obrien", "zych-nowak", "zych nowak liam", "OBRIEN – ZYCH"])(
    "finds a name of two parts by “%s”",
    (query) => {
      const double = { firstName: "Liam", lastName: "O’Brien Zych–Nowak" };
      expect(searchRows([{ firstName: "Ewa", lastName: "Brien" }, double], query)).toEqual([double]);
    },
  );
});

describe("the unit that a desk opens with", () => {
  const units = [
    unit({ unitId: "first" }),
    unit({ unitId: "second", from: "14:00", to: "16:00" }),
    unit({ unitId: "tomorrow", day: "2026-04-16" }),
  ];
  it.each([
    ["2026-04-14T10:00", "first"],
    ["2026-04-15T08:00", "first"],
    ["2026-04-15T12:59", "first"],
    ["2026-04-15T13:00", "second"],
    ["2026-04-15T15:00", "second"],
    ["2026-04-15T20:00", "second"],
    ["2026-04-16T07:00", "tomorrow"],
    ["2026-05-01T07:00", "tomorrow"],
  ])("at %s is %s", (now, expected) => {
    expect(unitNow(units, now)?.unitId).toBe(expected);
  });

  it("is none where there is none", () => {
    expect(unitNow([], "2026-04-15T08:00")).toBeUndefined();
  });

  it("knows how many of its minutes have passed", () => {
    const passed = (at: string, of: AttendanceUnit | undefined = unit()) =>
      minutesInto(of, at, "Europe/Warsaw");
    expect(passed("2026-04-15T08:35:00.000Z")).toBe(95);
    expect(passed("2026-04-15T06:00:00.000Z")).toBeUndefined();
    expect(passed("2026-04-15T11:00:00.000Z")).toBeUndefined();
    expect(passed("2026-04-16T08:35:00.000Z")).toBeUndefined();
    expect(passed("2026-04-15T08:35:00.000Z", unit({ clockMinutes: undefined }))).toBeUndefined();
    expect(minutesInto(undefined, "2026-04-15T08:35:00.000Z", "Europe/Warsaw")).toBeUndefined();
  });
});

describe("a unit of the night", () => {
  const night = unit({ unitId: "night", from: "20:00", to: "01:00", clockMinutes: 300 });
  const units = [
    unit({ unitId: "noon" }),
    night,
    unit({ unitId: "morning", day: "2026-04-16", from: "00:45" }),
  ];

  it.each([
    ["2026-04-15T19:00", "night"],
    ["2026-04-15T23:59", "night"],
    ["2026-04-16T00:30", "night"],
    ["2026-04-16T00:50", "morning"],
  ])("is what the desk is for at %s: %s", (now, expected) => {
    expect(unitNow(units, now)?.unitId).toBe(expected);
  });

  it("has minutes that have passed on both sides of midnight", () => {
    const passed = (at: string) => minutesInto(night, at, "Europe/Warsaw");
    expect([passed("2026-04-15T19:00:00.000Z"), passed("2026-04-15T22:30:00.000Z")]).toEqual([60, 270]);
    expect(passed("2026-04-15T23:00:00.000Z")).toBeUndefined();
  });
});

describe("a scan", () => {
  const scan = (text: string, where = unit(), entries: Entry[] = []) => {
    const { outcome } = decideScan(text, indexBook(book()), entries, where);
    return outcome;
  };

  it("tells a ticket of this list from others and from what is no ticket", () => {
    expect(scan(ticketText(code(1)))).toBe("present");
    expect(scan(ticketText(code(7)))).toBe("unknown");
    expect(scan("https://zapisy.example/registrations/abc")).toBe("no_ticket");
  });

  it("takes a code typed by hand, with spaces and small letters", () => {
    expect(scan(" 0000 0000 0000 0000 0001 ")).toBe("present");
    expect(scan("zapisy:00000000000000000001")).toBe("present");
  });

  it("says of somebody who has left that a record needs a reason, unless there is one", () => {
    const people = [person(1, { left: { at: AT } }), person(2)];
    const outcome = (marks: DeskMark[]) =>
      decideScan(ticketText(code(1)), indexBook(book({ people, marks })), [], unit()).outcome;
    expect([outcome([]), outcome([known(1)])]).toEqual(["left", "already"]);
  });

  it("says when somebody is on the list already, or belongs elsewhere", () => {
    expect(scan(ticketText(code(1)), unit(), [own(1)])).toBe("already");
    expect(scan(ticketText(code(1)), PANEL)).toBe("not_expected");
    expect(scan(ticketText(code(2)), PANEL)).toBe("present");
  });
});

describe("what is sent", () => {
  it("leaves out what was refused, and marks of walk-ins until the server knows them", () => {
    const entries = [
      walkIn(1),
      own(2, {}, { person: walkInId(1) }),
      own(3, {}, { refused: "attendance.unit_closed" }),
      own(4),
    ];
    expect(nextBatch(entries, { version: "7", since: "8" })).toEqual({
      walkIns: [walkIn(1).walkIn],
      marks: [{ ...own(4).mark, markId: markId(4), registrationId: registration(1) }],
      version: "7",
      since: "8",
    });
  });

  it("leaves behind what another version of the app kept and the server would refuse", () => {
    const older = { ...own(1), mark: { ...own(1).mark, battery: 80 } } as Entry;
    const newcomer = { ...walkIn(2), walkIn: { ...walkIn(2).walkIn, badge: "A7" } } as Entry;
    expect(nextBatch([older, newcomer], undefined)).toEqual(nextBatch([own(1), walkIn(2)], undefined));
  });

  it("is 90 marks and 20 walk-ins at most", () => {
    const marks = Array.from({ length: 100 }, (_, index) => own(index));
    const walkIns = Array.from({ length: 25 }, (_, index) => walkIn(index));
    expect(nextBatch(marks, undefined).marks).toHaveLength(90);
    const both = nextBatch([...marks, ...walkIns], undefined);
    expect([both.walkIns.length, both.marks.length]).toEqual([20, 70]);
    expect(nextBatch([...marks, ...walkIns], undefined, 1).marks).toEqual([]);
  });

  it("goes when it is recorded, and stays with its reason when it is refused", () => {
    const entries = [own(1), own(2)];
    expect(
      applyAnswer(entries, {
        walkIns: [],
        marks: [
          { markId: markId(1), outcome: "recorded" },
          { markId: markId(2), outcome: "refused", code: "attendance.unit_closed" },
        ],
      }),
    ).toEqual({ done: [markId(1)], changed: [{ ...own(2), refused: "attendance.unit_closed" }] });
  });

  it("finds the person of a walk-in, whose marks can then be sent", () => {
    const entries = [walkIn(1), own(2, {}, { person: walkInId(1) })];
    const { done, changed } = applyAnswer(entries, {
      marks: [],
      walkIns: [{ walkInId: walkInId(1), outcome: "known", registrationId: registration(9), marks: [] }],
    });
    expect([done, changed]).toEqual([[walkInId(1)], [own(2, {}, { person: registration(9) })]]);
    expect(nextBatch(changed, undefined).marks).toHaveLength(1);
  });

  it("names a walk-in that the server knows by its registration where another is told apart from it", () => {
    const other = walkIn(2);
    const saying = (id: string) => ({
      ...other,
      walkIn: { ...other.walkIn, namesakes: { registrationIds: [id], reason: "inna instytucja" } },
    });
    const { changed } = applyAnswer([walkIn(1), saying(walkInId(1))], {
      marks: [],
      walkIns: [{ walkInId: walkInId(1), outcome: "known", registrationId: registration(9), marks: [] }],
    });
    expect(changed).toEqual([saying(registration(9))]);
  });

  it("keeps a walk-in without a seat, and its marks", () => {
    const entries = [walkIn(1), own(2, {}, { person: walkInId(1) })];
    const answer = { walkInId: walkInId(1), outcome: "refused", code: "registration.event_full" } as const;
    expect(applyAnswer(entries, { marks: [], walkIns: [answer] })).toEqual({
      done: [],
      changed: [{ ...walkIn(1), refused: "registration.event_full" }],
    });
    expect(removalOf(entries, walkInId(1))).toEqual([walkInId(1), markId(2)]);
  });

  it("is tried again with a reason under the same id", () => {
    const refused = own(1, {}, { refused: "attendance.unit_closed" });
    expect(withReason(refused, "Pomyłka")).toEqual(own(1, { reason: "Pomyłka" }));
    expect(withReason({ ...walkIn(1), refused: "registration.event_full" }, undefined)).toEqual(walkIn(1));
  });
});
