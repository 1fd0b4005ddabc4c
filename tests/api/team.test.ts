import type { AuditEntry } from "@zapisy/core/audit";
import type { EventSummary, StaffEventView } from "@zapisy/core/event/answer";
import type { Page } from "@zapisy/core/shared/page";
import type { StaffId } from "@zapisy/core/staff";
import type { EventTeam } from "@zapisy/core/team/answer";
import { beforeAll, describe, expect, it } from "vitest";
import { createDraft, passMinute, publishEvent, putOnTeam } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { createStage, SECRETS, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const as = (cookie: string, method: string, path: string) =>
  call(stage.world, method, `/api/staff${path}`, { cookie });
const admin = (method: string, path: string) => as(stage.cookies.admin, method, path);

/** Somebody who works in the stage's project and may sign in. */
const colleague = (overrides: Parameters<Stage["world"]["signIn"]>[0] = {}) =>
  stage.world.signIn({
    role: "assistant",
    projectIds: [stage.projectId],
    email: `kolega${stage.next()}@rops.example`,
    ...overrides,
  });
const teamOf = (eventId: string, cookie = stage.cookies.admin) =>
  bodyOf<EventTeam>(as(cookie, "GET", `/events/${eventId}/team`));
const titles = async (cookie: string) =>
  (await bodyOf<Page<EventSummary>>(as(cookie, "GET", "/events"))).items.map(({ title }) => title.pl);

describe("the team of an event over HTTP", () => {
  it("lets an assistant find the event, for as long as they are in it", async () => {
    const { staff, cookie } = await colleague();
    const { eventId } = stage.event;
    const member = `/events/${eventId}/team/${staff.staffId}`;
    expect(await titles(cookie)).toEqual([]);
    expect((await admin("PUT", member)).status).toBe(204);
    expect(await titles(cookie)).toEqual([stage.event.title.pl]);
    expect(await bodyOf<StaffEventView>(as(cookie, "GET", `/events/${eventId}`))).toMatchObject({
      may: { edit: false },
    });
    expect((await admin("DELETE", member)).status).toBe(204);
    expect(await titles(cookie)).toEqual([]);
    expect(await problemBody(as(cookie, "GET", `/events/${eventId}`))).toMatchObject({
      status: 404,
      code: "event.not_found",
    });
  });

  it("changes nothing when it is asked for what is so already", async () => {
    const event = await publishEvent(stage.world, stage.projectId);
    const { staff } = await colleague();
    const version = async () =>
      (await bodyOf<StaffEventView>(admin("GET", `/events/${event.eventId}`))).version;
    const member = `/events/${event.eventId}/team/${staff.staffId}`;
    await admin("DELETE", member);
    expect(await version()).toBe(event.version);
    await admin("PUT", member);
    expect((await admin("PUT", member)).status).toBe(204);
    expect(await version()).toBe(event.version + 1);
  });

  it("gives two people who set it at the same time both what they asked for", async () => {
    const event = await publishEvent(stage.world, stage.projectId);
    const people = await Promise.all(Array.from({ length: 6 }, () => colleague()));
    const [leaving, ...joining] = people.map(({ staff: { staffId } }) => staffId);
    await putOnTeam(stage.world, event, [leaving as StaffId]);
    const answers = await Promise.all([
      admin("DELETE", `/events/${event.eventId}/team/${leaving}`),
      ...joining.map((staffId) =>
        as(stage.cookies.coordinator, "PUT", `/events/${event.eventId}/team/${staffId}`),
      ),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
    const { members } = await teamOf(event.eventId);
    expect(new Set(members.map(({ staffId }) => staffId))).toEqual(
      new Set([stage.world.admin.staffId, ...joining]),
    );
  });

  it("may be set by the event's organisers, who learn names and roles of colleagues in the project alone", async () => {
    const event = await createDraft(stage.world, stage.projectId);
    const organiser = await colleague({ role: "organiser" });
    await putOnTeam(stage.world, event, [organiser.staff.staffId]);
    const { staff: known } = await colleague({ name: "Ktoś Stąd" });
    const { staff: foreign } = await colleague({ projectIds: [stage.foreign.projectId] });
    const team = await teamOf(event.eventId, organiser.cookie);
    expect(team.may).toEqual({ change: true });
    expect(team.candidates).toContainEqual({ staffId: known.staffId, name: "Ktoś Stąd", role: "assistant" });
    expect(team.candidates.map(({ staffId }) => staffId)).not.toContain(foreign.staffId);
    const put = (staffId: string) => as(organiser.cookie, "PUT", `/events/${event.eventId}/team/${staffId}`);
    expect((await put(known.staffId)).status).toBe(204);
    // Whether somebody of that id works elsewhere, or nowhere, is not told.
    const refusal = { status: 409, code: "team.cannot_join" };
    expect(await problemBody(put(foreign.staffId))).toMatchObject(refusal);
    expect(await problemBody(put("stf_ZZZZZZZZZZZZZZZZZZZZZZZZZZ"))).toMatchObject(refusal);
  });

  it("is shown to an assistant, who may not change it, nor see who else works here", async () => {
    const path = `/events/${stage.event.eventId}/team`;
    const team = await teamOf(stage.event.eventId, stage.cookies.assistant);
    expect(team.members.length).toBeGreaterThan(3);
    expect(team).toMatchObject({ candidates: [], may: { change: false } });
    const { staff } = await colleague();
    for (const method of ["PUT", "DELETE"]) {
      expect(
        await problemBody(as(stage.cookies.assistant, method, `${path}/${staff.staffId}`)),
      ).toMatchObject({ status: 403, code: "event.read_only" });
    }
  });

  it("lets an organiser go who takes themselves out, and keeps who left, so that they can be taken out", async () => {
    const event = await createDraft(stage.world, stage.projectId);
    const { staff, cookie } = await colleague({ role: "organiser" });
    const { staff: gone } = await colleague({ name: "Była Osoba" });
    await putOnTeam(stage.world, event, [staff.staffId, gone.staffId]);
    const ctx = stage.world.deps.context(stage.world.admin, "test");
    await stage.world.deps.services.staff.updateStaff(
      ctx,
      gone.staffId,
      { ...gone, active: false },
      gone.version,
    );
    expect((await teamOf(event.eventId, cookie)).members).toContainEqual({
      staffId: gone.staffId,
      name: "Była Osoba",
      role: "assistant",
      access: "inactive",
    });
    const member = (staffId: string) => `/events/${event.eventId}/team/${staffId}`;
    expect((await as(cookie, "DELETE", member(gone.staffId))).status).toBe(204);
    expect((await as(cookie, "DELETE", member(staff.staffId))).status).toBe(204);
    expect(await problemBody(as(cookie, "GET", `/events/${event.eventId}/team`))).toMatchObject({
      status: 404,
      code: "event.not_found",
    });
  });

  it("is in the history with the names of who came and who went", async () => {
    const event = await createDraft(stage.world, stage.projectId);
    const { staff } = await colleague({ name: "Nowa Osoba" });
    const member = `/events/${event.eventId}/team/${staff.staffId}`;
    for (const method of ["PUT", "DELETE"]) {
      passMinute(stage.world);
      await admin(method, member);
    }
    await stage.world.recordsTwice();
    await stage.world.follow();
    const { items } = await bodyOf<Page<AuditEntry>>(admin("GET", `/events/${event.eventId}/history`));
    expect(
      items.map(({ action, target, targetName, fields }) => ({ action, target, targetName, fields })),
    ).toEqual([
      { action: "team.left", target: staff.staffId, targetName: "Nowa Osoba", fields: [] },
      { action: "team.joined", target: staff.staffId, targetName: "Nowa Osoba", fields: [] },
      { action: "event.created", target: event.eventId, targetName: undefined, fields: [] },
    ]);
  });

  it("filters the list by a colleague's events, within what one may see oneself", async () => {
    const { staff } = await colleague();
    await putOnTeam(stage.world, stage.event, [staff.staffId]);
    await stage.world.deps.services.team.joinTeam(
      stage.world.deps.context({ type: "system", name: "test" }, "test"),
      stage.foreign.event.eventId,
      (await colleague({ projectIds: "all" })).staff.staffId,
    );
    const found = async (cookie: string, staffId: string) =>
      (
        await bodyOf<Page<EventSummary>>(
          call(stage.world, "GET", "/api/staff/events", { cookie, query: { teamMember: staffId } }),
        )
      ).items.map(({ title }) => title.pl);
    expect(await found(stage.cookies.admin, staff.staffId)).toEqual([stage.event.title.pl]);
    expect(await found(stage.cookies.coordinator, staff.staffId)).toEqual([stage.event.title.pl]);
    const { cookie } = await colleague({ role: "organiser" });
    expect(await found(cookie, staff.staffId)).toEqual([]);
    expect(await found(stage.cookies.coordinator, stage.world.admin.staffId)).not.toContain(
      SECRETS.foreignTitle,
    );
  });
});
