import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventFact, Facts, PersonFact } from "../figure/facts.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { Support } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { countIndicators, type Known } from "./counting.ts";
import { isSpecial, keepsResults, keepsSpecial, minimaOf, percentOf, shareOf } from "./rules.ts";
import { LISTS, type Split } from "./schema.ts";
import type { Base, Indicator, IndicatorCell, Result, ResultKind, Rule, Target } from "./schema.ts";

const LAW: Support = { supportId: "law", name: "Poradnictwo prawne", mode: "individual" };
const WORK: Support = { supportId: "work", name: "Warsztaty", mode: "group", hourUnit: "didactic" };
const KINDS = [
  { kindId: "study", name: { pl: "Rozpoczęcie nauki" } },
  { kindId: "volunteer", name: { pl: "Wolontariat" } },
];

const ptc = (number: number) => `ptc_${number}` as ParticipantId;
const reg = (number: number) => `reg_${number}` as RegistrationId;
const person = (number: number, more: Partial<PersonFact> = {}): PersonFact => ({
  participantId: ptc(number),
  firstName: "Łucja",
  lastName: `Źrebiec ${number}`,
  state: "participant",
  categories: [],
  territory: [],
  entry: {},
  ...more,
});
const event = (number: number, present: readonly number[], more: Partial<EventFact> = {}): EventFact => ({
  eventId: `evt_${number}`,
  title: { pl: `Szkolenie ${number}` },
  kind: "training",
  dates: { type: "exact", startsOn: "2016-06-10", endsOn: "2016-06-10" },
  counts: true,
  present: present.map((one) => ({
    registrationId: reg(one),
    sessions: [{ sessionId: `s${number}`, supportId: "work", minutes: 90 }],
  })),
  ...more,
});
const link = (registration: number, participant: number) => ({
  registrationId: reg(registration),
  participantId: ptc(participant),
});
const given = (participant: number, minutes: number) => ({
  participantId: ptc(participant),
  supportId: "law",
  visits: 1,
  minutes,
});
const result = (number: number, participant: number, more: Partial<Result> = {}): Result => ({
  resultId: `res_${number}`,
  projectId: "prj_1",
  participantId: ptc(participant),
  indicatorId: "ind_1",
  kindId: "study",
  day: "2016-11-02",
  proof: { fileId: "fil_1", name: "zaświadczenie.pdf" },
  version: 1,
  createdAt: "2016-11-03T10:00:00.000Z",
  updatedAt: "2016-11-03T10:00:00.000Z",
  ...more,
});
const indicator = (rule: Rule, more: Partial<Indicator> = {}): Indicator => ({
  indicatorId: "ind_1",
  projectId: "prj_1",
  name: { pl: "Efekty społeczne" },
  unit: { pl: "osoby" },
  rule,
  splits: [],
  measured: { when: "project_end" },
  version: 1,
  createdAt: "2016-06-01T10:00:00.000Z",
  updatedAt: "2016-06-01T10:00:00.000Z",
  ...more,
});
type Facing = Partial<Facts> & Partial<Omit<Known, "facts">>;
const known = ({ people = [], links = [], events = [], given: log = [], ...more }: Facing): Known => ({
  facts: { people, links, events, given: log },
  supports: [LAW, WORK],
  certificates: new Map(),
  results: [],
  ...more,
});
const countOf = (facing: Facing, rule: Rule, more: Partial<Indicator> = {}) =>
  countIndicators(known(facing), EVERYTHING)(indicator(rule, more));
const idsIn = (counted: ReturnType<typeof countOf>, figure: IndicatorCell["figure"] = "achieved") =>
  counted.listOf({ figure }).map((one) => one.person.participantId);

const EVERYTHING = { seesSpecial: true };

const results: Rule = { by: "result", kinds: KINDS };

