import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { MessageRef } from "@zapisy/core/message/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenReferral } from "@zapisy/core/referral/answer";
import type { ReferralInput } from "@zapisy/core/referral/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { DomainError } from "@zapisy/core/shared/error";
import { addSeconds, epochSeconds } from "@zapisy/core/shared/time";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { registrationOfferLapsed } from "@zapisy/functions/mails/kind/registration-offer-lapsed";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  historyOf,
  namesByStatus,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { call } from "../support/api.ts";
import { loseConnection, withoutSeatConditions } from "../support/disturb.ts";
import { agendaItem, delegatedPerson, delegationInput, signUpInput } from "../support/fixture.ts";
import { referralInput, referringInstitution, signInReferrer } from "../support/referral.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let gops: InstitutionId;
let worker: StaffActor;
let numbers = 0;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  gops = await referringInstitution(world);
  ({ actor: worker } = await signInReferrer(world, projectId, gops, { name: "Ewa Pracownik" }));
});

beforeEach(() => {
  world.clock.now = START;
});

/** What staff are shown of somebody, as far as it says how they came. */
type Shown = { messages: { kind: string }[]; history: { actor: string; action: string }[] };
const referrals = () => world.deps.services.referral;
const publish = (overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, { recruitment: { mode: "first_come", referrals: "only" }, ...overrides });
const input = (overrides: Partial<ReferralInput> = {}) => referralInput((numbers += 1), overrides);
const refer = (event: { eventId: StaffEventView["eventId"] }, sent = input(), key?: string, by = worker) =>
  referrals().refer(asStaff(world, by), event.eventId, sent, key);
const pageOf = (event: StaffEventView, by = worker) =>
  referrals().getReferralEvent(asStaff(world, by), event.eventId);
const rowOf = async (registrationId: RegistrationId) => {
  const row = await world.deps.stores.registrations.find(registrationId);
  if (!row) throw new Error(`no ${registrationId}`);
  return row;
};
/** What an attempt is refused with: what is said beside the fields, or the code. */
const refusalOf = async (attempt: Promise<unknown>) => {
  try {
    await attempt;
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    const { issues = [] } = cause.details;
    return issues.map(({ path, code }) => `${path}: ${code}`).join() || cause.code;
  }
  return "taken";
};
const countOf = async (event: StaffEventView) =>
  Object.values(await namesByStatus(world, event)).reduce((sum, names) => sum + (names?.length ?? 0), 0);
/** Staff decline somebody. */
const reject = async ({ eventId }: StaffEventView, registrationId: RegistrationId) => {
  const { version } = await rowOf(registrationId);
  const patch = { version, status: "rejected", reason: "decyzja komisji" } as const;
  await world.deps.services.registration.changeRegistration(asStaff(world), eventId, registrationId, patch);
};
/** Mails to somebody, as they are written now. */
const mailsOf = async (registrationId: RegistrationId) =>
  Promise.all(
    (await world.deps.stores.messages.listByOwner(registrationId)).map(async ({ messageId, kind }) => {
      const ref = world.mailed.find((one) => one.endsWith(messageId)) as MessageRef;
      const message = await world.deps.stores.messages.find(ref);
      return { kind, text: message && (await composeMail(world.deps, message))?.mail.text };
    }),
  );
/** Somebody of another institution of the same project. */
const stranger = async () => {
  const other = await referringInstitution(world, `Ośrodek Pomocy Społecznej ${(numbers += 1)}`, "Chełm");
  return (await signInReferrer(world, projectId, other)).actor;
};

