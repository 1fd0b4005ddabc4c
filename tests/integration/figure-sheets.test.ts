import { randomBytes } from "node:crypto";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { createFigureStore } from "@zapisy/core/figure";
import { createParticipantStore, eraseParticipant } from "@zapisy/core/participant";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import { addSeconds, epochSeconds } from "@zapisy/core/shared/time";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, passMinute } from "../support/actions.ts";
import { attendedEvent } from "../support/certificates.ts";
import { disturb } from "../support/disturb.ts";
import { dropRows, rowsOf } from "../support/figures.ts";
import { readUnitsOf } from "../support/reads.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const DAY_MINUTES = 24 * 60;
const store = () => createFigureStore(world.deps.table);
const view = async (projectId: ProjectId) => {
  const { cuts, readAt } = await world.deps.services.figure.getFigures(asStaff(world), projectId);
  const lines = cuts.find(({ cut }) => cut === "category")?.lines ?? [];
  return { readAt, whole: cuts[0]?.lines[0], categories: lines.map(({ row, people }) => [row, people]) };
};
const person = (lastName: string, categories = ["rolnicy"]) => ({
  firstName: "Łucja",
  lastName,
  formerLastNames: [],
  categories,
  territory: ["2003"],
});
const add = (projectId: ProjectId, lastName: string, categories?: string[]) =>
  world.deps.services.participant.addParticipant(asStaff(world), projectId, person(lastName, categories));
/** Says of somebody what they are, as staff do. */
async function change(projectId: ProjectId, participantId: ParticipantId, categories: string[]) {
  const { participant } = world.deps.services;
  const { lastName, version } = await participant.getParticipant(asStaff(world), projectId, participantId);
  await participant.changeParticipant(asStaff(world), projectId, participantId, {
    ...person(lastName, categories),
    version,
  });
}
async function erase(participantId: ParticipantId): Promise<void> {
  const stored = await createParticipantStore(world.deps.table).find(participantId);
  if (stored) await eraseParticipant(world.deps.table, stored);
}
/** The last names in all that is kept, also in parts that nobody reads. */
async function namesKept(projectId: ProjectId): Promise<string[]> {
  const { sheet } = await store().findSheet(projectId, world.clock.now);
  return (sheet?.people ?? []).map(({ person: { lastName } }) => lastName);
}
/** Gives everybody of a project a visit, so that figures have them. */
async function advise(projectId: ProjectId, ids: readonly ParticipantId[]): Promise<void> {
  for (const [index, participantId] of ids.entries())
    await world.deps.services.supportEntry.addEntry(asStaff(world), projectId, {
      participantId,
      supportId: "law",
      day: "2026-02-10",
      from: `09:${String(index).padStart(2, "0")}`,
      to: `09:${String(index + 1).padStart(2, "0")}`,
      topic: "Alimenty",
      mode: "onsite",
      counsellor: { name: "Żaneta Łęcka" },
    });
}
/** How many writes something needs of rows whose keys begin so. */
async function writesOf(key: string, work: () => Promise<unknown>): Promise<number> {
  let writes = 0;
  const stop = disturb(world.deps.table.client, async ({ command, input }, send) => {
    if (/Put|Transact/.test(command) && JSON.stringify(input).includes(key)) writes += 1;
    return send();
  });
  await work();
  stop();
  return writes;
}
const withSupport = () =>
  createProject(world, { supports: [{ supportId: "law", name: "Poradnictwo", mode: "individual" }] });

