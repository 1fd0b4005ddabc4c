import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventFact, Facts, PersonFact } from "../figure/facts.ts";
import { eventsThrough } from "../figure/facts.ts";
import { countProject, type Item } from "../figure/rules.ts";
import { CUTS, FIGURES } from "../figure/schema.ts";
import { countIndicators } from "../indicator/counting.ts";
import { type Indicator, LISTS, type Result } from "../indicator/schema.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { Support } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { applied, difference, measuresOf } from "./difference.ts";
import { freeze, type Frozen, fromBytes, type State, toBytes } from "./frozen.ts";
import { nextFrom, periodFault, standingBefore } from "./rules.ts";
import type { Snapshot } from "./schema.ts";
import { thaw } from "./thaw.ts";

const [PEOPLE, REGISTRATIONS, EVENTS] = [5, 8, 3];
const SUPPORTS: Support[] = [
  { supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 },
  { supportId: "work", name: "Warsztaty", mode: "group", hourUnit: "didactic" },
];
const STAMP = { version: 1, createdAt: "2026-01-02T00:00:00.000Z", updatedAt: "2026-01-02T00:00:00.000Z" };
const INDICATOR: Indicator = {
  ...STAMP,
  indicatorId: "ind_1",
  projectId: "prj_1",
  name: { pl: "Efekt społeczny" },
  unit: { pl: "osoby" },
  base: { from: "participants", contract: 2 },
  target: { as: "percent", value: 60 },
  rule: { by: "result", kinds: [{ kindId: "study", name: { pl: "Nauka" } }] },
  splits: ["county"],
  measured: { when: "project_end" },
};
const PERIOD: Frozen["period"] = {
  snapshotId: "snp_1",
  projectId: "prj_1",
  number: 1,
  name: "Wniosek o płatność nr 1",
  from: "2026-01-01",
  to: "2026-03-31",
  closedAt: "2026-04-02T10:00:00.000Z",
  closedBy: "staff:stf_1",
};

const ptc = (number: number) => `ptc_${number}` as ParticipantId;
const reg = (number: number) => `reg_${number}` as RegistrationId;

/** All that there is of a project: what figures look at, and the results. */
interface World {
  facts: Facts;
  results: Result[];
}
type Edit = (world: World) => World;

const EMPTY: World = {
  facts: {
    people: Array.from({ length: PEOPLE }, (_, id): PersonFact => ({
      participantId: ptc(id),
      firstName: "Łucja",
      lastName: `Źrebiec ${id}`,
      state: id === 0 ? "candidate" : "participant",
      categories: [],
      territory: ["2003"],
      entry: {},
    })),
    links: [],
    events: Array.from({ length: EVENTS }, (_, id): EventFact => ({
      eventId: `evt_${id}`,
      title: { pl: `Szkolenie ${id}` },
      kind: id === 0 ? "study_visit" : "training",
      dates: { type: "exact", startsOn: `2026-0${id + 1}-10`, endsOn: `2026-0${id + 1}-10` },
      counts: true,
      present: [],
    })),
    given: [],
  },
  results: [],
};

const number = (below: number) => fc.nat(below - 1);
const ofFacts =
  (change: (facts: Facts) => Partial<Facts>): Edit =>
  ({ facts, results }) => ({ facts: { ...facts, ...change(facts) }, results });

