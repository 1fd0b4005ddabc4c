import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { Message } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import { createMailQueueHandler } from "@zapisy/functions/effects/send-mail";
import { mailOf } from "@zapisy/functions/mails/index";
import { loadMail } from "@zapisy/words/mail";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createProject,
  passMinute,
  publishEvent,
  setStatusOf,
  signUp,
} from "../support/actions.ts";
import { CalendarClient } from "../support/calendar-client.ts";
import { agendaItem, delegationInput, successorInput } from "../support/fixture.ts";
import { createMailingWorld, mailBatch, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { referralInput, referringInstitution, signInReferrer } from "../support/referral.ts";
import type { World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;
let handle: ReturnType<typeof createMailQueueHandler>;
/** Which message each mail was, in the order in which they were handed over. */
const sent: Message[] = [];

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  handle = createMailQueueHandler(world.deps, (message) => sent.push(message));
  projectId = await createProject(world);
});
afterAll(() => mailing.end());

/** The calendar of each registration, which takes every file that comes by its letters. */
const calendars = new Map<string, CalendarClient>();
/** What the files of each kind were. */
const methods = new Map<string, Set<string>>();

/** Lets letters arrive; every file goes into the calendar of whose it is. @returns the kinds, in order */
async function letters(): Promise<string[]> {
  const endpoint = world.deps.config.SES_ENDPOINT ?? "";
  await fetch(`${endpoint}/clear-store`, { method: "POST" });
  await world.follow();
  // News of an event settle before they are sent.
  passMinute(world, 5);
  await world.follow();
  sent.length = 0;
  await handle(mailBatch(world.mailed.splice(0)));
  const { emails } = (await (await fetch(`${endpoint}/store`)).json()) as { emails: Mail[] };
  expect(emails).toHaveLength(sent.length);
  for (const [index, mail] of emails.entries()) {
    const { kind, registrationId = "" } = sent[index] as Message;
    const files = mail.attachments.filter(({ contentType }) => contentType.startsWith("text/calendar"));
    if (files.length === 0) continue;
    const calendar = calendars.get(registrationId) ?? new CalendarClient();
    calendars.set(registrationId, calendar);
    calendar.receive([mail]);
    const said = methods.get(kind) ?? new Set();
    methods.set(kind, said);
    for (const { content } of files)
      said.add(/METHOD:(\w+)/.exec(Buffer.from(content, "base64").toString())?.[1] ?? "");
  }
  return sent.map(({ kind }) => kind);
}

const shown = ({ registrationId }: { registrationId: string }) =>
  calendars.get(registrationId)?.times() ?? [];

const MORNING = ["2026-04-15T07:00Z – 2026-04-15T11:00Z"];
const EVENING = ["2026-04-15T16:00Z – 2026-04-15T18:00Z"];
const publish = (overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, { agenda: [agendaItem({ day: "2026-04-15" })], ...overrides });
const evening = (event: StaffEventView) =>
  changeEvent(world, event, { agenda: [agendaItem({ day: "2026-04-15", from: "18:00", to: "20:00" })] });

/** Letters about a registration that say nothing of when it is: what stood in the calendar stays. */
const WITHOUT = [
  "registration.held",
  "registration.offer_ending",
  "registration.link_renewed",
  "reminder.before",
  "reminder.answers",
  "reminder.follow_up",
  "reminder.survey",
  "certificate.issued",
  "certificate.annulled",
  "circular.sent",
];

