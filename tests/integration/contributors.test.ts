import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, changeEvent, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { loseConnectionAnew } from "../support/disturb.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { createMailingWorld, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { START, type World } from "../support/world.ts";

const HOST = "gospodarz@cistor.example";
const TRAINER = "trenerka@rops.example";
const THREE_DAYS_BEFORE = "2026-04-12T07:00:00.000Z";
const A_DAY_AFTER = "2026-04-16T07:00:00.000Z";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;
let people = 0;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());
beforeEach(() => {
  world.clock.now = START;
});

/** An event on 15 April with a stop at a host, and a panel of two that somebody leads. */
async function event(
  reminders: StaffEventView["reminders"] = {
    hour: "09:00",
    daysBefore: [],
    contributorsDays: 3,
    contributorsAfterDays: 1,
  },
) {
  const day = "2026-04-15";
  const published = await publishEvent(world, projectId, {
    dates: { type: "exact", startsOn: day, endsOn: day },
    choiceGroups: twoPanels(null),
    seats: 20,
    agenda: [
      agendaItem({
        itemId: "stop",
        kind: "stop",
        day,
        from: "09:00",
        to: "11:00",
        title: { pl: "Wizyta w CISTOR" },
        contactEmails: [HOST],
      }),
      agendaItem({
        itemId: "panel",
        kind: "panel",
        day,
        from: "12:00",
        to: "14:00",
        title: { pl: "Panel A" },
        optionId: "a",
        leaders: ["Ewa Lis"],
        contactEmails: [TRAINER, TRAINER.toUpperCase()],
      }),
    ],
    reminders,
  });
  for (const choice of ["a", "b"]) {
    people += 1;
    await signUp(world, published, people, { choices: { panels: choice }, lastName: `Uczestnik-${choice}` });
  }
  await mailing.arrived();
  return published;
}

/** What hosts and leaders got, at that moment and by what is due then, asked for twice. */
async function theirsAt(moment: string): Promise<Mail[]> {
  world.clock.now = moment;
  await Promise.all([doWhatIsDue(world.deps)(), doWhatIsDue(world.deps)()]);
  await doWhatIsDue(world.deps)();
  return theirs(await mailing.arrived());
}
const theirs = (mails: Mail[]) =>
  mails.filter(({ destination }) => destination.to.some((to) => [HOST, TRAINER].includes(to)));
const inOrder = (texts: string[]) => texts.toSorted((a, b) => (a < b ? -1 : 1));
const toWhom = (mails: Mail[]) => inOrder(mails.map(({ destination }) => destination.to[0] ?? ""));

