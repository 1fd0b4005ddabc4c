import type { EventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId, StoredRegistration } from "@zapisy/core/registration";
import { addSeconds } from "@zapisy/core/shared/time";
import { createJobs } from "@zapisy/functions/jobs/index";
import { beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
} from "../support/actions.ts";
import { withoutVersionConditions } from "../support/disturb.ts";
import { signUpInput, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let event: Pick<EventView, "eventId" | "slug">;

const publish = (overrides: Parameters<typeof publishEvent>[2] = {}) =>
  publishEvent(world, projectId, {
    recruitment: { mode: "first_come", confirmAddress: true },
    ...overrides,
  });

beforeEach(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  event = await publish({ seats: 1 });
});

const service = () => world.deps.services.registration;
const signUp = (number: number, key?: string, to = event) =>
  service().registerParticipant(asPublic(world), to.slug, signUpInput(number), key);
const release = () => createJobs(world.deps)["do-what-is-due"]?.run();
const HELD_UNTIL = "2026-03-02T09:30:00.000Z";

async function people(of = event): Promise<StoredRegistration[]> {
  const rows: StoredRegistration[] = [];
  for await (const row of world.deps.stores.registrations.eachByName(of.eventId)) rows.push(row);
  return rows.toSorted((a, b) => (a.registrationId < b.registrationId ? -1 : 1));
}

/** The link that only the mail has. */
const linkOf = (person: StoredRegistration | undefined) => {
  if (!person) throw new Error("nobody");
  return service().tokenOf(person);
};

/** Confirms somebody's address and shows them their page. */
const confirm = async (person: StoredRegistration | undefined) =>
  world.deps.services.personalPage.show(
    asPublic(world),
    await service().confirmAddress(asPublic(world), linkOf(person)),
  );

async function mailsOf(registrationId: RegistrationId | undefined): Promise<string[]> {
  await world.follow();
  const messages = await world.deps.stores.messages.listByOwner(registrationId ?? "reg_");
  return messages.map(({ kind }) => kind).toSorted();
}

