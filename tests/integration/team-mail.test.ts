import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MessageId } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffInput } from "@zapisy/core/staff";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { addDays } from "@zapisy/core/shared/time";
import {
  asStaff,
  createDraft,
  createProject,
  passMinute,
  publishEvent,
  putOnTeam,
} from "../support/actions.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let number = 0;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(() => {
  world.clock.now = START;
});

const input = (overrides: Partial<StaffInput> = {}): StaffInput => ({
  name: "Jan Kos",
  email: `jan${(number += 1)}@ops.example`,
  role: "assistant",
  projectIds: [projectId],
  locale: "pl",
  active: true,
  ...overrides,
});
const add = (overrides: Partial<StaffInput> = {}) =>
  world.deps.services.staff.createStaff(asStaff(world), input(overrides));

/** The mails that the stream queues now, though it tells of everything twice, as they would be sent. */
async function mails() {
  world.mailed.length = 0;
  await world.recordsTwice();
  await world.follow();
  return Promise.all(
    [...new Set(world.mailed)].map(async (messageId) => {
      const message = await world.deps.stores.messages.find(messageId as MessageId);
      const content = message && (await composeMail(world.deps, message));
      return { kind: message?.kind, to: message?.to, text: content && content.mail.text };
    }),
  );
}

describe("the invitation of a member of staff", () => {
  it("goes once to whom an admin gave access, with the entrance and who it was", async () => {
    const { email } = await add();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "staff.invited", to: email });
    expect(mail?.text).toContain("https://zapisy.example/staff\n");
    expect(mail?.text).toContain("Żaneta Śliwa");
    expect(mail?.text).toContain("Asystent");
    expect(mail?.text).toContain("Wydarzenia widać po dodaniu do ich zespołu.");
  });

  it("does not speak of teams to those who see all events of their projects", async () => {
    await add({ role: "coordinator" });
    const [mail] = await mails();
    expect(mail?.text).not.toContain("zespołu");
  });

  it("goes again with access that is given back or an address that is mended, and not with other changes", async () => {
    const person = await add();
    await mails();
    const change = (overrides: Partial<StaffInput>, version: number) =>
      world.deps.services.staff.updateStaff(
        asStaff(world),
        person.staffId,
        { ...input(), email: person.email, ...overrides },
        version,
      );
    await change({ name: "Jan Kosowski" }, 1);
    await change({ active: false }, 2);
    expect(await mails()).toEqual([]);
    await change({}, 3);
    expect(await mails()).toMatchObject([{ kind: "staff.invited", to: person.email }]);
    await change({ email: "inny@ops.example" }, 4);
    expect(await mails()).toMatchObject([{ kind: "staff.invited", to: "inny@ops.example" }]);
  });

  it("goes again when another day gives access back that had ended, and to nobody whose access ended", async () => {
    const today = world.clock.now.slice(0, 10);
    const person = await add({ until: today });
    const event = await createDraft(world, projectId);
    await mails();
    await putOnTeam(world, event, [person.staffId]);
    await world.follow();
    const [joined] = (await world.deps.stores.messages.listByOwner(person.staffId as never)).filter(
      ({ kind }) => kind === "team.joined",
    );
    if (!joined) throw new Error("no mail");
    expect(await composeMail(world.deps, joined)).toBeDefined();
    world.mailed.length = 0;
    passMinute(world, 2 * 24 * 60);
    expect(await composeMail(world.deps, joined)).toBeUndefined();
    const another = await createDraft(world, projectId);
    await expect(putOnTeam(world, another, [person.staffId])).rejects.toMatchObject({
      code: "team.cannot_join",
    });
    const change = (overrides: Partial<StaffInput>, version: number) =>
      world.deps.services.staff.updateStaff(
        asStaff(world),
        person.staffId,
        { ...input(), email: person.email, ...overrides },
        version,
      );
    await change({ until: today, name: "Ola Kos" }, 1);
    expect(await mails()).toEqual([]);
    await change({ until: addDays(today, 30) }, 2);
    expect(await mails()).toMatchObject([{ kind: "staff.invited", to: person.email }]);
  });

  it("is not sent when a program adds the person, nor to somebody who changes their own account", async () => {
    await world.signIn({ role: "assistant" });
    const admin = await world.deps.stores.staff.find(world.admin.staffId);
    if (!admin) throw new Error("no admin");
    await world.deps.services.staff.updateStaff(
      asStaff(world),
      admin.staffId,
      { ...admin, email: "nowy@zapisy.example" },
      admin.version,
    );
    expect(await mails()).toEqual([]);
  });

  it("is not sent any more when access was taken away before", async () => {
    const person = await add();
    await world.follow();
    await world.deps.services.staff.updateStaff(
      asStaff(world),
      person.staffId,
      { ...input(), email: person.email, active: false },
      1,
    );
    world.mailed.length = 0;
    const [message] = await world.deps.stores.messages.listByOwner(person.staffId as never);
    expect(message?.kind).toBe("staff.invited");
    expect(message && (await composeMail(world.deps, message))).toBeUndefined();
  });
});

describe("the mail about an event's team", () => {
  it("goes to who was added by somebody else, with the event, who it was and the way in", async () => {
    const event = await createDraft(world, projectId);
    const person = await add();
    await mails();
    await putOnTeam(world, event, [person.staffId]);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "team.joined", to: person.email });
    for (const part of [
      "Praca z rodziną",
      "15 kwietnia 2026 r.",
      "Żaneta Śliwa",
      "https://zapisy.example/staff\n",
      `https://zapisy.example/staff/events/${event.eventId}\n`,
    ]) {
      expect(mail?.text).toContain(part);
    }
  });

  it("is sent once for each addition, and for nothing else that changes", async () => {
    const event = await createDraft(world, projectId);
    const person = await add();
    await mails();
    await putOnTeam(world, event, [person.staffId, person.staffId]);
    expect(await mails()).toHaveLength(1);
    const { version } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    await world.deps.services.event.publishEvent(asStaff(world), event.eventId, version);
    await world.deps.services.team.leaveTeam(asStaff(world), event.eventId, person.staffId);
    expect(await mails()).toEqual([]);
    await putOnTeam(world, event, [person.staffId]);
    expect(await mails()).toMatchObject([{ kind: "team.joined", to: person.email }]);
  });

  it("comes of an event that is over too: its papers are put together then", async () => {
    const day = "2025-06-10";
    const event = await createDraft(world, projectId, {
      dates: { type: "exact", startsOn: day, endsOn: day },
    });
    const person = await add();
    await mails();
    await putOnTeam(world, event, [person.staffId]);
    expect(await mails()).toMatchObject([{ kind: "team.joined" }]);
  });

  it("is not sent to oneself, and not when the person was taken out before it went", async () => {
    const event = await publishEvent(world, projectId);
    const { actor } = await world.signIn({ role: "coordinator", projectIds: [projectId] });
    const person = await add();
    await mails();
    await world.deps.services.team.joinTeam(asStaff(world, actor), event.eventId, actor.staffId);
    expect(await mails()).toEqual([]);
    await putOnTeam(world, event, [person.staffId]);
    await world.follow();
    await world.deps.services.team.leaveTeam(asStaff(world), event.eventId, person.staffId);
    const messages = await world.deps.stores.messages.listByOwner(person.staffId as never);
    const joined = messages.find(({ kind }) => kind === "team.joined");
    expect(joined && (await composeMail(world.deps, joined))).toBeUndefined();
  });
});