describe("a referral", () => {
  it("puts the thirteenth of twelve places on the reserve list, and passes a place on that was taken back", async () => {
    const event = await publish({ seats: 12 });
    const taken: TakenReferral[] = [];
    for (let count = 0; count < 13; count += 1) taken.push(await refer(event));
    expect(taken.map(({ outcome }) => outcome)).toEqual([...Array(12).fill("confirmed"), "reserve"]);
    expect(taken[12]?.position).toBe(1);
    await assertSeatsMatch(world, event.eventId);
    const [first] = taken;
    if (!first) throw new Error("nobody");
    await referrals().takeReferralBack(asStaff(world, worker), event.eventId, first.registrationId);
    await world.follow();
    const { referrals: own } = await pageOf(event);
    expect(own).toHaveLength(13);
    expect(own.find(({ registrationId }) => registrationId === taken[12]?.registrationId)?.status).toBe(
      "confirmed",
    );
    await assertSeatsMatch(world, event.eventId);
  });

  it("keeps document and days beside the registration, and nothing of the institution on the person", async () => {
    const event = await publish();
    const sent = input();
    const { registrationId, shown } = await refer(event, sent);
    expect(shown.referrals).toMatchObject([
      { registrationId, document: sent.document, referredOn: sent.referredOn, may: { takeBack: true } },
    ]);
    const row = await rowOf(registrationId);
    // On badges and lists an institution stands beside the name: that one is helped is nobody's business.
    expect(row.institution).toBeUndefined();
    expect(row).toMatchObject({
      referredBy: { institutionId: gops, name: "Gminny Ośrodek Pomocy Społecznej", town: "Żmudź" },
      source: "online",
      consents: { image: false, newsletter: false, needs: false, log: [] },
    });
    const [beside] = await rowsOf(world, "referral", event.eventId);
    expect(beside).toMatchObject({
      document: sent.document,
      referredOn: sent.referredOn,
      institutionId: gops,
    });
    // One unit for what is written, and one of the index (docs/decisions/0078).
    expect(Buffer.byteLength(JSON.stringify(beside))).toBeLessThan(1024);
    const everythingElse = JSON.stringify(
      await rowsOf(world, ["registration", "message", "auditEntry"], event.eventId),
    );
    expect(everythingElse).not.toContain(sent.document.number);
  });

  it("mails its person who gave the data, with clause and link and without the number", async () => {
    const event = await publish();
    const sent = input();
    const { registrationId } = await refer(event, sent);
    await world.follow();
    const [mail, ...others] = await mailsOf(registrationId);
    expect(others).toEqual([]);
    expect(mail?.kind).toBe("registration.referred");
    for (const words of ["Gminny Ośrodek Pomocy Społecznej, Żmudź", "art. 14 RODO", "/registrations/"])
      expect(mail?.text?.replaceAll(/\s+/g, " ")).toContain(words);
    expect(mail?.text).not.toContain(sent.document.number);
    expect((await historyOf(world, registrationId)).map(({ action, actor }) => [action, actor])).toEqual([
      ["registration.referred", `staff:${worker.staffId}`],
    ]);
  });

  it("takes somebody without an address, who is told by the institution", async () => {
    const event = await publish();
    const { registrationId, outcome } = await refer(
      event,
      input({ person: delegatedPerson("x", { email: undefined }) }),
    );
    await world.follow();
    expect(outcome).toBe("confirmed");
    expect((await pageOf(event)).referrals).toMatchObject([{ registrationId, hasEmail: false }]);
    expect(await mailsOf(registrationId)).toEqual([]);
  });

  it("shows the institution until when a place that came free waits for the person's answer", async () => {
    const event = await publish({
      seats: 1,
      recruitment: { mode: "first_come", referrals: "only", offerHours: 48 },
    });
    const first = await refer(event);
    const second = await refer(event);
    await referrals().takeReferralBack(asStaff(world, worker), event.eventId, first.registrationId);
    await world.follow();
    const shown = (await pageOf(event)).referrals.find(
      ({ registrationId }) => registrationId === second.registrationId,
    );
    expect(shown).toMatchObject({ status: "offered", offeredUntil: addSeconds(START, 48 * 3600) });
  });

  it("is one where it is sent twice at once, or again after it was taken back or recruitment had ended", async () => {
    const event = await publish();
    const sent = input();
    const [once, twice] = await Promise.all([refer(event, sent, "one-key"), refer(event, sent, "one-key")]);
    expect(twice?.registrationId).toBe(once?.registrationId);
    if (!once) throw new Error("nobody");
    await referrals().takeReferralBack(asStaff(world, worker), event.eventId, once.registrationId);
    world.clock.now = "2026-04-16T09:00:00.000Z";
    await refer(event, sent, "one-key");
    expect((await pageOf(event)).referrals.map(({ status }) => status)).toEqual(["cancelled"]);
    expect(await countOf(event)).toBe(1);
    await assertSeatsMatch(world, event.eventId);
  });

  it("does not refer a person twice under other keys", async () => {
    const event = await publish();
    const sent = input();
    await refer(event, sent, "a");
    expect(await refusalOf(refer(event, sent, "b"))).toBe("registration.duplicate");
    expect(await countOf(event)).toBe(1);
  });

  it.each(["before", "after"] as const)(
    "is whole or not there, wherever the connection is lost %s a request",
    async (when) => {
      const event = await publish({ seats: 100 });
      let broken = 0;
      for (let breakAt = 1; breakAt < 60; breakAt += 1) {
        const sent = input();
        const restore = loseConnection(world.deps.table.client, breakAt, when);
        await refer(event, sent, `key-${breakAt}`).catch(() => undefined);
        const broke = restore();
        const { registrationId } = await refer(event, sent, `key-${breakAt}`);
        expect((await rowOf(registrationId)).status).toBe("confirmed");
        expect(await world.deps.stores.referrals.find(registrationId, world.clock.now)).toBeDefined();
        expect(await countOf(event)).toBe(breakAt);
        if (!broke) break;
        broken = breakAt;
      }
      expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
      expect((await rowsOf(world, "referral", event.eventId)).length).toBe(await countOf(event));
      await assertSeatsMatch(world, event.eventId);
    },
  );

  it("takes the last seat once, whoever comes at the same moment", async () => {
    const event = await publish({ seats: 1, recruitment: { mode: "first_come", referrals: "also" } });
    const came = await Promise.all([
      ...Array.from({ length: 4 }, () => refer(event).then(({ outcome }) => outcome)),
      ...Array.from({ length: 4 }, () => signUp(world, event, (numbers += 1)).then(({ outcome }) => outcome)),
    ]);
    expect(came.filter((one) => one === "confirmed")).toHaveLength(1);
    await assertSeatsMatch(world, event.eventId);
  });

  it("would sell the last seat twice without the conditions in the transaction: the race above can fail", async () => {
    const event = await publish({ seats: 1 });
    // All have read the same seats before one of them writes.
    const restore = withoutSeatConditions(world.deps.table.client, 4);
    try {
      await Promise.all(Array.from({ length: 4 }, () => refer(event)));
    } finally {
      restore();
    }
    await expect(assertSeatsMatch(world, event.eventId)).rejects.toThrow("no seat is sold twice");
  });

  it("keeps seats and line right, whatever is referred, signed up, taken back and decided", async () => {
    const step = fc.constantFrom("refer", "sign_up", "take_back", "withdraw", "reject", "together");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const event = await publish({ seats: 2, recruitment: { mode: "first_come", referrals: "also" } });
        const own: RegistrationId[] = [];
        const links: string[] = [];
        for (const what of steps) {
          if (what === "refer") own.push((await refer(event)).registrationId);
          if (what === "sign_up") links.push((await signUp(world, event, (numbers += 1))).token);
          if (what === "together")
            own.push(...(await Promise.all([refer(event), refer(event)])).map((one) => one.registrationId));
          const [mine] = own;
          if (what === "take_back" && mine)
            await refusalOf(referrals().takeReferralBack(asStaff(world, worker), event.eventId, mine));
          const [link] = links;
          if (what === "withdraw" && link)
            await world.deps.services.registration.withdrawRegistration(asPublic(world), link);
          const last = own.at(-1);
          if (what === "reject" && last) await refusalOf(reject(event, last));
          await world.follow();
        }
        await assertSeatsMatch(world, event.eventId);
        const { confirmed = [], reserve = [] } = await namesByStatus(world, event);
        // Nobody waits while a seat is free.
        if (reserve.length > 0) expect(confirmed).toHaveLength(2);
        expect((await rowsOf(world, "referral", event.eventId)).length).toBe(own.length);
      }),
      { numRuns: 8 },
    );
  });
});

