import { createHmac, generateKeyPairSync, sign, type KeyPairKeyObjectResult } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MessageId } from "@zapisy/core/message";
import { secretHash } from "@zapisy/core/shared/secret";
import { addSeconds } from "@zapisy/core/shared/time";
import { toActor, type Staff } from "@zapisy/core/staff";
import { asStaff, passMinute } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { createAuthenticator } from "../support/authenticator.ts";
import {
  providerSettings,
  startProvider,
  type ProviderAccount,
  type TestProvider,
} from "../support/provider.ts";
import { createWorld, START, type World } from "../support/world.ts";

let provider: TestProvider;
let other: TestProvider;
let world: World;
let number = 0;

beforeAll(async () => {
  [provider, other] = await Promise.all([startProvider(), startProvider({ tellsAllInToken: true })]);
  world = await createWorld(providerSettings(provider));
});
afterAll(() => Promise.all([provider.stop(), other.stop()]));
// Each test has a day of its own: ids never go back, even when the clock does.
beforeEach(() => {
  world.clock.now = addSeconds(START, (number += 1) * 86_400);
});

/** Somebody who works here, and their account at the provider. */
async function colleague(
  { role = "organiser", active = true, ...account }: Partial<ProviderAccount & Staff> = {},
  at = world,
  from = provider,
) {
  const name = `osoba${(number += 1)}`;
  const email = `${name}@rops.example`;
  const { staff, cookie } = await at.signIn({ email, role, active });
  from.accounts.set(name, { email, email_verified: true, ...account });
  return { subject: name, staff, cookie, ctx: () => asStaff(at, toActor(staff)) };
}

/** What a browser keeps of an answer's cookies. */
function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}

async function begin(at = world, body: object = { to: "/staff" }) {
  const answer = await call(at, "POST", "/api/staff/sign-in/identity", { body });
  return { ...(await bodyOf<{ url: string }>(Promise.resolve(answer))), cookie: cookieOf(answer.headers) };
}

function comeBack(answer: string, cookie: string, at = world) {
  return call(at, "POST", "/api/staff/sign-in/identity/verify", { body: { answer }, cookie });
}

async function signIn(subject: string, at = world, from = provider) {
  const { url, cookie } = await begin(at);
  return comeBack(await from.visit(url, subject), cookie, at);
}

const refusal = async (answer: ReturnType<typeof call>) => {
  const { status, code } = await problemBody(answer);
  return `${status} ${code}`;
};

describe("a member of staff whom the provider vouches for", () => {
  it("is signed in, led to the page that was asked for, and known by that account from then on", async () => {
    const { subject, staff } = await colleague();
    const { url, cookie } = await begin(world, { to: "/staff/events/evt_1?tab=list", locale: "en" });
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      redirect_uri: "https://zapisy.example/staff/sign-in",
      ui_locales: "en",
      scope: "openid email",
    });
    expect(new URL(url).searchParams.has("prompt")).toBe(false);
    const again = await begin(world, { to: "/staff", anew: true });
    expect(new URL(again.url).searchParams.get("prompt")).toBe("login");
    const answer = await comeBack(await provider.visit(url, subject), cookie);
    expect(answer.json).toMatchObject({ me: { staffId: staff.staffId }, to: "/staff/events/evt_1?tab=list" });
    const session = cookieOf(answer.headers);
    expect((await call(world, "GET", "/api/staff/me", { cookie: session })).status).toBe(200);
    const sessions = await call(world, "GET", "/api/staff/me/sessions", { cookie: session });
    expect(sessions.json).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ method: "identity", isCurrent: true })]),
    });
    // Their address at the provider may change with ours, the account there stays theirs.
    expect((await signIn(subject)).status).toBe(200);
    await call(world, "POST", "/api/staff/sign-out", { cookie: session });
    expect((await call(world, "GET", "/api/staff/me", { cookie: session })).status).toBe(401);
  });

  it("keeps a secret cookie meanwhile, which our own pages alone send", async () => {
    const answer = await call(world, "POST", "/api/staff/sign-in/identity", { body: { to: "/staff" } });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-zapisy-provider=sgn_\w{26}\.[\w-]{43}\.L3N0YWZm; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
  });

  it("is signed in as well by a provider that tells everything in its token", async () => {
    const elsewhere = await createWorld(providerSettings(other));
    elsewhere.clock.now = world.clock.now;
    const { subject } = await colleague({}, elsewhere, other);
    expect((await signIn(subject, elsewhere, other)).status).toBe(200);
  });

  it("is entered into the history with the way they came, and told of the first time", async () => {
    const { subject, staff } = await colleague();
    await world.follow();
    world.mailed.length = 0;
    await signIn(subject);
    passMinute(world);
    await signIn(subject);
    await world.recordsTwice();
    await world.follow();
    const mails = await Promise.all(
      [...new Set(world.mailed)].map((id) => world.deps.stores.messages.find(id as MessageId)),
    );
    expect(mails.map((mail) => [mail?.kind, mail?.to])).toEqual([["staff.identity_added", staff.email]]);
    const entries = await world.deps.stores.audit.listByTarget(staff.staffId);
    expect(entries.map(({ action, actor }) => `${action} ${actor}`).sort()).toEqual(
      [
        `identity.added staff:${staff.staffId}`,
        `sign_in.identity staff:${staff.staffId}`,
        `sign_in.identity staff:${staff.staffId}`,
        "staff.created system:test",
      ].sort(),
    );
  });
});

