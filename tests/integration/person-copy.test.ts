import type { PersonCopy } from "@zapisy/core/person-copy/answer";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { LOCALES, type Locale } from "@zapisy/core/shared/localized-text";
import { foldText } from "@zapisy/core/shared/text";
import { isOfInstitution } from "@zapisy/core/staff/rules";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import { copyInWords } from "@zapisy/words/person-copy";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { issueTo } from "../support/certificates.ts";
import { COPIED } from "../support/copied-rows.ts";
import { copyWords } from "../support/copy-words.ts";
import { indicatorInput } from "../support/indicators.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { everywhereElse, somebody, wholeRegistration } from "../support/planted-person.ts";
import { readUnitsOf } from "../support/reads.ts";
import { referringInstitution } from "../support/referral.ts";
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
const service = () => world.deps.services.personCopy;
const copyOf = (registrationIds: RegistrationId[], address?: string, words = true) =>
  service().copyPerson(asStaff(world), {
    registrationIds,
    address,
    addressItself: address !== undefined,
    words,
  });

/** Where in a copy words of somebody stand: the kind of row and the word, each once. */
const placesIn = ({ rows }: PersonCopy, words: readonly string[]) => [
  ...new Set(
    rows.flatMap(({ entity, values }) => {
      const text = foldText(JSON.stringify(values));
      return words.filter((word) => text.includes(foldText(word))).map((word) => `${entity}: ${word}`);
    }),
  ),
];

/** What is told of a copy as it is kept: a label that is an id, or a code; English words may be the same as one. */
const rawIn = (copy: PersonCopy, words: Awaited<ReturnType<typeof copyWords>>, locale: Locale) =>
  copyInWords(copy, words, locale).sections.flatMap((section, at) => {
    const kept = [...Map.groupBy(copy.rows, ({ eventId }) => eventId).values()][at] ?? [];
    return section.rows.flatMap(({ values }, row) =>
      values.flatMap(({ label, text }, index) => {
        const { path = "", value } = kept[row]?.values[index] ?? {};
        const names = path.split(".");
        const isOwn = path.startsWith("person.answers.");
        const isCode = locale === "pl" && !isOwn && text === value && /^[a-z]+([._/-][a-z]+)*$/.test(text);
        return isCode || label.split(" – ").some((part) => names.includes(part)) ? [`${label}: ${text}`] : [];
      }),
    );
  });
