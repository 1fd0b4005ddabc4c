import { beforeEach, describe, expect, it } from "vitest";
import type { MessageId } from "@zapisy/core/message";
import { secretHash, signInCode } from "@zapisy/core/shared/secret";
import { toActor, type Staff } from "@zapisy/core/staff";
import { asPublic, asStaff, passMinute } from "../support/actions.ts";
import { call, problemBody } from "../support/api.ts";
import { createAuthenticator, type Authenticator, type Faults } from "../support/authenticator.ts";
import { addSeconds } from "@zapisy/core/shared/time";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let strict: World;
let began: string;
let number = 0;

beforeEach(async () => {
  world ??= await createWorld();
  strict ??= await createWorld({ ADMIN_PASSKEYS: "required" });
  // Each test has a day of its own: ids never go back, even when the clock does.
  began = addSeconds(START, (number += 1) * 86_400);
  world.clock.now = began;
  strict.clock.now = began;
});

const refusedAs = (code: string) => expect.objectContaining({ code });
const passkeysOf = (at: World) => at.deps.services.passkey;

/** Somebody new, and a session of theirs. */
async function colleague(at = world, role: Staff["role"] = "organiser") {
  const email = `klucz${(number += 1)}@rops.example`;
  const { staff, cookie } = await at.signIn({ email, role });
  return { staff, cookie, session: cookie.split("=")[1] ?? "", ctx: asStaff(at, toActor(staff)) };
}

/** Adds a passkey of a new authenticator to somebody's account. */
async function withPasskey(person: Awaited<ReturnType<typeof colleague>>, at = world, name = "Telefon") {
  const authenticator = createAuthenticator();
  const service = passkeysOf(at);
  const input = authenticator.make(await service.beginPasskey(person.ctx), name);
  const { passkeyId } = await service.addPasskey(person.ctx, input, secretHash(person.session));
  return { authenticator, passkeyId };
}

async function signIn(authenticator: Authenticator, faults: Faults = {}, at = world) {
  const service = passkeysOf(at);
  return service.signIn(asPublic(at), authenticator.use(await service.beginSignIn(asPublic(at)), faults), {});
}

