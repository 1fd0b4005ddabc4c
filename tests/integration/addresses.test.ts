import { DeleteItemCommand, paginateScan, type AttributeValue } from "@aws-sdk/client-dynamodb";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { IMPORTED } from "@zapisy/core/shared/table";
import { noteAddresses } from "@zapisy/functions/effects/note-addresses";
import { noteKnownAddresses } from "@zapisy/local/known-addresses";
import type { DynamoDBRecord } from "aws-lambda";
import { beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { connectionLost, disturb } from "../support/disturb.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { readTableStream } from "../support/table-stream.ts";
import { createWorld, START, type World } from "../support/world.ts";

const ANNA = "anna.nowak@ops.example";
const LINK_KEY = Buffer.alloc(32, 7).toString("base64");

let world: World;
let projectId: ProjectId;
let event: StaffEventView;

beforeEach(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  event = await publishEvent(world, projectId, { seats: null });
  await world.follow();
});

const minute = (count: number) => new Date(Date.parse(START) + 60_000 * count).toISOString();

/** Whom an address leads to, all pages of it: by name, with since when and until when. */
async function found(address: string, limit?: number) {
  const uses = [];
  let cursor: string | undefined;
  do {
    const page = await world.deps.services.address.findByAddress(address, cursor, limit);
    uses.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return uses
    .map(({ registration, eventId, since, until }) => ({
      name: registration.lastName,
      eventId,
      since,
      until,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.since.localeCompare(b.since));
}

const namesAt = async (address: string) => (await found(address)).map(({ name }) => name);

/** What staff write on the sheet of a person. */
async function change(registrationId: RegistrationId, to: { email?: string; phone?: string }) {
  const before = await world.deps.stores.registrations.find(registrationId);
  const version = before?.version ?? 0;
  await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
    version,
    ...to,
  });
}

/** Rows of uses as they lie in the table. */
async function rows(): Promise<Record<string, AttributeValue>[]> {
  const all: Record<string, AttributeValue>[] = [];
  const { client, name } = world.deps.table;
  for await (const { Items = [] } of paginateScan({ client }, { TableName: name })) all.push(...Items);
  return all.filter((row) => row.__edb_e__?.S === "addressUse");
}

/** As it was before anybody noted addresses. */
async function forget(): Promise<void> {
  const { client, name: TableName } = world.deps.table;
  for (const { pk, sk } of await rows())
    if (pk && sk) await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
}

const noteKnown = (key = LINK_KEY) =>
  noteKnownAddresses(
    { dynamodb: world.deps.table.client, table: world.deps.table.name },
    key,
    () => undefined,
  );

/** What the table was asked during some work. */
async function requestsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const commands: string[] = [];
  const restore = disturb(world.deps.table.client, ({ command }, send) => {
    commands.push(command);
    return send();
  });
  await work();
  restore();
  return commands;
}

