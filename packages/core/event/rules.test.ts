import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  PROJECT_ID,
  agendaItem,
  eventInput,
  staffActor,
  storedEvent,
  twoPanels,
} from "../../../tests/support/fixture.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import type { Criterion } from "../form/criterion.ts";
import type { MissingPart } from "./answer.ts";
import type { SeatGroup } from "./seat-group.ts";
import {
  attendanceBy,
  beginsAt,
  blockCount,
  canChangeChoices,
  canExchange,
  canCreateEvent,
  canEditEvent,
  canManageRegistrations,
  canReadEvent,
  canReadNeeds,
  canReadRegistrations,
  copiedInput,
  countEventSeats,
  countSeats,
  pastLimit,
  dateBounds,
  dateSortKey,
  eventDays,
  exchangesUntil,
  inconsistencies,
  isEnteredLate,
  isOver,
  lastDay,
  missingParts,
  nextState,
  overlaps,
  passesOn,
  publicationAdvice,
  recruitmentState,
  resizeBlocks,
  seatScopes,
  sortAgenda,
  takesHandovers,
  type SeatBlock,
} from "./rules.ts";
import { addDays } from "../shared/time.ts";
import { NOTHING_RETIRED } from "./retired.ts";
import { EVENT_STATES, type EventDates, type EventInput } from "./schema.ts";

const exact = (startsOn: string, endsOn = startsOn): EventDates => ({ type: "exact", startsOn, endsOn });
const tentative = (period: string): EventDates => ({ type: "tentative", period });

describe("attendance", () => {
  it.each([
    ["study_visit", undefined, "day"],
    ["training", undefined, "item"],
    ["study_visit", "item", "item"],
    ["conference", "day", "day"],
  ] as const)("is taken at a %s, when staff said %s, by %s", (kind, said, by) => {
    expect(attendanceBy({ kind, attendanceBy: said })).toBe(by);
  });
});

describe("the dates of an event", () => {
  it.each([
    [exact("2026-07-05", "2026-07-08"), { first: "2026-07-05", last: "2026-07-08" }],
    [tentative("2026-06"), { first: "2026-06-01", last: "2026-06-30" }],
    [tentative("2026-12"), { first: "2026-12-01", last: "2026-12-31" }],
    [tentative("2028-02"), { first: "2028-02-01", last: "2028-02-29" }],
    [tentative("2026-H1"), { first: "2026-01-01", last: "2026-06-30" }],
    [tentative("2026-H2"), { first: "2026-07-01", last: "2026-12-31" }],
    [tentative("2026"), { first: "2026-01-01", last: "2026-12-31" }],
    [tentative(""), undefined],
  ])("of %o mean at most %o", (dates, bounds) => {
    expect(dateBounds(dates)).toEqual(bounds);
  });

  it("sort by first day, tentative ones behind the exact ones of their last month, finer ones first, unknown last", () => {
    const inOrder = [
      exact("2026-01-10"),
      exact("2026-06-29", "2026-07-03"),
      exact("2026-06-30"),
      tentative("2026-06"),
      tentative("2026-H1"),
      exact("2026-07-01"),
      exact("2026-12-31"),
      tentative("2026-12"),
      tentative("2026-H2"),
      tentative("2026"),
      exact("2027-01-01"),
      tentative(""),
    ];
    const sorted = inOrder.toReversed().sort((a, b) => (dateSortKey(a) < dateSortKey(b) ? -1 : 1));
    expect(sorted).toEqual(inOrder);
  });

  it("have a last day, which never comes while nothing is known", () => {
    expect([
      lastDay(exact("2026-07-05", "2026-07-08")),
      lastDay(tentative("2026-H1")),
      lastDay(tentative("")),
    ]).toEqual(["2026-07-08", "2026-06-30", "9999-12-31"]);
  });

  it("name every day, over the end of a month and of a leap year's February", () => {
    expect(eventDays(exact("2028-02-28", "2028-03-01"))).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
    expect(eventDays(tentative("2026-06"))).toEqual([]);
  });
});

describe("the beginning of an event", () => {
  it.each([
    [
      "its first timed item",
      exact("2026-04-15"),
      [agendaItem({ from: "11:00" }), agendaItem({ from: "09:30" })],
      "2026-04-15T09:30",
    ],
    [
      "the end of the first day without times",
      exact("2026-04-15"),
      [agendaItem({ from: undefined })],
      "2026-04-15T23:59",
    ],
    [
      "the end of the first day when only later days have items",
      exact("2026-04-15", "2026-04-16"),
      [agendaItem({ day: "2026-04-16" })],
      "2026-04-15T23:59",
    ],
    ["the end of the first possible day while tentative", tentative("2026-06"), [], "2026-06-01T23:59"],
    ["never while nothing is known", tentative(""), [], "9999-12-31T00:00"],
  ])("is %s", (_, dates, agenda, expected) => {
    expect(beginsAt({ dates, agenda })).toEqual(expected);
  });
});

