import type { Profile } from "@zapisy/core/export-profile/schema";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import { funderFileName } from "@zapisy/functions/document/funder-file";
import { ulid } from "ulid";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createProject } from "../support/actions.ts";
import { ATTENDED_ON, attendedEvent } from "../support/certificates.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  projectId = await createProject(world, {
    number: "FELU.08.01-IZ.00-0001/26",
    supports: [
      { supportId: "law", name: "Poradnictwo prawne", mode: "individual" },
      { supportId: "work", name: "Warsztaty", mode: "group", hourUnit: "didactic" },
    ],
  });
});

const ctx = () => asStaff(world);
const exportProfile = () => world.deps.services.exportProfile;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

let number = 0;
/** Somebody who takes part, with all that SM EFS asks of them but what is said. */
async function participant(lastName: string, answers: Record<string, string> = {}): Promise<ParticipantId> {
  const { participant: people } = world.deps.services;
  number += 1;
  const { participantId, version } = await people.addParticipant(ctx(), projectId, {
    firstName: "Łucja",
    lastName,
    formerLastNames: [],
    email: `osoba${number}@kis.example`,
    phone: `+4860010020${number}`,
    categories: [],
    territory: [],
    birthDate: "1985-03-03",
  });
  const entered = await people.changeEntry(ctx(), projectId, participantId, {
    answers: {
      sex: "woman",
      birthDate: "1985-03-03",
      education: "isced5",
      employment: "employed",
      commune: "0603142",
      degurba: "3",
      ...answers,
    },
    version,
  });
  await people.changeCourse(ctx(), projectId, participantId, {
    state: "participant",
    startsOn: "2026-01-05",
    reason: "Pierwsze wsparcie",
    version: entered.version,
  });
  return participantId;
}

