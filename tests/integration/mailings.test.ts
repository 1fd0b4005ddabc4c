import { BatchWriteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { StaffEventView } from "@zapisy/core/event";
import { PART_SIZE } from "@zapisy/core/mailing";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { IMPORTED } from "@zapisy/core/shared/table";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { queueMessages } from "@zapisy/functions/effects/queue-messages";
import type { StreamHandler } from "@zapisy/functions/effects/follow-stream";
import { workMailings } from "@zapisy/functions/effects/work-mailings";
import type { DynamoDBRecord } from "aws-lambda";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { disturb, loseConnectionAnew } from "../support/disturb.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { readTableStream } from "../support/table-stream.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});
beforeEach(() => {
  world.clock.now = START;
});

/** What queues mails, where a mailing looks at so many people in a part. */
function mailHandlers(partSize = PART_SIZE): StreamHandler {
  return followStream([queueMessages(world.deps), workMailings(world.deps, partSize)]);
}

type Stream = ReturnType<typeof readTableStream>;

/** The table's stream from now on. */
async function openStream(): Promise<Stream> {
  const stream = readTableStream(databaseEndpoint, world.deps.table.name);
  while ((await stream.read()).length > 0);
  return stream;
}

/** Hands over what is new on the stream, batch by batch, until nothing follows; what failed comes again. */
async function follow(stream: Stream, handle: StreamHandler, afterBatch = () => Promise.resolve()) {
  let waiting: DynamoDBRecord[] = [];
  for (;;) {
    waiting.push(...(await stream.read()));
    if (waiting.length === 0) return;
    const { batchItemFailures } = await handle({ Records: waiting });
    const failed = batchItemFailures[0]?.itemIdentifier;
    waiting = failed
      ? waiting.slice(waiting.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed))
      : [];
    await afterBatch();
  }
}

async function move({ eventId }: StaffEventView, day: number) {
  const now = await world.deps.services.event.getEvent(asStaff(world), eventId);
  const on = `2026-06-${String(day).padStart(2, "0")}`;
  return world.deps.services.event.updateEvent(
    asStaff(world),
    eventId,
    {
      ...now,
      dates: { type: "exact", startsOn: on, endsOn: on },
      agenda: now.agenda.map((item) => ({ ...item, day: on })),
    },
    now.version,
  );
}

/** Versions of the event of which somebody is told that it moved. */
async function newsTo({ registrationId }: { registrationId: RegistrationId }): Promise<string[]> {
  return (await world.deps.stores.messages.listByOwner(registrationId))
    .filter(({ kind }) => kind === "event.moved")
    .map(({ facts }) => facts?.version ?? "");
}

async function eventWith(count: number) {
  const event = await publishEvent(world, projectId, { seats: null });
  const people = [];
  for (let number = 1; number <= count; number += 1) people.push(await signUp(world, event, number));
  await world.follow();
  passMinute(world, 5);
  return { event, people };
}

const mailingsOf = ({ eventId }: StaffEventView) => world.deps.stores.mailings.list(eventId);

