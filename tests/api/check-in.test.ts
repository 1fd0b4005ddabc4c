import type { CheckInLinkView, DeskBook, DeskSyncAnswer, NewCheckInLink } from "@zapisy/core/check-in/answer";
import { gunzipSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MarkInput, WalkInInput } from "@zapisy/core/attendance/schema";
import { readTicket, ticketText } from "@zapisy/core/check-in/rules";
import type { DeskSync } from "@zapisy/core/check-in/schema";
import type { StaffEventView } from "@zapisy/core/event";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { CONSENTS, agendaItem, twoPanels } from "../support/fixture.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: `prj_${string}`;
let event: StaffEventView;
let cookie: string;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  ({ cookie } = await world.signIn({ role: "coordinator" }));
});

beforeEach(async () => {
  world.clock.now = START;
  event = await publishEvent(world, projectId, {
    choiceGroups: twoPanels(null),
    agenda: [
      agendaItem(),
      agendaItem({ itemId: "pa", title: { pl: "Panel A" }, from: "14:00", to: "15:00", optionId: "a" }),
    ],
  });
});

const linksAt = () => `/api/staff/events/${event.eventId}/check-in-links`;
const makeLink = (body: object = { name: "Recepcja, Ola" }) =>
  bodyOf<NewCheckInLink>(call(world, "POST", linksAt(), { cookie, body }));
const listLinks = async () =>
  (await bodyOf<{ items: CheckInLinkView[] }>(call(world, "GET", linksAt(), { cookie }))).items;
const tokenOf = ({ url }: NewCheckInLink) => url.split("/").at(-1) ?? "";
const open = (token: string) => call(world, "GET", `/api/check-in/${token}`);
const book = (token: string) => bodyOf<DeskBook>(open(token));
/** While the first session of the event goes on: when desks send, unless a test says otherwise. */
const DURING = "2026-04-15T10:00:00.000Z";
const send = (token: string, input: Partial<DeskSync>) => {
  if (world.clock.now === START) world.clock.now = DURING;
  return call(world, "POST", `/api/check-in/${token}/sync`, { body: { marks: [], walkIns: [], ...input } });
};
const sync = (token: string, input: Partial<DeskSync>) => bodyOf<DeskSyncAnswer>(send(token, input));

let number = 0;
const ulid = () => String((number += 1)).padStart(26, "0");
const mark = (
  registrationId: MarkInput["registrationId"],
  overrides: Partial<MarkInput> = {},
): MarkInput => ({
  markId: `mrk_${ulid()}`,
  registrationId,
  unitId: "s1",
  state: "present",
  source: "scan",
  at: "2026-04-15T07:41:00.000Z",
  replaces: [],
  ...overrides,
});
const walkIn = (overrides: Partial<WalkInInput> = {}): WalkInInput => ({
  walkInId: `wlk_${ulid()}`,
  firstName: "Jan",
  lastName: "Niezapowiedziany",
  choices: { panels: "a" },
  unitIds: [],
  at: "2026-04-15T07:41:00.000Z",
  ...overrides,
});