describe("what is refused", () => {
  it.each([
    ["a referral of tomorrow", { referredOn: "2026-03-03" }, "referredOn: referral.in_future"],
    [
      "a document that is younger than the referral",
      { document: { number: "KS/1", date: "2026-03-02" } },
      "document.date: referral.document_later",
    ],
    [
      "needs that nobody agreed to",
      { person: delegatedPerson("n", { needs: { diet: "vegan" } }) },
      "declarations.needs: consent.needs_required",
    ],
  ] as const)("is %s", async (_, overrides, expected) => {
    const event = await publish();
    expect(await refusalOf(refer(event, input(overrides as Partial<ReferralInput>)))).toBe(expected);
    expect(await countOf(event)).toBe(0);
  });

  it("is a referral of today where the event is, and not the day before", async () => {
    const event = await publish();
    // Half past midnight in Poland is still yesterday in UTC.
    world.clock.now = "2026-03-02T23:30:00.000Z";
    expect(await refusalOf(refer(event, input({ referredOn: "2026-03-03" })))).toBe("taken");
  });

  it("is what the form asks and the institution leaves out", async () => {
    const event = await publish({
      form: { ...(await publish()).form, phone: "required", institution: "required" },
    });
    expect(await refusalOf(refer(event))).toBe("person.phone: field.required");
  });

  it.each<[string, Partial<EventInput>, string]>([
    [
      "before it opens",
      { recruitment: { mode: "first_come", referrals: "only", opens: "2026-03-20T08:00" } },
      "registration.recruitment_not_open",
    ],
    [
      "after it closed",
      { recruitment: { mode: "first_come", referrals: "only", closes: "2026-03-01T08:00" } },
      "registration.recruitment_closed",
    ],
    ["an event that takes none", { recruitment: { mode: "first_come" } }, "event.not_found"],
  ])("is a referral %s", async (_, overrides, code) => {
    expect(await refusalOf(refer(await publish(overrides)))).toBe(code);
  });

  it("is a draft, an event of another project, and one that was cancelled", async () => {
    const draft = await createDraft(world, projectId, {
      recruitment: { mode: "first_come", referrals: "only" },
    });
    const foreign = await publishEvent(world, await createProject(world), {
      recruitment: { mode: "first_come", referrals: "only" },
    });
    expect(await refusalOf(refer(draft))).toBe("event.not_found");
    expect(await refusalOf(refer(foreign))).toBe("event.not_found");
    const event = await publish();
    const { registrationId } = await refer(event);
    const { version } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Choroba");
    expect(await refusalOf(refer(event))).toBe("event.cancelled");
    expect(
      await refusalOf(referrals().takeReferralBack(asStaff(world, worker), event.eventId, registrationId)),
    ).toBe("registration.changes_closed");
  });

  it("is whoever comes of their own accord where people come by referral alone", async () => {
    const event = await publish({
      recruitment: { mode: "first_come", referrals: "only", delegations: true },
    });
    expect(
      await refusalOf(
        world.deps.services.registration.registerParticipant(asPublic(world), event.slug, signUpInput(1)),
      ),
    ).toBe("registration.by_referral");
    expect(
      await refusalOf(
        world.deps.services.delegation.registerDelegation(asPublic(world), event.slug, delegationInput(1)),
      ),
    ).toBe("registration.by_referral");
    const invited = { people: [{ email: "ala@ops.example" }], locale: "pl" } as const;
    const { invitation } = world.deps.services;
    expect(
      await refusalOf(
        invitation.invite(asStaff(world), event.eventId, { ...invited, people: [...invited.people] }),
      ),
    ).toBe("invitation.by_referral");
    expect(await refusalOf(invitation.remind(asStaff(world), event.eventId, { round: 1 }))).toBe(
      "invitation.by_referral",
    );
    const view = await world.deps.services.event.getPublicEvent(asPublic(world), event.slug);
    expect(view.recruitment).toMatchObject({ referralsOnly: true });
    expect(view.recruitment).not.toHaveProperty("delegations", true);
  });

  it("is what mails go by: nobody is sent to a form that takes nobody", async () => {
    const open = await publish({ recruitment: { mode: "first_come", referrals: "also" } });
    await world.deps.services.invitation.invite(asStaff(world), open.eventId, {
      people: [{ email: "ala@ops.example" }],
      locale: "pl",
    });
    await world.follow();
    const mailed = await Promise.all(
      world.mailed.map((ref) => world.deps.stores.messages.find(ref as MessageRef)),
    );
    const sent = mailed.find((one) => one?.kind === "invitation.sent" && one.eventId === open.eventId);
    if (!sent) throw new Error("no mail");
    expect(await composeMail(world.deps, sent)).toBeDefined();
    const { registrationId } = await refer(open);
    await referrals().takeReferralBack(asStaff(world, worker), open.eventId, registrationId);
    const mayComeAgain = async () => {
      const event = await world.deps.stores.events.findEvent(open.eventId);
      if (!event) throw new Error("no event");
      const registration = await rowOf(registrationId);
      return (
        await registrationOfferLapsed.facts(world.deps, { message: sent, registration, event }, {} as never)
      )?.facts.mayComeAgain;
    };
    expect(await mayComeAgain()).toBe(true);
    await changeEvent(world, open, { recruitment: { mode: "first_come", referrals: "only" } });
    expect(await mayComeAgain()).toBe(false);
    expect(await composeMail(world.deps, sent)).toBeUndefined();
  });

  it("is everything of another institution's, and of staff who refer for none", async () => {
    const event = await publish();
    const { registrationId } = await refer(event);
    const other = await stranger();
    expect((await pageOf(event, other)).referrals).toEqual([]);
    const attempts = (by: StaffActor) => [
      () => referrals().takeReferralBack(asStaff(world, by), event.eventId, registrationId),
      () =>
        referrals().correctReferral(asStaff(world, by), event.eventId, registrationId, {
          document: { number: "X", date: "2026-02-01" },
          referredOn: "2026-02-02",
          version: 1,
        }),
    ];
    for (const attempt of attempts(other)) expect(await refusalOf(attempt())).toBe("referral.not_found");
    for (const attempt of attempts(world.admin)) expect(await refusalOf(attempt())).toBe("event.not_found");
    expect(await refusalOf(referrals().listReferralEvents(asStaff(world)))).toBe("referral.forbidden");
    expect((await rowOf(registrationId)).status).toBe("confirmed");
  });
});