describe("a passkey", () => {
  it("signs its owner in, and is listed with its name and last use", async () => {
    const person = await colleague();
    const { authenticator, passkeyId } = await withPasskey(person);
    passMinute(world, 5);
    const { staff, session } = await signIn(authenticator);
    expect(staff).toEqual(person.staff);
    expect((await world.deps.services.staff.findSignedIn(session, world.clock.now))?.staff).toEqual(
      person.staff,
    );
    expect(await passkeysOf(world).listPasskeys(person.ctx)).toEqual([
      { passkeyId, name: "Telefon", createdAt: began, lastUsedAt: addSeconds(began, 300) },
    ]);
  });

  it("is one of several, each of which signs in until it is removed", async () => {
    const person = await colleague();
    const service = passkeysOf(world);
    const [phone, laptop] = [
      await withPasskey(person, world, "Telefon"),
      await withPasskey(person, world, "Laptop"),
    ];
    await service.removePasskey(person.ctx, phone.passkeyId);
    await expect(signIn(phone.authenticator)).rejects.toEqual(refusedAs("staff.passkey_refused"));
    expect((await signIn(laptop.authenticator)).staff).toEqual(person.staff);
    await expect(service.removePasskey(person.ctx, phone.passkeyId)).rejects.toEqual(
      refusedAs("staff.passkey_not_found"),
    );
  });

  it.each<[string, Faults]>([
    ["for another site", { rpId: "zapisy.example.evil" }],
    ["on another site's page", { origin: "https://evil.example" }],
    ["without finger, face or PIN", { unverified: true }],
    ["over a challenge that we did not give", { challenge: "c".repeat(43) }],
    ["meant for something else", { type: "webauthn.create" }],
  ])("is refused when it signed %s", async (_, faults) => {
    const { authenticator } = await withPasskey(await colleague());
    await expect(signIn(authenticator, faults)).rejects.toEqual(refusedAs("staff.passkey_refused"));
    expect((await signIn(authenticator)).session).toMatch(/^[\w-]{43}$/);
  });

  it.each<[string, Faults]>([
    ["for another site", { rpId: "zapisy.example.evil" }],
    ["on another site's page", { origin: "https://evil.example" }],
    ["without finger, face or PIN", { unverified: true }],
    ["over a challenge that we did not give", { challenge: "c".repeat(43) }],
  ])("is not kept when it was made %s", async (_, faults) => {
    const { ctx, session } = await colleague();
    const service = passkeysOf(world);
    const input = createAuthenticator().make(await service.beginPasskey(ctx), "Klucz", faults);
    await expect(service.addPasskey(ctx, input, secretHash(session))).rejects.toEqual(
      refusedAs("staff.passkey_refused"),
    );
    expect(await service.listPasskeys(ctx)).toEqual([]);
  });

  it("answers a challenge once, also when the answer comes twice at the same moment", async () => {
    const { authenticator } = await withPasskey(await colleague());
    const service = passkeysOf(world);
    const answer = authenticator.use(await service.beginSignIn(asPublic(world)));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => service.signIn(asPublic(world), answer, {})),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBe(1);
    await expect(service.signIn(asPublic(world), answer, {})).rejects.toEqual(
      refusedAs("staff.passkey_refused"),
    );
  });

  it("answers a challenge within an hour", async () => {
    const { authenticator } = await withPasskey(await colleague());
    const service = passkeysOf(world);
    const answer = authenticator.use(await service.beginSignIn(asPublic(world)));
    passMinute(world, 60);
    await expect(service.signIn(asPublic(world), answer, {})).rejects.toEqual(
      refusedAs("staff.passkey_refused"),
    );
  });

  it("is refused when its counter went back, as that of a copy does", async () => {
    const { authenticator } = await withPasskey(await colleague());
    await signIn(authenticator, { counter: 9 });
    await expect(signIn(authenticator, { counter: 9 })).rejects.toEqual(refusedAs("staff.passkey_refused"));
    expect((await signIn(authenticator, { counter: 10 })).session).toMatch(/^[\w-]{43}$/);
  });

  it("that was asked for by one person is not kept for another", async () => {
    const [one, other] = [await colleague(), await colleague()];
    const service = passkeysOf(world);
    const input = createAuthenticator().make(await service.beginPasskey(one.ctx));
    await expect(service.addPasskey(other.ctx, input, secretHash(other.session))).rejects.toEqual(
      refusedAs("staff.passkey_refused"),
    );
  });

  it("opens nothing for somebody who no longer works here, nor under another's name", async () => {
    const [person, other] = [await colleague(), await colleague()];
    const { authenticator } = await withPasskey(person);
    const service = passkeysOf(world);
    const answer = authenticator.use(await service.beginSignIn(asPublic(world)));
    const userHandle = Buffer.from(other.staff.staffId).toString("base64url");
    await expect(service.signIn(asPublic(world), { ...answer, userHandle }, {})).rejects.toEqual(
      refusedAs("staff.passkey_refused"),
    );
    await world.deps.services.staff.updateStaff(
      asStaff(world),
      person.staff.staffId,
      { ...person.staff, active: false },
      1,
    );
    await expect(signIn(authenticator)).rejects.toEqual(refusedAs("staff.passkey_refused"));
  });

  it("is news to its owner and in the history, once, though the stream tells of it twice", async () => {
    const person = await colleague();
    await world.follow();
    world.mailed.length = 0;
    const { authenticator, passkeyId } = await withPasskey(person);
    passMinute(world);
    await signIn(authenticator);
    passMinute(world);
    const now = { ...person.ctx, now: world.clock.now };
    await passkeysOf(world).removePasskey(now, passkeyId);
    await world.recordsTwice();
    await world.follow();
    const kinds = await Promise.all(
      [...new Set(world.mailed)].map((id) => world.deps.stores.messages.find(id as MessageId)),
    );
    expect(kinds.map((message) => [message?.kind, message?.to])).toEqual([
      ["staff.passkey_added", person.staff.email],
    ]);
    const entries = await world.deps.stores.audit.listByTarget(person.staff.staffId);
    const own = `staff:${person.staff.staffId}`;
    expect(entries.map(({ action, actor }) => [action, actor]).slice(0, 3)).toEqual([
      ["passkey.removed", own],
      ["sign_in.passkey", own],
      ["passkey.added", own],
    ]);
  });
});