describe("a funder's file", () => {
  it("has those without a fault, tells the others what is missing, and lists no candidate", async () => {
    await participant("Żuk");
    const refusing = await participant("Bąk", { education: "refused", commune: "" });
    await world.deps.services.participant.addParticipant(ctx(), projectId, {
      firstName: "Anna",
      lastName: "Kandydatka",
      formerLastNames: [],
      categories: [],
      territory: [],
    });
    const { items, notKept, ...counts } = await exportProfile().findFaults(ctx(), projectId, "sm-efs");
    expect(counts).toEqual({ all: 2, good: 1, faulty: 1, rows: 1, leftOut: 1, ended: 0 });
    expect(notKept).toContain("PESEL/Inny identyfikator");
    expect(items).toEqual([
      {
        participantId: refusing,
        name: "Bąk Łucja",
        faults: [
          { what: "not_in_dictionary", value: "refused", column: "Wykształcenie", source: "entry.education" },
          { what: "missing", column: "Województwo", source: "place.voivodeship" },
          { what: "missing", column: "Powiat", source: "place.county" },
          { what: "missing", column: "Gmina", source: "entry.commune" },
        ],
      },
    ]);
    const file = await exportProfile().makeFile(ctx(), projectId, "sm-efs");
    expect(file.rows.map((row) => [row[0], row[5], row[10], row[14], row[21]])).toEqual([
      ["FELU.08.01-IZ.00-0001/26", "Żuk", "40", "chełmski", "2026-01-05"],
    ]);
    expect(await funderFileName(file, ctx(), "pl", "csv")).toMatch(
      /-wersja-1-nieoficjalny-\d{4}-\d\d-\d\d\.csv$/,
    );
  });

  it("is made by a copy that staff change and check; what it was is kept, and a change takes the mark back", async () => {
    const { profile } = await exportProfile().getProfile(ctx(), projectId, "sm-efs");
    const copied = { ...(profile as Profile), name: "Nasz SM EFS" };
    const added = await exportProfile().addProfile(ctx(), projectId, copied, "once");
    expect((await exportProfile().addProfile(ctx(), projectId, copied, "once")).profileId).toBe(
      added.profileId,
    );
    const { profileId } = added;
    const checked = await exportProfile().setChecked(ctx(), projectId, profileId, {
      checked: true,
      version: 1,
    });
    expect(checked.checked?.byName).toBe(ctx().actor.name);
    // The same text, as another reader may have put its keys, is no other text.
    const turned = Object.fromEntries(Object.entries(copied).toReversed()) as unknown as Profile;
    const again = await exportProfile().changeProfile(ctx(), projectId, profileId, {
      profile: turned,
      version: 2,
    });
    expect([again.revision, again.version, again.checked?.byName]).toEqual([1, 2, ctx().actor.name]);
    const [first, ...others] = copied.columns;
    const changed: Profile = { ...copied, columns: [...others, first as Profile["columns"][number]] };
    expect(
      await codeOf(
        exportProfile().changeProfile(ctx(), projectId, profileId, { profile: changed, version: 1 }),
      ),
    ).toBe("profile.version_conflict");
    const after = await exportProfile().changeProfile(ctx(), projectId, profileId, {
      profile: changed,
      version: 2,
    });
    expect([after.revision, after.checked, after.revisions.map(({ revision }) => revision)]).toEqual([
      2,
      undefined,
      [2, 1],
    ]);
    expect((await exportProfile().getProfile(ctx(), projectId, profileId, 1)).profile).toEqual(copied);
    await participant("Żuk");
    const { head, isUnofficial } = await exportProfile().makeFile(ctx(), projectId, profileId);
    expect([head[0], head.at(-1), isUnofficial]).toEqual(["Obywatelstwo", "Numer projektu", true]);
    expect(
      await codeOf(exportProfile().setChecked(ctx(), projectId, "sm-efs", { checked: true, version: 0 })),
    ).toBe("profile.built_in");
    await world.follow();
    const history = await world.deps.services.audit.listHistoryOf(profileId);
    expect(
      history

        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(["exportProfile.added", "exportProfile.changed", "exportProfile.checked"]);
  });

  it("has its texts as they were written, the latest first, from the tenth on too", async () => {
    const profile: Profile = {
      format: 1,
      name: "Wersja 1",
      rows: "person",
      states: ["participant"],
      columns: [{ title: "Nazwisko", source: "participant.lastName" }],
    };
    const { profileId } = await exportProfile().addProfile(ctx(), projectId, profile);
    for (let version = 1; version <= 10; version += 1)
      await exportProfile().changeProfile(ctx(), projectId, profileId, {
        profile: { ...profile, name: `Wersja ${version + 1}` },
        version,
      });
    const last = await exportProfile().getProfile(ctx(), projectId, profileId);
    expect(last.revisions.map(({ revision }) => revision)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const tenth = await exportProfile().getProfile(ctx(), projectId, profileId, 10);
    expect(JSON.stringify(tenth.profile)).toBe(JSON.stringify({ ...profile, name: "Wersja 10" }));
  });

  it("is of one project: another's profile is not found", async () => {
    const { profile } = await exportProfile().getProfile(ctx(), projectId, "sm-efs");
    const { profileId } = await exportProfile().addProfile(ctx(), projectId, profile as Profile);
    const other = await createProject(world);
    expect(await codeOf(exportProfile().getProfile(ctx(), other, profileId))).toBe("profile.not_found");
    expect(await codeOf(exportProfile().makeFile(ctx(), projectId, profileId))).toBe("profile.nobody");
  });

  it("has a row for each form of support that a person had, and one for each institution that they came from", async () => {
    const { institution, participant: people } = world.deps.services;
    const ops = await institution.addInstitution(ctx(), {
      name: `OPS ${ulid()}`,
      type: "ops",
      town: "Żmudź",
      communeCode: "0603142",
      nip: "5260250274",
      otherNames: [],
    });
    const overrides = {
      agenda: [agendaItem({ day: ATTENDED_ON, from: "09:00", to: "10:30", supportId: "work" })],
    };
    const from = { name: ops.name, type: "ops", town: "Żmudź", institutionId: ops.institutionId } as const;
    const { people: came } = await attendedEvent(world, projectId, 1, overrides, () => ({
      lastName: "Żuk",
      institution: from,
    }));
    const registrationId = came[0]?.registrationId ?? "reg_";
    const [accepted] = (
      await people.acceptProposals(ctx(), projectId, [{ registrationIds: [registrationId] }])
    ).items;
    const without = await participant("Bąk");
    await world.follow();
    const states: Profile["states"] = ["candidate", "participant"];
    const bySupport: Profile = {
      format: 1,
      name: "Wsparcie",
      rows: "support",
      states,
      columns: [
        { title: "Nazwisko", source: "participant.lastName" },
        { title: "Forma", source: "support.name" },
        { title: "Godziny", source: "support.hours" },
        { title: "Instytucja", source: "institution.name" },
      ],
    };
    const { profileId } = await exportProfile().addProfile(ctx(), projectId, bySupport);
    expect((await exportProfile().makeFile(ctx(), projectId, profileId)).rows).toEqual([
      ["Żuk", "Warsztaty", "2", ops.name],
    ]);
    const { items } = await exportProfile().findFaults(ctx(), projectId, profileId);
    expect(items).toEqual([{ participantId: without, name: "Bąk Łucja", faults: [{ what: "no_support" }] }]);
    expect(accepted?.participantId).toBeDefined();
    const institutions = await exportProfile().getProfile(ctx(), projectId, "pefs-2007-institutions");
    const copy = await exportProfile().addProfile(ctx(), projectId, {
      ...(institutions.profile as Profile),
      states,
    });
    const { head, rows } = await exportProfile().makeFile(ctx(), projectId, copy.profileId);
    const cells = Object.fromEntries(head.map((title, index) => [title, rows[0]?.[index]]));
    expect(cells).toMatchObject({
      "Nazwa instytucji": ops.name,
      NIP: "5260250274",
      Powiat: "chełmski",
      "Liczba osób objętych wsparciem": "1",
    });
  });
});