describe("an answer of the provider", () => {
  it("opens one session, also when it comes twice at the same moment", async () => {
    const { subject } = await colleague();
    const { url, cookie } = await begin();
    const answer = await provider.visit(url, subject);
    const [one, two] = await Promise.all([comeBack(answer, cookie), comeBack(answer, cookie)]);
    expect(new Set([one.status, two.status])).toEqual(new Set([200, 410]));
    expect(await refusal(comeBack(answer, cookie))).toBe("410 staff.identity_expired");
  });

  it("is worth nothing in another browser", async () => {
    const { subject } = await colleague();
    const answer = await provider.visit((await begin()).url, subject);
    expect(await refusal(comeBack(answer, ""))).toBe("410 staff.identity_expired");
    expect(await refusal(comeBack(answer, (await begin()).cookie))).toBe("401 staff.identity_refused");
  });

  it("is worth nothing when somebody changed what the browser keeps", async () => {
    const { subject } = await colleague();
    const { url, cookie } = await begin();
    const answer = await provider.visit(url, subject);
    const elsewhere = Buffer.from("//evil.example").toString("base64url");
    expect(await refusal(comeBack(answer, `${cookie}${elsewhere}`))).toBe("401 staff.identity_refused");
    expect((await comeBack(answer, cookie)).status).toBe(200);
  });

  it.each([
    ["nonce", "n".repeat(43), "401 staff.identity_refused"],
    ["state", "s".repeat(43), "401 staff.identity_refused"],
    ["code_challenge", "c".repeat(43), "410 staff.identity_expired"],
  ])("is worth nothing for another %s", async (name, value, expected) => {
    const { subject } = await colleague();
    const { url, cookie } = await begin();
    const changed = new URL(url);
    changed.searchParams.set(name, value);
    expect(await refusal(comeBack(await provider.visit(changed.href, subject), cookie))).toBe(expected);
  });

  it("is worth nothing from another provider", async () => {
    const { subject } = await colleague();
    const { url, cookie } = await begin();
    const answer = new URLSearchParams(await provider.visit(url, subject));
    expect(answer.get("iss")).toBe(provider.issuer);
    answer.set("iss", other.issuer);
    expect(await refusal(comeBack(answer.toString(), cookie))).toBe("401 staff.identity_refused");
  });

  it("is waited for ten minutes", async () => {
    const { subject } = await colleague();
    const { url, cookie } = await begin();
    const answer = await provider.visit(url, subject);
    passMinute(world, 10);
    expect(await refusal(comeBack(answer, cookie))).toBe("410 staff.identity_expired");
  });

  it("says that somebody broke it off, and where they wanted to go", async () => {
    const { url, cookie } = await begin(world, { to: "/staff/people" });
    expect(await problemBody(comeBack(await provider.giveUp(url), cookie))).toMatchObject({
      status: 401,
      code: "staff.identity_declined",
      to: "/staff/people",
    });
  });

  it.each([
    "code",
    "code=a&code=b",
    "a=%zz",
    "#",
    "?code=1",
    "iss=x",
    "error=access_denied",
    "response=a.b.c",
  ])("is refused and not failed over when it is %j, with our state and without", async (answer) => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get("state");
    expect(await refusal(comeBack(answer, cookie))).toBe("401 staff.identity_refused");
    const withState = refusal(comeBack(`state=${state}&${answer}`, cookie));
    expect(await withState).toMatch(/^401 staff.identity_(refused|declined)$/);
  });
});

