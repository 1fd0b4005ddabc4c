import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import type { MessageId } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import { fieldsOf } from "@zapisy/core/shared/field";
import { requeueMail } from "@zapisy/functions/jobs/requeue-mail";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { CalendarClient } from "../support/calendar-client.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { createMailingWorld, mailBatch, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());

const A = "https://spotkanie.example/a";
const B = "https://spotkanie.example/b";

let people = 0;
/** An event with that many people, who have read their first mail. */
async function eventWith(count: number, overrides: Partial<EventInput> = {}, choices = [{}]) {
  world.clock.now = START;
  const event = await publishEvent(world, projectId, { title: { pl: "Nowiny" }, ...overrides });
  const persons: TakenSignUp[] = [];
  for (let index = 0; index < count; index += 1) {
    people += 1;
    persons.push(await signUp(world, event, people, { choices: choices[index % choices.length] ?? {} }));
  }
  const mails = await mailing.arrived();
  const addresses = persons.map((_, index) => `lucja${people - count + 1 + index}@ops.example`);
  return { event, persons, addresses, mails };
}

/** Staff save the event with these changes, from what it is now. */
async function save(
  { eventId }: Pick<StaffEventView, "eventId">,
  changes: Partial<EventInput>,
): Promise<void> {
  const now = await world.deps.services.event.getStaffEvent(asStaff(world), eventId);
  const input = { ...fieldsOf(EventInputSchema, now), ...changes };
  await world.deps.services.event.updateEvent(asStaff(world), eventId, input, now.version);
}

/** What arrives once the news have settled: to whom and about what. */
async function settled(): Promise<Mail[]> {
  await world.follow();
  passMinute(world, 3);
  return mailing.arrived();
}
const lines = (mails: Mail[]) =>
  mails.map(({ destination, subject }) => `${destination.to.join()} ${subject}`).toSorted();
const text = (mail: Mail | undefined) => (mail?.body.text ?? "").replaceAll(/\n {2}/g, " ");
const statesOf = async ({ registrationId }: Pick<TakenSignUp, "registrationId">) =>
  (await world.deps.stores.messages.listByOwner(registrationId))
    .filter(({ kind }) => kind === "event.moved")
    .map(({ state }) => state)
    .toSorted();

describe("a change of hour", () => {
  it("is told with the former hours and puts the calendar right", async () => {
    const { event, mails } = await eventWith(1);
    const calendar = new CalendarClient();
    calendar.receive(mails);
    await save(event, { agenda: [agendaItem({ from: "13:00", to: "19:00" })] });
    const [mail, ...more] = await settled();
    expect([mail?.subject, more]).toEqual(["Zmiana terminu: Nowiny", []]);
    expect(text(mail)).toContain("Nowy termin: 15 kwietnia 2026 r., godz. 13:00–19:00");
    expect(text(mail)).toContain("Poprzedni termin: 15 kwietnia 2026 r., godz. 9:00–13:00");
    calendar.receive(mail ? [mail] : []);
    expect(calendar.times()).toEqual(["2026-04-15T11:00Z – 2026-04-15T17:00Z"]);
  });

  it("of one session or its room is told to those alone who chose it", async () => {
    const panels = (place?: string) => ({
      choiceGroups: twoPanels(20),
      agenda: [
        agendaItem({ itemId: "all", title: { pl: "Otwarcie" }, to: "10:00" }),
        agendaItem({ itemId: "a", title: { pl: "Panel A" }, from: "10:00", to: "12:00", optionId: "a" }),
        agendaItem({
          itemId: "b",
          title: { pl: "Panel B" },
          from: "10:00",
          to: "12:00",
          optionId: "b",
          place,
        }),
      ],
    });
    const { event, persons, addresses } = await eventWith(2, panels(), [{ panels: "a" }, { panels: "b" }]);
    await save(event, panels("Sala 5"));
    const mails = await settled();
    expect(lines(mails)).toEqual([`${addresses[1]} Zmiana w programie: Nowiny`]);
    expect(text(mails[0])).toContain(
      "Zmiany w programie: Panel B: 10:00–12:00, Sala 5 (poprzednio: 10:00–12:00)",
    );
    // Of the other panel nothing was even queued.
    expect(await Promise.all(persons.map(statesOf))).toEqual([[], ["sent"]]);
  });
});