describe("what an institution sees", () => {
  it("is where its people stand, with the reason where they were declined, and nobody else's", async () => {
    const event = await publish({ seats: 1, recruitment: { mode: "first_come", referrals: "also" } });
    const first = await refer(event);
    const second = await refer(event);
    await signUp(world, event, (numbers += 1));
    await refer(event, input(), undefined, await stranger());
    expect((await pageOf(event)).referrals).toMatchObject([
      { registrationId: second.registrationId, status: "reserve", reservePosition: 1 },
      { registrationId: first.registrationId, status: "confirmed" },
    ]);
    await reject(event, second.registrationId);
    const [declined] = (await pageOf(event)).referrals;
    expect(declined).toMatchObject({ status: "rejected", may: { takeBack: false } });
    expect(declined?.statusReason).toBeTruthy();
    const { items, institution } = await referrals().listReferralEvents(asStaff(world, worker));
    expect(institution).toMatchObject({ name: "Gminny Ośrodek Pomocy Społecznej", town: "Żmudź" });
    expect(items.find(({ eventId }) => eventId === event.eventId)).toMatchObject({ referred: 2 });
  });

  it("counts in the places of the group that the county says, and is told which limit it met", async () => {
    const groups = ["12", "16", "24"].map((code) => ({
      groupId: `g${code}`,
      name: { pl: `Grupa ${code}` },
      types: [],
      codes: [code],
      institutions: [],
      seats: 1,
      ...(code === "24" && { shut: true as const }),
    }));
    const event = await publish({
      seats: 3,
      recruitment: { mode: "first_come", referrals: "only", groups, outsideGroups: "refuse" },
    });
    const of = (countyCode?: string) => {
      const sent = input();
      return { ...sent, person: { ...sent.person, countyCode } };
    };
    expect(await refer(event, of("1261"))).toMatchObject({ outcome: "confirmed", group: "g12" });
    const second = of("1261");
    const waits = { outcome: "reserve", limits: [{ by: "group", of: "g12" }], group: "g12", position: 1 };
    const first = await refer(event, second, "drugi");
    expect(first).toMatchObject(waits);
    // The answer was lost: the same request is told the same.
    expect(await refer(event, second, "drugi")).toMatchObject({
      ...waits,
      registrationId: first.registrationId,
    });
    expect(await refusalOf(refer(event, of("2469")))).toBe("institution.name: registration.group_shut");
    expect(await refusalOf(refer(event, of("2061")))).toBe("institution.name: registration.no_group");
    expect(await refusalOf(refer(event, of()))).toBe("institution.name: registration.no_group");
    expect(await countOf(event)).toBe(2);
    await assertSeatsMatch(world, event.eventId);
  });

  it("stays when the event takes no more referrals, and two workers see the same", async () => {
    const event = await publish();
    const { registrationId } = await refer(event);
    await changeEvent(world, event, { recruitment: { mode: "first_come" } });
    const { actor: second } = await signInReferrer(world, projectId, gops);
    const page = await pageOf(event, second);
    expect(page).toMatchObject({ isOpen: false, referrals: [{ registrationId }] });
    expect(await refusalOf(refer(event))).toBe("referral.not_taken");
  });

  it("follows when entries of the register are found to be one, and when that is undone", async () => {
    const event = await publish();
    const lesser = await referringInstitution(world, "GOPS gminy Żmudź", "Żmudź-Kolonia");
    const { actor: other } = await signInReferrer(world, projectId, lesser);
    const own = await refer(event);
    const theirs = await refer(event, input(), undefined, other);
    const { institution } = world.deps.services;
    await institution.mergeInstitution(asStaff(world), lesser, { into: gops, reason: "To samo", version: 1 });
    for (const by of [worker, other]) {
      const page = await pageOf(event, by);
      expect(page.institution.institutionId).toBe(gops);
      expect(page.referrals.map(({ registrationId }) => registrationId).toSorted()).toEqual(
        [own.registrationId, theirs.registrationId].toSorted(),
      );
    }
    const register = await referrals().listReferrals(asStaff(world), event.eventId);
    expect(new Set(register.items.map((one) => one.institution.institutionId))).toEqual(new Set([gops]));
    const { version } = await institution.getInstitution(asStaff(world), lesser);
    await institution.freeInstitution(asStaff(world), lesser, version);
    expect((await pageOf(event, other)).referrals.map(({ registrationId }) => registrationId)).toEqual([
      theirs.registrationId,
    ]);
  });
});

