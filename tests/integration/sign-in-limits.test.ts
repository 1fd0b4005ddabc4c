import type { SignInAnswer } from "@zapisy/core/staff/answer";
import { beforeEach, describe, expect, it } from "vitest";
import type { MessageId } from "@zapisy/core/message";
import { longSignInCode, signInCode } from "@zapisy/core/shared/secret";
import { addSeconds } from "@zapisy/core/shared/time";
import type { Staff } from "@zapisy/core/staff";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { staffSignInCode } from "@zapisy/functions/mails/kind/staff-sign-in-code";
import { asPublic, asStaff, passMinute } from "../support/actions.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let director: Staff;
let number = 0;

beforeEach(async () => {
  world ??= await createWorld();
  // A day of its own for each test, so that none counts what another did.
  world.clock.now = addSeconds(START, (number += 1) * 2 * 86_400);
  director = await world.deps.services.staff.createStaff(asStaff(world), {
    name: "Dyrektorka",
    email: `dyrektorka${number}@rops.example`,
    role: "organiser",
    projectIds: "all",
    locale: "pl",
    active: true,
  });
  await world.follow();
  world.mailed.length = 0;
});

const OFFICE = "198.51.100.7";
const service = () => world.deps.services.staff;

/** Asks for a code from a client, and perhaps from a browser that is known. */
const ask = (client: string, browser?: string, email = director.email) =>
  service().requestSignIn(asPublic(world, client), { email, locale: "pl" }, browser);

const verify = (client: string, { signInId }: SignInAnswer, code: string, browser?: string) =>
  service().verifySignIn(asPublic(world, client), { signInId, code }, { browser });

const codeOf = (error: { code: string }) => error.code;

/** The codes in the mails that went out since the last call, in order, as their reader copies them. */
async function mailedCodes(): Promise<string[]> {
  await world.follow();
  const ids = world.mailed.splice(0);
  const codes = await Promise.all(
    ids.map(async (messageId) => {
      const message = await world.deps.stores.messages.find(messageId as MessageId);
      if (message?.kind !== "staff.sign_in_code" || message.to !== director.email) return [];
      const none = () => Promise.reject(new Error("Nothing goes along with a code."));
      const gathered = await staffSignInCode.facts(world.deps, message, {
        certificate: none,
        file: none,
      });
      return gathered ? [gathered.facts.code] : [];
    }),
  );
  return codes.flat();
}

/** What is mailed to her about guesses, in words, since the last call. */
async function warnings(): Promise<string[]> {
  await world.follow();
  const mails = await Promise.all(
    world.mailed.splice(0).map(async (messageId) => {
      const message = await world.deps.stores.messages.find(messageId as MessageId);
      const content = message && (await composeMail(world.deps, message));
      return message?.kind === "staff.sign_in_guarded" && content ? [content.mail.text] : [];
    }),
  );
  return mails.flat();
}

/** Six digits that are not the code of that sign-in. */
function wrongFor({ signInId }: SignInAnswer): string {
  return signInCode(world.deps.secretKey, signInId) === "000000" ? "000001" : "000000";
}

/**
 * Types so many wrong codes, five for each sign-in, each sign-in from a network of its own. Says what came of them, by the
 * kind of code that was asked for: `staff.code_wrong 6` were looked at and could have been right.
 */
async function guess(count: number): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  for (let n = 0; n < count; n += 5) {
    const client = `203.0.113.${(n / 5) % 250}`;
    const signIn = await ask(client);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const outcome = await verify(client, signIn, wrongFor(signIn)).then(() => "in", codeOf);
      const key = `${outcome} ${signIn.codeLength}`;
      outcomes[key] = (outcomes[key] ?? 0) + 1;
    }
  }
  return outcomes;
}

/** Asks so many times for a code, from many networks. */
async function flood(count: number): Promise<void> {
  for (let n = 0; n < count; n += 25) {
    await Promise.all(Array.from({ length: 25 }, (_, index) => ask(`203.0.113.${(n + index) % 250}`)));
  }
}

