import type { StaffEventView } from "@zapisy/core/event";
import type { Feedback } from "@zapisy/core/message";
import { createOutbox, refOf } from "@zapisy/core/message";
import type { EventMessage } from "@zapisy/core/message/answer";
import type { ProjectId } from "@zapisy/core/project";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asPublic, asStaff, createProject, passMinute, publishEvent } from "../support/actions.ts";
import { agendaItem, delegationInput } from "../support/fixture.ts";
import { createMailingWorld, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { START, type World } from "../support/world.ts";

const HOST = "gospodarz@cistor.example";
const TRAINER = "trainer@partner.example";
const DAY = "2026-04-15";
const THREE_DAYS_BEFORE = "2026-04-12T07:00:00.000Z";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;
let offices = 0;
/** Of each event another: what comes back for good is not written to again. */
let guest = "";

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  await mailing.arrived();
});

/** In the order of letters. */
const inOrder = <Row>(rows: Row[]) => rows.toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const plain = (text: string) => text.replaceAll("\r\n", "\n").replace(/\s+/g, " ").trim();

/** An event with a host, an English-speaking trainer, an office that registered people, and somebody who is invited. */
async function event() {
  const published = await publishEvent(world, projectId, {
    dates: { type: "exact", startsOn: DAY, endsOn: DAY },
    seats: 20,
    recruitment: { mode: "first_come", delegations: true },
    agenda: [
      agendaItem({
        itemId: "stop",
        kind: "stop",
        day: DAY,
        title: { pl: "Wizyta" },
        contactEmails: [HOST],
        hostContact: "Anna Kos, tel. 601 202 303",
      }),
      agendaItem({
        itemId: "session",
        day: DAY,
        from: "12:00",
        to: "14:00",
        title: { pl: "Zajęcia", en: "Class" },
        leaders: ["Joan Fox"],
        contactEmails: [TRAINER],
        contactLocale: "en",
      }),
    ],
    reminders: { hour: "09:00", daysBefore: [], contributorsDays: 3 },
  });
  const { eventId, slug } = published;
  offices += 1;
  guest = `zaproszona${offices}@ops.example`;
  const input = delegationInput(offices);
  await world.deps.services.delegation.registerDelegation(asPublic(world), slug, input);
  await world.deps.services.invitation.invite(asStaff(world), eventId, {
    people: [{ email: guest, firstName: "Anna", lastName: "Zaproszona" }],
    locale: "pl",
  });
  const mails = await mailing.arrived();
  world.clock.now = THREE_DAYS_BEFORE;
  await doWhatIsDue(world.deps)();
  return { event: published, office: input.contact.email, mails: [...mails, ...(await mailing.arrived())] };
}

const listed = async ({ eventId }: StaffEventView, q?: string, ctx = asStaff(world)) =>
  (await world.deps.services.message.listEventMessages(ctx, eventId, { list: "all", q })).items;
const ofOthers = (items: EventMessage[]) => items.filter(({ whose }) => whose !== "participant");
const mailTo = (mails: Mail[], to: string) => {
  const found = mails.filter(({ destination }) => destination.to.includes(to));
  expect(found).toHaveLength(1);
  return found[0] as Mail;
};
const copyOf = (at: StaffEventView, { ownerId, messageId }: EventMessage, ctx = asStaff(world)) =>
  world.deps.services.message.readMessage(ctx, at.eventId, ownerId, messageId);

/** What the mail system says of a mail. */
async function comesBack(
  { ownerId, messageId }: EventMessage,
  feedback: Feedback = { outcome: "bounced", reason: "bounced.full" },
) {
  const message = await world.deps.stores.messages.find(`${ownerId}/${messageId as `msg_${string}`}`);
  const ctx = world.deps.context({ type: "system", name: "test" }, "test");
  if (message) await createOutbox(world.deps.table).noteFeedback(ctx, refOf(message), feedback);
  await world.follow();
}