describe("a document", () => {
  it("that is corrected as its event is moved ends with the event where it is now", async () => {
    const event = await publish();
    const { registrationId } = await refer(event);
    const { referrals: store } = world.deps.stores;
    const { correct } = store;
    const later = epochSeconds("2031-01-01T00:00:00.000Z");
    store.correct = async (...input) => {
      await store.keepUntil(registrationId, later, world.clock.now);
      return correct(...input);
    };
    try {
      const paper = { document: { number: "KS/9", date: "2026-02-10" }, referredOn: "2026-02-28" };
      await referrals().correctReferral(asStaff(world, worker), event.eventId, registrationId, {
        ...paper,
        version: 1,
      });
      expect(await store.find(registrationId, world.clock.now)).toMatchObject({
        ...paper,
        version: 2,
        ttl: later,
      });
    } finally {
      store.correct = correct;
    }
  });

  it("is corrected by its institution, and the history says so without what stands there", async () => {
    const event = await publish();
    const { registrationId } = await refer(event);
    const paper = { document: { number: "KS/POPRAWIONY", date: "2026-02-10" }, referredOn: "2026-02-28" };
    const correct = (version: number, given = paper) =>
      referrals().correctReferral(asStaff(world, worker), event.eventId, registrationId, {
        ...given,
        version,
      });
    expect((await correct(1)).referrals).toMatchObject([{ ...paper, version: 2 }]);
    expect(await refusalOf(correct(1))).toBe("registration.version_conflict");
    expect(await refusalOf(correct(2, { ...paper, referredOn: "2026-02-09" }))).toBe(
      "document.date: referral.document_later",
    );
    await world.follow();
    const told = await historyOf(world, registrationId);
    expect(told.map(({ action }) => action).toSorted()).toEqual([
      "referral.corrected",
      "registration.referred",
    ]);
    expect(JSON.stringify(told)).not.toContain("POPRAWIONY");
  });

  it("is erased 30 days after the event, wherever that moves", async () => {
    const event = await publish({ dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-15" } });
    const { registrationId } = await refer(event);
    const endOf = async () => (await rowsOf(world, "referral", event.eventId))[0]?.ttl;
    const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;
    expect(await endOf()).toBe(at("2026-05-15"));
    await changeEvent(world, event, {
      dates: { type: "exact", startsOn: "2026-05-15", endsOn: "2026-05-15" },
      agenda: [agendaItem({ day: "2026-05-15" })],
    });
    await world.follow();
    expect(await endOf()).toBe(at("2026-06-14"));
    world.clock.now = "2026-06-20T09:00:00.000Z";
    expect(await world.deps.stores.referrals.find(registrationId, world.clock.now)).toBeUndefined();
    expect((await pageOf(event)).referrals).toEqual([]);
    const { referredBy } = await rowOf(registrationId);
    if (!referredBy) throw new Error("nobody referred them");
    expect(await referrals().describeReferral(asStaff(world), { registrationId, referredBy })).toMatchObject({
      institution: { name: "Gminny Ośrodek Pomocy Społecznej" },
      paper: undefined,
    });
  });
});

describe("the register", () => {
  it("names for those who run the event and for auditors who was referred by whom, on what, and what came of it", async () => {
    const event = await publish({ seats: 1 });
    const sent = input();
    await refer(event, sent);
    const waiting = await refer(event);
    const register = (by?: StaffActor) => referrals().listReferrals(asStaff(world, by), event.eventId);
    const { items } = await register();
    expect(items).toHaveLength(2);
    expect(items.find((one) => one.registrationId === waiting.registrationId)).toMatchObject({
      status: "reserve",
      reservePosition: 1,
    });
    expect(items.find((one) => one.document.number === sent.document.number)).toMatchObject({
      institution: { name: "Gminny Ośrodek Pomocy Społecznej", town: "Żmudź" },
      document: sent.document,
      referredOn: sent.referredOn,
      status: "confirmed",
    });
    const { actor: auditor } = await world.signIn({ role: "auditor", projectIds: [projectId] });
    expect((await register(auditor)).items).toHaveLength(2);
    const { staff, actor: assistant } = await world.signIn({ role: "assistant", projectIds: [projectId] });
    await world.deps.services.team.joinTeam(asStaff(world), event.eventId, staff.staffId);
    expect(await refusalOf(register(assistant))).toBe("referral.hidden");
    const { registration } = world.deps.services;
    const seen = await registration.getRegistration(
      asStaff(world, assistant),
      event.eventId,
      waiting.registrationId,
    );
    expect(seen.referredBy).toBeUndefined();
    expect(await refusalOf(register(worker))).toBe("event.not_found");
  });

  it("is not read by who helps at the door from history and mails either: referred people came as others do", async () => {
    const event = await publish({ recruitment: { mode: "first_come", referrals: "also" } });
    const { registrationId } = await refer(event);
    const { registrationId: own } = await signUp(world, event, 1);
    passMinute(world);
    const { document, referredOn } = input();
    await referrals().correctReferral(asStaff(world, worker), event.eventId, registrationId, {
      document,
      referredOn,
      version: 1,
    });
    await world.follow();
    passMinute(world);
    await referrals().takeReferralBack(asStaff(world, worker), event.eventId, registrationId);
    await world.follow();
    const organiser = await world.signIn({ role: "organiser", projectIds: [projectId] });
    const helper = await world.signIn({ role: "assistant", projectIds: [projectId] });
    for (const { staff } of [organiser, helper])
      await world.deps.services.team.joinTeam(asStaff(world), event.eventId, staff.staffId);
    const path = `/api/staff/events/${event.eventId}`;
    const read = async (cookie: string, id: RegistrationId) => {
      const person = await call(world, "GET", `${path}/registrations/${id}`, { cookie });
      const history = await call(world, "GET", `${path}/history`, { cookie });
      expect([person.status, history.status]).toEqual([200, 200]);
      return { person: person.json as Shown, text: `${person.text}${history.text}` };
    };
    const known = await read(organiser.cookie, registrationId);
    expect(known.text).toMatch(/registration\.referred.*Ewa Pracownik/s);
    const seen = await read(helper.cookie, registrationId);
    for (const word of ["referr", "Ewa Pracownik", "Ośrodek", document.number, worker.staffId])
      expect(seen.text).not.toContain(word);
    const mailsOf = ({ messages }: Shown) => messages.map(({ kind }) => kind).toSorted();
    expect(mailsOf(seen.person)).toEqual(["registration.cancelled", "registration.confirmed"]);
    const of = ({ history }: Shown) => history.map(({ actor, action }) => [actor, action]);
    expect(of(seen.person)).toEqual([
      ["public", "registration.cancelled"],
      ["public", "registration.confirmed"],
    ]);
    expect(of((await read(helper.cookie, own)).person)).toEqual([["public", "registration.confirmed"]]);
  });
});