describe("links to the check-in", () => {
  it("are made with a name, end the day after the event, and show their address once", async () => {
    const made = await makeLink();
    const link = {
      linkId: expect.stringMatching(/^chk_/) as string,
      eventId: event.eventId,
      name: "Recepcja, Ola",
      createdBy: expect.stringMatching(/^staff:stf_/) as string,
      createdByName: "Osoba 2",
      createdAt: START,
      // Midnight in Warsaw after 16 April.
      expiresAt: "2026-04-16T21:59:00.000Z",
      endsWithEvent: true,
    };
    expect(made).toEqual({
      link,
      url: `https://zapisy.example/check-in/${made.link.linkId.slice(4)}${tokenOf(made).slice(26)}`,
    });
    expect(tokenOf(made)).toMatch(/^[0-9A-Z]{26}[\w-]{43}$/);
    const listed = await call(world, "GET", linksAt(), { cookie });
    expect(listed.json).toEqual({ items: [link] });
    expect(listed.text).not.toContain(tokenOf(made).slice(26));
  });

  it("made far ahead work until their event is over, and follow it when it moves", async () => {
    const { projectId } = event;
    const day = "2026-12-15";
    const far = await publishEvent(world, projectId, {
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day })],
    });
    const made = await bodyOf<NewCheckInLink>(
      call(world, "POST", `/api/staff/events/${far.eventId}/check-in-links`, {
        cookie,
        body: { name: "Zrobiony w marcu" },
      }),
    );
    expect(made.link.expiresAt).toBe("2026-12-16T22:59:00.000Z");
    const open = () => call(world, "GET", `/api/check-in/${tokenOf(made)}`);
    world.clock.now = "2026-12-15T07:00:00.000Z";
    const desk = (await open()).json as DeskBook;
    expect(desk.link.expiresAt).toBe("2026-12-16T22:59:00.000Z");
    world.clock.now = "2026-12-16T22:59:00.000Z";
    expect(await problemBody(open())).toMatchObject({ status: 410, code: "check_in.expired" });
    // Put off to January: the desk that waits opens again, and its book says until when.
    world.clock.now = "2026-12-14T09:00:00.000Z";
    const now = await world.deps.services.event.getEvent(asStaff(world), far.eventId);
    await world.deps.services.event.updateEvent(
      asStaff(world),
      far.eventId,
      {
        ...now,
        dates: { type: "exact", startsOn: "2027-01-20", endsOn: "2027-01-20" },
        agenda: [agendaItem({ day: "2027-01-20" })],
      },
      now.version,
    );
    world.clock.now = "2027-01-20T07:00:00.000Z";
    const later = (await open()).json as DeskBook;
    expect(later.link.expiresAt).toBe("2027-01-21T22:59:00.000Z");
    expect(later.version).not.toBe(desk.version);
    world.clock.now = START;
  });

  it("may end earlier or later, but not in the past and not after more than 60 days", async () => {
    expect((await makeLink({ name: "A", expiresAt: "2026-03-05T12:00:00Z" })).link.expiresAt).toBe(
      "2026-03-05T12:00:00.000Z",
    );
    const refused = (expiresAt: string) =>
      problemBody(call(world, "POST", linksAt(), { cookie, body: { name: "A", expiresAt } }));
    expect(await refused(START)).toMatchObject({
      status: 422,
      code: "check_in.invalid",
      issues: [{ path: "expiresAt", code: "check_in.expiry_past" }],
    });
    expect(await refused("2026-05-02T09:00:00Z")).toMatchObject({
      issues: [{ path: "expiresAt", code: "check_in.expiry_too_late" }],
    });
    expect(await problemBody(call(world, "POST", linksAt(), { cookie, body: { name: "  " } }))).toMatchObject(
      {
        status: 422,
        issues: [{ path: "name", code: "field.required" }],
      },
    );
  });

  it("open nothing once revoked or expired, and say which, whereas a wrong one is not there", async () => {
    const made = await makeLink();
    const token = tokenOf(made);
    const other = tokenOf(await makeLink());
    expect((await open(token)).status).toBe(200);
    const revoke = () => call(world, "DELETE", `${linksAt()}/${made.link.linkId}`, { cookie });
    expect((await revoke()).status).toBe(204);
    // Twice is once: the moment stays.
    world.clock.now = "2026-03-03T09:00:00.000Z";
    expect((await revoke()).status).toBe(204);
    expect((await listLinks()).find(({ linkId }) => linkId === made.link.linkId)?.revokedAt).toBe(START);
    for (const refusal of [problemBody(open(token)), problemBody(send(token, {}))])
      expect(await refusal).toMatchObject({ status: 410, code: "check_in.revoked" });
    world.clock.now = "2026-04-16T22:00:00.000Z";
    expect(await problemBody(open(other))).toMatchObject({ status: 410, code: "check_in.expired" });
    for (const wrong of [
      `${token.slice(0, 26)}${"A".repeat(43)}`,
      `${token.slice(0, 26)}${other.slice(26)}`,
      made.link.linkId,
      "x",
    ]) {
      expect(await problemBody(open(wrong))).toMatchObject({ status: 404, code: "check_in.not_found" });
    }
  });

  it("are for those who manage the event", async () => {
    const made = await makeLink();
    const { cookie: reader } = await world.signIn({ role: "auditor" });
    const attempts = [
      call(world, "GET", linksAt(), { cookie: reader }),
      call(world, "POST", linksAt(), { cookie: reader, body: { name: "A" } }),
      call(world, "DELETE", `${linksAt()}/${made.link.linkId}`, { cookie: reader }),
    ];
    for (const attempt of attempts)
      expect(await problemBody(attempt)).toMatchObject({ status: 403, code: "registration.read_only" });
    const another = await publishEvent(world, projectId);
    const path = `/api/staff/events/${another.eventId}/check-in-links/${made.link.linkId}`;
    expect(await problemBody(call(world, "DELETE", path, { cookie }))).toMatchObject({
      status: 404,
      code: "check_in.not_found",
    });
    expect((await open(tokenOf(made))).status).toBe(200);
  });

  it("say when their desk was last heard of, to the minute", async () => {
    const token = tokenOf(await makeLink());
    const lastSync = async () => (await listLinks())[0]?.lastSyncAt;
    expect(await lastSync()).toBeUndefined();
    await open(token);
    world.clock.now = "2026-03-02T09:00:30.000Z";
    await sync(token, {});
    expect(await lastSync()).toBe(START);
    world.clock.now = "2026-03-02T09:01:00.000Z";
    await sync(token, {});
    expect(await lastSync()).toBe("2026-03-02T09:01:00.000Z");
  });

  it("stand in the event's history when they are made and revoked, and not each time they are used", async () => {
    const made = await makeLink();
    await open(tokenOf(made));
    world.clock.now = "2026-03-02T09:05:00.000Z";
    await call(world, "DELETE", `${linksAt()}/${made.link.linkId}`, { cookie });
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(
      items
        .filter(({ target }) => target === made.link.linkId)
        .map(({ action, from, to }) => [action, from, to]),
    ).toEqual([
      ["check_in.revoked", "open", "revoked"],
      ["check_in.created", undefined, "open"],
    ]);
  });
});

