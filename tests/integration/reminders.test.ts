import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { addSeconds } from "@zapisy/core/shared/time";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { keepReminders } from "@zapisy/functions/effects/keep-reminders";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { workMailings } from "@zapisy/functions/effects/work-mailings";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { laneOf } from "@zapisy/functions/mails/index";
import type { DynamoDBRecord } from "aws-lambda";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  historyOf,
  manualInput,
  passMinute,
  personOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { attachment, formWith } from "../support/attachments.ts";
import { disturb, loseConnection, loseConnectionAnew } from "../support/disturb.ts";
import { agendaItem, signUpInput, twoPanels } from "../support/fixture.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { rowsOf } from "../support/seats.ts";
import { readTableStream } from "../support/table-stream.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
/** People who sign up once only: an address may do so as often as its limit says. */
let people = 100;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});
beforeEach(() => {
  world.clock.now = START;
});

const USUAL: EventInput["reminders"] = { hour: "09:00", daysBefore: [7, 1] };

/** The event on that day, with the usual reminders. */
const on = (day: string, overrides: Partial<EventInput> = {}): Partial<EventInput> => ({
  dates: { type: "exact", startsOn: day, endsOn: day },
  agenda: [agendaItem({ day })],
  reminders: USUAL,
  ...overrides,
});
const publish = (day = "2026-04-15", overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, on(day, overrides));
const cancel = async ({ eventId }: StaffEventView) => {
  const { version } = await world.deps.services.event.getEvent(asStaff(world), eventId);
  await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Powódź");
};

const system = () => world.deps.context({ type: "system", name: "test" }, "test");

/** The clock shows that moment, what is due is done, and all that follows from it. */
async function at(moment: string): Promise<void> {
  world.clock.now = moment;
  await doWhatIsDue(world.deps)();
  await world.follow();
}

const messagesOf = ({ registrationId }: { registrationId: RegistrationId }) =>
  world.deps.stores.messages.listByOwner(registrationId);

/** The reminders that somebody got, or is to get. */
async function remindersOf(person: { registrationId: RegistrationId }): Promise<string[]> {
  return (await messagesOf(person))
    .filter(({ kind }) => kind.startsWith("reminder."))
    .map(({ facts }) => `${facts?.reminder} ${facts?.day}`)
    .toSorted();
}

/** The last mail of somebody, as it would go now; undefined where nothing is left to say. */
async function lastMailOf(person: { registrationId: RegistrationId }) {
  const message = (await messagesOf(person)).findLast(({ kind }) => kind.startsWith("reminder."));
  if (!message) throw new Error("There is no reminder.");
  return composeMail(world.deps, message);
}

const shown = async ({ eventId }: StaffEventView) =>
  (await world.deps.services.reminder.listReminders(asStaff(world), eventId)).items.map(
    ({ key, state, people }) => [key, state, people],
  );

const WEEK_BEFORE = "2026-04-08T07:00:00.000Z";
const DAY_BEFORE = "2026-04-14T07:00:00.000Z";

