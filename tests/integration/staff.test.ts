import { beforeEach, describe, expect, it } from "vitest";
import type { MessageId } from "@zapisy/core/message";
import { secretHash, signInCode } from "@zapisy/core/shared/secret";
import { toActor, type Staff } from "@zapisy/core/staff";
import type { Device } from "@zapisy/core/staff/schema";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { asPublic, asStaff, passMinute } from "../support/actions.ts";
import { disturb, meetAtTransaction } from "../support/disturb.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;

beforeEach(async () => {
  world ??= await createWorld();
  world.clock.now = START;
});

const service = () => world.deps.services.staff;
const refusal = (code: string, details = {}) => ({
  name: "DomainError",
  code,
  details: expect.objectContaining(details),
});

let count = 0;
/** Somebody new with an address of their own. */
async function colleague(overrides: Partial<Staff> = {}): Promise<Staff> {
  count += 1;
  return (await world.signIn({ email: `kolega${count}@rops.example`, ...overrides })).staff;
}

/** Asks for a code and gives it, as the mail would. */
async function askForCode(
  email: string,
): Promise<{ signInId: `sgn_${string}`; code: string; wrong: string }> {
  const { signInId } = await service().requestSignIn(asPublic(world), { email, locale: "pl" });
  const code = signInCode(world.deps.secretKey, signInId);
  return { signInId, code, wrong: code === "000000" ? "000001" : "000000" };
}

const verify = (signInId: string, code: string) =>
  service().verifySignIn(asPublic(world), { signInId, code });

