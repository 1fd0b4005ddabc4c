import type { EventInput } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import { fieldsOf } from "@zapisy/core/shared/field";
import { createSupportScheduleStore } from "@zapisy/core/support-schedule";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  passMinute,
  publishEvent,
} from "../support/actions.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const MONTH = "2026-04";
const schedules = () => world.deps.services.supportSchedule;
const staffMonth = (projectId: ProjectId) => schedules().getMonth(asStaff(world), projectId, MONTH);
const publicMonth = (projectId: ProjectId, month?: string) =>
  schedules().getPublished(asPublic(world), projectId, month);
const publish = async (projectId: ProjectId, version = 0) =>
  schedules().publishMonth(asStaff(world), projectId, MONTH, version);
const topics = (entries: readonly { topic: { pl: string } }[]) => entries.map(({ topic }) => topic.pl);

/** Saves an event otherwise than it is, a minute later. */
async function change(eventId: `evt_${string}`, parts: Partial<EventInput>) {
  passMinute(world);
  const event = await world.deps.stores.events.findEvent(eventId);
  if (!event) throw new Error("no event");
  await world.deps.services.event.updateEvent(
    asStaff(world),
    eventId,
    { ...fieldsOf(EventInputSchema, event), ...parts },
    event.version,
  );
  await world.follow();
  return world.clock.now;
}

describe("the schedule of support", () => {
  it("stays as it was published, and later changes are told with the moment of each, once", async () => {
    const projectId = await createProject(world);
    const { eventId } = await publishEvent(world, projectId);
    await createDraft(world, projectId);
    await expect(publicMonth(projectId)).rejects.toMatchObject({ code: "schedule.not_found" });
    expect((await publish(projectId)).published).toMatchObject([{ month: MONTH, version: 1, entries: 1 }]);
    await expect(publish(projectId)).rejects.toMatchObject({ code: "schedule.version_conflict" });
    await world.follow();
    expect(await publicMonth(projectId)).toMatchObject({ changes: [], entries: [{ from: "09:00" }] });

    const movedAt = await change(eventId, { agenda: [agendaItem({ from: "10:00" })] });
    // A save that changes nothing of the schedule is no change of it; the stream may say all twice.
    await change(eventId, { description: { pl: "Inny opis, ten sam program." } });
    await change(eventId, { summary: { pl: "Krótko." } });
    await world.recordsTwice();
    await world.follow();
    const addedAt = await change(eventId, {
      agenda: [
        agendaItem({ from: "10:00" }),
        agendaItem({ itemId: "s2", title: { pl: "Druga" }, from: "14:00", to: "15:00" }),
      ],
    });
    const seen = await publicMonth(projectId);
    expect(seen.changes).toMatchObject([
      { at: movedAt, before: { from: "09:00" }, after: { from: "10:00" } },
      { at: addedAt, after: { topic: { pl: "Druga" } } },
    ]);
    expect(topics(seen.entries)).toEqual(["Sesja pierwsza", "Druga"]);
    const frozen = await createSupportScheduleStore(world.deps.table).findVersion({
      projectId,
      month: MONTH,
      version: 1,
    });
    expect(frozen).toMatchObject([{ from: "09:00" }]);

    await publish(projectId, 1);
    expect(await publicMonth(projectId)).toMatchObject({ version: 2, changes: [] });
  });

  it("tells that an event was cancelled, went to another month, or to another project", async () => {
    const [projectId, other] = [await createProject(world), await createProject(world)];
    const { eventId, version } = await publishEvent(world, projectId);
    const moving = await publishEvent(world, projectId, { title: { pl: "Przenoszone" } });
    await publishEvent(world, other);
    await publish(projectId);
    await publish(other);
    await world.follow();
    await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Choroba prowadzącej");
    await world.follow();
    expect((await publicMonth(projectId)).changes).toMatchObject([{ after: { cancelled: true } }]);
    await change(moving.eventId, { projectId: other });
    expect((await publicMonth(projectId)).changes.at(-1)).toMatchObject({
      before: { eventId: moving.eventId },
    });
    expect((await publicMonth(projectId)).changes.at(-1)?.after).toBeUndefined();
    expect((await publicMonth(other)).changes).toMatchObject([{ after: { eventId: moving.eventId } }]);
    await change(moving.eventId, {
      dates: { type: "exact", startsOn: "2026-05-06", endsOn: "2026-05-06" },
      agenda: [agendaItem({ day: "2026-05-06" })],
    });
    expect((await publicMonth(other)).changes.at(-1)).toMatchObject({ before: { eventId: moving.eventId } });
  });

  it("shows the public nothing of unlisted and closed events, also once they become so", async () => {
    const projectId = await createProject(world);
    const secret = {
      title: { pl: "Tajne szkolenie" },
      agenda: [agendaItem({ title: { pl: "Tajny temat" } })],
    };
    await publishEvent(world, projectId, { ...secret, visibility: "closed" });
    await publishEvent(world, projectId, { ...secret, visibility: "unlisted" });
    const open = await publishEvent(world, projectId);
    await publish(projectId);
    expect((await staffMonth(projectId)).entries.filter(({ hidden }) => hidden)).toHaveLength(2);
    const answer = async () => (await world.api.request(`/api/projects/${projectId}/schedule`)).text();
    expect(await answer()).not.toContain("Tajn");
    await change(open.eventId, { visibility: "closed" });
    expect(await answer()).not.toContain("Sesja pierwsza");
    expect(await publicMonth(projectId)).toMatchObject({ entries: [], changes: [] });
  });

  it("warns while that of the next month is missing or not published, within the project, where it is used", async () => {
    const next = async (projectId: ProjectId) => (await schedules().getNext(asStaff(world), projectId)).state;
    const supports = [{ supportId: "law", name: "Prawnik", mode: "individual" as const }];
    expect(await next(await createProject(world))).toBe("outside");
    expect(await next(await createProject(world, { supports, endsOn: "2026-03-31" }))).toBe("outside");
    const projectId = await createProject(world, { supports });
    expect(await next(projectId)).toBe("missing");
    await publishEvent(world, projectId);
    expect(await next(projectId)).toBe("unpublished");
    await publish(projectId);
    expect(await next(projectId)).toBe("published");
  });

  it("is published by who may change the project, and seen by auditors", async () => {
    const projectId = await createProject(world);
    await publishEvent(world, projectId);
    const as = async (role: "auditor" | "organiser" | "coordinator") =>
      asStaff(world, (await world.signIn({ role, projectIds: [projectId] })).actor);
    await expect(schedules().publishMonth(await as("auditor"), projectId, MONTH, 0)).rejects.toMatchObject({
      code: "project.read_only",
    });
    await expect(schedules().getMonth(await as("organiser"), projectId)).rejects.toMatchObject({
      code: "support.not_allowed",
    });
    expect((await schedules().publishMonth(await as("coordinator"), projectId, MONTH, 0)).may.publish).toBe(
      true,
    );
    expect((await schedules().getMonth(await as("auditor"), projectId, MONTH)).may.publish).toBe(false);
    await expect(schedules().publishMonth(asStaff(world), projectId, "2026-09", 0)).rejects.toMatchObject({
      code: "schedule.empty",
    });
  });
});
