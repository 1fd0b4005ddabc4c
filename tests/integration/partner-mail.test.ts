import type { StaffEventView } from "@zapisy/core/event";
import type { SeatGroup } from "@zapisy/core/event/rules";
import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffInput } from "@zapisy/core/staff";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { loseConnection } from "../support/disturb.ts";
import { createMailingWorld, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { referringInstitution } from "../support/referral.ts";
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

async function partnersMailsAt(moment: string): Promise<Mail[]> {
  // Reminders have followed their event by then.
  await mailing.arrived();
  world.clock.now = moment;
  await Promise.all([doWhatIsDue(world.deps)(), doWhatIsDue(world.deps)()]);
  await world.recordsTwice();
  return (await mailing.arrived()).filter(({ subject }) => subject.startsWith("Państwa osoby"));
}
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
    "is told once where the connection is lost at any request, %s it took effect",
    async (when) => {
      const { projectId, ...of } = await partnership();
      const accounts = [await of.account(of.cracow), await of.account(of.cracow)];
      const event = await visit(projectId, of);
      await come(event, "Raz", of.cracow);
      await mailing.arrived();
      world.clock.now = THREE_DAYS_BEFORE;
      const { client } = world.deps.table;
      for (const work of [doWhatIsDue(world.deps), () => world.follow()])
        for (let nth = 1; ; nth += 1) {
          const reached = loseConnection(client, nth, when);
          await work().catch(() => undefined);
          if (!reached()) break;
        }
      const mails = (await mailing.arrived()).filter(({ subject }) => subject.startsWith("Państwa osoby"));
      expect(mails.map(to).toSorted()).toEqual(accounts.map(({ email }) => email).toSorted());
    },
  );
});
