import type { PartnerEvent } from "@zapisy/core/partner/answer";
import { expect, it } from "vitest";
import { peopleOf } from "./outside.ts";

const seats = (total: number) => ({ total, taken: 0, left: total, waiting: 0 });

it.each<[string, PartnerEvent["places"][number]["seats"] | null, boolean]>([
  ["has places of its own", seats(2), true],
  ["gave all of its places back", seats(0), false],
  ["had places that became everybody's", undefined, false],
  ["never had any", null, false],
])("a partner without people that %s is somebody there: %s", (_, own, isThere) => {
  const places = own === null ? [] : [{ groupId: "opole", name: { pl: "Opole" }, seats: own }];
  expect(peopleOf({ people: [], places } as unknown as PartnerEvent)).toEqual(isThere ? [] : undefined);
});