describe("an address", () => {
  it("leads to everybody who signed up with it, at every event, and to nobody else", async () => {
    const other = await publishEvent(world, projectId, { seats: null });
    await signUp(world, event, 1, { email: ANNA });
    await signUp(world, event, 2, { email: "Anna.Nowak@OPS.example" });
    await signUp(world, other, 3, { email: "anna.nowak+szkolenia@ops.example" });
    await signUp(world, other, 4, { email: "anna.nowakowska@ops.example" });
    await world.follow();
    const expected = [
      ["Żak 1", event.eventId],
      ["Żak 2", event.eventId],
      ["Żak 3", other.eventId],
    ];
    for (const address of [ANNA, " ANNA.NOWAK@ops.example", "anna.nowak+cokolwiek@ops.example"])
      expect((await found(address)).map(({ name, eventId }) => [name, eventId])).toEqual(expected);
    // A page at a time it is the same.
    expect((await found(ANNA, 2)).map(({ name }) => name)).toEqual(expected.map(([name]) => name));
    expect(await namesAt("anna.nowakowska@ops.example")).toEqual(["Żak 4"]);
    for (const nobody of ["nowak@ops.example", "anna.nowak@ops.example.pl", ""])
      expect(await found(nobody)).toEqual([]);
  });

  it("that is changed leads there still and says until when, as does the new one", async () => {
    const { registrationId } = await signUp(world, event, 1, { email: ANNA });
    passMinute(world);
    await change(registrationId, { email: "nowa@ops.example" });
    await world.follow();
    const of = { name: "Żak 1", eventId: event.eventId };
    expect(await found(ANNA)).toEqual([{ ...of, since: minute(0), until: minute(1) }]);
    expect(await found("nowa@ops.example")).toEqual([{ ...of, since: minute(1), until: undefined }]);
  });

  it("that is taken away and put back leads there from the beginning and has no end", async () => {
    const { registrationId } = await signUp(world, event, 1, { email: ANNA });
    const of = { name: "Żak 1", eventId: event.eventId, since: minute(0) };
    for (const [index, email] of ["", ANNA, "", ANNA].entries()) {
      passMinute(world);
      await change(registrationId, { email });
      await world.follow();
      expect(await found(ANNA)).toEqual([{ ...of, until: email ? undefined : minute(index + 1) }]);
    }
  });

  it("leads to whoever withdrew, and to whom staff entered with one", async () => {
    const { token } = await signUp(world, event, 1, { email: ANNA });
    const { registration } = world.deps.services;
    await registration.withdrawRegistration(asPublic(world), token);
    await registration.enterRegistration(asStaff(world), event.eventId, manualInput({ email: ANNA }));
    await registration.enterRegistration(asStaff(world), event.eventId, manualInput({ firstName: "Bez" }));
    await world.follow();
    expect(await namesAt(ANNA)).toEqual(["Papierowy", "Żak 1"]);
    expect(await rows()).toHaveLength(2);
  });

  it("is in clear neither in what is kept nor in any line of the log, also when noting it fails", async () => {
    await signUp(world, event, 1, { email: ANNA });
    const restore = disturb(world.deps.table.client, ({ command, input }, send) => {
      const { Key } = input as { Key?: { pk?: string } };
      if (command === "GetItemCommand" && JSON.stringify(Key).includes("addressHash")) throw connectionLost();
      return send();
    });
    await expect(world.follow()).rejects.toThrow("a stream handler failed");
    restore();
    await world.follow();
    expect(world.logged.some(({ fields }) => fields?.handler === "note-addresses")).toBe(true);
    const kept = await rows();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.addressHash?.S).toMatch(/^[\w-]{43}$/);
    for (const text of [JSON.stringify(kept), JSON.stringify(world.logged)]) {
      expect(text).not.toContain("anna.nowak");
      expect(text).not.toContain("Żak");
    }
  });

  it("costs a registration one read and one write when it comes, and nothing when something else changes", async () => {
    const stream = readTableStream(databaseEndpoint, world.deps.table.name);
    while ((await stream.read()).length > 0);
    const { registrationId } = await signUp(world, event, 1, { email: ANNA });
    const handle = noteAddresses(world.deps);
    const records = await stream.read();
    expect(await requestsDuring(() => handle({ Records: records }))).toEqual([
      "GetItemCommand",
      "PutItemCommand",
    ]);
    await change(registrationId, { phone: "857473412" });
    const later = await stream.read();
    expect(later.length).toBeGreaterThan(0);
    expect(await requestsDuring(() => handle({ Records: later }))).toEqual([]);
  });
});

describe("changes of an address", () => {
  /** Records of a life: an address, another, none, and the first again. */
  async function life(): Promise<DynamoDBRecord[]> {
    const stream = readTableStream(databaseEndpoint, world.deps.table.name);
    while ((await stream.read()).length > 0);
    const { registrationId } = await signUp(world, event, 1, { email: ANNA });
    for (const email of ["nowa@ops.example", "", ANNA]) {
      passMinute(world);
      await change(registrationId, { email });
    }
    return stream.read();
  }

  it("come to the same in any order, each as often as it likes, and two of them at once", async () => {
    const records = await life();
    const handle = noteAddresses(world.deps);
    const of = { name: "Żak 1", eventId: event.eventId };
    const expectAll = async () => {
      expect(await found(ANNA)).toEqual([{ ...of, since: minute(0), until: undefined }]);
      expect(await found("nowa@ops.example")).toEqual([{ ...of, since: minute(1), until: minute(2) }]);
    };
    const turned = records.toReversed();
    for (const order of [records, turned, [...turned, ...records, ...turned]]) {
      await forget();
      expect(await handle({ Records: order })).toEqual({ batchItemFailures: [] });
      await expectAll();
    }
    await forget();
    const answers = await Promise.all([records, turned, records].map((order) => handle({ Records: order })));
    expect(answers).toEqual([1, 2, 3].map(() => ({ batchItemFailures: [] })));
    await expectAll();
  });
});

