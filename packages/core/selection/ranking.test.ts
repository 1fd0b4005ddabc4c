import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rank, type RankingInput } from "./ranking.ts";
import { hundredths } from "./rules.ts";
import type { Criterion } from "./schema.ts";

const CRITERIA: Criterion[] = [
  { type: "formal", criterionId: "region", title: { pl: "Z województwa" } },
  { type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 2 },
  { type: "scored", criterionId: "plan", title: { pl: "Plan" }, most: 5, weight: 1 },
];
const id = (number: number) => `reg_${String(number).padStart(26, "0")}` as const;
const member = (number: number) => `stf_${String(number).padStart(26, "0")}` as const;
const institution = (number: number) => `ins_${String(number).padStart(26, "0")}` as const;
const sheet = (number: number, more: Partial<RankingInput["sheets"][number]> = {}) => ({
  staffId: member(number),
  institutionIds: [],
  conflicts: [],
  ...more,
});
const applicant = (number: number, minute = number) => ({
  registrationId: id(number),
  createdAt: `2026-03-02T09:${String(minute).padStart(2, "0")}:00.000Z`,
});
const score = (
  by: number,
  of: number,
  need: number,
  plan: number,
  region = true,
): RankingInput["scores"][number] => ({
  staffId: member(by),
  registrationId: id(of),
  formal: { region },
  points: region ? { need, plan } : {},
});
const input = (overrides: Partial<RankingInput>): RankingInput => ({
  criteria: CRITERIA,
  ties: ["criteria", "registered"],
  lot: "LOT",
  applicants: [],
  sheets: [sheet(1), sheet(2)],
  scores: [],
  ...overrides,
});
const ranked = (overrides: Partial<RankingInput>) =>
  rank(input(overrides)).map(({ registrationId, rank: place }) => [Number(registrationId.slice(4)), place]);

describe("a ranking", () => {
  it("goes by the mean of those who scored, each criterion by its weight", () => {
    const applicants = [applicant(1), applicant(2), applicant(3)];
    const scores = [score(1, 1, 3, 5), score(2, 1, 4, 5), score(1, 2, 10, 0), score(1, 3, 6, 1)];
    const places = rank(input({ applicants, scores }));
    expect(places.map(({ registrationId, total }) => [registrationId, hundredths(total) / 100])).toEqual([
      [id(2), 20],
      [id(3), 13],
      [id(1), 12],
    ]);
    expect(places[2]?.points).toEqual({ need: { sum: 7, of: 2 }, plan: { sum: 10, of: 2 } });
  });

  it("tells means apart that no decimal does", () => {
    const sheets = [1, 2, 3].map((number) => sheet(number));
    const scores = [
      ...[1, 2, 3].map((by) => score(by, 1, by === 1 ? 1 : 0, 0)),
      ...[1, 2].map((by) => score(by, 2, by === 1 ? 1 : 0, 0)),
    ];
    expect(ranked({ applicants: [applicant(1), applicant(2)], sheets, scores })).toEqual([
      [2, 1],
      [1, 2],
    ]);
    // A third, three times, is one.
    const thirds = rank(
      input({ applicants: [applicant(1)], sheets, scores: [1, 2, 3].map((by) => score(by, 1, by % 2, 0)) }),
    );
    expect(thirds[0]?.total).toEqual({ sum: 4, of: 3 });
  });

  it.each<[string, Partial<RankingInput>, number[]]>([
    ["points of the criteria in their order", { ties: ["criteria", "registered"] }, [2, 1]],
    ["the time of registration", { ties: ["registered"] }, [1, 2]],
    ["the time first, where it was set so", { ties: ["registered", "criteria"] }, [1, 2]],
  ])("of the same points goes by %s", (_, rule, expected) => {
    // Both have 10: 2 × 3 + 4 and 2 × 4 + 2.
    const scores = [score(1, 1, 3, 4), score(1, 2, 4, 2)];
    expect(
      ranked({ applicants: [applicant(1), applicant(2)], scores, ...rule }).map(([number]) => number),
    ).toEqual(expected);
  });

  it("of the same in all goes by a lot that anybody can draw again, and by another one for another event", () => {
    const applicants = [1, 2, 3, 4, 5, 6].map((number) => applicant(number, 0));
    const scores = applicants.map((_, index) => score(1, index + 1, 5, 5));
    const drawn = (lot: string) => ranked({ applicants, scores, lot }).map(([number]) => number);
    expect(drawn("LOT")).toEqual(drawn("LOT"));
    expect(new Set(["A", "B", "C", "D"].map((lot) => drawn(lot).join(""))).size).toBeGreaterThan(1);
  });

  it("has those whom nobody judged after all with a rank, and who does not meet a condition at its end", () => {
    const places = rank(
      input({
        applicants: [applicant(1), applicant(2), applicant(3)],
        scores: [score(1, 1, 0, 0, false), score(2, 1, 10, 5), score(1, 3, 1, 1)],
      }),
    );
    expect(places.map(({ registrationId, rank: place }) => [registrationId, place])).toEqual([
      [id(3), 1],
      [id(2), undefined],
      [id(1), undefined],
    ]);
    expect(places[2]).toMatchObject({ failed: ["region"], disputed: ["region"], judges: 2 });
  });

  it.each<[string, Partial<RankingInput["sheets"][number]>]>([
    ["of their own institution", { institutionIds: [institution(7)] }],
    ["whom they know too well", { conflicts: [id(1)] }],
  ])("knows nothing of what a member gave people %s, for or against", (_, said) => {
    const own = { ...applicant(1), institutionId: institution(7) };
    const places = (favour: number, region: boolean) =>
      rank(
        input({
          applicants: [own, applicant(2)],
          sheets: [sheet(1, said), sheet(2)],
          scores: [score(1, 1, favour, 5, region), score(2, 1, 1, 1), score(2, 2, 2, 1)],
        }),
      );
    expect(places(10, true)).toEqual(places(0, true));
    expect(places(10, true)).toEqual(places(0, false));
    expect(places(10, true)[0]?.registrationId).toBe(id(2));
  });
});

