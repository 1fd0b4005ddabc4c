import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { SeatGroup } from "@zapisy/core/event/rules";
import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffInput } from "@zapisy/core/staff";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { queueMessages } from "@zapisy/functions/effects/queue-messages";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { createOutbox, refOf } from "@zapisy/core/message";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createProject,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { loseConnection, loseConnectionAnew } from "../support/disturb.ts";
import { agendaItem } from "../support/fixture.ts";
import { createMailingWorld, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { referringInstitution, signInReferrer } from "../support/referral.ts";
import { readTableStream } from "../support/table-stream.ts";
import { START, type World } from "../support/world.ts";

const THREE_DAYS_BEFORE = "2026-04-12T07:00:00.000Z";

let mailing: MailingWorld;
let world: World;
let people = 0;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  await mailing.arrived();
});

/** A partner of a project with an account, and one of another. */
async function partnership(more: Partial<StaffInput> = {}) {
  const projectId = await createProject(world, { title: { pl: "Rewitalizacja społeczna" } });
  const cracow = await referringInstitution(world, `Województwo Małopolskie ${(people += 1)}`, "Kraków");
  const opole = await referringInstitution(world, `Województwo Opolskie ${people}`, "Opole");
  const account = async (institutionId: InstitutionId, overrides: Partial<StaffInput> = more) =>
    (await world.signIn({ role: "partner", projectIds: [projectId], institutionId, ...overrides })).staff;
  return { projectId, cracow, opole, account };
}

const groupOf = (groupId: string, partnerId: InstitutionId, codes: string[]): SeatGroup => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes,
  institutions: [{ institutionId: partnerId, name: groupId }],
  seats: 2,
  partnerId,
});

/** A visit on 15 April to which each partner sends two, and which writes to those who lead or send. */
function visit(
  projectId: ProjectId,
  { cracow, opole }: { cracow: InstitutionId; opole: InstitutionId },
  reminders: StaffEventView["reminders"] = { hour: "09:00", daysBefore: [], contributorsDays: 3 },
) {
  return publishEvent(world, projectId, {
    title: { pl: "Wizyta studyjna w Krakowie" },
    seats: 4,
    recruitment: {
      mode: "first_come",
      groups: [groupOf("malopolska", cracow, ["12"]), groupOf("opole", opole, ["16"])],
    },
    reminders,
  });
}

function come(event: StaffEventView, lastName: string, institutionId: InstitutionId) {
  const institution = { institutionId, name: "Partner", type: "other" } as const;
  return signUp(world, event, (people += 1), { lastName, choices: {}, institution });
}

/** What arrived under a heading at that moment, by what was due then, asked for twice. */
async function dueMails(moment: string, heading: string): Promise<Mail[]> {
  // Reminders have followed their event by then.
  await mailing.arrived();
  world.clock.now = moment;
  await Promise.all([doWhatIsDue(world.deps)(), doWhatIsDue(world.deps)()]);
  await world.recordsTwice();
  return (await mailing.arrived()).filter(({ subject }) => subject.startsWith(heading));
}
const partnersMailsAt = (moment: string) => dueMails(moment, "Państwa osoby");
const to = ({ destination }: Mail) => destination.to[0] ?? "";
const plain = (mail: Mail | undefined) => mail?.body.text.replace(/\s+/g, " ") ?? "";

