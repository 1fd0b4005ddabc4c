import { beforeAll, describe, expect, it } from "vitest";
import { signInCode } from "@zapisy/core/shared/secret";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const EMAIL = "zaneta@rops.example";

/** Asks for a code in that world and takes it from where the mail would. */
async function askForCode(at: World, email: string): Promise<{ signInId: string; code: string }> {
  const { signInId } = await bodyOf<{ signInId: string }>(
    call(at, "POST", "/api/staff/sign-in", { body: { email, locale: "en" } }),
  );
  return { signInId, code: signInCode(at.deps.secretKey, signInId) };
}

describe("signing in", () => {
  it("answers 202 with the same shape for an address that is known and one that is not", async () => {
    await world.signIn({ email: EMAIL });
    const answers = await Promise.all(
      [EMAIL, "obcy@gdzie.example"].map((email) =>
        call(world, "POST", "/api/staff/sign-in", { body: { email } }),
      ),
    );
    for (const { status, json, headers } of answers) {
      expect(status).toBe(202);
      expect(json).toEqual({ signInId: expect.stringMatching(/^sgn_[0-9A-Z]{26}$/), codeLength: 6 });
      expect(headers.get("set-cookie")).toBeNull();
    }
  });

  it("hands the session over in a cookie that scripts and other sites never see", async () => {
    await world.signIn({ email: "ciastko@rops.example", role: "coordinator", projectIds: [] });
    const answer = await call(world, "POST", "/api/staff/sign-in/verify", {
      body: await askForCode(world, "ciastko@rops.example"),
    });
    expect(answer.json).toEqual({
      staffId: expect.stringMatching(/^stf_/),
      name: expect.any(String),
      email: "ciastko@rops.example",
      role: "coordinator",
      locale: "pl",
      may: { createProjects: false, createEvents: true, manageStaff: false },
    });
    const [cookie = "", browser = ""] = answer.headers.getSetCookie();
    const [name = "", ...attributes] = cookie.split("; ");
    expect(name).toMatch(/^__Host-zapisy=[A-Za-z0-9_-]{43}$/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Lax", "Secure"]);
    // The second one knows the browser again, and opens nothing.
    const [known = "", ...lasting] = browser.split("; ");
    expect(known).toMatch(/^__Host-zapisy-browser=[A-Za-z0-9_-]{43}$/);
    expect(lasting.toSorted()).toEqual(["HttpOnly", "Max-Age=15552000", "Path=/", "SameSite=Lax", "Secure"]);
    expect(await problemBody(call(world, "GET", "/api/staff/me", { cookie: known }))).toMatchObject({
      status: 401,
    });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const me = await bodyOf<{ email: string }>(call(world, "GET", "/api/staff/me", { cookie: name }));
    expect(me.email).toBe("ciastko@rops.example");
    const left = await call(world, "POST", "/api/staff/sign-out", { cookie: name });
    expect(left.headers.get("set-cookie")).toMatch(/^__Host-zapisy=; Max-Age=0; Path=\/; Secure$/);
    expect(await problemBody(call(world, "GET", "/api/staff/me", { cookie: name }))).toMatchObject({
      status: 401,
    });
  });

  it("uses a plain cookie on one machine without https", async () => {
    const plain = await createWorld({ PUBLIC_URL: "http://127.0.0.1:3000" });
    await plain.signIn({ email: EMAIL });
    const answer = await call(plain, "POST", "/api/staff/sign-in/verify", {
      body: await askForCode(plain, EMAIL),
    });
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^zapisy=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await call(plain, "GET", "/api/staff/me", { cookie: cookie.split(";")[0] })).status).toBe(200);
  });

  it("knows a browser again, whatever others asked for meanwhile", async () => {
    await world.signIn({ email: "znana@rops.example" });
    const first = await call(world, "POST", "/api/staff/sign-in/verify", {
      body: await askForCode(world, "znana@rops.example"),
    });
    const [, browser = ""] = first.headers.getSetCookie();
    const ask = (cookie?: string) =>
      bodyOf<{ signInId: string }>(
        call(world, "POST", "/api/staff/sign-in", { body: { email: "znana@rops.example" }, cookie }),
      );
    for (let n = 0; n < 6; n += 1) await ask();
    const mailed = async ({ signInId }: { signInId: string }) =>
      (await world.deps.stores.staff.findSignIn(signInId))?.codeOf === undefined;
    expect(await mailed(await ask())).toBe(false);
    expect(await mailed(await ask(browser.split(";")[0]))).toBe(true);
  });

  it("says how many attempts are left, that there were too many, and that a code has expired", async () => {
    const { signInId, code } = await askForCode(world, EMAIL);
    const attempt = (typed: string) =>
      problemBody(call(world, "POST", "/api/staff/sign-in/verify", { body: { signInId, code: typed } }));
    const wrong = code === "000000" ? "000001" : "000000";
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await attempt(wrong)).toMatchObject({ status: 401, code: "staff.code_wrong", attemptsLeft });
    }
    expect(await attempt(code)).toMatchObject({ status: 429, code: "staff.too_many_attempts" });
    expect(
      await problemBody(
        call(world, "POST", "/api/staff/sign-in/verify", {
          body: { signInId: `sgn_${"0".repeat(26)}`, code },
        }),
      ),
    ).toMatchObject({ status: 410, code: "staff.code_expired" });
  });

  it("takes a code with spaces in it, and refuses what is no code at its field", async () => {
    const { signInId, code } = await askForCode(world, EMAIL);
    const verify = (typed: string) =>
      call(world, "POST", "/api/staff/sign-in/verify", { body: { signInId, code: typed } });
    expect(await problemBody(verify("12345"))).toMatchObject({
      status: 422,
      issues: [{ path: "code", code: "staff.code_format" }],
    });
    expect((await verify(` ${code.slice(0, 3)} ${code.slice(3)} `)).status).toBe(200);
  });
});

describe("changing a member of staff", () => {
  it("takes the whole of what is written about them, so that nobody comes back by being left out", async () => {
    const { cookie } = await world.signIn({ email: "szefowa@rops.example" });
    const { staff } = await world.signIn({ email: "odchodzi@rops.example" });
    const { name, email, role, projectIds, locale, version } = staff;
    const body = { name, email, role, projectIds, locale, version };
    const path = `/api/staff/people/${staff.staffId}`;
    expect(
      await bodyOf(call(world, "PUT", path, { cookie, body: { ...body, active: false } })),
    ).toMatchObject({
      active: false,
    });
    expect(
      await problemBody(call(world, "PUT", path, { cookie, body: { ...body, version: 2 } })),
    ).toMatchObject({
      status: 422,
      issues: [{ path: "active", code: "field.required" }],
    });
  });
});