describe("what is to be reached", () => {
  it.each([
    // 60 % of 12 women are 7.2, and nobody is a fifth of a person.
    [12, 60, 8],
    [12, 25, 3],
    [10, 60, 6],
    [14, 60, 9],
    [416, 100, 416],
    [3, 33.33, 1],
    [3, 33.34, 2],
    // 0.07 * 100 is 7.000000000000001 to a computer.
    [100, 7, 7],
    [1_000_000, 99.99, 999_900],
    [0, 60, 0],
  ])("of %i people %d per cent are %i", (base, percent, people) => {
    expect(shareOf(base, percent)).toBe(people);
  });

  const percent: Target = { as: "percent", value: 60 };
  it.each<[string, Target | undefined, Base | undefined, [number, number], unknown]>([
    ["nothing where nothing is agreed", undefined, undefined, [12, 8], []],
    ["a number", { as: "number", value: 3 }, undefined, [12, 3], [["contract", 3, true]]],
    [
      "more than a number",
      { as: "more_than", value: 400 },
      undefined,
      [416, 400],
      [["contract", 401, false]],
    ],
    ["more than none", { as: "more_than", value: 0 }, undefined, [1, 1], [["contract", 1, true]]],
    ["a part of a number", percent, { from: "number", number: 12 }, [99, 8], [["contract", 8, true]]],
    ["a part of whoever takes part", percent, { from: "participants" }, [14, 8], [["present", 9, false]]],
    [
      "the one of the contract beside it",
      percent,
      { from: "participants", contract: 12 },
      [14, 8],
      [
        ["contract", 8, true],
        ["present", 9, false],
      ],
    ],
    ["no part of nobody", percent, { from: "participants" }, [0, 0], [["present", 0, false]]],
  ])("is %s", (_, target, base, [participants, achieved], expected) => {
    const minima = minimaOf({ target, base }, { participants, achieved });
    expect(minima.map(({ of, people, reached }) => [of, people, reached])).toEqual(expected);
  });

  it.each([
    [8, 8, 100],
    [2999, 3000, 99.9],
    [5, 12, 41.6],
    [9, 8, 112.5],
    [0, 8, 0],
    [3, 0, undefined],
  ])("is %i of %i by %d per cent, never rounded up", (part, whole, expected) => {
    expect(percentOf(part, whole)).toBe(expected);
  });

  it("keeps a kind of a special category so, and one that was none may become one", () => {
    const [study, ...rest] = KINDS;
    const special: Rule = { by: "result", kinds: [{ ...study, special: true } as ResultKind, ...rest] };
    expect([keepsSpecial(special, special), keepsSpecial(results, special)]).toEqual([true, true]);
    expect(keepsSpecial(special, results)).toBe(false);
    expect([isSpecial(special, "study"), isSpecial(special, "volunteer")]).toEqual([true, false]);
    // What nobody knows is not told either.
    expect([isSpecial(special, "gone"), isSpecial(undefined, "study")]).toEqual([true, true]);
  });

  it("keeps kinds of result to the end, and other rules may become any", () => {
    const hours: Rule = { by: "hours", hours: 8, hourUnit: "clock" };
    expect(keepsResults(results, { by: "result", kinds: KINDS.toReversed() })).toBe(true);
    expect(keepsResults(results, { by: "result", kinds: KINDS.slice(1) })).toBe(false);
    expect(keepsResults(results, hours)).toBe(false);
    expect(keepsResults(hours, results)).toBe(true);
  });
});

