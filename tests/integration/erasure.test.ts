import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { createErasureStore, eraseAgain, workPart, type ErasureId } from "@zapisy/core/erasure";
import { SECOND_LOOK_SECONDS } from "@zapisy/core/erasure/rules";
import { createParticipantStore } from "@zapisy/core/participant";
import { createIndicatorStore } from "@zapisy/core/indicator";
import { createSupportEntryStore } from "@zapisy/core/support-entry";
import type { ProjectId } from "@zapisy/core/project";
import { claimKeys, type StoredRegistration } from "@zapisy/core/registration";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { StaffRegistrationPatchSchema } from "@zapisy/core/registration/schema";
import { createRetentionGuard, createRetentionStore } from "@zapisy/core/retention";
import { addDays, addSeconds } from "@zapisy/core/shared/time";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createProject,
  historyOf,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { formWith } from "../support/attachments.ts";
import { markInput } from "../support/attendance.ts";
import { issueTo } from "../support/certificates.ts";
import { loseConnectionAnew } from "../support/disturb.ts";
import { agendaItem, CONSENTS, delegationInput } from "../support/fixture.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { everywhereElse, somebody, type Somebody, wholeRegistration } from "../support/planted-person.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { tracesOf } from "../support/traces.ts";
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

const AFTER = "2026-05-04T09:00:00.000Z";
const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const service = () => world.deps.services.erasure;

const stored = async (registrationId: RegistrationId): Promise<StoredRegistration> => {
  const found = await world.deps.stores.registrations.find(registrationId);
  if (!found) throw new Error(`There is no ${registrationId}.`);
  return found;
};

/** Where something of somebody stands; a claim is found by name and address, which anybody could hash. */
const traces = ({ person, words }: Somebody) => tracesOf(world, { words, exact: claimKeys(person) });

/**
 * What is left but for what is stated (docs/decisions/0117): an institution is an entry of the register for all, and the organiser judges its name; what
 * a browser sent is looked at as a copy, and goes after two days by itself.
 */
const leftOf = (places: readonly string[]) =>
  places.filter((place) => !place.startsWith("institution") && !place.startsWith("uploads/: "));

/** Has all that is under way done, and the second look hours later. */
async function letItEnd() {
  await mailing.arrived();
  world.clock.now = addSeconds(world.clock.now, SECOND_LOOK_SECONDS + 3_600);
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
}

/** Begins to erase somebody at these registrations, and with their address what is kept of that. */
const erase = (registrationIds: RegistrationId[], address?: string) =>
  service().beginErasure(asStaff(world), {
    registrationIds,
    address,
    addressItself: address !== undefined,
    reason: "wniosek nr 7",
  });