describe("signing in", () => {
  it("opens a session with the mailed code, for twelve hours", async () => {
    const person = await colleague();
    const { signInId, code } = await askForCode(` ${person.email.toUpperCase()} `);
    const { session, staff } = await verify(signInId, code);
    expect(staff).toEqual(person);
    expect(await service().findSignedIn(session, "2026-03-02T20:59:59.999Z")).toEqual({
      staff: person,
      needsPasskey: false,
    });
    expect(await service().findSignedIn(session, "2026-03-02T21:00:00.000Z")).toBeUndefined();
    await service().signOut(asPublic(world), session);
    expect(await service().findSignedIn(session, START)).toBeUndefined();
  });

  it("answers the same for an address that nobody here has, and mails nothing", async () => {
    const person = await colleague();
    await world.follow();
    world.mailed.length = 0;
    const known = await service().requestSignIn(asPublic(world), { email: person.email, locale: "pl" });
    const unknown = await askForCode("obcy@gdzie.example");
    expect(known).toEqual({ signInId: expect.stringMatching(/^sgn_/), codeLength: 6 });
    expect(unknown.signInId).toMatch(/^sgn_[0-9A-Z]{26}$/);
    await world.follow();
    expect(world.mailed.length).toBe(1);
    await expect(verify(unknown.signInId, unknown.wrong)).rejects.toMatchObject(
      refusal("staff.code_wrong", { attemptsLeft: 4 }),
    );
    await expect(verify(unknown.signInId, unknown.code)).rejects.toMatchObject(refusal("staff.code_expired"));
  });

  it("ends with the last day of somebody's access: the session, the code that was mailed, and the mailing of codes", async () => {
    const person = await colleague({ role: "organiser", until: "2026-03-02" });
    const { signInId, code } = await askForCode(person.email);
    const { session } = await verify(signInId, code);
    // The last minute of the day in Poland, and the first of the next.
    world.clock.now = "2026-03-02T22:59:00.000Z";
    const late = await askForCode(person.email);
    await world.follow();
    world.mailed.length = 0;
    expect(await service().findSignedIn(session, "2026-03-02T20:00:00.000Z")).toBeDefined();
    world.clock.now = "2026-03-02T23:00:00.000Z";
    expect(await service().findSignedIn(session, world.clock.now)).toBeUndefined();
    await expect(verify(late.signInId, late.code)).rejects.toMatchObject(refusal("staff.code_expired"));
    // A stranger is told the same as of an address that is nobody's.
    expect(await service().requestSignIn(asPublic(world), { email: person.email, locale: "pl" })).toEqual({
      signInId: expect.stringMatching(/^sgn_/),
      codeLength: 6,
    });
    await world.follow();
    expect(world.mailed).toEqual([]);
    const longer = { ...person, until: "2026-03-03" };
    await service().updateStaff(asStaff(world), person.staffId, longer, 1);
    const again = await askForCode(person.email);
    expect((await verify(again.signInId, again.code)).staff.until).toBe("2026-03-03");
  });

  it("keeps an institution only with the role that refers people, which names it and its projects", async () => {
    const institutionId = "ins_00000000000000000000000001" as const;
    await expect(colleague({ role: "referrer", projectIds: "all" })).rejects.toMatchObject({
      code: "request.invalid",
      details: {
        issues: [
          { path: "institutionId", code: "staff.institution_required" },
          { path: "projects", code: "staff.projects_required" },
        ],
      },
    });
    await expect(colleague({ role: "admin", until: "2026-03-02" })).rejects.toMatchObject({
      details: { issues: [{ path: "until", code: "staff.admin_until" }] },
    });
    const referrer = await colleague({ role: "referrer", projectIds: [], institutionId });
    expect(referrer.institutionId).toBe(institutionId);
    const organiser = { ...referrer, role: "organiser" } as const;
    const changed = await service().updateStaff(asStaff(world), referrer.staffId, organiser, 1);
    expect(changed.institutionId).toBeUndefined();
    expect((await world.deps.stores.staff.find(referrer.staffId))?.institutionId).toBeUndefined();
  });

  it("mails at most five codes to one address in ten minutes, and the last of them opens later sign-ins", async () => {
    const person = await colleague();
    await world.follow();
    world.mailed.length = 0;
    const codes = [];
    for (let n = 0; n < 8; n += 1) codes.push(await askForCode(person.email));
    await world.follow();
    expect(world.mailed.length).toBe(5);
    const [fifth, last] = [codes[4], codes.at(-1)];
    await expect(verify(last?.signInId ?? "", last?.code ?? "")).rejects.toMatchObject(
      refusal("staff.code_wrong"),
    );
    expect((await verify(last?.signInId ?? "", fifth?.code ?? "")).staff.staffId).toBe(person.staffId);
    passMinute(world, 10);
    const fresh = await askForCode(person.email);
    expect((await verify(fresh.signInId, fresh.code)).staff.staffId).toBe(person.staffId);
  });

  it("gives a code ten minutes", async () => {
    const person = await colleague();
    const [early, late] = [await askForCode(person.email), await askForCode(person.email)];
    world.clock.now = "2026-03-02T09:09:59.999Z";
    expect((await verify(early.signInId, early.code)).staff.staffId).toBe(person.staffId);
    world.clock.now = "2026-03-02T09:10:00.000Z";
    await expect(verify(late.signInId, late.code)).rejects.toMatchObject(refusal("staff.code_expired"));
  });

  it("takes a code once, also when it comes twice at the same moment", async () => {
    const { signInId, code } = await askForCode((await colleague()).email);
    const outcomes = await Promise.allSettled([
      verify(signInId, code),
      verify(signInId, code),
      verify(signInId, code),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
    await expect(verify(signInId, code)).rejects.toMatchObject(refusal("staff.code_expired"));
  });

  it("counts down five wrong codes and then refuses even the right one", async () => {
    const { signInId, code, wrong } = await askForCode((await colleague()).email);
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      await expect(verify(signInId, wrong)).rejects.toMatchObject(
        refusal("staff.code_wrong", { attemptsLeft }),
      );
    }
    await expect(verify(signInId, code)).rejects.toMatchObject(refusal("staff.too_many_attempts"));
  });

  it("looks at five of twenty wrong codes that come at the same moment", async () => {
    const { signInId, code, wrong } = await askForCode((await colleague()).email);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        verify(signInId, wrong).catch((error: { code: string }) => error.code),
      ),
    );
    expect([
      outcomes.filter((outcome) => outcome === "staff.code_wrong").length,
      outcomes.filter((outcome) => outcome === "staff.too_many_attempts").length,
    ]).toEqual([5, 15]);
    await expect(verify(signInId, code)).rejects.toMatchObject(refusal("staff.too_many_attempts"));
  });

  it("is not possible for somebody who no longer works here, whatever mail they hold", async () => {
    const person = await colleague();
    const { signInId, code } = await askForCode(person.email);
    await service().updateStaff(asStaff(world), person.staffId, { ...person, active: false }, 1);
    await expect(verify(signInId, code)).rejects.toMatchObject(refusal("staff.code_expired"));
    const next = await askForCode(person.email);
    await expect(verify(next.signInId, next.code)).rejects.toMatchObject(refusal("staff.code_expired"));
  });

  it("keeps neither code nor session in the table", async () => {
    const { signInId, code } = await askForCode((await colleague()).email);
    const { session } = await verify(signInId, code);
    const stored = await world.deps.stores.staff.findSignIn(signInId);
    expect(JSON.stringify(stored)).not.toContain(code);
    expect(await world.deps.stores.staff.findSession(session)).toBeUndefined();
  });
});

