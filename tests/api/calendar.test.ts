import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import { fieldsOf } from "@zapisy/core/shared/field";
import { addDays } from "@zapisy/core/shared/time";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { call } from "../support/api.ts";
import { CalendarClient } from "../support/calendar-client.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { createMailingWorld, type Mail, type MailingWorld } from "../support/mailbox.ts";
import type { World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());

const LINK = "https://spotkanie.example/sala?pwd=1";
const day = (on: string, from?: string, to?: string, overrides = {}) =>
  agendaItem({ itemId: `${on}-${from ?? ""}`, day: on, from, to, ...overrides });

let persons = 0;

/** Somebody at an event, with a calendar that takes every file that comes by mail. */
class Participant {
  readonly calendar = new CalendarClient();
  readonly #address: string;
  readonly number: number;
  event: StaffEventView;
  answer!: TakenSignUp;

  constructor(event: StaffEventView) {
    persons += 1;
    this.number = persons;
    this.#address = `lucja${this.number}@ops.example`;
    this.event = event;
  }

  async signUp(choices: Record<string, string> = {}): Promise<this> {
    this.answer = await signUp(world, this.event, this.number, { choices });
    await this.reads();
    return this;
  }

  /** Reads the mail that has come since; every file goes into the calendar. */
  async reads(): Promise<Mail[]> {
    // News of the event settle before they are sent.
    await world.follow();
    passMinute(world, 5);
    const mails = (await mailing.arrived()).filter(({ destination }) =>
      destination.to.includes(this.#address),
    );
    this.calendar.receive(mails);
    return mails;
  }

  /** Staff change the event. */
  async sees(changes: Partial<EventInput>): Promise<Mail[]> {
    const now = await world.deps.services.event.getStaffEvent(asStaff(world), this.event.eventId);
    const input = { ...fieldsOf(EventInputSchema, now), ...changes };
    await world.deps.services.event.updateEvent(asStaff(world), now.eventId, input, now.version);
    return this.reads();
  }

  async chooses(choices: Record<string, string>): Promise<Mail[]> {
    const { registration } = await world.deps.services.registration.getByLink(this.answer.token);
    const { version } = registration;
    await world.deps.services.registration.correctRegistration(asPublic(world), this.answer.token, {
      version,
      choices,
    });
    return this.reads();
  }

  async withdraws(): Promise<Mail[]> {
    await world.deps.services.registration.withdrawRegistration(asPublic(world), this.answer.token);
    return this.reads();
  }

  async hearsOfCancellation(): Promise<Mail[]> {
    const { eventId, version } = await world.deps.services.event.getStaffEvent(
      asStaff(world),
      this.event.eventId,
    );
    await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Mało zgłoszeń");
    return this.reads();
  }

  /** Downloads the file from the personal page: the calendar must know nothing else than by mail. */
  async downloads(): Promise<string> {
    return (await call(world, "GET", `/api/registrations/${this.answer.token}/calendar.ics`)).text;
  }
}

const participant = async (overrides: Partial<EventInput>, choices?: Record<string, string>) =>
  new Participant(await publishEvent(world, projectId, overrides)).signUp(choices);

const ONE_DAY: Partial<EventInput> = { title: { pl: "Jeden dzień" } };
const THREE_DAYS: Partial<EventInput> = {
  title: { pl: "Trzy dni" },
  dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-17" },
  agenda: [
    day("2026-04-15", "10:00", "16:00"),
    day("2026-04-16", "09:00", "12:00"),
    day("2026-04-16", "13:00", "15:00"),
    day("2026-04-17"),
  ],
};
const ONLINE: Partial<EventInput> = {
  title: { pl: "Webinarium" },
  place: { mode: "online", onlineUrl: LINK },
  agenda: [day("2026-04-15", "18:00", "20:00")],
};
const OVERNIGHT: Partial<EventInput> = {
  title: { pl: "Wieczór" },
  agenda: [day("2026-04-15", "20:00", "01:00")],
};

describe("the calendar of somebody who takes part", () => {
  it.each<[string, Partial<EventInput>, string[]]>([
    ["one day", ONE_DAY, ["2026-04-15T07:00Z – 2026-04-15T11:00Z"]],
    [
      "several days, an entry for each, one of them without hours",
      THREE_DAYS,
      [
        "2026-04-15T08:00Z – 2026-04-15T14:00Z",
        "2026-04-16T07:00Z – 2026-04-16T13:00Z",
        "2026-04-17 – 2026-04-18",
      ],
    ],
    ["an online meeting", ONLINE, ["2026-04-15T16:00Z – 2026-04-15T18:00Z"]],
    ["a night", OVERNIGHT, ["2026-04-15T18:00Z – 2026-04-15T23:00Z"]],
    [
      "a last item without an end",
      { agenda: [day("2026-04-15", "09:00", "09:30"), day("2026-04-15", "10:00")] },
      ["2026-04-15T07:00Z"],
    ],
    ["no hours", { agenda: [day("2026-04-15")] }, ["2026-04-15 – 2026-04-16"]],
  ])("shows %s, and nothing after withdrawal or cancellation", async (_, overrides, times) => {
    const one = await participant(overrides);
    const other = await new Participant(one.event).signUp();
    for (const person of [one, other]) {
      expect(person.calendar.times()).toEqual(times);
      // The file of the page is that of the mail.
      person.calendar.import(await person.downloads());
      expect(person.calendar.times()).toEqual(times);
    }
    await one.withdraws();
    expect(one.calendar.shown()).toEqual([]);
    const late = new CalendarClient();
    late.import(await one.downloads());
    expect(late.shown()).toEqual([]);
    await other.hearsOfCancellation();
    expect(other.calendar.shown()).toEqual([]);
    const [first] = await one.reads();
    expect(first).toBeUndefined();
  });

  it("follows a move, fewer days, and a date that becomes tentative", async () => {
    const person = await participant(THREE_DAYS);
    await person.sees({
      dates: { type: "exact", startsOn: "2026-05-20", endsOn: "2026-05-21" },
      agenda: [day("2026-05-20", "10:00", "16:00"), day("2026-05-21", "09:00", "15:00")],
    });
    expect(person.calendar.times()).toEqual([
      "2026-05-20T08:00Z – 2026-05-20T14:00Z",
      "2026-05-21T07:00Z – 2026-05-21T13:00Z",
    ]);
    await person.sees({ dates: { type: "tentative", period: "2026-H2" }, agenda: [] });
    expect(person.calendar.shown()).toEqual([]);
    await person.sees({
      dates: { type: "exact", startsOn: "2026-09-10", endsOn: "2026-09-10" },
      agenda: [day("2026-09-10", "10:00", "12:00")],
    });
    expect(person.calendar.times()).toEqual(["2026-09-10T08:00Z – 2026-09-10T10:00Z"]);
    await person.withdraws();
    expect(person.calendar.shown()).toEqual([]);
  });

  it.each<[string, Partial<EventInput>, string[]]>([
    ["one day", ONE_DAY, ["2026-04-22T07:00Z – 2026-04-22T11:00Z"]],
    [
      "several days",
      THREE_DAYS,
      [
        "2026-04-22T08:00Z – 2026-04-22T14:00Z",
        "2026-04-23T07:00Z – 2026-04-23T13:00Z",
        "2026-04-24 – 2026-04-25",
      ],
    ],
    ["an online meeting", ONLINE, ["2026-04-22T16:00Z – 2026-04-22T18:00Z"]],
    ["a night", OVERNIGHT, ["2026-04-22T18:00Z – 2026-04-22T23:00Z"]],
  ])("follows another choice and a move of %s", async (_, overrides, moved) => {
    const panels = [
      day("2026-04-15", "21:00", "23:30", { itemId: "late", optionId: "b" }),
      day("2026-04-15", "08:00", "08:30", { itemId: "early", optionId: "a" }),
    ];
    const shape = (agenda: EventInput["agenda"] = []) => ({
      choiceGroups: twoPanels(20),
      agenda: [...agenda, ...panels],
    });
    const { agenda = [agendaItem({ day: "2026-04-15" })] } = overrides;
    const person = await participant({ ...overrides, ...shape(agenda) }, { panels: "a" });
    const [first] = person.calendar.times();
    expect(first).toMatch(/^2026-04-15T06:00Z/);
    await person.chooses({ panels: "b" });
    const [chosen] = person.calendar.times();
    expect(chosen).not.toBe(first);
    expect(chosen).toMatch(/ – 2026-04-15T2[13]:[03]0Z$/);
    await person.chooses({ panels: "a" });
    expect(person.calendar.times()[0]).toBe(first);
    // A week later, and nothing is for one panel any more.
    const [startsOn, endsOn] = ["2026-04-22", overrides.dates ? "2026-04-24" : "2026-04-22"];
    await person.sees({
      dates: { type: "exact", startsOn, endsOn },
      agenda: agenda.map((item) => ({ ...item, day: addDays(item.day ?? "", 7) })),
    });
    expect(person.calendar.times()).toEqual(moved);
    person.calendar.import(await person.downloads());
    expect(person.calendar.times()).toEqual(moved);
    await person.withdraws();
    expect(person.calendar.shown()).toEqual([]);
  });

  it("has the hours of one's own panel, also after another was chosen, and no day on which one has nothing", async () => {
    const person = await participant(
      {
        dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
        choiceGroups: twoPanels(20),
        agenda: [
          agendaItem({ itemId: "a1", from: "10:30", to: "12:00", optionId: "a" }),
          agendaItem({ itemId: "a2", day: "2026-04-16", from: "08:00", to: "09:00", optionId: "a" }),
          agendaItem({ itemId: "b1", day: "2026-04-16", from: "15:00", to: "16:30", optionId: "b" }),
        ],
      },
      { panels: "a" },
    );
    expect(person.calendar.times()).toEqual([
      "2026-04-15T08:30Z – 2026-04-15T10:00Z",
      "2026-04-16T06:00Z – 2026-04-16T07:00Z",
    ]);
    await person.chooses({ panels: "b" });
    expect(person.calendar.times()).toEqual(["2026-04-16T13:00Z – 2026-04-16T14:30Z"]);
    await person.chooses({ panels: "a" });
    expect(person.calendar.times().length).toBe(2);
    expect((await person.downloads()).match(/BEGIN:VEVENT/g)?.length).toBe(2);
  });

  it("brings the online link to those who have a place, and the link of the registration to nobody", async () => {
    const person = await participant({ ...ONLINE, seats: 1 });
    const waiting = await new Participant(person.event).signUp();
    const [entry] = person.calendar.shown();
    expect(entry).toMatchObject({
      title: "Webinarium",
      place: LINK,
      url: `https://zapisy.example/events/${person.event.slug}`,
      description: [
        "18:00–20:00 Sesja pierwsza",
        `Link do spotkania online: ${LINK}`,
        "Kontakt: biuro@zapisy.example",
        `Strona wydarzenia: https://zapisy.example/events/${person.event.slug}`,
      ].join("\n"),
    });
    expect(waiting.calendar.shown()).toEqual([]);
    await person.withdraws();
    await waiting.reads();
    for (const { calendar, answer } of [person, waiting]) {
      expect(calendar.texts).not.toContain(answer.token);
      expect(calendar.texts).not.toContain("/registrations/");
      expect(calendar.texts).not.toContain("ops.example");
    }
    for (const path of [`/api/events/${person.event.slug}/calendar.ics`, "/api/events.ics"])
      expect((await call(world, "GET", path)).text).not.toContain("spotkanie.example");
  });

  it("gets the entry with the seat that came free, and loses it when staff take the place away", async () => {
    const first = await participant({ ...ONE_DAY, seats: 1 });
    const second = await new Participant(first.event).signUp();
    await first.withdraws();
    await world.follow();
    await second.reads();
    // The promotion was mailed while the first one read.
    second.calendar.import(await second.downloads());
    expect(second.calendar.times()).toEqual(["2026-04-15T07:00Z – 2026-04-15T11:00Z"]);
    const { registration } = await world.deps.services.registration.getByLink(second.answer.token);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      second.event.eventId,
      registration.registrationId,
      { status: "rejected", reason: "spoza województwa", version: registration.version },
    );
    const [mail] = await second.reads();
    expect(mail?.subject).toMatch(/^Zgłoszenie nieprzyjęte/);
    expect(second.calendar.shown()).toEqual([]);
  });

  it("is not disturbed by a colleague's with whom one shares it", async () => {
    const shared = await participant(ONE_DAY);
    const colleague = await new Participant(shared.event).signUp();
    shared.calendar.import(await colleague.downloads());
    expect(shared.calendar.times().length).toBe(2);
    shared.calendar.receive(await colleague.withdraws());
    expect(shared.calendar.times()).toEqual(["2026-04-15T07:00Z – 2026-04-15T11:00Z"]);
  });

  it("stays without a file to somebody who never had an entry", async () => {
    const person = await participant({ ...ONE_DAY, recruitment: { mode: "selection" } });
    const { registration } = await world.deps.services.registration.getByLink(person.answer.token);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      person.event.eventId,
      registration.registrationId,
      { status: "rejected", reason: "spoza województwa", version: registration.version },
    );
    const [mail] = await person.reads();
    expect([mail?.subject, mail?.attachments]).toEqual([
      expect.stringMatching(/^Zgłoszenie nieprzyjęte/),
      [],
    ]);
  });
});