describe("an event's recruitment", () => {
  const state = (now: string, overrides: Parameters<typeof storedEvent>[0] = {}) =>
    recruitmentState(storedEvent(overrides), now);
  const window = (opens?: string, closes?: string) =>
    ({ recruitment: { mode: "first_come", opens, closes } }) as const;

  it.each([
    ["open from publication until the event begins", "2026-04-15T06:59:00.000Z", {}, { state: "open" }],
    ["closed from the minute the event begins", "2026-04-15T07:00:00.000Z", {}, { state: "closed" }],
    [
      "upcoming until it opens",
      "2026-03-10T06:59:59.999Z",
      window("2026-03-10T08:00"),
      { state: "upcoming", opens: "2026-03-10T08:00" },
    ],
    ["open from its first minute", "2026-03-10T07:00:00.000Z", window("2026-03-10T08:00"), { state: "open" }],
    [
      "open with its deadline named",
      "2026-03-10T07:00:00.000Z",
      window(undefined, "2026-04-01T15:00"),
      { state: "open", closes: "2026-04-01T15:00" },
    ],
    [
      "closed from its deadline on",
      "2026-04-01T13:00:00.000Z",
      window(undefined, "2026-04-01T15:00"),
      { state: "closed" },
    ],
    [
      "open until the event begins when the deadline is later",
      "2026-04-15T06:59:00.000Z",
      window(undefined, "2026-04-15T12:00"),
      { state: "open" },
    ],
    [
      "closed once the event has begun although the deadline is later",
      "2026-04-15T07:00:00.000Z",
      window(undefined, "2026-04-15T12:00"),
      { state: "closed" },
    ],
    ["closed for drafts", "2026-03-10T07:00:00.000Z", { state: "draft" }, { state: "closed" }],
    ["closed when staff closed it", "2026-03-10T07:00:00.000Z", { state: "closed" }, { state: "closed" }],
    [
      "cancelled with the event, whatever its window says",
      "2026-03-10T07:00:00.000Z",
      { state: "cancelled", ...window("2027-01-01T00:00") },
      { state: "cancelled" },
    ],
    [
      "tentative while there is no date",
      "2026-03-10T07:00:00.000Z",
      { dates: tentative("2026-H2") },
      { state: "tentative" },
    ],
  ] as const)("is %s", (_, now, overrides, expected) => {
    expect(state(now, overrides)).toEqual(expected);
  });

  it("says in whatever state where people come by referral alone", () => {
    const recruitment = { mode: "first_come", referrals: "only" } as const;
    expect(state("2026-03-10T07:00:00.000Z", { recruitment })).toMatchObject({
      state: "open",
      referralsOnly: true,
    });
    expect(state("2026-03-10T07:00:00.000Z", { recruitment, state: "cancelled" })).toEqual({
      state: "cancelled",
      referralsOnly: true,
    });
    expect(
      state("2026-03-10T07:00:00.000Z", { recruitment: { ...recruitment, referrals: "also" } }),
    ).not.toHaveProperty("referralsOnly");
  });

  // Poland changes its clocks on 29 March 2026 (02:00 → 03:00) and on 25 October 2026 (03:00 → 02:00).
  it.each([
    ["2026-03-28T12:00", "2026-03-28T10:59:00.000Z", "2026-03-28T11:00:00.000Z"],
    ["2026-03-29T12:00", "2026-03-29T09:59:00.000Z", "2026-03-29T10:00:00.000Z"],
    ["2026-10-24T12:00", "2026-10-24T09:59:00.000Z", "2026-10-24T10:00:00.000Z"],
    ["2026-10-25T12:00", "2026-10-25T10:59:00.000Z", "2026-10-25T11:00:00.000Z"],
  ])("closes at %s by the clock on the wall on both sides of a clock change", (closes, before, at) => {
    const event = { ...window(undefined, closes), dates: exact("2026-11-15"), beginsAt: "2026-11-15T09:00" };
    expect([state(before, event).state, state(at, event).state]).toEqual(["open", "closed"]);
  });

  it("opens with the jump when it should open at a minute that the spring change leaves out", () => {
    const event = window("2026-03-29T02:30");
    expect([
      state("2026-03-29T00:59:00.000Z", event).state,
      state("2026-03-29T01:00:00.000Z", event).state,
    ]).toEqual(["upcoming", "open"]);
  });

  it("is over, and no longer waits for a date, when the period of a tentative date is", () => {
    const event = { dates: tentative("2026-03") };
    expect([
      state("2026-03-31T21:59:00.000Z", event).state,
      state("2026-03-31T22:00:00.000Z", event).state,
    ]).toEqual(["tentative", "closed"]);
  });

  it("follows the event's own time zone", () => {
    const event = { ...window(undefined, "2026-04-01T15:00"), timeZone: "Europe/Lisbon" };
    expect([
      state("2026-04-01T13:59:00.000Z", event).state,
      state("2026-04-01T14:00:00.000Z", event).state,
    ]).toEqual(["open", "closed"]);
  });
});