describe("a token", () => {
  /** A provider that answers every code with the token that a test makes; `nonce` is that of the sign-in under way. */
  async function startLiar(tokenOf: (issuer: string, nonce: string) => string) {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "", "http://x");
      const body = {
        "/.well-known/openid-configuration": {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ["RS256"],
        },
        "/token": { access_token: "a", token_type: "Bearer", id_token: tokenOf(issuer, known.nonce) },
        "/jwks": {
          keys: [{ ...ours.publicKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "1" }],
        },
      }[pathname];
      response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const known = { nonce: "" };
    return { issuer, known, stop: () => server.close() };
  }

  const [ours, theirs] = [0, 0].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 })) as [
    KeyPairKeyObjectResult,
    KeyPairKeyObjectResult,
  ];
  const coded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const SIGNED = {
    byProvider: (text: string) => sign("sha256", Buffer.from(text), ours.privateKey).toString("base64url"),
    byAnother: (text: string) => sign("sha256", Buffer.from(text), theirs.privateKey).toString("base64url"),
    byNobody: () => "",
    byClientSecret: (text: string) => createHmac("sha256", "tajne").update(text).digest("base64url"),
  };

  it.each<[string, object, keyof typeof SIGNED, string, string]>([
    ["that is all right", {}, "byProvider", "RS256", "200"],
    ["with the nonce of another sign-in", { nonce: "n".repeat(43) }, "byProvider", "RS256", "401"],
    ["without a nonce", { nonce: undefined }, "byProvider", "RS256", "401"],
    ["of another issuer", { iss: "https://accounts.google.com" }, "byProvider", "RS256", "401"],
    ["for another client", { aud: "inny" }, "byProvider", "RS256", "401"],
    ["for another client as well", { aud: ["zapisy", "inny"], azp: "inny" }, "byProvider", "RS256", "401"],
    ["that has ended", { exp: 1_600_000_000 }, "byProvider", "RS256", "401"],
    ["of nobody", { sub: undefined }, "byProvider", "RS256", "401"],
    ["of an address that is not verified", { email_verified: false }, "byProvider", "RS256", "403"],
    ["of an address of another organisation", { email: "a@evil.example" }, "byProvider", "RS256", "403"],
    ["that another key signed", {}, "byAnother", "RS256", "401"],
    ["that nobody signed", {}, "byNobody", "none", "401"],
    ["that our own secret signed", {}, "byClientSecret", "HS256", "401"],
  ])("%s is looked at: %j, signed %s by %s", async (_, changed, signedBy, alg, status) => {
    const liar = await startLiar((iss, nonce) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss,
        nonce,
        aud: "zapisy",
        sub: "1",
        iat: now,
        exp: now + 300,
        ...account,
        ...changed,
      };
      const text = `${coded({ alg, kid: "1" })}.${coded(claims)}`;
      return `${text}.${SIGNED[signedBy](text)}`;
    });
    const at = await createWorld({
      ...providerSettings(provider),
      OIDC_ISSUER: liar.issuer,
      OIDC_CLIENT_SECRET: "tajne",
    });
    const account = { email: "token@rops.example", email_verified: true };
    await at.signIn({ email: account.email });
    const { url, cookie } = await begin(at);
    const asked = new URL(url).searchParams;
    liar.known.nonce = asked.get("nonce") ?? "";
    const answer = await comeBack(`code=1&state=${asked.get("state")}`, cookie, at);
    expect(String(answer.status)).toBe(status);
    if (status !== "200") expect(answer.headers.getSetCookie().join()).not.toContain("session");
    expect(at.logged.filter(({ level }) => level === "error")).toEqual([]);
    liar.stop();
  });
});

