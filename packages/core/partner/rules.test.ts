import { describe, expect, it } from "vitest";
import type { SeatGroup } from "../event/seat-group.ts";
import { eventInput } from "../../../tests/support/fixture.ts";
import type { InstitutionId } from "../institution/schema.ts";
import { NOWHERE } from "../registration/seats.ts";
import { ownPerson, partnerGroups, quotaTaken } from "./rules.ts";

const PARTNER = "ins_00000000000000000000000001";
const OFFICE = "ins_00000000000000000000000002";
const partner = new Set<string>([PARTNER]);

const group = (groupId: string, more: Partial<SeatGroup>): SeatGroup => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes: [],
  institutions: [{ institutionId: PARTNER, name: "Partner" }],
  seats: 4,
  ...more,
});
const GROUPS = [
  group("own", { codes: ["12"], partnerId: PARTNER }),
  // That a group lists somebody's institution makes its places nobody's but the organiser's.
  group("shared", { codes: ["16"] }),
  group("other", { codes: ["24"], partnerId: OFFICE }),
];
const event = (groupsEnded?: true) => ({
  recruitment: eventInput("prj_00000000000000000000000000", {
    recruitment: { mode: "first_come", groups: GROUPS, groupsUntil: "2026-03-10T12:00" },
  }).recruitment,
  timeZone: "Europe/Warsaw" as const,
  groupsEnded,
});
const at = (scope: string) => ({ scope, block: 0 });
const person = (standing: Partial<typeof NOWHERE> = {}, institutionId: InstitutionId = OFFICE) => ({
  institution: { institutionId, name: "OPS", type: "ops" as const },
  standing: { ...NOWHERE, ...standing },
  createdAt: "2026-03-02T09:00:00.000Z",
});
const saysCracow = { countyCode: "1261", institutions: [] };
const saysOpole = { countyCode: "1661", institutions: [] };

describe("a partner's own people", () => {
  it.each([
    ["has a place of its group", person({ holds: [at("group:own")] }), undefined, { groupId: "own" }],
    ["waits in the line of its group", person({ waits: [at("group:own")] }), undefined, { groupId: "own" }],
    ["applies for one", person({ pends: [at("group:own")] }), undefined, { groupId: "own" }],
    ["is of another group", person({ holds: [at("group:other")] }), saysCracow, undefined],
    ["is of a group that only lists it", person({ holds: [at("group:shared")] }), saysOpole, undefined],
    ["has a place that is nobody's", person({ holds: [at("event")] }), saysCracow, undefined],
    ["left, and would be of its group", person(), saysCracow, { groupId: "own" }],
    ["left, and would be of another", person(), saysOpole, undefined],
    ["left, and nobody looked", person(), undefined, undefined],
    ["comes from the partner itself", person({ holds: [at("event")] }, PARTNER), undefined, {}],
    ["comes from it in another's group", person({ holds: [at("group:other")] }, PARTNER), undefined, {}],
  ])("whoever %s", (_, who, belonging, expected) => {
    expect(ownPerson(who, event(), partner, belonging)).toEqual(expected);
  });

  it("are told by what they say once all groups have ended", () => {
    const seated = person({ holds: [at("event")] });
    expect(ownPerson(seated, event(true), partner, saysCracow)).toEqual({ groupId: "own" });
    expect(ownPerson(seated, event(true), partner, saysOpole)).toBeUndefined();
  });

  it.each([
    ["the minute before", "2026-03-10T10:59:00.000Z", { groupId: "own" }],
    ["at that minute", "2026-03-10T11:00:00.000Z", undefined],
  ])("are those of its group who came before its places became everybody's: %s", (_, createdAt, expected) => {
    const late = { ...person({ holds: [at("event")] }), createdAt };
    expect(ownPerson(late, event(true), partner, saysCracow)).toEqual(expected);
  });

  it.each([
    ["its entry", PARTNER, {}],
    ["another's entry", OFFICE, undefined],
  ])("whose words alone are known are its own where these lead to %s", (_, entry, expected) => {
    const wrote = {
      ...person({ holds: [at("event")] }),
      institution: { name: "OPS", type: "ops" as const, town: "Brzeziny" },
    };
    expect(ownPerson(wrote, event(), partner, { institutions: [entry] })).toEqual(expected);
  });

  it("are nobody without an institution or group", () => {
    expect(ownPerson({ ...person(), institution: undefined }, event(), partner)).toBeUndefined();
  });
});

describe("a partner's places", () => {
  it("are those of the groups that are the partner's", () => {
    expect(partnerGroups(event(), partner).map(({ groupId }) => groupId)).toEqual(["own"]);
  });

  it("count whoever has one of its quota, of the event alone", () => {
    const people = [
      person({ holds: [at("event"), at(`institution:${PARTNER}`)] }),
      person({ holds: [at("event"), at(`institution:${PARTNER}/a`)] }),
      person({ holds: [at("event"), at(`institution:${OFFICE}`)] }),
      person({ waits: [at(`institution:${PARTNER}`)] }),
    ];
    expect(quotaTaken(people, partner)).toBe(1);
  });
});
