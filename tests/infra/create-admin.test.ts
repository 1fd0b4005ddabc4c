import { execFile } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretHash } from "@zapisy/core/shared/secret";
import { createAuthenticator } from "../support/authenticator.ts";
import { createWorld, type World } from "../support/world.ts";
import { databaseEndpoint } from "../support/own-database.ts";

let world: World;
let site: Server;

beforeAll(async () => {
  world = await createWorld();
  site = serve({ fetch: world.api.fetch, hostname: "127.0.0.1", port: 0 }) as Server;
  await once(site, "listening");
});
afterAll(() => {
  site.close();
});

const createAdmin = (...args: string[]) =>
  promisify(execFile)(
    process.execPath,
    [
      "functions/create-admin.ts",
      "--table",
      world.deps.table.name,
      "--url",
      `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
      ...args,
    ],
    {
      env: {
        PATH: process.env.PATH,
        AWS_ACCESS_KEY_ID: "local",
        AWS_SECRET_ACCESS_KEY: "local",
        AWS_REGION: "local",
        DYNAMODB_ENDPOINT: databaseEndpoint,
      },
    },
  );

describe("the first admin", () => {
  it("is added by a command, once, and the site mails a sign-in code", async () => {
    const person = ["--name", "Anna Nowak", "--email", "anna@rops.example"];
    expect((await createAdmin(...person)).stdout).toContain("A sign-in code was mailed to anna@rops.example");
    expect((await createAdmin(...person)).stdout).toContain("Is there already");
    expect(await world.deps.stores.staff.findByAddress("anna@rops.example")).toMatchObject({
      name: "Anna Nowak",
      role: "admin",
      projectIds: "all",
      active: true,
    });
    await world.follow();
    const kinds = await Promise.all(
      world.mailed.map(async (id) => (await world.deps.stores.messages.find(id as `msg_${string}`))?.kind),
    );
    expect(kinds).toEqual(["staff.sign_in_code", "staff.sign_in_code"]);
  });

  it("gets in by a code again after losing all passkeys, when the command says so and not before", async () => {
    const { staff, actor, cookie } = await world.signIn({ email: "ostatnia@rops.example" });
    const passkeys = world.deps.services.passkey;
    const ctx = world.deps.context(actor, "test");
    const session = secretHash(cookie.split("=")[1] ?? "");
    await passkeys.addPasskey(ctx, createAuthenticator().make(await passkeys.beginPasskey(ctx)), session);
    const person = ["--name", staff.name, "--email", staff.email];
    await createAdmin(...person);
    expect((await passkeys.listPasskeys(ctx)).length).toBe(1);
    await createAdmin(...person, "--reset-passkeys");
    expect(await passkeys.listPasskeys(ctx)).toEqual([]);
  });

  it("is told in one sentence of an option that there is not", async () => {
    await expect(createAdmin("--mail", "anna@rops.example")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Unknown option '--mail'[^\n]*\n$/),
    });
  });

  it("is told in one sentence that the site does not answer", async () => {
    const person = ["--name", "Anna Nowak", "--email", "anna@rops.example"];
    const failed = createAdmin(...person, "--url", "http://127.0.0.1:1");
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: "http://127.0.0.1:1 does not answer, so no sign-in code was mailed. Try again when it does.\n",
    });
  });

  it("is freed from their account at the organisation's provider, when the command says so and not before", async () => {
    const { staff } = await world.signIn({ email: "odlaczona@rops.example" });
    const { identities } = world.deps.stores;
    const [issuer, at] = ["https://accounts.google.com", world.clock.now];
    const identity = {
      staffId: staff.staffId,
      issuer,
      subject: "1",
      createdAt: at,
      changedBy: "system:test",
    };
    expect(await identities.bind(identity)).toBe(true);
    const person = ["--name", staff.name, "--email", staff.email];
    await createAdmin(...person);
    expect(await identities.find(staff.staffId, issuer)).toMatchObject({ subject: "1" });
    await createAdmin(...person, "--reset-identity");
    expect(await identities.find(staff.staffId, issuer)).toBeUndefined();
  });

  it("is not made of half an address", async () => {
    await expect(createAdmin("--name", "Anna", "--email", "anna")).rejects.toThrow("Say who, and where");
  });
});