describe("the book of a desk", () => {
  const SECRETS = {
    email: "tajny.adres@ops.example",
    phone: "600700800",
    institution: { name: "Tajny Ośrodek Pomocy", type: "ops", town: "Tajnowo" },
    position: "tajne stanowisko",
    needs: { diet: "vegan", note: "tajna potrzeba" },
    consents: { ...CONSENTS, needs: true },
  } as const;

  it("holds names, codes and choices of confirmed people, and nothing else of them", async () => {
    const person = await signUp(world, event, 1, { ...SECRETS, choices: { panels: "a" } });
    const gone = await signUp(world, event, 2, { lastName: "Wycofana", choices: { panels: "b" } });
    await world.deps.services.registration.withdrawRegistration(
      world.deps.context({ type: "public" }, "test"),
      gone.token,
    );
    await world.deps.services.attendance.recordMarks(
      asStaff(world),
      event.eventId,
      [mark(person.registrationId, { state: "excused", reason: "tajny powód zdrowotny" })],
      `staff:${world.admin.staffId}`,
    );
    const made = await makeLink();
    const answer = await open(tokenOf(made));
    const { marks, ...rest } = answer.json as DeskBook;
    expect(rest).toEqual({
      link: { linkId: made.link.linkId, name: "Recepcja, Ola", expiresAt: made.link.expiresAt },
      event: {
        eventId: event.eventId,
        title: event.title,
        timeZone: "Europe/Warsaw",
        choiceGroups: event.choiceGroups,
        formerOptions: [],
      },
      units: [
        expect.objectContaining({ unitId: "s1" }),
        expect.objectContaining({ unitId: "pa", optionId: "a" }),
      ],
      closings: [],
      people: [
        {
          registrationId: person.registrationId,
          firstName: "Łucja",
          lastName: "Żak 1",
          ticketCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{20}$/),
          options: ["a"],
        },
      ],
      authors: {
        [`desk:${made.link.linkId}`]: "Recepcja, Ola",
        [`staff:${world.admin.staffId}`]: "Żaneta Śliwa",
      },
      version: expect.stringMatching(/^[0-9a-f]{16}$/),
      asOf: START,
      since: expect.stringMatching(new RegExp(`^${START} [0-9a-f]{16}$`)),
    });
    expect(marks).toEqual([
      expect.objectContaining({ state: "excused", registrationId: person.registrationId }),
    ]);
    expect(answer.text).not.toMatch(/tajn|ops\.example|600|vegan|Wycofana|linkHash|standing/i);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("knows each person by the code of their own ticket", async () => {
    const person = await signUp(world, event, 1, { choices: { panels: "a" } });
    const view = await world.deps.services.personalPage.get(asStaff(world), person.token);
    const { people } = await book(tokenOf(await makeLink()));
    expect(view.ticketCode).toBe(people[0]?.ticketCode);
    expect(readTicket(ticketText(view.ticketCode ?? ""))).toBe(people[0]?.ticketCode);
  });

  it("has a manifest by which the installed app begins at the link", async () => {
    const made = await makeLink();
    const path = `/api/check-in/${tokenOf(made)}/app.webmanifest`;
    const { headers, text } = await call(world, "GET", path, { query: { lang: "en" } });
    expect([headers.get("content-type"), JSON.parse(text)]).toEqual([
      "application/manifest+json",
      expect.objectContaining({
        id: `/check-in/${made.link.linkId}`,
        name: "Zapisy – attendance list",
        start_url: `/check-in/${tokenOf(made)}`,
        scope: "/check-in/",
      }),
    ]);
  });

  it("comes compressed to whoever takes it so", async () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8])
      await signUp(world, event, number, { choices: { panels: "a" } });
    const path = `/api/check-in/${tokenOf(await makeLink())}`;
    const plain = await world.api.request(path);
    const small = await world.api.request(path, { headers: { "accept-encoding": "gzip, br" } });
    expect([plain.headers.get("content-encoding"), small.headers.get("content-encoding")]).toEqual([
      null,
      "gzip",
    ]);
    const [whole, part] = [await plain.arrayBuffer(), await small.arrayBuffer()];
    expect(gunzipSync(part).toString()).toBe(Buffer.from(whole).toString());
    expect(part.byteLength).toBeLessThan(whole.byteLength / 2);
  });

  it("is sent only to a desk that has not got it", async () => {
    const person = await signUp(world, event, 1, { choices: { panels: "a" } });
    const token = tokenOf(await makeLink());
    const first = await book(token);
    expect(await sync(token, { version: first.version })).toMatchObject({
      marks: [],
      walkIns: [],
      asOf: DURING,
      changes: { people: [], gone: [], marks: [] },
    });
    const { book: second } = await sync(token, {
      version: first.version,
      marks: [mark(person.registrationId)],
    });
    expect(second?.marks).toHaveLength(1);
    expect(second?.version).not.toBe(first.version);
  });
});