describe("who counts", () => {
  it("is whoever was given a form of support, at an event or by the log, each once", () => {
    const facing = {
      people: [person(1), person(2), person(3)],
      links: [link(1, 1), link(2, 1), link(3, 2)],
      events: [event(1, [1, 3]), event(2, [2])],
      given: [given(3, 45)],
    };
    expect(idsIn(countOf(facing, { by: "support", supportId: "work" }))).toEqual([ptc(1), ptc(2)]);
    expect(idsIn(countOf(facing, { by: "support", supportId: "law" }))).toEqual([ptc(3)]);
    expect(countOf(facing, { by: "support", supportId: "work" }).participants).toBe(3);
  });

  it.each([
    // Two times ninety minutes are four didactic hours, and three by the clock.
    [{ by: "support", supportId: "work", hours: 4 }, [ptc(1)]],
    [{ by: "support", supportId: "work", hours: 4.25 }, []],
    [{ by: "hours", hours: 3, hourUnit: "clock" }, [ptc(1)]],
    [{ by: "hours", hours: 3.25, hourUnit: "clock" }, []],
    [{ by: "hours", hours: 2, hourUnit: "didactic" }, [ptc(1), ptc(2)]],
    [{ by: "hours", hours: 3.75, hourUnit: "didactic" }, [ptc(1), ptc(2)]],
  ] as [Rule, ParticipantId[]][])("is whoever has so many hours by %j", (rule, expected) => {
    const facing = {
      people: [person(1), person(2)],
      links: [link(1, 1), link(2, 1), link(3, 2)],
      events: [event(1, [1, 3]), event(2, [2])],
      given: [given(2, 80)],
    };
    expect(idsIn(countOf(facing, rule))).toEqual(expected);
  });

  it("is whoever has a valid certificate, of the event that is named or of any that counts", () => {
    const facing = {
      people: [person(1), person(2), person(3)],
      links: [link(1, 1), link(2, 1), link(3, 2), link(4, 3)],
      events: [event(1, [1, 3]), event(2, [2]), event(3, [4], { counts: false })],
      certificates: new Map([
        ["evt_1", [reg(1), reg(3)]],
        ["evt_2", [reg(2)]],
        ["evt_3", [reg(4), reg(99)]],
      ]) as Known["certificates"],
    };
    expect(idsIn(countOf(facing, { by: "certificate", eventIds: [] }))).toEqual([ptc(1), ptc(2)]);
    expect(idsIn(countOf(facing, { by: "certificate", eventIds: ["evt_2"] }))).toEqual([ptc(1)]);
    expect(idsIn(countOf(facing, { by: "certificate", eventIds: ["evt_3"] }))).toEqual([ptc(3)]);
    // One is of a registration that is nobody's yet: it is not counted, and it is said that it is there.
    expect(countOf(facing, { by: "certificate", eventIds: ["evt_3"] }).unmatched).toBe(1);
    expect(countOf(facing, { by: "certificate", eventIds: [] }).unmatched).toBe(0);
    const [first] = countOf(facing, { by: "certificate", eventIds: [] }).listOf({ figure: "achieved" });
    expect(first?.events.map(({ eventId }) => eventId)).toEqual(["evt_1", "evt_2"]);
  });

  it("is whoever has a result with its proof, once for several, and without one is shown apart", () => {
    const facing = {
      people: [person(1), person(2), person(3), person(4)],
      results: [
        result(1, 1),
        result(2, 1, { kindId: "volunteer" }),
        result(3, 2, { proof: undefined }),
        result(4, 3, { struck: "Nie ta osoba" }),
        result(5, 4, { indicatorId: "ind_2" }),
        // Of somebody who was erased.
        result(6, 9),
      ],
    };
    const counted = countOf(facing, results);
    expect([counted.achieved, counted.unconfirmed]).toEqual([1, 1]);
    expect(idsIn(counted)).toEqual([ptc(1)]);
    expect(idsIn(counted, "unconfirmed")).toEqual([ptc(2)]);
    expect(counted.listOf({ figure: "achieved" })[0]?.results).toHaveLength(2);
  });

  it("is one person where two were merged, also where each has a result", () => {
    const people = [person(1), person(2, { mergedInto: ptc(1) }), person(3, { mergedInto: ptc(2) })];
    const entered = [result(1, 2, { proof: undefined }), result(2, 3)];
    const counted = countOf({ people, results: entered }, results);
    expect([counted.achieved, counted.unconfirmed]).toEqual([1, 0]);
    const apart = people.map((one) => ({ ...one, mergedInto: undefined }));
    const separated = countOf({ people: apart, results: entered }, results);
    expect([separated.achieved, separated.unconfirmed]).toEqual([1, 1]);
  });

  it("is split by what is asked for, and who stands in two counties is in both", () => {
    const people = [
      person(1, { territory: ["2003", "2007"], entry: { sex: "woman" }, categories: ["bezrobotni"] }),
      person(2, { territory: ["2007"], entry: { sex: "woman" } }),
    ];
    const { splits, listOf } = countOf({ people, results: [result(1, 1), result(2, 2)] }, results, {
      splits: ["county", "sex", "age", "category"],
    });
    expect(splits.map(({ rows }) => rows.map(({ row, people: count }) => [row, count]))).toEqual([
      [
        ["2003", 1],
        ["2007", 2],
        // One person is in both: three by counties are two people, and the row says who.
        ["several", 1],
      ],
      [["woman", 2]],
      [["-", 2]],
      [
        ["bezrobotni", 1],
        ["-", 1],
      ],
    ]);
    expect(listOf({ figure: "achieved", split: "county", row: "2003" })).toHaveLength(1);
  });

  it("is reached where both the contract's minimum and that of the present base are", () => {
    const target: Target = { as: "percent", value: 60 };
    const base: Base = { from: "participants", contract: 3 };
    const facing = {
      people: [person(1), person(2), person(3), person(4)],
      given: [given(1, 10), given(2, 10), given(3, 10), given(4, 10)],
      results: [result(1, 1), result(2, 2)],
    };
    const short = countOf(facing, results, { target, base });
    expect([short.reached, short.percent, short.share]).toEqual([false, 66.6, 50]);
    expect(short.minima.map(({ people, reached }) => [people, reached])).toEqual([
      [2, true],
      [3, false],
    ]);
    const enough = countOf({ ...facing, results: [...facing.results, result(3, 3)] }, results, {
      target,
      base,
    });
    expect([enough.reached, enough.percent, enough.share]).toEqual([true, 100, 75]);
    expect(countOf(facing, results)).not.toHaveProperty("reached");
  });

  it("counts of whoever takes part nobody who does not, and lists these apart", () => {
    const facing = {
      people: [person(1), person(2), person(3), person(4)],
      given: [given(1, 10), given(4, 10)],
      // The second and the third took part in nothing; of the third nothing is proved either.
      results: [result(1, 1), result(2, 2), result(3, 3, { proof: undefined })],
    };
    const target: Target = { as: "percent", value: 60 };
    const ofThem = countOf(facing, results, { target, base: { from: "participants", contract: 3 } });
    expect([ofThem.achieved, ofThem.outside, ofThem.unconfirmed]).toEqual([1, 1, 1]);
    expect([idsIn(ofThem), idsIn(ofThem, "outside"), idsIn(ofThem, "unconfirmed")]).toEqual([
      [ptc(1)],
      [ptc(2)],
      [ptc(3)],
    ]);
    expect([ofThem.reached, ofThem.percent, ofThem.share]).toEqual([false, 50, 50]);
    // Of a number that was agreed everybody with a proof is.
    const ofNumber = countOf(facing, results, { target, base: { from: "number", number: 3 } });
    expect([ofNumber.achieved, ofNumber.outside]).toEqual([2, 0]);
  });
});