const allMissed = async () =>
  (await world.deps.services.undelivered.listUndelivered(asStaff(world), "open", undefined)).items;
const missedAt = async ({ eventId }: StaffEventView) =>
  (await allMissed()).filter((one) => one.eventId === eventId);

describe("mails to who hosts, leads, registers others or is invited", () => {
  it("stand in the list of the event, are found by name and address, and counted with the others", async () => {
    const { event: at, office } = await event();
    const items = ofOthers(await listed(at));
    expect(items.map(({ whose, to, name, kind }) => [whose, to, name, kind])).toEqual([
      ["contributor", expect.any(String), undefined, "contributor.before"],
      ["contributor", expect.any(String), undefined, "contributor.before"],
      ["contact", office, "Zofia Sekretariat", "delegation.received"],
      ["invited", guest, "Zaproszona Anna", "invitation.sent"],
    ]);
    for (const [words, to] of [
      ["cistor", HOST],
      ["zofia sekretariat", office],
      ["zaproszona", guest],
    ] as const)
      expect(ofOthers(await listed(at, words)).map((item) => item.to)).toEqual([to]);
    const counts = await world.deps.services.message.countEventMessages(asStaff(world), at.eventId);
    const rest = await world.deps.services.message.countEventMessages(
      asStaff(world),
      at.eventId,
      counts.cursor,
    );
    expect(counts).toMatchObject({
      people: 2,
      kinds: { "contributor.before": { sent: 2 }, "delegation.received": { sent: 1 } },
    });
    expect(rest).toEqual({ people: 0, kinds: { "invitation.sent": { sent: 1 } } });
  });

  it("are kept word for word, but for what opens a delegation or an invitation", async () => {
    const { event: at, mails } = await event();
    for (const item of ofOthers(await listed(at))) {
      const mail = mailTo(mails, item.to);
      const copy = await copyOf(at, item);
      const keys = [...mail.body.text.matchAll(/(?:delegations\/|~)([\w-]{43,})/g)].map(
        ([, key]) => key ?? "",
      );
      expect(keys.length).toBe(item.whose === "contributor" ? 0 : 1);
      expect(copy.subject).toBe(mail.subject);
      expect(copy.attachments).toEqual(mail.attachments.map(({ filename }) => filename));
      const shown = await (await fetch(copy.url)).text();
      for (const key of keys)
        for (const text of [copy.text, shown]) expect(text).not.toContain(key.slice(-20));
      const withoutLinks = (text: string) => plain(text).replaceAll(/https?:\/\/\S+/g, "");
      expect(withoutLinks(copy.text)).toBe(withoutLinks(mail.body.text));
    }
  });

  it("go in the language of who reads them", async () => {
    const { mails } = await event();
    expect(mailTo(mails, HOST).subject).toMatch(/^Zbliża się wydarzenie/);
    const english = mailTo(mails, TRAINER);
    expect(plain(english.body.text)).toContain("Class, 15 April 2026");
    expect(english.attachments[0]?.filename).toBe("participants.csv");
  });

  it("say what staff adapted, with what the event adds", async () => {
    const own = await createProject(world);
    await world.deps.services.mailText.saveMailText(asStaff(world), own, "contributor.before", {
      pl: { heading: "Do zobaczenia u Państwa", lead: "czekamy na wizytę {termin}." },
      paragraphs: [],
      version: 0,
    });
    const kept = projectId;
    projectId = own;
    const { mails } = await event();
    projectId = kept;
    const { subject, body } = mailTo(mails, HOST);
    expect(subject).toMatch(/^Do zobaczenia u Państwa: /);
    expect(plain(body.text)).toContain("czekamy na wizytę 15 kwietnia 2026");
    expect(mailTo(mails, TRAINER).subject).not.toContain("Do zobaczenia");
  });

  it("go again once when staff ask, to where the address is now", async () => {
    const { event: at } = await event();
    for (const item of ofOthers(await listed(at))) {
      passMinute(world);
      await comesBack(item);
      const [missed] = (await listed(at)).filter(({ messageId }) => messageId === item.messageId);
      expect(missed).toMatchObject({ state: "bounced", mayGoTo: item.to, wasSentAgain: false });
      const again = () =>
        world.deps.services.message.requestResend(asStaff(world), at.eventId, item.ownerId, item.messageId);
      await again();
      await again();
      const mails = await mailing.arrived();
      expect(mails.map(({ destination }) => destination.to)).toEqual([[item.to]]);
      const after = (await listed(at)).filter(({ to }) => to === item.to);
      expect(after.map(({ state, wasSentAgain }) => [state, wasSentAgain])).toEqual([
        ["sent", false],
        ["bounced", true],
      ]);
    }
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), at.eventId);
    expect(items.filter(({ action }) => action === "registration.mail_resent")).toHaveLength(4);
  });

  it("are nobody's who may not see the people, and who is invited is shown to those alone who enter people", async () => {
    const { event: at } = await event();
    const other = await event();
    const [contributor, , contact, invited] = ofOthers(await listed(at)) as [
      EventMessage,
      EventMessage,
      EventMessage,
      EventMessage,
    ];
    const auditor = asStaff(world, (await world.signIn({ role: "auditor", projectIds: [projectId] })).actor);
    const outsider = asStaff(world, (await world.signIn({ role: "organiser", projectIds: [] })).actor);
    expect(ofOthers(await listed(at, undefined, auditor)).map(({ whose }) => whose)).toEqual([
      "contributor",
      "contributor",
      "contact",
    ]);
    expect((await copyOf(at, contact, auditor)).text).toContain("Jadwiga Kot");
    expect(await code(copyOf(at, invited, auditor))).toBe("message.not_found");
    for (const item of [contributor, contact, invited]) {
      expect(await code(copyOf(at, item, outsider))).toBe("event.not_found");
      expect(await code(copyOf(other.event, item))).toBe("message.not_found");
      const asked = world.deps.services.message.requestResend(
        auditor,
        at.eventId,
        item.ownerId,
        item.messageId,
      );
      expect(await code(asked)).toBe(item === invited ? "message.not_found" : "registration.read_only");
    }
    const mayGo = (await listed(at, undefined, auditor)).filter(({ mayGoTo }) => mayGoTo !== undefined);
    expect(mayGo).toEqual([]);
  });

  it("that did not arrive stand in the list of whom to call, until a later one does", async () => {
    const { event: at, office } = await event();
    const items = ofOthers(await listed(at));
    for (const item of items) await comesBack(item, { outcome: "bounced", reason: "bounced.permanent" });
    expect(inOrder((await missedAt(at)).map(({ whose, name, email }) => [whose, name, email]))).toEqual([
      ["contact", "Zofia Sekretariat", office],
      ["contributor", undefined, TRAINER],
      ["contributor", "Anna Kos, tel. 601 202 303", HOST],
      ["invited", "Anna Zaproszona", guest],
    ]);
    const { undelivered } = world.deps.services;
    expect((await undelivered.countUndelivered(asStaff(world))).count).toBe((await allMissed()).length);
    const [host] = (await missedAt(at)).filter(({ email }) => email === HOST);
    if (!host) throw new Error("The host is not in the list.");
    expect(host.phone).toBe("601 202 303");
    await undelivered.setDealt(asStaff(world), at.eventId, host.personId, { dealt: true, version: 1 });
    expect((await missedAt(at)).map(({ email }) => email)).not.toContain(HOST);
    await world.follow();
    const { items: told } = await world.deps.services.audit.listEventHistory(asStaff(world), at.eventId);
    expect(told.filter(({ action }) => action === "registration.told_otherwise")).toMatchObject([
      { target: at.eventId },
    ]);
    // What was returned, and then arrived after all at the same reader later.
    const trainer = items.find(({ to }) => to === TRAINER);
    const outbox = createOutbox(world.deps.table);
    const ctx = world.deps.context({ type: "system", name: "test" }, "test");
    passMinute(world);
    await outbox.queue(ctx, {
      kind: "contributor.after",
      cause: ["later"],
      to: TRAINER,
      locale: "en",
      eventId: at.eventId,
    });
    const [later] = (await world.deps.stores.messages.listByOwner(at.eventId)).filter(
      ({ kind }) => kind === "contributor.after",
    );
    const arrived = later && (await outbox.noteFeedback(ctx, refOf(later), { outcome: "delivered" }));
    if (arrived) await undelivered.noteArrival(ctx, arrived);
    expect(inOrder((await missedAt(at)).map(({ whose }) => whose))).toEqual(["contact", "invited"]);
    expect(trainer).toBeDefined();
    // An invitation that is withdrawn is nobody's to call about.
    const invited = items.find(({ whose }) => whose === "invited");
    await world.deps.services.invitation.withdrawInvitation(
      asStaff(world),
      at.eventId,
      invited?.ownerId as `inv_${string}`,
    );
    expect((await missedAt(at)).map(({ whose }) => whose)).toEqual(["contact"]);
    expect((await undelivered.countUndelivered(asStaff(world))).count).toBe((await allMissed()).length);
  });

  it("go to the address that staff put right, once, and what is there is right from then on", async () => {
    const { event: at } = await event();
    const items = ofOthers(await listed(at));
    for (const item of items.filter(({ to }) => to !== TRAINER)) {
      passMinute(world);
      await comesBack(item, { outcome: "bounced", reason: "bounced.permanent" });
      const [missed] = (await listed(at)).filter(({ messageId }) => messageId === item.messageId);
      // Not again to where there is no mailbox.
      expect(missed).toMatchObject({ mayCorrect: true, mayGoTo: undefined });
      const right = `poprawiony-${item.whose}@ops.example`;
      const correct = () =>
        world.deps.services.message.correctAddress(
          asStaff(world),
          at.eventId,
          item.ownerId,
          item.messageId,
          right,
        );
      await correct();
      await correct();
      const mails = await mailing.arrived();
      expect(mails.map(({ destination }) => destination.to)).toEqual([[right]]);
      if (item.whose === "contributor") expect(plain(mails[0]?.body.text ?? "")).toContain("Wizyta");
      expect((await missedAt(at)).filter(({ isSentAgain }) => !isSentAgain)).toEqual([]);
    }
    const { agenda } = await world.deps.services.event.getEvent(asStaff(world), at.eventId);
    expect(agenda.flatMap(({ contactEmails }) => contactEmails)).toEqual([
      "poprawiony-contributor@ops.example",
      TRAINER,
    ]);
    const invited = await world.deps.stores.invitations.list(at.eventId);
    expect(
      inOrder(
        invited.map(({ email, firstName, withdrawnAt }) => [email, firstName, withdrawnAt === undefined]),
      ),
    ).toEqual([
      ["poprawiony-invited@ops.example", "Anna", true],
      [guest, "Anna", false],
    ]);
  });

  it("are corrected by those alone who may, and only where they did not arrive", async () => {
    const { event: at } = await event();
    const [host] = ofOthers(await listed(at));
    if (!host) throw new Error("Nothing was mailed.");
    const correct = (ctx = asStaff(world), ownerId = host.ownerId) =>
      code(
        world.deps.services.message.correctAddress(
          ctx,
          at.eventId,
          ownerId,
          host.messageId,
          "inny@x.example",
        ),
      );
    expect(await correct()).toBe("message.not_failed");
    await comesBack(host);
    const auditor = await world.signIn({ role: "auditor", projectIds: [projectId] });
    const outsider = await world.signIn({ role: "organiser", projectIds: [] });
    expect(await correct(asStaff(world, auditor.actor))).toBe("registration.read_only");
    expect(await correct(asStaff(world, outsider.actor))).toBe("event.not_found");
    expect(await mailing.arrived()).toEqual([]);
  });
});
