import type {
  AttendanceBook,
  AttendancePerson,
  MarksAnswer,
  ScreenCode,
  UnitClosing,
  WalkInResult,
} from "@zapisy/core/attendance/answer";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { screenCode } from "@zapisy/core/shared/secret";
import type { StaffEventView } from "@zapisy/core/event";
import type { TakenSignUp } from "@zapisy/core/registration";
import { beforeAll, describe, expect, it } from "vitest";
import { asPublic, asStaff, publishEvent, putOnTeam, signUp } from "../support/actions.ts";
import { bodyOf, call, problemBody, type ApiRequest } from "../support/api.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { SECRETS, createStage, type Stage } from "../support/stage.ts";
import { START } from "../support/world.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const admin = () => stage.cookies.admin;
const request = (method: string, path: string, options: ApiRequest = {}) =>
  call(stage.world, method, path, { cookie: admin(), ...options });
const attendance = ({ eventId }: { eventId: string }, rest = "") =>
  `/api/staff/events/${eventId}/attendance${rest}`;
const bookOf = (event: { eventId: string }, cookie = admin()) =>
  bodyOf<AttendanceBook>(request("GET", attendance(event), { cookie }));

/** An event of the stage's project with its whole team, and one confirmed person. */
async function fresh(overrides: Parameters<typeof publishEvent>[2] = {}) {
  const { world, projectId, event: model, next } = stage;
  world.clock.now = START;
  const published = await publishEvent(world, projectId, overrides);
  const event = await putOnTeam(world, published, model.teamIds);
  const person = await signUp(world, event, next());
  world.clock.now = DURING;
  return { event, person };
}

/** When the session of the events here has begun. */
const DURING = "2026-04-15T08:00:00.000Z";

const walkIn = (overrides: Record<string, unknown> = {}) => ({
  walkInId: `wlk_${String(stage.next()).padStart(26, "0")}`,
  firstName: "Zofia",
  lastName: `Niezapowiedziana ${stage.next()}`,
  unitIds: ["s1"],
  at: "2026-04-15T07:05:00.000Z",
  ...overrides,
});

describe("the book of attendance", () => {
  it("tells names and institutions of those who have a place, and nothing else of them", async () => {
    const { event, person } = await fresh();
    const answer = await request("GET", attendance(event));
    const book = answer.json as AttendanceBook;
    expect(book.people).toEqual([
      {
        registrationId: person.registrationId,
        firstName: "Łucja",
        lastName: expect.stringMatching(/^Żak/) as string,
        options: [],
        records: {},
        rate: {
          measure: "minutes",
          total: { attended: 0, possible: 240, percent: 0 },
          modules: [],
          reached: false,
          reachable: true,
        },
        entitled: false,
      },
    ]);
    expect(answer.text).not.toContain("ops.example");
    expect(answer.text).not.toContain(SECRETS.hostContact);
    expect(answer.text).not.toContain(SECRETS.hostEmail);
    expect([
      book.thresholdPercent,
      book.units.map(({ unitId }) => unitId),
      book.closings,
      book.authors,
    ]).toEqual([80, ["s1"], [], {}]);
  });

  it("says what each role may do", async () => {
    const { event } = await fresh();
    const rights = async (role: keyof typeof stage.cookies) => (await bookOf(event, stage.cookies[role])).may;
    const all = { record: true, close: true, override: true };
    expect([
      await rights("coordinator"),
      await rights("organiser"),
      await rights("assistant"),
      await rights("auditor"),
    ]).toEqual([
      all,
      all,
      { record: true, close: false, override: false },
      { record: false, close: false, override: false },
    ]);
  });
});

