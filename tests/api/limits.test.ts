import type { PersonalView } from "@zapisy/core/personal-page/answer";
import type { RegistrationCounts, TakenSignUp } from "@zapisy/core/registration";
import { createLimits } from "@zapisy/core/limit";
import { LIMITS } from "@zapisy/core/limit/rules";
import { keyedHash } from "@zapisy/core/shared/secret";
import { addSeconds } from "@zapisy/core/shared/time";
import { beforeEach, describe, expect, it } from "vitest";
import { publishEvent } from "../support/actions.ts";
import { bodyOf, call } from "../support/api.ts";
import { signUpInput, twoPanels } from "../support/fixture.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let slug: string;
let eventId: string;

beforeEach(async () => {
  stage = await createStage();
  ({ slug, eventId } = await publishEvent(stage.world, stage.projectId, { seats: 500 }));
});

const OFFICE = "198.51.100.7";

const signUp = (number: number, from: string, overrides: object = {}, to = slug) =>
  call(stage.world, "POST", `/api/events/${to}/registrations`, {
    body: signUpInput(number, overrides),
    from,
  });

/** Statuses of sign-ups of other people one after the other. */
async function signUps(count: number, from: string, overrides: object = {}, first = 100): Promise<number[]> {
  const statuses: number[] = [];
  for (let number = first; number < first + count; number += 1)
    statuses.push((await signUp(number, from, overrides)).status);
  return statuses;
}

/** Tries of the office that reached another process. */
async function tryElsewhere(count: number): Promise<void> {
  const { clock, deps } = stage.world;
  const hash = async (text: string) => keyedHash(deps.secretKey, text);
  const limits = createLimits({ store: deps.stores.limits, hash });
  for (let number = 0; number < count; number += 1) await limits.take({ now: clock.now }, "client", OFFICE);
}

const counts = () =>
  bodyOf<RegistrationCounts>(
    call(stage.world, "GET", `/api/staff/events/${eventId}/counts`, { cookie: stage.cookies.admin }),
  );

describe("an office behind one network address", () => {
  it("signs up thirty people under its one mailbox, and is told at the field what to do with more", async () => {
    const shared = { email: "sekretariat@ops.example" };
    expect(new Set(await signUps(30, OFFICE, shared))).toEqual(new Set([201]));
    const refused = await signUp(1, OFFICE, { email: "Sekretariat+1@OPS.example" });
    expect(refused.json).toMatchObject({
      status: 429,
      code: "registration.too_many_for_address",
      retryAfterSeconds: 10_800,
      issues: [{ path: "email", code: "registration.too_many_for_address" }],
    });
    expect(refused.headers.get("retry-after")).toBe("10800");
    expect((await signUp(2, OFFICE)).status).toBe(201);
    stage.world.clock.now = addSeconds(stage.world.clock.now, 10_800);
    expect((await signUp(1, OFFICE, shared)).status).toBe(201);
  });
});