describe("one's own sessions", () => {
  const FIREFOX = { browser: "Firefox", system: "Windows" };
  const PHONE = { browser: "Safari", system: "iOS" };

  /** Somebody new who has not signed in anywhere. */
  async function newcomer(): Promise<Staff> {
    count += 1;
    return service().createStaff(asStaff(world), {
      name: "Nowa Osoba",
      email: `nowa${count}@rops.example`,
      role: "organiser",
      projectIds: "all",
      locale: "pl",
      active: true,
    });
  }

  async function signInWith(person: Staff, device: Device): Promise<string> {
    const { signInId, code } = await askForCode(person.email);
    return (await service().verifySignIn(asPublic(world), { signInId, code }, { device })).session;
  }

  it("are listed with device, beginning and last use, the one that asks marked", async () => {
    const person = await newcomer();
    const ctx = asStaff(world, toActor(person));
    const office = await signInWith(person, FIREFOX);
    passMinute(world, 30);
    const phone = await signInWith(person, PHONE);
    passMinute(world, 60);
    await service().findSignedIn(office, world.clock.now);
    const about = { sessionId: expect.stringMatching(/^[0-9a-f]{16}$/), method: "code" };
    const items = [
      {
        ...about,
        device: FIREFOX,
        createdAt: START,
        lastUsedAt: "2026-03-02T10:30:00.000Z",
        expiresAt: "2026-03-02T21:00:00.000Z",
        isCurrent: false,
      },
      {
        ...about,
        device: PHONE,
        createdAt: "2026-03-02T09:30:00.000Z",
        lastUsedAt: "2026-03-02T09:30:00.000Z",
        expiresAt: "2026-03-02T21:30:00.000Z",
        isCurrent: true,
      },
    ];
    const listed = await service().listSessions(ctx, phone);
    // The table holds the hashes of the secrets, and the list not even those.
    expect(JSON.stringify(listed)).not.toContain(secretHash(office));
    expect(listed).toEqual(items);
    expect(await service().listSessions({ ...ctx, now: "2026-03-02T21:00:00.000Z" }, phone)).toEqual([
      items[1],
    ]);
  });

  it("are written down as used at most every five minutes", async () => {
    const person = await newcomer();
    const session = await signInWith(person, FIREFOX);
    let writes = 0;
    const stop = disturb(world.deps.table.client, ({ command }, send) => {
      if (command.startsWith("Update")) writes += 1;
      return send();
    });
    for (let minute = 0; minute < 10; minute += 1) {
      await service().findSignedIn(session, world.clock.now);
      passMinute(world);
    }
    stop();
    expect(writes).toBe(1);
  });

  it("end at once, one of them or all others", async () => {
    const person = await newcomer();
    const ctx = asStaff(world, toActor(person));
    const [first, second, third] = [
      await signInWith(person, FIREFOX),
      await signInWith(person, PHONE),
      await signInWith(person, {}),
    ];
    const open = async () => {
      const found = await Promise.all(
        [first, second, third].map((each) => service().findSignedIn(each, START)),
      );
      return found.map((each) => each !== undefined);
    };
    await service().endSession(ctx, secretHash(second).slice(0, 16));
    expect(await open()).toEqual([true, false, true]);
    await expect(service().endSession(ctx, secretHash(second).slice(0, 16))).rejects.toMatchObject(
      refusal("staff.session_not_found"),
    );
    await service().endOtherSessions(ctx, third);
    expect(await open()).toEqual([false, false, true]);
  });

  it("are nobody else's to see or to end", async () => {
    const [person, other] = [await newcomer(), await newcomer()];
    const session = await signInWith(person, FIREFOX);
    const theirs = asStaff(world, toActor(other));
    expect(await service().listSessions(theirs, session)).toEqual([]);
    await expect(service().endSession(theirs, secretHash(session).slice(0, 16))).rejects.toMatchObject(
      refusal("staff.session_not_found"),
    );
    await service().endOtherSessions(theirs, "");
    expect((await service().findSignedIn(session, START))?.staff).toEqual(person);
  });

  it("are in the history when somebody ends them, once each and with who did it", async () => {
    const person = await newcomer();
    const own = `staff:${person.staffId}`;
    const sessions = [];
    for (let count = 0; count < 4; count += 1) {
      sessions.push(await signInWith(person, FIREFOX));
      passMinute(world);
    }
    const [kept = "", one = "", ...others] = sessions;
    const mine = asStaff(world, toActor(person));
    const listed = await service().listSessions(mine, one);
    const { sessionId = "" } = listed.find(({ isCurrent }) => isCurrent) ?? {};
    await service().endSession(mine, sessionId);
    passMinute(world);
    await service().endOtherSessions(asStaff(world, toActor(person)), kept);
    passMinute(world);
    await service().signOut(asPublic(world), kept);
    // Again, it ends nothing more.
    await service().signOut(asPublic(world), kept);
    const last = await signInWith(person, FIREFOX);
    passMinute(world);
    await world.deps.services.passkey.resetPasskeys(asStaff(world), person.staffId);
    await world.recordsTwice();
    await world.follow();
    const entries = await world.deps.stores.audit.listByTarget(person.staffId);
    const ended = entries.filter(({ action }) => action === "session.ended");
    expect(ended.map(({ actor }) => actor).toReversed()).toEqual([
      own,
      ...others.map(() => own),
      own,
      `staff:${world.admin.staffId}`,
    ]);
    for (const session of [...sessions, last])
      expect(await service().findSignedIn(session, world.clock.now)).toBeUndefined();
    expect(await service().listSessions(mine, kept)).toEqual([]);
  });

  it("do not come back by being used at the moment at which they end", async () => {
    const person = await newcomer();
    const session = await signInWith(person, FIREFOX);
    await service().signOut(asPublic(world), session);
    await world.deps.stores.staff.noteUse(secretHash(session), START);
    expect(await service().findSignedIn(session, START)).toBeUndefined();
  });
});