describe("erasing a person", () => {
  it("leaves nothing of them in the table or the bucket, where before they stood in every kind of row", async () => {
    const one = somebody(1);
    const { event, registrationId } = await wholeRegistration(mailing, projectId, one);
    const others = await everywhereElse(mailing, projectId, one);
    world.clock.now = AFTER;
    await world.deps.services.attendance.recordMarksByStaff(asStaff(world), event.eventId, [
      markInput({ registrationId, source: "list", state: "absent" }),
    ]);
    await world.deps.services.attendance.setEntitlement(asStaff(world), event.eventId, registrationId, {
      entitled: true,
      reason: `zgoda ${one.secret}`,
    });
    await world.deps.services.file.requestEvidence(asStaff(world), event.eventId);
    await mailing.arrived();

    // The control: the walk finds them in each of these.
    const before = await traces(one);
    expect(new Set(before.map((place) => place.split(": ")[0]))).toEqual(
      new Set([
        "auditEntry",
        "delegation",
        "documents/evidence/",
        "entitlement",
        "files/",
        "institution",
        "institutionName",
        "institutionWord",
        "interest",
        "invitation",
        "mails/",
        "message",
        "personClaim",
        "referral",
        "registration",
        "registrationNeeds",
        "selectionScore",
        "subscription",
        "uploads/",
        "uploads/checked/",
      ]),
    );

    const found = await service().findPerson(asStaff(world), { address: one.email, registrationIds: [] });
    expect(found.registrations.map(({ outcome }) => outcome)).toEqual(["erased", "erased", "erased"]);
    expect(found.around).toEqual({
      subscribed: true,
      suppressed: true,
      interests: 1,
      invitations: 1,
      delegations: 1,
      leads: 0,
    });
    passMinute(world);
    await erase(
      found.registrations.map((r) => r.registrationId),
      one.email,
    );
    await letItEnd();
    expect(leftOf(await traces(one))).toEqual([]);
    expect(await world.deps.services.address.findByAddress(one.email)).toMatchObject({ items: [] });
    // That no mail to many goes to the address stays, as a hash.
    expect((await world.deps.services.address.suppressionsOf([one.email]))[0]?.reason).toBe("bounced");
    const is = await stored(registrationId);
    expect(is).toMatchObject({
      status: "confirmed",
      lastName: "–",
      answers: {},
      erasedAt: addSeconds(AFTER, 60),
    });
    expect([others.length, (await historyOf(world, registrationId))[0]]).toMatchObject([
      2,
      { action: "registration.erased", reason: "wniosek nr 7", actor: `staff:${world.admin.staffId}` },
    ]);
    const { items } = await service().listErasures(asStaff(world));
    expect(items[0]).toMatchObject({ state: "done", registrations: 3, named: 0 });
  });

  it("leaves the name, and nothing else, where evidence needs it, and says beforehand why", async () => {
    const one = somebody(2);
    const { event, registrationId } = await wholeRegistration(mailing, projectId, one);
    const { eventId } = event;
    world.clock.now = AFTER;
    const ctx = asStaff(world);
    await world.deps.services.attendance.recordMarksByStaff(ctx, eventId, [markInput({ registrationId })]);
    await world.deps.services.attendance.closeUnit(ctx, eventId, "s1");
    await issueTo(world, eventId, [{ registrationId }]);
    await mailing.arrived();
    const found = await service().findPerson(ctx, { registrationIds: [registrationId] });
    expect(found.registrations).toMatchObject([
      { outcome: "name_stays", stays: ["attendance_list", "certificate"] },
    ]);
    expect(found.around).toBeUndefined();
    const { erasureId } = await erase([registrationId], one.email);
    await letItEnd();
    const left = leftOf(await traces(one));
    const surname = one.person.lastName;
    expect(left).toEqual([
      `certificate: ${surname}`,
      // As it was mailed.
      `certificates/: ${surname}`,
      `registration: ${surname}`,
      // The institution and the position stand beside the name on the list.
      `registration: ${one.secret}`,
    ]);
    expect(await stored(registrationId)).not.toHaveProperty("email");
    const { items } = await service().listErasures(ctx);
    expect(items.find((item) => item.erasureId === erasureId)).toMatchObject({ state: "done", named: 1 });
    // What the certificate's page and file need is in the certificate.
    expect(await erase([registrationId])).toMatchObject({ state: "working" });
  });

  it("leaves the name where somebody is marked as present on a list that is still to be closed", async () => {
    const event = await publishEvent(world, projectId);
    const { attendance, certificate } = world.deps.services;
    const [was, left] = [await signUp(world, event, 1), await signUp(world, event, 2)];
    world.clock.now = AFTER;
    const present = markInput({ registrationId: was.registrationId, state: "left_early", minutes: 60 });
    await attendance.recordMarksByStaff(asStaff(world), event.eventId, [present]);
    const registrationIds = [was.registrationId, left.registrationId];
    const found = await service().findPerson(asStaff(world), { registrationIds });
    expect(found.registrations.map(({ stays }) => stays)).toEqual([["open_list"], []]);
    await erase(registrationIds);
    await letItEnd();
    expect((await stored(was.registrationId)).lastName).not.toBe("–");
    // A mark comes late from a desk that had no network: there is nobody left to be certified.
    const late = markInput({ registrationId: left.registrationId, at: START });
    await attendance.recordMarksByStaff(asStaff(world), event.eventId, [late]);
    await attendance.closeUnit(asStaff(world), event.eventId, "s1");
    const { people } = await certificate.listEventCertificates(asStaff(world), event.eventId);
    expect(people.map(({ holder }) => "registrationId" in holder && holder.registrationId)).toEqual([
      was.registrationId,
    ]);
    const after = await service().findPerson(asStaff(world), { registrationIds });
    expect(after.registrations.map(({ outcome }) => outcome)).toEqual(["erased_before", "erased_before"]);
  });

  it("leaves nothing of who was in a delegation, also in the letters to its contact", async () => {
    const one = somebody(7);
    const { services } = world.deps;
    const led = await publishEvent(world, projectId, {
      recruitment: { mode: "first_come", delegations: true },
    });
    const input = delegationInput(2, {
      contact: { name: "Żaneta Kontaktowa", email: "kontakt@ops.example" },
    });
    const people = input.people.map((person, index) => (index === 0 ? { ...person, ...one.person } : person));
    await services.delegation.registerDelegation(asPublic(world), led.slug, { ...input, people });
    await mailing.arrived();
    expect(await traces(one)).toContain(`mails/: ${one.person.lastName}`);
    const found = await services.address.findByAddress(one.email);
    world.clock.now = AFTER;
    const { erasureId } = await erase(found.items.map(({ registrationId }) => registrationId));
    await letItEnd();
    expect(leftOf(await traces(one))).toEqual([]);
    const { items } = await service().listErasures(asStaff(world));
    expect(items.find((item) => item.erasureId === erasureId)).toMatchObject({ state: "done", named: 0 });
    const [delegation] = await world.deps.stores.delegations.listOfEvent(led.eventId, AFTER);
    expect(delegation?.contact.email).toBe("kontakt@ops.example");
  });

  it("erases whom staff mean, and leaves a sister of one address what is hers", async () => {
    const [anna, ewa] = [somebody(3), somebody(4)];
    const event = await publishEvent(world, projectId);
    const shared = "biuro.siostr@ops.example";
    const first = await signUp(world, event, 1, { ...anna.person, email: shared });
    const second = await signUp(world, event, 2, { ...ewa.person, email: shared });
    await mailing.arrived();
    world.clock.now = AFTER;
    const found = await service().findPerson(asStaff(world), { address: shared, registrationIds: [] });
    expect(found.registrations).toHaveLength(2);
    await erase([first.registrationId]);
    await letItEnd();
    expect(await traces(anna)).toEqual([]);
    expect(await stored(second.registrationId)).toMatchObject({
      lastName: ewa.person.lastName,
      email: shared,
    });
    const { items } = await world.deps.services.address.findByAddress(shared);
    expect(items.map((item) => item.registrationId)).toEqual([second.registrationId]);
    const [mail] = await world.deps.stores.messages.listByOwner(second.registrationId);
    const copies = await world.deps.bucket.list(`mails/${second.registrationId}/`);
    expect(copies).toEqual([`mails/${second.registrationId}/${mail?.messageId}.html`]);
  });

  it("asks for a withdrawal first where a place is held at an event that is ahead, so that it is passed on", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    const first = await signUp(world, event, 1, somebody(5).person);
    const next = await signUp(world, event, 2);
    expect(await code(erase([first.registrationId]))).toBe("erasure.active");
    await world.deps.services.registration.withdrawRegistration(asPublic(world), first.token);
    await mailing.arrived();
    await erase([first.registrationId]);
    await letItEnd();
    expect(await traces(somebody(5))).toEqual([]);
    expect((await stored(next.registrationId)).status).toBe("confirmed");
    // Whoever was erased may come again, and the old link opens nothing.
    expect(await code(world.deps.services.personalPage.get(asPublic(world), first.token))).toBe(
      "registration.not_found",
    );
    const { version } = await stored(first.registrationId);
    const patch = v.parse(StaffRegistrationPatchSchema, { version, email: "nowa@ops.example" });
    const changed = world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      first.registrationId,
      patch,
    );
    expect(await code(changed)).toBe("registration.erased");
  });

  it("is for who answers for requests: at events of their projects, and of the address for the whole installation", async () => {
    const one = somebody(6);
    const own = await publishEvent(world, projectId);
    const elsewhere = await publishEvent(world, await createProject(world));
    const people = [await signUp(world, own, 1, one.person), await signUp(world, elsewhere, 1, one.person)];
    await mailing.arrived();
    const query = { address: one.email, registrationIds: [] };
    const { actor: coordinator } = await world.signIn({ role: "coordinator", projectIds: [projectId] });
    const found = await service().findPerson(asStaff(world, coordinator), query);
    expect(found).toMatchObject({
      registrations: [{ registrationId: people[0]?.registrationId }],
      elsewhere: 1,
    });
    expect(found.around).toBeUndefined();
    world.clock.now = AFTER;
    const registrationIds = people.map(({ registrationId }) => registrationId);
    const both = service().beginErasure(asStaff(world, coordinator), {
      registrationIds,
      addressItself: false,
      reason: "wniosek",
    });
    expect(await code(both)).toBe("erasure.unknown_registration");
    expect(await code(service().listErasures(asStaff(world, coordinator)))).toBe("privacy.forbidden");
    for (const role of ["organiser", "assistant", "auditor"] as const) {
      const { actor } = await world.signIn({ role, projectIds: [projectId] });
      expect(await code(service().findPerson(asStaff(world, actor), query))).toBe("privacy.forbidden");
    }
  });

  it("erases also a subscription to which a consent became only after it began", async () => {
    const one = somebody(8);
    const event = await publishEvent(world, projectId, { form: formWith([], { newsletterConsent: true }) });
    const consents = { ...CONSENTS, newsletter: true };
    const { registrationId } = await signUp(world, event, 1, { ...one.person, consents });
    world.clock.now = AFTER;
    // The stream has not come so far.
    await erase([registrationId], one.email);
    await letItEnd();
    expect(leftOf(await traces(one))).toEqual([]);
  });

  it("leaves, at its second look, what came after it was asked for: a consent, an interest, an invitation", async () => {
    const one = somebody(11);
    const { email } = one;
    const { services, stores } = world.deps;
    world.clock.now = AFTER;
    const day = addDays(AFTER.slice(0, 10), 60);
    const ahead = await publishEvent(world, projectId, {
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day })],
      recruitment: { mode: "first_come", opens: `${addDays(day, -14)}T08:00` },
    });
    const inviting = await publishEvent(world, projectId, {
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day })],
      form: formWith([], { newsletterConsent: true }),
    });
    const wantAll = async (number: number) => {
      await services.interest.askToBeTold(asPublic(world), ahead.slug, { email, locale: "pl" });
      await services.invitation.invite(asStaff(world), inviting.eventId, {
        people: [{ email }],
        locale: "pl",
      });
      const consents = { ...CONSENTS, newsletter: true };
      const person = { ...one.person, lastName: `Nowa${"abc"[number] ?? ""}`, consents };
      const { registrationId, token } = await signUp(world, inviting, number, person);
      await mailing.arrived();
      return { registrationId, token };
    };
    const { registrationId, token } = await wantAll(0);
    await services.registration.withdrawRegistration(asPublic(world), token);
    await mailing.arrived();
    const { around } = await service().findPerson(asStaff(world), { address: email, registrationIds: [] });
    expect(around).toMatchObject({ subscribed: true, interests: 1, invitations: 1 });
    await erase([registrationId], email);
    await mailing.arrived();
    const left = async () =>
      (await service().findPerson(asStaff(world), { address: email, registrationIds: [] })).around;
    expect(await left()).toMatchObject({ subscribed: false, interests: 0, invitations: 0 });
    world.clock.now = addSeconds(world.clock.now, 3_600);
    const { registrationId: anew } = await wantAll(1);
    await letItEnd();
    expect(await left()).toMatchObject({ subscribed: true, interests: 1, invitations: 1 });
    expect(await stores.messages.listByOwner(anew)).not.toEqual([]);
  });

  it("leaves what is kept of the address itself where that is not ticked, and whoever leads a group that is still to come", async () => {
    const one = somebody(9);
    const { services, stores } = world.deps;
    const event = await publishEvent(world, projectId, {
      recruitment: { mode: "first_come", delegations: true },
    });
    await services.delegation.registerDelegation(
      asPublic(world),
      event.slug,
      delegationInput(3, { contact: { name: "Jan Kontakt", email: one.email } }),
    );
    const { registrationId } = await signUp(world, event, 5, one.person);
    await mailing.arrived();
    const find = () => service().findPerson(asStaff(world), { address: one.email, registrationIds: [] });
    expect((await find()).around).toMatchObject({ delegations: 1, leads: 1 });
    expect(await code(erase([], one.email))).toBe("erasure.leads");
    world.clock.now = AFTER;
    expect((await find()).around).toMatchObject({ delegations: 1, leads: 0 });
    await service().beginErasure(asStaff(world), {
      registrationIds: [registrationId],
      address: one.email,
      addressItself: false,
      reason: "wniosek nr 8",
    });
    await letItEnd();
    const [delegation] = await stores.delegations.listOfEvent(event.eventId, AFTER);
    expect(delegation?.contact.email).toBe(one.email);
    expect((await stored(registrationId)).lastName).toBe("–");
    await erase([], one.email);
    await letItEnd();
    expect(leftOf(await traces(one))).toEqual([]);
  });

  it("is begun again where a table was put back in which it never was, and once", async () => {
    const one = somebody(10);
    const event = await publishEvent(world, projectId);
    const { registrationId } = await signUp(world, event, 1, one.person);
    await mailing.arrived();
    const { deps } = world;
    const before = await deps.table.documents.send(new ScanCommand({ TableName: deps.table.name }));
    world.clock.now = AFTER;
    const { erasureId } = await erase([registrationId], one.email);
    await letItEnd();
    expect(await traces(one)).toEqual([]);
    // As a restore has it: the row of the erasure is gone, and who was erased is there again.
    const erasures = createErasureStore(deps.table);
    await erasures.eraseUnder("erasureId", erasureId);
    for (const Item of before.Items ?? [])
      if (String(Item["pk"]).includes(registrationId) || String(Item["__edb_e__"]) === "personClaim")
        await deps.table.documents.send(new PutCommand({ TableName: deps.table.name, Item }));
    expect(await traces(one)).toContain(`registration: ${one.person.lastName}`);
    // Others note in this bucket, too.
    const list = async (prefix: string) =>
      (await deps.bucket.list(prefix)).filter((key) => key.includes(erasureId));
    const bucket = { list, get: (key: string) => deps.bucket.get(key) };
    const again = () => eraseAgain({ erasures, bucket }, world.clock.now);
    expect([await again(), await again()]).toEqual([1, 0]);
    await letItEnd();
    expect(await traces(one)).toEqual([]);
    expect(await erasures.find(erasureId)).toMatchObject({ state: "done", reason: "wniosek nr 7" });
  });

  it("holds no seat after a table was put back in which they still had one: it is passed on", async () => {
    const one = somebody(0);
    const { deps } = world;
    const event = await publishEvent(world, projectId, { seats: 1 });
    const { registrationId, token } = await signUp(world, event, 1, one.person);
    await mailing.arrived();
    const before = await deps.table.documents.send(new ScanCommand({ TableName: deps.table.name }));
    await deps.services.registration.withdrawRegistration(asPublic(world), token);
    await mailing.arrived();
    const { erasureId } = await erase([registrationId], one.email);
    await letItEnd();
    const erasures = createErasureStore(deps.table);
    await erasures.eraseUnder("erasureId", erasureId);
    for (const Item of before.Items ?? [])
      if (
        String(Item["pk"]).includes(registrationId) ||
        (["personClaim", "seatBlock"].includes(String(Item["__edb_e__"])) &&
          Item["eventId"] === event.eventId)
      )
        await deps.table.documents.send(new PutCommand({ TableName: deps.table.name, Item }));
    const next = await signUp(world, event, 2);
    expect((await stored(next.registrationId)).status).toBe("reserve");
    const list = async (prefix: string) =>
      (await deps.bucket.list(prefix)).filter((key) => key.includes(erasureId));
    const bucket = { list, get: (key: string) => deps.bucket.get(key) };
    expect(await eraseAgain({ erasures, bucket }, world.clock.now)).toBe(1);
    await letItEnd();
    expect(await traces(one)).toEqual([]);
    expect(await stored(registrationId)).toMatchObject({ status: "cancelled", standing: { holds: [] } });
    expect((await stored(next.registrationId)).status).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("goes on, once somebody looks, where it broke off before anything noted when it is due", async () => {
    const { registrationId } = await signUp(world, await publishEvent(world, projectId), 1);
    await mailing.arrived();
    world.clock.now = AFTER;
    const { erasureId } = await erase([registrationId]);
    await letItEnd();
    const erasures = createErasureStore(world.deps.table);
    const done = await erasures.find(erasureId);
    if (!done) throw new Error(`There is no ${erasureId}.`);
    const { finishedAt: _, ...before } = done;
    const broken = { ...before, state: "working", look: 1, version: done.version + 1 } as const;
    await erasures.save({ ...broken, done: 0, secondAt: undefined });
    const look = async () => {
      await service().listErasures(asStaff(world));
      return erasures.find(erasureId);
    };
    expect(await look()).toMatchObject({ version: broken.version + 1, state: "working" });
    // Once is enough: it is due by itself from then on.
    expect((await look())?.version).toBe(broken.version + 1);
    await letItEnd();
    expect(await erasures.find(erasureId)).toMatchObject({ state: "done", look: 2 });
  });

  it("goes on where it broke off, at whichever kind of request the connection was lost", async () => {
    const event = await publishEvent(world, projectId, { seats: null });
    const { deps } = world;
    const ctx = deps.context({ type: "system", name: "erase-people" }, "test");
    const erasures = createErasureStore(deps.table);
    const participants = createParticipantStore(deps.table);
    const supportEntries = createSupportEntryStore(deps.table);
    const indicators = createIndicatorStore(deps.table);
    const retentions = createRetentionStore(deps.table);
    const own = { erasures, participants, supportEntries, indicators };
    const guard = createRetentionGuard({ ...deps.stores, retentions, ...own });
    const run = async (erasureId: ErasureId) => {
      for (;;) {
        const erasure = await erasures.find(erasureId);
        if (erasure?.state !== "working") return;
        await workPart(
          {
            ...deps.stores,
            erasures,
            participants,
            supportEntries,
            indicators,
            guard,
            addresses: deps.services.address,
            table: deps.table,
            bucket: deps.bucket,
          },
          ctx,
          erasure,
        );
      }
    };
    // Letters stand for digits: names have none.
    const people = Array.from({ length: 45 }, (_, number) => ({
      lastName: `Przerwana${String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26))}ska`,
      email: `przerwana${number}q@ops.example`,
    }));
    const signedUp = [];
    for (const person of people) signedUp.push(await signUp(world, event, 1, person));
    await world.follow();
    world.clock.now = AFTER;
    let count = 0;
    const tried = new Set<string>();
    for (const when of ["before", "after"] as const)
      for (;;) {
        const [who, address] = [signedUp[count]?.registrationId, people[count]?.email];
        if (!who) throw new Error("There are more requests than people.");
        count += 1;
        const { erasureId } = await erase([who], address);
        const stop = loseConnectionAnew(deps.table.client, tried, when);
        const broke = await run(erasureId).then(
          () => false,
          () => true,
        );
        const wasLost = stop();
        if (broke) await run(erasureId);
        expect((await erasures.find(erasureId))?.state).toBe("waits");
        if (!wasLost) break;
      }
    expect(count).toBeGreaterThan(25);
    const words = people.slice(0, count).flatMap(({ lastName, email }) => [lastName, email]);
    await letItEnd();
    expect(await tracesOf(world, { words, exact: [] })).toEqual([]);
  });
});