describe("a reminder", () => {
  it("goes at its minute, once, to everybody who has a place then, whatever runs twice", async () => {
    const event = await publish("2026-04-15", { seats: 3 });
    const [anna, basia, celina, dorota] = [
      await signUp(world, event, 1),
      await signUp(world, event, 2, { email: "lucja1@ops.example" }),
      await signUp(world, event, 3, { email: "lucja1@ops.example" }),
      await signUp(world, event, 4),
    ] as const;
    await world.follow();
    expect(await shown(event)).toEqual([
      ["before_7", "waits", undefined],
      ["before_1", "waits", undefined],
    ]);
    await at("2026-04-08T06:59:59.999Z");
    expect(await remindersOf(anna)).toEqual([]);
    world.clock.now = WEEK_BEFORE;
    await Promise.all([doWhatIsDue(world.deps)(), doWhatIsDue(world.deps)()]);
    await world.recordsTwice();
    await world.follow();
    await at(WEEK_BEFORE);
    for (const person of [anna, basia, celina])
      expect(await remindersOf(person)).toEqual(["before_7 2026-04-15"]);
    // Who waits is not reminded; who left before the next one neither, and who came meanwhile gets that one.
    expect(await remindersOf(dorota)).toEqual([]);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), anna.token);
    await world.follow();
    await at(DAY_BEFORE);
    expect(await remindersOf(anna)).toEqual(["before_7 2026-04-15"]);
    expect(await remindersOf(basia)).toEqual(["before_1 2026-04-15", "before_7 2026-04-15"]);
    expect(await remindersOf(dorota)).toEqual(["before_1 2026-04-15"]);
    expect(await shown(event)).toEqual([
      ["before_7", "went", 3],
      ["before_1", "went", 3],
    ]);
  });

  it("says when, where and how to get out of it, and names in its subject whose it is", async () => {
    const event = await publish("2026-04-15", {
      choiceGroups: twoPanels(null),
      place: {
        mode: "hybrid",
        name: "Centrum Kadr",
        town: "Białystok",
        onlineUrl: "https://spotkania.example/sala",
      },
      recruitment: { mode: "first_come", changesUntil: "2026-04-14T15:00" },
    });
    const office = { email: "biuro@ops.example" };
    const three: TakenSignUp[] = [];
    for (const number of [1, 2, 3])
      three.push(await signUp(world, event, number, { ...office, choices: { panels: "a" } }));
    await world.follow();
    await at(DAY_BEFORE);
    const letters = await Promise.all(three.map(lastMailOf));
    expect(letters.map((letter) => [letter?.to, letter?.mail.subject])).toEqual(
      [1, 2, 3].map((number) => [
        "biuro@ops.example",
        `Przypomnienie (Łucja Żak ${number}): Praca z rodziną`,
      ]),
    );
    const text = (letters[0]?.mail.text ?? "").replace(/(\S)\n(?=\S)/g, "$1 ");
    for (const part of [
      "15 kwietnia 2026 r., godz. 9:00–13:00",
      "Centrum Kadr, Białystok",
      "https://spotkania.example/sala",
      "proszę jak najszybciej zrezygnować pod linkiem poniżej",
      `https://zapisy.example/registrations/${three[0]?.token}`,
      "kod QR",
      "Wybór można zmienić do: 14 kwietnia 2026 r., godz. 15:00.",
    ])
      expect(text).toContain(part);
    world.clock.now = "2026-04-14T13:00:00.000Z";
    expect((await lastMailOf(three[0] as TakenSignUp))?.mail.text).not.toContain("Wybór można zmienić");
  });

  it("never holds up what is not to many", () => {
    for (const kind of ["reminder.before", "reminder.answers", "reminder.follow_up"] as const)
      expect(laneOf(kind)).toBe("many");
  });

  it("moves with its event, and nobody gets that of the former day", async () => {
    const event = await publish();
    const anna = await signUp(world, event, 1);
    await world.follow();
    await changeEvent(world, event, on("2026-04-22"));
    await world.follow();
    await at(WEEK_BEFORE);
    await at(DAY_BEFORE);
    expect(await remindersOf(anna)).toEqual([]);
    await at("2026-04-15T07:00:00.000Z");
    expect(await remindersOf(anna)).toEqual(["before_7 2026-04-22"]);
    // Moved after it went: the new day has one of its own.
    await changeEvent(world, event, on("2026-05-20"));
    await world.follow();
    await at("2026-05-13T07:00:00.000Z");
    expect(await remindersOf(anna)).toEqual(["before_7 2026-04-22", "before_7 2026-05-20"]);
  });

  it("that is due before what follows from a move has been done is judged by where the event is", async () => {
    const event = await publish();
    const anna = await signUp(world, event, 1);
    await world.follow();
    await changeEvent(world, event, on("2026-04-22"));
    world.clock.now = WEEK_BEFORE;
    await doWhatIsDue(world.deps)();
    await world.follow();
    expect(await remindersOf(anna)).toEqual([]);
    await at("2026-04-15T07:00:00.000Z");
    expect(await remindersOf(anna)).toEqual(["before_7 2026-04-22"]);
  });

  it.each([
    ["moved", (event: StaffEventView) => changeEvent(world, event, on("2026-05-20"))],
    ["cancelled", cancel],
    [
      "left without a date",
      (event: StaffEventView) =>
        changeEvent(world, event, { dates: { type: "tentative", period: "2026" }, agenda: [] }),
    ],
    ["without reminders", (event: StaffEventView) => changeEvent(world, event, { reminders: undefined })],
  ] as const)("says nothing when its event was %s while the mail waited", async (_, change) => {
    const event = await publish();
    const anna = await signUp(world, event, 1);
    await world.follow();
    await at(WEEK_BEFORE);
    expect(await lastMailOf(anna)).toBeDefined();
    passMinute(world);
    await change(event);
    expect(await lastMailOf(anna)).toBeUndefined();
  });

  it("says nothing to who left while it waited, nor when the event has begun", async () => {
    const event = await publish();
    const [anna, basia] = [await signUp(world, event, 1), await signUp(world, event, 2)];
    await world.follow();
    await at(DAY_BEFORE);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), anna.token);
    expect(await lastMailOf(anna)).toBeUndefined();
    world.clock.now = "2026-04-15T06:59:00.000Z";
    expect(await lastMailOf(basia)).toBeDefined();
    world.clock.now = "2026-04-15T07:00:00.000Z";
    expect(await lastMailOf(basia)).toBeUndefined();
  });

  it.each([
    ["cancelled", cancel, []],
    [
      "left without a date",
      (event: StaffEventView) =>
        changeEvent(world, event, { dates: { type: "tentative", period: "" }, agenda: [] }),
      [],
    ],
    [
      "closed to sign-ups",
      async ({ eventId }: StaffEventView) => {
        const { version } = await world.deps.services.event.getEvent(asStaff(world), eventId);
        await world.deps.services.event.closeEvent(asStaff(world), eventId, version);
      },
      ["before_1 2026-04-15", "before_7 2026-04-15"],
    ],
  ] as const)("of an event that was %s", async (_, change, expected) => {
    const event = await publish();
    const anna = await signUp(world, event, 1);
    await world.follow();
    await change(event);
    await world.follow();
    await at(WEEK_BEFORE);
    await at(DAY_BEFORE);
    expect(await remindersOf(anna)).toEqual(expected);
  });

  it("of an event that is published late brings none of before", async () => {
    const draft = await createDraft(world, projectId, on("2026-04-15"));
    world.clock.now = "2026-04-10T10:00:00.000Z";
    const event = await world.deps.services.event.publishEvent(asStaff(world), draft.eventId, draft.version);
    const anna = await signUp(world, event, 1);
    await world.follow();
    await at(world.clock.now);
    expect(await remindersOf(anna)).toEqual([]);
    expect(await shown(event)).toEqual([
      ["before_7", "missed", undefined],
      ["before_1", "waits", undefined],
    ]);
    await at(DAY_BEFORE);
    expect(await remindersOf(anna)).toEqual(["before_1 2026-04-15"]);
  });

  it("goes late after an outage, and of several that were slept through the last", async () => {
    const event = await publish("2026-04-15", { reminders: { hour: "09:00", daysBefore: [3, 2, 1] } });
    const anna = await signUp(world, event, 1);
    await world.follow();
    await at("2026-04-14T20:00:00.000Z");
    expect(await remindersOf(anna)).toEqual(["before_1 2026-04-15"]);
    expect(await shown(event)).toEqual([
      ["before_3", "missed", undefined],
      ["before_2", "missed", undefined],
      ["before_1", "went", 1],
    ]);
  });

  it("of the past is nobody's: an event that is entered when it is over sends nothing", async () => {
    const reminders = { ...USUAL, followUpDays: 60 };
    const event = await publish("2026-02-20", { reminders });
    await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ lastName: "Żak 1", email: "lucja1@ops.example" }),
    );
    await world.follow();
    await at("2026-04-21T08:00:00.000Z");
    expect(await remindersOf(await personOf(world, event, 1))).toEqual([]);
    expect(await rowsOf(world, "reminder", event.eventId)).toHaveLength(2);
  });

  it("is not to whom a file brought without a word, until they have heard of it", async () => {
    const event = await publish();
    const input = { fileName: "lista.csv", people: 1, tells: false };
    const imports = world.deps.services.peopleImport;
    const { importId } = await imports.beginImport(asStaff(world), event.eventId, input);
    const { firstName, lastName, email } = signUpInput(1);
    const rows = [{ row: 2, firstName, lastName, email, choices: {}, answers: {} }];
    await imports.enterPeople(asStaff(world), event.eventId, importId, { people: rows });
    await world.follow();
    const person = await personOf(world, event, 1);
    await at(WEEK_BEFORE);
    expect(await remindersOf(person)).toEqual([]);
    // Their page was asked for, and the link mailed.
    await world.deps.services.registration
      .registerParticipant(asPublic(world), event.slug, signUpInput(1))
      .catch(() => undefined);
    await world.follow();
    expect((await messagesOf(person)).map(({ kind }) => kind)).toEqual(["registration.link"]);
    await at(DAY_BEFORE);
    expect(await remindersOf(person)).toEqual(["before_1 2026-04-15"]);
  });
});