describe("a code that waited for its mail", () => {
  it("is not sent any more once it opens nothing, though its row is still there", async () => {
    const person = await colleague();
    await world.follow();
    world.mailed.length = 0;
    await askForCode(person.email);
    await world.follow();
    const message = await world.deps.stores.messages.find(world.mailed[0] as MessageId);
    if (!message) throw new Error("nothing was queued");
    world.clock.now = "2026-03-02T09:09:59.999Z";
    expect(await composeMail(world.deps, message)).toBeDefined();
    world.clock.now = "2026-03-02T09:10:00.000Z";
    expect(await composeMail(world.deps, message)).toBeUndefined();
  });
});

describe("who works here", () => {
  it("is changed by admins only, and read by coordinators too", async () => {
    const input = {
      name: "Nowa",
      email: "nowa@rops.example",
      role: "admin",
      projectIds: "all",
      locale: "pl",
      active: true,
    } as const;
    for (const role of ["coordinator", "organiser", "assistant", "auditor"] as const) {
      const { actor, staff } = await world.signIn({ role });
      const ctx = asStaff(world, actor);
      await expect(service().createStaff(ctx, input)).rejects.toMatchObject(
        refusal("staff.manage_forbidden"),
      );
      await expect(
        service().updateStaff(ctx, staff.staffId, { ...staff, role: "admin" }, 1),
      ).rejects.toMatchObject(refusal("staff.manage_forbidden"));
      if (role === "coordinator") expect((await service().listStaff(ctx)).items.length).toBeGreaterThan(1);
      else await expect(service().listStaff(ctx)).rejects.toMatchObject(refusal("staff.manage_forbidden"));
    }
    await expect(service().createStaff(asPublic(world), input)).rejects.toMatchObject(
      refusal("staff.manage_forbidden"),
    );
  });

  it("has each address once, whatever its capitals, also after a change", async () => {
    const [first, second] = [await colleague(), await colleague()];
    const taken = refusal("staff.address_taken", {
      issues: [{ path: "email", code: "staff.address_taken" }],
    });
    await expect(
      service().createStaff(asStaff(world), { ...second, email: first.email.toUpperCase() }),
    ).rejects.toMatchObject(taken);
    await expect(
      service().updateStaff(asStaff(world), second.staffId, { ...second, email: first.email }, 1),
    ).rejects.toMatchObject(taken);
    const moved = await service().updateStaff(
      asStaff(world),
      first.staffId,
      { ...first, email: `nowy.${first.email}` },
      1,
    );
    expect(moved.version).toBe(2);
    const heir = await service().updateStaff(
      asStaff(world),
      second.staffId,
      { ...second, email: first.email },
      1,
    );
    expect((await world.deps.stores.staff.findByAddress(first.email))?.staffId).toBe(heir.staffId);
  });

  it("is not overwritten by somebody who saw an older version", async () => {
    const person = await colleague();
    await service().updateStaff(asStaff(world), person.staffId, { ...person, name: "Nowe Nazwisko" }, 1);
    await expect(
      service().updateStaff(asStaff(world), person.staffId, { ...person, name: "Inne" }, 1),
    ).rejects.toMatchObject(refusal("staff.version_conflict", { version: 2 }));
  });

  it("loses their sessions with a new role or on leaving, and keeps them otherwise", async () => {
    const { staff } = await world.signIn({ email: "zmiana@rops.example", role: "coordinator" });
    const open = async () => {
      const { signInId, code } = await askForCode(staff.email);
      return (await verify(signInId, code)).session;
    };
    const first = await open();
    await service().updateStaff(asStaff(world), staff.staffId, { ...staff, name: "Nowe Nazwisko" }, 1);
    expect((await service().findSignedIn(first, START))?.staff.name).toBe("Nowe Nazwisko");
    await service().updateStaff(asStaff(world), staff.staffId, { ...staff, role: "auditor" }, 2);
    expect(await service().findSignedIn(first, START)).toBeUndefined();
    const second = await open();
    await service().updateStaff(
      asStaff(world),
      staff.staffId,
      { ...staff, role: "auditor", active: false },
      3,
    );
    expect(await service().findSignedIn(second, START)).toBeUndefined();
  });

  it("always has an admin: nobody takes that right from themselves", async () => {
    const admin = await world.deps.stores.staff.find(world.admin.staffId);
    if (!admin) throw new Error("no admin");
    for (const change of [{ role: "auditor" as const }, { active: false }]) {
      await expect(
        service().updateStaff(asStaff(world), admin.staffId, { ...admin, ...change }, admin.version),
      ).rejects.toMatchObject(refusal("staff.own_rights"));
    }
  });
});

