import type { StaffMeView } from "@zapisy/core/staff/answer";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { declineSignIn, isSignInAsked, me, signedIn, staffRequest } from "./session.ts";

const person: StaffMeView = {
  staffId: "stf_01",
  name: "Marta Zielińska",
  email: "marta@zapisy.example",
  role: "coordinator",
  locale: "pl",
  may: { createProjects: false, createEvents: true, manageStaff: false },
};

const JOIN = [
  "/api/staff/events/{eventId}/team/{staffId}",
  { params: { eventId: "evt_1", staffId: "stf_1" } },
] as const;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.unstubAllGlobals();
});

/** A server whose session has ended until `open` is set. */
async function serve(): Promise<{ open: boolean }> {
  const session = { open: false };
  const server = createServer((_req, res) => {
    if (session.open) res.writeHead(200, { "content-type": "application/json" }).end('{"saved":true}');
    else {
      res
        .writeHead(401, { "content-type": "application/problem+json" })
        .end('{"title":"x","code":"staff.not_signed_in"}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(`${base}${path}`, init));
  return session;
}

async function untilAsked(): Promise<void> {
  while (!isSignInAsked()) await new Promise((resolve) => setImmediate(resolve));
}

describe("staffRequest", () => {
  // First, while nobody has signed in yet.
  it("does not ask anybody who has not been signed in at all", async () => {
    await serve();
    await expect(staffRequest("GET", "/api/staff/projects")).rejects.toMatchObject({ status: 401 });
    expect(isSignInAsked()).toBe(false);
  });

  it("goes on by itself after somebody has signed in again", async () => {
    const session = await serve();
    signedIn(person);
    const answer = staffRequest("PUT", ...JOIN);
    await untilAsked();
    session.open = true;
    signedIn(person);
    expect([await answer, isSignInAsked(), me()]).toEqual([{ saved: true }, false, person]);
  });

  it("fails when the person does not want to sign in, and lets them ask again", async () => {
    const session = await serve();
    signedIn(person);
    const answer = staffRequest("PUT", ...JOIN).catch((error: unknown) => error);
    await untilAsked();
    declineSignIn();
    expect(await answer).toMatchObject({ status: 401, code: "staff.not_signed_in" });
    session.open = true;
    expect(await staffRequest("PUT", ...JOIN)).toEqual({ saved: true });
  });
});