describe("what is asked later", () => {
  const LATER: Partial<EventInput> = {
    reminders: { hour: "09:00", daysBefore: [], answersDays: 7 },
    form: {
      formOfAddress: "optional",
      phone: "optional",
      institution: "optional",
      position: "optional",
      county: "optional",
      needs: "hidden",
      diet: "hidden",
      pickUpPoints: [],
      imageConsent: true,
      newsletterConsent: false,
      questions: [{ questionId: "room", label: { pl: "Z kim w pokoju?" }, type: "text", required: true }],
      later: ["room"],
    },
  };

  it("is reminded of by a day to those who have not answered, while they have not", async () => {
    const event = await publish("2026-04-15", LATER);
    const [anna, basia] = [await signUp(world, event, 1), await signUp(world, event, 2)];
    await world.follow();
    const answer = async ({ token }: TakenSignUp) => {
      const { version } = await world.deps.services.personalPage.get(asPublic(world), token);
      await world.deps.services.registration.correctRegistration(asPublic(world), token, {
        version,
        answers: { room: "Zofia" },
      });
    };
    await answer(basia);
    await world.follow();
    await at("2026-04-05T06:59:00.000Z");
    expect(await remindersOf(anna)).toEqual([]);
    await at("2026-04-05T07:00:00.000Z");
    expect(await remindersOf(anna)).toEqual(["answers 2026-04-15"]);
    expect(await remindersOf(basia)).toEqual([]);
    const letter = await lastMailOf(anna);
    expect(letter?.mail.subject).toBe("Prosimy o uzupełnienie zgłoszenia (Łucja Żak 1): Praca z rodziną");
    expect(letter?.mail.text).toContain("Potrzebne do: 8 kwietnia 2026 r.");
    expect(letter?.mail.text).toContain("Brakuje: odpowiedzi na pytania do osób z miejscem");
    await answer(anna);
    expect(await lastMailOf(anna)).toBeUndefined();
  });
});

