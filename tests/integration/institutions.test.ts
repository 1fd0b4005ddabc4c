import { DeleteCommand, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { AuditEntry } from "@zapisy/core/audit";
import type { OfferedInstitution } from "@zapisy/core/institution/answer";
import type { InstitutionId } from "@zapisy/core/institution";
import type { InstitutionInput } from "@zapisy/core/institution/schema";
import type { StaffEventView } from "@zapisy/core/event";
import { beforeAll, describe, expect, it } from "vitest";
import { asPublic, asStaff, createProject, manualInput, peopleOf, publishEvent } from "../support/actions.ts";
import { signUpInput } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: Awaited<ReturnType<typeof createProject>>;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const service = () => world.deps.services.institution;
const entry = (name: string, town?: string, more: Partial<InstitutionInput> = {}): InstitutionInput => ({
  name,
  type: "ops",
  town,
  otherNames: [],
  ...more,
});
const add = (name: string, town?: string, more?: Partial<InstitutionInput>) =>
  service().addInstitution(asStaff(world), entry(name, town, more));
const get = (id: InstitutionId) => service().getInstitution(asStaff(world), id);
const namesFor = async (text: string) => {
  await world.follow();
  return (await service().offerInstitutions(text)).map(({ name }) => name);
};
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => "done",
    ({ code }: { code?: string }) => code,
  );

let people = 0;
async function signUpFrom(
  event: StaffEventView,
  institution: { name: string; type?: "ops" | "other"; town?: string; institutionId?: InstitutionId },
) {
  people += 1;
  const answer = await world.deps.services.registration.registerParticipant(
    asPublic(world),
    event.slug,
    signUpInput(people, { institution: { type: "ops", ...institution } }),
  );
  if (!("registrationId" in answer)) throw new Error("Nobody was registered.");
  const stored = await world.deps.stores.registrations.find(answer.registrationId);
  if (!stored) throw new Error("Nobody is there.");
  return stored;
}

/** Rows of an entity as they lie in the table. */
async function rowsOf(entity: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  const { documents: client, name } = world.deps.table;
  for await (const { Items = [] } of paginateScan({ client }, { TableName: name, ConsistentRead: true }))
    all.push(...Items);
  return all.filter((row) => row.__edb_e__ === entity);
}
const namesHeld = () => rowsOf("institutionName");
const entriesIn = async (town: string) =>
  (await rowsOf("institution"))
    .map((row) => row.entry as InstitutionInput)
    .filter((one) => one.town === town);

describe("whoever signs up", () => {
  it("stands under the entry that they chose, in its words and no others", async () => {
    const event = await publishEvent(world, projectId);
    const { institutionId } = await add("Ośrodek Pomocy Społecznej w Jasionówce", "Jasionówka");
    const person = await signUpFrom(event, { name: "Coś innego", type: "other", institutionId });
    expect(person.institution).toEqual({
      institutionId,
      name: "Ośrodek Pomocy Społecznej w Jasionówce",
      type: "ops",
      town: "Jasionówka",
    });
  });

  it("stands under the entry that is called as they typed, and keeps the words as typed", async () => {
    const event = await publishEvent(world, projectId);
    const { institutionId } = await add("Ośrodek Pomocy Społecznej w Knyszynie", "Knyszyn");
    for (const [name, town] of [
      ["OPS", "Knyszyn"],
      ["OPS w Knyszynie", undefined],
      ["ops knyszyn", undefined],
    ] as const) {
      const { institution } = await signUpFrom(event, { name, town });
      expect(institution).toEqual({ institutionId, name, type: "ops", town });
    }
  });

  it("adds what nobody is called yet, as proposed: staff see it, and nobody is offered what a stranger typed", async () => {
    const event = await publishEvent(world, projectId);
    const { institution } = await signUpFrom(event, { name: "OPS", town: "Goniądz" });
    const id = institution?.institutionId as InstitutionId;
    expect(await get(id)).toMatchObject({ name: "OPS", town: "Goniądz", state: "proposed", version: 1 });
    expect(await namesFor("OPS Goniądz")).toEqual([]);
    const { items } = await service().listInstitutions(asStaff(world), { q: "OPS Goniądz" });
    expect(items.map(({ institutionId }) => institutionId)).toEqual([id]);
    await service().changeInstitution(asStaff(world), id, {
      ...entry("OPS w Goniądzu", "Goniądz"),
      version: 1,
    });
    expect(await namesFor("OPS Goniądz")).toEqual(["OPS w Goniądzu"]);
  });

  it("chose an entry that is not there, and is taken at their word", async () => {
    const event = await publishEvent(world, projectId);
    const gone = "ins_00000000000000000000000009" as const;
    const { institution } = await signUpFrom(event, { name: "OPS", town: "Trzcianne", institutionId: gone });
    expect(institution).toMatchObject({ name: "OPS", town: "Trzcianne" });
    expect(institution?.institutionId).not.toEqual(gone);
  });

  it("corrects nothing of it by sending the same words back, and what was written before there was a register stays", async () => {
    const event = await publishEvent(world, projectId);
    const { registration } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ email: "dawna@ops.example", institution: { name: "OPS", type: "ops", town: "Jaświły" } }),
    );
    const { registrationId, institution } = registration;
    const change = (words: object) =>
      world.deps.services.registration
        .getRegistration(asStaff(world), event.eventId, registrationId)
        .then(({ version }) =>
          world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
            ...words,
            version,
          } as never),
        );
    const same = await change({ institution: { name: "OPS", type: "ops", town: "Jaświły" } });
    expect(same.institution).toEqual(institution);
    const moved = await change({ institution: { name: "GOPS", type: "ops", town: "Jaświły" } });
    expect(moved.institution?.institutionId).not.toEqual(institution?.institutionId);
  });
});