describe("a mailing", () => {
  it.each(["before", "after"] as const)(
    "that breaks off at any kind of request, %s it took effect, tells everybody once all the same",
    async (when) => {
      const { event, people } = await eventWith(3);
      const handle = mailHandlers(2);
      const tried = new Set<string>();
      let breakAt = 1;
      for (let broke = true; broke; breakAt += 1) {
        const stream = await openStream();
        const { version } = await move(event, 1 + (breakAt % 28));
        const restore = loseConnectionAnew(world.deps.table.client, tried, when);
        await follow(stream, handle);
        broke = restore();
        for (const person of people)
          expect((await newsTo(person)).filter((of) => of === String(version))).toHaveLength(1);
        const [latest] = await mailingsOf(event);
        expect(latest).toMatchObject({ version, state: "done", seen: 3 });
      }
      // The event, what the parts of the mailing read, five of its states, and three people.
      expect(breakAt).toBeGreaterThan(when === "before" ? 11 : 9);
    },
  );

  it("gives way when the event changes again, and everybody is told of the last change", async () => {
    const { event, people } = await eventWith(6);
    const stream = await openStream();
    const handle = mailHandlers(2);
    const first = await move(event, 3);
    let second: StaffEventView | undefined;
    await follow(stream, handle, async () => {
      const [mailing] = await mailingsOf(event);
      if (!second && mailing?.part === 1) second = await move(event, 4);
    });
    const [latest, before] = await mailingsOf(event);
    expect([latest, before].map((mailing) => [mailing?.version, mailing?.state])).toEqual([
      [second?.version, "done"],
      [first.version, "superseded"],
    ]);
    const told = await Promise.all(people.map(newsTo));
    expect(told.filter((versions) => versions.includes(String(first.version)))).toHaveLength(2);
    expect(told.every((versions) => versions.includes(String(second?.version)))).toBe(true);
  });

  it("reaches somebody who gets another name while it is worked, by looking once more", async () => {
    const { event, people } = await eventWith(6);
    const stream = await openStream();
    const [last] = people.slice(-1);
    if (!last) throw new Error("Nobody came.");
    await move(event, 5);
    let afterFirstLook: string[] | undefined;
    let renamed = false;
    await follow(stream, mailHandlers(2), async () => {
      const [mailing] = await mailingsOf(event);
      if (!renamed && mailing?.part === 1) {
        renamed = true;
        const { registrationId } = last;
        const { version } = await world.deps.services.registration.getRegistration(
          asStaff(world),
          event.eventId,
          registrationId,
        );
        await world.deps.services.registration.changeRegistration(
          asStaff(world),
          event.eventId,
          registrationId,
          { version, lastName: "Abacka" },
        );
      }
      if (!afterFirstLook && mailing?.look === "changed") afterFirstLook = await newsTo(last);
    });
    // Without the second look they would have been missed: the name moved them behind where the first one was.
    expect([afterFirstLook, await newsTo(last)]).toEqual([[], [expect.any(String)]]);
    for (const person of people) expect(await newsTo(person)).toHaveLength(1);
  });

  it("does not send a draft's confirmations twice to somebody who is changed while it is published", async () => {
    const { event, people } = await eventWith(3);
    const [person] = people;
    if (!person) throw new Error("Nobody came.");
    const stream = await openStream();
    const stored = world.deps.stores.mailings;
    await stored.create({
      eventId: event.eventId,
      mailingId: "mlg_00000000000000000000000001",
      kind: "event.published",
      version: event.version,
      changedAt: START,
      facts: {},
      state: "working",
      part: 0,
      look: "all",
      seen: 0,
      startedAt: START,
      updatedAt: START,
    });
    const { registrationId } = person;
    await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
      version: 1,
      phone: "857473412",
    });
    await follow(stream, mailHandlers(2));
    const kinds = (await world.deps.stores.messages.listByOwner(registrationId)).map(({ kind }) => kind);
    expect(kinds).toEqual(["registration.confirmed"]);
  });

  it("to hundreds of people holds the stream for a part at a time, and lets the mail of others pass", async () => {
    const { event, people } = await eventWith(1);
    const [pattern] = people;
    const other = await publishEvent(world, projectId, { seats: null });
    const count = 4 * PART_SIZE;
    await addPeople(pattern?.registrationId ?? "", count - 1);
    const stream = await openStream();
    await move(event, 7);
    const handle = mailHandlers();
    let queued = 0;
    const restore = disturb(world.deps.table.client, (request, send) => {
      if (request.command === "PutItemCommand" && isMessage(request.input)) queued += 1;
      return send();
    });
    const perBatch: number[] = [];
    const parts: number[] = [];
    let signedUp: { registrationId: RegistrationId } | undefined;
    let told: [mailed: number, part: number] | undefined;
    await follow(stream, handle, async () => {
      perBatch.push(queued);
      queued = 0;
      const [mailing] = await mailingsOf(event);
      parts.push(mailing?.part ?? 0);
      if (signedUp && !told) {
        const { length } = await world.deps.stores.messages.listByOwner(signedUp.registrationId);
        told = [length, mailing?.part ?? 0];
      }
      if (!signedUp && mailing?.part === 2) signedUp = await signUp(world, other, 1);
    });
    restore();
    expect(Math.max(...perBatch)).toBeLessThanOrEqual(PART_SIZE + 1);
    // Two looks; a last page that is full does not know that it is the last.
    expect(Math.max(...parts)).toBe(2 * (count / PART_SIZE + 1));
    // With the very next batch, long before the mailing is done.
    expect(told).toEqual([1, 3]);
    expect(perBatch.reduce((sum, count) => sum + count, 0)).toBe(count + 1);
    const [mailing] = await mailingsOf(event);
    expect(mailing).toMatchObject({ state: "done", seen: count });
  });
});

function isMessage(input: object): boolean {
  return (input as { Item?: Record<string, unknown> }).Item?.["__edb_e__"] === "message";
}

/** Adds as many people to the event of somebody, as a move from another installation does: nothing follows from that. */
async function addPeople(registrationId: string, count: number): Promise<void> {
  const { documents, name } = world.deps.table;
  const key = `$zapisy#registrationId_${registrationId}`;
  const { Items } = await documents.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": key },
    }),
  );
  const pattern = JSON.stringify(Items?.find((item) => item["__edb_e__"] === "registration"));
  const rows = Array.from({ length: count }, (_, number) => {
    const id = registrationId.slice(0, -5) + String(number).padStart(5, "0");
    return { ...(JSON.parse(pattern.replaceAll(registrationId, id)) as object), [IMPORTED]: START };
  });
  for (let start = 0; start < rows.length; start += 25)
    await documents.send(
      new BatchWriteCommand({
        RequestItems: { [name]: rows.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
}