describe("admins who take each other's rights at the same moment", () => {
  /** So many admins and nobody else, each of whom changes the next one when all have made up their minds. */
  async function ring(size: number, change: Partial<Staff>, options = {}) {
    const own = await createWorld();
    const { staff: store } = own.deps.stores;
    while ((await store.listAll()).length < size) await own.signIn({});
    const admins = await store.listAll();
    meetAtTransaction(own.deps.table.client, size, options);
    const outcomes = await Promise.allSettled(
      admins.map((admin, index) => {
        const next = admins[(index + 1) % size] ?? admin;
        return own.deps.services.staff.updateStaff(
          asStaff(own, toActor(admin)),
          next.staffId,
          { ...next, ...change },
          next.version,
        );
      }),
    );
    const left = (await store.listAll()).filter(({ role, active }) => role === "admin" && active);
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === "rejected" ? [(outcome.reason as { code: string }).code] : [],
    );
    return { left: left.length, refused };
  }

  it.each([
    ["demote", 2, { role: "organiser" }],
    ["deactivate", 2, { active: false }],
    ["demote in a ring", 3, { role: "auditor" }],
    ["deactivate in a ring", 5, { active: false }],
  ] as const)("leave at least one of them when they %s", async (_, size, change) => {
    const { left, refused } = await ring(size, change);
    expect(left).toBeGreaterThanOrEqual(1);
    expect(refused.length).toBe(left);
    expect([...new Set(refused)]).toEqual(["staff.manage_forbidden"]);
  });

  it("would leave nobody without the check of who asks: the negative control", async () => {
    expect(await ring(2, { role: "organiser" }, { withoutChecks: true })).toEqual({ left: 0, refused: [] });
  });

  it("do not put a third one in either, once they are none themselves", async () => {
    const own = await createWorld();
    const { staff: demoted, actor } = await own.signIn({});
    const service = own.deps.services.staff;
    await service.updateStaff(asStaff(own), demoted.staffId, { ...demoted, role: "organiser" }, 1);
    await expect(
      service.createStaff(asStaff(own, actor), { ...demoted, role: "admin", email: "trzecia@rops.example" }),
    ).rejects.toMatchObject(refusal("staff.manage_forbidden"));
  });
});