describe("a partner", () => {
  it("is told before an event who of its own people comes and who waits, each account once, and of nobody else", async () => {
    const { projectId, ...of } = await partnership();
    const [ours, second, theirs] = [
      await of.account(of.cracow),
      await of.account(of.cracow, { locale: "pl" }),
      await of.account(of.opole),
    ];
    // Whose access is over, or who is of another project, hears nothing.
    await of.account(of.cracow, { active: false });
    await of.account(of.cracow, { projectIds: [await createProject(world)] });
    const event = await visit(projectId, of);
    for (const name of ["Żak", "Łącka", "Trzecia"]) await come(event, name, of.cracow);
    await come(event, "Opolska", of.opole);
    const mails = await partnersMailsAt(THREE_DAYS_BEFORE);
    expect(mails.map(to).toSorted()).toEqual([ours.email, second.email, theirs.email].toSorted());
    const [one] = mails.filter((mail) => to(mail) === ours.email);
    expect(one?.subject).toBe("Państwa osoby na wydarzeniu: Wizyta studyjna w Krakowie");
    expect(plain(one)).toMatch(/Żak: Udział potwierdzony/);
    expect(plain(one)).toMatch(/Trzecia: lista rezerwowa, miejsce 1/);
    expect(plain(one)).not.toContain("Opolska");
    expect(plain(one)).not.toContain("Wolne miejsca");
    expect(plain(one)).toContain(`/staff/partner/${event.eventId}`);
    const [other] = mails.filter((mail) => to(mail) === theirs.email);
    expect(plain(other)).toMatch(/Opolska: Udział potwierdzony/);
    expect(plain(other)).toContain("Wolne miejsca Państwa puli: 1");
    expect(await partnersMailsAt("2026-04-12T09:00:00.000Z")).toEqual([]);
  });

  it("is told what holds when the mail leaves: not of who withdrew, nor once the account or the reminder is gone", async () => {
    const { projectId, ...of } = await partnership();
    const [stays, leaves] = [await of.account(of.cracow), await of.account(of.cracow)];
    const event = await visit(projectId, of);
    const { token } = await come(event, "Wycofana", of.cracow);
    await mailing.arrived();
    world.clock.now = THREE_DAYS_BEFORE;
    await doWhatIsDue(world.deps)();
    await world.follow();
    const { registration, staff } = world.deps.services;
    await registration.withdrawRegistration(asPublic(world), token);
    const { name, email, role, projectIds, locale, institutionId, version } = leaves;
    const gone = { name, email, role, projectIds, locale, institutionId, active: false };
    await staff.updateStaff(asStaff(world), leaves.staffId, gone, version);
    const mails = (await mailing.arrived()).filter(({ subject }) => subject.startsWith("Państwa osoby"));
    expect(mails.map(to)).toEqual([stays.email]);
    expect(plain(mails[0])).toContain("nikt jeszcze się nie zgłosił");
    expect(plain(mails[0])).not.toContain("Wycofana");
  });

  it("is told nothing by an event that writes to no hosts, or has neither people nor places of theirs", async () => {
    const { projectId, ...of } = await partnership();
    await of.account(of.cracow);
    const silent = await visit(projectId, of, { hour: "09:00", daysBefore: [1] });
    await come(silent, "Cicha", of.cracow);
    await publishEvent(world, projectId, {
      seats: 4,
      reminders: { hour: "09:00", daysBefore: [], contributorsDays: 3 },
    });
    expect(await partnersMailsAt(THREE_DAYS_BEFORE)).toEqual([]);
  });

  it("is told nothing where it has nobody and its places became everybody's", async () => {
    const { projectId, ...of } = await partnership();
    const [, ours] = [await of.account(of.cracow), await of.account(of.opole)];
    const groups = [groupOf("malopolska", of.cracow, ["12"]), groupOf("opole", of.opole, ["16"])];
    const event = await publishEvent(world, projectId, {
      seats: 4,
      recruitment: { mode: "first_come", groups, groupsUntil: "2026-04-01T12:00" },
      reminders: { hour: "09:00", daysBefore: [], contributorsDays: 3 },
    });
    await come(event, "Opolska", of.opole);
    await mailing.arrived();
    world.clock.now = "2026-04-02T09:00:00.000Z";
    await doWhatIsDue(world.deps)();
    expect((await partnersMailsAt(THREE_DAYS_BEFORE)).map(to)).toEqual([ours.email]);
  });

  it.each(["before", "after"] as const)(
    "is told once where the connection is lost at any kind of request, %s it took effect",
    async (when) => {
      const { projectId, ...of } = await partnership();
      const accounts = [await of.account(of.cracow), await of.account(of.cracow)];
      const event = await visit(projectId, of);
      await come(event, "Raz", of.cracow);
      await mailing.arrived();
      world.clock.now = THREE_DAYS_BEFORE;
      const { client } = world.deps.table;
      const tried = new Set<string>();
      for (const work of [doWhatIsDue(world.deps), () => world.follow()])
        for (;;) {
          const reached = loseConnectionAnew(client, tried, when);
          await work().catch(() => undefined);
          if (!reached()) break;
        }
      const mails = (await mailing.arrived()).filter(({ subject }) => subject.startsWith("Państwa osoby"));
      expect(mails.map(to).toSorted()).toEqual(accounts.map(({ email }) => email).toSorted());
    },
  );
});