describe("a copy of all that is kept of a person", () => {
  it("has every word of them that an erasure would have to find in the table, and every kind of row that the manifests tell of", async () => {
    const one = somebody(1);
    const { event, registrationId } = await wholeRegistration(mailing, projectId, one);
    const others = await everywhereElse(mailing, projectId, one);
    world.clock.now = AFTER;
    const { services } = world.deps;
    await services.attendance.recordMarksByStaff(asStaff(world), event.eventId, [
      markInput({ registrationId }),
    ]);
    await services.attendance.setEntitlement(asStaff(world), event.eventId, registrationId, {
      entitled: true,
      reason: `zgoda ${one.secret}`,
    });
    await services.attendance.closeUnit(asStaff(world), event.eventId, "s1");
    await issueTo(world, event.eventId, [{ registrationId }]);
    await mailing.arrived();
    const copy = await copyOf([registrationId, ...others], one.email);

    // Whoever makes copies sees all that is in them, also what nobody else does.
    for (const { readers } of copy.rows)
      expect(readers).toEqual(expect.arrayContaining(["admin", "coordinator", "dpo"]));
    const readersOf = (kind: string) => copy.rows.find(({ entity }) => entity === kind)?.readers;
    expect(readersOf("subscription")).toEqual(["admin", "coordinator", "dpo"]);
    expect(readersOf("selectionScore")).toContain("committee");
    for (const kind of ["attendanceMark", "certificate"]) expect(readersOf(kind)).toContain("partner");
    // What follows from the name of an institution is an entry for all; what leads to somebody by a key is no more than that.
    const traces = await tracesOf(world, { words: one.words, exact: [] });
    const inTable = traces.filter((place) => !/^(institution\w*|personClaim|\S*\/): /.test(place));
    expect(placesIn(copy, one.words)).toEqual(expect.arrayContaining(inTable));
    expect(new Set(inTable.map((place) => place.split(": ")[0])).size).toBeGreaterThan(10);
    // The other way round, nothing is told that was not found.
    const found = await services.erasure.findPerson(asStaff(world), {
      address: one.email,
      registrationIds: [],
    });
    expect(found.registrations.map((each) => each.registrationId).toSorted()).toEqual(
      [registrationId, ...others].toSorted(),
    );
    // Ids and hashes lead to others, or to nobody.
    const values = JSON.stringify(copy.rows.map((row) => row.values));
    expect(values).not.toMatch(/(stf|reg|del|inv|ptc)_[0-9A-Z]{26}/);
    expect(values).toContain("person.attachments.paper.bytes");
    expect(values).not.toMatch(/[0-9a-f]{64}|consents\.log\.\d+\.wording/);
    const rest = await judgedAndSupported();
    // Whoever makes a copy may not read it: that there is one is told, and who hands it over.
    expect(JSON.stringify(rest)).toContain("withheld");
    expect(JSON.stringify(rest)).not.toContain("Tego nikt inny nie czyta.");
    const kinds = new Set([...copy.rows, ...rest.rows].map(({ entity }) => entity));
    expect([...kinds].toSorted()).toEqual(COPIED);
    // As a page and a paper tell it, nothing reads like a code of ours, in either language.
    for (const made of [copy, rest])
      for (const locale of LOCALES) expect(rawIn(made, await copyWords(locale), locale)).toEqual([]);
  });

  it("says what was asked, why each thing is kept, for how long, and who sees it, and is about the chosen registrations alone", async () => {
    const [anna, ewa] = [somebody(2), somebody(3)];
    const { event, registrationId } = await wholeRegistration(mailing, projectId, anna);
    const sister = await signUp(world, event, 9, { ...ewa.person, email: anna.email });
    await mailing.arrived();
    const copy = await copyOf([registrationId]);
    expect(placesIn(copy, ewa.words)).toEqual([]);
    expect(copy).toMatchObject({ registrations: 1, madeAt: world.clock.now });
    expect(copy).not.toHaveProperty("address");
    const [row] = copy.rows.filter(({ entity }) => entity === "registration");
    expect(row).toMatchObject({
      eventTitle: event.title,
      why: "taking_part",
      until: "person",
      readers: STAFF_ROLES,
    });
    const readersOf = (kind: string) => copy.rows.find(({ entity }) => entity === kind)?.readers;
    expect(readersOf("registrationNeeds")).toEqual(["admin", "coordinator", "organiser", "dpo"]);
    expect(row?.values).toContainEqual({
      path: "person.answers.why",
      field: "person.answers",
      says: ["facts", "words", "special"],
      value: `bo ${anna.secret}`,
      asked: { pl: "Dlaczego?" },
    });
    // The row says these by others, and a copy says them all the same.
    expect(row?.values.map(({ path, value }) => [path, value])).toEqual(
      expect.arrayContaining([
        ["person.createdAt", START],
        ["person.consents.log.0.at", START],
      ]),
    );
    expect(copy.rows.find(({ entity }) => entity === "registrationNeeds")?.values).toContainEqual(
      expect.objectContaining({ value: "vegan", says: ["special"] }),
    );
    // Both together, by the address, with what is the address's own.
    const both = await copyOf([registrationId, sister.registrationId], anna.email);
    expect(placesIn(both, ewa.words)).not.toEqual([]);
    expect(both.rows.map(({ entity }) => entity)).toContain("subscription");
  });

  it("reads nothing else of an address of which nothing else was chosen", async () => {
    const [anna, ewa] = [somebody(8), somebody(9)];
    const { event, registrationId } = await wholeRegistration(mailing, projectId, anna);
    for (const number of [7, 8])
      await signUp(world, event, number, {
        ...ewa.person,
        lastName: `Nowa${number === 7 ? "k" : "cka"}`,
        email: anna.email,
      });
    await mailing.arrived();
    const units = (address?: string) =>
      readUnitsOf(world.deps.table.client, () =>
        service().copyPerson(asStaff(world), {
          registrationIds: [registrationId],
          address,
          addressItself: false,
          words: true,
        }),
      );
    expect(await units(anna.email)).toBe(await units());
  });

  it("leaves out what staff wrote in words of their own where it is to, and keeps the person's", async () => {
    const one = somebody(4);
    const { registrationId } = await wholeRegistration(mailing, projectId, one);
    const texts = async (words: boolean) =>
      JSON.stringify((await copyOf([registrationId], undefined, words)).rows);
    expect(await texts(true)).toContain(`dzwoniła ${one.secret}`);
    expect(await texts(false)).not.toContain(`dzwoniła ${one.secret}`);
    expect(await texts(false)).toContain(`bo ${one.secret}`);
  });

  it("is given at once by the personal link, of that registration, without what staff keep for themselves", async () => {
    const one = somebody(5);
    const { event } = await wholeRegistration(mailing, projectId, one);
    const { registrationId, token } = await signUp(world, event, 7, { ...one.person, lastName: "Łęcka" });
    await world.deps.services.participant.acceptProposals(asStaff(world), projectId, [
      { registrationIds: [registrationId] },
    ]);
    await mailing.arrived();
    const copy = await service().copyOwn(asPublic(world), token);
    const kinds = [...new Set(copy.rows.map(({ entity }) => entity))].toSorted();
    expect(kinds).toEqual(["message", "registration"]);
    expect(JSON.stringify(copy)).not.toContain(one.secret);
    expect(JSON.stringify(copy)).not.toContain(token);
    expect(await code(service().copyOwn(asPublic(world), `${token.slice(0, -1)}x`))).toBe(
      "registration.not_found",
    );
    // When somebody lost their place is noted for staff, and not on the page of the link.
    await world.deps.services.registration.withdrawRegistration(asPublic(world), token);
    const says = ({ rows }: PersonCopy) =>
      rows.some(({ values }) => values.some(({ path }) => path === "person.leftAt"));
    expect(says(await service().copyOwn(asPublic(world), token))).toBe(false);
    expect(says(await copyOf([registrationId]))).toBe(true);
  });

  it("is for who answers for requests, and of their projects", async () => {
    const own = await signUp(world, await publishEvent(world, projectId), 1);
    const elsewhere = await signUp(world, await publishEvent(world, await createProject(world)), 1);
    await mailing.arrived();
    const input = (ids: RegistrationId[], address?: string) => ({
      registrationIds: ids,
      address,
      addressItself: address !== undefined,
      words: true,
    });
    const institutionId = await referringInstitution(world, "OPS kopii", "Żmudź");
    for (const role of STAFF_ROLES) {
      const { actor } = await world.signIn({
        role,
        projectIds: [projectId],
        ...(isOfInstitution(role) && { institutionId }),
      });
      const ask = (ids: RegistrationId[], address?: string) =>
        code(service().copyPerson(asStaff(world, actor), input(ids, address)));
      const may = ["admin", "dpo", "coordinator"].includes(role);
      expect([role, await ask([own.registrationId])]).toEqual([
        role,
        may ? "[object Object]" : "privacy.forbidden",
      ]);
      if (role !== "coordinator") continue;
      expect(await ask([own.registrationId, elsewhere.registrationId])).toBe("erasure.unknown_registration");
      // What is kept of an address itself is of all projects.
      expect(await ask([], "lucja1@ops.example")).toBe("erasure.nothing");
    }
  });

  it("has, of whoever was erased, what remained", async () => {
    const one = somebody(6);
    const { registrationId } = await wholeRegistration(mailing, projectId, one);
    world.clock.now = AFTER;
    await world.deps.services.erasure.beginErasure(asStaff(world), {
      registrationIds: [registrationId],
      address: one.email,
      addressItself: true,
      reason: "wniosek nr 7",
    });
    await mailing.arrived();
    const copy = await copyOf([registrationId]);
    expect(placesIn(copy, one.words)).toEqual([]);
    expect(copy.rows.map(({ entity }) => entity)).toContain("registration");
  });
});