describe("marks", () => {
  it("are recorded by an assistant of the team, under their name", async () => {
    const { event, person } = await fresh();
    const mark = markInput({ registrationId: person.registrationId, at: "2026-04-15T09:05:00+02:00" });
    const answer = await bodyOf<MarksAnswer>(
      request("POST", attendance(event, "/marks"), {
        cookie: stage.cookies.assistant,
        body: { marks: [mark] },
      }),
    );
    expect(answer.results).toEqual([{ markId: mark.markId, outcome: "recorded" }]);
    const [record] = answer.records;
    expect([record?.state, record?.at, record?.byName]).toEqual([
      "present",
      "2026-04-15T07:05:00.000Z",
      expect.stringMatching(/^Osoba/) as string,
    ]);
    const book = await bookOf(event);
    expect(book.people[0]?.records).toEqual({ s1: record });
    expect(Object.keys(book.authors)).toEqual([record?.by]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["an id that is none", { markId: "mrk_1" }, "markId"],
    ["a state that is none", { state: "late" }, "state"],
    ["a source that is none", { source: "fax" }, "source"],
    ["left early without minutes", { state: "left_early" }, "minutes"],
    ["minutes below zero", { state: "left_early", minutes: -1 }, "minutes"],
    ["more minutes than a day has", { minutes: 1441 }, "minutes"],
    ["half a minute", { minutes: 1.5 }, "minutes"],
    ["no moment", { at: "rano" }, "at"],
    ["a moment that does not exist", { at: "2026-13-41T09:00:00Z" }, "at"],
    ["a reason too long", { reason: "x".repeat(301) }, "reason"],
    [
      "too many marks to replace",
      { replaces: Array.from({ length: 21 }, () => `mrk_${"0".repeat(26)}`) },
      "replaces",
    ],
  ])("are refused for %s", async (_, change, field) => {
    const mark = { ...markInput({ registrationId: stage.person.registrationId }), ...change };
    const refusal = await problemBody(
      request("POST", attendance(stage.event, "/marks"), { body: { marks: [mark] } }),
    );
    expect([refusal.status, refusal.code, refusal.issues?.[0]?.path]).toEqual([
      422,
      "request.invalid",
      `marks.0.${field}`,
    ]);
  });

  it("are 90 at most in one request, and one at least", async () => {
    const marks = Array.from({ length: 91 }, () =>
      markInput({ registrationId: stage.person.registrationId }),
    );
    for (const body of [{ marks }, { marks: [] }]) {
      expect(await problemBody(request("POST", attendance(stage.event, "/marks"), { body }))).toMatchObject({
        status: 422,
        issues: [{ path: "marks" }],
      });
    }
  });

  it("say nothing of people of other events", async () => {
    const { foreign } = stage;
    const mark = markInput({ registrationId: foreign.person.registrationId });
    const answer = await request("POST", attendance(stage.event, "/marks"), { body: { marks: [mark] } });
    expect(answer.json).toEqual({
      results: [{ markId: mark.markId, outcome: "refused", code: "attendance.person_unknown" }],
      records: [],
    });
    expect(answer.text).not.toContain(SECRETS.surname);
  });

  it("need a reason once the list is closed, and are kept with it", async () => {
    const { event, person } = await fresh();
    const post = (overrides: Partial<Parameters<typeof markInput>[0]>) =>
      bodyOf<MarksAnswer>(
        request("POST", attendance(event, "/marks"), {
          cookie: stage.cookies.assistant,
          body: { marks: [markInput({ registrationId: person.registrationId, ...overrides })] },
        }),
      );
    const closing = await bodyOf<UnitClosing>(request("POST", attendance(event, "/units/s1/close")));
    expect((await post({})).results[0]).toMatchObject({ code: "attendance.unit_closed" });
    expect((await post({ reason: "   " })).results[0]).toMatchObject({ code: "attendance.unit_closed" });
    expect((await post({ reason: "pomyłka" })).results[0]).toMatchObject({ outcome: "recorded" });
    const book = await bookOf(event);
    expect(book.closings).toEqual([closing]);
    expect(book.people[0]?.records.s1).toMatchObject({ state: "present", reason: "pomyłka" });
  });

  it("are refused to those who only read, and for an event that was cancelled before its day", async () => {
    const { event, person } = await fresh();
    const body = { marks: [markInput({ registrationId: person.registrationId })] };
    expect(
      await problemBody(
        request("POST", attendance(event, "/marks"), { cookie: stage.cookies.auditor, body }),
      ),
    ).toMatchObject({ status: 403, code: "attendance.read_only" });
    const { clock, deps } = stage.world;
    clock.now = START;
    await deps.services.event.cancelEvent(asStaff(stage.world), event.eventId, event.version, "Powódź");
    clock.now = DURING;
    expect(await problemBody(request("POST", attendance(event, "/marks"), { body }))).toMatchObject({
      status: 409,
      code: "event.cancelled",
    });
  });
});

describe("closing a list", () => {
  it("is for those who run the event, twice is once, and only for what takes attendance", async () => {
    const { event } = await fresh();
    const close = (cookie: string, unitId = "s1") =>
      request("POST", attendance(event, `/units/${unitId}/close`), { cookie });
    expect(await problemBody(close(stage.cookies.assistant))).toMatchObject({
      status: 403,
      code: "attendance.read_only",
    });
    const first = await bodyOf<UnitClosing>(close(stage.cookies.organiser));
    expect(await bodyOf<UnitClosing>(close(stage.cookies.coordinator))).toEqual(first);
    expect(await problemBody(close(admin(), "obiad"))).toMatchObject({
      status: 404,
      code: "attendance.unit_not_found",
    });
  });
});

describe("decisions against the rule", () => {
  it("are for those who run the event, with a reason", async () => {
    const { event, person } = await fresh();
    const path = attendance(event, `/entitlements/${person.registrationId}`);
    const decide = (body: unknown, cookie = admin()) => request("PUT", path, { cookie, body });
    const granted = { entitled: true, reason: "choroba dziecka" };
    expect(await problemBody(decide(granted, stage.cookies.assistant))).toMatchObject({ status: 403 });
    expect(await problemBody(decide({ entitled: true, reason: " " }))).toMatchObject({
      status: 422,
      issues: [{ path: "reason", code: "field.required" }],
    });
    const after = await bodyOf<AttendancePerson>(decide(granted, stage.cookies.organiser));
    expect([after.entitled, after.entitlement?.reason]).toEqual([true, "choroba dziecka"]);
    expect((await bookOf(event)).people[0]).toEqual(after);
    const back = await bodyOf<AttendancePerson>(decide({ entitled: null, reason: "pomyłka" }));
    expect([back.entitled, back.entitlement]).toEqual([false, undefined]);
  });

  it("are about people with a place", async () => {
    const { event, person } = await fresh();
    await stage.world.deps.services.registration.withdrawRegistration(asPublic(stage.world), person.token);
    expect(
      await problemBody(
        request("PUT", attendance(event, `/entitlements/${person.registrationId}`), {
          body: { entitled: true, reason: "choroba" },
        }),
      ),
    ).toMatchObject({ status: 404, code: "registration.not_found" });
  });
});

describe("walk-ins", () => {
  it("are entered by an assistant and marked present", async () => {
    const { event } = await fresh();
    const post = (body: unknown) =>
      bodyOf<WalkInResult>(
        request("POST", attendance(event, "/walk-ins"), { cookie: stage.cookies.assistant, body }),
      );
    const body = walkIn({ email: "", institution: "OPS Ełk" });
    const added = await post(body);
    expect(added).toMatchObject({ walkInId: body.walkInId, outcome: "added" });
    expect(await post(body)).toEqual(added);
    const book = await bookOf(event);
    expect(book.people.find(({ lastName }) => lastName === body.lastName)).toMatchObject({
      institution: "OPS Ełk",
      records: { s1: { state: "present", source: "search", reason: "walk-in" } },
    });
  });

  it("are told that the event is full", async () => {
    const { event } = await fresh({ seats: 1 });
    const body = walkIn();
    expect(await bodyOf(request("POST", attendance(event, "/walk-ins"), { body }))).toEqual({
      walkInId: body.walkInId,
      outcome: "refused",
      code: "registration.event_full",
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["an id that is none", { walkInId: "1" }, "walkInId"],
    ["no surname", { lastName: " " }, "lastName"],
    ["an address that is none", { email: "zofia" }, "email"],
    ["a unit's id that is none", { unitIds: ["Ż"] }, "unitIds.0"],
  ])("are refused for %s", async (_, change, path) => {
    expect(
      await problemBody(request("POST", attendance(stage.event, "/walk-ins"), { body: walkIn(change) })),
    ).toMatchObject({ status: 422, issues: [{ path }] });
  });
});

describe("self check-in", () => {
  /** Sessions of one day: one for all at nine, two parallel panels at ten, by the clock of Warsaw. */
  async function sessions(): Promise<{ event: StaffEventView; person: TakenSignUp }> {
    const { world, projectId, next } = stage;
    world.clock.now = START;
    const event = await publishEvent(world, projectId, {
      choiceGroups: twoPanels(null),
      agenda: [
        agendaItem({ itemId: "all", title: { pl: "Otwarcie" }, from: "09:00", to: "10:00" }),
        agendaItem({ itemId: "a", title: { pl: "Panel A" }, from: "10:00", to: "11:00", optionId: "a" }),
        agendaItem({ itemId: "b", title: { pl: "Panel B" }, from: "10:00", to: "11:00", optionId: "b" }),
      ],
    });
    return { event, person: await signUp(world, event, next(), { choices: { panels: "a" } }) };
  }

  /** Does something at that moment of the day of the event. */
  async function at<T>(time: string, act: () => Promise<T>): Promise<T> {
    const before = stage.world.clock.now;
    stage.world.clock.now = `2026-04-15T${time}.000Z`;
    try {
      return await act();
    } finally {
      stage.world.clock.now = before;
    }
  }

  const post = ({ token }: TakenSignUp, code: string) =>
    request("POST", `/api/registrations/${token}/check-in`, { cookie: undefined, body: { code } });
  const page = ({ token }: TakenSignUp) =>
    bodyOf<PersonalView>(request("GET", `/api/registrations/${token}`));
  const screen = (event: StaffEventView, unitId: string) =>
    bodyOf<ScreenCode>(request("GET", attendance(event, `/units/${unitId}/screen-code`)));
  /** The right code of another minute, event or unit. */
  const codeOf = (event: StaffEventView, unitId: string, minute: string) =>
    screenCode(
      stage.world.deps.secretKey,
      event.eventId,
      unitId,
      Date.parse(`2026-04-15T${minute}:00Z`) / 60_000,
    );

  it("shows a code that changes every minute, from a quarter of an hour before until the end", async () => {
    const { event } = await sessions();
    const early = await at("06:45:00", () => screen(event, "all"));
    expect(early).toEqual({
      unitId: "all",
      code: codeOf(event, "all", "06:45"),
      validUntil: "2026-04-15T06:46:00.000Z",
      closesAt: "2026-04-15T08:00:00.000Z",
    });
    expect((await at("06:45:59", () => screen(event, "all"))).code).toBe(early.code);
    expect((await at("06:46:00", () => screen(event, "all"))).code).not.toBe(early.code);
    const refused = (time: string) =>
      at(time, () => problemBody(request("GET", attendance(event, "/units/all/screen-code"))));
    expect(await refused("06:44:59")).toMatchObject({
      status: 409,
      code: "attendance.not_now",
      opensAt: "2026-04-15T06:45:00.000Z",
    });
    expect(await refused("08:00:00")).toMatchObject({ code: "attendance.not_now" });
  });

  it("marks a person present by the code of this minute or the last, once", async () => {
    const { event, person } = await sessions();
    const { code } = await at("07:10:30", () => screen(event, "all"));
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const first = await at("07:11:59", () => bodyOf(post(person, spaced)));
    expect(first).toEqual({ unitTitle: { pl: "Otwarcie" }, at: "2026-04-15T07:11:59.000Z" });
    const again = await at("07:11:59", () => bodyOf(post(person, codeOf(event, "all", "07:11"))));
    expect(again).toEqual(first);
    expect((await bookOf(event)).people[0]?.records.all).toMatchObject({
      state: "present",
      source: "self",
      by: `participant:${person.registrationId}`,
      conflict: [],
    });
  });

  it.each<[string, (event: StaffEventView) => string]>([
    ["two minutes old", (event) => codeOf(event, "all", "07:08")],
    ["of the next minute", (event) => codeOf(event, "all", "07:11")],
    ["of another event", () => codeOf(stage.event, "all", "07:10")],
    ["of a session that is not on", (event) => codeOf(event, "a", "07:10")],
  ])("is refused for a code %s", async (_, codeFor) => {
    const { event, person } = await sessions();
    expect(await at("07:10:30", () => problemBody(post(person, codeFor(event))))).toMatchObject({
      status: 422,
      code: "attendance.code_wrong",
      issues: [{ path: "code", code: "attendance.code_wrong" }],
    });
    expect((await bookOf(event)).people[0]?.records).toEqual({});
  });

  it("is refused for a code that is none", async () => {
    const { person } = await sessions();
    for (const code of ["", "12345", "1234567", "abcdef"]) {
      expect(await problemBody(post(person, code))).toMatchObject({
        status: 422,
        issues: [{ path: "code", code: "attendance.code_format" }],
      });
    }
  });

  it("is for the panel that the person chose, and knows by the code which of two that are on", async () => {
    const { event, person } = await sessions();
    const [all, a, b] = ["all", "a", "b"].map((unitId) => codeOf(event, unitId, "07:50"));
    expect(await at("07:50:00", () => problemBody(post(person, b ?? "")))).toMatchObject({
      code: "attendance.code_wrong",
    });
    expect(await at("07:50:00", () => bodyOf(post(person, a ?? "")))).toMatchObject({
      unitTitle: { pl: "Panel A" },
    });
    expect(await at("07:50:00", () => bodyOf(post(person, all ?? "")))).toMatchObject({
      unitTitle: { pl: "Otwarcie" },
    });
  });

  it("is stopped after ten codes within ten minutes, the right one included", async () => {
    const { event, person } = await sessions();
    const wrong = codeOf(stage.event, "x", "07:00");
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await at("07:10:00", () => post(person, wrong))).status).toBe(422);
    }
    const right = codeOf(event, "all", "07:10");
    expect(await at("07:10:00", () => problemBody(post(person, right)))).toMatchObject({
      status: 429,
      code: "attendance.too_many_attempts",
    });
    expect((await at("07:20:00", () => post(person, codeOf(event, "all", "07:20")))).status).toBe(200);
  });

  it("lets nobody guess faster by trying at once", async () => {
    const { person } = await sessions();
    const answers = await at("07:10:00", () =>
      Promise.all(Array.from({ length: 25 }, (_, number) => post(person, String(number).padStart(6, "0")))),
    );
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(10);
  });

  it("is for confirmed people, while it is time, on lists that are open", async () => {
    const { event, person } = await sessions();
    const code = codeOf(event, "all", "07:10");
    expect(await problemBody(post(person, code))).toMatchObject({ status: 409, code: "attendance.not_now" });
    await at("07:00:00", () => bodyOf(request("POST", attendance(event, "/units/all/close"))));
    expect(await at("07:10:00", () => problemBody(post(person, code)))).toMatchObject({
      status: 409,
      code: "attendance.unit_closed",
    });
    await stage.world.deps.services.registration.withdrawRegistration(asPublic(stage.world), person.token);
    expect(await at("07:10:00", () => problemBody(post(person, code)))).toMatchObject({
      status: 409,
      code: "attendance.not_confirmed",
    });
  });

  it("is offered on the personal page with the ticket, until the person is present", async () => {
    const { event, person } = await sessions();
    const before = await page(person);
    expect([before.ticketCode, before.checkIn]).toEqual([
      expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{20}$/) as string,
      undefined,
    ]);
    expect((await at("07:10:00", () => page(person))).checkIn).toEqual({
      unitId: "all",
      title: { pl: "Otwarcie" },
    });
    await at("07:50:00", () => bodyOf(post(person, codeOf(event, "all", "07:50"))));
    expect((await at("07:50:00", () => page(person))).checkIn).toEqual({
      unitId: "a",
      title: { pl: "Panel A" },
    });
    await at("07:00:00", () => bodyOf(request("POST", attendance(event, "/units/a/close"))));
    expect((await at("08:30:00", () => page(person))).checkIn).toBeUndefined();
    await stage.world.deps.services.registration.withdrawRegistration(asPublic(stage.world), person.token);
    const after = await at("07:50:00", () => page(person));
    expect([after.ticketCode, after.checkIn]).toEqual([undefined, undefined]);
  });
});