describe("changing one's choices", () => {
  it.each([
    ["allowed while recruitment is open", {}, "2026-04-01T08:00:00.000Z", true],
    [
      "over with recruitment",
      { recruitment: { mode: "first_come", closes: "2026-03-20T12:00" } },
      "2026-04-01T08:00:00.000Z",
      false,
    ],
    [
      "allowed until its own deadline although recruitment is over",
      { recruitment: { mode: "first_come", closes: "2026-03-20T12:00", changesUntil: "2026-04-10T12:00" } },
      "2026-04-01T08:00:00.000Z",
      true,
    ],
    [
      "over with its own deadline although recruitment is open",
      { recruitment: { mode: "first_come", changesUntil: "2026-04-01T10:00" } },
      "2026-04-01T08:00:00.000Z",
      false,
    ],
    [
      "impossible for a cancelled event",
      { state: "cancelled", recruitment: { mode: "first_come", changesUntil: "2026-04-10T12:00" } },
      "2026-04-01T08:00:00.000Z",
      false,
    ],
  ] as const)("is %s", (_, overrides, now, expected) => {
    expect(canChangeChoices(storedEvent(overrides), now)).toBe(expected);
  });
});

const recruits = (terms: Partial<EventInput["recruitment"]>) => ({
  recruitment: { mode: "first_come" as const, ...terms },
});

describe("an event", () => {
  it("is over on the day after its last, by the clock of its place", () => {
    const event = storedEvent({ dates: exact("2026-04-15", "2026-04-16") });
    expect([isOver(event, "2026-04-16T21:59:00.000Z"), isOver(event, "2026-04-16T22:00:00.000Z")]).toEqual([
      false,
      true,
    ]);
  });

  it("is entered late where it had ended by then", () => {
    const dates = exact("2026-04-15", "2026-04-16");
    expect(
      ["2026-04-16T21:59:00.000Z", "2026-04-16T22:00:00.000Z"].map((createdAt) =>
        isEnteredLate(storedEvent({ dates, createdAt })),
      ),
    ).toEqual([false, true]);
  });

  it.each([
    ["passes free seats on while it is published", {}, "2026-03-10T08:00:00.000Z", "at once"],
    [
      "passes free seats on after staff closed recruitment",
      { state: "closed" },
      "2026-03-10T08:00:00.000Z",
      "at once",
    ],
    ["passes free seats on in the last minute before it begins", {}, "2026-04-15T06:59:00.000Z", "at once"],
    ["passes nothing on once it has begun", {}, "2026-04-15T07:00:00.000Z", "not"],
    ["passes nothing on when it is cancelled", { state: "cancelled" }, "2026-03-10T08:00:00.000Z", "not"],
    ["passes nothing on as a draft", { state: "draft" }, "2026-03-10T08:00:00.000Z", "not"],
    [
      "passes free seats on while a new date is being looked for",
      { dates: tentative("2026"), beginsAt: "2026-01-01T23:59" },
      "2026-03-10T08:00:00.000Z",
      "at once",
    ],
    [
      "passes nothing on once the list has stopped, days before at the hour at which it begins",
      recruits({ reserveStopsDays: 5 }),
      "2026-04-10T07:00:00.000Z",
      "not",
    ],
    [
      "passes free seats on until the minute before",
      recruits({ reserveStopsDays: 5 }),
      "2026-04-10T06:59:00.000Z",
      "at once",
    ],
    [
      "offers them for as long as staff said",
      recruits({ offerHours: 48 }),
      "2026-04-01T10:00:00.000Z",
      "until 2026-04-03T10:00:00.000Z",
    ],
    [
      "offers them for less than that when it is about to begin, by the clock of its place",
      recruits({ offerHours: 48 }),
      "2026-04-14T12:00:00.000Z",
      "until 2026-04-15T07:00:00.000Z",
    ],
    [
      "offers nothing beyond the moment at which the list stops, also over the change of clocks",
      {
        ...recruits({ offerHours: 48, reserveStopsDays: 1 }),
        dates: exact("2026-03-30"),
        beginsAt: "2026-03-30T09:00",
      },
      "2026-03-28T08:00:00.000Z",
      "until 2026-03-29T07:00:00.000Z",
    ],
    [
      "offers nothing in the last hour, in which nobody would read of it",
      recruits({ offerHours: 48 }),
      "2026-04-15T06:00:01.000Z",
      "not",
    ],
    [
      "offers for the whole time while a date is being looked for",
      { ...recruits({ offerHours: 2, reserveStopsDays: 9 }), dates: tentative("2026") },
      "2026-03-10T08:00:00.000Z",
      "until 2026-03-10T10:00:00.000Z",
    ],
  ] as const)("%s", (_, overrides, now, expected) => {
    const passing = passesOn(storedEvent(overrides), now);
    expect(passing.how === "offer" ? `until ${passing.until}` : passing.how.replace("_", " ")).toBe(expected);
  });
});

