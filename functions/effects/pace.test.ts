import { describe, expect, it } from "vitest";
import { seededRandom } from "../../tests/support/random.ts";
import { LANES, type Lane } from "../mails/lane.ts";
import { paceAt, slowDown, type Slowed } from "./pace.ts";

const RATE = 50;
const MAILERS = 2;

/**
 * A mail service that takes so many mails a second, with mailers in front of it that always have one to send or from a moment
 * on, and what it took of each lane in a part of the time. Time is counted, not waited for.
 */
function simulate(
  loads: Partial<Record<Lane, { from: number; mails?: number }>>,
  {
    seconds,
    measured: [from, to],
    burst = RATE,
    rate = RATE,
  }: {
    seconds: number;
    measured: readonly [number, number];
    burst?: number;
    rate?: number;
  },
) {
  const random = seededRandom(1);
  const left = Object.fromEntries(LANES.map((lane) => [lane, loads[lane]?.mails ?? Infinity]));
  const mailers = LANES.flatMap((lane) => {
    const load = loads[lane];
    return load
      ? Array.from({ length: MAILERS }, () => ({
          lane,
          next: load.from * 1_000 + random() * 50,
          slowed: undefined as Slowed | undefined,
        }))
      : [];
  });
  const taken: Record<Lane, number> = { urgent: 0, ordinary: 0, many: 0 };
  const doneAt: Partial<Record<Lane, number>> = {};
  let room = burst;
  let filledAt = 0;
  for (;;) {
    const mailer = mailers.reduce((first, one) => (one.next < first.next ? one : first));
    const { lane, next: now } = mailer;
    if (now >= seconds * 1_000) break;
    room = Math.min(burst, room + ((now - filledAt) * rate) / 1_000);
    filledAt = now;
    if ((left[lane] ?? 0) <= 0) {
      mailer.next = Infinity;
      continue;
    }
    if (room >= 1) {
      room -= 1;
      left[lane] = (left[lane] ?? 0) - 1;
      if (left[lane] === 0) doneAt[lane] = now / 1_000;
      if (now >= from * 1_000 && now < to * 1_000) taken[lane] += 1;
    } else mailer.slowed = slowDown(lane, RATE, mailer.slowed, now);
    mailer.next = now + ((0.8 + 0.4 * random()) * 1_000) / paceAt(lane, RATE, mailer.slowed, now);
  }
  const perSecond = (lane: Lane) => Math.round((taken[lane] / (to - from)) * 10) / 10;
  return { urgent: perSecond("urgent"), ordinary: perSecond("ordinary"), many: perSecond("many"), doneAt };
}

describe("the pace of mailers before a service that takes fifty a second", () => {
  const later = { seconds: 120, measured: [20, 120] } as const;

  it.each(LANES)("lets one lane alone have nearly all of it: %s", (lane) => {
    for (const burst of [5, RATE]) {
      const { [lane]: perSecond } = simulate({ [lane]: { from: 0 } }, { ...later, burst });
      expect(perSecond).toBeGreaterThan(RATE * 0.9);
      expect(perSecond).toBeLessThanOrEqual(RATE);
    }
  });

  it("gives the more urgent more of it where all have too much, loses none, and starves nobody", () => {
    const all = { urgent: { from: 0 }, ordinary: { from: 0 }, many: { from: 0 } };
    for (const burst of [5, RATE]) {
      const { urgent, ordinary, many } = simulate(all, { ...later, burst });
      expect(urgent).toBeGreaterThan(RATE * 0.65);
      expect(ordinary).toBeGreaterThan(RATE * 0.25);
      expect(many).toBeGreaterThan(RATE * 0.01);
      expect(many).toBeLessThan(RATE * 0.05);
      expect(urgent + ordinary + many).toBeGreaterThan(RATE * 0.95);
    }
  });

  it.each([
    ["confirmations", "ordinary", 0.8],
    ["codes", "urgent", 0.9],
  ] as const)("leaves letters to many what %s do not need, also where those never end", (_, lane, part) => {
    const { [lane]: first, many } = simulate({ [lane]: { from: 0 }, many: { from: 0 } }, later);
    expect(first).toBeGreaterThan(RATE * part);
    expect(many).toBeGreaterThan(RATE * 0.03);
    expect(first + many).toBeGreaterThan(RATE * 0.95);
  });

  it("makes room for a hundred confirmations within three seconds, and gives the room back", () => {
    const loads = { many: { from: 0 }, ordinary: { from: 30, mails: 100 } };
    const during = simulate(loads, { seconds: 120, measured: [30, 60] });
    expect(during.doneAt.ordinary).toBeLessThan(33);
    expect(during.many).toBeGreaterThan(RATE * 0.3);
    expect(simulate(loads, { seconds: 120, measured: [80, 120] }).many).toBeGreaterThan(RATE * 0.9);
  });

  it("makes room for ten codes within a second while the others have all they can send", () => {
    const loads = { many: { from: 0 }, ordinary: { from: 0 }, urgent: { from: 30, mails: 10 } };
    expect(simulate(loads, later).doneAt.urgent).toBeLessThan(31);
  });

  it("comes to what the service takes also where it takes less than it said", () => {
    const { many } = simulate({ many: { from: 0 } }, { ...later, rate: 10 });
    expect(many).toBeGreaterThan(9);
  });
});

describe("a mailer that was refused", () => {
  it("counts refusals of one second as one, and never slows down to nothing", () => {
    const first = slowDown("many", 50, undefined, 10_000);
    expect(first).toEqual({ perSecond: 25, at: 10_000 });
    expect(slowDown("many", 50, first, 10_999)).toBe(first);
    let slowed = first;
    for (let at = 11_000; at < 30_000; at += 1_000) slowed = slowDown("many", 50, slowed, at);
    expect(slowed.perSecond).toBeCloseTo(1, 3);
    expect(slowDown("many", 14, { perSecond: 0.6, at: 0 }, 1_000).perSecond).toBe(0.5);
    expect(slowDown("many", 0.4, undefined, 0).perSecond).toBe(0.4);
  });

  it("asks, with the other of its lane, as often as the service allows where somebody waits in front of the page", () => {
    let slowed = slowDown("urgent", 50, undefined, 0);
    for (let at = 1_000; at < 30_000; at += 1_000) slowed = slowDown("urgent", 50, slowed, at);
    expect(slowed.perSecond).toBeGreaterThanOrEqual(25);
  });

  it("takes its pace back in time, and no more than it had", () => {
    const slowed = slowDown("ordinary", 50, undefined, 0);
    expect([0, 1_000, 2_000, 60_000].map((at) => paceAt("ordinary", 50, slowed, at))).toEqual([
      42.5, 45, 47.5, 50,
    ]);
  });
});
