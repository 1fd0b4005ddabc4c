import type { MessageId } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createDraft, createProject, publishEvent, putOnTeam, signUp } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let trainer: StaffActor;

/** While the first session is on. */
const DURING = "2026-04-15T08:00:00.000Z";
const INSIDE = { hostContact: "Tajny Kontakt, tel. 600100200", contactEmails: ["gospodarz@cistor.example"] };
const ONLINE = "https://meet.example/tajny-pokoj";
const service = () => world.deps.services.ownEvent;
const attendance = () => world.deps.services.attendance;
const as = (actor: StaffActor) => asStaff(world, actor);
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => "done",
    ({ code }: { code?: string }) => code,
  );

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(async () => {
  world.clock.now = START;
  trainer = (await world.signIn({ role: "counsellor", projectIds: [projectId] })).actor;
});

/** An event with somebody registered, and the trainer in its team. */
async function ownEvent() {
  const event = await publishEvent(world, projectId, {
    place: { mode: "hybrid", name: "Centrum Kadr", town: "Białystok", onlineUrl: ONLINE },
    agenda: [
      agendaItem({ ...INSIDE, place: "Sala 12", leaders: ["Żaneta Łęcka"] }),
      agendaItem({ itemId: "s2", title: { pl: "Sesja druga" }, from: "14:00", to: "16:00" }),
    ],
  });
  const { registrationId } = await signUp(world, event, 1, {
    lastName: "Źrebiec",
    phone: "600100200",
    institution: { name: "OPS w Żmudzi", type: "ops", town: "Żmudź" },
  });
  await putOnTeam(world, event, [trainer.staffId]);
  return { event, eventId: event.eventId, registrationId: registrationId as RegistrationId };
}

describe("somebody's own events", () => {
  it("are those in whose team they are, the next first, with the lists of today", async () => {
    const { eventId } = await ownEvent();
    const draft = await createDraft(world, projectId, {
      title: { pl: "Szkic" },
      dates: { type: "exact", startsOn: "2026-05-01", endsOn: "2026-05-01" },
      agenda: [],
    });
    await putOnTeam(world, draft, [trainer.staffId]);
    await publishEvent(world, projectId);
    const before = await service().listOwnEvents(as(trainer));
    expect(before).toMatchObject({
      today: "2026-03-02",
      items: [{ eventId, lists: [] }, { eventId: draft.eventId }],
    });
    expect(before.items).toHaveLength(2);
    world.clock.now = DURING;
    const { items } = await service().listOwnEvents(as(trainer));
    expect(items[0]?.lists).toEqual([
      {
        unitId: "s1",
        kind: "item",
        title: { pl: "Sesja pierwsza" },
        from: "09:00",
        to: "13:00",
        place: "Sala 12",
      },
      {
        unitId: "s2",
        kind: "item",
        title: { pl: "Sesja druga" },
        from: "14:00",
        to: "16:00",
        place: undefined,
      },
    ]);
    expect(items[1]?.lists).toEqual([]);
  });

  it("show the programme as the public sees it, and end with the team", async () => {
    const { event, eventId } = await ownEvent();
    const shown = await service().getOwnEvent(as(trainer), eventId);
    expect(shown.agenda.map(({ title, place }) => [title.pl, place])).toEqual([
      ["Sesja pierwsza", "Sala 12"],
      ["Sesja druga", undefined],
    ]);
    const told = JSON.stringify(shown);
    for (const secret of [INSIDE.hostContact, ...INSIDE.contactEmails, ONLINE, "Klauzula", "questions"])
      expect(told).not.toContain(secret);
    const { actor: colleague } = await world.signIn({ role: "counsellor", projectIds: [projectId] });
    expect(await codeOf(service().getOwnEvent(as(colleague), eventId))).toBe("event.not_found");
    expect(await codeOf(attendance().getBook(as(colleague), eventId))).toBe("event.not_found");
    await world.deps.services.team.leaveTeam(asStaff(world), event.eventId, trainer.staffId);
    expect(await codeOf(service().getOwnEvent(as(trainer), eventId))).toBe("event.not_found");
    expect((await service().listOwnEvents(as(trainer))).items.map((own) => own.eventId)).not.toContain(
      eventId,
    );
    // Whoever sees whole events has no pages of these.
    const { actor: assistant } = await world.signIn({ role: "assistant", projectIds: [projectId] });
    expect(await codeOf(service().listOwnEvents(as(assistant)))).toBe("own_event.forbidden");
  });

  it("have lists of names and institutions, to mark and not to close, without what was decided of certificates", async () => {
    const { eventId, registrationId } = await ownEvent();
    world.clock.now = DURING;
    await attendance().setEntitlement(asStaff(world), eventId, registrationId, {
      entitled: true,
      reason: "choroba dziecka",
    });
    const mark = markInput({ registrationId, at: DURING });
    const { results } = await attendance().recordMarksByStaff(as(trainer), eventId, [mark]);
    expect(results).toEqual([{ markId: mark.markId, outcome: "recorded" }]);
    const book = await attendance().getBook(as(trainer), eventId);
    expect(book.may).toEqual({ record: true, close: false, override: false });
    expect(book.people).toHaveLength(1);
    const [person] = book.people;
    expect(Object.keys(person ?? {}).toSorted()).toEqual(
      [
        "entitled",
        "firstName",
        "institution",
        "lastName",
        "options",
        "rate",
        "records",
        "registrationId",
      ].toSorted(),
    );
    expect(person).toMatchObject({ lastName: "Źrebiec", institution: "OPS w Żmudzi", entitled: false });
    const told = JSON.stringify(book);
    for (const secret of ["choroba", "600100200", "@"]) expect(told).not.toContain(secret);
    // Nor who decided it: the trainer's own marks are all that is told of somebody.
    expect(Object.keys(book.authors)).toHaveLength(1);
    // Whoever sees the registrations is told.
    const { people } = await attendance().getBook(asStaff(world), eventId);
    expect(people[0]).toMatchObject({ entitled: true, entitlement: { reason: "choroba dziecka" } });
    expect(await codeOf(attendance().closeUnit(as(trainer), eventId, "s1"))).toBe("event.not_found");
    const walkIn = {
      walkInId: "wlk_00000000000000000000000001",
      firstName: "Nowa",
      lastName: "Osoba",
      unitIds: ["s1"],
      at: DURING,
      choices: {},
    };
    expect(await codeOf(attendance().addWalkInByStaff(as(trainer), eventId, walkIn))).toBe("event.not_found");
    expect(
      await codeOf(
        attendance().setEntitlement(as(trainer), eventId, registrationId, { entitled: null, reason: "x" }),
      ),
    ).toBe("event.not_found");
    expect(await codeOf(world.deps.services.event.getStaffEvent(as(trainer), eventId))).toBe(
      "event.not_found",
    );
  });

  it("are told of by a mail that leads to their page", async () => {
    await world.follow();
    world.mailed.length = 0;
    const { eventId } = await ownEvent();
    await world.follow();
    const mails = await Promise.all(
      [...new Set(world.mailed)].map(async (id) => {
        const message = await world.deps.stores.messages.find(id as MessageId);
        return message?.kind === "team.joined"
          ? (await composeMail(world.deps, message))?.mail.text
          : undefined;
      }),
    );
    expect(mails.filter(Boolean).join()).toContain(`/staff/sessions/${eventId}`);
  });
});