describe("what somebody with a place owes beside answers", () => {
  const consent = {
    questionId: "paper",
    label: { pl: "Zgoda przełożonego" },
    type: "file",
    required: true,
  } as const;
  const ASKING: Partial<EventInput> = {
    reminders: { hour: "09:00", daysBefore: [], answersDays: 7 },
    rules: { pl: "" },
    form: formWith([consent, { ...consent, questionId: "bill", label: { pl: "Faktura" }, required: false }]),
  };
  const enter = async ({ eventId }: StaffEventView, firstName: string) => {
    const input = manualInput({ firstName, email: `${firstName}@ops.example` });
    const { registration } = world.deps.services;
    return (await registration.enterRegistration(asStaff(world), eventId, input)).registration;
  };

  it("is told once, by its name, to those whom staff entered without the file, and to nobody who sent it", async () => {
    const event = await publish("2026-04-15", ASKING);
    const sent = await signUp(world, event, 1, { answers: { paper: await attachment({ world }, event) } });
    const [owes, adds] = [await enter(event, "celina"), await enter(event, "dorota")];
    await world.follow();
    await at("2026-04-05T07:00:00.000Z");
    await at("2026-04-06T07:00:00.000Z");
    for (const person of [owes, adds]) expect(await remindersOf(person)).toEqual(["answers 2026-04-15"]);
    expect(await remindersOf(sent)).toEqual([]);
    // What nobody has to send is not said to be missing.
    const letter = await lastMailOf(owes);
    expect(letter?.mail.text).toContain("Brakuje: plik: Zgoda przełożonego");
    expect(letter?.mail.text).not.toMatch(/Faktura|regulaminu|odpowiedzi na/);
    // Whoever sends it before the mail leaves is not told any more.
    const { registration: service } = world.deps.services;
    const kept = await world.deps.stores.registrations.find(adds.registrationId);
    if (!kept) throw new Error("Dorota is gone.");
    await service.correctRegistration(asPublic(world), service.tokenOf(kept), {
      version: kept.version,
      answers: { paper: await attachment({ world }, event) },
    });
    expect(await lastMailOf(adds)).toBeUndefined();
  });

  it("is that they accept the rules, where the event got them after they had signed up", async () => {
    const event = await publish("2026-04-15", { ...ASKING, form: formWith([]) });
    const [before, paper] = [await signUp(world, event, 3), await enter(event, "elena")];
    await changeEvent(world, event, { rules: { pl: "Regulamin wyjazdu" } });
    const after = await signUp(world, event, 4);
    await world.follow();
    await at("2026-04-05T07:00:00.000Z");
    expect(await remindersOf(before)).toEqual(["answers 2026-04-15"]);
    // Who signed on paper, and who has accepted them, owes nothing.
    expect([await remindersOf(paper), await remindersOf(after)]).toEqual([[], []]);
    expect((await lastMailOf(before))?.mail.text).toContain("Brakuje: akceptacja regulaminu");
  });
});

