import { beforeAll, describe, expect, it } from "vitest";
import type { EventDates, EventInput } from "@zapisy/core/event/schema";
import { createCatalogue, type CatalogueFilter } from "../../packages/core/event/catalogue.ts";
import { rowOf } from "../../packages/core/event/store/documents.ts";
import { eventEntities } from "../../packages/core/event/store/rows.ts";
import type { ProjectId } from "@zapisy/core/project";
import { createDeps } from "@zapisy/functions/deps";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  publishEvent,
  putOnTeam,
} from "../support/actions.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

type CatalogueQuery = Parameters<World["deps"]["services"]["event"]["listCatalogue"]>[1];

let world: World;
let projectId: ProjectId;

const exact = (startsOn: string, endsOn = startsOn): EventDates => ({ type: "exact", startsOn, endsOn });
const tentative = (period: string): EventDates => ({ type: "tentative", period });

/** Publishes events by title, each with an agenda on its first day. */
async function publish(title: string, dates: EventDates, overrides: Partial<EventInput> = {}) {
  const day = dates.type === "exact" ? dates.startsOn : undefined;
  return publishEvent(world, projectId, {
    title: { pl: title },
    dates,
    agenda: [agendaItem({ day })],
    ...overrides,
  });
}

const titles = async (query: Record<string, string> = {}) => {
  const { items } = await world.deps.services.event.listCatalogue(asPublic(world), query);
  return items.map(({ title }) => title.pl);
};

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  world.clock.now = "2026-06-10T08:00:00.000Z";
  await publish("Minione", exact("2026-06-09"));
  await publish("Trwa drugi dzień", exact("2026-06-09", "2026-06-11"));
  await publish("Trwa od maja", exact("2026-05-11", "2026-06-10"));
  await publish("Dziś", exact("2026-06-10"));
  await publish("Ostatniego czerwca", exact("2026-06-30"));
  await publish("W czerwcu", tentative("2026-06"));
  await publish("W pierwszym półroczu", tentative("2026-H1"));
  await publish("Wizyta w Łomży", exact("2026-07-01"), {
    kind: "study_visit",
    agenda: [agendaItem({ day: "2026-07-01", kind: "stop", host: "Spółdzielnia „Żuraw”", town: "Łomża" })],
  });
  await publish("W drugim półroczu", tentative("2026-H2"));
  await publish("Kiedyś w 2026", tentative("2026"));
  await publish("Nie wiadomo kiedy", tentative(""));
  await createDraft(world, projectId, { title: { pl: "Szkic" }, dates: exact("2026-06-20") });
  const { eventId, version } = await publish("Odwołane", exact("2026-06-15"));
  await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Mało zgłoszeń");
});

