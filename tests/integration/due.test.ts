import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { EventView } from "@zapisy/core/event";
import { addSeconds } from "@zapisy/core/shared/time";
import { dueKinds } from "@zapisy/functions/due/index";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { asPublic, asStaff, createProject, passMinute, peopleOf, publishEvent } from "../support/actions.ts";
import { disturb } from "../support/disturb.ts";
import { signUpInput } from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let event: Pick<EventView, "eventId" | "slug">;

beforeEach(async () => {
  world = await createWorld();
  event = await publishEvent(world, await createProject(world), {
    seats: 20,
    recruitment: { mode: "first_come", confirmAddress: true },
  });
});

/** Somebody signs up at a moment; half an hour later their seat is due. */
const hold = async (person: number, at: string) => {
  world.clock.now = at;
  await world.deps.services.registration.registerParticipant(
    asPublic(world),
    event.slug,
    signUpInput(person),
  );
};
const held = async () =>
  (await rowsOf(world, "registration", event.eventId)).filter(({ status }) => status === "pending").length;

/** Counts what a piece of work asks the database for. */
async function askedBy(work: () => Promise<void>): Promise<string[]> {
  const commands: string[] = [];
  const undo = disturb(world.deps.table.client, ({ command }, send) => {
    commands.push(command);
    return send();
  });
  await work();
  undo();
  return commands;
}

it("costs two queries where nothing is due, and nothing else", async () => {
  const run = doWhatIsDue(world.deps);
  expect(await askedBy(run)).toEqual(Array.from({ length: 25 }, () => "QueryCommand"));
  for (const minute of [2, 4, 9, 11, 33, 58]) {
    world.clock.now = addSeconds(START, minute * 60);
    expect(await askedBy(run)).toEqual(["QueryCommand", "QueryCommand"]);
  }
});

it("is done at its minute and not before, hour after hour", async () => {
  const run = doWhatIsDue(world.deps);
  await run();
  for (const minute of [28, 29, 30, 31]) await hold(minute, addSeconds(START, minute * 60));
  const left = [];
  for (const minute of [57, 58, 59, 60, 61]) {
    world.clock.now = addSeconds(START, minute * 60);
    await run();
    left.push(await held());
  }
  expect(left).toEqual([4, 3, 2, 1, 0]);
  await assertSeatsMatch(world, event.eventId);
});

it("is caught up with after a day in which nobody looked, a part at a time, by two at once", async () => {
  for (let hour = 0; hour < 12; hour += 1) await hold(hour, addSeconds(START, hour * 7_200));
  passMinute(world, 24 * 60);
  const runs = [doWhatIsDue(world.deps, dueKinds, 5), doWhatIsDue(world.deps, dueKinds, 5)];
  const left = [];
  for (let count = 0; count < 3; count += 1) {
    await Promise.all(runs.map((run) => run()));
    left.push(await held());
  }
  // Five at least, ten if the two did not meet.
  expect(left[0]).toBeGreaterThan(0);
  expect(left.at(-1)).toBe(0);
  await assertSeatsMatch(world, event.eventId);
});

it("is found within the hour by a process that looked elsewhere when it was due", async () => {
  const run = doWhatIsDue(world.deps);
  await run();
  await hold(1, START);
  // Nobody ran for three hours, though the process was there all the time.
  passMinute(world, 210);
  await run();
  expect(await held()).toBe(1);
  for (let minutes = 0; minutes < 60; minutes += 2) {
    passMinute(world, 2);
    await run();
  }
  expect(await held()).toBe(0);
});

it("stays due when it fails, holds up nothing else, and the run says so", async () => {
  for (const person of [1, 2, 3]) await hold(person, START);
  passMinute(world, 31);
  let calls = 0;
  const run = doWhatIsDue(world.deps, {
    registration: (deps, row) => {
      calls += 1;
      if (calls === 2) throw new Error("the machine died");
      return dueKinds.registration?.(deps, row) ?? Promise.resolve();
    },
  });
  await expect(run()).rejects.toThrow("1 of what is due could not be done.");
  expect(await held()).toBe(1);
  await run();
  expect([await held(), calls]).toEqual([0, 4]);
  await assertSeatsMatch(world, event.eventId);
});