describe("somebody who lost their passkeys", () => {
  it("has them taken away by an admin, is told once, and signs in by a code", async () => {
    const person = await colleague();
    const [one] = [await withPasskey(person), await withPasskey(person, world, "Laptop")];
    await world.follow();
    world.mailed.length = 0;
    const service = passkeysOf(world);
    await service.resetPasskeys(asStaff(world), person.staff.staffId);
    await expect(signIn(one.authenticator)).rejects.toEqual(refusedAs("staff.passkey_refused"));
    expect(await world.deps.services.staff.findSignedIn(person.session, began)).toBeUndefined();
    await world.follow();
    const kinds = await Promise.all(
      [...new Set(world.mailed)].map((id) => world.deps.stores.messages.find(id as MessageId)),
    );
    expect(kinds.map((message) => message?.kind)).toEqual(["staff.passkeys_reset"]);
    const { signInId } = await world.deps.services.staff.requestSignIn(asPublic(world), {
      email: person.staff.email,
      locale: "pl",
    });
    const code = signInCode(world.deps.secretKey, signInId);
    expect((await world.deps.services.staff.verifySignIn(asPublic(world), { signInId, code })).staff).toEqual(
      person.staff,
    );
  });

  it("is helped by admins alone, and no admin does it to themselves", async () => {
    const [person, admin] = [await colleague(), await colleague(world, "admin")];
    const service = passkeysOf(world);
    await expect(service.resetPasskeys(person.ctx, admin.staff.staffId)).rejects.toEqual(
      refusedAs("staff.manage_forbidden"),
    );
    await expect(service.resetPasskeys(admin.ctx, admin.staff.staffId)).rejects.toEqual(
      refusedAs("staff.own_passkeys"),
    );
  });
});

describe("an installation that asks its admins for passkeys", () => {
  const people = (cookie: string) => call(strict, "GET", "/api/staff/people", { cookie });

  async function byCode(email: string) {
    const { staff } = strict.deps.services;
    const { signInId } = await staff.requestSignIn(asPublic(strict), { email, locale: "pl" });
    const code = signInCode(strict.deps.secretKey, signInId);
    return staff.verifySignIn(asPublic(strict), { signInId, code });
  }

  it("opens nothing but their own account to an admin who has none, until they have added one", async () => {
    const admin = await colleague(strict, "admin");
    expect(await problemBody(people(admin.cookie))).toMatchObject({
      status: 403,
      code: "staff.passkey_needed",
    });
    const me = await call(strict, "GET", "/api/staff/me", { cookie: admin.cookie });
    expect(me.json).toMatchObject({ needsPasskey: true });
    await withPasskey(admin, strict);
    expect((await people(admin.cookie)).status).toBe(200);
    const after = await call(strict, "GET", "/api/staff/me", { cookie: admin.cookie });
    expect(after.json).not.toHaveProperty("needsPasskey");
  });

  it("takes no code from an admin who has one, and their passkey opens everything", async () => {
    const admin = await colleague(strict, "admin");
    const { authenticator } = await withPasskey(admin, strict);
    await expect(byCode(admin.staff.email)).rejects.toEqual(refusedAs("staff.passkey_required"));
    const { session } = await signIn(authenticator, {}, strict);
    expect((await people(`__Host-zapisy=${session}`)).status).toBe(200);
  });

  it("asks nobody else", async () => {
    const person = await colleague(strict, "coordinator");
    await withPasskey(person, strict);
    const { session } = await byCode(person.staff.email);
    expect((await people(`__Host-zapisy=${session}`)).status).toBe(200);
  });

  it("asks nobody where it does not say so", async () => {
    const admin = await colleague(world, "admin");
    expect((await call(world, "GET", "/api/staff/people", { cookie: admin.cookie })).status).toBe(200);
  });
});