const edits: fc.Arbitrary<Edit> = fc.oneof(
  // Marked, corrected, taken back.
  fc.tuple(number(REGISTRATIONS), fc.constantFrom(0, 45, 90.5, undefined)).map(([one, minutes]) =>
    ofFacts(({ events }) => ({
      events: events.map((event, index) => {
        if (index !== one % EVENTS) return event;
        const others = event.present.filter(({ registrationId }) => registrationId !== reg(one));
        if (minutes === undefined) return { ...event, present: others };
        const sessions = [{ sessionId: "s", supportId: "work", minutes }];
        const partnerId = one % 3 === 0 ? "ins_1" : undefined;
        return { ...event, present: [...others, { registrationId: reg(one), sessions, partnerId }] };
      }),
    })),
  ),
  // Linked, and freed.
  fc.tuple(number(REGISTRATIONS), fc.option(number(PEOPLE), { nil: undefined })).map(([one, id]) =>
    ofFacts(({ links }) => ({
      links: [
        ...links.filter(({ registrationId }) => registrationId !== reg(one)),
        ...(id === undefined ? [] : [{ registrationId: reg(one), participantId: ptc(id) }]),
      ],
    })),
  ),
  // Merged into one whose number is less, and set free: no circle comes of it.
  fc.tuple(number(PEOPLE), number(PEOPLE)).map(([lesser, into]) =>
    ofFacts(({ people }) => ({
      people: people.map((one, id) =>
        id === lesser ? { ...one, mergedInto: into < lesser ? ptc(into) : undefined } : one,
      ),
    })),
  ),
  // Told otherwise of a person, and of an event.
  fc
    .tuple(number(PEOPLE), fc.subarray(["2003", "2007"]), fc.constantFrom("woman", ""))
    .map(([id, territory, sex]) =>
      ofFacts(({ people }) => ({
        people: people.map((one, index) => (index === id ? { ...one, territory, entry: { sex } } : one)),
      })),
    ),
  fc
    .tuple(number(EVENTS), fc.boolean())
    .map(([id, counts]) =>
      ofFacts(({ events }) => ({ events: events.map((one, at) => (at === id ? { ...one, counts } : one)) })),
    ),
  // Entered in the log, corrected, struck out.
  fc.tuple(number(PEOPLE), fc.nat(2)).map(([id, visits]) =>
    ofFacts(({ given }) => ({
      given: [
        ...given.filter(({ participantId }) => participantId !== ptc(id)),
        { participantId: ptc(id), supportId: "law", visits, minutes: visits * 45 },
      ],
    })),
  ),
  // A result is entered, proved, struck out.
  fc
    .tuple(number(PEOPLE), fc.constantFrom("entered", "proved", "struck"))
    .map(([id, what]): Edit => ({ facts, results }) => ({
      facts,
      results: [
        ...results.filter(({ participantId }) => participantId !== ptc(id)),
        {
          ...STAMP,
          resultId: `res_${id}`,
          projectId: "prj_1",
          participantId: ptc(id),
          indicatorId: "ind_1",
          kindId: "study",
          day: "2026-02-01",
          ...(what === "proved" && { proof: { fileId: "fil_1" as const, name: "dowód.pdf" } }),
          ...(what === "struck" && { struck: "Nie ta osoba" }),
        },
      ],
    })),
);
const histories = fc.array(edits, { maxLength: 25 });
const after = (world: World, history: readonly Edit[]) => history.reduce((now, edit) => edit(now), world);

function stateOf({ facts, results }: World): State {
  const countOne = countIndicators(
    { facts, supports: SUPPORTS, certificates: new Map(), results },
    { seesSpecial: true },
  );
  return {
    project: { title: "Centrum", supports: SUPPORTS },
    counted: countProject(facts, SUPPORTS),
    events: facts.events,
    partners: [{ institutionId: "ins_1", name: "Gmina Żmudź" }],
    indicators: [{ indicator: INDICATOR, counted: countOne(INDICATOR) }],
  };
}
const freezeAll = (world: World) => freeze(PERIOD, stateOf(world));

/** Everything that is counted, one line each, straight from figures and indicators as they are shown. */
function shown({ counted, indicators }: Pick<State, "counted" | "indicators">): string[] {
  const who = ({ person, event, registrationIds }: Item) =>
    [
      event?.eventId,
      person?.participantId ?? (registrationIds.length > 0 ? registrationIds[0] : undefined),
    ].join();
  return [
    ...CUTS.flatMap((cut) => [
      `${cut} ${counted.distinctOf(cut)}`,
      ...counted
        .linesOf(cut)
        .flatMap(({ row }) =>
          FIGURES.flatMap((figure) =>
            counted
              .listOf({ cut, row, figure })
              .map((item) => [cut, row, figure, who(item), item.gives].join("|")),
          ),
        ),
    ]),
    ...indicators.flatMap(({ counted: one }) => [
      ...LISTS.flatMap((figure) =>
        one.listOf({ figure }).map(({ person }) => `${figure} ${person.participantId}`),
      ),
      ...one.splits.flatMap(({ split, rows }) =>
        rows.flatMap(({ row }) =>
          one
            .listOf({ figure: "achieved", split, row })
            .map(({ person }) => `${row} ${person.participantId}`),
        ),
      ),
      JSON.stringify([one.minima.map(({ of, people }) => [of, people]), one.reached]),
    ]),
  ].sort();
}

