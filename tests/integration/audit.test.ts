import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import type { EventInput } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import {
  asPublic,
  asStaff,
  createProject,
  historyOf,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { agendaItem, eventInput } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

/** Rows of the history of a registration, the latest first. */
async function entriesOf(eventId: string, registrationId: string): Promise<Record<string, unknown>[]> {
  const { documents, name: TableName } = world.deps.table;
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "pk = :pk",
      FilterExpression: "target = :target",
      ExpressionAttributeValues: { ":pk": `$zapisy#subjectId_${eventId}`, ":target": registrationId },
      ScanIndexForward: false,
    }),
  );
  return Items;
}

describe("the history of an event", () => {
  it("says who did what, when and why, of the event and of its people, the latest first", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    passMinute(world);
    const first = await signUp(world, event, 1);
    passMinute(world);
    const second = await signUp(world, event, 2);
    passMinute(world);
    const { registration } = world.deps.services;
    await registration.changeRegistration(asStaff(world), event.eventId, first.registrationId, {
      version: 1,
      status: "rejected",
      reason: "spoza województwa",
    });
    await world.follow();
    passMinute(world);
    await registration.correctRegistration(asPublic(world), second.token, {
      version: 2,
      phone: "857473412",
      position: "kierownik",
    });
    passMinute(world);
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      event.eventId,
      event.version,
      "Mało zgłoszeń",
    );
    await world.follow();

    const staff = `staff:${world.admin.staffId}`;
    const entry = (action: string, target: string, more: object) => ({
      auditId: expect.stringMatching(/^aud_/),
      at: expect.stringMatching(/^2026-03-02T09:0\d:00/),
      action,
      target,
      actorName: undefined,
      fields: [],
      ...more,
    });
    const byStaff = { actor: staff, actorName: "Żaneta Śliwa" };
    const byPerson = ({ registrationId }: { registrationId: string }) => ({
      actor: `participant:${registrationId}`,
    });
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    // The seat is passed on in the moment in which it came free: two entries of one time.
    const sorted = items.toSorted((a, b) => b.at.localeCompare(a.at) || b.action.localeCompare(a.action));
    expect(items.map(({ at }) => at)).toEqual(sorted.map(({ at }) => at));
    expect(sorted.slice(0, 6)).toEqual([
      entry("event.cancelled", event.eventId, {
        ...byStaff,
        from: "published",
        to: "cancelled",
        reason: "Mało zgłoszeń",
        fields: ["cancellation"],
      }),
      entry("registration.edited", second.registrationId, {
        ...byPerson(second),
        from: "confirmed",
        to: "confirmed",
        fields: ["phone", "position"],
      }),
      entry("registration.rejected", first.registrationId, {
        ...byStaff,
        from: "confirmed",
        to: "rejected",
        reason: "spoza województwa",
      }),
      entry("registration.promoted", second.registrationId, {
        actor: "system:promote-reserve",
        from: "reserve",
        to: "confirmed",
      }),
      entry("registration.reserve", second.registrationId, { ...byPerson(second), to: "reserve" }),
      entry("registration.confirmed", first.registrationId, { ...byPerson(first), to: "confirmed" }),
    ]);
    expect(
      items
        .slice(6)
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(["event.created", "event.published"]);
  });

  it("names what of programme and texts changed, from what to what, and is silent where nothing did", async () => {
    const input = eventInput(projectId, {
      dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
      agenda: [agendaItem(), agendaItem({ itemId: "s2", title: { pl: "Wykład" }, day: "2026-04-16" })],
      rules: { pl: "Obecność jest obowiązkowa." },
    });
    const event = await publishEvent(world, projectId, input);
    const changed: Partial<EventInput>[] = [
      {
        agenda: [agendaItem({ from: "13:00", to: "19:00" })],
        rules: { pl: "Obecność nie jest obowiązkowa." },
      },
      { seats: 33, description: { pl: "Nowy opis" } },
      {},
    ];
    for (const [index, change] of changed.entries()) {
      passMinute(world);
      Object.assign(input, change);
      await world.deps.services.event.updateEvent(
        asStaff(world),
        event.eventId,
        input,
        event.version + index,
      );
    }
    await world.recordsTwice();
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    const edits = items
      .filter(({ action }) => action === "event.edited")
      .map(({ actorName, fields, changes }) => ({ actorName, fields, changes }));
    const byStaff = { actorName: "Żaneta Śliwa" };
    expect(edits.slice(0, 2).toSorted((a, b) => a.fields.join().localeCompare(b.fields.join()))).toEqual([
      { ...byStaff, fields: ["description"], changes: [expect.objectContaining({ to: "Nowy opis" })] },
      { ...byStaff, fields: ["seats"], changes: [{ field: "seats", from: "20", to: "33" }] },
    ]);
    expect(edits.slice(2)).toEqual([
      {
        ...byStaff,
        fields: ["agenda", "rules"],
        changes: [
          { field: "agenda.from", of: "Sesja pierwsza", from: "09:00", to: "13:00" },
          { field: "agenda.to", of: "Sesja pierwsza", from: "13:00", to: "19:00" },
          { field: "agenda", of: "Wykład", from: "2026-04-16 09:00–13:00" },
          { field: "rules", from: "Obecność jest obowiązkowa.", to: "Obecność nie jest obowiązkowa." },
        ],
      },
    ]);
  });

  it("holds names of fields and never what people wrote", async () => {
    const event = await publishEvent(world, projectId);
    const { token, registrationId } = await signUp(world, event, 77, {
      phone: "857473412",
      countyCode: "2003",
    });
    passMinute(world);
    await world.deps.services.registration.correctRegistration(asPublic(world), token, {
      version: 1,
      lastName: "Tajemnicza",
      email: "tajemnicza@ops.example",
      phone: "600100200",
      needs: { diet: "vegan" },
      consents: { needs: true },
    });
    await world.follow();
    const history = await historyOf(world, registrationId);
    expect(history[0]?.fields).toEqual(["consents", "email", "lastName", "phone"]);
    expect(JSON.stringify(history)).not.toMatch(/Żak|Tajemnicza|@|857473412|600100200|2003|vegan|linkHash/);
  });

  it("names the desk that was opened", async () => {
    const event = await publishEvent(world, projectId);
    await world.deps.services.checkIn.createLink(asStaff(world), event.eventId, { name: "Wejście główne" });
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.find(({ action }) => action === "check_in.created")).toMatchObject({
      actorName: "Żaneta Śliwa",
      targetName: "Wejście główne",
    });
  });

  it("has a change once however often the stream tells of it", async () => {
    const event = await publishEvent(world, projectId);
    const { token, registrationId } = await signUp(world, event, 1);
    passMinute(world);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), token);
    await world.recordsTwice();
    await world.follow();
    const history = await historyOf(world, registrationId);
    expect(history.map(({ action }) => action)).toEqual(["registration.cancelled", "registration.confirmed"]);
  });

  it("has how a registration came to be once, whether that stands in the index, as it did before, or not", async () => {
    const event = await publishEvent(world, projectId);
    const { token, registrationId } = await signUp(world, event, 1);
    passMinute(world);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), token);
    await world.follow();
    const history = await historyOf(world, registrationId);
    expect(history.map(({ action }) => action)).toEqual(["registration.cancelled", "registration.confirmed"]);
    const [later, first] = await entriesOf(event.eventId, registrationId);
    expect([later?.gsi1pk, first?.gsi1pk]).toEqual([`$zapisy#target_${registrationId}`, undefined]);
    const { documents, name: TableName } = world.deps.table;
    const gsi1sk = `$auditEntry_1#at_${String(first?.at)}#auditId_${String(first?.auditId)}`;
    await documents.send(new PutCommand({ TableName, Item: { ...first, gsi1pk: later?.gsi1pk, gsi1sk } }));
    expect(await historyOf(world, registrationId)).toEqual(history);
  });

  it("says nothing of a link that was asked for again", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId } = await signUp(world, event, 1);
    await signUp(world, event, 1).catch((error: { code: string }) =>
      expect(error.code).toBe("registration.duplicate"),
    );
    await world.follow();
    expect((await historyOf(world, registrationId)).length).toBe(1);
  });

  it("is not for those who may not read the event", async () => {
    const event = await publishEvent(world, projectId);
    const { actor } = await world.signIn({ role: "auditor", projectIds: [] });
    await expect(
      world.deps.services.audit.listEventHistory(asStaff(world, actor), event.eventId),
    ).rejects.toMatchObject({ code: "event.not_found" });
  });

  it("is written for projects and staff too", async () => {
    const { staff } = await world.signIn({ email: "audytowana@rops.example" });
    await world.deps.services.staff.updateStaff(
      asStaff(world),
      staff.staffId,
      { ...staff, role: "auditor" },
      1,
    );
    await world.follow();
    const entries = await world.deps.stores.audit.listByTarget(staff.staffId);
    const told = entries.map(({ action, actor, fields }) => [action, actor, ...fields].join(" "));
    expect(told.toSorted()).toEqual([
      // Other rights end what was open with the old ones.
      `session.ended staff:${world.admin.staffId}`,
      "staff.created system:test",
      `staff.edited staff:${world.admin.staffId} role`,
    ]);
    expect((await world.deps.stores.audit.listByTarget(projectId)).map(({ action }) => action)).toEqual([
      "project.created",
    ]);
    expect(JSON.stringify(entries)).not.toContain("audytowana");
  });
});
