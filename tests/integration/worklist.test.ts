import type { EventDates, EventInput } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createDraft, createProject, publishEvent, putOnTeam, signUp } from "../support/actions.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let organiser: StaffActor;
let assistant: StaffActor;

const exact = (startsOn: string, endsOn = startsOn): EventDates => ({ type: "exact", startsOn, endsOn });

async function publish(title: string, day: string, overrides: Partial<EventInput> = {}) {
  const event = await publishEvent(world, projectId, {
    title: { pl: title },
    dates: exact(day),
    agenda: [agendaItem({ day, leaders: ["Anna Żak"] })],
    ...overrides,
  });
  await putOnTeam(world, event, [organiser.staffId, assistant.staffId]);
  return event;
}

/** What somebody is shown: tasks with title and number, titles of what is soon, and of drafts. */
async function seenBy(actor: StaffActor) {
  const list = await world.deps.services.worklist.getWorklist(asStaff(world, actor));
  return {
    tasks: list.tasks.map(({ task, event, count }) => `${task} ${event.title.pl} ${count}`),
    soon: list.soon.map(({ title }) => title.pl),
    drafts: list.drafts.map(({ title }) => title.pl),
    hasEvents: list.hasEvents,
  };
}

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  organiser = (await world.signIn({ role: "organiser", projectIds: [projectId] })).actor;
  assistant = (await world.signIn({ role: "assistant", projectIds: [projectId] })).actor;
  world.clock.now = "2026-03-01T08:00:00.000Z";
  await signUp(world, await publish("Dawno zakończone", "2026-03-10"), 1);
  world.clock.now = "2026-06-10T08:00:00.000Z";
  const held = await publish("Zakończone", "2026-06-12");
  await signUp(world, held, 1);
  await publish("Nikt nie przyszedł", "2026-06-11");
  const applied = await publish("Z oceną", "2026-06-30", { recruitment: { mode: "selection" } });
  await signUp(world, applied, 1);
  await signUp(world, applied, 2);
  await publish("Bez prowadzącego", "2026-06-22", { agenda: [agendaItem({ day: "2026-06-22" })] });
  await publish("Już trwa", "2026-06-14", { dates: exact("2026-06-14", "2026-06-16") });
  await publish("Za daleko", "2026-07-30", { agenda: [agendaItem({ day: "2026-07-30" })] });
  const draft = await createDraft(world, projectId, {
    title: { pl: "Szkic zespołu" },
    dates: exact("2026-06-20"),
  });
  await putOnTeam(world, draft, [organiser.staffId]);
  const other = await createProject(world, { title: { pl: "Inny projekt" } });
  await publishEvent(world, other, {
    title: { pl: "Obce" },
    dates: exact("2026-06-18"),
    agenda: [agendaItem({ day: "2026-06-18" })],
  });
  world.clock.now = "2026-06-15T08:00:00.000Z";
});

describe("the first page of staff", () => {
  it("tells an organiser what waits at the events of their teams, what is soon, and their drafts", async () => {
    expect(await seenBy(organiser)).toEqual({
      tasks: ["decisions Z oceną 2", "leaders Bez prowadzącego 1", "lists Zakończone 1"],
      soon: ["Już trwa", "Bez prowadzącego"],
      drafts: ["Szkic zespołu"],
      hasEvents: true,
    });
  });

  it("tells nobody of what is not theirs to do: an assistant sees events, and no task", async () => {
    expect(await seenBy(assistant)).toEqual({
      tasks: [],
      soon: ["Już trwa", "Bez prowadzącego"],
      drafts: [],
      hasEvents: true,
    });
  });

  it("holds what is of all projects for who works in all of them", async () => {
    const { tasks, soon } = await seenBy(world.admin);
    expect(tasks).toContain("leaders Obce 1");
    expect(soon).toEqual(["Już trwa", "Obce", "Bez prowadzącego"]);
  });

  it("says to who is in no team that they see no event", async () => {
    const { actor } = await world.signIn({ role: "organiser", projectIds: [projectId] });
    expect(await seenBy(actor)).toEqual({ tasks: [], soon: [], drafts: [], hasEvents: false });
  });

  it("forgets a list that was closed", async () => {
    const { items } = await world.deps.services.event.listEvents(asStaff(world), { q: "zakończone" });
    const eventId = items[0]?.eventId ?? "evt_";
    await world.deps.services.attendance.closeUnit(asStaff(world), eventId, "s1");
    expect((await seenBy(organiser)).tasks).not.toContain("lists Zakończone 1");
  });
});

describe("the list of events", () => {
  it("is of what comes, the soonest first, or of what was, the latest first; drafts are in neither", async () => {
    const list = async (when: "coming" | "past") => {
      const { items } = await world.deps.services.event.listEvents(asStaff(world, organiser), { when });
      return items.map(({ title }) => title.pl);
    };
    expect(await list("coming")).toEqual(["Już trwa", "Bez prowadzącego", "Z oceną", "Za daleko"]);
    expect(await list("past")).toEqual(["Zakończone", "Nikt nie przyszedł", "Dawno zakończone"]);
  });
});