describe("twenty who add one at a moment", () => {
  const spellings = ["OPS Suchowola", "OPS w Suchowoli", "ośrodek pomocy społecznej", "O.P.S.", "OPS"];
  const race = () =>
    Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        service().nameInstitution(asPublic(world), {
          name: spellings[index % spellings.length] ?? "",
          type: "ops",
          town: "Suchowola",
        }),
      ),
    );

  it("come to one entry", async () => {
    const named = await race();
    expect(new Set(named.map(({ institutionId }) => institutionId)).size).toEqual(1);
    expect((await entriesIn("Suchowola")).length).toEqual(1);
  });

  it("would come to several without the claim on the name: the negative control", async () => {
    const { documents, name: TableName } = world.deps.table;
    // A name that is given up as soon as it is held stops nobody.
    const { institutions } = world.deps.stores;
    const { save } = institutions;
    institutions.save = async (changes) => {
      const result = await save(changes);
      for (const { pk, sk, institutionId } of await namesHeld())
        if (changes.some(({ after }) => after.institutionId === institutionId))
          await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
      return result;
    };
    try {
      for (let index = 0; index < 3; index += 1)
        await service().nameInstitution(asPublic(world), { name: "OPS", type: "ops", town: "Lipsk" });
    } finally {
      institutions.save = save;
    }
    expect((await entriesIn("Lipsk")).length).toEqual(3);
  });
});

describe("staff", () => {
  it("are told who is called so already, and add nothing", async () => {
    const known = await add("Ośrodek Pomocy Społecznej w Mońkach", "Mońki");
    const error = await add("OPS", "Mońki").catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: "institution.known",
      details: {
        issues: [{ path: "name", code: "institution.known" }],
        known: { institutionId: known.institutionId },
      },
    });
    expect((await entriesIn("Mońki")).map(({ name }) => name)).toEqual([known.name]);
  });

  it("give up a name that was wrong, so that whose it is can have it", async () => {
    const wrong = await add("GOPS", "Zawady");
    await service().changeInstitution(asStaff(world), wrong.institutionId, {
      ...entry("GOPS", "Zawada"),
      version: wrong.version,
    });
    const right = await add("GOPS", "Zawady");
    expect(right.institutionId).not.toEqual(wrong.institutionId);
  });

  it("keep two of one name apart by their communes, and words alone lead to the first", async () => {
    const first = await add("GOPS", "Nowa Wieś", { communeCode: "2004052" });
    const second = await add("GOPS", "Nowa Wieś", { communeCode: "1424042" });
    expect(await codeOf(add("GOPS", "Nowa Wieś", { communeCode: "1424042" }))).toEqual("institution.known");
    const named = await service().nameInstitution(asPublic(world), {
      name: "GOPS",
      type: "ops",
      town: "Nowa Wieś",
    });
    expect([first.institutionId, second.institutionId].indexOf(named.institutionId as never)).toEqual(0);
    expect((await namesFor("GOPS Nowa Wieś")).length).toEqual(2);
  });

  it("do not overwrite each other", async () => {
    const { institutionId, version } = await add("PCPR", "Sokółka", { type: "pcpr" });
    const change = () =>
      service().changeInstitution(asStaff(world), institutionId, {
        ...entry("PCPR w Sokółce", "Sokółka"),
        version,
      });
    expect((await Promise.all([codeOf(change()), codeOf(change())])).toSorted()).toEqual([
      "done",
      "institution.version_conflict",
    ]);
  });

  it("see each that waits with what it is like", async () => {
    const known = await add("Ośrodek Pomocy Społecznej w Tykocinie", "Tykocin");
    const { institutionId } = await service().nameInstitution(asPublic(world), {
      name: "MGOPS w Tykocinie",
      type: "ops",
      town: "Tykocin",
    });
    await world.follow();
    const waiting = await allOf("proposed");
    expect(
      waiting.find((one) => one.institutionId === institutionId)?.alike?.map((one) => one.institutionId),
    ).toEqual([known.institutionId]);
  });

  it.each([
    ["assistant", "institution.forbidden", "institution.forbidden"],
    ["auditor", "done", "institution.read_only"],
    ["organiser", "done", "institution.read_only"],
    ["coordinator", "done", "done"],
  ] as const)("as %s read: %s, add: %s", async (role, reading, adding) => {
    const { actor } = await world.signIn({ role, email: `${role}-rejestr@zapisy.example` });
    const ctx = asStaff(world, actor);
    expect(await codeOf(service().listInstitutions(ctx, {}))).toEqual(reading);
    expect(await codeOf(service().addInstitution(ctx, entry(`Instytucja ${role}`)))).toEqual(adding);
  });
});

