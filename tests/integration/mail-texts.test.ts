import type { EventId, StaffEventView } from "@zapisy/core/event";
import type { MailTextOwner } from "@zapisy/core/mail-text";
import { MAX_TESTS, type MailTextInput, type MailTextSample } from "@zapisy/core/mail-text/schema";
import type { ProjectId } from "@zapisy/core/project";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { disturb, loseConnection } from "../support/disturb.ts";
import { twoPanels } from "../support/fixture.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { readUnitsOf } from "../support/reads.ts";
import { START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  projectId = await createProject(world);
  await mailing.arrived();
});

const KIND = "registration.confirmed";
const texts = () => world.deps.services.mailText;
const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);

async function versionOf(owner: MailTextOwner, kind = KIND): Promise<number> {
  const { items } = await texts().listMailTexts(asStaff(world), owner);
  return items.find((one) => one.kind === kind)?.version ?? 0;
}

async function save(owner: MailTextOwner, text: Partial<MailTextInput>, kind = KIND) {
  const version = await versionOf(owner, kind);
  return texts().saveMailText(asStaff(world), owner, kind, { paragraphs: [], ...text, version });
}

const said = (lead: string) => ({ heading: "Mamy dla Państwa miejsce", lead });

/** The confirmation of somebody who signs up now. */
async function confirmation(event: StaffEventView, number: number, more: Parameters<typeof signUp>[3] = {}) {
  await signUp(world, event, number, more);
  const mails = await mailing.arrived();
  passMinute(world);
  expect(mails).toHaveLength(1);
  return mails[0] ?? { subject: "", body: { text: "", html: "" } };
}