/** Long enough for what staff did to have settled. */
const settle = () => passMinute(world, 5);

const versionOf = async ({ eventId }: StaffEventView) =>
  (await world.deps.services.event.getEvent(asStaff(world), eventId)).version;
const act = async (event: StaffEventView, what: "closeEvent" | "reopenEvent") =>
  world.deps.services.event[what](asStaff(world), event.eventId, await versionOf(event));
const closeAndReopen = async (event: StaffEventView) => {
  await act(event, "closeEvent");
  await act(event, "reopenEvent");
};
const cancel = async (event: StaffEventView) =>
  world.deps.services.event.cancelEvent(asStaff(world), event.eventId, await versionOf(event), "Powódź");
const on = (day: string): Partial<EventInput> => ({
  dates: { type: "exact", startsOn: day, endsOn: day },
  agenda: [agendaItem({ day })],
});

/** What arrived under one of these headings, once all that followed had settled. */
async function newsWith(heading: string): Promise<Mail[]> {
  await world.follow();
  settle();
  await world.recordsTwice();
  return (await mailing.arrived()).filter(({ subject }) => subject.startsWith(heading));
}
const MOVED = "Zmiana w wydarzeniu";
const CANCELLED = "Wydarzenie odwołane";
const REOPENED = "Znowu można się zapisać";