/** Up to eight applicants, three members, some of whom have to do with some of them, and few points, so that many tie. */
const someRanking = fc
  .record({
    count: fc.integer({ min: 1, max: 8 }),
    ties: fc.constantFrom<RankingInput["ties"]>(["criteria", "registered"], ["registered"], ["criteria"], []),
    own: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 3 }),
    given: fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(2),
        fc.nat(2),
        fc.boolean(),
      ),
      { maxLength: 24 },
    ),
  })
  .map(({ count, ties, own, given }) => {
    const scores = new Map(
      given
        .filter(([, of]) => of <= count)
        .map(([by, of, need, plan, low]) => [
          `${by} ${of}`,
          score(by, of, need, plan, !low || need + plan > 1),
        ]),
    );
    return input({
      ties,
      applicants: Array.from({ length: count }, (_, index) => ({
        ...applicant(index + 1, index % 3),
        institutionId: institution((index % 3) + 1),
      })),
      sheets: [1, 2, 3].map((number) =>
        sheet(number, {
          institutionIds: own.filter(([who]) => who === number).map(([, which]) => institution(which)),
        }),
      ),
      scores: [...scores.values()],
    });
  });

/** The same in another order. */
function shuffled<T>(items: readonly T[], by: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, at: by[index % by.length] ?? 0, index }))
    .toSorted((a, b) => a.at - b.at || b.index - a.index)
    .map(({ item }) => item);
}
const order = fc.array(fc.nat(50), { minLength: 5, maxLength: 24 });

type Rank = typeof rank;

const hasNoOrder = (how: Rank) =>
  fc.property(someRanking, order, (one, by) => {
    const other = {
      ...one,
      applicants: shuffled(one.applicants, by),
      sheets: shuffled(one.sheets, by),
      scores: shuffled(one.scores, by),
    };
    expect(how(other)).toEqual(how(one));
  });

describe("a ranking of any scores", () => {
  it("is the same whoever scored, was read or signed up first", () => {
    fc.assert(hasNoOrder(rank));
  });

  it("would be found out if it kept those of the same points as they came (negative control)", () => {
    const careless: Rank = (one) => {
      const places = rank(one);
      return one.applicants
        .map(({ registrationId }) => places.find((place) => place.registrationId === registrationId))
        .filter((place) => place !== undefined)
        .toSorted((a, b) => b.total.sum * Math.max(1, a.total.of) - a.total.sum * Math.max(1, b.total.of));
    };
    expect(fc.check(hasNoOrder(careless)).failed).toBe(true);
  });

  it("has everybody once, ranks without a gap, and nobody before somebody with more", () => {
    fc.assert(
      fc.property(someRanking, (one) => {
        const places = rank(one);
        expect(places.map(({ registrationId }) => registrationId).toSorted()).toEqual(
          one.applicants.map(({ registrationId }) => registrationId).toSorted(),
        );
        const withRank = places.filter(({ rank: place }) => place !== undefined);
        expect(places.slice(0, withRank.length)).toEqual(withRank);
        expect(withRank.map(({ rank: place }) => place)).toEqual(withRank.map((_, index) => index + 1));
        for (const [index, { total }] of withRank.entries()) {
          const before = withRank[index - 1]?.total;
          if (before)
            expect(BigInt(before.sum) * BigInt(total.of)).toBeGreaterThanOrEqual(
              BigInt(total.sum) * BigInt(before.of),
            );
        }
      }),
    );
  });

  it("is the same without what members gave people of their own institution", () => {
    fc.assert(
      fc.property(someRanking, (one) => {
        const isOwn = ({ staffId, registrationId }: RankingInput["scores"][number]) => {
          const own = one.sheets.find((each) => each.staffId === staffId)?.institutionIds as string[];
          const of = one.applicants.find((each) => each.registrationId === registrationId)?.institutionId;
          return own.includes(of ?? "");
        };
        expect(rank({ ...one, scores: one.scores.filter((each) => !isOwn(each)) })).toEqual(rank(one));
      }),
    );
  });
});
