import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import type { EventId, EventInput } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem, eventInput, twoPanels } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let cookie: string;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  ({ cookie } = await world.signIn({ email: "duze@rops.example" }));
});

const text = (length: number) => ({ pl: "ż".repeat(length), en: "a".repeat(length) });
/** As many sessions as an event may have, each described in two languages. */
const sessions = (length: number) =>
  Array.from({ length: 200 }, (_, index) => agendaItem({ itemId: `s${index}`, description: text(length) }));
/** Thirty questions of thirty answers in two languages. */
const questions = (label: EventInput["title"]): EventInput["form"]["questions"] =>
  Array.from({ length: 30 }, (_, index) => ({
    questionId: `q${index}`,
    label,
    type: "choice" as const,
    required: false,
    answers: Array.from({ length: 30 }, (__, answer) => ({ answerId: `a${answer}`, label })),
  }));
const withQuestions = (label: EventInput["title"]): Partial<EventInput> => ({
  form: { ...eventInput(projectId).form, questions: questions(label) },
});

async function rowsAt(eventId: EventId): Promise<Record<string, unknown>[]> {
  const { documents, name } = world.deps.table;
  const rows: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `$zapisy#eventId_${eventId}` },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    rows.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows;
}

/** What is kept of an event whose documents are short. */
const SMALL = ["$eventPart_1#document_content#part_0", "$eventPart_1#document_form#part_0", "$event_1"];

/** Sort keys of what is kept of an event itself. */
/** Keys of the rows that an event is kept in; what is to be mailed of it stands beside them. */
const keysAt = async (eventId: EventId) =>
  (await rowsAt(eventId))
    .map(({ sk }) => sk as string)
    .filter((key) => !key.startsWith("$mailing_"))
    .toSorted();

describe("an event of 200 sessions of 1,000 characters in two languages", () => {
  it("is kept, read as it was written, and shown to everybody", async () => {
    const input = eventInput(projectId, { agenda: sessions(1000), choiceGroups: twoPanels(5) });
    const draft = await bodyOf<{ eventId: EventId; slug: string; agenda: unknown }>(
      call(world, "POST", "/api/staff/events", { cookie, body: input }),
    );
    expect(draft.agenda).toEqual(input.agenda);
    const { eventId, slug } = draft;
    expect(await world.deps.services.event.getEvent(asStaff(world), eventId)).toMatchObject(input);
    await world.deps.services.event.publishEvent(asStaff(world), eventId, 1);
    expect((await world.deps.services.event.getPublicEvent(asPublic(world), slug)).agenda).toHaveLength(200);
    expect(await signUp(world, { slug }, 1, { choices: { panels: "a" } })).toMatchObject({
      outcome: "confirmed",
    });
  });

  it("leaves nothing behind when it is shortened, and nothing at all when it is removed", async () => {
    const { eventId } = await createDraft(world, projectId, {
      agenda: sessions(1000),
      ...withQuestions(text(150)),
    });
    expect(await keysAt(eventId)).toEqual([
      ...[0, 1, 2].map((part) => `$eventPart_1#document_content#part_${part}`),
      ...[0, 1].map((part) => `$eventPart_1#document_form#part_${part}`),
      "$event_1",
    ]);
    await world.deps.services.event.updateEvent(asStaff(world), eventId, eventInput(projectId), 1);
    expect(await keysAt(eventId)).toEqual(SMALL);
    await world.deps.services.event.deleteEvent(asStaff(world), eventId);
    expect(await keysAt(eventId)).toEqual([]);
  });
});