describe("the agenda", () => {
  it("is in order of day and time, undated items last, ties as written", () => {
    const sorted = sortAgenda([
      { id: "undated", day: undefined, from: undefined },
      { id: "second day", day: "2026-04-16", from: "08:00" },
      { id: "untimed", day: "2026-04-15", from: undefined },
      { id: "ten, first", day: "2026-04-15", from: "10:00" },
      { id: "ten, second", day: "2026-04-15", from: "10:00" },
      { id: "nine", day: "2026-04-15", from: "09:00" },
    ]);
    expect(sorted.map(({ id }) => id)).toEqual([
      "nine",
      "ten, first",
      "ten, second",
      "untimed",
      "second day",
      "undated",
    ]);
  });

  const at = (itemId: string, from: string, to: string, optionId?: string, day = "2026-04-15") =>
    agendaItem({ itemId, from, to, optionId, day });
  it.each([
    ["one item into the next", [at("x", "09:00", "11:00"), at("y", "10:59", "12:00")], [["x", "y"]]],
    ["not where one ends as the next begins", [at("x", "09:00", "11:00"), at("y", "11:00", "12:00")], []],
    [
      "not on different days",
      [at("x", "09:00", "11:00"), at("y", "10:00", "12:00", undefined, "2026-04-16")],
      [],
    ],
    [
      "not between options of which everybody picks one",
      [at("x", "09:00", "11:00", "a"), at("y", "09:00", "11:00", "b")],
      [],
    ],
    ["within one option", [at("x", "09:00", "11:00", "a"), at("y", "10:00", "12:00", "a")], [["x", "y"]]],
    [
      "between an option and what everybody attends",
      [at("x", "09:00", "11:00"), at("y", "10:00", "12:00", "a")],
      [["x", "y"]],
    ],
    [
      "one long item into two short ones",
      [at("x", "09:00", "15:00"), at("y", "10:00", "11:00"), at("z", "14:00", "16:00")],
      [
        ["x", "y"],
        ["x", "z"],
      ],
    ],
    [
      "into the night, and what is on then",
      [at("x", "20:00", "01:00"), at("y", "22:00", "23:00")],
      [["x", "y"]],
    ],
    [
      "into the next day",
      [at("x", "20:00", "01:00"), at("y", "00:30", "02:00", undefined, "2026-04-16")],
      [["x", "y"]],
    ],
    [
      "not where the night's last thing ends as the next day's first begins",
      [at("x", "20:00", "01:00"), at("y", "01:00", "02:00", undefined, "2026-04-16")],
      [],
    ],
    [
      "not with a night's lodging, which is beside everything",
      [{ ...at("x", "20:00", "08:00"), kind: "lodging" as const }, at("y", "20:30", "22:00")],
      [],
    ],
  ])("overlaps: %s", (_, agenda, expected) => {
    expect(overlaps(agenda, twoPanels(null))).toEqual(expected);
  });

  it("overlaps between options of different choices, which one person may combine", () => {
    const groups = [
      ...twoPanels(null),
      {
        groupId: "extra",
        title: { pl: "Dodatek" },
        required: false,
        options: [{ optionId: "trip", title: { pl: "Zwiedzanie" }, seats: 10 }],
      },
    ];
    expect(overlaps([at("x", "09:00", "11:00", "a"), at("y", "10:00", "12:00", "trip")], groups)).toEqual([
      ["x", "y"],
    ]);
  });
});

const seatGroup = (who: Partial<SeatGroup>): SeatGroup => ({
  groupId: "g",
  name: { pl: "Grupa" },
  types: [],
  codes: [],
  institutions: [],
  seats: 1,
  ...who,
});

describe("what is missing before an event can be published", () => {
  const missing = (overrides: Parameters<typeof eventInput>[1]) =>
    missingParts(eventInput(PROJECT_ID, overrides));

  it("is nothing for a complete event", () => {
    expect(missing({})).toEqual([]);
  });

  it("is everything that a fresh draft leaves out, in the order of the editor", () => {
    expect(
      missing({
        description: undefined,
        place: { mode: "onsite" },
        agenda: [],
        contact: {},
        informationClause: undefined,
      }),
    ).toEqual([
      { path: "description.pl", code: "publish.description" },
      { path: "place.name", code: "publish.place" },
      { path: "agenda", code: "publish.agenda" },
      { path: "contact.email", code: "publish.contact" },
      { path: "informationClause.pl", code: "publish.information_clause" },
    ]);
  });

  it.each([
    [
      "neither place nor agenda while the dates are tentative",
      { dates: tentative("2026-H2"), place: { mode: "onsite" }, agenda: [] },
      [],
    ],
    [
      "the link of an online event, not a place",
      { place: { mode: "online" } },
      [{ path: "place.onlineUrl", code: "publish.online_url" }],
    ],
    [
      "both place and link of a hybrid event",
      { place: { mode: "hybrid" } },
      [
        { path: "place.name", code: "publish.place" },
        { path: "place.onlineUrl", code: "publish.online_url" },
      ],
    ],
    ["not the place when the town is known", { place: { mode: "onsite", town: "Suwałki" } }, []],
    ["not the e-mail when there is a telephone", { contact: { phone: "857473412" } }, []],
    [
      "a day within the event's for each item",
      { agenda: [agendaItem(), agendaItem({ itemId: "s2", day: "2026-04-16" })] },
      [{ path: "agenda.1.day", code: "agenda.outside_dates" }],
    ],
    [
      "an end at another time than the beginning",
      { agenda: [agendaItem({ from: "13:00", to: "13:00" })] },
      [{ path: "agenda.0.to", code: "agenda.ends_at_start" }],
    ],
    ["not an end on the same day", { agenda: [agendaItem({ from: "20:00", to: "01:00" })] }, []],
    [
      "an option that exists",
      { agenda: [agendaItem({ optionId: "gone" })] },
      [{ path: "agenda.0.optionId", code: "agenda.option_unknown" }],
    ],
    [
      "a deadline after the opening",
      { recruitment: { mode: "first_come", opens: "2026-03-10T08:00", closes: "2026-03-10T08:00" } },
      [{ path: "recruitment.closes", code: "recruitment.closes_before_opens" }],
    ],
  ] as [string, Parameters<typeof eventInput>[1], unknown][])("is %s", (_, overrides, expected) => {
    expect(missing(overrides)).toEqual(expected);
  });

  it.each<[string, Partial<SeatGroup>, Partial<EventInput["form"]>, string[]]>([
    [
      "the county for groups by county",
      { codes: ["12"] },
      { county: "hidden" },
      ["form.county group_county"],
    ],
    [
      "the county at sign-up, not later",
      { codes: ["12"] },
      { later: ["countyCode"] },
      ["form.county group_county"],
    ],
    [
      "the institution for groups by its kind",
      { types: ["ops"] },
      { institution: "hidden" },
      ["form.institution group_institution"],
    ],
    [
      "the institution at sign-up, not later, for groups of some",
      { institutions: [{ institutionId: "ins_00000000000000000000000001", name: "OPS" }] },
      { later: ["institution"] },
      ["form.institution group_institution"],
    ],
    [
      "each for a group by any of them",
      { codes: ["12"], types: ["ops"] },
      { county: "hidden", institution: "hidden" },
      ["form.institution group_institution", "form.county group_county"],
    ],
    ["not what no group is by", { types: ["ops"] }, { county: "hidden" }, []],
    ["not an answer that nobody has to give", { codes: ["12"], types: ["ops"] }, {}, []],
  ])("is %s", (_, who, form, expected) => {
    const groups = [seatGroup(who)];
    const given = missing({
      seats: 5,
      form: { ...eventInput(PROJECT_ID).form, ...form },
      recruitment: { mode: "first_come", groups },
    });
    expect(given).toEqual(
      expected.map((one) => {
        const [path, code] = one.split(" ");
        return { path, code: `publish.${code}` };
      }),
    );
  });
});