async function allOf(state: "proposed" | "checked") {
  const all = [];
  let cursor: string | undefined;
  do {
    const page = await service().listInstitutions(asStaff(world), { state, cursor });
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return all;
}

describe("two entries of one institution", () => {
  const REASON = "Ten sam ośrodek";
  async function two(town: string) {
    const stays = await add(`Ośrodek Pomocy Społecznej, ${town}`, town);
    const goes = await add(`MGOPS ${town}`, town, { otherNames: ["Pomoc społeczna"] });
    const merge = (version = goes.version) =>
      service().mergeInstitution(asStaff(world), goes.institutionId, {
        into: stays.institutionId,
        reason: REASON,
        version,
      });
    return { stays, goes, merge };
  }

  it("become one: it has the names of both, who typed either stands under it, and search offers it alone", async () => {
    const { stays, goes, merge } = await two("Choroszcz");
    expect((await merge()).otherNames).toEqual(["MGOPS Choroszcz", "Pomoc społeczna"]);
    expect(await namesFor("MGOPS Choroszcz")).toEqual([stays.name]);
    expect((await get(goes.institutionId)).institutionId).toEqual(stays.institutionId);
    const event = await publishEvent(world, projectId);
    const { institution } = await signUpFrom(event, {
      name: goes.name,
      town: "Choroszcz",
      institutionId: goes.institutionId,
    });
    expect(institution).toMatchObject({ institutionId: stays.institutionId, name: stays.name });
  });

  it("are merged once, however often it is asked for", async () => {
    const { stays, merge } = await two("Supraśl");
    expect(
      (await Promise.all([merge(), merge()].map(codeOf))).filter((code) => code === "done").length,
    ).toBeGreaterThan(0);
    expect(await codeOf(merge())).toEqual("done");
    expect((await get(stays.institutionId)).merged.length).toEqual(1);
  });

  it("become two again by undoing it, exactly as they were", async () => {
    const { stays, goes, merge } = await two("Wasilków");
    await world.follow();
    const seen = async () => ({
      offered: await namesFor("Wasilków"),
      names: (await namesHeld())
        .filter(({ institutionId }) =>
          [stays.institutionId, goes.institutionId].includes(institutionId as never),
        )
        .map(({ institutionKey, institutionId }) => `${String(institutionKey)} ${String(institutionId)}`)
        .toSorted(),
      both: await Promise.all(
        [stays, goes].map(({ institutionId }) =>
          get(institutionId).then(({ name, state, otherNames, merged, institutionId: id }) => ({
            name,
            state,
            otherNames,
            merged,
            id,
          })),
        ),
      ),
    });
    const before = await seen();
    await merge();
    expect(await seen()).not.toEqual(before);
    const free = () => service().freeInstitution(asStaff(world), goes.institutionId, goes.version + 1);
    await free();
    expect(await seen()).toEqual(before);
    expect(
      await codeOf(service().freeInstitution(asStaff(world), goes.institutionId, goes.version + 1)),
    ).toEqual("done");
  });

  it("point on when the other is merged as well, and are set free in the opposite order", async () => {
    const { stays, goes, merge } = await two("Michałowo");
    await merge();
    const third = await add("Centrum Usług Społecznych", "Michałowo");
    await service().mergeInstitution(asStaff(world), stays.institutionId, {
      into: third.institutionId,
      reason: REASON,
      version: stays.version + 1,
    });
    expect((await get(goes.institutionId)).institutionId).toEqual(third.institutionId);
    expect(await namesFor("MGOPS Michałowo")).toEqual([third.name]);
    const free = (id: InstitutionId, version: number) =>
      service().freeInstitution(asStaff(world), id, version);
    expect(await codeOf(free(goes.institutionId, goes.version + 1))).toEqual("institution.undo_later_first");
    await free(stays.institutionId, stays.version + 2);
    await free(goes.institutionId, goes.version + 1);
    for (const { institutionId } of [stays, goes, third])
      expect((await get(institutionId)).institutionId).toEqual(institutionId);
  });

  it("are not merged in a circle, nor one with itself, nor over a change that was not seen", async () => {
    const { stays, goes } = await two("Zabłudów");
    const into = (id: InstitutionId, other: InstitutionId, version: number) =>
      codeOf(service().mergeInstitution(asStaff(world), id, { into: other, reason: REASON, version }));
    expect(await into(goes.institutionId, goes.institutionId, goes.version)).toEqual("institution.same");
    expect(await into(goes.institutionId, stays.institutionId, goes.version + 5)).toEqual(
      "institution.version_conflict",
    );
    const both = await Promise.all([
      into(goes.institutionId, stays.institutionId, goes.version),
      into(stays.institutionId, goes.institutionId, stays.version),
    ]);
    expect(both.filter((code) => code === "done").length).toEqual(1);
  });

  it("are in the history: who merged them, why, and that it was undone", async () => {
    const { stays, goes, merge } = await two("Łapy");
    await merge();
    await service().freeInstitution(asStaff(world), goes.institutionId, goes.version + 1);
    await world.follow();
    const told = async (id: InstitutionId) =>
      (await world.deps.services.audit.listHistoryOf(id))
        .map(({ action, reason, actor }) => [action, reason ?? "", actor].join(" "))
        .toSorted((a, b) => (a < b ? -1 : 1));
    const by = `staff:${world.admin.staffId}`;
    expect(await told(goes.institutionId)).toEqual([
      `institution.added  ${by}`,
      `institution.freed  ${by}`,
      `institution.merged ${REASON} ${by}`,
    ]);
    expect(await told(stays.institutionId)).toEqual([
      `institution.added  ${by}`,
      `institution.gave_back  ${by}`,
      `institution.took_in ${REASON} ${by}`,
    ]);
    const all: AuditEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.deps.services.audit.listInstallationHistory(asStaff(world), {
        part: "institution",
        cursor,
      });
      all.push(...page.items);
      cursor = page.cursor;
    } while (cursor);
    const own = all.filter(({ target }) => target === goes.institutionId);
    expect(own.map(({ action, targetName }) => `${action} ${targetName}`).toSorted()).toEqual([
      `institution.added ${goes.name}, Łapy`,
      `institution.freed ${goes.name}, Łapy`,
      `institution.merged ${goes.name}, Łapy`,
    ]);
    expect(all.every(({ action }) => action.startsWith("institution."))).toBe(true);
    const other = await world.deps.services.audit.listInstallationHistory(asStaff(world), { part: "staff" });
    expect(other.items.some(({ target }) => target.startsWith("ins_"))).toBe(false);
  });
});