describe("who hosts or leads something of an event", () => {
  it("is told what is theirs and how many come, leaders who they are; and thanked, once each", async () => {
    await event();
    const before = await theirsAt(THREE_DAYS_BEFORE);
    expect(toWhom(before)).toEqual([HOST, TRAINER]);
    const [host, trainer] = [HOST, TRAINER].map((to) => before.find((mail) => mail.destination.to[0] === to));
    const plain = (mail: Mail | undefined) => mail?.body.text.replace(/\s+/g, " ") ?? "";
    expect(plain(host)).toContain("Wizyta w CISTOR, 15 kwietnia 2026 r., godz. 9:00–11:00");
    expect(plain(host)).toContain("2 osoby");
    expect(plain(host)).not.toContain("Panel A");
    expect(host?.attachments).toEqual([]);
    expect(plain(trainer)).toContain("Panel A");
    expect(plain(trainer)).toContain("1 osoba");
    const list = Buffer.from(trainer?.attachments[0]?.content ?? "", "base64").toString();
    expect(list).toContain("Uczestnik-a");
    expect(list).not.toContain("Uczestnik-b");
    expect(list).not.toContain("@");
    expect(await theirsAt("2026-04-12T09:00:00.000Z")).toEqual([]);
    const after = await theirsAt(A_DAY_AFTER);
    expect(toWhom(after)).toEqual([HOST, TRAINER]);
    expect(after.every(({ subject }) => subject.startsWith("Dziękujemy"))).toBe(true);
    expect(await theirsAt("2026-04-17T07:00:00.000Z")).toEqual([]);
  });

  it("is told of what is elsewhere and of an event that is off, after what was said settled", async () => {
    const moving = await event();
    const { eventId } = moving;
    passMinute(world);
    await changeEvent(world, moving, {
      dates: { type: "exact", startsOn: "2026-04-22", endsOn: "2026-04-22" },
      agenda: [
        agendaItem({
          itemId: "stop",
          kind: "stop",
          day: "2026-04-22",
          title: { pl: "Wizyta" },
          contactEmails: [HOST],
        }),
      ],
      choiceGroups: [],
    });
    await world.follow();
    passMinute(world, 5);
    const moved = theirs(await mailing.arrived());
    expect(moved.map(({ subject, destination }) => [destination.to[0], subject.split(":")[0]])).toEqual([
      [HOST, "Zmiana w programie"],
    ]);
    expect(moved[0]?.body.text.replace(/\s+/g, " ")).toContain("22 kwietnia 2026 r.");
    // Whose part is no more gets nothing, and its new day has mails of its own.
    expect(toWhom(await theirsAt(THREE_DAYS_BEFORE))).toEqual([]);
    expect(toWhom(await theirsAt("2026-04-19T07:00:00.000Z"))).toEqual([HOST]);
    const { version } = await world.deps.services.event.getEvent(asStaff(world), eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Powódź");
    const cancelled = theirs(await mailing.arrived());
    expect(cancelled.map(({ subject }) => subject.split(":")[0])).toEqual(["Wydarzenie odwołane"]);
    expect(cancelled[0]?.body.text).toContain("Powódź");
    expect(await theirsAt("2026-04-23T07:00:00.000Z")).toEqual([]);
  });

  it("is told nothing by an event that does not write to them, as those from before do not", async () => {
    const { eventId } = await event({ hour: "09:00", daysBefore: [] });
    const { version } = await world.deps.services.event.getEvent(asStaff(world), eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Powódź");
    expect(theirs(await mailing.arrived())).toEqual([]);
    expect(await theirsAt(THREE_DAYS_BEFORE)).toEqual([]);
  });

  it.each(["before", "after"] as const)(
    "is told once where the connection is lost at any kind of request, %s it took effect",
    async (when) => {
      const { eventId } = await event();
      world.clock.now = THREE_DAYS_BEFORE;
      const { client } = world.deps.table;
      // Each kind of request of the job, and then each of what follows: what was not done comes again.
      const tried = new Set<string>();
      for (const work of [doWhatIsDue(world.deps), () => world.follow()])
        for (;;) {
          const reached = loseConnectionAnew(client, tried, when);
          await work().catch(() => undefined);
          if (!reached()) break;
        }
      await world.follow();
      const mails = await world.deps.stores.messages.listByOwner(eventId);
      expect(inOrder(mails.map(({ to, kind }) => `${kind} ${to}`))).toEqual([
        `contributor.before ${HOST}`,
        `contributor.before ${TRAINER}`,
      ]);
      expect(toWhom(theirs(await mailing.arrived()))).toEqual([HOST, TRAINER]);
    },
  );

  it("stands in the list of the event's mails", async () => {
    const { eventId } = await event();
    await theirsAt(THREE_DAYS_BEFORE);
    const { message } = world.deps.services;
    const { items } = await message.listEventMessages(asStaff(world), eventId, { list: "all" });
    expect(items.slice(0, 2).map(({ whose, kind, state }) => [whose, kind, state])).toEqual([
      ["contributor", "contributor.before", "sent"],
      ["contributor", "contributor.before", "sent"],
    ]);
    const { items: reminders } = await world.deps.services.reminder.listReminders(asStaff(world), eventId);
    expect(reminders.map(({ key, state, people: told }) => [key, state, told])).toEqual([
      ["contributors", "went", 2],
      ["contributors_after", "waits", undefined],
    ]);
    const { kinds } = await message.countEventMessages(asStaff(world), eventId);
    expect(kinds["contributor.before"]).toEqual({ sent: 2 });
  });
});