describe("what is worth a second look before an event is published", () => {
  const NOW = "2026-03-02T09:00:00.000Z";
  const advice = (overrides: Parameters<typeof storedEvent>[0], now = NOW) =>
    publicationAdvice(storedEvent(overrides), now);

  it.each<[string, Parameters<typeof storedEvent>[0], MissingPart[]]>([
    [
      "nothing while recruitment is ahead",
      { recruitment: { mode: "first_come", closes: "2026-03-20T12:00" } },
      [],
    ],
    ["nothing without recruitment dates", {}, []],
    [
      "recruitment that is over",
      { recruitment: { mode: "first_come", opens: "2025-03-01T08:00", closes: "2025-03-20T12:00" } },
      [{ path: "recruitment.closes", code: "advice.recruitment_over" }],
    ],
    [
      "recruitment that is over in the event's zone this minute",
      { recruitment: { mode: "first_come", closes: "2026-03-02T10:00" } },
      [{ path: "recruitment.closes", code: "advice.recruitment_over" }],
    ],
    [
      "recruitment that would open after the beginning",
      { recruitment: { mode: "first_come", opens: "2026-04-15T09:00" } },
      [{ path: "recruitment.opens", code: "advice.recruitment_never_opens" }],
    ],
    [
      "a last day for changes that is over",
      { recruitment: { mode: "first_come", changesUntil: "2026-03-01T12:00" } },
      [{ path: "recruitment.changesUntil", code: "advice.changes_over" }],
    ],
    [
      "an event of the past, whatever its recruitment says",
      {
        dates: exact("2016-05-12", "2016-05-12"),
        beginsAt: "2016-05-12T09:00",
        recruitment: { mode: "first_come", closes: "2016-05-01T12:00" },
      },
      [{ path: "dates", code: "advice.event_over" }],
    ],
    [
      "an event that has begun",
      { dates: exact("2026-03-01", "2026-03-05"), beginsAt: "2026-03-01T09:00" },
      [{ path: "dates", code: "advice.event_begun" }],
    ],
    ["nothing of a tentative date ahead", { dates: { type: "tentative", period: "2026-H1" } }, []],
  ])("is %s", (_, overrides, expected) => {
    expect(advice(overrides)).toEqual(expected);
  });
});

