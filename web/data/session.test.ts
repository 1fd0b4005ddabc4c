import type { StaffMeView } from "@zapisy/core/staff/answer";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { declineSignIn, isSignInAsked, me, signedIn, staffRequest } from "./session.ts";

const person: StaffMeView = {
  staffId: "stf_01",
  name: "Marta Zielińska",
  email: "marta@zapisy.example",
  role: "coordinator",
  locale: "pl",
  may: { createProjects: false, createEvents: true, manageStaff: false },
};

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server whose session has ended until `open` is set. */
async function serve(): Promise<{ base: string; session: { open: boolean } }> {
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
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, session };
}

async function untilAsked(): Promise<void> {
  while (!isSignInAsked()) await new Promise((resolve) => setImmediate(resolve));
}

describe("staffRequest", () => {
  // First, while nobody has signed in yet.
  it("does not ask anybody who has not been signed in at all", async () => {
    const { base } = await serve();
    await expect(staffRequest("GET", `${base}/event`)).rejects.toMatchObject({ status: 401 });
    expect(isSignInAsked()).toBe(false);
  });

  it("goes on by itself after somebody has signed in again", async () => {
    const { base, session } = await serve();
    signedIn(person);
    const answer = staffRequest("PUT", `${base}/event`, { body: {} });
    await untilAsked();
    session.open = true;
    signedIn(person);
    expect([await answer, isSignInAsked(), me()]).toEqual([{ saved: true }, false, person]);
  });

  it("fails when the person does not want to sign in, and lets them ask again", async () => {
    const { base, session } = await serve();
    signedIn(person);
    const answer = staffRequest("PUT", `${base}/event`, { body: {} }).catch((error: unknown) => error);
    await untilAsked();
    declineSignIn();
    expect(await answer).toMatchObject({ status: 401, code: "staff.not_signed_in" });
    session.open = true;
    expect(await staffRequest("PUT", `${base}/event`, { body: {} })).toEqual({ saved: true });
  });
});
