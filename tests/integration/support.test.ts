import { EventInputSchema } from "@zapisy/core/event/schema";
import type { Support } from "@zapisy/core/project/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import { supportRows } from "@zapisy/core/support/rules";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, publishEvent } from "../support/actions.ts";
import { attend, ATTENDED_ON, attendedEvent } from "../support/certificates.ts";
import { agendaItem, projectInput } from "../support/fixture.ts";
import { readUnitsOf } from "../support/reads.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const LAW: Support = { supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 10 };
const GROUP: Support = { supportId: "group", name: "Grupa samopomocowa", mode: "group" };

const sessionsOf = (projectId: string, ctx = asStaff(world)) =>
  world.deps.services.support.listSessions(ctx, projectId as `prj_${string}`);
const figuresOf = async (projectId: string) =>
  supportRows([LAW, GROUP], (await sessionsOf(projectId)).items).map(
    ({ support, planned, delivered, attended }) => [support?.supportId, planned, delivered, attended],
  );
const agenda = [
  agendaItem({ itemId: "s1", day: ATTENDED_ON, from: "09:00", to: "10:30", supportId: "law" }),
  agendaItem({ itemId: "s2", day: ATTENDED_ON, from: "11:00", to: "12:00", supportId: "group" }),
  agendaItem({ itemId: "s3", day: ATTENDED_ON, from: "12:00", to: "13:00" }),
];

describe("hours of support", () => {
  it("follow from programmes and attendance, and what changed is counted anew", async () => {
    const projectId = await createProject(world, { supports: [LAW, GROUP] });
    const { event, people } = await attendedEvent(world, projectId, 2, { agenda });
    await world.follow();
    expect(await figuresOf(projectId)).toEqual([
      ["law", 90, 90, 180],
      ["group", 60, 0, 0],
      [undefined, 60, 0, 0],
    ]);
    await attend(world, event.eventId, "s2", people.slice(1));
    await world.follow();
    expect(await figuresOf(projectId)).toContainEqual(["group", 60, 60, 60]);
    const { version, ...input } = await editable(event.eventId);
    await world.deps.services.event.updateEvent(
      asStaff(world),
      event.eventId,
      {
        ...input,
        agenda: agenda.map((item) => (item.itemId === "s3" ? { ...item, supportId: "law" } : item)),
      },
      version,
    );
    expect(await figuresOf(projectId)).toEqual([
      ["law", 150, 90, 180],
      ["group", 60, 60, 60],
    ]);
  });

  it("are read from what was counted while nothing changes", async () => {
    const projectId = await createProject(world, { supports: [LAW, GROUP] });
    await attendedEvent(world, projectId, 2, { agenda });
    await world.follow();
    const first = await sessionsOf(projectId);
    const units = await readUnitsOf(world.deps.table.client, async () => {
      expect(await sessionsOf(projectId)).toEqual(first);
    });
    // The project, the head, what was counted and what was noted.
    expect(units).toBeLessThanOrEqual(5);
  });

  it("keep what took place and was taken out of the programme", async () => {
    const projectId = await createProject(world, { supports: [LAW, GROUP] });
    const { event } = await attendedEvent(world, projectId, 1, { agenda });
    const { version, ...input } = await editable(event.eventId);
    await world.deps.services.event.updateEvent(
      asStaff(world),
      event.eventId,
      { ...input, agenda: agenda.slice(1) },
      version,
      "Pomyłka w programie",
    );
    await world.follow();
    expect(await figuresOf(projectId)).toContainEqual(["law", 90, 90, 90]);
  });

  it("go with an event to another project, by the names of its forms", async () => {
    const projectId = await createProject(world, { supports: [LAW, GROUP] });
    const other = await createProject(world, {
      supports: [{ supportId: "porady", name: "PORADNICTWO PRAWNE", mode: "individual" }],
    });
    const { eventId } = await publishEvent(world, projectId, {
      agenda: agenda.map((item) => ({ ...item, day: "2026-04-15" })),
    });
    const { version, ...input } = await editable(eventId);
    const moved = await world.deps.services.event.updateEvent(
      asStaff(world),
      eventId,
      { ...input, projectId: other },
      version,
    );
    expect(moved.agenda.map(({ supportId }) => supportId)).toEqual(["porady", undefined, undefined]);
    expect(await figuresOf(projectId)).toEqual([
      ["law", 0, 0, 0],
      ["group", 0, 0, 0],
    ]);
    expect((await sessionsOf(other)).items).toHaveLength(3);
  });

  it("are for coordinators and auditors of the project", async () => {
    const projectId = await createProject(world);
    for (const role of ["organiser", "assistant"] as const) {
      const { actor } = await world.signIn({ role, projectIds: [projectId] });
      await expect(sessionsOf(projectId, asStaff(world, actor))).rejects.toMatchObject({
        code: "support.not_allowed",
      });
    }
    const { actor } = await world.signIn({ role: "auditor", projectIds: [projectId] });
    expect((await sessionsOf(projectId, asStaff(world, actor))).items).toEqual([]);
    const stranger = await world.signIn({ role: "coordinator", projectIds: [] });
    await expect(sessionsOf(projectId, asStaff(world, stranger.actor))).rejects.toMatchObject({
      code: "project.not_found",
    });
  });
});

describe("the forms of support of a project", () => {
  const save = async (projectId: `prj_${string}`, supports?: Support[]) => {
    const { version } = await world.deps.services.project.getProject(asStaff(world), projectId);
    return world.deps.services.project.updateProject(
      asStaff(world),
      projectId,
      projectInput({ supports }),
      version,
    );
  };

  it("are retired, never removed, and stay where nothing is said of them", async () => {
    const projectId = await createProject(world, { supports: [LAW] });
    await expect(save(projectId, [GROUP])).rejects.toMatchObject({ code: "support.removed" });
    expect((await save(projectId, [{ ...LAW, retired: true }, GROUP])).supports).toHaveLength(2);
    expect((await save(projectId)).supports).toEqual([{ ...LAW, retired: true }, GROUP]);
  });

  it("are pointed to by events of the project alone, and a copy leaves out what was retired", async () => {
    const projectId = await createProject(world, { supports: [LAW] });
    await expect(
      publishEvent(world, projectId, { agenda: [agendaItem({ supportId: "group" })] }),
    ).rejects.toMatchObject({
      details: { issues: [{ path: "agenda.0.supportId", code: "support.unknown" }] },
    });
    const { eventId } = await publishEvent(world, projectId, { agenda: [agendaItem({ supportId: "law" })] });
    const copied = () =>
      world.deps.services.event.duplicateEvent(asStaff(world), eventId, { startsOn: "2026-05-06" });
    expect((await copied()).agenda[0]?.supportId).toBe("law");
    await save(projectId, [{ ...LAW, retired: true }]);
    expect((await copied()).agenda[0]?.supportId).toBeUndefined();
  });

  it("are not for the public", async () => {
    const projectId = await createProject(world, { supports: [LAW] });
    const { slug } = await publishEvent(world, projectId, { agenda: [agendaItem({ supportId: "law" })] });
    const answer = await (await world.api.request(`/api/events/${slug}`)).text();
    expect(answer).toContain("Sesja pierwsza");
    expect(answer).not.toContain("law");
    expect(answer).not.toContain(LAW.name);
  });
});

/** An event as staff save it. */
async function editable(eventId: `evt_${string}`) {
  const event = await world.deps.stores.events.findEvent(eventId);
  if (!event) throw new Error("no event");
  return { ...fieldsOf(EventInputSchema, event), version: event.version };
}
