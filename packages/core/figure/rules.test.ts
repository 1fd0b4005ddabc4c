import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParticipantId } from "../participant/schema.ts";
import type { Support } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { EventFact, Facts, PersonFact } from "./facts.ts";
import { countProject, totalOf } from "./rules.ts";
import { type Cut, CUTS, FIGURES, LOG, SEVERAL, UNKNOWN } from "./schema.ts";

const LAW: Support = { supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 };
const WORK: Support = { supportId: "work", name: "Warsztaty", mode: "group", hours: 2, hourUnit: "didactic" };

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
const event = (
  number: number,
  registrations: readonly number[],
  more: Partial<EventFact> = {},
): EventFact => ({
  eventId: `evt_${number}`,
  title: { pl: `Szkolenie ${number}` },
  kind: "training",
  dates: { type: "exact", startsOn: "2008-06-10", endsOn: "2008-06-10" },
  counts: true,
  present: registrations.map((one) => ({ registrationId: reg(one), sessions: [] })),
  ...more,
});
const link = (registration: number, participant: number) => ({
  registrationId: reg(registration),
  participantId: ptc(participant),
});
const counted = (facts: Partial<Facts>, supports: Support[] = [LAW, WORK]) =>
  countProject({ people: [], links: [], events: [], given: [], ...facts }, supports);
/** What of a row one looks at. */
const line = (facts: Partial<Facts>, cut: Cut, row: string) => {
  const found = counted(facts)
    .linesOf(cut)
    .find((one) => one.row === row);
  return found && { events: found.events, people: found.people, places: found.places, visits: found.visits };
};

