import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EventInput } from "@zapisy/core/event";
import type { RegistrationId, TakenSignUp } from "@zapisy/core/registration";
import type { ManualRegistrationInput, StaffRegistrationPatch } from "@zapisy/core/registration/schema";
import { routes } from "@zapisy/functions/api/routes";
import {
  asPublic,
  asStaff,
  createProject,
  historyOf,
  manualInput,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { bodyOf, call, fillPath, problemBody } from "../support/api.ts";
import { signUpInput } from "../support/fixture.ts";
import { createMailingWorld, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let mailing: MailingWorld;

beforeAll(async () => {
  stage = await createStage();
  mailing = await createMailingWorld();
});
afterAll(() => mailing.end());

const idOf = (token: string): RegistrationId => `reg_${token.slice(0, 26)}`;
const byStaff = async (token: string, patch: Partial<StaffRegistrationPatch>) => {
  const { world } = stage;
  const found = await world.deps.stores.registrations.find(idOf(token));
  if (!found) throw new Error("nobody has this link");
  await world.deps.services.registration.changeRegistration(asStaff(world), found.eventId, idOf(token), {
    version: found.version,
    ...patch,
  });
};
const versionOf = async (token: string) =>
  (await stage.world.deps.stores.registrations.find(idOf(token)))?.version ?? 0;

/** Everything by which a personal link ends; each may follow the one before. */
const ENDS: Record<string, (token: string) => Promise<unknown>> = {
  "its holder changed the address": async (token) =>
    bodyOf(
      call(stage.world, "PATCH", `/api/registrations/${token}`, {
        body: { version: await versionOf(token), email: `nowy${stage.next()}@ops.example` },
      }),
    ),
  "staff changed the address": (token) => byStaff(token, { email: `nowy${stage.next()}@ops.example` }),
  "its holder renewed it": (token) =>
    bodyOf(call(stage.world, "POST", `/api/registrations/${token}/renewed-link`)),
  "staff renewed it": async (token) => {
    const { world } = stage;
    const found = await world.deps.stores.registrations.find(idOf(token));
    await bodyOf(
      call(world, "POST", `/api/staff/events/${found?.eventId}/registrations/${idOf(token)}/renewed-link`, {
        cookie: stage.cookies.admin,
        body: { version: found?.version },
      }),
    );
  },
  "staff changed address and status at once": (token) =>
    byStaff(token, { email: `nowy${stage.next()}@ops.example`, status: "rejected", reason: "pomyłka" }),
  // To whom no mail goes no link is renewed, so this is the last.
  "staff took the address away": (token) => byStaff(token, { email: "" }),
};

const byLink = routes.filter(({ access }) => access === "link");
const named = (prefix: string) =>
  byLink
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ method, path }) => [`${method} ${path}`] as const);

/** The example of a route that a link opens, and how it is sent with that link and with another. */
async function prepared(name: string) {
  const [method = "", path = ""] = name.split(" ");
  const { params = {}, ...request } = (await ROUTE_EXAMPLES[name]?.(stage)) ?? {};
  const send = (token: string) => call(stage.world, method, fillPath(path, { ...params, token }), request);
  return { token: params.token ?? "", send };
}