describe("registrations from before addresses were noted", () => {
  it("are found when the command has gone over them, also by the address that they had; a second run writes nothing", async () => {
    const first = await signUp(world, event, 1, { email: ANNA });
    await signUp(world, event, 2, { email: "druga@ops.example" });
    await world.deps.services.registration.enterRegistration(asStaff(world), event.eventId, manualInput());
    await world.follow();
    passMinute(world);
    await change(first.registrationId, { email: "nowa@ops.example" });
    await world.follow();
    await forget();
    expect(await found(ANNA)).toEqual([]);
    expect(await noteKnown()).toEqual({ people: 3, noted: 3 });
    const of = { name: "Żak 1", eventId: event.eventId };
    expect(await found(ANNA)).toEqual([{ ...of, since: minute(0), until: minute(1) }]);
    expect(await found("nowa@ops.example")).toEqual([{ ...of, since: minute(1), until: undefined }]);
    expect(await namesAt("druga@ops.example")).toEqual(["Żak 2"]);
    const requests = await requestsDuring(async () => expect((await noteKnown()).noted).toBe(0));
    expect(requests).not.toContain("PutItemCommand");
  });

  it("are done when the command is run again after it ended half-way, and what was heard is not overwritten", async () => {
    for (let number = 1; number <= 20; number += 1) await signUp(world, event, number);
    await world.follow();
    await forget();
    passMinute(world);
    const [one] = (await world.deps.stores.registrations.listByName(event.eventId, {}, undefined, 1)).items;
    if (!one?.email) throw new Error("Nobody came.");
    await change(one.registrationId, { email: ANNA });
    await world.follow();
    let writes = 0;
    const restore = disturb(world.deps.table.client, ({ command }, send) => {
      if (command === "PutItemCommand" && (writes += 1) > 7) throw connectionLost();
      return send();
    });
    await expect(noteKnown()).rejects.toThrow();
    restore();
    const before = (await rows()).length;
    expect(before).toBeLessThan(21);
    expect(await noteKnown()).toMatchObject({ people: 20 });
    expect(await rows()).toHaveLength(21);
    // That it had another address from the second minute on was heard, and so it stays.
    expect(await found(one.email)).toMatchObject([{ until: minute(1) }]);
    expect(await found(ANNA)).toMatchObject([{ since: minute(1), until: undefined }]);
  });

  it("are found again under another key of the installation once it has gone over them", async () => {
    await signUp(world, event, 1, { email: ANNA });
    await world.follow();
    const key = new Uint8Array(32).fill(8);
    world.deps.config.LINK_KEY = key;
    expect(await found(ANNA)).toEqual([]);
    expect(await noteKnown(Buffer.from(key).toString("base64"))).toEqual({ people: 1, noted: 1 });
    expect(await namesAt(ANNA)).toEqual(["Żak 1"]);
  });

  it("that were brought in from elsewhere brought their rows, and the stream adds none", async () => {
    const stream = readTableStream(databaseEndpoint, world.deps.table.name);
    while ((await stream.read()).length > 0);
    await signUp(world, event, 1, { email: ANNA });
    const records = await stream.read();
    for (const { dynamodb } of records) if (dynamodb?.NewImage) dynamodb.NewImage[IMPORTED] = { S: START };
    await noteAddresses(world.deps)({ Records: records });
    expect(await rows()).toEqual([]);
  });
});