describe("what an automatic mail says", () => {
  it("is said by the event, else by the project, else by the installation, else as it is built in, and back again", async () => {
    const event = await publishEvent(world, projectId);
    const { eventId } = event;
    const built = "udział w wydarzeniu jest potwierdzony";
    const first = await confirmation(event, 1);
    expect(first.body.text.replace(/\s+/g, " ")).toContain("jest potwierdzony");
    for (const [owner, lead] of [
      ["installation", "tekst instalacji dla {imię}."],
      [projectId, "tekst projektu."],
      [eventId, "tekst **wydarzenia**."],
    ] as const)
      await save(owner, { pl: said(lead) });
    const mail = await confirmation(event, 2);
    expect(mail.subject).toMatch(/^Mamy dla Państwa miejsce: /);
    expect(mail.body.text).toContain("tekst wydarzenia.");
    expect(mail.body.html).toContain("<strong>wydarzenia</strong>");
    expect(mail.body.text).toContain("/registrations/");
    expect(mail.body.text).not.toContain(built);
    const restored = await save(eventId, {});
    expect(restored).toMatchObject({
      paragraphs: [],
      above: { pl: { level: "project" } },
      changedByName: expect.any(String),
    });
    expect(restored.pl).toBeUndefined();
    expect((await confirmation(event, 3)).body.text).toContain("tekst projektu.");
    await save(projectId, {});
    const { text } = (await confirmation(event, 4)).body;
    expect(text).toMatch(/tekst instalacji dla [A-ZŁŚŻ]/);
    await save("installation", {});
    expect((await confirmation(event, 5)).body.text).not.toContain("tekst instalacji");
  });

  it("is as of the moment of sending, also in a mail that was queued before", async () => {
    const event = await publishEvent(world, projectId);
    await signUp(world, event, 1);
    await world.follow();
    await save(event.eventId, { pl: said("zapisane po zgłoszeniu.") });
    const [mail] = await mailing.arrived();
    expect(mail?.body.text).toContain("zapisane po zgłoszeniu.");
  });

  it("says something to those of an option alone, where the event says so", async () => {
    const event = await publishEvent(world, projectId, { choiceGroups: twoPanels(null) });
    await save(event.eventId, {
      paragraphs: [
        { optionId: "a", text: { pl: "Panel A: prosimy zabrać laptop." } },
        { text: { pl: "Do zobaczenia." } },
      ],
    });
    const a = await confirmation(event, 1, { choices: { panels: "a" } });
    const b = await confirmation(event, 2, { choices: { panels: "b" } });
    expect(a.body.text).toContain("Panel A: prosimy zabrać laptop.");
    expect(b.body.text).not.toContain("laptop");
    for (const { body } of [a, b]) expect(body.text).toContain("Do zobaczenia.");
  });

  it("fails no mail: what cannot be said any more is said as it is built in, and the log says so without anybody's data", async () => {
    const event = await publishEvent(world, projectId);
    const { eventId } = event;
    // As it was saved when there was such a field.
    await world.deps.stores.mailTexts.save({
      owner: eventId,
      kind: KIND,
      name: "Potwierdzenie",
      pl: said("dla {dawne pole}."),
      paragraphs: [{ optionId: "opt_gone", text: { pl: "Nieaktualne." } }],
      version: 1,
      updatedAt: START,
      changedBy: "system:test",
    });
    const begun = world.logged.length;
    const mail = await confirmation(event, 1);
    expect(mail.body.text).not.toMatch(/dawne pole|Nieaktualne/);
    expect(mail.body.text.replace(/\s+/g, " ")).toContain("potwierdzony");
    const logged = world.logged.slice(begun).filter(({ message }) => message === "mail_text.unusable");
    expect(logged).toEqual([
      { level: "warn", message: "mail_text.unusable", fields: { reason: "wording", kind: KIND, eventId } },
    ]);
    // Staff see it where they look.
    const { items } = await texts().listMailTexts(asStaff(world), eventId);
    expect(
      items.find(({ kind }) => kind === KIND)?.issues.map(({ code: said, path }) => [path, said]),
    ).toEqual([
      ["pl.lead", "mail_text.unknown_field"],
      ["paragraphs.0.optionId", "mail_text.option_gone"],
    ]);
  });

  it("of a kind that is no more is shown as such, and can be taken away alone", async () => {
    const event = await publishEvent(world, projectId);
    const { eventId } = event;
    const gone = {
      owner: eventId,
      kind: "letter.gone",
      name: "Dawna wiadomość",
      pl: said("a"),
      paragraphs: [],
    };
    await world.deps.stores.mailTexts.save({
      ...gone,
      version: 1,
      updatedAt: START,
      changedBy: "system:test",
    });
    const find = async () =>
      (await texts().listMailTexts(asStaff(world), eventId)).items.find(({ kind }) => kind === "letter.gone");
    const shown = await find();
    expect([shown?.name, shown?.offers]).toEqual(["Dawna wiadomość", undefined]);
    const put = (input: Partial<MailTextInput>) =>
      texts().saveMailText(asStaff(world), eventId, "letter.gone", { paragraphs: [], version: 1, ...input });
    expect(await code(put({ pl: said("b") }))).toBe("mail_text.not_found");
    await put({});
    expect(await find()).toBeUndefined();
    expect(await code(save(eventId, {}, "staff.sign_in_code"))).toBe("mail_text.not_found");
    expect(await code(save(eventId, {}, "circular.sent"))).toBe("mail_text.not_found");
  });

  it("goes along with a copy of its event, once, whatever is lost on the way", async () => {
    const event = await publishEvent(world, projectId);
    await save(event.eventId, { pl: said("tekst, który zostaje.") });
    await save(event.eventId, { paragraphs: [{ text: { pl: "Akapit." } }] }, "reminder.before");
    await save(event.eventId, { pl: said("a") }, "registration.cancelled");
    await save(event.eventId, {}, "registration.cancelled");
    const copyOf = (key: string) =>
      world.deps.services.event.duplicateEvent(
        asStaff(world),
        event.eventId as EventId,
        { startsOn: "2026-09-01" },
        key,
      );
    const { eventId } = await copyOf("copy-of-texts");
    expect((await copyOf("copy-of-texts")).eventId).toBe(eventId);
    const copied = (await world.deps.stores.mailTexts.list(eventId)).map(
      ({ kind, pl, paragraphs, version }) => [kind, pl?.lead, paragraphs.length, version],
    );
    expect(copied).toEqual([
      [KIND, "tekst, który zostaje.", 0, 1],
      ["reminder.before", undefined, 1, 1],
    ]);
    // Lost at each of its requests in turn, and asked for again.
    for (const when of ["before", "after"] as const)
      for (let nth = 1, isOver = false; !isOver; nth += 1) {
        const key = `copy-${when}-${nth}`;
        const lost = loseConnection(world.deps.table.client, nth, when);
        await copyOf(key).catch(() => undefined);
        isOver = !lost();
        const copy = await copyOf(key);
        expect(await world.deps.stores.mailTexts.list(copy.eventId)).toHaveLength(2);
      }
  });

  it("is saved by one of two who change the same, and the history tells who, which mail, and what", async () => {
    // After whatever the others of this file changed.
    passMinute(world, 10_000);
    const { eventId } = await publishEvent(world, projectId);
    const at = (version: number, lead: string) =>
      texts().saveMailText(asStaff(world), eventId, KIND, { pl: said(lead), paragraphs: [], version });
    const both = await Promise.allSettled([at(0, "pierwsza"), at(0, "druga")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await code(at(0, "trzecia"))).toBe("mail_text.version_conflict");
    for (const [owner, text] of [
      [eventId, {}],
      [projectId, { en: { heading: "A", lead: "b" } }],
      ["installation", { pl: said("c") }],
      ["installation", {}],
    ] as const) {
      passMinute(world);
      await save(owner, text);
    }
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), eventId);
    expect(items.filter(({ action }) => action.startsWith("mail_text."))).toMatchObject([
      {
        action: "mail_text.restored",
        fields: ["pl"],
        changes: [{ field: "mailText", to: "Potwierdzenie udziału" }],
      },
      { action: "mail_text.edited", fields: ["pl"] },
    ]);
    const all = await world.deps.services.audit.listInstallationHistory(asStaff(world), {
      part: "mail_text",
    });
    expect(all.items.slice(0, 3).map(({ action, target }) => [action, target])).toEqual([
      ["mail_text.restored", "mail_texts"],
      ["mail_text.edited", "mail_texts"],
      ["mail_text.edited", projectId],
    ]);
  });

  it("costs a batch of mails one read more at most, and a sign-up none", async () => {
    const event = await publishEvent(world, projectId, { seats: null });
    await save(event.eventId, { pl: said("a") });
    const asked: string[] = [];
    const count = (work: () => Promise<unknown>) => {
      asked.length = 0;
      const stop = disturb(world.deps.table.client, (request, send) => {
        if (JSON.stringify(request.input).includes("#textsOf_")) asked.push(request.command);
        return send();
      });
      return work().finally(stop);
    };
    await count(async () => {
      for (let number = 1; number <= 5; number += 1) await signUp(world, event, number);
    });
    expect(asked).toEqual([]);
    await count(() => mailing.arrived());
    // Each that is sent within two seconds of another goes by the same read, where reads are kept.
    expect(asked).toHaveLength(5);
    expect(new Set(asked)).toEqual(new Set(["BatchGetItemCommand"]));
    const { deps } = world;
    const read = () => deps.stores.mailTexts.findMany([event.eventId, projectId, "installation"], KIND);
    expect(await readUnitsOf(deps.table.client, read)).toBeLessThanOrEqual(1.5);
  });
});