describe("news of an event to partners", () => {
  it("say what holds now, once it settled: each account once, of its own people how many, and of others nothing", async () => {
    const { projectId, ...of } = await partnership();
    const [ours, theirs] = [await of.account(of.cracow), await of.account(of.opole)];
    const event = await visit(projectId, of);
    for (const name of ["Żak", "Łącka", "Trzecia"]) await come(event, name, of.cracow);
    await come(event, "Opolska", of.opole);
    await mailing.arrived();
    passMinute(world);
    await changeEvent(world, event, on("2026-04-22"));
    await world.follow();
    passMinute(world);
    await changeEvent(world, event, { ...on("2026-04-23"), place: { mode: "onsite", name: "Nowa Huta" } });
    const mails = await newsWith(MOVED);
    expect(mails.map(to).toSorted()).toEqual([ours.email, theirs.email].toSorted());
    const [one] = mails.filter((mail) => to(mail) === ours.email);
    expect(plain(one)).toContain("23 kwietnia 2026");
    expect(plain(one)).toContain("Nowa Huta");
    expect(plain(one)).toContain("z miejscem: 2, czeka na miejsce: 1");
    for (const name of ["Żak", "Opolska", "22 kwietnia"]) expect(plain(one)).not.toContain(name);
    const [other] = mails.filter((mail) => to(mail) === theirs.email);
    expect(plain(other)).toContain("z miejscem: 1, czeka na miejsce: 0");
    expect(await newsWith(MOVED)).toEqual([]);
  });

  it("say why it does not take place, also to whom has places alone; and nothing to who has neither", async () => {
    const { projectId, ...of } = await partnership();
    const silesia = await referringInstitution(world, `Województwo Śląskie ${people}`, "Katowice");
    const [ours, places] = [await of.account(of.cracow), await of.account(of.opole)];
    await of.account(silesia);
    const event = await visit(projectId, of);
    await come(event, "Żak", of.cracow);
    await mailing.arrived();
    await cancel(event);
    const all = await newsWith(CANCELLED);
    const mails = all.filter((mail) => [ours.email, places.email].includes(to(mail)));
    expect(all).toHaveLength(3); // With that of the one participant.
    expect(mails.map(to).toSorted()).toEqual([ours.email, places.email].toSorted());
    for (const mail of mails) expect(plain(mail)).toContain("Powódź");
    expect(plain(mails.find((mail) => to(mail) === places.email))).not.toContain("z miejscem");
  });

  it.each<
    [string, (of: Awaited<ReturnType<typeof partnership>>) => Promise<StaffEventView>, Partial<EventInput>]
  >([
    [
      "that writes to nobody else, as those of before",
      (of) => visit(of.projectId, of, { hour: "09:00", daysBefore: [1] }),
      on("2026-04-22"),
    ],
    [
      "of which the words changed, or the link alone",
      (of) => visit(of.projectId, of),
      {
        summary: { pl: "Inne słowa" },
        place: { mode: "online", onlineUrl: "https://spotkania.example/nowa" },
      },
    ],
  ])("are none of an event %s", async (_, publish, change) => {
    const of = await partnership();
    await of.account(of.cracow);
    const event = await publish(of);
    await come(event, "Żak", of.cracow);
    if (change.place)
      await changeEvent(world, event, {
        place: { mode: "online", onlineUrl: "https://spotkania.example/dawna" },
      });
    await mailing.arrived();
    settle();
    await mailing.arrived();
    passMinute(world);
    await changeEvent(world, event, change);
    expect(await newsWith(MOVED)).toEqual([]);
  });

  it("are none any more when it was moved, and called off before that had settled", async () => {
    const { projectId, ...of } = await partnership();
    const ours = await of.account(of.cracow);
    const event = await visit(projectId, of);
    await come(event, "Żak", of.cracow);
    await mailing.arrived();
    passMinute(world);
    await changeEvent(world, event, on("2026-04-22"));
    await world.follow();
    await cancel(event);
    await world.follow();
    settle();
    const mails = (await mailing.arrived()).filter((mail) => to(mail) === ours.email);
    expect(mails.map(({ subject }) => subject.split(":")[0])).toEqual([CANCELLED]);
  });

  it("stand among the mails of the event with whose they are, are kept, and go again to the account's address of now", async () => {
    const { projectId, ...of } = await partnership();
    const ours = await of.account(of.cracow, { name: "Jan Kos" });
    const event = await visit(projectId, of);
    await come(event, "Żak", of.cracow);
    await cancel(event);
    await mailing.arrived();
    const { message, staff } = world.deps.services;
    const listed = async (q?: string) =>
      (await message.listEventMessages(asStaff(world), event.eventId, { list: "all", q })).items;
    const [item, ...others] = await listed("kos");
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      whose: "account",
      name: "Jan Kos",
      kind: "partner.cancelled",
      to: ours.email,
    });
    const copy = await message.readMessage(
      asStaff(world),
      event.eventId,
      event.eventId,
      item?.messageId as `msg_${string}`,
    );
    expect(copy.text).toContain("Powódź");
    const [found] = (await world.deps.stores.messages.listByOwner(event.eventId)).filter(
      ({ kind }) => kind === "partner.cancelled",
    );
    if (!found) throw new Error("There is no such mail.");
    const ctx = world.deps.context({ type: "system", name: "test" }, "test");
    await createOutbox(world.deps.table).noteFeedback(ctx, refOf(found), {
      outcome: "bounced",
      reason: "bounced.permanent",
    });
    await world.follow();
    const { undelivered } = world.deps.services;
    const missed = async () =>
      (await undelivered.listUndelivered(asStaff(world), "open", undefined)).items.filter(
        ({ eventId }) => eventId === event.eventId,
      );
    expect(await missed()).toMatchObject([
      { whose: "account", name: "Jan Kos", email: ours.email, isSentAgain: false },
    ]);
    const again = () => message.requestResend(asStaff(world), event.eventId, event.eventId, found.messageId);
    // Not again to where there is no mailbox, and the address is put right where accounts are.
    await expect(again()).rejects.toMatchObject({ code: "message.not_failed" });
    await expect(
      message.correctAddress(asStaff(world), event.eventId, event.eventId, found.messageId, "a@b.example"),
    ).rejects.toMatchObject({ code: "message.not_found" });
    const { role, projectIds, locale, institutionId, version } = ours;
    const email = `nowy-${ours.email}`;
    const account = { name: "Jan Kos", email, role, projectIds, locale, institutionId, active: true };
    const { version: next } = await staff.updateStaff(asStaff(world), ours.staffId, account, version);
    // The account has another address, and nobody has sent anything there.
    await world.follow();
    expect(await missed()).toMatchObject([{ email, isSentAgain: false }]);
    await again();
    await again();
    expect((await mailing.arrived()).filter(({ subject }) => subject.startsWith(CANCELLED)).map(to)).toEqual([
      email,
    ]);
    expect(await missed()).toMatchObject([{ email, isSentAgain: true }]);
    const [resent] = (await world.deps.stores.messages.listByOwner(event.eventId)).filter(
      ({ againOf }) => againOf === found.messageId,
    );
    if (!resent) throw new Error("It was not sent again.");
    const arrived = await createOutbox(world.deps.table).noteFeedback(ctx, refOf(resent), {
      outcome: "delivered",
    });
    if (arrived) await undelivered.noteArrival(ctx, arrived);
    expect(await missed()).toEqual([]);
    await staff.updateStaff(asStaff(world), ours.staffId, { ...account, active: false }, next);
    expect((await listed("kos")).map(({ mayGoTo }) => mayGoTo)).toEqual([undefined, undefined]);
  });

  it("are in the words that staff adapted for their project", async () => {
    const { projectId, ...of } = await partnership();
    await of.account(of.cracow);
    await world.deps.services.mailText.saveMailText(asStaff(world), projectId, "partner.cancelled", {
      pl: { heading: "Wizyta się nie odbędzie", lead: "odwołujemy wizytę {termin}." },
      paragraphs: [],
      version: 0,
    });
    const event = await visit(projectId, of);
    await come(event, "Żak", of.cracow);
    await cancel(event);
    const [mail] = await newsWith("Wizyta się nie odbędzie");
    expect(plain(mail)).toContain("odwołujemy wizytę 15 kwietnia 2026");
  });

  it.each(["before", "after"] as const)(
    "come once where the connection is lost at any request, %s it took effect",
    async (when) => {
      const { projectId, ...of } = await partnership();
      const accounts = [await of.account(of.cracow), await of.account(of.opole)];
      const event = await visit(projectId, of);
      await mailing.arrived();
      const stream = readTableStream(databaseEndpoint, world.deps.table.name);
      while ((await stream.read()).length > 0);
      const handle = followStream([queueMessages(world.deps)]);
      const expected = accounts.map(({ email }) => email).toSorted();
      for (const [act, heading] of [
        [() => changeEvent(world, event, on("2026-04-22")), MOVED],
        [() => closeAndReopen(event), REOPENED],
        [() => cancel(event), CANCELLED],
      ] as const) {
        passMinute(world);
        await act();
        const Records = await stream.read();
        // What broke off comes again from its beginning.
        let nth = 1;
        for (; ; nth += 1) {
          const reached = loseConnection(world.deps.table.client, nth, when);
          await handle({ Records });
          if (!reached()) break;
        }
        expect(nth).toBeGreaterThan(when === "before" ? 6 : 2);
        expect((await newsWith(heading)).map(to).toSorted()).toEqual(expected);
      }
    },
  );
});