describe("what changed of a book", () => {
  const second = (after: number) => new Date(Date.parse(DURING) + after * 1_000).toISOString();
  const name = ({ lastName }: { lastName: string }) => lastName;
  /** A desk that has been open for a quarter of a minute, and three people on its list. */
  async function openDesk() {
    const people = [];
    for (const one of [1, 2, 3]) people.push(await signUp(world, event, one, { choices: { panels: "a" } }));
    const token = tokenOf(await makeLink());
    world.clock.now = DURING;
    await world.follow();
    await book(token);
    world.clock.now = second(15);
    return { token, people, first: await book(token) };
  }
  const byStaff = (marks: MarkInput[]) =>
    world.deps.services.attendance.recordMarks(
      asStaff(world),
      event.eventId,
      marks,
      `staff:${world.admin.staffId}`,
    );

  it("is told to a desk, and nothing of others", async () => {
    const { token, people, first } = await openDesk();
    const [one, two, three] = people;
    if (!one || !two || !three) throw new Error("there are three");
    world.clock.now = second(40);
    await byStaff([mark(one.registrationId)]);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), two.token);
    await world.follow();
    world.clock.now = second(45);
    const { book: whole, changes } = await sync(token, { since: first.since });
    expect(whole).toBeUndefined();
    expect(changes).toMatchObject({
      people: [{ registrationId: one.registrationId }],
      gone: [two.registrationId],
      marks: [{ registrationId: one.registrationId, state: "present" }],
      authors: { [`staff:${world.admin.staffId}`]: "Żaneta Śliwa" },
    });

    world.clock.now = second(160);
    const later = await sync(token, { since: changes?.since });
    const { changes: none } = await sync(token, { since: later.changes?.since });
    expect(none).toMatchObject({ people: [], gone: [], marks: [] });
  });

  it("has what the desk itself just sent, and whoever it added", async () => {
    const { token, people, first } = await openDesk();
    const own = mark(people[2]?.registrationId ?? "reg_");
    const { changes, walkIns } = await sync(token, {
      since: first.since,
      marks: [own],
      walkIns: [walkIn()],
    });
    expect(changes?.marks).toMatchObject([{ markId: own.markId }]);
    expect(changes?.people.map(name).toSorted()).toEqual(["Niezapowiedziany", "Żak 3"]);
    expect(walkIns).toMatchObject([{ outcome: "added" }]);
  });

  it("is told again for a minute: a note may stand before what it is of", async () => {
    const { token, people, first } = await openDesk();
    await byStaff([mark(people[0]?.registrationId ?? "reg_")]);
    world.clock.now = second(70);
    const { changes } = await sync(token, { since: first.since });
    world.clock.now = second(80);
    const again = await sync(token, { since: changes?.since });
    world.clock.now = second(131);
    const later = await sync(token, { since: again.changes?.since });
    expect([changes, again.changes, later.changes].map((told) => told?.people.length)).toEqual([1, 1, 0]);
  });

  it("is the whole book where it concerns everybody, was asked too late, or by a word that nobody said", async () => {
    const { token, first } = await openDesk();
    const isWhole = async (since: string) => (await sync(token, { since })).book !== undefined;
    const other = tokenOf(await makeLink({ name: "Druga sala" }));
    expect((await sync(other, { since: first.since })).book).toBeDefined();
    for (const since of ["", "jutro", `${second(999)} ${first.since?.split(" ")[1]}`, second(15)])
      expect(await isWhole(since)).toBe(true);
    await world.deps.services.attendance.closeUnit(asStaff(world), event.eventId, "s1");
    expect(await isWhole(first.since ?? "")).toBe(true);
    const { since = "" } = await book(token);
    expect(await isWhole(since)).toBe(false);
    world.clock.now = second(86_400 + 30);
    expect(await isWhole(since)).toBe(true);
  });

  it("is not told by a book from before changes were noted", async () => {
    const person = await signUp(world, event, 1, { choices: { panels: "a" } });
    const token = tokenOf(await makeLink());
    world.clock.now = DURING;
    const { since } = await book(token);
    world.clock.now = second(30);
    const { book: whole } = await sync(token, { since, marks: [mark(person.registrationId)] });
    expect(whole?.marks).toHaveLength(1);
  });

  it("tells nothing of another event's people, whatever ids a desk sends", async () => {
    const other = await publishEvent(world, projectId);
    const stranger = await signUp(world, other, 9, { lastName: "Tajemnicza" });
    const { token, first } = await openDesk();
    const { text, json } = await send(token, {
      since: first.since,
      marks: [mark(stranger.registrationId)],
    });
    expect(json).toMatchObject({
      marks: [{ outcome: "refused", code: "attendance.person_unknown" }],
      changes: { people: [], marks: [] },
    });
    expect(text).not.toMatch(/Tajemnicza/);
  });

  it("has no reasons, addresses or institutions in it", async () => {
    const { token, people, first } = await openDesk();
    await byStaff([
      mark(people[0]?.registrationId ?? "reg_", { state: "excused", reason: "tajny powód zdrowotny" }),
    ]);
    const { text } = await send(token, { since: first.since });
    expect(text).toContain("excused");
    expect(text).not.toMatch(/tajn|ops\.example|\+48|linkHash/);
  });
});