/** What staff do, in any order. */
type Step =
  | { do: "mark"; event: number; registration: number }
  | { do: "unmark"; event: number; registration: number }
  | { do: "link"; registration: number; participant: number }
  | { do: "visit"; participant: number; minutes: number }
  | { do: "certify"; event: number; registration: number }
  | { do: "annul"; event: number; registration: number }
  | { do: "enter"; participant: number; proved: boolean; kindId: string }
  | { do: "prove"; which: number }
  | { do: "strike"; which: number }
  | { do: "merge"; participant: number; into: number }
  | { do: "free"; participant: number };

const small = fc.integer({ min: 0, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("mark" as const), event: small, registration: small }),
  fc.record({ do: fc.constant("unmark" as const), event: small, registration: small }),
  fc.record({ do: fc.constant("link" as const), registration: small, participant: small }),
  fc.record({
    do: fc.constant("visit" as const),
    participant: small,
    minutes: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ do: fc.constant("certify" as const), event: small, registration: small }),
  fc.record({ do: fc.constant("annul" as const), event: small, registration: small }),
  fc.record({
    do: fc.constant("enter" as const),
    participant: small,
    proved: fc.boolean(),
    kindId: fc.constantFrom("study", "volunteer"),
  }),
  fc.record({ do: fc.constant("prove" as const), which: small }),
  fc.record({ do: fc.constant("strike" as const), which: small }),
  fc.record({ do: fc.constant("merge" as const), participant: small, into: small }),
  fc.record({ do: fc.constant("free" as const), participant: small }),
);