describe("sign-up that is open again", () => {
  const WRITES = { hour: "09:00", daysBefore: [], contributorsDays: 3 };
  /** An event with referrals, which some can sign up for themselves too. */
  const referred = (projectId: ProjectId, referrals: "also" | "only" = "also", closes?: string) =>
    publishEvent(world, projectId, {
      title: { pl: "Klub integracji" },
      seats: 4,
      recruitment: { mode: "first_come", referrals, ...(closes && { closes }) },
      reminders: WRITES,
    });

  it("is told to partners and to who refers people, with until when, once each; to nobody who is registered", async () => {
    const { projectId, ...of } = await partnership();
    const partner = await of.account(of.cracow);
    const { staff: referrer } = await signInReferrer(world, projectId, of.opole);
    await signInReferrer(world, await createProject(world), of.opole);
    const event = await referred(projectId, "also", "2026-04-10T12:00");
    await come(event, "Żak", of.cracow);
    await mailing.arrived();
    await act(event, "closeEvent");
    expect(await newsWith("")).toEqual([]);
    await act(event, "reopenEvent");
    await act(event, "reopenEvent");
    const mails = await newsWith("");
    expect(mails.map(({ subject }) => subject.split(":")[0])).toEqual([REOPENED, REOPENED]);
    expect(mails.map(to).toSorted()).toEqual([partner.email, referrer.email].toSorted());
    for (const mail of mails) expect(plain(mail)).toContain("Zapisy do: 10 kwietnia 2026 r., godz. 12:00");
    expect(plain(mails.find((mail) => to(mail) === partner.email))).toContain(
      `/staff/partner/${event.eventId}`,
    );
    expect(plain(mails.find((mail) => to(mail) === referrer.email))).toContain(
      `/staff/referrals/${event.eventId}`,
    );
  });

  it("is told by the last of several times, and not at all where it was closed again", async () => {
    const { projectId, ...of } = await partnership();
    const partner = await of.account(of.cracow);
    const event = await referred(projectId);
    for (const what of ["closeEvent", "reopenEvent", "closeEvent", "reopenEvent"] as const) {
      await act(event, what);
      await world.follow();
    }
    expect((await newsWith(REOPENED)).map(to)).toEqual([partner.email]);
    for (const what of ["closeEvent", "reopenEvent", "closeEvent"] as const) {
      await act(event, what);
      await world.follow();
    }
    expect(await newsWith(REOPENED)).toEqual([]);
  });

  it("is told when it lasts longer than to its end that had passed, and not when that was still ahead", async () => {
    const { projectId, ...of } = await partnership();
    const partner = await of.account(of.cracow);
    const event = await referred(projectId, "also", "2026-03-10T12:00");
    await mailing.arrived();
    const until = (closes: string) =>
      changeEvent(world, event, { recruitment: { mode: "first_come", referrals: "also", closes } });
    await until("2026-03-12T12:00");
    expect(await newsWith(REOPENED)).toEqual([]);
    world.clock.now = "2026-03-13T09:00:00.000Z";
    await until("2026-03-20T12:00");
    const mails = await newsWith(REOPENED);
    expect(mails.map(to)).toEqual([partner.email]);
    expect(plain(mails[0])).toContain("20 marca 2026 r., godz. 12:00");
  });

  it("is nothing to a partner where institutions alone refer, to an institution where there are no referrals, nor where nobody is written to", async () => {
    const { projectId, ...of } = await partnership();
    await of.account(of.cracow);
    const { staff: referrer } = await signInReferrer(world, projectId, of.opole);
    const reopen = async (event: StaffEventView) => {
      await closeAndReopen(event);
      return (await newsWith(REOPENED)).map(to);
    };
    expect(await reopen(await referred(projectId, "only"))).toEqual([referrer.email]);
    const own = await visit(projectId, of);
    expect(await reopen(own)).not.toContain(referrer.email);
    expect(await reopen(await visit(projectId, of, { hour: "09:00", daysBefore: [1] }))).toEqual([]);
  });

  it("is nothing to those of no group where these alone have places", async () => {
    const { projectId, ...of } = await partnership();
    const silesia = await referringInstitution(world, `Województwo Śląskie ${people}`, "Katowice");
    const ours = await of.account(of.cracow);
    await of.account(silesia);
    const { staff: refers } = await signInReferrer(world, projectId, of.opole);
    await signInReferrer(world, projectId, silesia);
    const event = await publishEvent(world, projectId, {
      seats: 4,
      recruitment: {
        mode: "first_come",
        referrals: "also",
        outsideGroups: "refuse",
        groups: [groupOf("malopolska", of.cracow, ["12"]), groupOf("opole", of.opole, ["16"])],
      },
      reminders: WRITES,
    });
    await closeAndReopen(event);
    expect((await newsWith(REOPENED)).map(to).toSorted()).toEqual([ours.email, refers.email].toSorted());
  });

  it("tells a partner how many of its own places are free", async () => {
    const { projectId, ...of } = await partnership();
    await of.account(of.cracow);
    const event = await visit(projectId, of);
    await come(event, "Żak", of.cracow);
    await closeAndReopen(event);
    const [mail] = await newsWith(REOPENED);
    expect(plain(mail)).toContain("Wolne miejsca Państwa puli: 1");
  });
});