describe("the catalogue", () => {
  it("shows from today on what is still to come, what is on, and what was cancelled, by date", async () => {
    expect(await titles()).toEqual([
      "Trwa od maja",
      "Trwa drugi dzień",
      "Dziś",
      "Odwołane",
      "Ostatniego czerwca",
      "W czerwcu",
      "W pierwszym półroczu",
      "Wizyta w Łomży",
      "W drugim półroczu",
      "Kiedyś w 2026",
      "Nie wiadomo kiedy",
    ]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      "a day on",
      { from: "2026-07-01" },
      ["Wizyta w Łomży", "W drugim półroczu", "Kiedyś w 2026", "Nie wiadomo kiedy"],
    ],
    [
      "a day to a day",
      { from: "2026-06-12", to: "2026-06-30" },
      ["Odwołane", "Ostatniego czerwca", "W czerwcu", "W pierwszym półroczu"],
    ],
    ["one day", { from: "2026-06-10", to: "2026-06-10" }, ["Trwa od maja", "Trwa drugi dzień", "Dziś"]],
    ["today to a day that is over", { to: "2026-01-31" }, []],
    ["a day to an earlier one", { from: "2026-07-01", to: "2026-06-01" }, []],
    [
      "the beginning to a day",
      { from: "all", to: "2026-06-09" },
      ["Trwa od maja", "Minione", "Trwa drugi dzień"],
    ],
  ])("can be asked from %s", async (_, query, expected) => {
    expect((await titles({ ...query })).toSorted()).toEqual(expected.toSorted());
  });

  it("shows what is ahead before what is over, when asked for all times", async () => {
    expect(await titles({ from: "all" })).toEqual([
      "Nie wiadomo kiedy",
      "Kiedyś w 2026",
      "W drugim półroczu",
      "Wizyta w Łomży",
      "W pierwszym półroczu",
      "W czerwcu",
      "Ostatniego czerwca",
      "Odwołane",
      "Dziś",
      "Trwa drugi dzień",
      "Minione",
      "Trwa od maja",
    ]);
  });

  it("costs the same few reads whatever anybody asks, one after the other or at once", async () => {
    const deps = createDeps(world.deps.config, { clock: () => world.clock.now, definitionTtlMs: 60_000 });
    let queries = 0;
    deps.table.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === "QueryCommand") queries += 1;
          return next(args);
        },
      { step: "initialize", name: "count" },
    );
    const ask = (query: CatalogueQuery) =>
      deps.services.event.listCatalogue(deps.context({ type: "public" }, "test"), query);
    await Promise.all(Array.from({ length: 20 }, (_, number) => ask({ from: "all", q: `losowe${number}` })));
    for (let number = 10; number < 30; number += 1) {
      await ask({ from: `2026-06-${number}`, q: `inne${number}` });
      await ask({ from: "2025-01-01", to: `2026-06-${number}`, kind: "training" });
    }
    expect((await ask({ q: "lomza" })).items.map(({ title }) => title.pl)).toEqual(["Wizyta w Łomży"]);
    // What is near and what is long over, each once.
    expect(queries).toBe(2);
  });

  it("reads no further than its pages were looked at, and then each event once", async () => {
    const { events } = world.deps.stores;
    const [{ head: first } = { head: undefined }] = (
      await events.readCatalogue({ from: "2026-06-10" }, "asc", undefined)
    ).entries;
    if (!first) throw new Error("no event");
    // Events of a day each, far ahead: more than are read in one go.
    const stored = await events.findEvent(first.eventId);
    if (!stored) throw new Error("no event");
    const far = await createWorld();
    const ahead = 600;
    const entities = eventEntities(far.deps.table);
    for (let start = 0; start < ahead; start += 100)
      await entities.events
        .put(
          Array.from({ length: 100 }, (_, index) => {
            const number = String(start + index).padStart(26, "0");
            const day = `2027-${String(1 + ((start + index) % 12)).padStart(2, "0")}-01`;
            const dates = { type: "exact", startsOn: day, endsOn: day } as const;
            return rowOf(
              { ...stored, eventId: `evt_${number}`, slug: number, dates, amendments: undefined },
              { changedBy: "staff:x" },
            );
          }),
        )
        .go();
    const rows: number[] = [];
    far.deps.table.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          if (commandName === "QueryCommand") rows.push((answer.output as { Count: number }).Count);
          return answer;
        },
      { step: "initialize", name: "count" },
    );
    const catalogue = createCatalogue({ events: far.deps.stores.events, ttlMs: 60_000 });
    const walk = async (filter: CatalogueFilter) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await catalogue.list(filter, cursor, 50, world.clock.now);
        seen.push(...page.items.map(({ eventId }) => eventId));
        cursor = page.cursor;
        if (seen.length === 50) expect(rows).toEqual([250]);
      } while (cursor);
      return seen;
    };
    const ascending = await walk({ from: "2026-06-10", words: [] });
    expect([ascending.length, new Set(ascending).size]).toEqual([ahead, ahead]);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(ahead);
    // A day that is looked for is found without what comes after it.
    const early = createCatalogue({ events: far.deps.stores.events, ttlMs: 60_000 });
    rows.length = 0;
    const { items } = await early.list(
      { from: "2026-06-10", to: "2027-01-31", words: [] },
      undefined,
      90,
      world.clock.now,
    );
    expect([items.length, rows]).toEqual([ahead / 12, [250]]);
  });

  it("shows at once what was saved in the same process, although it is kept", async () => {
    const deps = createDeps(world.deps.config, { clock: () => world.clock.now, definitionTtlMs: 60_000 });
    const list = async () =>
      (
        await deps.services.event.listCatalogue(deps.context({ type: "public" }, "test"), {
          kind: "conference",
        })
      ).items.map(({ title }) => title.pl);
    expect(await list()).toEqual([]);
    const draft = await createDraft(world, projectId, {
      title: { pl: "Konferencja" },
      kind: "conference",
      dates: exact("2026-07-15"),
      agenda: [agendaItem({ day: "2026-07-15" })],
    });
    const ctx = deps.context(world.admin, "test");
    const event = await deps.services.event.publishEvent(ctx, draft.eventId, draft.version);
    expect(await list()).toEqual(["Konferencja"]);
    await deps.services.event.cancelEvent(ctx, event.eventId, event.version, "Próba");
  });

  it("can be asked for one kind", async () => {
    expect(await titles({ kind: "study_visit" })).toEqual(["Wizyta w Łomży"]);
  });

  it.each([
    ["lomza", ["Wizyta w Łomży"]],
    ["ŁOMŻ", ["Wizyta w Łomży"]],
    ["zuraw spoldz", ["Wizyta w Łomży"]],
    ["polrocz", ["W pierwszym półroczu", "W drugim półroczu"]],
    ["lomza suwalki", []],
    ["szkic", []],
  ])("finds %j by title, place and host, with and without Polish letters", async (q, expected) => {
    expect(await titles({ q })).toEqual(expected);
  });

  it("goes through hundreds of events by its cursor, each exactly once, in order, also with a filter", async () => {
    const many = await createWorld();
    const project = await createProject(many);
    await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        publishEvent(many, project, {
          title: { pl: `Szkolenie ${number % 2 === 0 ? "parzyste" : "nieparzyste"} ${number}` },
          dates: exact(`2026-05-${String((number % 28) + 1).padStart(2, "0")}`),
          agenda: [agendaItem({ day: undefined })],
        }),
      ),
    );
    const walk = async (q?: string) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await many.deps.services.event.listCatalogue(asPublic(many), { q, cursor });
        seen.push(
          ...page.items.map(
            ({ dates, eventId }) => `${dates.type === "exact" ? dates.startsOn : ""} ${eventId}`,
          ),
        );
        cursor = page.cursor;
      } while (cursor);
      expect(seen).toEqual(seen.toSorted());
      return [seen.length, new Set(seen).size];
    };
    expect([await walk(), await walk("nieparzyste")]).toEqual([
      [60, 60],
      [30, 30],
    ]);
  });
});