describe("what a desk sends", () => {
  it("is recorded once under the name of its link, however often it is sent", async () => {
    const person = await signUp(world, event, 1, { choices: { panels: "a" } });
    const made = await makeLink();
    const token = tokenOf(made);
    const input = { marks: [mark(person.registrationId)] };
    const first = await sync(token, input);
    expect(first.marks).toEqual([{ markId: input.marks[0]?.markId, outcome: "recorded" }]);
    expect((await sync(token, input)).book).toEqual(first.book);
    const { people } = await world.deps.services.attendance.getBook(asStaff(world), event.eventId);
    expect(people[0]?.records.s1).toMatchObject({
      state: "present",
      by: `desk:${made.link.linkId}`,
      byName: "Recepcja, Ola",
      history: [{ markId: input.marks[0]?.markId }],
    });
  });

  it("comes to the same from two desks in any order, and a disagreement is shown", async () => {
    const people = await Promise.all(
      [1, 2].map((one) => signUp(world, event, one, { choices: { panels: "a" } })),
    );
    const [a, b] = [tokenOf(await makeLink({ name: "A" })), tokenOf(await makeLink({ name: "B" }))];
    const [first, second] = people.map(({ registrationId }) => registrationId);
    if (!first || !second) throw new Error("two people");
    await sync(b, {
      marks: [mark(first), mark(second, { state: "absent", at: "2026-04-15T07:50:00.000Z" })],
    });
    await sync(a, { marks: [mark(first), mark(second)] });
    const [seenByA, seenByB] = [await book(a), await book(b)];
    expect(seenByA.marks).toEqual(seenByB.marks);
    const staffBook = await world.deps.services.attendance.getBook(asStaff(world), event.eventId);
    const records = new Map(staffBook.people.map((person) => [person.registrationId, person.records.s1]));
    expect(records.get(first)).toMatchObject({ state: "present", conflict: [] });
    expect(records.get(second)?.conflict.map(({ state }) => state)).toEqual(["absent", "present"]);
  });

  it("is refused with a reason where it cannot be recorded, and the rest is", async () => {
    const person = await signUp(world, event, 1, { choices: { panels: "b" } });
    const token = tokenOf(await makeLink());
    world.clock.now = DURING;
    await world.deps.services.attendance.closeUnit(asStaff(world), event.eventId, "s1");
    const marks = [
      mark(person.registrationId),
      mark(person.registrationId, { reason: "Zapisane bez sieci" }),
      mark(person.registrationId, { unitId: "pa" }),
      mark(person.registrationId, { unitId: "nie-ma" }),
      // A desk cannot excuse what comes before its day, or from a clock in the future.
      mark(person.registrationId, { at: "2026-03-02T09:00:00.000Z", reason: "Wpisane z góry" }),
      mark(person.registrationId, { at: "9999-12-31T00:00:00.000Z", reason: "Zegar" }),
      mark(person.registrationId, { state: "left_early", minutes: 600, reason: "Pomyłka" }),
      mark("reg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ"),
    ];
    const answer = await sync(token, { marks });
    expect(answer.marks.map((result) => ("code" in result ? result.code : result.outcome))).toEqual([
      "attendance.unit_closed",
      "recorded",
      "attendance.not_expected",
      "attendance.unit_unknown",
      "attendance.before_day",
      "attendance.clock_ahead",
      "attendance.minutes_above",
      "attendance.person_unknown",
    ]);
    expect(answer.book?.closings).toEqual([
      { unitId: "s1", closedAt: DURING, closedBy: `staff:${world.admin.staffId}` },
    ]);
  });

  it("adds walk-ins once, and finds who is registered already", async () => {
    const token = tokenOf(await makeLink());
    const jan = walkIn({ institution: "OPS Suwałki" });
    const first = await sync(token, { walkIns: [jan] });
    expect(first.walkIns).toEqual([
      {
        walkInId: jan.walkInId,
        outcome: "added",
        registrationId: expect.stringMatching(/^reg_/),
        marks: [],
      },
    ]);
    const again = await sync(token, { walkIns: [jan] });
    const id = (answer: DeskSyncAnswer) => {
      const [result] = answer.walkIns;
      return result && "registrationId" in result ? result.registrationId : undefined;
    };
    expect(id(again)).toBe(id(first));
    expect(again.book?.people.map(({ lastName }) => lastName)).toEqual(["Niezapowiedziany"]);
    // The institution went to the organiser and does not come back to the device.
    expect(JSON.stringify(again.book)).not.toContain("Suwałki");
  });

  it("tells two walk-ins of one name apart, also when the first one was registered already", async () => {
    const token = tokenOf(await makeLink());
    const waiting = await call(world, "POST", `/api/staff/events/${event.eventId}/registrations`, {
      cookie,
      body: { firstName: "Ola", lastName: "Kowalska", choices: { panels: "a" }, answers: {}, consents: {} },
    });
    expect(waiting.status).toBe(201);
    const first = walkIn({ firstName: "Ola", lastName: "Kowalska" });
    const second = walkIn({
      firstName: "Ola",
      lastName: "Kowalska",
      namesakes: { registrationIds: [first.walkInId], reason: "Przyszły obie, matka i córka" },
    });
    const { walkIns } = await sync(token, { walkIns: [first, second] });
    expect(walkIns.map(({ outcome }) => outcome)).toEqual(["known", "added"]);
  });

  it("is too much for one request from 91 marks on", async () => {
    const token = tokenOf(await makeLink());
    const marks = Array.from({ length: 91 }, () => mark("reg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ"));
    expect(await problemBody(send(token, { marks }))).toMatchObject({
      status: 422,
      issues: [{ path: "marks", code: "field.too_many", limit: 90 }],
    });
  });

  it("is not taken for an event that was cancelled", async () => {
    const token = tokenOf(await makeLink());
    const { eventId, version } = event;
    await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Mało zgłoszeń");
    expect(await problemBody(send(token, { marks: [mark("reg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ")] }))).toMatchObject(
      { status: 409, code: "event.cancelled" },
    );
  });
});