describe("after an event", () => {
  it("the organiser's own words go to who had a place, as text", async () => {
    const event = await publish("2026-04-15", {
      reminders: { hour: "12:00", daysBefore: [], followUpDays: 3 },
      followUp: { pl: "Dziękujemy!\n\nMateriały <b>są</b> na stronie." },
    });
    const anna = await signUp(world, event, 1);
    await world.follow();
    await at("2026-04-18T10:00:00.000Z");
    expect(await remindersOf(anna)).toEqual(["follow_up 2026-04-15"]);
    const letter = await lastMailOf(anna);
    expect(letter?.mail.text).toContain("Dziękujemy!\n\nMateriały <b>są</b> na stronie.");
    expect(letter?.mail.html).toContain("Materiały &lt;b&gt;są&lt;/b&gt; na stronie.");
    expect(letter?.mail.text).not.toContain("zrezygnować");
  });
});

describe("an offer that is about to end", () => {
  const offering = (offerHours: number, remindHours: number) =>
    publish("2026-04-15", {
      seats: 1,
      recruitment: { mode: "first_come", offerHours },
      reminders: { hour: "09:00", daysBefore: [], offerHours: remindHours },
    });
  const offered = async (event: StaffEventView) => {
    const [anna, basia] = [
      await signUp(world, event, (people += 1)),
      await signUp(world, event, (people += 1)),
    ];
    await world.deps.services.registration.withdrawRegistration(asPublic(world), anna.token);
    await world.follow();
    return basia;
  };
  const kindsOf = async (person: { registrationId: RegistrationId }) =>
    (await messagesOf(person)).map(({ kind }) => kind.replace("registration.", "")).toSorted();

  it("is told once, at its minute, and lapses at its own", async () => {
    const basia = await offered(await offering(48, 12));
    const until = addSeconds(START, 48 * 3600);
    await at(addSeconds(START, 36 * 3600 - 1));
    expect(await kindsOf(basia)).toEqual(["offered", "reserve"]);
    world.clock.now = addSeconds(START, 36 * 3600);
    await Promise.all([doWhatIsDue(world.deps)(), doWhatIsDue(world.deps)()]);
    await world.recordsTwice();
    await world.follow();
    await at(world.clock.now);
    expect(await kindsOf(basia)).toEqual(["offer_ending", "offered", "reserve"]);
    const history = await historyOf(world, basia.registrationId);
    expect(history.map(({ action }) => action)).toEqual(["registration.offered", "registration.reserve"]);
    await at(addSeconds(until, -1));
    expect((await world.deps.stores.registrations.find(basia.registrationId))?.status).toBe("offered");
    await at(until);
    expect(await kindsOf(basia)).toEqual(["offer_ending", "offer_lapsed", "offered", "reserve"]);
  });

  it("is not told of to who has answered, nor where it is short", async () => {
    const event = await offering(48, 12);
    const basia = await offered(event);
    await world.deps.services.registration.acceptOffer(asPublic(world), basia.token);
    await world.follow();
    await at(addSeconds(START, 40 * 3600));
    expect(await kindsOf(basia)).toEqual(["confirmed", "offered", "reserve"]);
    world.clock.now = START;
    const short = await offered(await offering(20, 12));
    await at(addSeconds(START, 10 * 3600));
    expect(await kindsOf(short)).toEqual(["offered", "reserve"]);
  });

  it("that nobody looked at until its end lapses without having been told of", async () => {
    const basia = await offered(await offering(48, 12));
    await at(addSeconds(START, 49 * 3600));
    expect(await kindsOf(basia)).toEqual(["offer_lapsed", "offered", "reserve"]);
  });

  it.each(["before", "after"] as const)(
    "is told once although the connection breaks %s any request",
    async (when) => {
      for (let breakAt = 1, broke = true; broke; breakAt += 1) {
        world.clock.now = START;
        const basia = await offered(await offering(48, 12));
        world.clock.now = addSeconds(START, 36 * 3600);
        const stop = loseConnection(world.deps.table.client, breakAt, when);
        const remind = () => world.deps.services.registration.remindOfOffer(system(), basia.registrationId);
        await remind().catch(remind);
        broke = stop();
        await world.follow();
        expect(await kindsOf(basia)).toEqual(["offer_ending", "offered", "reserve"]);
      }
    },
  );
});

