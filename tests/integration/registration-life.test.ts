import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId, StaffRegistrationPatch } from "@zapisy/core/registration/schema";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  manualInput,
  namesByStatus,
  passMinute,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { holdNextTransaction } from "../support/disturb.ts";
import { agendaItem, CONSENTS, eventInput, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeEach(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const publish = (overrides: Parameters<typeof publishEvent>[2] = {}) => {
  world.clock.now = START;
  return publishEvent(world, projectId, overrides);
};
const view = (token: string) => world.deps.services.personalPage.get(asPublic(world), token);
const correct = async (token: string, patch: object) => {
  const { version } = await view(token);
  const { personalPage, registration } = world.deps.services;
  const own = await registration.correctRegistration(asPublic(world), token, { version, ...patch });
  return personalPage.show(asPublic(world), own);
};
const withdraw = async (token: string) => {
  const { personalPage, registration } = world.deps.services;
  return personalPage.show(asPublic(world), await registration.withdrawRegistration(asPublic(world), token));
};
const inPanel = (panel: string) => ({ choices: { panels: panel } });
const WITH_NEEDS = { ...CONSENTS, needs: true };
const refusal = (code: string, details = {}) => ({
  name: "DomainError",
  code,
  details: expect.objectContaining(details),
});

describe("two choices that are on at the same time", () => {
  const clashing = () => {
    const workshops = {
      groupId: "workshops",
      title: { pl: "Warsztat" },
      required: false,
      options: ["c", "d"].map((optionId) => ({ optionId, title: { pl: optionId }, seats: null })),
    };
    const times = {
      a: ["09:00", "10:30"],
      b: ["11:00", "12:30"],
      c: ["10:00", "11:00"],
      d: ["13:00", "14:00"],
    };
    return publish({
      choiceGroups: [...twoPanels(null), workshops],
      agenda: Object.entries(times).map(([optionId, [from, to]]) =>
        agendaItem({ itemId: `i-${optionId}`, optionId, from, to }),
      ),
    });
  };
  const refused = (group: string) =>
    refusal("registration.invalid", { issues: [{ path: `choices.${group}`, code: "choice.clash" }] });

  it("are refused to whoever signs up, and to whoever changes one of them, without a seat being lost", async () => {
    const event = await clashing();
    const both = { panels: "a", workshops: "c" };
    await expect(signUp(world, event, 1, { choices: both })).rejects.toMatchObject(refused("workshops"));
    const { token } = await signUp(world, event, 1, { choices: { panels: "a", workshops: "d" } });
    await expect(correct(token, { choices: both })).rejects.toMatchObject(refused("workshops"));
    expect((await view(token)).choices).toEqual({ panels: "a", workshops: "d" });
    expect((await correct(token, { choices: { panels: "b", workshops: "c" } })).choices).toEqual({
      panels: "b",
      workshops: "c",
    });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("one registration per person and event", () => {
  it("answers a repeated request as it answered the first, also when that was the reserve list", async () => {
    const event = await publish({ seats: 1 });
    const first = await signUp(world, event, 1, {}, "request-one");
    expect(await signUp(world, event, 1, {}, "request-one")).toEqual(first);
    const waiting = await signUp(world, event, 2, {}, "request-two");
    expect(await signUp(world, event, 2, {}, "request-two")).toEqual(waiting);
    await assertSeatsMatch(world, event.eventId);
  });

  it("refuses a second request of the same person, whatever key it has", async () => {
    const event = await publish();
    await signUp(world, event, 1, {}, "request-one");
    await expect(signUp(world, event, 1, {}, "request-two")).rejects.toMatchObject(
      refusal("registration.duplicate"),
    );
    await expect(signUp(world, event, 1)).rejects.toMatchObject(refusal("registration.duplicate"));
    await assertSeatsMatch(world, event.eventId);
  });

  it("does not tell a person who was turned down that a repeated request is confirmed", async () => {
    const event = await publish();
    const { registrationId } = await signUp(world, event, 1, {}, "request-one");
    const staff = world.deps.context(world.admin, "test");
    await world.deps.services.registration.changeRegistration(staff, event.eventId, registrationId, {
      status: "rejected",
      reason: "Spoza województwa",
      version: 1,
    });
    await expect(signUp(world, event, 1, {}, "request-one")).rejects.toMatchObject(
      refusal("registration.duplicate"),
    );
  });

  it.each([
    ["other capitals", { firstName: "ŁUCJA", lastName: "żak 1", email: "Lucja1@OPS.example" }],
    ["no Polish letters", { firstName: "Lucja", lastName: "Zak 1" }],
    ["more spaces", { firstName: " Łucja ", lastName: "Żak  1" }],
  ])("knows the same person written with %s", async (_, overrides) => {
    const event = await publish();
    await signUp(world, event, 1);
    await expect(signUp(world, event, 1, overrides)).rejects.toMatchObject(refusal("registration.duplicate"));
  });

  it("lets several people share one address", async () => {
    const event = await publish();
    const email = "sekretariat@ops.example";
    const answers = [await signUp(world, event, 1, { email }), await signUp(world, event, 2, { email })];
    expect(answers.map(({ outcome }) => outcome)).toEqual(["confirmed", "confirmed"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("mails the link again to somebody who signs up a second time, at most once an hour", async () => {
    const event = await publish();
    const { registrationId } = await signUp(world, event, 1);
    const again = () => signUp(world, event, 1).catch((error: { code: string }) => error.code);
    const links = async () => {
      await world.follow();
      const messages = await world.deps.stores.messages.listByOwner(registrationId);
      return messages.filter(({ kind }) => kind === "registration.link").length;
    };
    expect([await again(), await links()]).toEqual(["registration.duplicate", 1]);
    passMinute(world, 59);
    expect([await again(), await links()]).toEqual(["registration.duplicate", 1]);
    passMinute(world, 2);
    expect([await again(), await links()]).toEqual(["registration.duplicate", 2]);
  });

  it("moves with a corrected name or address: the new one is taken, the old one free", async () => {
    const event = await publish();
    const { token } = await signUp(world, event, 1);
    const old = { firstName: "Łucja", lastName: "Żak 1", email: "lucja1@ops.example" };
    await correct(token, { lastName: "Żak-Nowak", email: "zak.nowak@ops.example" });
    await expect(
      signUp(world, event, 9, { lastName: "Żak-Nowak", email: "zak.nowak@ops.example" }),
    ).rejects.toMatchObject(refusal("registration.duplicate"));
    expect(await signUp(world, event, 1, old)).toMatchObject({ outcome: "confirmed" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("keeps a correction from becoming somebody else who is registered", async () => {
    const event = await publish();
    await signUp(world, event, 1);
    const { token } = await signUp(world, event, 2);
    await expect(correct(token, { lastName: "Żak 1", email: "lucja1@ops.example" })).rejects.toMatchObject(
      refusal("registration.duplicate"),
    );
    expect((await view(token)).lastName).toBe("Żak 2");
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("withdrawing", () => {
  it("frees seat and name, so that the person can come back, and may be said twice", async () => {
    const event = await publish({ seats: 1 });
    const { token, registrationId } = await signUp(world, event, 1);
    const gone = await withdraw(token);
    expect([gone.status, gone.may]).toEqual([
      "cancelled",
      { edit: false, changeChoices: false, withdraw: false, handOver: false, move: false },
    ]);
    expect((await withdraw(token)).version).toBe(gone.version);
    const back = await signUp(world, event, 1);
    expect(back).toMatchObject({ outcome: "confirmed" });
    expect(back.registrationId).not.toBe(registrationId);
    expect((await view(token)).status).toBe("cancelled");
    await assertSeatsMatch(world, event.eventId);
  });

  it("is refused after the event", async () => {
    const event = await publish();
    const { token } = await signUp(world, event, 1);
    world.clock.now = "2026-04-16T08:00:00.000Z";
    await expect(withdraw(token)).rejects.toMatchObject(refusal("registration.changes_closed"));
    expect((await view(token)).status).toBe("confirmed");
  });
});

describe("what a person needs", () => {
  const needs = { diet: "vegan", access: ["sign_language"], note: "tłumacz PJM" } as const;
  const input = { needs: { ...needs, access: [...needs.access] }, consents: WITH_NEEDS };

  it("is kept apart from the registration, until thirty days after the event", async () => {
    const event = await publish({ title: { pl: "Potrzeby" } });
    const { registrationId, token } = await signUp(world, event, 1, input);
    const rows = await rowsOf(world, "registrationNeeds", event.eventId);
    expect(rows.map((row) => [row.registrationId, row.needs, row.ttl])).toEqual([
      [registrationId, needs, Date.parse("2026-05-15T00:00:00Z") / 1000],
    ]);
    const registrationRows = await rowsOf(world, "registration", event.eventId);
    expect(JSON.stringify(registrationRows)).not.toMatch(/vegan|sign_language|PJM/);
    expect(await view(token)).toMatchObject({ needs, retention: { needsUntil: "2026-05-15" } });
  });

  it("is erased when the person withdraws, or takes the consent back", async () => {
    const event = await publish();
    const [first, second] = [await signUp(world, event, 1, input), await signUp(world, event, 2, input)];
    await withdraw(first.token);
    expect(await correct(second.token, { consents: { needs: false } })).toMatchObject({ needs: undefined });
    expect(await rowsOf(world, "registrationNeeds", event.eventId)).toEqual([]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is erased when the person corrects it to nothing, and stays when they correct something else", async () => {
    const event = await publish();
    const { token } = await signUp(world, event, 1, input);
    expect((await correct(token, { phone: "857473412" })).needs).toEqual(needs);
    expect((await correct(token, { needs: {} })).needs).toBeUndefined();
    await assertSeatsMatch(world, event.eventId);
  });

  it("is erased when staff cancel or reject the registration", async () => {
    const event = await publish();
    const [first, second] = [await signUp(world, event, 1, input), await signUp(world, event, 2, input)];
    for (const [{ registrationId }, status] of [
      [first, "cancelled"],
      [second, "rejected"],
    ] as const) {
      await world.deps.services.registration.changeRegistration(
        asStaff(world),
        event.eventId,
        registrationId,
        {
          version: 1,
          status,
          reason: "na prośbę",
        },
      );
    }
    expect(await rowsOf(world, "registrationNeeds", event.eventId)).toEqual([]);
  });

  it("is refused without the person's explicit consent, at sign-up and later", async () => {
    const event = await publish();
    const issues = [{ path: "consents.needs", code: "consent.needs_required" }];
    await expect(signUp(world, event, 1, { ...input, consents: CONSENTS })).rejects.toMatchObject(
      refusal("registration.invalid", { issues }),
    );
    const { token } = await signUp(world, event, 1);
    await expect(correct(token, { needs })).rejects.toMatchObject(
      refusal("registration.invalid", { issues }),
    );
    expect(await correct(token, { needs, consents: { needs: true } })).toMatchObject({ needs });
  });
});

describe("choosing", () => {
  it("takes the new seat before it gives the old one up", async () => {
    const event = await publish({ seats: 2, choiceGroups: twoPanels(1) });
    const { token } = await signUp(world, event, 1, inPanel("a"));
    expect(await correct(token, inPanel("b"))).toMatchObject({
      status: "confirmed",
      choices: { panels: "b" },
    });
    await assertSeatsMatch(world, event.eventId);
  });

  it("changes nothing when the new panel is full, not even what was corrected with it", async () => {
    const event = await publish({ seats: 4, choiceGroups: twoPanels(1) });
    const { token } = await signUp(world, event, 1, inPanel("a"));
    await signUp(world, event, 2, inPanel("b"));
    await expect(correct(token, { ...inPanel("b"), phone: "857473412" })).rejects.toMatchObject(
      refusal("registration.option_full", { full: ["b"] }),
    );
    expect(await view(token)).toMatchObject({ status: "confirmed", choices: { panels: "a" }, version: 1 });
    await assertSeatsMatch(world, event.eventId);
  });

  it("gives a person who waits a seat at once where the other panel has one, and keeps their time where not", async () => {
    const event = await publish({ seats: 4, choiceGroups: twoPanels(1) });
    await signUp(world, event, 1, inPanel("a"));
    passMinute(world);
    const { token } = await signUp(world, event, 2, inPanel("a"));
    const { queuedAt } = await view(token);
    passMinute(world);
    expect(await correct(token, inPanel("b"))).toMatchObject({ status: "confirmed", queuedAt });
    await assertSeatsMatch(world, event.eventId);
  });

  it("is closed with recruitment, while other corrections are not", async () => {
    const event = await publish({ choiceGroups: twoPanels(5) });
    const { token } = await signUp(world, event, 1, inPanel("a"));
    await world.deps.services.event.closeEvent(asStaff(world), event.eventId, event.version);
    await expect(correct(token, inPanel("b"))).rejects.toMatchObject(refusal("registration.changes_closed"));
    expect(await correct(token, { phone: "857473412" })).toMatchObject({
      phone: "857473412",
      choices: { panels: "a" },
    });
  });
});

describe("a correction", () => {
  it("is refused when the registration is not as it was shown any more", async () => {
    const event = await publish();
    const { token } = await signUp(world, event, 1);
    await correct(token, { phone: "857473412" });
    const stale = world.deps.services.registration.correctRegistration(asPublic(world), token, {
      version: 1,
      phone: "600100200",
    });
    await expect(stale).rejects.toMatchObject(refusal("registration.version_conflict", { version: 2 }));
    expect((await view(token)).phone).toBe("857473412");
  });

  it("follows the rules of the form", async () => {
    const form = { ...eventInput(projectId).form, phone: "required" as const };
    const event = await publish({ form });
    await expect(signUp(world, event, 1)).rejects.toMatchObject(
      refusal("registration.invalid", { issues: [{ path: "phone", code: "field.required" }] }),
    );
    const { token } = await signUp(world, event, 1, { phone: "857473412" });
    await expect(correct(token, { phone: undefined })).rejects.toMatchObject(refusal("registration.invalid"));
  });
});

describe("signing up too early, too late or for nothing", () => {
  it("is refused with the reason", async () => {
    const attempt = (event: { slug: string }) => signUp(world, event, 1);
    const draft = await createDraft(world, projectId, { title: { pl: "Szkic" } });
    await expect(attempt(draft)).rejects.toMatchObject(refusal("event.not_found"));
    await expect(attempt({ slug: "nie-ma-takiego" })).rejects.toMatchObject(refusal("event.not_found"));
    const early = await publish({ recruitment: { mode: "first_come", opens: "2026-03-10T08:00" } });
    await expect(attempt(early)).rejects.toMatchObject(
      refusal("registration.recruitment_not_open", { opens: "2026-03-10T08:00" }),
    );
    const closed = await publish();
    await world.deps.services.event.closeEvent(asStaff(world), closed.eventId, closed.version);
    await expect(attempt(closed)).rejects.toMatchObject(refusal("registration.recruitment_closed"));
    const cancelled = await publish();
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      cancelled.eventId,
      cancelled.version,
      "Mało zgłoszeń",
    );
    await expect(attempt(cancelled)).rejects.toMatchObject(refusal("event.cancelled"));
  });

  it("is refused when the event is cancelled between looking and taking the seat", async () => {
    const event = await publish();
    const late = holdNextTransaction(world.deps.table.client);
    const attempt = signUp(world, event, 1);
    await late.reached;
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      event.eventId,
      event.version,
      "Mało zgłoszeń",
    );
    late.release();
    await expect(attempt).rejects.toMatchObject(refusal("event.cancelled"));
    expect(await namesByStatus(world, event)).toEqual({});
    await assertSeatsMatch(world, event.eventId);
  });

  it("ends on the reserve list when the last seat is taken between looking and taking it", async () => {
    const event = await publish({ seats: 1 });
    const late = holdNextTransaction(world.deps.table.client);
    const attempt = signUp(world, event, 1);
    await late.reached;
    await signUp(world, event, 2);
    late.release();
    expect(await attempt).toMatchObject({ outcome: "reserve", position: 1 });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("rules of participation", () => {
  const stored = async (registrationId: RegistrationId) =>
    (await world.deps.stores.registrations.find(registrationId))?.consents.rules;

  it("are accepted where there are any, and it is kept that they were", async () => {
    const event = await publish();
    await expect(signUp(world, event, 1, { consents: { ...CONSENTS, rules: false } })).rejects.toMatchObject(
      refusal("registration.invalid", {
        issues: [{ path: "consents.rules", code: "consent.rules_required" }],
      }),
    );
    const { registrationId } = await signUp(world, event, 1);
    expect(await stored(registrationId)).toBe(true);
  });

  it("are asked of nobody where there are none, whatever an older form sends", async () => {
    const event = await publish({ rules: undefined });
    const people = [
      await signUp(world, event, 1, { consents: { ...CONSENTS, rules: false } }),
      await signUp(world, event, 2, { consents: { ...CONSENTS, rules: true } }),
    ];
    expect(await Promise.all(people.map(({ registrationId }) => stored(registrationId)))).toEqual([
      false,
      false,
    ]);
  });

  it("that come later are accepted at the next visit, and a place does not depend on them", async () => {
    const event = await publish({ rules: undefined });
    const { token, registrationId } = await signUp(world, event, 1);
    const input = eventInput(projectId, { rules: { pl: "Regulamin, dodany później." } });
    await world.deps.services.event.updateEvent(asStaff(world), event.eventId, input, event.version);
    expect(await correct(token, { phone: "600700800" })).toMatchObject({
      status: "confirmed",
      consents: { rules: false },
      event: { rules: { pl: "Regulamin, dodany później." } },
    });
    await expect(signUp(world, event, 2, { consents: { ...CONSENTS, rules: false } })).rejects.toMatchObject(
      refusal("registration.invalid"),
    );
    await correct(token, { consents: { rules: true } });
    expect(await stored(registrationId)).toBe(true);
  });

  it("are found in the texts of an event that was saved before its head told of them", async () => {
    const [withRules, without] = [await publish(), await publish({ rules: undefined })];
    for (const { eventId } of [withRules, without]) {
      const { table } = world.deps;
      const [row] = await rowsOf(world, "event", eventId);
      if (!row) throw new Error("no row");
      const { asksRules: _, ...head } = row.head as Record<string, unknown>;
      await table.documents.send(new PutCommand({ TableName: table.name, Item: { ...row, head } }));
    }
    const unaccepted = { consents: { ...CONSENTS, rules: false } };
    await expect(signUp(world, withRules, 1, unaccepted)).rejects.toMatchObject(
      refusal("registration.invalid"),
    );
    expect((await signUp(world, without, 1, unaccepted)).outcome).toBe("confirmed");
  });
});

describe("a personal link", () => {
  it("opens one registration, and no made-up or changed one opens any", async () => {
    const event = await publish();
    const [{ token }, other] = [await signUp(world, event, 1), await signUp(world, event, 2)];
    expect((await view(token)).lastName).toBe("Żak 1");
    const wrong = [
      `${token.slice(0, 26)}${other.token.slice(26)}`,
      `${token.slice(0, -1)}${token.endsWith("A") ? "E" : "A"}`,
      token.toLowerCase(),
      token.slice(0, 26),
      `${token}A`,
      "",
    ];
    for (const guess of wrong)
      await expect(view(guess)).rejects.toMatchObject(refusal("registration.not_found"));
  });

  it("is kept in the table as a hash only", async () => {
    const event = await publish();
    const { token } = await signUp(world, event, 1);
    const rows = JSON.stringify(await rowsOf(world, "registration", event.eventId));
    expect(rows).toMatch(/"linkHash":"[\w-]{22}"/);
    expect(rows).not.toContain(token.slice(26));
  });

  it("shows the link of an online event to confirmed people only", async () => {
    const event = await publish({
      seats: 1,
      place: { mode: "online", onlineUrl: "https://meet.example/tajne" },
    });
    const [first, second] = [await signUp(world, event, 1), await signUp(world, event, 2)];
    expect((await view(first.token)).onlineUrl).toBe("https://meet.example/tajne");
    expect(JSON.stringify(await view(second.token))).not.toContain("meet.example");
    await withdraw(first.token);
    expect(JSON.stringify(await view(first.token))).not.toContain("meet.example");
  });
});

describe("staff at the list of people", () => {
  const patch = async (event: StaffEventView, overrides: Partial<StaffRegistrationPatch>) => {
    const [person] = await peopleOf(world, event);
    if (!person) throw new Error("nobody registered");
    return world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      person.registrationId,
      {
        version: person.version,
        ...overrides,
      },
    );
  };

  it("change a status with a reason, which stays with the person", async () => {
    const event = await publish();
    await signUp(world, event, 1);
    await expect(patch(event, { status: "rejected" })).rejects.toMatchObject(
      refusal("registration.invalid", { issues: [{ path: "reason", code: "registration.reason_required" }] }),
    );
    expect(await patch(event, { status: "rejected", reason: "spoza województwa" })).toMatchObject({
      status: "rejected",
      statusReason: "spoza województwa",
      version: 2,
    });
    await assertSeatsMatch(world, event.eventId);
  });

  it("cannot give a status that does not follow from the present one", async () => {
    const event = await publish();
    await signUp(world, event, 1);
    await expect(patch(event, { status: "pending", reason: "pomyłka" })).rejects.toMatchObject(
      refusal("registration.wrong_status", { current: "confirmed" }),
    );
  });

  it("bring back a person who withdrew, unless they have come back by themselves", async () => {
    const event = await publish();
    const { token } = await signUp(world, event, 1);
    await withdraw(token);
    expect(await patch(event, { status: "confirmed", reason: "telefon" })).toMatchObject({
      status: "confirmed",
    });
    await assertSeatsMatch(world, event.eventId);
    await withdraw(token);
    await signUp(world, event, 1);
    const cancelled = (await peopleOf(world, event)).find(({ status }) => status === "cancelled");
    await expect(
      world.deps.services.registration.changeRegistration(
        asStaff(world),
        event.eventId,
        cancelled?.registrationId ?? "reg_",
        { version: cancelled?.version ?? 0, status: "confirmed", reason: "telefon" },
      ),
    ).rejects.toMatchObject(refusal("registration.duplicate"));
    await assertSeatsMatch(world, event.eventId);
  });

  it("enter people without an address, whatever the window says, and tell twins apart by telephone", async () => {
    const event = await publish();
    await world.deps.services.event.closeEvent(asStaff(world), event.eventId, event.version);
    const enter = (overrides: Parameters<typeof manualInput>[0], key?: string) =>
      world.deps.services.registration.enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput(overrides),
        key,
      );
    const first = await enter({ reason: "formularz papierowy" }, "paper-form-1");
    expect(await enter({ reason: "formularz papierowy" }, "paper-form-1")).toEqual(first);
    await expect(enter({})).rejects.toMatchObject(
      refusal("registration.duplicate", {
        known: [expect.objectContaining({ registrationId: first.registration.registrationId })],
      }),
    );
    expect(await enter({ phone: "857473412" })).toMatchObject({ outcome: "confirmed" });
    await expect(enter({ phone: "+48 85 747-34-12" })).rejects.toMatchObject(
      refusal("registration.duplicate"),
    );
    await assertSeatsMatch(world, event.eventId);
  });

  it("find people by name, institution and address without Polish letters, in Polish order", async () => {
    const event = await publish({ seats: null });
    const names = [
      ["Łukasz", "Nowak"],
      ["Anna", "Nowak"],
      ["Zofia", "Żółkiewska"],
      ["Ewa", "Lis"],
      ["Jan", "Łącki"],
      ["Ala", "Ziemba"],
    ] as const;
    for (const [index, [firstName, lastName]] of names.entries()) {
      await signUp(world, event, index, {
        firstName,
        lastName,
        institution: { name: "OPS w Łapach", type: "ops" },
      });
    }
    const find = async (q?: string) => {
      const { items } = await world.deps.services.registration.listRegistrations(
        asStaff(world),
        event.eventId,
        { q },
      );
      return items.map(({ lastName, firstName }) => `${lastName} ${firstName}`);
    };
    expect(await find()).toEqual([
      "Lis Ewa",
      "Łącki Jan",
      "Nowak Anna",
      "Nowak Łukasz",
      "Ziemba Ala",
      "Żółkiewska Zofia",
    ]);
    expect(await find("zolkiewska")).toEqual(["Żółkiewska Zofia"]);
    expect(await find("NOWAK łuk")).toEqual(["Nowak Łukasz"]);
    expect(await find("lapy")).toEqual([]);
    expect((await find("lapach")).length).toBe(6);
    expect(await find("lucja3@ops.example")).toEqual(["Lis Ewa"]);
  });

  it("find a name however its parts are joined, and a telephone number however it is grouped", async () => {
    const event = await publish();
    await signUp(world, event, 1, { firstName: "Liam", lastName: "O’Brien", phone: "85 747 34 12 w. 159" });
    await signUp(world, event, 2, { firstName: "Ewa", lastName: "Zych–Nowak", phone: "+48600700800" });
    const find = async (q: string) => {
      const { items } = await world.deps.services.registration.listRegistrations(
        asStaff(world),
        event.eventId,
        { q },
      );
      return items.map(({ firstName }) => firstName).join();
    };
    const queries = [
      "O'Brien",
      "obrien",
      "85-747-34-12",
      "+48857473412",
      "zych-nowak",
      "Zych Nowak",
      "600700800",
    ];
    expect(await Promise.all(queries.map(find))).toEqual([
      "Liam",
      "Liam",
      "Liam",
      "Liam",
      "Ewa",
      "Ewa",
      "Ewa",
    ]);
    expect(await find("159 600")).toBe("");
  });

  it("page through hundreds of people, each exactly once, also with a filter", async () => {
    const event = await publish({ seats: null, choiceGroups: twoPanels(null) });
    await Promise.all(
      Array.from({ length: 45 }, (_, number) =>
        signUp(world, event, number, inPanel(number % 3 === 0 ? "a" : "b")),
      ),
    );
    const all = async (query: { optionId?: string; q?: string }) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await world.deps.services.registration.listRegistrations(asStaff(world), event.eventId, {
          ...query,
          cursor,
          limit: 10,
        });
        expect(page.items.length).toBeLessThanOrEqual(10);
        seen.push(...page.items.map(({ registrationId }) => registrationId));
        cursor = page.cursor;
      } while (cursor);
      return [seen.length, new Set(seen).size];
    };
    expect([
      await all({}),
      await all({ optionId: "a" }),
      await all({ q: "zak" }),
      await all({ q: "zak 4" }),
    ]).toEqual([
      [45, 45],
      [15, 15],
      [45, 45],
      [9, 9],
    ]);
    expect(await all({ q: "zak 4", optionId: "a" })).toEqual([2, 2]);
  });
});