/** The history of her account: what, by whom. */
async function history(): Promise<string[]> {
  await world.follow();
  const entries = await world.deps.stores.audit.listByTarget(director.staffId);
  return entries.map(({ action, actor }) => `${action} ${actor}`).toReversed();
}

describe("I ask for codes for the director 500 times", () => {
  it("and from her own browser she gets in at once, by a code of her own", async () => {
    const first = await ask(OFFICE);
    const [code = ""] = await mailedCodes();
    const { browser } = await verify(OFFICE, first, code);
    passMinute(world, 60);
    await flood(500);
    await mailedCodes();
    const mine = await ask(OFFICE, browser);
    const codes = await mailedCodes();
    expect(codes).toEqual([signInCode(world.deps.secretKey, mine.signInId)]);
    expect((await verify(OFFICE, mine, codes[0] ?? "", browser)).staff).toEqual(director);
  });

  it("and in a browser that nobody knows she gets in with a code in her mailbox", async () => {
    await flood(500);
    const mine = await ask(OFFICE);
    const codes = await mailedCodes();
    // Her mailbox is not flooded either.
    expect(codes.length).toBe(5);
    // Of mails of one moment nobody knows the newest: there are as many tries as there are mails.
    const outcomes = [];
    for (const code of codes) outcomes.push(await verify(OFFICE, mine, code).then(() => "in", codeOf));
    expect(outcomes.filter((outcome) => outcome === "in").length).toBe(1);
    // The code is used up for every sign-in that it was good for.
    const stranger = await ask("203.0.113.99");
    const opened = codes[outcomes.indexOf("in")] ?? "";
    await expect(verify("203.0.113.99", stranger, opened)).rejects.toMatchObject({
      code: "staff.code_expired",
    });
  });

  it("and at no moment of the day is there a time in which no mail would let her in", async () => {
    for (let minute = 0; minute < 40; minute += 1) {
      await Promise.all(Array.from({ length: 6 }, (_, n) => ask(`203.0.113.${minute * 6 + n}`)));
      const mine = await ask(OFFICE);
      const stored = await world.deps.stores.staff.findSignIn(mine.signInId);
      expect(stored && stored.expiresAt > world.clock.now).toBe(true);
      passMinute(world);
    }
  });

  it("from one network, and am told when to come again; she, known to her browser, is not, in the same network", async () => {
    const first = await ask(OFFICE);
    const [code = ""] = await mailedCodes();
    const { browser } = await verify(OFFICE, first, code);
    passMinute(world, 60);
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, () => ask(OFFICE).then(() => "asked", codeOf)),
    );
    expect(outcomes.filter((outcome) => outcome === "staff.too_many_requests").length).toBe(20);
    await expect(ask(OFFICE)).rejects.toMatchObject({ details: { retryAfterSeconds: expect.any(Number) } });
    expect((await ask(OFFICE, browser)).signInId).toMatch(/^sgn_/);
  });

  it("with a browser's secret that I made up, and am a stranger all the same", async () => {
    for (let n = 0; n < 7; n += 1) await ask("203.0.113.1", "x".repeat(43));
    expect((await mailedCodes()).length).toBe(5);
  });
});