describe("a day of 200 stops that is taken out of a visit after somebody was there", () => {
  it("is kept whole, however much is said of its stops", async () => {
    const days = { dates: { type: "exact", startsOn: "2026-04-14", endsOn: "2026-04-15" } } as const;
    const rest = agendaItem({ itemId: "rest", day: "2026-04-14" });
    const parts = Array.from({ length: 10 }, () => text(100));
    const stops = Array.from({ length: 200 }, (_, index) =>
      agendaItem({ itemId: `s${index}`, kind: "stop", from: undefined, to: undefined, parts }),
    );
    const visit = { kind: "study_visit", ...days, agenda: [rest, ...stops] } as const;
    const before = world.clock.now;
    const event = await publishEvent(world, projectId, { ...visit, agenda: [...visit.agenda] });
    const { registrationId } = await signUp(world, event, 1);
    world.clock.now = "2026-04-15T12:00:00.000Z";
    const { attendance } = world.deps.services;
    await attendance.recordMarksByStaff(asStaff(world), event.eventId, [
      markInput({ registrationId, unitId: "2026-04-15" }),
    ]);
    const body = {
      ...eventInput(projectId, { kind: "study_visit", agenda: [rest] }),
      dates: { type: "exact", startsOn: "2026-04-14", endsOn: "2026-04-14" },
      version: event.version,
      reason: "Drugi dzień odbył się gdzie indziej",
    };
    await bodyOf(call(world, "PUT", `/api/staff/events/${event.eventId}`, { cookie, body }));
    const [amendment, ...others] =
      (await world.deps.stores.events.findEvent(event.eventId))?.amendments ?? [];
    expect(others).toEqual([]);
    expect(amendment?.units.map(({ unit, items }) => [unit.unitId, items?.length])).toEqual([
      ["2026-04-15", 200],
    ]);
    expect(amendment?.units[0]?.items?.[0]).toEqual(stops[0]);
    world.clock.now = before;
  });
});

describe("answers of a person to thirty questions, each as long as it may be", () => {
  const long = (letter: string): EventInput["form"]["questions"] =>
    Array.from({ length: 30 }, (_, index) => ({
      questionId: `${letter}${index}`,
      label: { pl: `Pytanie ${letter}${index}` },
      type: "long_text",
      required: false,
    }));
  const form = (letter: string) => ({ form: { ...eventInput(projectId).form, questions: long(letter) } });
  const answers = (letter: string, length = 2000) =>
    Object.fromEntries(long(letter).map(({ questionId }) => [questionId, "字".repeat(length)]));

  it("are kept, also those to what is asked no more, as far as one row holds them", async () => {
    const event = await publishEvent(world, projectId, form("a"));
    const { token } = await signUp(world, event, 1, { answers: answers("a") });
    await world.deps.services.event.updateEvent(
      asStaff(world),
      event.eventId,
      eventInput(projectId, form("b")),
      event.version,
    );
    const correct = (length: number, version: number) =>
      world.deps.services.registration.correctRegistration(asPublic(world), token, {
        version,
        answers: answers("b", length),
      });
    await expect(correct(2000, 1)).rejects.toMatchObject({
      code: "registration.invalid",
      details: { issues: [{ path: "answers", code: "field.too_long" }] },
    });
    expect(Object.keys((await correct(1000, 1)).registration.answers)).toHaveLength(60);
  });
});

describe("the head of an event", () => {
  it("stays small whatever is asked and offered, because every list reads it", async () => {
    const { eventId } = await createDraft(world, projectId, {
      ...withQuestions(text(150)),
      choiceGroups: twoPanels(5),
    });
    const [head] = (await rowsAt(eventId)).filter(({ sk }) => sk === "$event_1");
    expect(JSON.stringify(head).length).toBeLessThan(4000);
  });

  it("names in the history what was changed of the texts that are kept apart from it", async () => {
    const event = await publishEvent(world, projectId);
    const edit = async (overrides: Partial<EventInput>, version: number) => {
      passMinute(world);
      await world.deps.services.event.updateEvent(
        asStaff(world),
        event.eventId,
        eventInput(projectId, overrides),
        version,
      );
    };
    await edit({ agenda: [agendaItem({ from: "10:00" })], rules: { pl: "Nowy regulamin." } }, event.version);
    // Too long for one record of the stream: what changed is named, though not from what to what.
    await edit({ agenda: sessions(1000), choiceGroups: twoPanels(3) }, event.version + 1);
    await edit({ agenda: sessions(1001), choiceGroups: twoPanels(3) }, event.version + 2);
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    const told = items
      .filter(({ action }) => action === "event.edited")
      .map(
        ({ at, fields, changes = [] }) =>
          `${at.slice(14, 16)} ${fields.join()}: ${changes.map(({ field }) => field).join()}`,
      );
    expect(told.toSorted()).toEqual([
      "01 agenda,rules: agenda.from,rules",
      "02 agenda,rules: ",
      "02 choiceGroups: choiceGroups.options,choiceGroups.options",
      "03 agenda: ",
    ]);
  });
});