describe("a new link of an online event", () => {
  const online = (onlineUrl: string) => ({ place: { mode: "online", onlineUrl } as const });

  it("is told to those who have a place, with the former one, and to nobody else", async () => {
    const { event, addresses } = await eventWith(2, { ...online(A), seats: 1 });
    await save(event, online(B));
    const mails = await settled();
    expect(lines(mails)).toEqual([`${addresses[0]} Zmiana linku do spotkania: Nowiny`]);
    expect(text(mails[0])).toContain(`Nowy link do spotkania online:\n${B}`);
    expect(text(mails[0])).toContain(`Poprzedni link, już nieważny: ${A}`);
  });

  it("is not in the mail that tells those on the reserve list of another date", async () => {
    const { event, addresses } = await eventWith(2, { ...online(A), seats: 1 });
    await save(event, {
      ...online(B),
      dates: { type: "exact", startsOn: "2026-05-20", endsOn: "2026-05-20" },
      agenda: [agendaItem({ day: "2026-05-20" })],
    });
    const mails = await settled();
    expect(lines(mails)).toEqual(addresses.map((address) => `${address} Zmiana terminu: Nowiny`));
    const [confirmed, waiting] = addresses.map((address) =>
      mails.find(({ destination }) => destination.to.includes(address)),
    );
    expect(text(confirmed)).toContain(B);
    expect(text(waiting)).toContain("20 maja 2026 r.");
    expect((waiting?.body.text ?? "") + (waiting?.body.html ?? "")).not.toContain("spotkanie.example");
    expect(waiting?.attachments).toEqual([]);
  });
});

describe("a change that is changed again", () => {
  const place = (name: string) => ({ place: { mode: "onsite", name, town: "Białystok" } as const });

  it("is told once, as it is in the end, beside what people knew", async () => {
    const { event, persons } = await eventWith(1, place("Sala 1"));
    for (const name of ["Sala 2", "Sala 3", "Sala 4", "Sala 5", "Sala 6"]) {
      await save(event, place(name));
      await world.follow();
      passMinute(world);
    }
    const mails = await settled();
    expect(lines(mails).length).toBe(1);
    expect(text(mails[0])).toContain("Nowe miejsce: Sala 6, Białystok");
    expect(text(mails[0])).toContain("Poprzednie miejsce: Sala 1, Białystok");
    expect(await Promise.all(persons.map(statesOf))).toEqual([
      ["sent", "superseded", "superseded", "superseded", "superseded"],
    ]);
  });

  it("is not told at all when it was changed back", async () => {
    const { event, persons } = await eventWith(1, place("Sala 1"));
    await save(event, place("Sala 2"));
    await world.follow();
    await save(event, place("Sala 1"));
    expect(await settled()).toEqual([]);
    expect(await Promise.all(persons.map(statesOf))).toEqual([["superseded", "superseded"]]);
  });

  it("is told again when it was told and is then changed back", async () => {
    const { event } = await eventWith(1, place("Sala 1"));
    await save(event, place("Sala 2"));
    expect(lines(await settled()).length).toBe(1);
    await save(event, place("Sala 1"));
    const [mail] = await settled();
    expect(text(mail)).toContain("Nowe miejsce: Sala 1, Białystok");
    expect(text(mail)).toContain("Poprzednie miejsce: Sala 2, Białystok");
  });

  it("does not hide what an earlier change meant to others", async () => {
    const panels = (a: string, b: string) => ({
      choiceGroups: twoPanels(20),
      agenda: [
        agendaItem({ itemId: "a", to: "12:00", optionId: "a", place: a }),
        agendaItem({ itemId: "b", to: "12:00", optionId: "b", place: b }),
      ],
    });
    const { event, addresses } = await eventWith(2, panels("1", "2"), [{ panels: "a" }, { panels: "b" }]);
    await save(event, panels("3", "2"));
    await world.follow();
    await save(event, panels("3", "4"));
    expect(lines(await settled())).toEqual(
      addresses.map((address) => `${address} Zmiana w programie: Nowiny`),
    );
  });

  it("waits until it has settled, also when the sweep of stuck mail comes by, and is not lost", async () => {
    const { event } = await eventWith(1, place("Sala 1"));
    await save(event, place("Sala 2"));
    await world.follow();
    const [early] = world.mailed.splice(0);
    passMinute(world, 1);
    await requeueMail(world.deps);
    expect(world.mailed).toEqual([]);
    expect(await mailing.handle(mailBatch([early ?? ""]))).toEqual({ batchItemFailures: [] });
    expect(await world.deps.stores.messages.find(early as MessageId)).toMatchObject({
      state: "queued",
      attempts: 0,
    });
    passMinute(world, 5);
    await requeueMail(world.deps);
    expect(lines(await mailing.arrived()).length).toBe(1);
  });
});