describe("a link that has ended", () => {
  it("is one of a registration, a desk, a delegation, an invitation, a subscription or an interest, and of nothing else that is not tested here", () => {
    const known = [
      "registrations",
      "check-in",
      "delegations",
      "invitations",
      "subscriptions",
      "interests",
    ].flatMap((noun) => named(`/api/${noun}/{token}`));
    expect(known.map(([name]) => name).toSorted()).toEqual(
      byLink.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

  // One registration for all ways, each of which ends the link that the one before had left in its place.
  it.each(named("/api/registrations/{token}"))("opens nothing, however it ended: %s", async (name) => {
    const { token: first, send } = await prepared(name);
    const { stores, services } = stage.world.deps;
    const nobodys = await problemBody(send(`${first.slice(0, 26)}${"A".repeat(43)}`));
    expect(nobodys).toMatchObject({ status: 404, code: "registration.not_found" });
    let token = first;
    for (const [how, end] of Object.entries(ENDS)) {
      // Whoever has a certificate was at an event that is over, and changes nothing there any more.
      if (how === "its holder changed the address" && name.includes("{certificateId}")) continue;
      await end(token);
      const before = await stores.registrations.find(idOf(token));
      if (!before) throw new Error("the registration is gone");
      expect(await problemBody(send(token)), how).toEqual(nobodys);
      expect(await stores.registrations.find(idOf(token)), how).toEqual(before);
      const next = services.registration.tokenOf(before);
      expect(next, how).not.toBe(token);
      token = next;
    }
  });

  it.each(named("/api/check-in/{token}"))("opens nothing at a desk that was ended: %s", async (name) => {
    const { token, send } = await prepared(name);
    const { checkIn } = stage.world.deps.services;
    const linkId = `chk_${token.slice(0, 26)}` as const;
    await checkIn.revokeLink(asStaff(stage.world), stage.event.eventId, linkId);
    expect(await problemBody(send(token))).toMatchObject({ status: 410, code: "check_in.revoked" });
  });

  it.each(named("/api/delegations/{token}"))(
    "opens nothing to a contact whom staff replaced: %s",
    async (name) => {
      const { token, send } = await prepared(name);
      const { services, stores } = stage.world.deps;
      const delegationId = `del_${token.slice(0, 26)}` as const;
      const find = () => stores.delegations.find(delegationId, stage.world.clock.now);
      const found = await find();
      if (!found) throw new Error("nobody has this link");
      const contact = {
        name: "Anna Nowa",
        email: "nowa@ops.example",
        reason: "Urlop",
        version: found.version,
      };
      await services.delegation.replaceContact(asStaff(stage.world), found.eventId, delegationId, contact);
      const before = await find();
      const nobodys = await problemBody(send(`${token.slice(0, 26)}${"A".repeat(43)}`));
      expect(nobodys).toMatchObject({ status: 404, code: "delegation.not_found" });
      expect(await problemBody(send(token))).toEqual(nobodys);
      expect(await find()).toEqual(before);
    },
  );

  it.each(named("/api/invitations/{token}"))("opens nothing to whom staff uninvited: %s", async (name) => {
    const { token, send } = await prepared(name);
    const { invitation } = stage.world.deps.services;
    const invitationId = `inv_${token.slice(26, 52)}` as const;
    await invitation.withdrawInvitation(asStaff(stage.world), stage.event.eventId, invitationId);
    const nobodys = await problemBody(send(`${token.slice(0, 52)}${"A".repeat(43)}`));
    expect(nobodys).toMatchObject({ status: 404, code: "invitation.not_found" });
    expect(await problemBody(send(token))).toEqual(nobodys);
  });

  it.each(named("/api/subscriptions/{token}"))(
    "opens nothing once the address is erased: %s",
    async (name) => {
      const { token, send } = await prepared(name);
      const erased = `${token.slice(0, 26)}${"A".repeat(43)}`;
      const nobodys = await problemBody(send(erased));
      expect(nobodys).toMatchObject({ status: 404, code: "subscription.not_found" });
      const subscriptionId = `sub_${token.slice(0, 26)}` as const;
      const { documents, name: TableName } = stage.world.deps.table;
      const Key = { pk: `$zapisy#subscriptionId_${subscriptionId}`, sk: "$subscription_1" };
      await documents.send(new DeleteCommand({ TableName, Key }));
      // A mail program shows no errors: what is erased is ended.
      if (name.startsWith("POST")) expect((await send(token)).status).toBe(200);
      else expect(await problemBody(send(token))).toEqual(nobodys);
    },
  );

  it.each(named("/api/interests/{token}"))("opens nothing once its holder withdrew: %s", async (name) => {
    const { token, send } = await prepared(name);
    const { interest } = stage.world.deps.services;
    await interest.chooseOwnInterest(asPublic(stage.world), token, { wanted: false });
    const nobodys = await problemBody(send(`${token.slice(0, 52)}${"A".repeat(43)}`));
    expect(nobodys).toMatchObject({ status: 404, code: "interest.not_found" });
    expect(await problemBody(send(token))).toEqual(nobodys);
  });

  it("leaves a link that works in its place, with another ticket", async () => {
    const { world } = stage;
    const { token } = await signUp(world, stage.event, stage.next(), { choices: { panels: "a" } });
    const { service, ticket } = {
      service: world.deps.services.registration,
      ticket: async (link: string) =>
        (await world.deps.services.personalPage.get(asPublic(world), link)).ticketCode,
    };
    const before = await ticket(token);
    await ENDS["staff renewed it"]?.(token);
    const stored = await world.deps.stores.registrations.find(idOf(token));
    if (!stored) throw new Error("the registration is gone");
    const after = await ticket(service.tokenOf(stored));
    expect([before, after]).toEqual([expect.any(String), expect.any(String)]);
    expect(after).not.toBe(before);
    const { people } = await world.deps.services.checkIn.openDesk(asPublic(world), await deskOf());
    const codes = people.map(({ ticketCode }) => ticketCode);
    expect([codes.includes(after ?? ""), codes.includes(before ?? "")]).toEqual([true, false]);
  });

  it("is not found again by repeating the request that made it", async () => {
    const { world } = stage;
    const key = { "idempotency-key": "przegladarka-w-bibliotece" };
    const body = signUpInput(stage.next(), { choices: { panels: "a" } });
    const path = `/api/events/${stage.event.slug}/registrations`;
    const { token } = await bodyOf<TakenSignUp>(call(world, "POST", path, { body, headers: key }));
    await ENDS["its holder renewed it"]?.(token);
    expect(await problemBody(call(world, "POST", path, { body, headers: key }))).toMatchObject({
      code: "registration.duplicate",
    });
  });

  it("goes on where the same address is written in another way, or one is added", async () => {
    const { world } = stage;
    const { token } = await signUp(world, stage.event, stage.next(), { choices: { panels: "a" } });
    const email = (await world.deps.stores.registrations.find(idOf(token)))?.email ?? "";
    await byStaff(token, { email: email.toUpperCase() });
    await bodyOf(call(world, "GET", `/api/registrations/${token}`));
    const { registration } = world.deps.services;
    const entered = await registration.enterRegistration(asStaff(world), stage.event.eventId, {
      ...manualInput({ lastName: `Bezadresowa ${stage.next()}`, choices: { panels: "a" } }),
    });
    const first = registration.tokenOf({ ...entered.registration, linkVersion: 1 });
    await byStaff(first, { email: "teraz@ops.example" });
    await bodyOf(call(world, "GET", `/api/registrations/${first}`));
  });

  async function deskOf() {
    const { url } = await stage.world.deps.services.checkIn.createLink(
      asStaff(stage.world),
      stage.event.eventId,
      {
        name: "Wejście",
      },
    );
    return url.split("/").at(-1) ?? "";
  }
});

describe("renewing a link", () => {
  it("tells the holder who changed the address which link goes on", async () => {
    const { world } = stage;
    const { token } = await signUp(world, stage.event, stage.next(), { choices: { panels: "a" } });
    const answer = await bodyOf<PersonalView>(
      call(world, "PATCH", `/api/registrations/${token}`, {
        body: { version: 1, email: "inny-adres@ops.example" },
      }),
    );
    const next = await bodyOf<PersonalView>(call(world, "GET", `/api/registrations/${answer.newToken}`));
    expect([next.email, next.newToken]).toEqual(["inny-adres@ops.example", undefined]);
  });

  it("tells whoever holds the link nothing of the new one", async () => {
    const { world } = stage;
    const { token } = await signUp(world, stage.event, stage.next(), { choices: { panels: "a" } });
    const { status, text } = await call(world, "POST", `/api/registrations/${token}/renewed-link`);
    expect([status, text]).toEqual([204, ""]);
  });

  it("is refused where there is no address, and to staff who saw another version", async () => {
    const { world, event } = stage;
    const { registration } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ lastName: `Bezadresowy ${stage.next()}`, choices: { panels: "a" } }),
    );
    const path = `/api/staff/events/${event.eventId}/registrations/${registration.registrationId}/renewed-link`;
    const renew = (version: number) =>
      problemBody(call(world, "POST", path, { cookie: stage.cookies.admin, body: { version } }));
    expect(await renew(1)).toMatchObject({ status: 409, code: "registration.no_address" });
    expect(await renew(7)).toMatchObject({ status: 409, code: "registration.version_conflict" });
  });

  it("stands in the history by its name", async () => {
    const { world } = stage;
    const { token } = await signUp(world, stage.event, stage.next(), { choices: { panels: "a" } });
    passMinute(world);
    await ENDS["staff renewed it"]?.(token);
    await world.follow();
    const [latest] = await historyOf(world, idOf(token));
    expect(latest).toMatchObject({
      action: "registration.link_renewed",
      actor: expect.stringMatching(/^staff:/),
      fields: [],
    });
  });
});