describe("texts that are each short enough and together too long to keep", () => {
  it.each<[string, () => Partial<EventInput>, string]>([
    ["the programme", () => ({ agenda: sessions(1600) }), "agenda"],
    ["the questions", () => withQuestions({ pl: "字".repeat(200), en: "字".repeat(200) }), "form.questions"],
    [
      "the clause, beside a programme that would do by itself",
      () => ({
        agenda: sessions(1300),
        informationClause: { pl: "ą".repeat(20_000), en: "ą".repeat(20_000) },
        rules: { pl: "ą".repeat(20_000), en: "ą".repeat(20_000) },
      }),
      "agenda",
    ],
  ])("are refused at the longest of them: %s", async (_, overrides, path) => {
    const body = eventInput(projectId, overrides());
    const refusal = { status: 422, code: "event.invalid", issues: [{ path, code: "event.texts_too_long" }] };
    expect(await problemBody(call(world, "POST", "/api/staff/events", { cookie, body }))).toMatchObject(
      refusal,
    );
    const { eventId } = await createDraft(world, projectId);
    expect(
      await problemBody(
        call(world, "PUT", `/api/staff/events/${eventId}`, { cookie, body: { ...body, version: 1 } }),
      ),
    ).toMatchObject(refusal);
  });
});

describe("an event as it was kept before", () => {
  /** Rewrites an event's rows as they were: the form in the head, all content in one item. */
  async function makeOld(eventId: EventId): Promise<void> {
    const { documents, name } = world.deps.table;
    const event = await world.deps.services.event.getEvent(asStaff(world), eventId);
    const pk = `$zapisy#eventId_${eventId}`;
    const { Item: head } = await documents.send(
      new GetCommand({ TableName: name, Key: { pk, sk: "$event_1" } }),
    );
    const { form, choiceGroups, description, rules, informationClause, agenda, dayNotes } = event;
    const { limits: _, digests: __, ...row } = head ?? {};
    const old = { ...row, head: { ...(row["head"] as object), form, choiceGroups } };
    const content = {
      pk,
      sk: "$eventContent_1",
      eventId,
      content: { description, rules, informationClause, agenda, dayNotes },
      version: event.version,
      __edb_e__: "eventContent",
      __edb_v__: "1",
    };
    await documents.send(new PutCommand({ TableName: name, Item: old }));
    await documents.send(new PutCommand({ TableName: name, Item: content }));
    for (const sk of (await keysAt(eventId)).filter((key) => key.startsWith("$eventPart_1")))
      await documents.send(new DeleteCommand({ TableName: name, Key: { pk, sk } }));
  }

  it("is read, signed up for and listed, and is kept in the new way from the next change on", async () => {
    const event = await publishEvent(world, projectId, {
      choiceGroups: twoPanels(1),
      title: { pl: "Dawne wydarzenie" },
    });
    const { eventId, slug } = event;
    const before = await world.deps.services.event.getEvent(asStaff(world), eventId);
    await makeOld(eventId);
    await world.follow();
    expect(await keysAt(eventId)).toEqual(["$eventContent_1", "$event_1"]);
    expect(await world.deps.services.event.getEvent(asStaff(world), eventId)).toEqual(before);
    expect(await signUp(world, event, 1, { choices: { panels: "a" } })).toMatchObject({
      outcome: "confirmed",
    });
    expect(await signUp(world, event, 2, { choices: { panels: "a" } })).toMatchObject({ outcome: "reserve" });
    const { items } = await world.deps.services.event.listCatalogue(asPublic(world), {
      q: "dawne",
      from: "all",
    });
    expect(items.map((one) => one.slug)).toEqual([slug]);

    passMinute(world);
    // More seats in the panel pass one on, though the limits were kept elsewhere before.
    const { eventId: _, ...input } = before;
    await world.deps.services.event.updateEvent(
      asStaff(world),
      eventId,
      { ...input, choiceGroups: twoPanels(2) },
      before.version,
    );
    expect(await keysAt(eventId)).toEqual(
      ["$eventPart_1#document_content#part_0", "$eventPart_1#document_form#part_0", "$event_1"].toSorted(),
    );
    await world.follow();
    const { byStatus } = await world.deps.services.registration.countRegistrations(asStaff(world), eventId);
    expect([byStatus.confirmed, byStatus.reserve]).toEqual([2, 0]);
    const { items: history } = await world.deps.services.audit.listEventHistory(asStaff(world), eventId);
    // What the texts were before is not in the records of that change: nothing is made up.
    expect(history.map(({ action }) => action)).not.toContain("event.edited");
  });
});