describe("what was frozen of a project", () => {
  it("differs from what is counted now exactly where something counted changed, and with the difference comes to that", () => {
    fc.assert(
      fc.property(histories, histories, (before, later) => {
        const then = after(EMPTY, before);
        const now = after(then, later);
        const [frozen, fresh] = [measuresOf(freezeAll(then)), measuresOf(freezeAll(now))];
        const changes = difference(frozen, fresh);
        expect(changes.length === 0).toBe(
          JSON.stringify(shown(stateOf(then))) === JSON.stringify(shown(stateOf(now))),
        );
        expect(applied(frozen, changes)).toEqual(fresh);
        expect(difference(fresh, fresh)).toEqual([]);
      }),
    );
  });

  it("differs where two people change what they give and the sum stays", () => {
    const given = (first: number, second: number) =>
      after(EMPTY, [
        ofFacts(() => ({
          given: [first, second].map((visits, id) => ({
            participantId: ptc(id),
            supportId: "law",
            visits,
            minutes: visits * 45,
          })),
        })),
      ]);
    const [then, now] = [measuresOf(freezeAll(given(1, 2))), measuresOf(freezeAll(given(2, 1)))];
    const change = difference(then, now).find(
      ({ what }) => what.of === "figure" && what.cut === "all" && what.figure === "visits",
    );
    expect(change).toMatchObject({ was: 3, now: 3, in: [], out: [] });
    expect(change?.other).toEqual([
      { id: ptc(0), gave: 1, gives: 2 },
      { id: ptc(1), gave: 2, gives: 1 },
    ]);
  });

  it("is the same file, byte for byte, in whatever order it was read, and after everything that is done later", () => {
    fc.assert(
      fc.property(histories, histories, (before, later) => {
        const world = after(EMPTY, before);
        const bytes = toBytes(freezeAll(world));
        const kept = Buffer.from(bytes).toString();
        const { facts, results } = world;
        const turned = {
          facts: {
            people: facts.people.toReversed(),
            links: facts.links.toReversed(),
            events: facts.events.toReversed(),
            given: facts.given.toReversed(),
          },
          results: results.toReversed(),
        };
        expect(Buffer.from(toBytes(freezeAll(turned))).toString()).toBe(kept);
        after(world, later);
        expect(Buffer.from(bytes).toString()).toBe(kept);
        const read = fromBytes(bytes);
        if (!read) throw new Error("It cannot be read.");
        expect(Buffer.from(toBytes(read)).toString()).toBe(kept);
      }),
    );
  });

  it("comes back as it was counted, number by number and list by list, and names nobody", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const world = after(EMPTY, history);
        const bytes = toBytes(freezeAll(world));
        expect(Buffer.from(bytes).toString()).not.toMatch(/Łucja|Źrebiec/);
        const read = fromBytes(bytes);
        if (!read) throw new Error("It cannot be read.");
        const nameOf = () => ({ firstName: "", lastName: "usunięta osoba", state: "candidate" as const });
        expect(shown(thaw(read, nameOf))).toEqual(shown(stateOf(world)));
        for (const { lines } of read.cuts)
          for (const { figures, lists } of lines)
            for (const figure of ["people", "places", "events", "short", "none"] as const)
              expect(figures[figure]).toBe(lists[figure]?.length ?? 0);
      }),
    );
  });

  it("is not read where it is no file of ours, or of another layout", () => {
    expect(fromBytes(new TextEncoder().encode("{}"))).toBeUndefined();
    expect(fromBytes(new TextEncoder().encode("<html>"))).toBeUndefined();
  });
});

describe("facts by the end of a day", () => {
  it("have who had been there by then, with what had taken place by then", () => {
    const session = (day: string) => ({ sessionId: day, supportId: "work", day, minutes: 45 });
    const [event] = EMPTY.facts.events;
    if (!event) throw new Error("There is one.");
    const present = [
      {
        registrationId: reg(1),
        since: "2026-03-31",
        sessions: [session("2026-03-31"), session("2026-04-01")],
      },
      { registrationId: reg(2), since: "2026-04-01", sessions: [session("2026-04-01")] },
      // Of a programme without days nobody knows when they were there.
      { registrationId: reg(3), since: "", sessions: [session("")] },
    ];
    const [cut] = eventsThrough([{ ...event, present }], "2026-03-31");
    expect(cut?.present.map((one) => [one.registrationId, one.sessions.length])).toEqual([
      [reg(1), 1],
      [reg(3), 1],
    ]);
  });
});

describe("a period", () => {
  const closed = (from: string, to: string, more: Partial<Snapshot> = {}): Snapshot => ({
    ...PERIOD,
    sha256: "",
    bytes: 1,
    from,
    to,
    ...more,
  });
  const first = closed("2026-01-01", "2026-03-31");
  const third = closed("2026-07-01", "2026-09-30", { number: 2 });
  const gone = closed("2026-04-01", "2026-06-30", {
    number: 3,
    withdrawn: { reason: "Pomyłka", at: STAMP.createdAt, by: "staff:stf_1" },
  });
  const all = [first, third, gone];

  it("is closed once it is over, and no day of it in two that stand", () => {
    const fault = (from: string, to: string) => periodFault(all, { from, to }, "2026-10-15")?.code;
    expect(fault("2026-10-01", "2026-10-15")).toBeUndefined();
    expect(fault("2026-10-01", "2026-10-16")).toBe("snapshot.future");
    expect(fault("2026-03-31", "2026-06-30")).toBe("snapshot.overlaps");
    expect(fault("2026-06-30", "2026-07-01")).toBe("snapshot.overlaps");
    // The days of the one that was withdrawn.
    expect(fault("2026-04-01", "2026-06-30")).toBeUndefined();
  });

  it("follows the last that stands, and is held against the one before it", () => {
    expect(nextFrom([], "2026-01-01")).toBe("2026-01-01");
    expect(nextFrom(all, "2026-01-01")).toBe("2026-10-01");
    expect(standingBefore(all, third.from)).toBe(first);
    expect(standingBefore(all, first.from)).toBeUndefined();
  });
});