describe("two saves whose followers overtake each other", () => {
  /** The first save's follower stands still with its write until the second one's is done. */
  const race = async (withoutVersions: boolean) => {
    const event = await publish();
    await world.follow();
    const heads = [];
    for (const day of ["2026-05-20", "2026-06-24"]) {
      await changeEvent(world, event, on(day));
      heads.push(await world.deps.stores.events.findHead(event.eventId));
    }
    const [first, second] = heads;
    if (!first || !second) throw new Error("The event is gone.");
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: reached, resolve: arrive } = Promise.withResolvers<void>();
    let held = 0;
    const stop = disturb(world.deps.table.client, async (request, send) => {
      const input = request.input as { ConditionExpression?: string };
      if (request.command !== "PutItemCommand" || !JSON.stringify(request.input).includes("before_"))
        return send();
      held += 1;
      if (held <= 2) {
        if (held === 2) arrive();
        await released;
      }
      if (withoutVersions) {
        delete input.ConditionExpression;
        Object.assign(input, { ExpressionAttributeNames: undefined, ExpressionAttributeValues: undefined });
      }
      return send();
    });
    const slow = world.deps.services.reminder.keepReminders(system(), first);
    await reached;
    await world.deps.services.reminder.keepReminders(system(), second);
    release();
    await slow;
    stop();
    return (await rowsOf(world, "reminder", event.eventId)).map(({ day }) => day);
  };

  it("leave the reminders where the event is", async () => {
    expect(await race(false)).toEqual(["2026-06-24", "2026-06-24"]);
  });

  it("would leave them where it was without the condition on its version: the race above can be lost", async () => {
    expect(await race(true)).toEqual(["2026-05-20", "2026-05-20"]);
  });
});