describe("the calendar of the public", () => {
  const download = async (slug: string) =>
    (await call(world, "GET", `/api/events/${slug}/calendar.ics`)).text;
  const feed = async () => (await call(world, "GET", "/api/events.ics")).text;

  it("has the same entries by download and by subscription, timed and day by day, and follows changes", async () => {
    const event = await publishEvent(world, projectId, { ...THREE_DAYS, title: { pl: "Dla wszystkich" } });
    const client = new CalendarClient();
    client.import(await download(event.slug));
    const own = () => client.shown().filter(({ title }) => title === "Dla wszystkich");
    const before = own();
    expect(before.map(({ from, to }) => [from, to])).toEqual([
      ["2026-04-15T08:00Z", "2026-04-15T14:00Z"],
      ["2026-04-16T07:00Z", "2026-04-16T13:00Z"],
      ["2026-04-17", "2026-04-18"],
    ]);
    client.import(await feed());
    expect(own()).toEqual(before);
    const { version } = event;
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Mało zgłoszeń");
    const subscribed = new CalendarClient();
    subscribed.import(await feed());
    expect(subscribed.shown().filter(({ title }) => title === "Dla wszystkich")).toEqual([]);
    client.import(await download(event.slug));
    expect(own()).toEqual([]);
  });

  it("is another than a participant's, so that neither file takes the other's place", async () => {
    const person = await participant(ONLINE);
    person.calendar.import(await download(person.event.slug));
    const places = person.calendar.shown().map(({ place }) => place);
    expect(new Set(places)).toEqual(new Set(["Online", LINK]));
  });
});