describe("a copy of an event", () => {
  const source = eventInput(PROJECT_ID, {
    dates: exact("2025-10-25", "2025-10-27"),
    agenda: [
      agendaItem({ itemId: "late", day: "2025-10-26", from: "14:00", to: "16:00" }),
      agendaItem({ itemId: "early", day: "2025-10-25", from: "09:00", to: "11:00" }),
      agendaItem({ itemId: "undated", day: undefined, from: undefined, to: undefined }),
    ],
    dayNotes: [{ day: "2025-10-27", note: { pl: "Powrót" } }],
    recruitment: { mode: "selection", opens: "2025-09-30T23:30", closes: "2025-10-20T15:00" },
  });

  it("is on other days by whole days, and at the same hours also across a change of the clock", () => {
    const copy = copiedInput(source, "2026-03-28");
    expect(copy.dates).toEqual(exact("2026-03-28", "2026-03-30"));
    expect(copy.agenda.map(({ itemId, day, from }) => [itemId, day, from])).toEqual([
      ["late", "2026-03-29", "14:00"],
      ["early", "2026-03-28", "09:00"],
      ["undated", undefined, undefined],
    ]);
    expect(copy.dayNotes).toEqual([{ day: "2026-03-30", note: { pl: "Powrót" } }]);
    expect(copy.recruitment).toEqual({
      mode: "selection",
      opens: "2026-03-03T23:30",
      closes: "2026-03-23T15:00",
      changesUntil: undefined,
    });
  });

  it("offers the seats of its reserve list as the former did, with a date and without one", () => {
    const terms = { offerHours: 24, reserveStopsDays: 5, confirmAddress: true } as const;
    const offering = { ...source, recruitment: { ...source.recruitment, ...terms } };
    for (const startsOn of ["2026-03-28", null])
      expect(copiedInput(offering, startsOn).recruitment).toMatchObject({ mode: "selection", ...terms });
  });

  it("keeps no day of the former while its own is not known, but the order of the programme", () => {
    const copy = copiedInput(source, null);
    expect(JSON.stringify(copy)).not.toMatch(/2025/);
    expect(copy.dates).toEqual({ type: "tentative", period: "" });
    expect(copy.agenda.map(({ itemId }) => itemId)).toEqual(["early", "late", "undated"]);
  });

  it("of a tentative event is one day, with a programme that waits for its days", () => {
    const tentative = { ...source, dates: { type: "tentative", period: "2025-H2" } as const };
    expect(copiedInput(tentative, "2026-03-28")).toMatchObject({
      dates: exact("2026-03-28", "2026-03-28"),
      recruitment: { mode: "selection" },
    });
  });

  it("moves forth and back to what it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (days) => {
        const there = copiedInput(source, addDays("2025-10-25", days));
        expect(copiedInput(there, "2025-10-25")).toEqual({
          ...source,
          recruitment: { ...source.recruitment, changesUntil: undefined },
        });
      }),
    );
  });
});

describe("an event that contradicts itself", () => {
  const faults = (overrides: Parameters<typeof eventInput>[1]) =>
    inconsistencies(eventInput(PROJECT_ID, overrides));
  const option = (optionId: string, seats: number | null = 10) => ({
    optionId,
    title: { pl: optionId },
    seats,
  });
  const group = (groupId: string, options: ReturnType<typeof option>[]) => ({
    groupId,
    title: { pl: groupId },
    required: true,
    options,
  });
  const question = { questionId: "q", label: { pl: "Pytanie" }, type: "text", required: false } as const;

  it("may pass places on and have addresses confirmed only where it said both before that was forbidden", () => {
    const recruitment = { mode: "first_come", confirmAddress: true, handovers: true } as const;
    const fault = [{ path: "recruitment.handovers", code: "recruitment.handovers_unconfirmed" }];
    const before = (over: Partial<EventInput["recruitment"]>) => ({
      choiceGroups: [],
      retired: NOTHING_RETIRED,
      recruitment: { ...recruitment, ...over },
    });
    const input = eventInput(PROJECT_ID, { recruitment });
    expect(inconsistencies(input)).toEqual(fault);
    expect(inconsistencies(input, before({ handovers: undefined }))).toEqual(fault);
    expect(inconsistencies(input, before({ confirmAddress: undefined }))).toEqual(fault);
    expect(inconsistencies(input, before({}))).toEqual([]);
    const event = storedEvent({ recruitment });
    expect([
      takesHandovers(event),
      canExchange(event, "2026-03-02T09:00:00.000Z"),
      exchangesUntil(event),
    ]).toEqual([false, false, undefined]);
  });

  it("is not the ordinary one", () => {
    expect(faults({ choiceGroups: twoPanels(10), agenda: [agendaItem({ optionId: "a" })] })).toEqual([]);
  });

  it.each([
    [
      "uses an item's id twice",
      { agenda: [agendaItem(), agendaItem()] },
      [{ path: "agenda.1.itemId", code: "field.duplicate_id" }],
    ],
    [
      "asks for a number that cannot be",
      {
        form: {
          ...eventInput(PROJECT_ID).form,
          questions: [question, { ...question, questionId: "n", type: "number" as const, min: 5, max: 4 }],
        },
      },
      [{ path: "form.questions.1.max", code: "field.too_small", limit: 5 }],
    ],
    [
      "uses a choice's id twice",
      { choiceGroups: [group("g", [option("a")]), group("g", [option("b")])] },
      [{ path: "choiceGroups.1.groupId", code: "field.duplicate_id" }],
    ],
    [
      "uses an option's id twice, in another choice",
      { choiceGroups: [group("g", [option("a")]), group("h", [option("a")])] },
      [{ path: "choiceGroups.1.options.0.optionId", code: "field.duplicate_id" }],
    ],
    [
      "uses a question's id twice",
      { form: { ...eventInput(PROJECT_ID).form, questions: [question, question] } },
      [{ path: "form.questions.1.questionId", code: "field.duplicate_id" }],
    ],
    [
      "names an option like the event's own seats",
      { choiceGroups: [group("g", [option("event")])] },
      [{ path: "choiceGroups", code: "field.duplicate_id" }],
    ],
    [
      "ties an item to an option that is not there",
      { agenda: [agendaItem({ optionId: "gone" })] },
      [{ path: "agenda.0.optionId", code: "agenda.option_unknown" }],
    ],
    [
      "has more seat counters than one transaction can close",
      {
        choiceGroups: [
          group(
            "g",
            Array.from({ length: 9 }, (_, n) => option(`o${n}`, 1000)),
          ),
        ],
      },
      [{ path: "choiceGroups", code: "field.too_many" }],
    ],
  ] as [string, Parameters<typeof eventInput>[1], unknown][])("%s", (_, overrides, expected) => {
    expect(faults(overrides)).toEqual(expected);
  });

  const words = { pl: "Tylko OPS." };
  const kind: Criterion = {
    criterionId: "c",
    effect: "refuse",
    words,
    type: "institution_type",
    types: ["ops"],
  };
  const level = {
    criterionId: "c",
    effect: "refuse",
    words,
    type: "completed",
    by: "institution",
    eventIds: ["evt_00000000000000000000000000"],
  } satisfies Criterion;
  const [CRITERION, OUTSIDE] = ["recruitment.referrals_criterion", "recruitment.referrals_outside"];
  it.each<[string, string[], Criterion[], Partial<EventInput["recruitment"]>]>([
    ["a kind of institution", [CRITERION], [kind], {}],
    [
      "a kind of institution, also where others come by themselves",
      [CRITERION],
      [kind],
      { referrals: "also" },
    ],
    ["what their institution completed", [CRITERION], [level], {}],
    ["what it completed, of one module", [], [{ ...level, optionIds: ["a"] }], {}],
    ["a kind of institution, where staff decide", [], [{ ...kind, effect: "warn" }], {}],
    ["a kind of institution, where nobody is referred", [], [kind], { referrals: undefined }],
    ["groups of kinds of institution", [OUTSIDE], [], { groups: [seatGroup({ types: ["ops"] })] }],
    ["groups that name counties too", [], [], { groups: [seatGroup({ types: ["ops"], codes: ["12"] })] }],
    [
      "groups, where whoever belongs to none is let in",
      [],
      [],
      { groups: [seatGroup({ types: ["ops"] })], outsideGroups: undefined },
    ],
  ])("refers people whom it would refuse for %s", (_, expected, criteria, recruitment) => {
    const given = faults({
      choiceGroups: twoPanels(10),
      form: { ...eventInput(PROJECT_ID).form, criteria },
      recruitment: { mode: "first_come", referrals: "only", outsideGroups: "refuse", ...recruitment },
    });
    expect(given).toEqual(expected.map((code) => ({ path: "recruitment.referrals", code })));
  });
});

