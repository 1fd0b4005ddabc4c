import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  PROJECT_ID,
  agendaItem,
  eventInput,
  storedEvent,
  storedRegistration,
  twoPanels,
} from "../../../tests/support/fixture.ts";
import { countSeats, type SeatBlock } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import { DomainError } from "../shared/error.ts";
import { countRegistrations } from "./counts.ts";
import { leftAtAfter, isActive, statusChanges } from "./lifecycle.ts";
import {
  assertRecruiting,
  correctedAnswers,
  correctedChoices,
  invalidAnswers,
  missingChoices,
  participantRights,
} from "./rules.ts";
import { decideAdmission, decidePromotion, decideSeats, scopesOf, type SeatRequest } from "./seats.ts";
import { seatMoves } from "./moves.ts";
import { REGISTRATION_STATUSES, type RegistrationStatus } from "./schema.ts";

/** A counter as a test needs it: `seats("a", 2, 1)` is panel A with one of two seats taken. */
function seats(scope: string, size: number | null, taken: number, more: Partial<SeatBlock> = {}): SeatBlock {
  return { scope, block: 0, size, taken, waiting: 0, pending: 0, ...more };
}

function request(overrides: Partial<SeatRequest> = {}): SeatRequest {
  return {
    mode: "first_come",
    choiceGroups: twoPanels(2),
    choices: {},
    ifFull: "reserve",
    blocks: [seats("event", 3, 0), seats("a", 2, 0), seats("b", 2, 0)],
    spread: 0,
    ...overrides,
  };
}

const NOWHERE = { holds: [], waits: [], pends: [] };
const at = (scope: string, block = 0) => ({ scope, block });