describe("mail about a changed address", () => {
  const WRONG = "obca@inna-firma.example";
  const RIGHT = "wlasciwa@ops.example";
  const tokenIn = (mail: Mail | undefined) =>
    /https:\/\/zapisy\.example\/registrations\/([\w-]+)/.exec(mail?.body.text ?? "")?.[1];
  const to = (mails: readonly Mail[], address: string) =>
    mails.filter(({ destination }) => destination.to?.includes(address));
  const entered = async (
    overrides: Partial<EventInput> = {},
    input: Partial<ManualRegistrationInput> = {},
  ) => {
    const { world } = mailing;
    const event = await publishEvent(world, await project(), { title: { pl: "Wizyta" }, ...overrides });
    const { registration } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ email: WRONG, phone: "857473412", ...input }),
    );
    return { event, registration };
  };
  const correct = async (
    { eventId, registrationId }: { eventId: `evt_${string}`; registrationId: RegistrationId },
    patch: Partial<StaffRegistrationPatch>,
  ) => {
    const { world } = mailing;
    const found = await world.deps.stores.registrations.find(registrationId);
    await world.deps.services.registration.changeRegistration(asStaff(world), eventId, registrationId, {
      version: found?.version ?? 0,
      ...patch,
    });
  };
  let projectId: `prj_${string}` | undefined;
  const project = async () => (projectId ??= await createProject(mailing.world));

  it("brings the new address a link that works, and the old one word of it without data or link", async () => {
    const { world } = mailing;
    const { registration } = await entered();
    const [first] = await mailing.arrived();
    const old = tokenIn(first);
    expect([first?.destination.to, old]).toEqual([[WRONG], expect.any(String)]);
    await correct(registration, { email: RIGHT });
    const mails = await mailing.arrived();
    const [toOld, ...moreToOld] = to(mails, WRONG);
    const [toNew, ...moreToNew] = to(mails, RIGHT);
    expect([moreToOld, moreToNew]).toEqual([[], []]);
    expect(toOld?.subject).toBe("Zmiana adresu e-mail w zgłoszeniu: Wizyta");
    const said = `${toOld?.subject}${toOld?.body.text}${toOld?.body.html}`;
    expect(said).toContain("biuro@zapisy.example");
    expect(said).not.toMatch(/registrations\/|https?:\/\/zapisy\.example/);
    expect(said).not.toMatch(
      new RegExp(`${registration.lastName}|${registration.firstName}|${RIGHT}|857473412`),
    );
    expect(toOld?.attachments).toEqual([]);
    expect(toNew?.subject).toBe("Zmiana w zgłoszeniu: Wizyta");
    await bodyOf(call(world, "GET", `/api/registrations/${tokenIn(toNew)}`));
    expect(await problemBody(call(world, "GET", `/api/registrations/${old}`))).toMatchObject({ status: 404 });
  });

  it("takes what was queued and not sent yet to the new address, never to the old one", async () => {
    const { world } = mailing;
    const { registration } = await entered();
    await world.follow();
    await correct(registration, { email: RIGHT });
    const mails = await mailing.arrived();
    expect(to(mails, WRONG).map(({ subject }) => subject)).toEqual([
      "Zmiana adresu e-mail w zgłoszeniu: Wizyta",
    ]);
    expect(
      to(mails, RIGHT)
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual(["Udział potwierdzony: Wizyta", "Zmiana w zgłoszeniu: Wizyta"]);
    const kept = await world.deps.stores.messages.listByOwner(registration.registrationId);
    expect(Object.fromEntries(kept.map(({ kind, to: address }) => [kind, address]))).toEqual({
      "registration.confirmed": RIGHT,
      "registration.changed": RIGHT,
      "registration.address_left": WRONG,
    });
  });

  it("is not sent to anybody when the address was taken away, but for the word to the old one", async () => {
    const { world } = mailing;
    const { registration } = await entered();
    await world.follow();
    await correct(registration, { email: "" });
    const mails = await mailing.arrived();
    expect(mails.map(({ destination, subject }) => [destination.to, subject])).toEqual([
      [[WRONG], "Zmiana adresu e-mail w zgłoszeniu: Wizyta"],
    ]);
  });

  it("is not sent to an address that was put back before it went", async () => {
    const { world } = mailing;
    const { registration } = await entered();
    await mailing.arrived();
    await correct(registration, { email: RIGHT });
    await world.follow();
    await correct(registration, { email: WRONG });
    const mails = await mailing.arrived();
    expect(to(mails, WRONG).map(({ subject }) => subject)).not.toContain(
      "Zmiana adresu e-mail w zgłoszeniu: Wizyta",
    );
    expect(to(mails, RIGHT).map(({ subject }) => subject)).toEqual([
      "Zmiana adresu e-mail w zgłoszeniu: Wizyta",
    ]);
    await bodyOf(call(world, "GET", `/api/registrations/${tokenIn(to(mails, WRONG).at(-1))}`));
  });

  it("reaches people of an event that is over too: the link opens their certificates", async () => {
    const { world } = mailing;
    const { registration } = await entered();
    await mailing.arrived();
    const during = world.clock.now;
    world.clock.now = "2026-06-01T09:00:00.000Z";
    await correct(registration, { email: RIGHT });
    const mails = await mailing.arrived();
    world.clock.now = during;
    expect(to(mails, RIGHT).map(({ subject }) => subject)).toEqual(["Nowy link do zgłoszenia: Wizyta"]);
    expect(to(mails, WRONG)).toHaveLength(1);
    await bodyOf(call(world, "GET", `/api/registrations/${tokenIn(to(mails, RIGHT)[0])}`));
  });

  it("brings a renewed link to the address that the registration has", async () => {
    const { world } = mailing;
    const { registration } = await entered();
    const old = tokenIn((await mailing.arrived())[0]);
    await bodyOf(call(world, "POST", `/api/registrations/${old}/renewed-link`));
    const [mail, ...more] = await mailing.arrived();
    expect([mail?.destination.to, mail?.subject, more]).toEqual([
      [WRONG],
      "Nowy link do zgłoszenia: Wizyta",
      [],
    ]);
    expect(tokenIn(mail)).not.toBe(old);
    await bodyOf(call(world, "GET", `/api/registrations/${tokenIn(mail)}`));
    expect(idOf(tokenIn(mail) ?? "")).toBe(registration.registrationId);
  });
});