describe("nobody gets in", () => {
  it("whose address the provider does not vouch for", async () => {
    const unsaid = await colleague({ email_verified: undefined });
    const denied = await colleague({ email_verified: false });
    for (const { subject } of [unsaid, denied])
      expect(await refusal(signIn(subject))).toBe("403 staff.identity_unverified");
  });

  it("who does not work here, or not any more; and nobody is made", async () => {
    const left = await colleague({ active: false });
    provider.accounts.set("nikt", { email: "nikt@rops.example", email_verified: true });
    for (const subject of [left.subject, "nikt"])
      expect(await refusal(signIn(subject))).toBe("403 staff.identity_unknown");
    expect(await world.deps.stores.staff.findByAddress("nikt@rops.example")).toBeUndefined();
  });

  it("with an address of another organisation, though it is somebody's here", async () => {
    await world.signIn({ email: "ktos@gmina.example" });
    provider.accounts.set("ktos", { email: "ktos@gmina.example", email_verified: true });
    expect(await refusal(signIn("ktos"))).toBe("403 staff.identity_other_organisation");
  });

  it("who was given the address of somebody who came before, until an admin has freed it", async () => {
    const { subject, staff, cookie } = await colleague();
    expect((await signIn(subject)).status).toBe(200);
    provider.accounts.set("nowa", { email: staff.email, email_verified: true });
    expect(await refusal(signIn("nowa"))).toBe("403 staff.identity_other");
    await world.follow();
    world.mailed.length = 0;
    passMinute(world);
    const boss = await world.signIn({ email: `admin${number}@rops.example` });
    const admin = boss.cookie;
    const path = `/api/staff/people/${staff.staffId}/identity`;
    expect(await refusal(call(world, "DELETE", path, { cookie }))).toBe("403 staff.manage_forbidden");
    expect((await call(world, "DELETE", path, { cookie: admin })).status).toBe(204);
    expect((await call(world, "GET", "/api/staff/me", { cookie })).status).toBe(401);
    await world.recordsTwice();
    await world.follow();
    const mails = await Promise.all(
      [...new Set(world.mailed)].map((id) => world.deps.stores.messages.find(id as MessageId)),
    );
    expect(mails.filter((mail) => mail?.to === staff.email).map((mail) => mail?.kind)).toEqual([
      "staff.identity_reset",
    ]);
    const entries = await world.deps.stores.audit.listByTarget(staff.staffId);
    const byAdmin = entries.filter(({ actor }) => actor === `staff:${boss.staff.staffId}`);
    expect(byAdmin.map(({ action }) => action).sort()).toEqual([
      "identity.removed",
      "session.ended",
      "session.ended",
    ]);
    expect((await signIn("nowa")).status).toBe(200);
    expect(await refusal(signIn(subject))).toBe("403 staff.identity_other");
  });

  it("with the account of somebody else, when their address at the provider becomes that of a colleague", async () => {
    const [one, two] = [await colleague(), await colleague()];
    await signIn(one.subject);
    provider.accounts.set(one.subject, { email: two.staff.email, email_verified: true });
    expect(await refusal(signIn(one.subject))).toBe("403 staff.identity_other");
    expect((await signIn(two.subject)).status).toBe(200);
  });
});