describe("the life of an event", () => {
  it("lets each command lead from these states only", () => {
    const table = Object.fromEntries(
      (["publish", "close", "reopen", "cancel"] as const).map((command) => [
        command,
        Object.fromEntries(EVENT_STATES.map((state) => [state, nextState(state, command)])),
      ]),
    );
    expect(table).toEqual({
      publish: { draft: "published", published: undefined, closed: undefined, cancelled: undefined },
      close: { draft: undefined, published: "closed", closed: undefined, cancelled: undefined },
      reopen: { draft: undefined, published: undefined, closed: "published", cancelled: undefined },
      cancel: { draft: "cancelled", published: "cancelled", closed: "cancelled", cancelled: undefined },
    });
  });
});

describe("seat counters", () => {
  it("exist for the event and for each option", () => {
    expect(seatScopes(eventInput(PROJECT_ID, { choiceGroups: twoPanels(12) }))).toEqual([
      { scope: "event", seats: 20 },
      { scope: "a", seats: 12 },
      { scope: "b", seats: 12 },
    ]);
  });

  it.each([
    [null, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [950, 10],
    [20_000, 10],
  ])("of %s seats are spread over %i blocks", (seats, blocks) => {
    expect(blockCount(seats)).toBe(blocks);
  });

  const block = (overrides: Partial<SeatBlock> = {}): SeatBlock => ({
    scope: "event",
    block: 0,
    size: 10,
    taken: 0,
    waiting: 0,
    pending: 0,
    ...overrides,
  });

  it.each([
    ["nothing yet", [], { total: 0, taken: 0, left: 0, waiting: 0 }],
    ["one block", [block({ taken: 4, waiting: 1 })], { total: 10, taken: 4, left: 6, waiting: 1 }],
    [
      "several blocks",
      [block({ taken: 10 }), block({ block: 1, taken: 3, waiting: 2 })],
      { total: 20, taken: 13, left: 7, waiting: 2 },
    ],
    ["no limit", [block({ size: null, taken: 500 })], { total: null, taken: 500, left: null, waiting: 0 }],
    [
      "people past the limit",
      [block({ size: 12, taken: 12, extra: 2 }), block({ block: 1, taken: 10, waiting: 1 })],
      { total: 20, taken: 22, left: 0, waiting: 1 },
    ],
  ])("add up: %s", (_, blocks, expected) => {
    expect(countSeats(blocks)).toEqual(expected);
  });

  it.each([
    [{ total: 20, taken: 21 }, 1],
    [{ total: 20, taken: 20 }, 0],
    [{ total: 20, taken: 3 }, 0],
    [{ total: null, taken: 300 }, 0],
  ])("tell how many people are past the limit: %j %i", (seats, past) => {
    expect(pastLimit(seats)).toBe(past);
  });

  it("add up by scope for a whole event", () => {
    expect(
      countEventSeats([
        block({ taken: 5, pending: 2 }),
        block({ scope: "a", size: 4, taken: 4, waiting: 3 }),
        block({ block: 1, taken: 1, pending: 1 }),
      ]),
    ).toEqual({
      event: { total: 20, taken: 6, left: 14, waiting: 0, pending: 3 },
      options: { a: { total: 4, taken: 4, left: 0, waiting: 3 } },
    });
  });

  it.each([
    ["the first blocks of 250 seats", [], 250, [84, 83, 83]],
    ["a raised limit over the blocks there are", [block({ taken: 10 })], 20, [20]],
    ["a raised limit over new blocks too", [block({ size: 100, taken: 100 })], 210, [137, 37, 36]],
    [
      "a lowered limit without taking a seat away",
      [block({ size: 84, taken: 50 }), block({ block: 1, size: 83, taken: 10 })],
      70,
      [60, 10],
    ],
    ["no limit", [block({ taken: 4 })], null, [null]],
    ["a limit where there was none", [block({ size: null, taken: 30 })], 40, [40]],
  ])("get new sizes: %s", (_, blocks, seats, sizes) => {
    const decision = resizeBlocks(blocks, seats);
    expect(decision).toEqual({
      outcome: "resized",
      sizes: sizes.map((size, index) => ({ block: index, size, isNew: index >= blocks.length })),
    });
  });

  const someBlocks = fc
    .array(fc.record({ taken: fc.nat(150), spare: fc.nat(150) }), { maxLength: 10 })
    .map((parts) =>
      parts.map(({ taken, spare }, index) => block({ block: index, size: taken + spare, taken })),
    );

  it("never make a block smaller than what it has taken, lose none, and add up to the limit", () => {
    fc.assert(
      fc.property(someBlocks, fc.option(fc.integer({ min: 1, max: 20_000 })), (blocks, seats) => {
        const taken = blocks.reduce((sum, one) => sum + one.taken, 0);
        const decision = resizeBlocks(blocks, seats);
        if (seats !== null && seats < taken) {
          expect(decision).toEqual({ outcome: "below_taken", taken });
          return;
        }
        if (decision.outcome !== "resized") throw new Error("refused a limit that is high enough");
        const { sizes } = decision;
        expect(sizes.map((one) => one.block)).toEqual(sizes.map((_, index) => index));
        expect(sizes.length).toBe(Math.max(blocks.length, blockCount(seats)));
        expect(sizes.map(({ isNew }) => isNew)).toEqual(sizes.map((_, index) => index >= blocks.length));
        if (seats === null) expect(sizes.every(({ size }) => size === null)).toBe(true);
        else {
          expect(sizes.reduce((sum, { size }) => sum + (size ?? 0), 0)).toBe(seats);
          for (const { block: number, size } of sizes)
            expect(size).toBeGreaterThanOrEqual(blocks[number]?.taken ?? 0);
        }
      }),
    );
  });
});

describe("who may do what with an event", () => {
  const ELSEWHERE = "prj_00000000000000000000000002";
  const rights = (actor: ReturnType<typeof staffActor>, inTeam: boolean) => {
    const event = { projectId: PROJECT_ID, teamIds: inTeam ? [actor.staffId] : [] } as const;
    const owned = { ...event, teamIds: [...event.teamIds] };
    return Object.entries({
      create: canCreateEvent(actor, PROJECT_ID),
      read: canReadEvent(actor, owned),
      edit: canEditEvent(actor, owned),
      manage: canManageRegistrations(actor, owned),
      people: canReadRegistrations(actor, owned),
      needs: canReadNeeds(actor, owned),
    })
      .filter(([, may]) => may)
      .map(([right]) => right)
      .join(" ");
  };

  const ALL = "create read edit manage people needs";
  const matrix: Record<string, { team: string; project: string; elsewhere: string }> = {
    admin: { team: ALL, project: ALL, elsewhere: ALL },
    coordinator: { team: ALL, project: ALL, elsewhere: "" },
    organiser: { team: ALL, project: "create", elsewhere: "" },
    assistant: { team: "read people", project: "", elsewhere: "" },
    auditor: { team: "read people", project: "read people", elsewhere: "" },
    referrer: { team: "", project: "", elsewhere: "" },
    partner: { team: "", project: "", elsewhere: "" },
    committee: { team: "", project: "", elsewhere: "" },
    counsellor: { team: "", project: "", elsewhere: "" },
    dpo: { team: "", project: "", elsewhere: "" },
  };

  it.each(STAFF_ROLES)(
    "is settled for every %s: in the team, only in the project, only elsewhere",
    (role) => {
      expect({
        team: rights(staffActor(role), true),
        project: rights(staffActor(role), false),
        elsewhere: rights(staffActor(role, { projectIds: [ELSEWHERE] }), true),
      }).toEqual(matrix[role]);
    },
  );

  it.each(STAFF_ROLES)("counts working in all projects as working in this one for every %s", (role) => {
    expect({
      team: rights(staffActor(role, { projectIds: "all" }), true),
      project: rights(staffActor(role, { projectIds: "all" }), false),
    }).toEqual({ team: matrix[role]?.team, project: matrix[role]?.project });
  });
});
