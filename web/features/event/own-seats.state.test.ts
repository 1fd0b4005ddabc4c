import type { EventView } from "@zapisy/core/event/answer";
import { describe, expect, it } from "vitest";
import { groupRefusal, ownSeats, seatsBySaid } from "./own-seats.state.ts";

const counted = (left: number) => ({ total: 4, taken: 4 - left, left, waiting: 0 });
const group = (groupId: string, codes: string[]) => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes,
  institutions: [],
  seats: 4,
});
const grouped = {
  seats: {
    event: { ...counted(3), pending: 0 },
    options: {},
    groups: { common: counted(0), each: { opole: counted(2) } },
  },
  recruitment: { groups: [group("opole", ["16"]), group("empty", ["24"])] },
} satisfies { seats: EventView["seats"]; recruitment: Pick<EventView["recruitment"], "groups"> };
const office = { name: "Fundacja", type: "ngo", town: "Opole" } as const;

describe("ownSeats", () => {
  it.each([
    ["all, while nothing is said", {}, grouped.seats.event, undefined],
    ["those of their group", { institution: office, countyCode: "1661" }, counted(2), "opole"],
    [
      "none of a group without places",
      { countyCode: "2469" },
      { total: 0, taken: 0, left: 0, waiting: 0 },
      "empty",
    ],
    ["the common ones", { institution: office, countyCode: "1261" }, counted(0), undefined],
  ])("are %s", (_, said, seats, groupId) => {
    const own = ownSeats(grouped, said);
    expect([own.seats, own.group?.groupId]).toEqual([seats, groupId]);
  });

  it("are the common ones of whoever is entered without a word of where they belong", () => {
    expect(seatsBySaid(grouped, {})).toEqual({ seats: counted(0) });
    expect(seatsBySaid(grouped, { countyCode: "1661" }).group?.groupId).toBe("opole");
  });

  it("are all of an event without groups", () => {
    const plain = { seats: { event: grouped.seats.event, options: {} }, recruitment: {} };
    expect(ownSeats(plain, { countyCode: "1661" })).toEqual({ seats: grouped.seats.event });
  });
});

describe("groupRefusal", () => {
  const [opole, empty] = grouped.recruitment.groups;
  const shut = { ...grouped, recruitment: { groups: [{ ...opole, shut: true as const }, empty] } };
  const closed = { ...grouped, recruitment: { ...grouped.recruitment, outsideGroups: "refuse" as const } };
  it.each([
    ["of a group that is shut", shut, { countyCode: "1661" }, "shut"],
    [
      "of none where only groups have places",
      closed,
      { institution: office, countyCode: "1261" },
      "no_group",
    ],
    ["of nobody while nothing is said", closed, {}, undefined],
    ["of no group that takes people", closed, { countyCode: "1661" }, undefined],
    ["of none where there are common places", grouped, { countyCode: "1261" }, undefined],
    [
      "of an event without groups",
      { seats: { event: grouped.seats.event, options: {} }, recruitment: {} },
      { countyCode: "1661" },
      undefined,
    ],
  ] as [
    string,
    Parameters<typeof groupRefusal>[0],
    Parameters<typeof groupRefusal>[1],
    string | undefined,
  ][])("is %s", (_, event, said, why) => {
    expect(groupRefusal(event, said)?.why).toBe(why);
  });
});