it("of a kind that nobody knows is not passed over in silence", async () => {
  await hold(1, START);
  passMinute(world, 31);
  await expect(doWhatIsDue(world.deps, {})()).rejects.toThrow("1 of what is due could not be done.");
  expect(world.logged.at(-1)).toMatchObject({
    level: "error",
    message: "not done when due",
    fields: { kind: "registration" },
  });
});

it("is what a count from the beginning says, after any sequence of what may happen to it", async () => {
  const someone = fc.nat(3);
  const command = fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant("hold" as const) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("confirm" as const), someone }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("withdraw" as const), someone }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("set" as const),
        someone,
        status: fc.constantFrom("confirmed" as const, "reserve" as const, "rejected" as const),
      }),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("wait" as const), minutes: fc.nat(40) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("run" as const) }) },
  );
  const { registration } = world.deps.services;
  const projectId = await createProject(world);
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 16 }), async (commands) => {
      const own = await publishEvent(world, projectId, {
        seats: 3,
        recruitment: { mode: "first_come", confirmAddress: true },
      });
      const run = doWhatIsDue(world.deps);
      for (const one of commands) {
        const people = await peopleOf(world, own);
        const person = "someone" in one ? people[one.someone] : undefined;
        const row = person && (await world.deps.stores.registrations.find(person.registrationId));
        const link = row && registration.tokenOf(row);
        const ctx = asPublic(world);
        if (one.type === "hold")
          await registration.registerParticipant(ctx, own.slug, signUpInput((number += 1)));
        // Somebody who is out already, or a seat that has gone on: refused, and that is right.
        if (one.type === "confirm" && link) await registration.confirmAddress(ctx, link).catch(() => {});
        if (one.type === "withdraw" && link)
          await registration.withdrawRegistration(ctx, link).catch(() => {});
        if (one.type === "set" && row)
          await registration
            .changeRegistration(asStaff(world), own.eventId, row.registrationId, {
              version: row.version,
              status: one.status,
              reason: "tak",
            })
            .catch(() => {});
        if (one.type === "wait") passMinute(world, one.minutes);
        if (one.type === "run") {
          await run();
          await world.follow();
          const late = (await peopleOf(world, own)).filter(
            ({ status, heldUntil = "" }) => status === "pending" && heldUntil <= world.clock.now,
          );
          // A run that is not the first of its process looks at this hour, and at the one before it early on.
          expect(
            late.filter(({ heldUntil = "" }) => heldUntil.slice(0, 13) === world.clock.now.slice(0, 13)),
          ).toEqual([]);
        }
      }
      await doWhatIsDue(world.deps)();
      await world.follow();
      expect(
        (await peopleOf(world, own)).filter(
          ({ status, heldUntil = "" }) => status === "pending" && heldUntil <= world.clock.now,
        ),
      ).toEqual([]);
      await assertSeatsMatch(world, own.eventId);
    }),
    { numRuns: 10, seed: 58 },
  );
}, 120_000);

it("is released as well where it was held before there were hours", async () => {
  await hold(1, START);
  await hold(2, START);
  const rows = await rowsOf(world, "registration", event.eventId);
  for (const { pk, sk, queuedAt, registrationId } of rows) {
    await world.deps.table.documents.send(
      new UpdateCommand({
        TableName: world.deps.table.name,
        Key: { pk, sk },
        UpdateExpression: "SET gsi3pk = :pk, gsi3sk = :sk",
        ExpressionAttributeValues: {
          ":pk": "$zapisy",
          ":sk": `$registration_1#queuedAt_${String(queuedAt)}#registrationId_${String(registrationId)}`,
        },
      }),
    );
  }
  const run = doWhatIsDue(world.deps);
  await run();
  expect(await held()).toBe(2);
  for (let minutes = 0; minutes < 60; minutes += 2) {
    passMinute(world, 2);
    await run();
  }
  expect(await held()).toBe(0);
  await assertSeatsMatch(world, event.eventId);
});