describe("the end of sign-up", () => {
  const ENDING = "Zbliża się koniec rekrutacji";
  const REMINDS = { hour: "09:00", daysBefore: [], closingDays: 3 };
  const CLOSES = "2026-04-10T12:00";
  /** Three days before that, at nine in Poland. */
  const DUE = "2026-04-07T07:00:00.000Z";

  /** A visit with places of two partners, to which institutions refer people too. */
  const ending = (
    { projectId, cracow, opole }: Awaited<ReturnType<typeof partnership>>,
    recruitment: Partial<EventInput["recruitment"]> = {},
    overrides: Partial<EventInput> = {},
  ) =>
    publishEvent(world, projectId, {
      seats: 6,
      recruitment: {
        mode: "first_come",
        groups: [groupOf("malopolska", cracow, ["12"]), groupOf("opole", opole, ["16"])],
        closes: CLOSES,
        referrals: "also",
        ...recruitment,
      },
      reminders: REMINDS,
      ...overrides,
    });
  const endsAt = (moment: string) => dueMails(moment, ENDING);
  const keysOf = async ({ eventId }: StaffEventView) =>
    (await world.deps.services.reminder.listReminders(asStaff(world), eventId)).items.map(
      ({ key, state, people: count }) => [key, state, count],
    );

  it("is told at its minute, once, to partners with free places how many, and to who refers people", async () => {
    const of = await partnership();
    const [ours, full] = [await of.account(of.cracow), await of.account(of.opole)];
    const { staff: referrer } = await signInReferrer(world, of.projectId, of.opole);
    const silesia = await referringInstitution(world, `Województwo Śląskie ${people}`, "Katowice");
    await of.account(silesia);
    const event = await ending(of);
    await come(event, "Żak", of.cracow);
    for (const name of ["Pierwsza", "Druga"]) await come(event, name, of.opole);
    await mailing.arrived();
    expect(await keysOf(event)).toEqual([["closing", "waits", undefined]]);
    expect(await endsAt("2026-04-07T06:59:59.999Z")).toEqual([]);
    const mails = await endsAt(DUE);
    expect(mails.map(to).toSorted()).toEqual([ours.email, referrer.email].toSorted());
    expect(mails.map(to)).not.toContain(full.email);
    const [partners, referrers] = [ours, referrer].map(({ email }) =>
      plain(mails.find((mail) => to(mail) === email)),
    );
    expect(partners).toContain("Zapisy do: 10 kwietnia 2026 r., godz. 12:00");
    expect(partners).toContain("Wolne miejsca Państwa puli: 1");
    expect(partners).toContain("Po zakończeniu rekrutacji wolne miejsca z Państwa puli mogą dostać inni.");
    expect(partners).not.toContain("Pierwsza");
    // What another group has left is not theirs.
    expect(referrers).toContain("Wolne miejsca: 2");
    expect(referrers).toContain(`/staff/referrals/${event.eventId}`);
    expect(await endsAt("2026-04-07T07:30:00.000Z")).toEqual([]);
    expect(await keysOf(event)).toEqual([["closing", "went", 2]]);
  });

  it("is told to who refers people of places that are theirs alone: nobody's, where there are such, and those of the group of their county", async () => {
    const of = await partnership();
    const monki = {
      name: `MOPS Mońki ${people}`,
      type: "ops",
      town: "Mońki",
      communeCode: "2008053",
    } as const;
    const added = await world.deps.services.institution.addInstitution(asStaff(world), {
      ...monki,
      otherNames: [],
    });
    const elsewhere = await referringInstitution(world, `Województwo Śląskie ${people}`, "Katowice");
    const { staff: inGroup } = await signInReferrer(world, of.projectId, added.institutionId);
    const { staff: inNone } = await signInReferrer(world, of.projectId, elsewhere);
    const groups = [groupOf("podlasie", of.cracow, ["20"]), groupOf("opole", of.opole, ["16"])];
    const open = await ending(of, { referrals: "only", groups });
    const refusing = await ending(of, { referrals: "only", groups, outsideGroups: "refuse" });
    await mailing.arrived();
    const mails = await endsAt(DUE);
    const told = (event: StaffEventView, email: string) =>
      mails
        .filter((mail) => to(mail) === email && plain(mail).includes(event.eventId))
        .map((mail) => /Wolne miejsca: (\d+)/.exec(plain(mail))?.[1]);
    expect([told(open, inGroup.email), told(open, inNone.email)]).toEqual([["4"], ["2"]]);
    expect([told(refusing, inGroup.email), told(refusing, inNone.email)]).toEqual([["2"], []]);
  });

  it("of places of partners alone is told before these are everybody's, to them; then to who refers people", async () => {
    const of = await partnership();
    const ours = await of.account(of.cracow);
    const { staff: referrer } = await signInReferrer(world, of.projectId, of.opole);
    await ending(of, { groupsUntil: "2026-03-20T00:00" });
    await mailing.arrived();
    const [mail, ...others] = await endsAt("2026-03-17T08:00:00.000Z");
    expect([to(mail as Mail), others]).toEqual([ours.email, []]);
    expect(plain(mail)).toContain("Wolne miejsca Państwa puli: 2");
    expect(plain(mail)).toContain(
      "Od 20 marca 2026 r., godz. 0:00 wolne miejsca z Państwa puli będą dla wszystkich.",
    );
    world.clock.now = "2026-03-20T00:00:00.000Z";
    await doWhatIsDue(world.deps)();
    expect((await endsAt(DUE)).map(to)).toEqual([referrer.email]);
  });

  it.each<[string, (event: StaffEventView) => Promise<unknown>, string[]]>([
    ["closed before", (event) => act(event, "closeEvent"), []],
    ["called off", cancel, []],
    ["without reminders", (event) => changeEvent(world, event, { reminders: undefined }), []],
    [
      "that ends elsewhen",
      (event) =>
        changeEvent(world, event, { recruitment: { ...event.recruitment, closes: "2026-04-12T12:00" } }),
      ["2026-04-09T07:00:00.000Z"],
    ],
    ["that was closed and is open again", closeAndReopen, [DUE]],
  ])(
    "of sign-up %s is told when it holds, also where that came while the mail waited",
    async (_, change, expected) => {
      const of = await partnership();
      const ours = await of.account(of.cracow);
      const event = await ending(of);
      const waiting = await ending(of);
      await mailing.arrived();
      await change(event);
      await world.follow();
      const went: string[] = [];
      for (const moment of [DUE, "2026-04-09T07:00:00.000Z"]) {
        world.clock.now = moment;
        await doWhatIsDue(world.deps)();
        await world.follow();
        if (moment === DUE) await change(waiting);
        const mails = (await mailing.arrived()).filter(({ subject }) => subject.startsWith(ENDING));
        expect(mails.every((mail) => to(mail) === ours.email)).toBe(true);
        // Both say the same: of the one staff changed it before, of the other while its mail was on its way.
        if (mails.length > 0) went.push(moment);
      }
      expect(went).toEqual(expected);
    },
  );

  it("is nothing to anybody where nothing is free, or nobody could come", async () => {
    const of = await partnership();
    await of.account(of.cracow);
    await signInReferrer(world, of.projectId, of.opole);
    const full = await ending(of, { groups: [groupOf("malopolska", of.cracow, ["12"])] }, { seats: 2 });
    for (const name of ["Pierwsza", "Druga"]) await come(full, name, of.cracow);
    // Nobody's group, and no referrals.
    await ending(of, { groups: [], referrals: undefined });
    // Institutions alone refer: a partner's people cannot sign up.
    const only = await ending(of, { referrals: "only", outsideGroups: "refuse" });
    await mailing.arrived();
    const mails = await endsAt(DUE);
    expect(mails.map((mail) => plain(mail).includes(only.eventId))).toEqual([true]);
    expect(plain(mails[0])).toContain("/staff/referrals/");
  });

  it.each(["before", "after"] as const)(
    "is told once where the connection is lost at any kind of request, %s it took effect",
    async (when) => {
      const of = await partnership();
      const accounts = [await of.account(of.cracow), await of.account(of.opole)];
      const event = await ending(of);
      await mailing.arrived();
      world.clock.now = DUE;
      const { client } = world.deps.table;
      const tried = new Set<string>();
      for (const work of [doWhatIsDue(world.deps), () => world.follow()])
        for (;;) {
          const reached = loseConnectionAnew(client, tried, when);
          await work().catch(() => undefined);
          if (!reached()) break;
        }
      const mails = (await mailing.arrived()).filter(({ subject }) => subject.startsWith(ENDING));
      expect(mails.map(to).toSorted()).toEqual(accounts.map(({ email }) => email).toSorted());
      expect(await keysOf(event)).toEqual([["closing", "went", 2]]);
    },
  );
});
