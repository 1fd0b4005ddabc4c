import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { tokenOfInvitation } from "@zapisy/core/invitation";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import { DomainError } from "@zapisy/core/shared/error";
import { fieldsOf } from "@zapisy/core/shared/field";
import { EventInputSchema } from "@zapisy/core/event/schema";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { createOutboxStore } from "@zapisy/core/message";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { call, type ProblemBody } from "../support/api.ts";
import { withoutSeatConditions } from "../support/disturb.ts";
import { signUpInput } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(() => {
  world.clock.now = START;
});

const invitations = () => world.deps.services.invitation;
const publish = (overrides: Partial<EventInput> = {}) => publishEvent(world, projectId, overrides);
const ANNA = { email: "anna@ops.example", firstName: "Anna", lastName: "Zaproszona" };
const invite = ({ eventId }: StaffEventView, ...people: { email: string }[]) =>
  invitations().invite(asStaff(world), eventId, {
    people: people.length > 0 ? people : [ANNA],
    locale: "pl",
  });
const listed = ({ eventId }: StaffEventView) => invitations().listInvitations(asStaff(world), eventId);
const statesOf = async (event: StaffEventView) =>
  (await listed(event)).items.map(({ email, state }) => `${email} ${state}`);
const stored = async ({ eventId }: StaffEventView, email = ANNA.email) => {
  const found = (await world.deps.stores.invitations.list(eventId)).find((one) => one.email === email);
  if (!found) throw new Error(`nobody invited ${email}`);
  return found;
};
const tokenFor = async (event: StaffEventView, email?: string) =>
  tokenOfInvitation(world.deps.secretKey, await stored(event, email));
const addressFor = async (event: StaffEventView, email?: string) =>
  `${event.slug}~${await tokenFor(event, email)}`;
const statusOf = async (path: string) => (await call(world, "GET", path)).status;
const withdraw = ({ token }: TakenSignUp) =>
  world.deps.services.registration.withdrawRegistration(asPublic(world), token);
const outcomeOf = async (attempt: Promise<TakenSignUp>) => {
  try {
    return (await attempt).outcome;
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    return cause.details.issues?.map(({ path, code }) => `${path}: ${code}`).join() ?? cause.code;
  }
};
/** Marks the mail of an invitation as the mailer would. */
async function mailed(event: StaffEventView, state: "sent" | "bounced", email?: string) {
  const outbox = createOutboxStore(world.deps.table);
  const { invitationId } = await stored(event, email);
  for (const message of await messagesOf(invitationId)) {
    if (message.state === "queued") await outbox.replace(message, { ...message, state });
  }
}
const messagesOf = (invitationId: string) =>
  // Messages stand under whose they are, whoever that is.
  world.deps.stores.messages.listByOwner(invitationId as `reg_${string}`);

/** All of them have read the invitation before the first of them writes: nothing but the transaction tells them apart. */
async function race<T>(count: number, work: (number: number) => Promise<T>): Promise<T[]> {
  const { invitations: store } = world.deps.stores;
  const { find } = store;
  const all = Promise.withResolvers<void>();
  let reads = 0;
  store.find = async (...key) => {
    const found = await find(...key);
    reads += 1;
    if (reads >= count) all.resolve();
    await all.promise;
    return found;
  };
  try {
    return await Promise.all(Array.from({ length: count }, (_, number) => work(number + 1)));
  } finally {
    store.find = find;
  }
}

