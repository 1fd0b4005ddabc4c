import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import type { EventId, EventInput } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId, StaffRegistrationPatch } from "@zapisy/core/registration/schema";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { holdNextTransaction } from "../support/disturb.ts";
import { agendaItem, eventInput } from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const registrations = () => world.deps.services.registration;
const events = () => world.deps.services.event;

/** One choice with these options, each with that many seats. */
const panels = (options: string[], seats: number | null = 1): EventInput["choiceGroups"] => [
  {
    groupId: "panels",
    title: { pl: "Panel" },
    required: true,
    options: options.map((optionId) => ({ optionId, title: { pl: `Panel ${optionId}` }, seats })),
  },
];
const inPanel = (panel: string) => ({ choices: { panels: panel } });
const edit = async (eventId: EventId, overrides: Partial<EventInput>) => {
  const now = await events().getEvent(asStaff(world), eventId);
  return events().updateEvent(asStaff(world), eventId, { ...now, ...overrides }, now.version);
};
const view = (token: string) => world.deps.services.personalPage.get(asPublic(world), token);
const byPerson = async (token: string, patch: object) => {
  const { version } = await view(token);
  const own = await registrations().correctRegistration(asPublic(world), token, { version, ...patch });
  return world.deps.services.personalPage.show(asPublic(world), own);
};
const byStaff = async (
  eventId: EventId,
  id: RegistrationId,
  patch: Omit<StaffRegistrationPatch, "version">,
) => {
  const { version } = await registrations().getRegistration(asStaff(world), eventId, id);
  return registrations().changeRegistration(asStaff(world), eventId, id, { version, ...patch });
};
const notOffered = {
  code: "registration.invalid",
  details: { issues: [{ path: "choices.panels", code: "choice.unknown" }] },
};
const scopesOf = async (eventId: EventId) =>
  (await rowsOf(world, "seatBlock", eventId)).map(({ scope }) => scope as string).toSorted();