describe("the staff's list of events", () => {
  it("is newest first, drafts included, and holds what the member of staff may read", async () => {
    const { services } = world.deps;
    const other = await createProject(world, { title: { pl: "Inny projekt" } });
    const foreign = await publishEvent(world, other, { title: { pl: "Obce szkolenie" } });
    const { actor: auditor } = await world.signIn({ role: "auditor", projectIds: [projectId] });
    const { actor: assistant } = await world.signIn({ role: "assistant", projectIds: "all" });
    const { actor: nobody } = await world.signIn({ role: "coordinator", projectIds: [] });
    await putOnTeam(world, foreign, [assistant.staffId]);
    const list = async (actor: typeof auditor, query = {}) =>
      (await services.event.listEvents(asStaff(world, actor), query)).items.map(({ title }) => title.pl);
    expect((await list(world.admin)).slice(0, 3)).toEqual([
      "Nie wiadomo kiedy",
      "Kiedyś w 2026",
      "W drugim półroczu",
    ]);
    expect(await list(world.admin, { state: "draft" })).toEqual(["Szkic"]);
    expect(await list(world.admin, { projectId: other })).toEqual(["Obce szkolenie"]);
    expect(await list(auditor)).not.toContain("Obce szkolenie");
    expect(await list(auditor, { projectId: other })).toEqual([]);
    expect(await list(auditor, { q: "lomza" })).toEqual(["Wizyta w Łomży"]);
    expect(await list(assistant)).toEqual(["Obce szkolenie"]);
    expect(await list(nobody)).toEqual([]);
  });

  it("can be asked for by somebody who works in as many projects as one may, with all that can be asked", async () => {
    const others = Array.from(
      { length: 199 },
      (_, index) => `prj_${String(index).padStart(26, "0")}` as const,
    );
    const { actor } = await world.signIn({ role: "organiser", projectIds: [...others, projectId] });
    const ctx = asStaff(world, actor);
    const visit = await publish("Wizyta w setnym projekcie", exact("2026-08-01"), { kind: "study_visit" });
    await putOnTeam(world, visit, [actor.staffId]);
    const { items } = await world.deps.services.event.listEvents(ctx, {
      kind: "study_visit",
      state: "published",
      q: "w i z y t a se",
      teamMember: actor.staffId,
    });
    expect(items.map(({ title }) => title.pl)).toEqual(["Wizyta w setnym projekcie"]);
  });
});