describe("the figures of a project", () => {
  it("count a person at three trainings once, and three places", () => {
    const facts = {
      people: [person(1)],
      links: [link(1, 1), link(2, 1), link(3, 1)],
      events: [event(1, [1]), event(2, [2]), event(3, [3])],
    };
    expect(line(facts, "all", "counted")).toEqual({ events: 3, people: 1, places: 3, visits: 0 });
  });

  it("count nobody who was only registered, and no event at which nobody was", () => {
    const facts = { people: [person(1)], links: [link(1, 1)], events: [event(1, [])] };
    expect(line(facts, "all", "counted")).toEqual({ events: 0, people: 0, places: 0, visits: 0 });
  });

  it("count whoever was given support by the log alone, also a candidate", () => {
    const facts = {
      people: [person(1, { state: "candidate" })],
      given: [{ participantId: ptc(1), supportId: "law", visits: 2, minutes: 90 }],
    };
    expect(line(facts, "all", "counted")).toEqual({ events: 0, people: 1, places: 0, visits: 2 });
    expect(line(facts, "kind", LOG)).toEqual({ events: 0, people: 1, places: 0, visits: 2 });
  });

  it("have a place of nobody's registration among the places, and say that it is no person's", () => {
    const facts = { events: [event(1, [1, 2])], links: [link(1, 1)], people: [person(1)] };
    expect(line(facts, "all", "counted")).toEqual({ events: 1, people: 1, places: 2, visits: 0 });
    expect(line(facts, "all", "unmatched")).toEqual({ events: 1, people: 0, places: 1, visits: 0 });
  });

  it("leave out what does not count for the funder, and say what it is", () => {
    const facts = { events: [event(1, [1], { counts: false })], links: [link(1, 1)], people: [person(1)] };
    expect(line(facts, "all", "counted")).toEqual({ events: 0, people: 0, places: 0, visits: 0 });
    expect(line(facts, "all", "left_out")).toEqual({ events: 1, people: 1, places: 1, visits: 0 });
    expect(line(facts, "kind", "training")).toBeUndefined();
  });

  it("are of one person where two were found to be the same, who had a place at one event once", () => {
    const people = [person(1), person(2, { mergedInto: ptc(1) }), person(3, { mergedInto: ptc(2) })];
    const links = [link(1, 1), link(2, 2), link(3, 3)];
    const facts = { people, links, events: [event(1, [1, 2]), event(2, [3])] };
    expect(line(facts, "all", "counted")).toEqual({ events: 2, people: 1, places: 2, visits: 0 });
    const apart = { ...facts, people: people.map((one) => ({ ...one, mergedInto: undefined })) };
    expect(line(apart, "all", "counted")).toEqual({ events: 2, people: 3, places: 3, visits: 0 });
  });

  it("count who stands in two counties in both, once in all, and tell who that is", () => {
    const given = [1, 2, 3].map((one) => ({
      participantId: ptc(one),
      supportId: "law",
      visits: 1,
      minutes: 45,
    }));
    const people = [
      person(1, { territory: ["2003", "20"] }),
      person(2, { territory: ["2007"] }),
      person(3, { mergedInto: ptc(2), territory: ["2003"] }),
    ];
    expect(line({ people, given }, "county", "2003")?.people).toBe(2);
    expect(line({ people, given }, "county", "2007")?.people).toBe(1);
    expect(line({ people, given }, "all", "counted")?.people).toBe(2);
    const several = counted({ people, given }).listOf({ cut: "county", row: SEVERAL, figure: "people" });
    expect(several.map((item) => item.person?.participantId)).toEqual([ptc(2)]);
  });

  it("take the county from the commune where staff say none", () => {
    const people = [person(1, { entry: { commune: "0603142" } }), person(2)];
    const events = [event(1, [1, 2])];
    const facts = { people, events, links: [link(1, 1), link(2, 2)] };
    expect(line(facts, "county", "0603")?.people).toBe(1);
    expect(line(facts, "county", UNKNOWN)?.people).toBe(1);
  });

  it.each([
    ["1990-06-11", "2008-06-10", "under18"],
    ["1990-06-10", "2008-06-10", "18to29"],
    ["1978-06-11", "2008-06-10", "18to29"],
    ["1978-06-10", "2008-06-10", "30to54"],
    ["1953-06-10", "2008-06-10", "55up"],
    ["1953-06-10", undefined, UNKNOWN],
    ["", "2008-06-10", UNKNOWN],
  ])("put who was born on %s and came on %s among %s", (birthDate, startsOn, row) => {
    const facts = {
      people: [person(1, { entry: { birthDate }, startsOn })],
      events: [event(1, [1])],
      links: [link(1, 1)],
    };
    expect(line(facts, "age", row)?.people).toBe(1);
  });

  it("are of a partner by activity, with places and distinct people apart", () => {
    const of = (registration: number, partnerId?: string) => ({
      registrationId: reg(registration),
      sessions: [],
      partnerId,
    });
    const facts = {
      people: [person(1), person(2)],
      links: [link(1, 1), link(2, 1), link(3, 2)],
      events: [
        event(1, [], { present: [of(1, "ins_1"), of(3)] }),
        event(2, [], { present: [of(2, "ins_1")] }),
      ],
    };
    expect(line(facts, "partner", "ins_1")).toEqual({ events: 2, people: 1, places: 2, visits: 0 });
    expect(line(facts, "partner", UNKNOWN)).toEqual({ events: 1, people: 1, places: 1, visits: 0 });
    expect(line(facts, "activity", "ins_1 evt_2")).toEqual({ events: 1, people: 1, places: 1, visits: 0 });
  });

  it("say how many distinct people a cut has of its own: by partner nobody of the log alone", () => {
    const facts = {
      people: [person(1, { territory: ["2003", "2007"] }), person(2)],
      links: [link(1, 1), link(2, 1)],
      events: [event(1, [1, 3]), event(2, [2], { kind: "meeting" }), event(3, [4], { counts: false })],
      given: [{ participantId: ptc(2), supportId: "law", visits: 1, minutes: 45 }],
    };
    const { distinctOf } = counted(facts);
    expect(CUTS.map((cut) => [cut, distinctOf(cut)])).toEqual([
      ["all", 2],
      ["kind", 2],
      ["county", 2],
      ["partner", 1],
      ["activity", 1],
      ["sex", 2],
      ["age", 2],
      ["category", 2],
      ["support", 1],
    ]);
  });

  it("say of each form of support who got less than its standard, and who got nothing", () => {
    const session = (supportId: string, minutes: number) => ({
      sessionId: `s-${supportId}`,
      supportId,
      minutes,
    });
    const facts = {
      people: [person(1), person(2), person(3), person(4, { state: "candidate" })],
      links: [link(1, 1), link(2, 2)],
      events: [
        event(1, [], {
          present: [
            { registrationId: reg(1), sessions: [session("law", 30), session("work", 90)] },
            { registrationId: reg(2), sessions: [session("law", 119.99)] },
          ],
        }),
      ],
      given: [{ participantId: ptc(1), supportId: "law", visits: 1, minutes: 90 }],
    };
    const lines = counted(facts).linesOf("support");
    expect(lines).toMatchObject([
      { row: "law", owed: 120, people: 2, places: 2, visits: 1, minutes: 239.99, short: 1, none: 1 },
      { row: "work", owed: 90, people: 1, places: 1, visits: 0, minutes: 90, short: 0, none: 2 },
    ]);
  });

  it("count the longer of two presences of one person at a session, not both", () => {
    const present = [60, 90].map((minutes, index) => ({
      registrationId: reg(index),
      sessions: [{ sessionId: "s", supportId: "law", minutes }],
    }));
    const facts = {
      people: [person(1), person(2, { mergedInto: ptc(1) })],
      links: [link(0, 1), link(1, 2)],
      events: [event(1, [], { present })],
    };
    expect(counted(facts).linesOf("support")[0]).toMatchObject({ people: 1, places: 1, minutes: 90 });
  });
});