describe("an option that is taken out of the offer", () => {
  it("stays with those who have it and with those who wait for it, seat by seat, and nobody new gets in", async () => {
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a", "b"]) });
    const { eventId } = event;
    const holder = await signUp(world, event, 1, inPanel("a"));
    const waiting = await signUp(world, event, 2, inPanel("a"));
    expect([holder.outcome, waiting.outcome]).toEqual(["confirmed", "reserve"]);
    const after = await edit(eventId, { choiceGroups: panels(["b"]) });
    expect(after.retired.choiceGroups).toEqual(panels(["a"]));
    expect(after.seatCounts.options).toMatchObject({ a: { taken: 1, waiting: 1 }, b: { taken: 0 } });

    await expect(signUp(world, event, 3, inPanel("a"))).rejects.toMatchObject(notOffered);
    await expect(
      registrations().enterRegistration(asStaff(world), eventId, manualInput(inPanel("a"))),
    ).rejects.toMatchObject(notOffered);
    const other = await signUp(world, event, 4, inPanel("b"));
    await expect(byPerson(other.token, inPanel("a"))).rejects.toMatchObject(notOffered);
    await expect(byStaff(eventId, other.registrationId, inPanel("a"))).rejects.toMatchObject(notOffered);

    // Corrections of all else go on, and the seat that comes free is passed on in the panel that is offered no more.
    expect((await byPerson(holder.token, { phone: "857473412" })).choices).toEqual({ panels: "a" });
    await registrations().withdrawRegistration(asPublic(world), holder.token);
    await world.follow();
    expect(await view(waiting.token)).toMatchObject({ status: "confirmed", choices: { panels: "a" } });
    await assertSeatsMatch(world, eventId);
  });

  it("is shown to those who have it in the words of then, with its part of the programme, and to nobody else", async () => {
    const agenda = ["a", "b"].map((optionId) =>
      agendaItem({ itemId: `s-${optionId}`, optionId, title: { pl: `Warsztat ${optionId}` } }),
    );
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a", "b"], 5), agenda });
    const [own, other] = [
      await signUp(world, event, 1, inPanel("a")),
      await signUp(world, event, 2, inPanel("b")),
    ];
    await edit(event.eventId, { choiceGroups: panels(["b"], 5) });
    const seen = await events().getPublicEvent(asPublic(world), event.slug);
    expect(seen.agenda.map(({ itemId }) => itemId)).toEqual(["s-b"]);
    expect(Object.keys(seen.seats.options)).toEqual(["b"]);
    const mine = await view(own.token);
    expect(mine.retired.choiceGroups).toEqual(panels(["a"], 5));
    expect(mine.event.agenda.map(({ itemId }) => itemId)).toEqual(["s-a", "s-b"]);
    expect(await view(other.token)).toMatchObject({ retired: { questions: [], choiceGroups: [] } });
    expect((await view(other.token)).event.agenda.map(({ itemId }) => itemId)).toEqual(["s-b"]);
  });

  it("is not in a copy of the event, nor is its part of the programme", async () => {
    const agenda = ["a", "b"].map((optionId) => agendaItem({ itemId: `s-${optionId}`, optionId }));
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a", "b"]), agenda });
    await signUp(world, event, 1, inPanel("a"));
    await edit(event.eventId, { choiceGroups: panels(["b"]) });
    const copy = await events().duplicateEvent(asStaff(world), event.eventId, { startsOn: null });
    expect(copy).toMatchObject({ choiceGroups: panels(["b"]), retired: { choiceGroups: [] } });
    expect(copy.agenda.map(({ itemId }) => itemId)).toEqual(["s-b"]);
    const saved = await edit(copy.eventId, { title: { pl: "Warsztaty od nowa" } });
    expect(saved.agenda.map(({ itemId }) => itemId)).toEqual(["s-b"]);
    expect(await scopesOf(copy.eventId)).toEqual(["b", "event"]);
  });

  it("can be given up for another, or for nothing where nothing must be chosen any more", async () => {
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a", "b"]) });
    const one = await signUp(world, event, 1, inPanel("a"));
    const two = await signUp(world, event, 2, inPanel("b"));
    await edit(event.eventId, { choiceGroups: panels(["c"], 5) });
    expect((await byPerson(one.token, inPanel("c"))).choices).toEqual({ panels: "c" });
    await edit(event.eventId, { choiceGroups: [] });
    expect((await byPerson(two.token, { position: "trener" })).choices).toEqual({ panels: "b" });
    expect((await byPerson(two.token, { choices: {} })).choices).toEqual({ panels: "b" });
    expect((await byStaff(event.eventId, two.registrationId, { choices: { panels: null } })).choices).toEqual(
      {},
    );
    await assertSeatsMatch(world, event.eventId);
  });

  it("is confirmed by staff to whoever applied for it, and given back to whoever returns", async () => {
    const event = await publishEvent(world, projectId, {
      recruitment: { mode: "selection" },
      choiceGroups: panels(["a", "b"], 2),
    });
    const { eventId } = event;
    const { registrationId } = await signUp(world, event, 1, inPanel("a"));
    await edit(eventId, { choiceGroups: panels(["b"], 2) });
    await expect(signUp(world, event, 2, inPanel("a"))).rejects.toMatchObject(notOffered);
    for (const status of ["confirmed", "rejected", "confirmed", "reserve", "cancelled", "pending"] as const) {
      expect(await byStaff(eventId, registrationId, { status, reason: "komisja" })).toMatchObject({
        status,
        choices: { panels: "a" },
      });
      await assertSeatsMatch(world, eventId);
    }
  });

  it("is offered again when it is put back, with the seats that are left", async () => {
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a", "b"], 2) });
    await signUp(world, event, 1, inPanel("a"));
    await edit(event.eventId, { choiceGroups: panels(["b"], 2) });
    await expect(
      edit(event.eventId, { choiceGroups: [{ ...panels(["a"], 2)[0], groupId: "inny" } as never] }),
    ).rejects.toMatchObject({
      code: "event.invalid",
      details: { issues: [{ path: "choiceGroups.0.options.0.optionId", code: "choice.moved" }] },
    });
    const again = await edit(event.eventId, { choiceGroups: panels(["b", "a"], 2) });
    expect(again.retired.choiceGroups).toEqual([]);
    expect((await signUp(world, event, 2, inPanel("a"))).outcome).toBe("confirmed");
    expect((await signUp(world, event, 3, inPanel("a"))).outcome).toBe("reserve");
    await assertSeatsMatch(world, event.eventId);
  });

  it.each(["first_come", "selection"] as const)(
    "keeps out who sent the form a moment before and arrives a moment after: %s",
    async (mode) => {
      const event = await publishEvent(world, projectId, {
        recruitment: { mode },
        choiceGroups: panels(["a", "b"], 5),
      });
      const late = holdNextTransaction(world.deps.table.client);
      const refused = signUp(world, event, 1, inPanel("a")).catch((error: unknown) => error);
      await late.reached;
      await edit(event.eventId, { choiceGroups: panels(["b"], 5) });
      late.release();
      expect(await refused).toMatchObject(notOffered);
      await assertSeatsMatch(world, event.eventId);
    },
  );

  it.each(["first_come", "selection"] as const)(
    "stays with who arrives a moment before it is taken out: %s",
    async (mode) => {
      const event = await publishEvent(world, projectId, {
        recruitment: { mode },
        choiceGroups: panels(["a", "b"], 5),
      });
      const late = holdNextTransaction(world.deps.table.client);
      const taking = edit(event.eventId, { choiceGroups: panels(["b"], 5) });
      await late.reached;
      const { token } = await signUp(world, event, 1, inPanel("a"));
      late.release();
      expect((await taking).retired.choiceGroups).toEqual(panels(["a"], 5));
      expect((await view(token)).retired.choiceGroups).toEqual(panels(["a"], 5));
      await assertSeatsMatch(world, event.eventId);
    },
  );
});