describe("the rows that follow", () => {
  it("come to the same when the stream tells of everything twice", async () => {
    const { institutionId } = await add("Fundacja Wiatrak", "Bydgoszcz", { type: "ngo" });
    await service().changeInstitution(asStaff(world), institutionId, {
      ...entry("Fundacja Latawiec", "Bydgoszcz", { type: "ngo" }),
      version: 1,
    });
    await world.recordsTwice();
    expect(await namesFor("Wiatrak")).toEqual([]);
    expect(await namesFor("Latawiec")).toEqual(["Fundacja Latawiec"]);
  });

  it("note each event at which somebody of an institution registered, once", async () => {
    const event = await publishEvent(world, projectId);
    const { institutionId } = await add("OPS", "Krypno");
    for (let person = 0; person < 3; person += 1) await signUpFrom(event, { name: "OPS", town: "Krypno" });
    await world.recordsTwice();
    await world.follow();
    const { items } = await world.deps.stores.institutions.listEvents(institutionId, undefined, 10);
    expect(items).toEqual([event.eventId]);
    expect((await peopleOf(world, event)).length).toEqual(3);
  });
});

describe("what is typed", () => {
  it("offers the institution to anybody, and is kept a minute by whoever asks", async () => {
    await world.follow();
    const answer = await world.api.request("/api/institutions?q=OPS%20Mo%C5%84ki");
    expect(answer.headers.get("cache-control")).toEqual("public, max-age=60, s-maxage=60");
    const { items } = (await answer.json()) as { items: OfferedInstitution[] };
    expect(items.map(({ name, town }) => `${name}, ${town}`)).toEqual([
      "Ośrodek Pomocy Społecznej w Mońkach, Mońki",
    ]);
  });

  it("reads one page of one query, however many institutions there are", async () => {
    const { institutions } = world.deps.stores;
    const asked: number[] = [];
    const { listWords } = institutions;
    institutions.listWords = (row, limit) => {
      asked.push(limit);
      return listWords(row, limit);
    };
    try {
      await service().offerInstitutions("ośrodek pomocy społecznej w mońkach");
    } finally {
      institutions.listWords = listWords;
    }
    expect(asked).toEqual([300]);
  });
});
