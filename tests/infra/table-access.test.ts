import { entities } from "@zapisy/core/manifests";
import { expect, it } from "vitest";
import { keysThatApi } from "../../infra/table-access.ts";

it("lets the API change everything that a store keeps, but addresses, counts of tries, how institutions are found, wordings, notes of access, messages, openings, reminders, what was told, and the audit", () => {
  const apart = [
    "accessId",
    "addressHash",
    "eventsOf",
    "limitId",
    "messageOf",
    "openingOf",
    "remindersOf",
    "subjectId",
    "toldOf",
    "wordHead",
    "wordingId",
  ];
  const keys = new Set(Object.values(entities).map(({ key }) => key));
  expect(keysThatApi("changes")).toEqual([...keys].filter((key) => !apart.includes(key)).sort());
});