describe("an admin", () => {
  it("does not free themselves from their account", async () => {
    const { staff, cookie } = await colleague({ role: "admin" });
    const path = `/api/staff/people/${staff.staffId}/identity`;
    expect(await refusal(call(world, "DELETE", path, { cookie }))).toBe("409 staff.own_identity");
  });

  it("needs a passkey still, where the installation asks for it", async () => {
    const strict = await createWorld({ ...providerSettings(provider), ADMIN_PASSKEYS: "required" });
    strict.clock.now = world.clock.now;
    const admin = await colleague({ role: "admin" }, strict);
    const first = await signIn(admin.subject, strict);
    expect(first.json).toMatchObject({ me: { needsPasskey: true } });
    const session = cookieOf(first.headers);
    expect(await refusal(call(strict, "GET", "/api/staff/people", { cookie: session }))).toBe(
      "403 staff.passkey_needed",
    );
    const passkeys = strict.deps.services.passkey;
    const made = createAuthenticator().make(await passkeys.beginPasskey(admin.ctx()));
    await passkeys.addPasskey(admin.ctx(), made, secretHash(admin.cookie.split("=")[1] ?? ""));
    expect(await refusal(signIn(admin.subject, strict))).toBe("403 staff.passkey_required");
  });
});

describe("the page that was asked for", () => {
  it.each([
    "//evil.example",
    "https://evil.example/staff",
    "/staff\\evil",
    "/staffing",
    "/\t/evil.example",
    "/staff/​x",
    "/staff/a b",
    "/e/1",
  ])("is one of our own: %j is refused", async (to) => {
    const body = { to };
    expect(await refusal(call(world, "POST", "/api/staff/sign-in/identity", { body }))).toBe(
      "422 request.invalid",
    );
  });
});

describe("a provider that does not answer", () => {
  it("is told in words, and so is one that is ill", async () => {
    const passing = await startProvider();
    const weak = await createWorld(providerSettings(passing));
    weak.clock.now = world.clock.now;
    const { subject } = await colleague({}, weak, passing);
    const { url, cookie } = await begin(weak);
    const answer = await passing.visit(url, subject);
    await passing.stop();
    const told = await problemBody(comeBack(answer, cookie, weak));
    expect(told).toMatchObject({ status: 503, code: "staff.identity_unavailable", retryAfterSeconds: 30 });
    const unreached = await createWorld(providerSettings(passing));
    expect(
      await refusal(call(unreached, "POST", "/api/staff/sign-in/identity", { body: { to: "/staff" } })),
    ).toBe("503 staff.identity_unavailable");
    const ill = createServer((_, response) => response.writeHead(502).end("<h1>Bad gateway</h1>"));
    ill.listen(0, "127.0.0.1");
    await once(ill, "listening");
    const issuer = `http://127.0.0.1:${(ill.address() as AddressInfo).port}`;
    const behind = await createWorld({ ...providerSettings(passing), OIDC_ISSUER: issuer });
    expect(
      await refusal(call(behind, "POST", "/api/staff/sign-in/identity", { body: { to: "/staff" } })),
    ).toBe("503 staff.identity_unavailable");
    ill.close();
  });

  it("is what one is told too whose provider does not know us, and the log says why", async () => {
    const wrong = await createWorld({ ...providerSettings(provider), OIDC_CLIENT_SECRET: "another" });
    wrong.clock.now = world.clock.now;
    const { subject } = await colleague({}, wrong);
    expect(await refusal(signIn(subject, wrong))).toBe("503 staff.identity_unavailable");
    expect(wrong.logged).toContainEqual({
      level: "error",
      message: "provider",
      fields: expect.objectContaining({ error: "invalid_client" }),
    });
    expect(JSON.stringify(wrong.logged)).not.toContain("another");
    // The secret was renewed: whoever comes next is not told any more.
    wrong.deps.config.OIDC_CLIENT_SECRET = provider.clientSecret;
    expect((await signIn(subject, wrong)).status).toBe(200);
  });

  it("is none where none is set up", async () => {
    const plain = await createWorld();
    const begun = call(plain, "POST", "/api/staff/sign-in/identity", { body: { to: "/staff" } });
    expect(await refusal(begun)).toBe("404 staff.identity_off");
    expect((await call(plain, "GET", "/api/settings")).json).not.toHaveProperty("provider");
    expect((await call(world, "GET", "/api/settings")).json).toMatchObject({ provider: "ROPS" });
  });
});