/** What may be done to a project, as rows of its facts change by it. */
type Edit = (facts: Facts) => Facts;

const PEOPLE = 6;
const EVENTS = 4;
const REGISTRATIONS = 12;
/** Each registration is at one event. */
const eventOf = (registration: number) => registration % EVENTS;
const number = (below: number) => fc.nat(below - 1);
const withPerson = (facts: Facts, id: number, change: Partial<PersonFact>): Facts => ({
  ...facts,
  people: facts.people.map((one) => (one.participantId === ptc(id) ? { ...one, ...change } : one)),
});
const standing = (facts: Facts, id: number): ParticipantId => {
  const { mergedInto } = facts.people[id] ?? {};
  return mergedInto ? standing(facts, Number(mergedInto.slice(4))) : ptc(id);
};

const edits: fc.Arbitrary<Edit> = fc.oneof(
  // Marked, corrected, marked otherwise: whoever withdraws keeps what they attended.
  fc
    .tuple(number(REGISTRATIONS), fc.boolean(), fc.integer({ min: 0, max: 9_000 }))
    .map(([registration, isThere, hundredths]): Edit => (facts) => ({
      ...facts,
      events: facts.events.map((one, index) =>
        index === eventOf(registration)
          ? {
              ...one,
              present: [
                ...one.present.filter(({ registrationId }) => registrationId !== reg(registration)),
                ...(isThere
                  ? [
                      {
                        registrationId: reg(registration),
                        sessions: [{ sessionId: "s", supportId: "law", minutes: hundredths / 100 }],
                        partnerId: registration % 3 === 0 ? "ins_1" : undefined,
                      },
                    ]
                  : []),
              ],
            }
          : one,
      ),
    })),
  // Linked, and freed.
  fc
    .tuple(number(REGISTRATIONS), fc.option(number(PEOPLE), { nil: undefined }))
    .map(([registration, id]): Edit => (facts) => ({
      ...facts,
      links: [
        ...facts.links.filter(({ registrationId }) => registrationId !== reg(registration)),
        ...(id === undefined ? [] : [link(registration, id)]),
      ],
    })),
  // Merged, and set free again.
  fc.tuple(number(PEOPLE), number(PEOPLE)).map(
    ([lesser, other]): Edit =>
      (facts) =>
        standing(facts, lesser) === standing(facts, other)
          ? withPerson(facts, lesser, { mergedInto: undefined })
          : facts.people[lesser]?.mergedInto
            ? facts
            : withPerson(facts, lesser, { mergedInto: ptc(other) }),
  ),
  // Entered in the log, corrected, struck out.
  fc
    .tuple(number(PEOPLE), fc.constantFrom("law", "work"), fc.nat(3))
    .map(([id, supportId, visits]): Edit => (facts) => ({
      ...facts,
      given: [
        ...facts.given.filter((one) => one.participantId !== ptc(id) || one.supportId !== supportId),
        { participantId: ptc(id), supportId, visits, minutes: visits * 45 },
      ],
    })),
  // Told otherwise of a person, and of an event.
  fc
    .tuple(
      number(PEOPLE),
      fc.subarray(["2003", "2007", "2014"]),
      fc.constantFrom("woman", "man", ""),
      fc.subarray(["bezrobotni", "z niepełnosprawnością"]),
    )
    .map(
      ([id, territory, sex, categories]): Edit =>
        (facts) =>
          withPerson(facts, id, { territory, entry: { sex }, categories }),
    ),
  fc.tuple(number(EVENTS), fc.boolean()).map(([id, counts]): Edit => (facts) => ({
    ...facts,
    events: facts.events.map((one, index) => (index === id ? { ...one, counts } : one)),
  })),
);