describe("a sign-up", () => {
  it.each<[string, Partial<SeatRequest>, unknown]>([
    [
      "is confirmed with a seat of the event",
      {},
      { outcome: "confirmed", choices: {}, standing: { ...NOWHERE, holds: [at("event")] } },
    ],
    [
      "is confirmed with a seat of the event and one of the chosen panel",
      { choices: { panels: "b" } },
      {
        outcome: "confirmed",
        choices: { panels: "b" },
        standing: { ...NOWHERE, holds: [at("event"), at("b")] },
      },
    ],
    [
      "is confirmed where there is no limit",
      { blocks: [seats("event", null, 10_000)] },
      { outcome: "confirmed", choices: {}, standing: { ...NOWHERE, holds: [at("event")] } },
    ],
    [
      "takes its seat from a block that has one",
      { blocks: [seats("event", 5, 5), seats("event", 5, 4, { block: 1 })] },
      { outcome: "confirmed", choices: {}, standing: { ...NOWHERE, holds: [at("event", 1)] } },
    ],
    [
      "spreads over the blocks that have seats",
      {
        blocks: [
          seats("event", 5, 0),
          seats("event", 5, 5, { block: 1 }),
          seats("event", 5, 0, { block: 2 }),
        ],
        spread: 0.5,
      },
      { outcome: "confirmed", choices: {}, standing: { ...NOWHERE, holds: [at("event", 2)] } },
    ],
    [
      "waits when the event is full, behind those who wait",
      { blocks: [seats("event", 3, 3, { waiting: 4 })] },
      { outcome: "reserve", choices: {}, standing: { ...NOWHERE, waits: [at("event")] }, position: 5 },
    ],
    [
      "waits for a full panel and takes no seat of the event from others meanwhile",
      { choices: { panels: "a" }, blocks: [seats("event", 3, 2), seats("a", 2, 2), seats("b", 2, 0)] },
      {
        outcome: "reserve",
        choices: { panels: "a" },
        standing: { ...NOWHERE, waits: [at("a")] },
        position: 1,
      },
    ],
    [
      "waits for all that is full, at the place of the longer line",
      {
        choices: { panels: "a" },
        blocks: [seats("event", 3, 3, { waiting: 1 }), seats("a", 2, 2, { waiting: 6 })],
      },
      {
        outcome: "reserve",
        choices: { panels: "a" },
        standing: { ...NOWHERE, waits: [at("event"), at("a")] },
        position: 7,
      },
    ],
    [
      "does not overtake somebody who waits although a seat has just been given up",
      { blocks: [seats("event", 3, 2, { waiting: 1 })] },
      { outcome: "reserve", choices: {}, standing: { ...NOWHERE, waits: [at("event")] }, position: 2 },
    ],
    [
      "gets the other panel when the chosen one is full and the person agreed",
      {
        choices: { panels: "a" },
        ifFull: "other_option",
        blocks: [seats("event", 3, 2), seats("a", 2, 2), seats("b", 2, 0)],
      },
      {
        outcome: "confirmed",
        choices: { panels: "b" },
        standing: { ...NOWHERE, holds: [at("event"), at("b")] },
      },
    ],
    [
      "keeps the chosen panel when it has a seat although the person would take another",
      { choices: { panels: "a" }, ifFull: "other_option" },
      {
        outcome: "confirmed",
        choices: { panels: "a" },
        standing: { ...NOWHERE, holds: [at("event"), at("a")] },
      },
    ],
    [
      "waits for the chosen panel when every other is full too",
      {
        choices: { panels: "a" },
        ifFull: "other_option",
        blocks: [seats("event", 3, 2), seats("a", 2, 2), seats("b", 2, 2)],
      },
      {
        outcome: "reserve",
        choices: { panels: "a" },
        standing: { ...NOWHERE, waits: [at("a")] },
        position: 1,
      },
    ],
    [
      "is not moved into a panel for which others wait",
      {
        choices: { panels: "a" },
        ifFull: "other_option",
        blocks: [seats("event", 3, 2), seats("a", 2, 2), seats("b", 2, 1, { waiting: 1 })],
      },
      {
        outcome: "reserve",
        choices: { panels: "a" },
        standing: { ...NOWHERE, waits: [at("a")] },
        position: 1,
      },
    ],
    [
      "waits for a decision, not for a seat, where staff select",
      { mode: "selection", choices: { panels: "a" }, blocks: [seats("event", 3, 3), seats("a", 2, 2)] },
      {
        outcome: "pending",
        choices: { panels: "a" },
        standing: { ...NOWHERE, pends: [at("event"), at("a")] },
      },
    ],
  ])("%s", (_, overrides, expected) => {
    expect(decideSeats(request(overrides))).toEqual(expected);
  });

  const OPTIONS = ["a", "b", "c"];
  const scopeBlocks = (scope: string) =>
    fc
      .array(fc.record({ size: fc.option(fc.nat(3), { freq: 6 }), share: fc.nat(3), waiting: fc.nat(2) }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((parts) =>
        parts.map(({ size, share, waiting }, block) =>
          seats(scope, size, size === null ? share : Math.min(size, share), { block, waiting }),
        ),
      );
  const requests = fc
    .record({
      blocks: fc.tuple(...["event", ...OPTIONS].map(scopeBlocks)).map((lists) => lists.flat()),
      chosen: fc.option(fc.constantFrom(...OPTIONS)),
      ifFull: fc.constantFrom("reserve" as const, "other_option" as const),
      spread: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    })
    .map(({ chosen, ...rest }) =>
      request({
        ...rest,
        choices: chosen === null ? {} : { group: chosen },
        choiceGroups: [
          {
            groupId: "group",
            title: { pl: "Panel" },
            required: false,
            options: OPTIONS.map((optionId) => ({ optionId, title: { pl: optionId }, seats: null })),
          },
        ],
      }),
    );
  const blocksOf = ({ blocks }: SeatRequest, scope: string) =>
    blocks.filter((block) => block.scope === scope);
  const hasFree = (one: SeatRequest, scope: string) =>
    blocksOf(one, scope).some(({ size, taken }) => size === null || taken < size);
  const hasLine = (one: SeatRequest, scope: string) =>
    blocksOf(one, scope).some(({ waiting }) => waiting > 0);

  it("never holds a seat that is not free, nor one for which somebody else waits", () => {
    fc.assert(
      fc.property(requests, (one) => {
        const { standing } = decideSeats(one);
        for (const { scope, block } of standing.holds) {
          const held = blocksOf(one, scope).find((candidate) => candidate.block === block);
          expect(held && (held.size === null || held.taken < held.size)).toBe(true);
          expect(hasLine(one, scope)).toBe(false);
        }
      }),
    );
  });

  it("either holds one seat of all that was chosen or waits, holding nothing, for just what is not to be had", () => {
    fc.assert(
      fc.property(requests, (one) => {
        const decision = decideSeats(one);
        const needed = scopesOf(decision);
        const blocked = needed.filter((scope) => !hasFree(one, scope) || hasLine(one, scope));
        expect({
          outcome: decision.outcome,
          holds: decision.standing.holds.map(({ scope }) => scope),
          waits: decision.standing.waits.map(({ scope }) => scope),
        }).toEqual(
          blocked.length === 0
            ? { outcome: "confirmed", holds: needed, waits: [] }
            : { outcome: "reserve", holds: [], waits: blocked },
        );
      }),
    );
  });

  it("chooses for the person only with consent, only a free option, and only instead of a full one", () => {
    fc.assert(
      fc.property(requests, (one) => {
        const [before, after] = [one.choices.group, decideSeats(one).choices.group];
        if (before === after) return;
        expect(one.ifFull).toBe("other_option");
        expect(before && (!hasFree(one, before) || hasLine(one, before))).toBe(true);
        expect(after && hasFree(one, after) && !hasLine(one, after)).toBe(true);
      }),
    );
  });

  it("leads from the reserve list to seats just when each of the person's scopes has a free one", () => {
    fc.assert(
      fc.property(requests, (one) => {
        const seated = decidePromotion(one, one.blocks, one.spread);
        const needed = scopesOf(one);
        expect(seated?.standing.holds.map(({ scope }) => scope)).toEqual(
          needed.every((scope) => hasFree(one, scope)) ? needed : undefined,
        );
      }),
    );
  });
});

describe("staff who want somebody in", () => {
  const person = { choices: { panels: "a" } };
  const full = [seats("event", 3, 3), seats("a", 2, 1), seats("b", 2, 0)];

  it.each<[string, SeatBlock[], Parameters<typeof decideAdmission>[3], unknown]>([
    [
      "pass whoever waits when a seat is free",
      [seats("event", 3, 2, { waiting: 4 }), seats("a", 2, 1)],
      {},
      { outcome: "admitted", standing: { ...NOWHERE, holds: [at("event"), at("a")] }, past: [] },
    ],
    ["are told what is full", full, {}, { outcome: "full", full: ["event"] }],
    [
      "are told of everything that is full",
      [seats("event", 3, 3), seats("a", 2, 2)],
      {},
      { outcome: "full", full: ["event", "a"] },
    ],
    [
      "may add a seat where none is left, and only there",
      full,
      { pastLimit: true },
      { outcome: "admitted", standing: { ...NOWHERE, holds: [at("event"), at("a")] }, past: ["event"] },
    ],
    [
      "add none where one is free, whatever they say",
      [seats("event", null, 90), seats("a", 2, 1)],
      { pastLimit: true },
      { outcome: "admitted", standing: { ...NOWHERE, holds: [at("event"), at("a")] }, past: [] },
    ],
    [
      "leave the person the seats that they have",
      [seats("event", 3, 3), seats("a", 2, 1)],
      { held: [at("event", 4), at("b")] },
      { outcome: "admitted", standing: { ...NOWHERE, holds: [at("event", 4), at("a")] }, past: [] },
    ],
    [
      "find no seat in a scope that is past its limit, although a block looks free",
      [seats("event", 101, 101, { extra: 1 }), seats("event", 100, 99, { block: 1 }), seats("a", null, 200)],
      {},
      { outcome: "full", full: ["event"] },
    ],
  ])("%s", (_, blocks, how, expected) => {
    expect(decideAdmission(person, blocks, 0, how)).toEqual(expected);
  });
});

describe("the counters", () => {
  const holding = (...holds: ReturnType<typeof at>[]) => ({ ...NOWHERE, holds });
  const moved = (...parts: Parameters<typeof seatMoves>) =>
    seatMoves(...parts).map(({ scope, block, demands, ...counters }) => [
      `${scope}/${block}`,
      Object.fromEntries(Object.entries(counters).filter(([, by]) => by !== 0)),
      [...demands].sort().join(),
    ]);

  it.each<[string, unknown[][], unknown[][]]>([
    [
      "let nobody new into an option that is offered no more, and those who had chosen it as ever",
      [
        ...moved(NOWHERE, holding(at("a")), [seats("a", 2, 1)], [], []),
        ...moved(NOWHERE, holding(at("a")), [seats("a", 2, 1)], [], ["a"]),
      ],
      [
        ["a/0", { taken: 1 }, "offered,open,seat_left"],
        ["a/0", { taken: 1 }, "open,seat_left"],
      ],
    ],
    [
      "take a seat that is left",
      moved(NOWHERE, holding(at("event")), [seats("event", 2, 1)]),
      [["event/0", { taken: 1 }, "open,seat_left,terms"]],
    ],
    [
      "add a seat past the limit only while the whole scope is full",
      moved(
        NOWHERE,
        holding(at("event"), at("a")),
        [seats("event", 100, 100), seats("event", 100, 100, { block: 1 }), seats("a", 2, 1)],
        ["event"],
      ),
      [
        ["event/0", { taken: 1, size: 1, extra: 1 }, "full,open,terms"],
        ["a/0", { taken: 1 }, "open,seat_left"],
        ["event/1", {}, "full"],
      ],
    ],
    [
      "give a seat back that others may take, while nobody is past the limit",
      moved(holding(at("event", 1)), NOWHERE, [
        seats("event", 100, 100),
        seats("event", 100, 100, { block: 1 }),
      ]),
      [
        ["event/1", { taken: -1 }, ""],
        ["event/0", {}, "no_extra"],
      ],
    ],
    [
      "let a seat go that is given up while somebody is past the limit",
      moved(holding(at("event", 1)), NOWHERE, [
        seats("event", 101, 101, { extra: 1 }),
        seats("event", 100, 100, { block: 1 }),
      ]),
      [
        ["event/1", { taken: -1, size: -1 }, ""],
        ["event/0", { extra: -1 }, "extra"],
      ],
    ],
    [
      "let it go in one write where there is one block",
      moved(holding(at("event")), NOWHERE, [seats("event", 21, 21, { extra: 1 })]),
      [["event/0", { taken: -1, size: -1, extra: -1 }, "extra"]],
    ],
    [
      "ask nothing of a scope without a limit",
      moved(holding(at("event")), NOWHERE, [seats("event", null, 5)]),
      [["event/0", { taken: -1 }, ""]],
    ],
    [
      "do not move with who keeps a seat",
      moved(holding(at("event"), at("a")), holding(at("event"), at("b")), [
        seats("a", null, 1),
        seats("b", 2, 0),
      ]),
      [
        ["a/0", { taken: -1 }, ""],
        ["b/0", { taken: 1 }, "open,seat_left"],
      ],
    ],
  ])("%s", (_, moves, expected) => {
    expect(moves).toEqual(expected);
  });

  /** One of several people who act at once, each by what they read a while ago. */
  const act = fc.record({
    kind: fc.constantFrom("take" as const, "past" as const, "give" as const),
    person: fc.nat(30),
    staleness: fc.nat(4),
    spread: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });

  it("never seat anybody past the limit but by staff, whatever people read before they act", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
        fc.array(act, { minLength: 10, maxLength: 80 }),
        (sizes, acts) => {
          const limit = sizes.reduce((sum, size) => sum + size, 0);
          let blocks = sizes.map((size, block) => seats("event", size, 0, { block }));
          const seen = [blocks];
          const held = new Map<number, ReturnType<typeof at>[]>();
          let past = 0;
          for (const { kind, person, staleness, spread } of acts) {
            const read = seen.at(-1 - Math.min(staleness, seen.length - 1)) ?? blocks;
            const own = held.get(person);
            if ((kind === "give") !== (own !== undefined)) continue;
            const admission =
              kind === "give"
                ? { outcome: "admitted" as const, standing: NOWHERE, past: [] }
                : decideAdmission({ choices: {} }, read, spread, { pastLimit: kind === "past" });
            if (admission.outcome === "full") continue;
            const moves = seatMoves(
              own ? holding(...own) : NOWHERE,
              admission.standing,
              read,
              admission.past,
            );
            const next = applied(blocks, moves);
            if (!next) continue;
            blocks = next;
            seen.push(blocks);
            if (kind === "give") held.delete(person);
            else held.set(person, admission.standing.holds);
            past += admission.past.length;

            const count = countSeats(blocks);
            const extra = blocks.reduce((sum, block) => sum + (block.extra ?? 0), 0);
            expect(count.total, "the limit stays").toBe(limit);
            expect(count.taken, "everybody has one seat").toBe(held.size);
            expect(count.taken).toBeLessThanOrEqual(limit + past);
            expect(Math.max(0, count.taken - limit), "who is past the limit is counted").toBe(extra);
            for (const { size, taken } of blocks) {
              expect(taken).toBeGreaterThanOrEqual(0);
              expect(taken).toBeLessThanOrEqual(size ?? 0);
              if (extra > 0) expect(taken, "nobody else gets in while somebody is past the limit").toBe(size);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  /** The blocks after the moves, as one transaction; undefined where a demand is not met. */
  function applied(blocks: SeatBlock[], moves: ReturnType<typeof seatMoves>): SeatBlock[] | undefined {
    const after = new Map(blocks.map((block) => [block.block, { ...block }]));
    for (const { block, demands, ...by } of moves) {
      const one = after.get(block);
      if (!one || one.size === null) throw new Error("no such block");
      const isMet = {
        seat_left: one.taken < one.size,
        full: one.taken >= one.size,
        open: true,
        offered: true,
        extra: (one.extra ?? 0) >= 1,
        no_extra: (one.extra ?? 0) < 1,
        terms: true,
        one_by_one: true,
        below_limit: true,
      };
      if ([...demands].some((demand) => !isMet[demand])) return undefined;
      one.taken += by.taken;
      one.size += by.size;
      one.extra = (one.extra ?? 0) + by.extra;
    }
    return [...after.values()];
  }
});

describe("recruitment", () => {
  const refusal = (overrides: Parameters<typeof storedEvent>[0], now = "2026-03-10T08:00:00.000Z") => {
    try {
      assertRecruiting(storedEvent(overrides), now);
      return undefined;
    } catch (error) {
      if (error instanceof DomainError) return [error.kind, error.code, error.details];
      throw error;
    }
  };

  it.each<[string, Parameters<typeof storedEvent>[0], unknown]>([
    ["an open event", {}, undefined],
    ["a cancelled event", { state: "cancelled" }, ["conflict", "event.cancelled", {}]],
    [
      "one that opens later, saying when",
      { recruitment: { mode: "first_come", opens: "2026-03-20T08:00" } },
      ["conflict", "registration.recruitment_not_open", { opens: "2026-03-20T08:00" }],
    ],
    ["a closed event", { state: "closed" }, ["conflict", "registration.recruitment_closed", {}]],
    [
      "an event without a date",
      { dates: { type: "tentative", period: "2026-H2" } },
      ["conflict", "registration.recruitment_closed", {}],
    ],
  ])("of %s", (_, overrides, expected) => {
    expect(refusal(overrides)).toEqual(expected);
  });
});

describe("answers to an event's form", () => {
  const form = (overrides: Partial<ReturnType<typeof eventInput>["form"]>) =>
    eventInput(PROJECT_ID, { form: { ...eventInput(PROJECT_ID).form, ...overrides } });
  const person = (overrides: Partial<Parameters<typeof invalidAnswers>[1]> = {}) => ({
    choices: {},
    answers: {},
    ...overrides,
  });
  const question = (type: "text" | "yes_no" | "choice", required: boolean) => ({
    questionId: "q",
    label: { pl: "Pytanie" },
    type,
    required,
    answers: [{ answerId: "ops", label: { pl: "OPS" } }],
  });
  const everythingRequired = form({
    formOfAddress: "required",
    phone: "required",
    institution: "required",
    position: "required",
    county: "required",
    questions: [question("text", true)],
  });

  it("must hold all that is required, each refused at its field", () => {
    expect(invalidAnswers(everythingRequired, person())).toEqual([
      { path: "formOfAddress", code: "field.required" },
      { path: "phone", code: "field.required" },
      { path: "institution.name", code: "field.required" },
      { path: "position", code: "field.required" },
      { path: "countyCode", code: "field.required" },
      { path: "answers.q", code: "field.required" },
    ]);
  });

  describe("of two choices that are on at the same time", () => {
    const [panels, workshops] = [
      ...twoPanels(10),
      {
        groupId: "workshops",
        title: { pl: "Warsztat" },
        required: false,
        options: ["c", "d"].map((optionId) => ({ optionId, title: { pl: optionId }, seats: 10 })),
      },
    ];
    const event = eventInput(PROJECT_ID, {
      choiceGroups: [panels, workshops].filter((group) => group !== undefined),
      agenda: [
        agendaItem({ itemId: "1", optionId: "a", from: "09:00", to: "10:30" }),
        agendaItem({ itemId: "2", optionId: "b", from: "11:00", to: "12:30" }),
        agendaItem({ itemId: "3", optionId: "c", from: "10:00", to: "11:00" }),
        agendaItem({ itemId: "4", optionId: "d", from: "10:30", to: "12:00" }),
      ],
    });
    const clash = (groupId: string) => [{ path: `choices.${groupId}`, code: "choice.clash" }];

    it("refuse the second", () => {
      expect(invalidAnswers(event, person({ choices: { panels: "a", workshops: "c" } }))).toEqual(
        clash("workshops"),
      );
      expect(invalidAnswers(event, person({ choices: { panels: "a", workshops: "d" } }))).toEqual([]);
    });

    it("refuse in a correction what was changed, and nothing that stays as it was", () => {
      const before = person({ choices: { panels: "a", workshops: "d" } });
      const changed = (choices: Record<string, string>, was = before) =>
        invalidAnswers(event, { choices }, { before: was });
      expect(changed({ panels: "b", workshops: "d" })).toEqual(clash("panels"));
      expect(changed({ panels: "a", workshops: "c" })).toEqual(clash("workshops"));
      const moved = { ...before, choices: { panels: "a", workshops: "c" } };
      expect(changed({ panels: "a", workshops: "c" }, moved)).toEqual([]);
    });

    it("are up to staff", () => {
      const choices = { panels: "a", workshops: "c" };
      expect(invalidAnswers(event, person({ choices }), { isLenient: true })).toEqual([]);
    });

    it("refuse nothing where nobody read the programme, as of an event with one choice", () => {
      const { agenda: _, ...unread } = event;
      expect(invalidAnswers(unread, person({ choices: { panels: "a", workshops: "c" } }))).toEqual([]);
    });

    it("give nobody another option instead of a full one", () => {
      const decide = (agenda: typeof event.agenda) =>
        decideSeats({
          mode: "first_come",
          choiceGroups: event.choiceGroups,
          choices: { panels: "a", workshops: "d" },
          ifFull: "other_option",
          agenda,
          blocks: [
            seats("event", 10, 0),
            seats("a", 2, 2),
            seats("b", 2, 0),
            seats("c", 2, 0),
            seats("d", 2, 0),
          ],
          spread: 0,
        });
      expect(decide([])).toMatchObject({ outcome: "confirmed", choices: { panels: "b", workshops: "d" } });
      expect(decide(event.agenda)).toMatchObject({
        outcome: "reserve",
        choices: { panels: "a", workshops: "d" },
      });
    });
  });

  it("may lack what is required when staff enter a paper form", () => {
    expect(invalidAnswers(everythingRequired, person(), { isLenient: true })).toEqual([]);
  });

  const panels = eventInput(PROJECT_ID, { choiceGroups: twoPanels(10) });
  it.each<[string, Parameters<typeof invalidAnswers>[0], ReturnType<typeof person>, unknown]>([
    ["nothing where nothing is asked", eventInput(PROJECT_ID), person(), []],
    ["a missing required choice", panels, person(), [{ path: "choices.panels", code: "choice.required" }]],
    [
      "an option that is not there",
      panels,
      person({ choices: { panels: "z" } }),
      [{ path: "choices.panels", code: "choice.unknown" }],
    ],
    [
      "a choice that is not there",
      panels,
      person({ choices: { panels: "a", other: "a" } }),
      [{ path: "choices.other", code: "choice.unknown" }],
    ],
    [
      "a stop where the coach does not stop",
      form({ pickUpPoints: ["Łomża"] }),
      person({ pickUpPoint: "Suwałki" }),
      [{ path: "pickUpPoint", code: "field.not_offered" }],
    ],
    [
      "no stop where the coach stops",
      form({ pickUpPoints: ["Łomża"] }),
      person({ pickUpPoint: "Łomża" }),
      [],
    ],
    [
      "an answer to what was not asked",
      form({}),
      person({ answers: { q: "tak" } }),
      [{ path: "answers.q", code: "field.not_asked" }],
    ],
    [
      "an answer that was not offered",
      form({ questions: [question("choice", false)] }),
      person({ answers: { q: "pcpr" } }),
      [{ path: "answers.q", code: "field.not_offered" }],
    ],
    [
      "no answer that was offered",
      form({ questions: [question("choice", true)] }),
      person({ answers: { q: "ops" } }),
      [],
    ],
    [
      "anything but yes and no",
      form({ questions: [question("yes_no", false)] }),
      person({ answers: { q: "tak" } }),
      [{ path: "answers.q", code: "field.not_offered" }],
    ],
    [
      "neither yes nor no",
      form({ questions: [question("yes_no", true)] }),
      person({ answers: { q: "no" } }),
      [],
    ],
    [
      "a blank answer to a required question",
      form({ questions: [question("text", true)] }),
      person({ answers: { q: "  " } }),
      [{ path: "answers.q", code: "field.required" }],
    ],
    [
      "no blank answer to an optional question",
      form({ questions: [question("choice", false)] }),
      person({ answers: { q: "" } }),
      [],
    ],
  ])("refuse %s", (_, event, answers, expected) => {
    expect(invalidAnswers(event, answers)).toEqual(expected);
  });

  it("refuse an unknown choice even from staff", () => {
    expect(invalidAnswers(panels, person({ choices: { panels: "z" } }), { isLenient: true })).toEqual([
      { path: "choices.panels", code: "choice.unknown" },
    ]);
  });
});

describe("a correction", () => {
  const asked = (questions: EventInput["form"]["questions"], overrides: Partial<EventInput> = {}) =>
    eventInput(PROJECT_ID, {
      form: { ...eventInput(PROJECT_ID).form, questions, pickUpPoints: ["Łomża"], phone: "required" },
      ...overrides,
    });
  const diet: EventInput["form"]["questions"][number] = {
    questionId: "diet",
    label: { pl: "Dieta?" },
    type: "choice",
    required: true,
    answers: [{ answerId: "vegan", label: { pl: "wegańska" } }],
  };
  /** Signed up when another question was asked, another coach went and nobody asked for a telephone. */
  const before = {
    choices: { gone: "x", panels: "old" },
    answers: { budget: "budżet", diet: "halal" },
    pickUpPoint: "Suwałki",
  };
  const event = asked([diet], { choiceGroups: twoPanels(10) });
  type Sent = Parameters<typeof invalidAnswers>[1];

  it.each<[string, Sent, string[]]>([
    ["nothing of what it does not carry", {}, []],
    ["nothing of what stays as it was", { ...before, phone: "857473412" }, []],
    [
      "an option that is not offered any more",
      { choices: { panels: "older" } },
      ["choices.panels choice.unknown"],
    ],
    ["a choice that is taken away", { choices: { gone: "x" } }, ["choices.panels choice.required"]],
    [
      "another answer to what is not asked any more",
      { answers: { ...before.answers, budget: "50 zł" } },
      ["answers.budget field.not_asked"],
    ],
    ["nothing of an answer that is taken away", { answers: { budget: "", diet: "vegan" } }, []],
    ["another answer that is not offered", { answers: { diet: "keto" } }, ["answers.diet field.not_offered"]],
    ["a required answer that is taken away", { answers: {} }, ["answers.diet field.required"]],
    ["another stop where the coach does not stop", { pickUpPoint: "Ełk" }, ["pickUpPoint field.not_offered"]],
    ["a required field that it empties", { phone: undefined }, ["phone field.required"]],
  ])("is refused for %s", (_, sent, expected) => {
    expect(invalidAnswers(event, sent, { before }).map(({ path, code }) => `${path} ${code}`)).toEqual(
      expected,
    );
  });

  it("by staff may leave a choice open that was added since, but takes none away", () => {
    const of = (choices: Record<string, string>, had: Record<string, string>) =>
      invalidAnswers(event, { choices }, { before: { choices: had, answers: {} }, isLenient: true });
    expect(of({ gone: "x" }, { gone: "x" })).toEqual([]);
    expect(of({}, { panels: "a" })).toEqual([{ path: "choices.panels", code: "choice.required" }]);
  });

  it("keeps answers to what is not asked any more, unless it names them", () => {
    const after = (sent: Record<string, string> | undefined) =>
      correctedAnswers(event.form, before.answers, sent);
    expect(after(undefined)).toEqual(before.answers);
    expect(after({ diet: "vegan" })).toEqual({ budget: "budżet", diet: "vegan" });
    expect(after({ budget: "", diet: "vegan" })).toEqual({ diet: "vegan" });
    expect(after({})).toEqual({ budget: "budżet" });
  });

  it("keeps choices that are not offered any more, unless it gives them up", () => {
    const after = (sent: Record<string, string | null> | undefined) =>
      correctedChoices(event, before.choices, sent);
    expect(after(undefined)).toEqual(before.choices);
    expect(after({ panels: "a" })).toEqual({ gone: "x", panels: "a" });
    expect(after({ panels: "a", gone: null })).toEqual({ panels: "a" });
    expect(after({})).toEqual({ gone: "x" });
  });

  it("is asked for required choices that were added since", () => {
    expect(missingChoices(event, { gone: "x" }).map(({ groupId }) => groupId)).toEqual(["panels"]);
    expect(missingChoices(event, before.choices)).toEqual([]);
  });
});

describe("a status", () => {
  it("may be changed by staff like this where seats go in order of arrival", () => {
    expect(
      Object.fromEntries(REGISTRATION_STATUSES.map((from) => [from, statusChanges("first_come", from)])),
    ).toEqual({
      pending: ["confirmed", "reserve", "rejected", "cancelled"],
      offered: ["confirmed", "reserve", "rejected", "cancelled"],
      confirmed: ["rejected", "cancelled"],
      reserve: ["confirmed", "rejected", "cancelled"],
      rejected: ["confirmed", "reserve"],
      cancelled: ["confirmed", "reserve"],
    });
  });

  it("may be changed by staff like this where they select", () => {
    expect(
      Object.fromEntries(REGISTRATION_STATUSES.map((from) => [from, statusChanges("selection", from)])),
    ).toEqual({
      pending: ["confirmed", "reserve", "rejected", "cancelled"],
      offered: ["confirmed", "reserve", "rejected", "cancelled"],
      confirmed: ["reserve", "rejected", "cancelled"],
      reserve: ["confirmed", "rejected", "cancelled"],
      rejected: ["pending", "confirmed", "reserve"],
      cancelled: ["pending", "confirmed", "reserve"],
    });
  });

  it("counts until it has ended", () => {
    expect(REGISTRATION_STATUSES.filter(isActive)).toEqual(["pending", "offered", "confirmed", "reserve"]);
  });
});

describe("when somebody left", () => {
  const at = "2026-04-16T08:00:00.000Z";
  const before = "2026-04-15T08:00:00.000Z";
  it.each<[string, RegistrationStatus, string | undefined, RegistrationStatus, string | undefined]>([
    ["is now for who gives up a place", "confirmed", undefined, "cancelled", at],
    ["is now for who is taken off the list", "confirmed", undefined, "rejected", at],
    ["is never for who never had a place", "reserve", undefined, "cancelled", undefined],
    ["stays for who is rejected after they withdrew", "cancelled", before, "rejected", before],
    ["is forgotten for who has a place again", "cancelled", before, "confirmed", undefined],
  ])("%s", (_, status, leftAt, next, expected) => {
    expect(leftAtAfter({ status, leftAt }, next, at)).toBe(expected);
  });
});

describe("the holder of a personal link", () => {
  const ALL = { edit: true, changeChoices: true, withdraw: true, handOver: false, move: false };
  const NOTHING = { edit: false, changeChoices: false, withdraw: false, handOver: false, move: false };
  const BEFORE = "2026-03-10T08:00:00.000Z";
  it.each<
    [string, Parameters<typeof participantRights>[0], Parameters<typeof storedEvent>[0], string, unknown]
  >([
    ["may do everything before the event", { status: "confirmed" }, {}, BEFORE, ALL],
    ["may do everything while waiting", { status: "reserve" }, {}, BEFORE, ALL],
    ["may do everything while staff decide", { status: "pending" }, {}, BEFORE, ALL],
    [
      "chooses anew only once an offered seat is taken",
      { status: "offered" },
      {},
      BEFORE,
      { ...ALL, changeChoices: false },
    ],
    [
      "has nothing to choose where nothing is offered",
      { status: "confirmed" },
      { choiceGroups: [] },
      BEFORE,
      { ...ALL, changeChoices: false },
    ],
    [
      "may correct and withdraw but not choose once recruitment is over",
      { status: "confirmed" },
      { state: "closed" },
      BEFORE,
      { ...ALL, changeChoices: false },
    ],
    [
      "may still withdraw on the last day",
      { status: "confirmed" },
      {},
      "2026-04-15T12:00:00.000Z",
      { ...ALL, changeChoices: false },
    ],
    [
      "may do nothing when the event is over",
      { status: "confirmed" },
      {},
      "2026-04-16T00:00:00.000Z",
      NOTHING,
    ],
    [
      "may do nothing when the event is cancelled",
      { status: "confirmed" },
      { state: "cancelled" },
      BEFORE,
      NOTHING,
    ],
    ["may do nothing after withdrawing", { status: "cancelled" }, {}, BEFORE, NOTHING],
    ["may do nothing after a refusal", { status: "rejected" }, {}, BEFORE, NOTHING],
  ])("%s", (_, registration, overrides, now, expected) => {
    const event = storedEvent({ choiceGroups: twoPanels(10), ...overrides });
    expect(participantRights(registration, event, now)).toEqual(expected);
  });
});

describe("the overview of an event", () => {
  it("counts confirmed people by county, institution, option and need, and everybody by status", () => {
    const people = [
      {
        ...storedRegistration({
          countyCode: "2003",
          institution: { name: "OPS w Bielsku Podlaskim", type: "ops" },
          formOfAddress: "ms",
          choices: { panels: "a", extra: "trip" },
        }),
        needs: { diet: "vegan", access: ["sign_language", "captions"] },
      },
      storedRegistration({ countyCode: "2003", choices: { panels: "a" } }),
      {
        ...storedRegistration({
          status: "reserve",
          countyCode: "2061",
          formOfAddress: "mr",
          choices: { panels: "b" },
        }),
        needs: { diet: "standard" },
      },
      storedRegistration({ status: "cancelled", answers: { bed: "yes" } }),
    ];
    expect(countRegistrations(storedEvent(), people)).toEqual({
      byStatus: { pending: 0, offered: 0, confirmed: 2, reserve: 1, rejected: 0, cancelled: 1 },
      byCounty: { "2003": 2 },
      byInstitutionType: { ops: 1, "": 1 },
      byFormOfAddress: { ms: 1, "": 1 },
      byOption: { a: 2, trip: 1 },
      byDiet: { vegan: 1 },
      byAccessNeed: { sign_language: 1, captions: 1 },
      answered: { bed: 1 },
      unanswered: 0,
      unmet: 0,
      addressees: [
        { options: ["a", "trip"], hasPlace: true, count: 1 },
        { options: ["a"], hasPlace: true, count: 1 },
        { options: ["b"], hasPlace: false, count: 1 },
      ],
      programme: { stops: 0, hosts: 0, towns: 0 },
    });
  });

  it("counts on who was there before they left, whatever their status is now", () => {
    const people = [
      storedRegistration({ status: "cancelled", countyCode: "2061" }),
      storedRegistration({
        registrationId: "reg_00000000000000000000000002",
        status: "cancelled",
        countyCode: "2062",
      }),
    ];
    const { byStatus, byCounty } = countRegistrations(
      storedEvent(),
      people,
      new Set(["reg_00000000000000000000000001" as const]),
    );
    expect([byStatus.cancelled, byCounty]).toEqual([2, { "2061": 1 }]);
  });

  it("counts stops, hosts and towns of a study visit: five stops at five hosts in four towns", () => {
    const stop = (itemId: string, town: string | undefined, host: string | undefined) =>
      agendaItem({ itemId, kind: "stop", town, host });
    const agenda = [
      agendaItem({ itemId: "coach", kind: "travel", town: "Białystok" }),
      stop("zaz", "Bydgoszcz", "ZAZ „Poligrafia”"),
      stop("kis", "Bydgoszcz", "Fundacja „Wiatrak”"),
      stop("caritas", "Brodnica", "Centrum Caritas"),
      stop("gmina", "Płużnica", "Towarzystwo Rozwoju Gminy"),
      stop("cis", "Toruń", "CISTOR"),
      agendaItem({ itemId: "lunch", kind: "meal", town: "Grudziądz", host: "Restauracja" }),
    ];
    expect(countRegistrations(storedEvent({ agenda }), []).programme).toEqual({
      stops: 5,
      hosts: 5,
      towns: 4,
    });
    expect(
      countRegistrations(storedEvent({ agenda: [stop("x", undefined, undefined)] }), []).programme,
    ).toEqual({
      stops: 1,
      hosts: 0,
      towns: 0,
    });
  });
});