describe("I guess codes all day long", () => {
  it("and 20 are looked at; she is told once, and her history says it", async () => {
    const outcomes = await guess(600);
    // After those, six digits are typed where twelve characters are asked for.
    expect(outcomes).toEqual({
      "staff.code_wrong 6": 20,
      "staff.too_many_attempts 6": 5,
      "staff.code_wrong 12": 575,
    });
    const told = await warnings();
    expect(told.length).toBe(1);
    expect(told[0]).toContain("https://zapisy.example/staff/account");
    const entries = await history();
    expect(entries.filter((entry) => entry === "sign_in.guarded public").length).toBe(1);
    // One for each sign-in at which a code was wrong, and not one for each of the guesses after that.
    expect(entries.filter((entry) => entry === "sign_in.failed public").length).toBe(4);
  });

  it("and the right one is refused as well once they are used up, whoever types it", async () => {
    const open = await ask(OFFICE);
    await guess(25);
    const right = signInCode(world.deps.secretKey, open.signInId);
    await expect(verify("203.0.113.9", open, right)).rejects.toMatchObject({
      code: "staff.too_many_attempts",
    });
  });

  it("and she asks for a new code, which is longer, and gets in from anywhere", async () => {
    await guess(25);
    await mailedCodes();
    // Though strangers used up what is mailed in these ten minutes.
    const mine = await ask(OFFICE);
    expect(mine.codeLength).toBe(12);
    const [code = ""] = await mailedCodes();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    await expect(verify(OFFICE, mine, signInCode(world.deps.secretKey, mine.signInId))).rejects.toMatchObject(
      { code: "staff.code_wrong" },
    );
    expect((await verify(OFFICE, mine, code)).staff).toEqual(director);
  });

  it("and in her own browser six digits go on to do", async () => {
    const first = await ask(OFFICE);
    const [code = ""] = await mailedCodes();
    const { browser } = await verify(OFFICE, first, code);
    await guess(30);
    await mailedCodes();
    const mine = await ask(OFFICE, browser);
    expect(mine.codeLength).toBe(6);
    const own = signInCode(world.deps.secretKey, mine.signInId);
    expect((await verify(OFFICE, mine, own, browser)).staff).toEqual(director);
  });

  it("and the next day begins with six digits again", async () => {
    await guess(25);
    expect((await ask(OFFICE)).codeLength).toBe(12);
    world.clock.now = addSeconds(world.clock.now, 86_400);
    expect((await ask(OFFICE)).codeLength).toBe(6);
  });

  it("at an address that nobody has, and learn nothing from it", async () => {
    const email = "nikt@gdzie.example";
    const outcomes: string[] = [];
    let signIn: SignInAnswer | undefined;
    for (let n = 0; n < 25; n += 1) {
      if (n % 5 === 0 || !signIn) signIn = await ask(`203.0.113.${n}`, undefined, email);
      outcomes.push(await verify(`203.0.113.${n}`, signIn, wrongFor(signIn)).then(() => "in", codeOf));
    }
    expect(outcomes.slice(20)).toEqual(Array.from({ length: 5 }, () => "staff.too_many_attempts"));
    expect((await ask(OFFICE, undefined, email)).codeLength).toBe(12);
    expect(await warnings()).toEqual([]);
  });

  it("all at the same moment, and no more are looked at than one after the other", async () => {
    const signIns = [];
    for (let n = 0; n < 12; n += 1) signIns.push(await ask(`203.0.113.${n}`));
    const outcomes = await Promise.all(
      signIns.flatMap((signIn) =>
        Array.from({ length: 5 }, () =>
          verify("203.0.113.1", signIn, wrongFor(signIn)).then(() => "in", codeOf),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "staff.code_wrong").length).toBe(20);
  });
});

describe("the history of an account", () => {
  it("has each sign-in, and each that failed, once, though the stream tells of it twice", async () => {
    passMinute(world);
    const mine = await ask(OFFICE);
    for (const _ of [1, 2]) {
      passMinute(world);
      await verify(OFFICE, mine, wrongFor(mine)).catch(() => undefined);
    }
    passMinute(world);
    await verify(OFFICE, mine, signInCode(world.deps.secretKey, mine.signInId));
    await world.recordsTwice();
    expect(await history()).toEqual([
      `staff.created staff:${world.admin.staffId}`,
      "sign_in.failed public",
      `sign_in.succeeded staff:${director.staffId}`,
    ]);
  });
});

describe("a long code", () => {
  it("is worth nothing in a later sign-in, and the key alone makes it", () => {
    const key = world.deps.secretKey;
    const other = { bytes: new Uint8Array(32).fill(8) };
    const [one, two] = [longSignInCode(key, "sgn_1"), longSignInCode(key, "sgn_2")];
    expect(new Set([one, two, longSignInCode(other, "sgn_1")]).size).toBe(3);
  });
});