describe("calendar files", () => {
  it("of letters in turn, who comes, is moved, leaves and is replaced, are taken as they come", async () => {
    const event = await publish({
      seats: 1,
      recruitment: { mode: "first_come", delegations: true, handovers: true },
    });
    const anna = await signUp(world, event, 1);
    const basia = await signUp(world, event, 2);
    expect(await letters()).toEqual(["registration.confirmed", "registration.reserve"]);
    expect([shown(anna), shown(basia)]).toEqual([MORNING, []]);
    await evening(event);
    expect(await letters()).toContain("event.moved");
    expect([shown(anna), shown(basia)]).toEqual([EVENING, []]);
    passMinute(world, 30);
    await signUp(world, event, 1).catch(() => undefined);
    expect(await letters()).toEqual(["registration.link"]);
    expect(shown(anna)).toEqual(EVENING);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), anna.token);
    const left = await letters();
    expect(left.toSorted()).toEqual(["registration.cancelled", "registration.promoted"]);
    expect([shown(anna), shown(basia)]).toEqual([[], EVENING]);
    const { registration } = await world.deps.services.registration.getByLink(basia.token);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      basia.registrationId,
      { email: "basia.nowa@ops.example", version: registration.version },
    );
    expect(await letters()).toContain("registration.changed");
    const now = world.deps.services.registration.tokenOf(
      (await world.deps.stores.registrations.find(basia.registrationId)) ?? registration,
    );
    await world.deps.services.delegation.handOverPlace(asPublic(world), now, successorInput(3));
    expect((await letters()).toSorted()).toEqual(["registration.handed_over", "registration.taken_over"]);
    const successor = [...calendars.keys()].at(-1) ?? "";
    expect([shown(basia), shown({ registrationId: successor })]).toEqual([[], EVENING]);
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      event.eventId,
      (await world.deps.services.event.getEvent(asStaff(world), event.eventId)).version,
      "Mało zgłoszeń",
    );
    expect(await letters()).toEqual(["event.cancelled"]);
    expect(shown({ registrationId: successor })).toEqual([]);
  });

  it("of letters by staff and institutions are taken as they come", async () => {
    const chosen = await publish({ seats: 1, recruitment: { mode: "selection" } });
    const [celina, dora] = [await signUp(world, chosen, 10), await signUp(world, chosen, 11)];
    expect(await letters()).toEqual(["registration.received", "registration.received"]);
    for (const [number, status, ofCelina, ofDora] of [
      [10, "confirmed", MORNING, []],
      [10, "rejected", [], []],
      [10, "pending", [], []],
      [10, "confirmed", MORNING, []],
      [11, "reserve", MORNING, []],
      // Her seat goes to who waits for it, and comes back.
      [10, "reserve", [], MORNING],
      [11, "rejected", MORNING, []],
      [10, "cancelled", [], []],
    ] as const) {
      await setStatusOf(world, chosen, number, status);
      await letters();
      expect([status, shown(celina), shown(dora)]).toEqual([status, ofCelina, ofDora]);
    }

    const office = await publish({ recruitment: { mode: "first_come", delegations: true } });
    const { people } = await world.deps.services.delegation.registerDelegation(
      asPublic(world),
      office.slug,
      delegationInput(20),
    );
    expect(people).toHaveLength(2);
    expect(await letters()).toContain("registration.delegated");
    const delegated = [...calendars.values()].slice(-2);
    expect(delegated.map((calendar) => calendar.times())).toEqual([MORNING, MORNING]);

    const referring = await publish({ recruitment: { mode: "first_come", referrals: "also" } });
    const { actor } = await signInReferrer(world, projectId, await referringInstitution(world));
    const { registrationId } = await world.deps.services.referral.refer(
      asStaff(world, actor),
      referring.eventId,
      referralInput(30),
    );
    expect(await letters()).toContain("registration.referred");
    expect(shown({ registrationId })).toEqual(MORNING);
  });

  it("of a seat that is offered, taken or let go are taken as they come", async () => {
    const event = await publish({ seats: 1, recruitment: { mode: "first_come", offerHours: 48 } });
    const first = await signUp(world, event, 40);
    const next = await signUp(world, event, 41);
    await letters();
    await world.deps.services.registration.withdrawRegistration(asPublic(world), first.token);
    expect((await letters()).toSorted()).toEqual(["registration.cancelled", "registration.offered"]);
    expect(shown(next)).toEqual([]);
    await world.deps.services.registration.acceptOffer(asPublic(world), next.token);
    await letters();
    expect(shown(next)).toEqual(MORNING);
  });

  it("came with letters of every kind that can bring one, and of no other", async () => {
    const { kind } = await loadMail("pl");
    const participants = Object.keys(kind).filter((one) => mailOf(one)?.whose === "participant");
    const bring = participants.filter((one) => !WITHOUT.includes(one));
    expect([...methods.keys()].toSorted()).toEqual(bring.filter((one) => methods.has(one)).toSorted());
    expect(bring.filter((one) => !methods.has(one))).toEqual([
      // Nothing stands in the calendar of whoever waits for a decision, or for their own answer.
      "registration.received",
      "registration.offered",
      "registration.offer_lapsed",
    ]);
    expect(Object.fromEntries([...methods].map(([one, said]) => [one, [...said].toSorted().join()]))).toEqual(
      {
        "registration.confirmed": "PUBLISH",
        "registration.promoted": "PUBLISH",
        "registration.reserve": "CANCEL",
        "registration.rejected": "CANCEL",
        "registration.cancelled": "CANCEL",
        "registration.changed": "PUBLISH",
        "registration.link": "PUBLISH",
        "registration.delegated": "PUBLISH",
        "registration.referred": "PUBLISH",
        "registration.taken_over": "PUBLISH",
        "registration.handed_over": "CANCEL",
        "event.moved": "PUBLISH",
        "event.cancelled": "CANCEL",
      },
    );
  });
});
