import { beforeAll, describe, expect, it } from "vitest";
import type { EventId } from "@zapisy/core/event";
import { EventInputSchema, type EventInput } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  manualInput,
  passMinute,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { cancelled, disturb, holdNextTransaction, isTransaction } from "../support/disturb.ts";
import { agendaItem, eventInput, storedEvent, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const events = () => world.deps.services.event;
const draft = (overrides: Parameters<typeof createDraft>[2] = {}) => createDraft(world, projectId, overrides);
const publish = (overrides: Parameters<typeof publishEvent>[2] = {}) =>
  publishEvent(world, projectId, overrides);
const update = async (eventId: EventId, overrides: Parameters<typeof eventInput>[1], version?: number) => {
  const now = await events().getEvent(asStaff(world), eventId);
  return events().updateEvent(asStaff(world), eventId, { ...now, ...overrides }, version ?? now.version);
};
const refusal = (code: string, details = {}) => ({
  name: "DomainError",
  code,
  details: expect.objectContaining(details),
});

describe("a draft", () => {
  it("has an address, a team and seats from the beginning", async () => {
    const input = eventInput(projectId, {
      title: { pl: "Praca z rodziną: część 1" },
      choiceGroups: twoPanels(10),
    });
    const view = await events().createEvent(asStaff(world), input);
    expect(view).toEqual({
      ...input,
      address: "praca-z-rodzina-czesc-1",
      formVersion: 1,
      retired: { questions: [], choiceGroups: [] },
      eventId: expect.stringMatching(/^evt_[0-9A-Z]{26}$/),
      slug: "praca-z-rodzina-czesc-1",
      state: "draft",
      teamIds: [world.admin.staffId],
      beginsAt: "2026-04-15T09:00",
      hours: { begins: "2026-04-15T09:00:00+02:00", ends: "2026-04-15T13:00:00+02:00" },
      textVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
      version: 1,
      createdAt: START,
      updatedAt: START,
      seatCounts: {
        event: { total: 20, taken: 0, left: 20, waiting: 0, pending: 0 },
        options: {
          a: { total: 10, taken: 0, left: 10, waiting: 0 },
          b: { total: 10, taken: 0, left: 10, waiting: 0 },
        },
      },
      recruitmentState: { state: "closed" },
      missing: [],
      over: false,
      advice: [],
      may: { edit: true, publish: true, copy: true, manageRegistrations: true, sendBulletins: true },
    });
  });

  it("is made once by a request that comes twice, even at the same moment", async () => {
    const input = eventInput(projectId, { title: { pl: "Dwa razy" } });
    const make = () => events().createEvent(asStaff(world), input, "create-twice");
    const [first, second] = await Promise.all([make(), make()]);
    expect(second?.eventId).toBe(first?.eventId);
    expect((await make()).slug).toBe("dwa-razy");
  });

  it("gets an address of its own when another event has the obvious one", async () => {
    const title = { pl: "Ten sam tytuł" };
    const slugs = [
      (await draft({ title })).slug,
      (await draft({ title })).slug,
      (await draft({ title })).slug,
    ];
    expect(slugs[0]).toBe("ten-sam-tytul");
    expect(slugs.slice(1).every((slug) => /^ten-sam-tytul-[0-9a-z]{9}$/.test(slug))).toBe(true);
    expect(new Set(slugs).size).toBe(3);
  });

  it("is not public before it is published", async () => {
    const { slug } = await draft({ title: { pl: "Tajny szkic" } });
    await expect(events().getPublicEvent(asPublic(world), slug)).rejects.toMatchObject(
      refusal("event.not_found"),
    );
    await expect(events().getPublicHead(asPublic(world), slug)).rejects.toMatchObject(
      refusal("event.not_found"),
    );
  });

  it("is refused when it contradicts itself", async () => {
    await expect(draft({ agenda: [agendaItem(), agendaItem()] })).rejects.toMatchObject(
      refusal("event.invalid", { issues: [{ path: "agenda.1.itemId", code: "field.duplicate_id" }] }),
    );
    await expect(createDraft(world, "prj_00000000000000000000000009")).rejects.toMatchObject(
      refusal("event.invalid", { issues: [{ path: "projectId", code: "project.not_found" }] }),
    );
  });

  it("can be removed with its address and counters while nobody is registered", async () => {
    const { eventId, slug } = await draft({ title: { pl: "Do usunięcia" } });
    await events().deleteEvent(asStaff(world), eventId);
    await expect(events().getEvent(asStaff(world), eventId)).rejects.toMatchObject(
      refusal("event.not_found"),
    );
    expect(await rowsOf(world, "seatBlock", eventId)).toEqual([]);
    expect((await draft({ title: { pl: "Do usunięcia" } })).slug).toBe(slug);
  });

  it("cannot be removed once somebody was registered, nor once it was public", async () => {
    const { eventId } = await draft();
    await world.deps.services.registration.enterRegistration(asStaff(world), eventId, manualInput());
    await expect(events().deleteEvent(asStaff(world), eventId)).rejects.toMatchObject(
      refusal("event.not_deletable"),
    );
    const published = await publish();
    await expect(events().deleteEvent(asStaff(world), published.eventId)).rejects.toMatchObject(
      refusal("event.not_deletable"),
    );
  });

  it("is not removed when somebody is registered between looking and removing", async () => {
    const { eventId } = await draft();
    const late = holdNextTransaction(world.deps.table.client);
    const removal = events().deleteEvent(asStaff(world), eventId);
    await late.reached;
    await world.deps.services.registration.enterRegistration(asStaff(world), eventId, manualInput());
    late.release();
    await expect(removal).rejects.toMatchObject(refusal("event.not_deletable"));
    await assertSeatsMatch(world, eventId);
  });
});

describe("publishing", () => {
  it("is refused with all that is missing", async () => {
    const { eventId, version } = await draft({ description: undefined, agenda: [], contact: {} });
    await expect(events().publishEvent(asStaff(world), eventId, version)).rejects.toMatchObject(
      refusal("event.incomplete", {
        issues: [
          { path: "description.pl", code: "publish.description" },
          { path: "agenda", code: "publish.agenda" },
          { path: "contact.email", code: "publish.contact" },
        ],
      }),
    );
  });

  it("makes the event public, and pressed twice does it once", async () => {
    const { eventId, version, slug } = await draft();
    const published = await events().publishEvent(asStaff(world), eventId, version);
    expect(published).toMatchObject({ state: "published", version: 2, publishedAt: world.clock.now });
    expect(await events().publishEvent(asStaff(world), eventId, version)).toEqual(published);
    expect((await events().getPublicEvent(asPublic(world), slug)).state).toBe("published");
  });

  it("shows the public all but host contacts, the online link and what is the staff's own", async () => {
    const { slug } = await publish({
      place: { mode: "hybrid", name: "Centrum", onlineUrl: "https://meet.example/tajne" },
      agenda: [agendaItem({ kind: "stop", host: "CISTOR", hostContact: "Jan Tajny, 600100200" })],
    });
    const view = await events().getPublicEvent(asPublic(world), slug);
    expect(view.agenda[0]).toMatchObject({ host: "CISTOR" });
    expect(JSON.stringify(view)).not.toMatch(
      /Tajny|600100200|meet\.example|teamIds|textVersion|"blocks"|version"/,
    );
  });
});

describe("saving an event", () => {
  it("is refused when somebody else saved it meanwhile, saying the version there is", async () => {
    const { eventId } = await draft();
    await update(eventId, { title: { pl: "Pierwszy" } });
    await expect(update(eventId, { title: { pl: "Drugi" } }, 1)).rejects.toMatchObject(
      refusal("event.version_conflict", { version: 2 }),
    );
    expect((await events().getEvent(asStaff(world), eventId)).title.pl).toBe("Pierwszy");
  });

  it("lets one of two through who save at the same moment", async () => {
    const { eventId } = await draft();
    const outcomes = await Promise.allSettled(
      ["Jeden", "Dwa", "Trzy"].map((pl) => update(eventId, { title: { pl }, seats: 30 }, 1)),
    );
    const refused = outcomes.filter(({ status }) => status === "rejected");
    expect(refused.length).toBe(2);
    for (const outcome of refused)
      expect(outcome).toMatchObject({ reason: refusal("event.version_conflict") });
  });

  it("erases whatever was left out, and nothing else", async () => {
    const text = { pl: "Tekst", en: "Text" };
    const optional = {
      summary: text,
      description: text,
      audience: text,
      topic: text,
      cost: text,
      visibility: "unlisted",
      accessCode: "required",
      attendanceBy: "day",
      rules: text,
      informationClause: text,
      followUp: text,
      reminders: { hour: "09:00", daysBefore: [7, 1] },
      forFunder: false,
      surveyUrl: "https://ankieta.example/a",
    } satisfies Partial<EventInput>;
    const named = Object.entries(EventInputSchema.entries).filter(([, { type }]) => type === "optional");
    expect(Object.keys(optional).sort()).toEqual(named.map(([name]) => name).sort());
    const { description: _, rules: __, informationClause: ___, ...required } = eventInput(projectId);
    const { eventId } = await draft({ ...required, ...optional });
    const before = await events().getEvent(asStaff(world), eventId);
    expect(before).toMatchObject(optional);
    await events().updateEvent(asStaff(world), eventId, required, 1);
    const now = await events().getEvent(asStaff(world), eventId);
    expect(Object.keys(now).filter((name) => name in optional)).toEqual([]);
    expect(now).toMatchObject({ ...required, teamIds: before.teamIds, slug: before.slug, state: "draft" });
  });

  it("keeps the address that was given out when the title changes", async () => {
    const { eventId, slug } = await publish({ title: { pl: "Stary tytuł" } });
    await update(eventId, { title: { pl: "Nowy tytuł" } });
    expect((await events().getPublicEvent(asPublic(world), slug)).title.pl).toBe("Nowy tytuł");
  });

  it("refuses fewer seats than are taken, and changes nothing", async () => {
    const event = await publish({ seats: 3, choiceGroups: twoPanels(3) });
    for (const number of [1, 2]) await signUp(world, event, number, { choices: { panels: "a" } });
    await expect(update(event.eventId, { seats: 1 })).rejects.toMatchObject(
      refusal("event.seats_below_taken", {
        issues: [{ path: "seats", code: "event.seats_below_taken", limit: 2 }],
      }),
    );
    await expect(update(event.eventId, { choiceGroups: twoPanels(1) })).rejects.toMatchObject(
      refusal("event.seats_below_taken", {
        issues: [{ path: "choiceGroups.a", code: "event.seats_below_taken", limit: 2 }],
      }),
    );
    expect((await update(event.eventId, { seats: 2 })).seatCounts.event).toMatchObject({ total: 2, left: 0 });
    await assertSeatsMatch(world, event.eventId);
  });

  it("refuses fewer seats than are taken also when the last was taken a moment ago", async () => {
    const event = await publish({ seats: 2 });
    await signUp(world, event, 1);
    const late = holdNextTransaction(world.deps.table.client);
    const lowering = update(event.eventId, { seats: 1 });
    await late.reached;
    await signUp(world, event, 2);
    late.release();
    await expect(lowering).rejects.toMatchObject(refusal("event.seats_below_taken"));
    await assertSeatsMatch(world, event.eventId);
  });

  it("keeps what is public fit to be public, and what is cancelled as it is", async () => {
    const event = await publish();
    await expect(update(event.eventId, { agenda: [] })).rejects.toMatchObject(
      refusal("event.incomplete", { issues: [{ path: "agenda", code: "publish.agenda" }] }),
    );
    await events().cancelEvent(asStaff(world), event.eventId, event.version, "Mało zgłoszeń");
    await expect(update(event.eventId, { seats: 30 })).rejects.toMatchObject(
      refusal("event.wrong_state", { state: "cancelled" }),
    );
  });
});

describe("closing, reopening and cancelling", () => {
  it("follow from each other, and from the version that was shown", async () => {
    const { eventId } = await publish();
    await expect(events().closeEvent(asStaff(world), eventId, 1)).rejects.toMatchObject(
      refusal("event.version_conflict", { version: 2 }),
    );
    expect((await events().closeEvent(asStaff(world), eventId, 2)).recruitmentState).toEqual({
      state: "closed",
    });
    expect((await events().closeEvent(asStaff(world), eventId, 2)).version).toBe(3);
    expect((await events().reopenEvent(asStaff(world), eventId, 3)).recruitmentState).toEqual({
      state: "open",
    });
    passMinute(world);
    const cancelled = await events().cancelEvent(asStaff(world), eventId, 4, "Mało zgłoszeń");
    expect(cancelled).toMatchObject({
      state: "cancelled",
      cancellation: { reason: "Mało zgłoszeń", at: world.clock.now },
      may: { edit: false, publish: false },
    });
    await expect(events().reopenEvent(asStaff(world), eventId, 5)).rejects.toMatchObject(
      refusal("event.wrong_state", { state: "cancelled" }),
    );
  });

  it("shuts every counter when the event is cancelled, so that nobody gets in by any door", async () => {
    const event = await publish({ seats: 150, choiceGroups: twoPanels(10) });
    const { token } = await signUp(world, event, 1, { choices: { panels: "a" } });
    await events().cancelEvent(asStaff(world), event.eventId, event.version, "Mało zgłoszeń");
    const blocks = await rowsOf(world, "seatBlock", event.eventId);
    expect(blocks.map(({ closed }) => closed)).toEqual([true, true, true, true]);
    const { registration } = world.deps.services;
    await expect(
      registration.enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput({ choices: { panels: "a" } }),
      ),
    ).rejects.toMatchObject(refusal("event.cancelled"));
    const [person] = await peopleOf(world, event);
    await registration.changeRegistration(asStaff(world), event.eventId, person?.registrationId ?? "reg_", {
      version: 1,
      status: "cancelled",
      reason: "porządki",
    });
    await expect(
      registration.changeRegistration(asStaff(world), event.eventId, person?.registrationId ?? "reg_", {
        version: 2,
        status: "confirmed",
        reason: "porządki",
      }),
    ).rejects.toMatchObject(refusal("event.cancelled"));
    expect(
      (await world.deps.services.personalPage.get(asPublic(world), token)).event.cancellation?.reason,
    ).toBe("Mało zgłoszeń");
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a copy", () => {
  it("has the contents and none of the people, the state or the address", async () => {
    const event = await publish({ title: { pl: "Wzór", en: "Template" }, choiceGroups: twoPanels(2) });
    await signUp(world, event, 1, { choices: { panels: "a" } });
    passMinute(world);
    const again = { startsOn: "2026-04-15" };
    const copy = await events().duplicateEvent(asStaff(world), event.eventId, again, "duplicate-once");
    expect(copy).toEqual({
      ...(await events().getStaffEvent(asStaff(world), copy.eventId)),
      title: { pl: "Wzór (kopia)", en: "Template (copy)" },
      slug: "wzor-kopia",
      state: "draft",
      version: 1,
      createdAt: world.clock.now,
    });
    expect([copy.publishedAt, copy.seatCounts.event.taken, copy.agenda]).toEqual([
      undefined,
      0,
      event.agenda,
    ]);
    expect(
      (await events().duplicateEvent(asStaff(world), event.eventId, again, "duplicate-once")).eventId,
    ).toBe(copy.eventId);
  });

  it("of last year's event is on its new days, with recruitment as long before them as it was", async () => {
    const event = await publish({
      dates: { type: "exact", startsOn: "2025-03-27", endsOn: "2025-03-28" },
      agenda: [
        agendaItem({ day: "2025-03-27" }),
        agendaItem({ itemId: "s2", day: "2025-03-28", from: "08:30", to: "12:00" }),
      ],
      dayNotes: [{ day: "2025-03-28", note: { pl: "Obiad na miejscu." } }],
      recruitment: {
        mode: "first_come",
        opens: "2025-03-01T08:00",
        closes: "2025-03-20T15:00",
        changesUntil: "2025-03-24T12:00",
      },
    });
    const copy = await events().duplicateEvent(asStaff(world), event.eventId, { startsOn: "2026-04-02" });
    expect(copy).toMatchObject({
      dates: { type: "exact", startsOn: "2026-04-02", endsOn: "2026-04-03" },
      agenda: [
        { itemId: "s1", day: "2026-04-02", from: "09:00" },
        { itemId: "s2", day: "2026-04-03", from: "08:30" },
      ],
      dayNotes: [{ day: "2026-04-03" }],
      recruitment: {
        opens: "2026-03-07T08:00",
        closes: "2026-03-26T15:00",
        changesUntil: "2026-03-30T12:00",
      },
      beginsAt: "2026-04-02T09:00",
      advice: [],
    });
    await events().publishEvent(asStaff(world), copy.eventId, copy.version);
    world.clock.now = "2026-03-08T09:00:00.000Z";
    expect((await events().getStaffEvent(asStaff(world), copy.eventId)).recruitmentState).toEqual({
      state: "open",
      closes: "2026-03-26T15:00",
    });
  });

  it("can be made of an event that was cancelled, and while the new day is not known", async () => {
    const event = await publish({ recruitment: { mode: "selection", closes: "2026-04-01T12:00" } });
    const gone = await events().cancelEvent(asStaff(world), event.eventId, event.version, "choroba");
    expect(gone.may).toMatchObject({ edit: false, copy: true });
    const copy = await events().duplicateEvent(asStaff(world), event.eventId, { startsOn: null });
    expect(copy).not.toHaveProperty("cancellation");
    expect(copy).toMatchObject({
      state: "draft",
      dates: { type: "tentative", period: "" },
      recruitment: { mode: "selection" },
    });
    expect(copy.agenda.map(({ day }) => day)).toEqual([undefined]);
    expect(copy.recruitment).not.toHaveProperty("closes");
  });

  it("is refused a day after which the calendar ends", async () => {
    const event = await publish({
      dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
    });
    await expect(
      events().duplicateEvent(asStaff(world), event.eventId, { startsOn: "9999-12-31" }),
    ).rejects.toMatchObject({ code: "event.invalid" });
  });
});

describe("a project", () => {
  it("is made once by a request that comes twice, and saved by one of two at the same moment", async () => {
    const { project } = world.deps.services;
    const input = { ...(await project.getProject(asStaff(world), projectId)) };
    const make = () => project.createProject(asStaff(world), input, "project-twice");
    const [first, second] = [await make(), await make()];
    expect(second).toEqual(first);
    const outcomes = await Promise.allSettled(
      ["Jeden", "Dwa"].map((pl) =>
        project.updateProject(asStaff(world), first.projectId, { ...input, title: { pl } }, 1),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: refusal("project.version_conflict"),
    });
  });
});

describe("two who write at the same moment", () => {
  it("change nothing of the answer: a transaction that met another is sent again", async () => {
    const { deps } = world;
    let met = 0;
    const restore = disturb(deps.table.client, (request, send) => {
      met += 1;
      // Each transaction meets another the first time.
      return isTransaction(request) && met % 2 === 1
        ? Promise.reject(cancelled(request, "TransactionConflict"))
        : send();
    });
    try {
      const event = await deps.stores.events.create(
        storedEvent({ projectId, slug: "spotkanie-zapisow" }),
        [],
        { changedBy: "system:test" },
      );
      expect(event).toEqual({ done: true });
    } finally {
      restore();
    }
    expect((await deps.stores.events.findHeadBySlug("spotkanie-zapisow"))?.slug).toBe("spotkanie-zapisow");
  });
});