describe("a seat that waits for its address", () => {
  it("is held for half an hour and becomes a place by the link in the mail, once", async () => {
    expect(await signUp(1)).toEqual({ outcome: "mailed", until: HELD_UNTIL });
    const [anna] = await people();
    expect(anna).toMatchObject({ status: "pending", heldUntil: HELD_UNTIL });
    const view = await world.deps.services.personalPage.get(asPublic(world), linkOf(anna));
    expect([view.heldUntil, view.ticketCode, view.onlineUrl, view.may]).toEqual([
      HELD_UNTIL,
      undefined,
      undefined,
      { edit: false, changeChoices: false, withdraw: true, handOver: false, move: false },
    ]);
    expect(await mailsOf(anna?.registrationId)).toEqual(["registration.held"]);
    for (let count = 0; count < 2; count += 1)
      expect(await confirm(anna)).toMatchObject({
        status: "confirmed",
        version: 2,
      });
    expect(await mailsOf(anna?.registrationId)).toEqual(["registration.confirmed", "registration.held"]);
    passMinute(world, 60);
    await release();
    expect(await people()).toMatchObject([{ status: "confirmed", heldUntil: undefined }]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("goes to the first of the reserve list, exactly once, also when the job comes late and twice", async () => {
    for (const number of [1, 2, 3]) await signUp(number);
    await world.follow();
    passMinute(world, 29);
    await release();
    expect((await people()).map(({ status }) => status)).toEqual(["pending", "reserve", "reserve"]);
    passMinute(world, 90);
    await Promise.all([release(), release()]);
    await release();
    await world.recordsTwice();
    await world.follow();
    const [anna, basia, celina] = await people();
    expect([anna?.status, basia?.status, celina?.status]).toEqual(["cancelled", "confirmed", "reserve"]);
    // An address that nobody confirmed hears no more.
    expect(await mailsOf(anna?.registrationId)).toEqual(["registration.held"]);
    expect(await mailsOf(basia?.registrationId)).toEqual(["registration.promoted", "registration.reserve"]);
    await assertSeatsMatch(world, event.eventId);
    await expect(service().confirmAddress(asPublic(world), linkOf(anna))).rejects.toThrow(
      "registration.hold_ended",
    );
  });

  it("is free again where nobody waits, and the same person may sign up anew", async () => {
    await signUp(1);
    passMinute(world, 31);
    await release();
    expect((await people()).map(({ status }) => status)).toEqual(["cancelled"]);
    await signUp(1);
    expect((await people()).map(({ status }) => status)).toEqual(["cancelled", "pending"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("can still be confirmed after its time, while it has not gone on", async () => {
    await signUp(1);
    passMinute(world, 40);
    const [anna] = await people();
    expect(await confirm(anna)).toMatchObject({
      status: "confirmed",
    });
    await release();
    expect((await people()).map(({ status }) => status)).toEqual(["confirmed"]);
  });

  it("goes along when staff change the choice before the address is confirmed", async () => {
    const two = await publish({ seats: 2, choiceGroups: twoPanels(1), title: { pl: "Dwa panele" } });
    const ask = (number: number, panels: string) =>
      service().registerParticipant(asPublic(world), two.slug, signUpInput(number, { choices: { panels } }));
    await ask(1, "a");
    const [anna] = await people(two);
    if (!anna) throw new Error("nobody");
    const move = (panels: string, version: number) =>
      service().changeRegistration(asStaff(world), two.eventId, anna.registrationId, {
        version,
        choices: { panels },
      });
    await move("b", 1);
    const [moved] = await people(two);
    expect(moved?.standing).toEqual({
      holds: ["event", "b"].map((scope) => ({ scope, block: 0 })),
      waits: [],
      pends: [],
    });
    await assertSeatsMatch(world, two.eventId);
    await ask(2, "a");
    await expect(move("a", 2)).rejects.toMatchObject({ code: "registration.option_full" });
    expect(await confirm(moved)).toMatchObject({ status: "confirmed", choices: { panels: "b" } });
    await assertSeatsMatch(world, two.eventId);
  });

  it("ends with the event's cancellation and with its person's withdrawal", async () => {
    const larger = await publish({ seats: 2, title: { pl: "Większe" } });
    await signUp(1, undefined, larger);
    await signUp(2, undefined, larger);
    const [anna, basia] = await people(larger);
    await service().withdrawRegistration(asPublic(world), linkOf(anna));
    await expect(confirm(anna)).resolves.toMatchObject({
      status: "cancelled",
    });
    const { version } = await world.deps.services.event.getStaffEvent(asStaff(world), larger.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), larger.eventId, version, "Powódź");
    await expect(service().confirmAddress(asPublic(world), linkOf(basia))).rejects.toThrow("event.cancelled");
    passMinute(world, 31);
    await release();
    expect((await people(larger)).map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    await assertSeatsMatch(world, larger.eventId);
  });

  it("is not for people whom staff enter, and staff may give it before", async () => {
    await signUp(1);
    const [anna] = await people();
    const changed = await service().changeRegistration(
      asStaff(world),
      event.eventId,
      anna?.registrationId ?? "reg_",
      { status: "confirmed", reason: "potwierdziła telefonicznie", version: 1 },
    );
    expect([changed.status, changed.heldUntil]).toEqual(["confirmed", undefined]);
    const other = await publish({ seats: 5, choiceGroups: twoPanels(5), title: { pl: "Papier" } });
    const entered = await service().enterRegistration(
      asStaff(world),
      other.eventId,
      manualInput({ choices: { panels: "a" } }),
    );
    expect(entered).toMatchObject({ outcome: "confirmed", registration: { status: "confirmed" } });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a confirmation at the moment at which the seat goes on", () => {
  const race = async () => {
    const large = await publish({ seats: 12, title: { pl: "Wyścig" } });
    for (let number = 0; number < 12; number += 1) await signUp(number, undefined, large);
    world.clock.now = addSeconds(world.clock.now, 1800);
    const held = await people(large);
    const ctx = world.deps.context({ type: "system", name: "test" } as const, "test");
    const outcomes = await Promise.all(
      held.map(async (person) => {
        const [confirmed, released] = await Promise.all([
          service()
            .confirmAddress(asPublic(world), linkOf(person))
            .then(({ registration }) => registration.status === "confirmed")
            .catch(() => false),
          service().releaseWaiting(ctx, person.registrationId),
        ]);
        return [confirmed, released];
      }),
    );
    return { large, outcomes };
  };

  it("wins or loses, never both", async () => {
    const { large, outcomes } = await race();
    expect(outcomes.filter(([confirmed, released]) => confirmed === released)).toEqual([]);
    const statuses = (await people(large)).map(({ status }) => status);
    expect(statuses.map((status) => status === "confirmed")).toEqual(
      outcomes.map(([confirmed]) => confirmed),
    );
    await assertSeatsMatch(world, large.eventId);
  });

  it("would do both without the condition: the race above can fail", async () => {
    const restore = withoutVersionConditions(world.deps.table.client);
    try {
      const { outcomes } = await race();
      expect(outcomes.filter(([confirmed, released]) => confirmed && released).length).toBeGreaterThan(0);
    } finally {
      restore();
    }
  });
});

describe("whoever asks", () => {
  it("learns nothing: somebody registered, somebody new and somebody too late get the same answer", async () => {
    const first = await signUp(1);
    const registered = await signUp(1, "another-key");
    const repeated = await signUp(2, "same-key");
    expect(await signUp(2, "same-key")).toEqual(repeated);
    expect([registered, repeated]).toEqual([first, first]);
    const [anna, ...others] = await people();
    expect(others.map(({ status }) => status)).toEqual(["reserve"]);
    // The address that is registered gets the link that is in the mail of everybody else.
    expect(await mailsOf(anna?.registrationId)).toEqual(["registration.held", "registration.link"]);
  });
});