/** What became of it all, kept as naively as it can be. */
class Office {
  present = new Set<string>();
  holder = new Map<number, number>();
  visits: [participant: number, minutes: number][] = [];
  certificates = new Set<string>();
  results: { participant: number; proved: boolean; struck: boolean; kindId: string }[] = [];
  into = new Map<number, number>();

  rootOf(participant: number): number {
    const next = this.into.get(participant);
    return next === undefined ? participant : this.rootOf(next);
  }

  take(one: Step): void {
    switch (one.do) {
      case "mark":
        this.present.add(`${one.event} ${one.registration}`);
        return;
      case "unmark":
        this.present.delete(`${one.event} ${one.registration}`);
        return;
      case "link":
        this.holder.set(one.registration, one.participant);
        return;
      case "visit":
        this.visits.push([one.participant, one.minutes]);
        return;
      case "certify":
        this.certificates.add(`${one.event} ${one.registration}`);
        return;
      case "annul":
        this.certificates.delete(`${one.event} ${one.registration}`);
        return;
      case "enter":
        this.results.push({ ...one, struck: false });
        return;
      case "prove":
        this.results = this.results.map((each, at) => (at === one.which ? { ...each, proved: true } : each));
        return;
      case "strike":
        this.results = this.results.map((each, at) => (at === one.which ? { ...each, struck: true } : each));
        return;
      case "merge":
        if (!this.into.has(one.participant) && this.rootOf(one.into) !== one.participant)
          this.into.set(one.participant, one.into);
        return;
      case "free":
        this.into.delete(one.participant);
    }
  }

  known(): Known {
    const numbers = [0, 1, 2, 3, 4];
    const at = (rows: ReadonlySet<string>, event_: number) =>
      numbers.filter((registration) => rows.has(`${event_} ${registration}`));
    return known({
      people: numbers.map((number) => {
        const into = this.into.get(number);
        return person(number, into === undefined ? {} : { mergedInto: ptc(into) });
      }),
      links: [...this.holder].map(([registration, participant]) => link(registration, participant)),
      // The last is a conference, which does not count.
      events: numbers.map((number) => event(number, at(this.present, number), { counts: number < 4 })),
      given: this.visits.map(([participant, minutes]) => given(participant, minutes)),
      certificates: new Map(
        numbers.map((number) => [`evt_${number}`, at(this.certificates, number).map(reg)]),
      ) as Known["certificates"],
      results: this.results.map(({ participant, proved, struck, kindId }, index) =>
        result(index, participant, {
          kindId,
          ...(!proved && { proof: undefined }),
          ...(struck && { struck: "pomyłka" }),
        }),
      ),
    });
  }

  /** Who counts, told by going through everybody and everything. */
  recount(rule: Rule): Set<number> {
    const found = new Set<number>();
    for (const root of [0, 1, 2, 3, 4]) {
      if (this.into.has(root)) continue;
      const own = [0, 1, 2, 3, 4].filter((one) => this.rootOf(one) === root);
      const registrations = [...this.holder].filter(([, one]) => own.includes(one)).map(([one]) => one);
      const was = (rows: ReadonlySet<string>, number: number) =>
        registrations.some((one) => rows.has(`${number} ${one}`));
      const work = [0, 1, 2, 3].filter((number) => was(this.present, number)).length * 90;
      const law = this.visits.filter(([one]) => own.includes(one)).reduce((sum, [, more]) => sum + more, 0);
      const isIn = {
        support: () => (rule.by === "support" && rule.supportId === "law" ? law > 0 : work >= 180),
        hours: () => law + work >= 120,
        certificate: () =>
          [0, 1, 2, 3, 4]
            .filter((number) =>
              rule.by === "certificate" && rule.eventIds.length > 0
                ? rule.eventIds.includes(`evt_${number}`)
                : number < 4,
            )
            .some((number) => was(this.certificates, number)),
        result: () => this.results.some((one) => own.includes(one.participant) && one.proved && !one.struck),
      }[rule.by];
      if (isIn()) found.add(root);
    }
    return found;
  }
}

