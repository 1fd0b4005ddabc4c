import { beforeAll, describe, expect, it } from "vitest";
import { fileKey } from "@zapisy/core/file";
import type { StaffEventView } from "@zapisy/core/event";
import { asPublic, createProject, historyOf, publishEvent, signUp } from "../support/actions.ts";
import { attachment, fileQuestion, formWith } from "../support/attachments.ts";
import { loseConnection } from "../support/disturb.ts";
import { SCAN } from "../support/files.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let event: StaffEventView;

beforeAll(async () => {
  world = await createWorld();
  const projectId = await createProject(world);
  event = await publishEvent(world, projectId, { form: formWith([fileQuestion()]), seats: 500 });
});

const registrations = () => world.deps.services.registration;
const find = (registrationId: string) =>
  world.deps.stores.registrations.find(registrationId as `reg_${string}`);
const fileOf = async (registrationId: string) =>
  (await find(registrationId))?.attachments?.paper?.fileId ?? "";
const bytesOf = async (registrationId: string) =>
  world.deps.bucket.get(fileKey(registrationId, await fileOf(registrationId)));

describe("one file in two sign-ups at once", () => {
  it("is of each of them, and whoever takes theirs away takes nobody else's", async () => {
    const paper = await attachment({ world }, event);
    const [one, other] = await Promise.all([
      signUp(world, event, 1, { answers: { paper } }),
      signUp(world, event, 2, { answers: { paper } }),
    ]);
    await world.follow();
    // The same file: what holds them apart is where it is kept, and the next case is what happened otherwise.
    expect(await fileOf(one.registrationId)).toBe(await fileOf(other.registrationId));
    await registrations().correctRegistration(asPublic(world), one.token, { version: 1, answers: {} });
    await world.follow();
    expect(await bytesOf(other.registrationId)).toEqual(SCAN);
    const { url } = await fetchable(other.token);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(SCAN);
  });

  it("would be lost by one of them, if both were kept in one place", async () => {
    const { bucket } = world.deps;
    const { copy, delete: remove, get, head } = bucket;
    const shared = (key: string) => key.replace(/^files\/reg_[^/]+/, "files/shared");
    Object.assign(bucket, {
      copy: (from: string, to: string) => copy(from, shared(to)),
      delete: (key: string) => remove(shared(key)),
      get: (key: string) => get(shared(key)),
      head: (key: string) => head(shared(key)),
    });
    try {
      const paper = await attachment({ world }, event);
      const one = await signUp(world, event, 3, { answers: { paper } });
      const other = await signUp(world, event, 4, { answers: { paper } });
      await world.follow();
      await registrations().correctRegistration(asPublic(world), one.token, { version: 1, answers: {} });
      await world.follow();
      expect(await bytesOf(other.registrationId)).toBeUndefined();
    } finally {
      Object.assign(bucket, { copy, delete: remove, get, head });
    }
  });
});

async function fetchable(token: string) {
  return { url: await world.deps.services.attachment.linkOwn(asPublic(world), token, "paper") };
}

describe("a lost connection", () => {
  for (const when of ["before", "after"] as const)
    it(`at any request of a sign-up with a file, ${when} it takes effect, leaves one person with one file`, async () => {
      let number = when === "before" ? 100 : 200;
      for (let breakAt = 1; ; breakAt += 1) {
        number += 1;
        const paper = await attachment({ world }, event);
        const send = () => signUp(world, event, number, { answers: { paper } }, `attachments-${number}`);
        const restore = loseConnection(world.deps.table.client, breakAt, when);
        const first = await send().catch(() => undefined);
        const broke = restore();
        const { registrationId } = broke || !first ? await send() : first;
        await world.follow();
        expect(await bytesOf(registrationId)).toEqual(SCAN);
        expect(await historyOf(world, registrationId)).toHaveLength(1);
        if (!broke) break;
      }
      await assertSeatsMatch(world, event.eventId);
    });

  it("while the stream keeps a file is made good when its record comes again", async () => {
    const { registrationId } = await signUp(world, event, 300, {
      answers: { paper: await attachment({ world }, event) },
    });
    const { bucket } = world.deps;
    const { copy } = bucket;
    bucket.copy = () => Promise.reject(new Error("the connection was lost"));
    await expect(world.follow()).rejects.toThrow();
    bucket.copy = copy;
    await world.follow();
    expect(await bytesOf(registrationId)).toEqual(SCAN);
  });
});

it("costs a sign-up without a file nothing more: no call of the store, and no row", async () => {
  const { bucket } = world.deps;
  const calls: string[] = [];
  const { head, copy } = bucket;
  Object.assign(bucket, {
    head: (key: string) => (calls.push(key), head(key)),
    copy: (from: string, to: string) => (calls.push(to), copy(from, to)),
  });
  await signUp(world, event, 400);
  await world.follow();
  Object.assign(bucket, { head, copy });
  expect(calls).toEqual([]);
});