describe("a test of a text", () => {
  const sample = (more: Partial<MailTextSample> = {}): MailTextSample => ({
    pl: { heading: "Próbny nagłówek", lead: "mamy miejsce dla {imię} {nazwisko}." },
    paragraphs: [],
    locale: "pl",
    ...more,
  });
  const test = (owner: MailTextOwner, more?: Partial<MailTextSample>, kind = KIND, ctx = asStaff(world)) =>
    texts().testMailText(ctx, owner, kind, sample(more));

  it("goes to whoever asks and to nobody else, with what is not saved, and without the link of anybody", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, token } = await signUp(world, event, 1);
    await mailing.arrived();
    const { staff, actor } = await world.signIn({ role: "admin" });
    for (const [owner, more, names] of [
      ["installation", {}, "Anna Przykładowa"],
      [projectId, {}, "Anna Przykładowa"],
      [event.eventId, { registrationId }, "Łucja"],
    ] as const) {
      passMinute(world);
      await test(owner, more, KIND, asStaff(world, actor));
      const [mail, ...others] = await mailing.arrived();
      expect([mail?.destination.to, others]).toEqual([[staff.email], []]);
      expect(mail?.subject).toMatch(/^Próba: Próbny nagłówek/);
      const said = mail?.body.text.replace(/\s+/g, " ") ?? "";
      expect(said).toContain(names);
      expect(said).not.toContain(token);
    }
    expect(await versionOf(event.eventId)).toBe(0);
  });

  it("is of each kind, in both languages", async () => {
    const event = await publishEvent(world, projectId);
    const { items } = await texts().listMailTexts(asStaff(world), event.eventId);
    for (const { kind } of items) {
      const words = { heading: "Próbny nagłówek", lead: "to jest próba." };
      await test(event.eventId, { pl: words, en: words, locale: "en" }, kind);
    }
    const mails = await mailing.arrived();
    expect(mails).toHaveLength(items.length);
    for (const { subject } of mails) expect(subject).toMatch(/^Test: Próbny nagłówek/);
  });

  it("is sent so often a day, and again the next day", async () => {
    for (let count = 0; count < MAX_TESTS; count += 1) await test(projectId);
    expect(await code(test(projectId))).toBe("mail_text.too_many_tests");
    await test(projectId, { locale: "en" });
    world.clock.now = "2026-03-03T09:00:00.000Z";
    await test(projectId);
    await mailing.arrived();
  });

  it("is asked for by those alone who may change the text, of somebody of that event, and says what is wrong", async () => {
    const event = await publishEvent(world, projectId);
    const other = await publishEvent(world, projectId);
    const { registrationId } = await signUp(world, other, 1);
    const auditor = await world.signIn({ role: "auditor", projectIds: [projectId] });
    await mailing.arrived();
    expect(await code(test(event.eventId, {}, KIND, asStaff(world, auditor.actor)))).toBe(
      "mail_text.forbidden",
    );
    expect(await code(test(event.eventId, { registrationId }))).toBe("registration.not_found");
    expect(await code(test(event.eventId, { pl: { heading: "a", lead: "{pesel}" } }))).toBe(
      "mail_text.invalid",
    );
    expect(await mailing.arrived()).toEqual([]);
  });
});