describe("a question that is taken off the form", () => {
  it("is shown with its answer to the person and to staff, and asked again when it is put back", async () => {
    const base = eventInput(projectId).form;
    const answers = ["a", "b"].map((answerId) => ({ answerId, label: { pl: `Odpowiedź ${answerId}` } }));
    const question = {
      questionId: "q1",
      label: { pl: "Skąd?" },
      type: "choice" as const,
      required: true,
      answers,
    };
    const event = await publishEvent(world, projectId, { form: { ...base, questions: [question] } });
    const { token } = await signUp(world, event, 1, { answers: { q1: "a" } });
    expect((await edit(event.eventId, { form: base })).retired.questions).toEqual([question]);
    expect((await view(token)).retired.questions).toEqual([{ ...question, answers: answers.slice(0, 1) }]);
    expect((await view(token)).event.form.questions).toEqual([]);
    const back = await edit(event.eventId, {
      form: { ...base, questions: [{ ...question, answers: answers.slice(1) }] },
    });
    expect(back.retired.questions).toEqual([{ ...question, answers: answers.slice(0, 1) }]);
    expect((await view(token)).answers).toEqual({ q1: "a" });
  });
});

describe("what nobody ever had", () => {
  it("vanishes from a draft for which nobody registered, with its seats", async () => {
    const { eventId } = await createDraft(world, projectId, { choiceGroups: panels(["a", "b"]) });
    const after = await edit(eventId, { choiceGroups: panels(["b"]) });
    expect(after.retired).toEqual({ questions: [], choiceGroups: [] });
    expect(await scopesOf(eventId)).toEqual(["b", "event"]);
    await edit(eventId, { choiceGroups: panels(["a", "b"]) });
    expect(await scopesOf(eventId)).toEqual(["a", "b", "event"]);
  });

  it("is kept in a draft for which somebody was entered", async () => {
    const { eventId } = await createDraft(world, projectId, { choiceGroups: panels(["a", "b"]) });
    await registrations().enterRegistration(asStaff(world), eventId, manualInput(inPanel("a")));
    expect((await edit(eventId, { choiceGroups: panels(["b"]) })).retired.choiceGroups).toEqual(
      panels(["a"]),
    );
    await assertSeatsMatch(world, eventId);
  });

  it("is forgotten with the next thing that is taken out, so that fiddling leaves nothing behind", async () => {
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a", "b"], 5) });
    await signUp(world, event, 1, inPanel("b"));
    for (const optionId of ["c", "d", "e", "f"]) {
      await edit(event.eventId, { choiceGroups: panels(["a", optionId], 5) });
    }
    expect(await scopesOf(event.eventId)).toEqual(["a", "b", "e", "event", "f"]);
    const { retired } = await events().getEvent(asStaff(world), event.eventId);
    expect(retired.choiceGroups[0]?.options.map(({ optionId }) => optionId)).toEqual(["b", "e"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is forgotten where it was left behind before there was a way to forget", async () => {
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a", "b"], 5) });
    const { eventId } = event;
    await signUp(world, event, 1, inPanel("a"));
    await leaveCounters(eventId, 150);
    const after = await edit(eventId, { choiceGroups: panels(["a"], 5) });
    expect(after.seatCounts.options).toMatchObject({ a: { taken: 1 } });
    expect(await scopesOf(eventId)).toEqual(["a", "b", "event"]);
    await assertSeatsMatch(world, eventId);
  });
});

describe("an event with more counters than a transaction has items", () => {
  it("can be cancelled, after which nobody gets in", async () => {
    const event = await publishEvent(world, projectId, { choiceGroups: panels(["a"], 5) });
    await leaveCounters(event.eventId, 150);
    const { version } = await events().getEvent(asStaff(world), event.eventId);
    const late = holdNextTransaction(world.deps.table.client);
    const refused = signUp(world, event, 1, inPanel("a")).catch((error: unknown) => error);
    await late.reached;
    await events().cancelEvent(asStaff(world), event.eventId, version, "Mało zgłoszeń");
    late.release();
    expect(await refused).toMatchObject({ code: "event.cancelled" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("can be removed while it is a draft, and leaves none of them", async () => {
    const { eventId } = await createDraft(world, projectId, { choiceGroups: panels(["a"], 5) });
    await leaveCounters(eventId, 150);
    await events().deleteEvent(asStaff(world), eventId);
    expect(await scopesOf(eventId)).toEqual([]);
  });

  it("can replace all its options by as many others", async () => {
    const names = (letter: string) => Array.from({ length: 80 }, (_, index) => `${letter}${index}`);
    const groups = (letter: string) =>
      Array.from({ length: 4 }, (_, index) => ({
        ...panels(names(letter).slice(index * 20, index * 20 + 20))[0],
        groupId: `g${letter}${index}`,
      })) as EventInput["choiceGroups"];
    const event = await publishEvent(world, projectId, { choiceGroups: groups("a") });
    const choices = { ga0: "a0", ga1: "a20", ga2: "a40", ga3: "a60" };
    await signUp(world, event, 1, { choices });
    for (const letter of ["b", "c", "d"]) {
      passMinute(world);
      await edit(event.eventId, { choiceGroups: groups(letter) });
    }
    const { retired } = await events().getEvent(asStaff(world), event.eventId);
    expect(retired.choiceGroups.flatMap(({ options }) => options)).toHaveLength(84);
    await expect(signUp(world, event, 2, { choices })).rejects.toMatchObject({
      code: "registration.invalid",
    });
    await assertSeatsMatch(world, event.eventId);
    const { version } = await events().getEvent(asStaff(world), event.eventId);
    await events().cancelEvent(asStaff(world), event.eventId, version, "Mało zgłoszeń");
    await assertSeatsMatch(world, event.eventId);
  });
});

/** Leaves an event with counters of options that were removed long ago, as edits did before. */
async function leaveCounters(eventId: EventId, count: number): Promise<void> {
  const { documents, name } = world.deps.table;
  const scopes = Array.from({ length: count }, (_, index) => `dawny${index}`);
  for (const scope of scopes) {
    await documents.send(
      new PutCommand({
        TableName: name,
        Item: {
          pk: `$zapisy#eventId_${eventId}#scope_${scope}#block_0`,
          sk: "$seatBlock_1",
          eventId,
          scope,
          block: 0,
          size: 5,
          taken: 0,
          waiting: 0,
          pending: 0,
          __edb_e__: "seatBlock",
          __edb_v__: "1",
        },
      }),
    );
  }
  await byHand(eventId, (head) => ({
    ...head,
    blocks: { ...(head["blocks"] as object), ...Object.fromEntries(scopes.map((scope) => [scope, 1])) },
  }));
}

/** Changes the head of an event in the table, as no code of today would. */
async function byHand(
  eventId: EventId,
  change: (head: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const { documents, name } = world.deps.table;
  const Key = { pk: `$zapisy#eventId_${eventId}`, sk: "$event_1" };
  const { Item } = await documents.send(new GetCommand({ TableName: name, Key }));
  await documents.send(
    new UpdateCommand({
      TableName: name,
      Key,
      UpdateExpression: "SET head = :head",
      ExpressionAttributeValues: { ":head": change(Item?.["head"] as Record<string, unknown>) },
    }),
  );
}