describe("what figures keep of people", () => {
  it("has nobody who was erased, and the others need not be read again", async () => {
    const projectId = await createProject(world);
    const { participantId } = await add(projectId, "Żegnająca");
    for (let number = 0; number < 40; number += 1) await add(projectId, `Źrebiec ${number}`);
    await world.follow();
    passMinute(world, 2);
    await view(projectId);
    expect(await namesKept(projectId)).toContain("Żegnająca");
    await erase(participantId);
    await world.follow();
    const kept = await namesKept(projectId);
    expect(kept).toHaveLength(40);
    expect(kept).not.toContain("Żegnająca");
    // Nobody reads everybody because of one: people, links and records of forty are 60 units or more.
    const units = await readUnitsOf(world.deps.table.client, () => view(projectId));
    expect(units).toBeLessThan(30);
  }, 60_000);

  it("gets nobody back whom a view had read before they were erased", async () => {
    const projectId = await createProject(world);
    await add(projectId, "Zostająca");
    const { participantId } = await add(projectId, "Żegnająca");
    await world.follow();
    let isErased = false;
    const stop = disturb(world.deps.table.client, async ({ command, input }, send) => {
      const isKept = /Put|Transact/.test(command) && JSON.stringify(input).includes("$zapisy#figuresOf_");
      if (isKept && !isErased) {
        isErased = true;
        await erase(participantId);
        await world.follow();
      }
      return send();
    });
    await view(projectId);
    stop();
    expect(isErased).toBe(true);
    const rows = await rowsOf(world, projectId, "figuresOf");
    expect(rows.filter(({ __edb_e__: entity }) => entity === "figureSheet")).toEqual([]);
    await view(projectId);
    expect(await namesKept(projectId)).toEqual(["Zostająca"]);
  });

  it("is written once where many change at once, and not by each who looks", async () => {
    const projectId = await createProject(world);
    const ids: ParticipantId[] = [];
    for (let number = 0; number < 30; number += 1)
      ids.push((await add(projectId, `Źrebiec ${number}`)).participantId);
    await world.follow();
    passMinute(world, 2);
    await view(projectId);
    passMinute(world, 2);
    for (const participantId of ids.slice(0, 20)) await change(projectId, participantId, ["migranci"]);
    await world.follow();
    const written = () => writesOf("$zapisy#figuresOf_", () => view(projectId));
    // Who looks within the minute has to read them in any case.
    expect([await written(), await written()]).toEqual([0, 0]);
    passMinute(world, 2);
    expect([await written(), await written()]).toEqual([1, 0]);
  }, 60_000);

  it("is noted once of everybody in a batch", async () => {
    const projectId = await createProject(world);
    const { participantId } = await add(projectId, "Zmienna");
    for (const category of ["a", "b", "c", "d"]) await change(projectId, participantId, [category]);
    expect(await writesOf("$zapisy#figureNotesOf_", () => world.follow())).toBe(1);
    expect(await rowsOf(world, projectId, "figureNotesOf")).toHaveLength(1);
  });

  it("has no part left of a larger one before, and ends by itself", async () => {
    const projectId = await createProject(world);
    const { participantId } = await add(projectId, "Zostająca");
    await world.follow();
    await view(projectId);
    const { sheet, ...before } = await store().findSheet(projectId, world.clock.now);
    const [one] = sheet?.people ?? [];
    if (!sheet || !one) throw new Error("no sheet");
    const people = Array.from({ length: 4_000 }, () => ({
      ...one,
      nameKey: randomBytes(50).toString("hex"),
    }));
    await store().keepSheet(projectId, { ...sheet, people }, before);
    const large = await store().findSheet(projectId, world.clock.now);
    expect(large).toMatchObject({ parts: [0, 1, 2, 3], sheet: { people } });
    await store().keepSheet(projectId, sheet, large);
    const rows = await rowsOf(world, projectId, "figuresOf");
    expect(rows.map(({ part, parts, ttl }) => [part, parts, ttl])).toEqual([
      [0, 1, epochSeconds(addSeconds(sheet.readAt, 2 * 86_400))],
    ]);
    // Also of parts that nobody reads, which a writer leaves who dies half-way, nobody stays who is erased.
    await store().keepSheet(projectId, { ...sheet, people }, before);
    await store().keepSheet(projectId, sheet, before);
    await erase(participantId);
    await world.follow();
    const left = await rowsOf(world, projectId, "figuresOf");
    expect(left.filter(({ part }) => part !== undefined)).toHaveLength(4);
    expect(
      new Set(left.flatMap(({ people: some }) => (some ? (some as Uint8Array).byteLength : []))),
    ).toEqual(new Set([22]));
  });

  it("has all its people in their order where there are more than ten parts, also with parts left of before", async () => {
    const projectId = await createProject(world);
    await add(projectId, "Zostająca");
    await world.follow();
    await view(projectId);
    const { sheet, ...before } = await store().findSheet(projectId, world.clock.now);
    const [one] = sheet?.people ?? [];
    if (!sheet || !one) throw new Error("no sheet");
    const many = (count: number) =>
      Array.from({ length: count }, (_, number) => ({
        ...one,
        nameKey: `${number}${randomBytes(1_000).toString("hex")}`,
      }));
    const [large, small] = [many(2_000), many(500)];
    await store().keepSheet(projectId, { ...sheet, people: large }, before);
    const kept = await store().findSheet(projectId, world.clock.now);
    expect(kept.parts).toHaveLength(12);
    expect(kept.sheet?.people).toEqual(large);
    // As a writer leaves it who dies half-way: parts of before behind those of now.
    await store().keepSheet(projectId, { ...sheet, people: small }, { ...kept, parts: [] });
    const halfway = await store().findSheet(projectId, world.clock.now);
    expect(halfway.sheet?.people).toEqual(small);
    await store().keepSheet(projectId, { ...sheet, people: small }, halfway);
    expect((await store().findSheet(projectId, world.clock.now)).parts).toEqual([0, 1, 2]);
  }, 60_000);

  it("has nobody who was erased where it is of before it was kept when all were read", async () => {
    const projectId = await createProject(world);
    const { participantId } = await add(projectId, "Żegnająca");
    await add(projectId, "Zostająca");
    await world.follow();
    await view(projectId);
    const { documents, name } = world.deps.table;
    const [row] = (await rowsOf(world, projectId, "figuresOf")).filter(({ part }) => part === 0);
    await documents.send(
      new UpdateCommand({
        TableName: name,
        Key: { pk: row?.pk, sk: row?.sk },
        UpdateExpression: "REMOVE readAt, #ttl",
        ConditionExpression: "attribute_exists(readAt)",
        ExpressionAttributeNames: { "#ttl": "ttl" },
      }),
    );
    await erase(participantId);
    await world.follow();
    expect((await rowsOf(world, projectId, "figuresOf")).filter(({ part }) => part === 0)).toEqual([]);
    await view(projectId);
    expect(await namesKept(projectId)).toEqual(["Zostająca"]);
  });

  it("is read anew after a day, so that a note that was lost does no lasting harm", async () => {
    const projectId = await withSupport();
    const { participantId } = await add(projectId, "Zmienna");
    await advise(projectId, [participantId]);
    await world.follow();
    passMinute(world, 2);
    const { readAt, categories } = await view(projectId);
    expect(categories).toEqual([["rolnicy", 1]]);
    expect(readAt).toBe(world.clock.now);
    await change(projectId, participantId, ["migranci"]);
    await world.follow();
    await dropRows(world, projectId, "figureNotesOf");
    passMinute(world, DAY_MINUTES - 10);
    // A sheet that is written again for others is not read anew by that.
    const others = [await add(projectId, "Inna"), await add(projectId, "Kolejna")];
    await world.follow();
    passMinute(world, 2);
    await view(projectId);
    expect(await namesKept(projectId)).toHaveLength(1 + others.length);
    expect(await view(projectId)).toMatchObject({ readAt, categories: [["rolnicy", 1]] });
    passMinute(world, 10);
    expect(await view(projectId)).toMatchObject({
      readAt: world.clock.now,
      categories: [["migranci", 1]],
    });
  });

  it("has who was at an event counted anew after a week, and says so", async () => {
    const projectId = await createProject(world);
    const { event } = await attendedEvent(world, projectId, 2);
    await world.follow();
    expect((await view(projectId)).whole).toMatchObject({ places: 2 });
    const countedAt = world.clock.now;
    const { documents, name } = world.deps.table;
    await documents.send(
      new UpdateCommand({
        TableName: name,
        Key: { pk: `$zapisy#eventId_${event.eventId}`, sk: "$supportPresence_1#part_0" },
        UpdateExpression: "SET people = :nobody",
        ConditionExpression: "attribute_exists(people)",
        ExpressionAttributeValues: { ":nobody": [] },
      }),
    );
    passMinute(world, 7 * DAY_MINUTES - 1);
    expect(await view(projectId)).toMatchObject({ readAt: countedAt, whole: { places: 0 } });
    passMinute(world, 2);
    // The people were read two minutes ago, as their sheet was a day old.
    expect(await view(projectId)).toMatchObject({
      readAt: addSeconds(world.clock.now, -120),
      whole: { places: 2 },
    });
  });
});