describe("a program", () => {
  it("is stopped at one client, whatever names it makes up, and nobody else with it", async () => {
    const { most, seconds } = LIMITS.client;
    await tryElsewhere(most - 2);
    // Counted in steps of two: the first is not written yet, and the second is the last that fits.
    expect(await signUps(4, OFFICE)).toEqual([201, 201, 201, 429]);
    expect((await signUp(1, OFFICE)).json).toMatchObject({ code: "registration.too_many_from_client" });
    expect((await signUp(1, "198.51.100.8")).status).toBe(201);
    stage.world.clock.now = addSeconds(stage.world.clock.now, seconds);
    expect((await signUp(2, OFFICE)).status).toBe(201);
  });

  it("cannot use up somebody's mailbox once it is stopped itself", async () => {
    await tryElsewhere(LIMITS.client.most);
    const victim = { email: "anna@ops.example" };
    // The first is not written yet.
    const statuses = await signUps(LIMITS.mailbox.most + 5, OFFICE, victim, 900);
    expect([statuses[0], new Set(statuses.slice(1))]).toEqual([201, new Set([429])]);
    expect((await signUp(1, "198.51.100.8", victim)).status).toBe(201);
  });

  it("cannot send one mailbox more by changing networks and events", async () => {
    const other = await publishEvent(stage.world, stage.projectId, { seats: 500 });
    const victim = { email: "anna@ops.example" };
    await stage.world.follow();
    stage.world.mailed.length = 0;
    const statuses: number[] = [];
    for (let number = 0; number < 60; number += 1)
      statuses.push(
        (await signUp(number, `203.0.113.${number}`, victim, number % 2 ? slug : other.slug)).status,
      );
    expect(statuses.filter((status) => status === 201).length).toBe(LIMITS.mailbox.most);
    await stage.world.follow();
    expect(stage.world.mailed.length).toBe(LIMITS.mailbox.most);
  });

  it("cannot send mail by changing the address or a choice over and over", async () => {
    const event = await publishEvent(stage.world, stage.projectId, { choiceGroups: twoPanels(50) });
    const { registrationId } = await bodyOf<TakenSignUp>(
      signUp(1, OFFICE, { choices: { panels: "a" } }, event.slug),
    );
    // With the address changes the link.
    const path = async () => {
      const registration = await stage.world.deps.stores.registrations.find(registrationId);
      if (!registration) throw new Error("gone");
      return `/api/registrations/${stage.world.deps.services.registration.tokenOf(registration)}`;
    };
    const change = async (number: number) => {
      const { version } = await bodyOf<PersonalView>(call(stage.world, "GET", await path()));
      const body =
        number % 2
          ? { version, email: `osoba${number}@ops.example` }
          : { version, choices: { panels: number % 4 ? "a" : "b" } };
      return call(stage.world, "PATCH", await path(), { body, from: OFFICE });
    };
    for (let number = 0; number < LIMITS.ownChanges.most; number += 1)
      expect((await change(number)).status).toBe(200);
    expect((await change(LIMITS.ownChanges.most)).json).toMatchObject({
      status: 429,
      code: "registration.too_many_changes",
    });
    // What mails nobody is not counted.
    const { version, choices } = await bodyOf<PersonalView>(call(stage.world, "GET", await path()));
    expect(choices).toEqual({ panels: "a" });
    expect(
      (
        await call(stage.world, "PATCH", await path(), {
          body: { version, position: "dyrektorka" },
          from: OFFICE,
        })
      ).status,
    ).toBe(200);
  });
});

describe("a refusal", () => {
  it("is shown to the event's staff for a week, with how often and when last", async () => {
    expect((await counts()).refusals).toBeUndefined();
    await signUps(LIMITS.mailbox.most + 3, OFFICE, { email: "anna@ops.example" });
    const first = stage.world.clock.now;
    expect((await counts()).refusals).toEqual({ count: 3, lastAt: first });
    stage.world.clock.now = addSeconds(first, 86_400);
    await signUps(LIMITS.mailbox.most + 1, OFFICE, { email: "ewa@ops.example" }, 300);
    expect((await counts()).refusals).toEqual({ count: 4, lastAt: stage.world.clock.now });
    stage.world.clock.now = addSeconds(first, 9 * 86_400);
    expect((await counts()).refusals).toBeUndefined();
  });

  it("comes after what is wrong with the form, so mistakes use nothing up", async () => {
    for (let count = 0; count < LIMITS.mailbox.most + 1; count += 1)
      expect((await signUp(1, OFFICE, { lastName: "" })).status).toBe(422);
    expect((await signUp(1, OFFICE)).status).toBe(201);
  });
});

describe("the way of one honest person", () => {
  it("costs one small write that counts", async () => {
    const written: string[] = [];
    stage.world.deps.table.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          written.push(commandName ?? "");
          return next(args);
        },
      { step: "initialize", name: "watch", override: true },
    );
    expect((await signUp(1, OFFICE)).status).toBe(201);
    expect(written.filter((name) => /Put|Update|Delete|Write/.test(name)).toSorted()).toEqual([
      "TransactWriteItemsCommand",
      "UpdateItemCommand",
    ]);
  });
});