describe("staff", () => {
  it("see what follows from a save before it has followed, and nobody sees more than they may", async () => {
    const event = await publish();
    expect(await shown(event)).toEqual([
      ["before_7", "waits", undefined],
      ["before_1", "waits", undefined],
    ]);
    await world.follow();
    await changeEvent(world, event, { reminders: { hour: "10:00", daysBefore: [1], followUpDays: 2 } });
    const { items } = await world.deps.services.reminder.listReminders(asStaff(world), event.eventId);
    expect(items.map(({ key, days, at: when }) => [key, days, when])).toEqual([
      ["before_1", 1, "2026-04-14T08:00:00.000Z"],
      ["follow_up", 2, "2026-04-17T08:00:00.000Z"],
    ]);
    const stranger = await world.signIn({ role: "coordinator", projectIds: [] });
    await expect(
      world.deps.services.reminder.listReminders(asStaff(world, stranger.actor), event.eventId),
    ).rejects.toMatchObject({ code: "event.not_found" });
    // The public page tells nothing of it.
    const page = await world.deps.services.event.getPublicEvent(asPublic(world), event.slug);
    expect(Object.keys(page).filter((name) => /remind|followUp/.test(name))).toEqual([]);
  });

  it("copy reminders with an event, for its own days", async () => {
    const event = await publish("2026-04-15", { followUp: { pl: "Dziękujemy." } });
    const copy = await world.deps.services.event.duplicateEvent(asStaff(world), event.eventId, {
      startsOn: "2026-09-01",
    });
    expect([copy.reminders, copy.followUp]).toEqual([USUAL, { pl: "Dziękujemy." }]);
    expect(await shown(copy)).toEqual([]);
  });
});

describe("when the connection breaks", () => {
  it.each(["before", "after"] as const)(
    "%s any kind of request, everybody is reminded once all the same",
    async (when) => {
      const handle = followStream([keepReminders(world.deps), workMailings(world.deps, 1)]);
      const stream = readTableStream(databaseEndpoint, world.deps.table.name);
      /** Hands over what is new until nothing follows; what failed comes again. */
      const follow = async () => {
        let waiting: DynamoDBRecord[] = [];
        for (;;) {
          waiting.push(...(await stream.read()));
          if (waiting.length === 0) return;
          const { batchItemFailures } = await handle({ Records: waiting });
          const failed = batchItemFailures[0]?.itemIdentifier;
          const isFailed = ({ dynamodb }: DynamoDBRecord) => dynamodb?.SequenceNumber === failed;
          waiting = failed ? waiting.slice(waiting.findIndex(isFailed)) : [];
        }
      };
      await follow();
      const tried = new Set<string>();
      let breakAt = 1;
      for (let broke = true; broke; breakAt += 1) {
        world.clock.now = START;
        const reminders = { hour: "09:00", daysBefore: [7] };
        const event = await publish("2026-04-15", { reminders });
        const two = [await signUp(world, event, (people += 1)), await signUp(world, event, (people += 1))];
        await follow();
        await changeEvent(world, event, on("2026-04-22", { reminders }));
        const stop = loseConnectionAnew(world.deps.table.client, tried, when);
        await follow();
        world.clock.now = "2026-04-15T07:00:00.000Z";
        const due = { eventId: event.eventId, key: "before_7" as const };
        const send = () => world.deps.services.reminder.sendWhenDue(system(), due);
        await send().catch(send);
        await follow();
        broke = stop();
        for (const person of two) expect(await remindersOf(person)).toEqual(["before_7 2026-04-22"]);
        expect(await shown(event)).toEqual([["before_7", "went", 2]]);
      }
      // The reminder of the event, that it went, what the parts of the mailing read, five of its states, and two people.
      expect(breakAt).toBeGreaterThan(when === "before" ? 14 : 9);
    },
    120_000,
  );
});