/** A copy of somebody who was scored, ranked and decided on, and was given support. */
async function judgedAndSupported(): Promise<PersonCopy> {
  const { services, stores } = world.deps;
  const ctx = asStaff(world);
  world.clock.now = START;
  const project = await createProject(world, {
    supports: [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 }],
  });
  const event = await publishEvent(world, project, { recruitment: { mode: "selection" } });
  const { eventId } = event;
  const { registrationId } = await signUp(world, event, 1);
  await mailing.arrived();
  const criteria = [
    { type: "scored" as const, criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 1 },
  ];
  await services.selection.setCriteria(ctx, eventId, { criteria, ties: ["registered"], version: 0 });
  const { actor: member } = await world.signIn({ email: `komisja.${registrationId.slice(-6)}@rops.example` });
  await services.selection.joinCommittee(ctx, eventId, member.staffId);
  const round = (await stores.selections.find(eventId))?.round ?? 0;
  const judgement = { formal: {}, points: { need: 7 }, round };
  await services.selection.judge(asStaff(world, member), eventId, registrationId, judgement);
  await services.selection.closeSheet(asStaff(world, member), eventId);
  const { scores } = await services.selection.getRanking(ctx, eventId);
  const { version } = await services.selection.freezeRanking(ctx, eventId, scores);
  const decide = { places: 1, reserve: 0, reason: "wynik oceny", version };
  const decided = await services.selection.decideAll(ctx, eventId, decide);
  await services.selection.decideOne(ctx, eventId, registrationId, {
    decision: "declined",
    reason: "brak dokumentów",
    version: decided.version,
  });
  const attended = await signUp(world, await publishEvent(world, project), 1);
  const { items } = await services.participant.acceptProposals(ctx, project, [
    { registrationIds: [attended.registrationId] },
  ]);
  const [{ participantId } = {}] = items;
  if (!participantId) throw new Error(JSON.stringify(items));
  const counsellor = await world.signIn({ role: "coordinator", email: "doradca.kopii@rops.example" });
  const noted = await services.supportEntry.addEntry(ctx, project, {
    participantId,
    supportId: "law",
    day: "2026-02-11",
    from: "09:00",
    to: "09:45",
    topic: "Rozmowa",
    mode: "onsite",
    counsellor: { staffId: counsellor.staff.staffId },
  });
  const { staffId } = counsellor.staff;
  await services.contentNote.saveNote(asStaff(world, counsellor.actor), project, noted.entryId, staffId, {
    text: "Tego nikt inny nie czyta.",
    version: 0,
  });
  const { indicatorId } = await services.indicator.addIndicator(ctx, project, indicatorInput());
  await services.indicator.enterResult(ctx, project, participantId, {
    indicatorId,
    kindId: "study",
    day: "2026-01-02",
    note: "Liceum dla dorosłych",
  });
  await services.supportEntry.addEntry(ctx, project, {
    participantId,
    supportId: "law",
    day: "2026-02-10",
    from: "09:00",
    to: "09:45",
    topic: "Alimenty",
    mode: "onsite",
    counsellor: { name: "Żaneta Łęcka" },
  });
  return copyOf([registrationId, attended.registrationId]);
}
