import { expect, it } from "vitest";
import type { Context } from "../shared/context.ts";
import { ended } from "../participant/ended.ts";
import type { StoredParticipant } from "../participant/store.ts";
import type { FigureDeps } from "./deps.ts";
import { readThrough } from "./sheet.ts";

const NOW = "2032-01-02T01:00:00.000Z";
const ctx = { now: NOW, actor: { type: "system", name: "erase-people" } } as Context;

function someone(participantId: `ptc_${string}`, startsOn: string | undefined): StoredParticipant {
  return {
    participantId,
    projectId: "prj_1",
    firstName: "Łucja",
    lastName: "Lis",
    formerLastNames: [],
    categories: [],
    territory: [],
    state: "completed",
    startsOn,
    entry: { sex: "woman", birthDate: "1981-07-09" },
    entryVersion: 1,
    apartFrom: [],
    merged: [],
    version: 1,
    createdAt: "2026-02-01T10:00:00.000Z",
    updatedAt: "2026-02-01T10:00:00.000Z",
    traits: [],
    doing: "course",
    changedBy: "staff:stf_1",
  };
}

/** Who was in the project by the end of March 2026, of these. */
async function statesThrough(people: readonly StoredParticipant[]) {
  const deps = {
    participants: {
      list: async () => ({ items: people }),
      findMany: async () => [],
      listLinks: async () => [],
    },
    figures: { changedSince: async () => new Map() },
    supportEntries: { findRecords: async () => people.map(() => ({ entries: [] })) },
  } as unknown as FigureDeps;
  const read = await readThrough(deps, "prj_1", "2026-03-31", NOW);
  return Object.fromEntries(read.people.map(({ person }) => [person.participantId, person.state]));
}

it("counts in a period whoever was in the project by its end, also once their term is over", async () => {
  const people = [
    someone("ptc_before", "2026-02-10"),
    someone("ptc_on", "2026-03-31"),
    someone("ptc_after", "2026-04-01"),
    someone("ptc_undated", undefined),
  ];
  const states = await statesThrough(people);
  expect(states).toEqual({
    ptc_before: "completed",
    ptc_on: "completed",
    ptc_after: "candidate",
    ptc_undated: "completed",
  });
  expect(await statesThrough(people.map((one) => ended(one, ctx)))).toEqual(states);
});