describe("nobody is told", () => {
  const moved: Partial<EventInput> = { place: { mode: "onsite", name: "Gdzie indziej" } };

  it("of what a mail that left meanwhile has said already", async () => {
    const { event } = await eventWith(0);
    await save(event, moved);
    passMinute(world);
    people += 1;
    await signUp(world, event, people);
    const mails = await settled();
    expect(mails.map(({ subject }) => subject)).toEqual(["Udział potwierdzony: Nowiny"]);
    expect(text(mails[0])).toContain("Miejsce: Gdzie indziej");
  });

  it("who withdrew before it left, nor of an event that was cancelled before", async () => {
    const { event, persons, addresses } = await eventWith(2);
    await save(event, moved);
    await world.follow();
    await world.deps.services.registration.withdrawRegistration(asPublic(world), persons[0]?.token ?? "");
    const { version } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Mało zgłoszeń");
    expect(lines(await settled())).toEqual([
      `${addresses[0]} Zgłoszenie wycofane: Nowiny`,
      `${addresses[1]} Wydarzenie odwołane: Nowiny`,
    ]);
  });

  it("of an event that is over when the news would leave", async () => {
    const { event } = await eventWith(1);
    world.clock.now = "2026-04-15T21:59:00.000Z";
    await save(event, moved);
    expect(await settled()).toEqual([]);
  });

  it("of a programme that is written in more detail at the same hours", async () => {
    const { event } = await eventWith(1);
    await save(event, {
      agenda: [
        agendaItem(),
        agendaItem({ itemId: "s2", from: "09:00", to: "11:00" }),
        agendaItem({ itemId: "b", kind: "break", from: "11:00", to: "11:15" }),
      ],
    });
    expect(await settled()).toEqual([]);
  });
});

describe("of whom nothing was written down when they were told", () => {
  it("the head of the event before the change is what they knew", async () => {
    const { event, persons } = await eventWith(1);
    const registrationId = persons[0]?.registrationId ?? "reg_";
    for (const { messageId } of await world.deps.stores.messages.listByOwner(registrationId)) {
      const Key = { pk: `$zapisy#messageOf_${registrationId}`, sk: `$message_1#messageId_${messageId}` };
      const update = { TableName: world.deps.table.name, Key, UpdateExpression: "REMOVE told" };
      await world.deps.table.documents.send(new UpdateCommand(update));
    }
    expect(await world.deps.stores.messages.findTold(registrationId)).toBeUndefined();
    await save(event, { place: { mode: "onsite", name: "Hotel", town: "Białystok" } });
    const [mail] = await settled();
    expect(mail?.subject).toBe("Zmiana miejsca: Nowiny");
    expect(text(mail)).toContain("Poprzednie miejsce: Centrum Kadr, Białystok");
    expect(text(mail)).toContain("Termin: 15 kwietnia 2026 r., godz. 9:00–13:00");
  });
});