describe("an indicator, whatever was done in whichever order", () => {
  it.each([
    { by: "support", supportId: "law" },
    // Two sessions of ninety minutes are four didactic hours.
    { by: "support", supportId: "work", hours: 4 },
    { by: "hours", hours: 2, hourUnit: "clock" },
    { by: "certificate", eventIds: [] },
    { by: "certificate", eventIds: ["evt_4", "evt_0"] },
    results,
  ] as Rule[])("is its list, and what a recount of the rows comes to: %j", (rule) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const office = new Office();
        for (const one of steps) office.take(one);
        const counted = countIndicators(
          office.known(),
          EVERYTHING,
        )(indicator(rule, { splits: ["county", "sex"] }));
        const list = counted.listOf({ figure: "achieved" });
        expect(counted.achieved).toBe(list.length);
        expect(new Set(list.map((one) => one.person)).size).toBe(list.length);
        const recounted = office.recount(rule);
        expect(new Set(list.map((one) => one.person.participantId))).toEqual(
          new Set([...recounted].map(ptc)),
        );
        expect(counted.unconfirmed).toBe(counted.listOf({ figure: "unconfirmed" }).length);
        // Of whoever takes part the others are no part: between both lists nobody is lost and nobody stands twice.
        const ofThem = countIndicators(
          office.known(),
          EVERYTHING,
        )(indicator(rule, { base: { from: "participants" } }));
        const [inBase, outside] = [
          ofThem.listOf({ figure: "achieved" }),
          ofThem.listOf({ figure: "outside" }),
        ];
        expect([inBase.length, outside.length]).toEqual([ofThem.achieved, ofThem.outside]);
        expect(ofThem.achieved).toBeLessThanOrEqual(ofThem.participants);
        expect(ofThem.achieved + ofThem.outside).toBe(counted.achieved);
        for (const { split, rows } of counted.splits)
          for (const { row, people } of rows)
            expect(people).toBe(counted.listOf({ figure: "achieved", split, row }).length);
      }),
      { numRuns: 300 },
    );
  });

  it("tells whoever may not see results of special categories how many count, and of all else what it would tell without these", () => {
    const kinds = KINDS.map((kind) => ({
      ...kind,
      ...(kind.kindId === "volunteer" && { special: true as const }),
    }));
    const rule: Rule = { by: "result", kinds };
    const target: Target = { as: "percent", value: 60 };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, isOfThem) => {
        const office = new Office();
        for (const one of steps) office.take(one);
        const all = office.known();
        const base: Base = isOfThem ? { from: "participants" } : { from: "number", number: 4 };
        const asked = indicator(rule, { target, base, splits: ["county", "sex"] });
        const whole = countIndicators(all, EVERYTHING)(asked);
        const shown = countIndicators(all, { seesSpecial: false })(asked);
        const ordinary = all.results.filter(({ kindId }) => kindId !== "volunteer");
        const without = countIndicators({ ...all, results: ordinary }, EVERYTHING)(asked);
        for (const figure of LISTS) {
          const names = ({ listOf }: typeof shown, split?: Split) =>
            listOf({ figure, ...(split && { split, row: "-" }) }).map((one) => [
              one.person.participantId,
              one.results.map(({ resultId }) => resultId),
            ]);
          expect(names(shown)).toEqual(names(without));
          expect(names(shown, "county")).toEqual(names(without, "county"));
        }
        expect([shown.unconfirmed, shown.outside]).toEqual([without.unconfirmed, without.outside]);
        expect([shown.splits, whole.hidden]).toEqual([[], undefined]);
        expect([shown.achieved, shown.minima, shown.percent, shown.share]).toEqual([
          whole.achieved,
          whole.minima,
          whole.percent,
          whole.share,
        ]);
        expect(shown.listOf({ figure: "achieved" }).length + (shown.hidden ?? 0)).toBe(shown.achieved);
        expect(whole.listOf({ figure: "achieved" }).length).toBe(whole.achieved);
      }),
      { numRuns: 300 },
    );
  });
});