const EMPTY: Facts = {
  people: Array.from({ length: PEOPLE }, (_, id) => person(id)),
  links: [],
  events: Array.from({ length: EVENTS }, (_, id) =>
    event(id, [], { kind: id === 0 ? "study_visit" : "training" }),
  ),
  given: [],
};

/** Counts by going through everything again and again, as somebody would with paper. */
function recount(facts: Facts) {
  const rootOf = (registrationId: string) => {
    const holder = facts.links.find((one) => one.registrationId === registrationId);
    return holder && standing(facts, Number(holder.participantId.slice(4)));
  };
  const held = facts.events.filter(({ counts, present }) => counts && present.length > 0);
  const places = new Set(
    held.flatMap(({ eventId, present }) =>
      present.map(({ registrationId }) => `${eventId} ${rootOf(registrationId) ?? registrationId}`),
    ),
  );
  const people = new Set([
    ...held.flatMap(({ present }) => present.flatMap(({ registrationId }) => rootOf(registrationId) ?? [])),
    ...facts.given
      .filter(({ visits }) => visits > 0)
      .map(({ participantId }) => standing(facts, Number(participantId.slice(4)))),
  ]);
  const visits = facts.given.reduce((sum, one) => sum + one.visits, 0);
  return { events: held.length, people: people.size, places: places.size, visits };
}

describe("the figures of a project, under any order of edits, mergers, withdrawals and corrections", () => {
  const histories = fc.array(edits, { maxLength: 40 });

  it("are each the number, or the sum, of their list, and what somebody recounts", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const facts = history.reduce((now, edit) => edit(now), EMPTY);
        const all = countProject(facts, [LAW, WORK]);
        for (const cut of CUTS)
          for (const one of all.linesOf(cut))
            for (const figure of FIGURES) {
              const list = all.listOf({ cut, row: one.row, figure });
              expect(one[figure]).toBe(totalOf(list));
              if (figure !== "visits" && figure !== "minutes") expect(one[figure]).toBe(list.length);
              // Nobody is in a list twice.
              const keys = list.map(
                ({ person: who, event: at, registrationIds }) =>
                  `${who?.participantId ?? registrationIds.join()} ${at?.eventId}`,
              );
              expect(new Set(keys).size).toBe(keys.length);
            }
        expect(all.linesOf("all")[0]).toMatchObject(recount(facts));
      }),
    );
  });

  it("come to all people and places in each cut, but for who is in several rows", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const facts = history.reduce((now, edit) => edit(now), EMPTY);
        const all = countProject(facts, [LAW, WORK]);
        const [whole] = all.linesOf("all");
        for (const cut of ["sex", "age"] as const) {
          const sum = (figure: "people" | "places" | "visits") =>
            all.linesOf(cut).reduce((total, one) => total + one[figure], 0);
          expect([sum("people"), sum("places"), sum("visits")]).toEqual([
            whole?.people,
            whole?.places,
            whole?.visits,
          ]);
        }
        const counties = all.linesOf("county");
        const several = all.listOf({ cut: "county", row: SEVERAL, figure: "people" });
        const twice = several.reduce((sum, one) => sum + (one.person?.counties.length ?? 0) - 1, 0);
        expect(
          counties.filter(({ row }) => row !== SEVERAL).reduce((total, one) => total + one.people, 0) - twice,
        ).toBe(whole?.people);
        expect(all.linesOf("partner").reduce((total, one) => total + one.places, 0)).toBe(whole?.places);
        expect(all.linesOf("activity").reduce((total, one) => total + one.places, 0)).toBe(whole?.places);
      }),
    );
  });

  it("do not change with the order in which facts come", () => {
    fc.assert(
      fc.property(
        histories,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (history, random) => {
          const facts = history.reduce((now, edit) => edit(now), EMPTY);
          const shuffled = <One>(rows: readonly One[]): One[] =>
            rows
              .map((one) => ({ one, at: random.next().value }))
              .sort((a, b) => a.at - b.at)
              .map(({ one }) => one);
          const sorted = (of: Facts) =>
            CUTS.map((cut) =>
              countProject(of, [LAW, WORK])
                .linesOf(cut)
                .map((one) => ({ ...one, event: undefined }))
                .sort((a, b) => (a.row < b.row ? -1 : 1)),
            );
          const { people, links, events, given } = facts;
          expect(
            sorted({
              people: shuffled(people),
              links: shuffled(links),
              events: shuffled(events),
              given: shuffled(given),
            }),
          ).toEqual(sorted(facts));
        },
      ),
    );
  });
});