describe("an invitation", () => {
  it("opens a closed event and takes the place of a code, and no other address does", async () => {
    const event = await publish({ visibility: "closed", accessCode: "required" });
    await invite(event);
    const address = await addressFor(event);
    const paths = ["", "/calendar.ics"].map((end) => `/api/events/${address}${end}`);
    expect(await Promise.all(paths.map(statusOf))).toEqual([200, 200]);
    expect(await outcomeOf(signUp(world, { slug: address }, 1))).toBe("confirmed");
    const other = await publish({ visibility: "closed" });
    expect(await statusOf(`/api/events/${other.slug}~${await tokenFor(event)}`)).toBe(404);
    const wrong = `${(await tokenFor(event)).slice(0, -1)}_`;
    expect(await statusOf(`/api/events/${event.slug}~${wrong}`)).toBe(404);
    const [person] = await peopleOf(world, event);
    expect(person?.accessCode).toEqual({ code: (await stored(event)).invitationId });
    await assertSeatsMatch(world, event.eventId);
  });

  it("lets in one of five who come by it at the same moment, and the next one once that one has withdrawn", async () => {
    const event = await publish();
    await invite(event);
    const slug = await addressFor(event);
    const came = await race(5, (number) => outcomeOf(signUp(world, { slug }, number)));
    expect(came.toSorted()).toEqual([
      "confirmed",
      ...Array.from({ length: 4 }, () => "invitation: invitation.used"),
    ]);
    const [person] = await peopleOf(world, event);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      person?.registrationId ?? "reg_",
      { status: "cancelled", reason: "nie może przyjść", version: person?.version ?? 0 },
    );
    expect(await outcomeOf(signUp(world, { slug }, 9))).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("would let in several without the condition in the transaction: the race above can fail", async () => {
    const event = await publish();
    await invite(event);
    const slug = await addressFor(event);
    const restore = withoutSeatConditions(world.deps.table.client);
    try {
      await race(5, (number) => outcomeOf(signUp(world, { slug }, number)));
    } finally {
      restore();
    }
    expect((await stored(event)).used).toBeGreaterThan(1);
  });

  it("gives whoever repeats their request the first answer, though the invitation is used by then", async () => {
    const event = await publish();
    await invite(event);
    const slug = await addressFor(event);
    const first = await signUp(world, { slug }, 1, {}, "ten-sam-klucz");
    expect((await signUp(world, { slug }, 1, {}, "ten-sam-klucz")).registrationId).toBe(first.registrationId);
  });

  it("that is withdrawn opens nothing and says what an address says that nobody has; who came by it stays", async () => {
    const event = await publish({ visibility: "closed" });
    await invite(event, ANNA, { email: "jan@ops.example" });
    const [anna, jan] = [await addressFor(event), await addressFor(event, "jan@ops.example")];
    await signUp(world, { slug: jan }, 2);
    for (const one of await world.deps.stores.invitations.list(event.eventId))
      await invitations().withdrawInvitation(asStaff(world), event.eventId, one.invitationId);
    const known = await call(world, "POST", `/api/events/${anna}/registrations`, {
      body: signUpInput(1),
    });
    expect([known.status, (known.json as ProblemBody).code]).toEqual([404, "event.not_found"]);
    expect(await statusOf(`/api/events/${anna}`)).toBe(404);
    expect(await statusOf(`/api/invitations/${anna.split("~")[1] ?? ""}`)).toBe(404);
    expect((await peopleOf(world, event)).map(({ status }) => status)).toEqual(["confirmed"]);
    expect(await statesOf(event)).toEqual(["anna@ops.example withdrawn", "jan@ops.example withdrawn"]);
    // Invited anew, by another link.
    expect(await invite(event)).toEqual({ invited: 1, known: 0 });
    expect(await statusOf(`/api/events/${anna}`)).toBe(404);
    expect(await statusOf(`/api/events/${await addressFor(event)}`)).toBe(200);
  });

  it("that is withdrawn while the form is filled in lets nobody in", async () => {
    const event = await publish();
    await invite(event);
    const slug = await addressFor(event);
    const { invitations: store } = world.deps.stores;
    const { open } = store;
    store.open = async (token) => {
      const found = await open(token);
      store.open = open;
      await invitations().withdrawInvitation(
        asStaff(world),
        event.eventId,
        (await stored(event)).invitationId,
      );
      return found;
    };
    expect(await outcomeOf(signUp(world, { slug }, 1))).toBe("event.not_found");
    expect(await peopleOf(world, event)).toEqual([]);
  });

  it("is declined by its holder, twice as once, and still good if they come after all", async () => {
    const event = await publish();
    await invite(event);
    const token = await tokenFor(event);
    for (let time = 0; time < 2; time += 1)
      expect(await invitations().declineInvitation(asPublic(world), token)).toEqual({
        ...ANNA,
        isUsed: false,
        isDeclined: true,
      });
    expect(await statesOf(event)).toEqual(["anna@ops.example declined"]);
    const came = await signUp(world, { slug: `${event.slug}~${token}` }, 1);
    expect(await statesOf(event)).toEqual(["anna@ops.example used"]);
    await withdraw(came);
    expect(await statesOf(event)).toEqual(["anna@ops.example declined"]);
  });

  it("cannot be sent before the event is published, and not past its number", async () => {
    const draft = await createDraft(world, projectId);
    await expect(invite(draft)).rejects.toMatchObject({ code: "event.wrong_state" });
  });

  it("is neither sent nor reminded of once its link would open no form", async () => {
    const event = await publish({
      recruitment: { mode: "first_come", closes: `${START.slice(0, 10)}T12:00` },
    });
    await invite(event);
    const { round } = await listed(event);
    world.clock.now = `${START.slice(0, 10)}T12:00:00.000Z`;
    await expect(invite(event, { email: "jan@ops.example" })).rejects.toMatchObject({
      code: "invitation.too_late",
    });
    await expect(invitations().remind(asStaff(world), event.eventId, { round })).rejects.toMatchObject({
      code: "invitation.too_late",
    });
    expect(await statesOf(event)).toEqual(["anna@ops.example queued"]);
  });
});

describe("the mails of invitations", () => {
  it("go to each once, however often the same list is sent, and open the form by the link that they have", async () => {
    const event = await publish({ visibility: "closed" });
    expect(await invite(event, ANNA, { email: "jan@ops.example" })).toEqual({ invited: 2, known: 0 });
    expect(await invite(event, { email: "ANNA@ops.example" })).toEqual({ invited: 0, known: 1 });
    await world.follow();
    await world.follow();
    const messages = await messagesOf((await stored(event)).invitationId);
    expect(messages.map(({ kind, to }) => [kind, to])).toEqual([["invitation.sent", "anna@ops.example"]]);
    expect(await statesOf(event)).toEqual(["anna@ops.example queued", "jan@ops.example queued"]);
    const [message] = messages;
    if (!message) throw new Error("nobody was written to");
    const composed = await composeMail(world.deps, message);
    expect(composed?.to).toBe("anna@ops.example");
    expect(composed?.mail.text).toContain(`/events/${await addressFor(event)}/sign-up`);
  });

  it("remind, in one action once, who was written to and has not answered", async () => {
    const event = await publish();
    const people = ["anna", "bez", "ewa", "jan", "ola"].map((name) => ({ email: `${name}@ops.example` }));
    await invite(event, ...people);
    await world.follow();
    for (const { email } of people.filter((one) => !one.email.startsWith("ola")))
      await mailed(event, email.startsWith("bez") ? "bounced" : "sent", email);
    await signUp(world, { slug: await addressFor(event, "jan@ops.example") }, 1);
    await invitations().declineInvitation(asPublic(world), await tokenFor(event, "ewa@ops.example"));
    expect(await statesOf(event)).toEqual([
      "anna@ops.example sent",
      "bez@ops.example undelivered",
      "ewa@ops.example declined",
      "jan@ops.example used",
      "ola@ops.example queued",
    ]);
    const { round } = await listed(event);
    const remind = () => invitations().remind(asStaff(world), event.eventId, { round });
    const twice = [await remind(), await remind()];
    expect(twice).toEqual([{ reminded: 1 }, { reminded: 0 }]);
    await world.follow();
    const kinds = await messagesOf((await stored(event)).invitationId);
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(["invitation.reminder", "invitation.sent"]);
    expect((await listed(event)).round).toBe(round + 1);
  });

  it("are not sent any more to who answered, or was withdrawn, before they went", async () => {
    const event = await publish();
    await invite(event);
    await world.follow();
    const { invitationId } = await stored(event);
    const [message] = await messagesOf(invitationId);
    if (!message) throw new Error("nobody was written to");
    await invitations().declineInvitation(asPublic(world), await tokenFor(event));
    expect(await composeMail(world.deps, message)).toBeUndefined();
  });
});

describe("what is kept of people who were invited", () => {
  it("is erased 30 days after the event, wherever that is moved", async () => {
    const event = await publish();
    await invite(event);
    await world.follow();
    const erasedOn = async () => new Date((await stored(event)).ttl * 1000).toISOString().slice(0, 10);
    expect(await erasedOn()).toBe("2026-05-15");
    const now = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    await changeEvent(world, event, {
      ...fieldsOf(EventInputSchema, now),
      dates: { type: "exact", startsOn: "2026-06-15", endsOn: "2026-06-15" },
      agenda: now.agenda.map((item) => ({ ...item, day: "2026-06-15" })),
    });
    await world.follow();
    expect(await erasedOn()).toBe("2026-07-15");
    // A clock that moves is nobody's news.
    expect(await messagesOf((await stored(event)).invitationId)).toHaveLength(1);
  });
});
