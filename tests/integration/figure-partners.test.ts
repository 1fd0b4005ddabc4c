import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { ProjectId } from "@zapisy/core/project";
import { figuresFile } from "@zapisy/functions/document/figure";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, setStatusOf } from "../support/actions.ts";
import { attendedEvent } from "../support/certificates.ts";
import { acceptAll } from "../support/figures.ts";
import { referringInstitution } from "../support/referral.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const figuresOf = async (projectId: ProjectId) => {
  await world.follow();
  return world.deps.services.figure.getFigures(asStaff(world), projectId);
};

describe("the figures of a project by partner", () => {
  it("have partners among partners, and nobody who only refers people", async () => {
    const projectId = await createProject(world);
    const partner = await referringInstitution(world, "Fundacja Partnerska", "Opole");
    const referrer = await referringInstitution(world, "Urząd kierujący", "Brzeg");
    await world.signIn({ role: "partner", projectIds: [projectId], institutionId: partner });
    await world.signIn({ role: "referrer", projectIds: [projectId], institutionId: referrer });
    await attendedEvent(world, projectId, 3, {}, (number) => ({
      institution: { institutionId: number === 1 ? partner : referrer, name: "Instytucja", type: "other" },
    }));
    await acceptAll(world, projectId);
    const { cuts } = await figuresOf(projectId);
    expect(
      cuts.find(({ cut }) => cut === "partner")?.lines.map(({ row, name, places }) => [row, name, places]),
    ).toEqual([
      [partner, "Fundacja Partnerska", 1],
      ["-", undefined, 2],
    ]);
    // The workbook has the events of each with its own people, and says since when all was read.
    const { lists, notes } = await figuresFile(world.deps, asStaff(world), projectId, "pl");
    expect(lists.map(({ name }) => name)).toContain("Partnerzy i wydarzenia");
    const { columns, rows } = lists.find(({ name }) => name === "Partnerzy i wydarzenia") ?? {};
    expect(columns?.map(({ title }) => title)).toEqual([
      "Partner",
      "Wydarzenie",
      "Rodzaj",
      "Termin",
      "Osoby",
      "Miejsca",
    ]);
    expect(rows?.map(([who, , , , people, places]) => [who, people, places])).toEqual([
      ["Fundacja Partnerska", 1, 1],
      ["Bez partnera", 2, 2],
    ]);
    expect(notes[0]).toMatch(/odczytano ponownie nie wcześniej niż \d+ \S+ \d{4} r\., godz\. \d+:\d\d\.$/);
  });

  it("have whoever stands nowhere any more, and whoever said it in words, with the partner they belong to", async () => {
    const projectId = await createProject(world);
    const partner = await referringInstitution(world, "Samorząd Województwa", "Opole");
    const office = await referringInstitution(world, "Stowarzyszenie Lokalne", "Nysa");
    await world.signIn({ role: "partner", projectIds: [projectId], institutionId: office });
    const name = "Samorząd Województwa";
    const group = { groupId: "own", name: { pl: name }, types: [], codes: ["16"], seats: 4 };
    const { event, people } = await attendedEvent(
      world,
      projectId,
      3,
      {
        seats: 9,
        recruitment: {
          mode: "first_come",
          groups: [{ ...group, institutions: [{ institutionId: partner, name }], partnerId: partner }],
        },
      },
      (number) =>
        number === 2
          ? { institution: { name: "Stowarzyszenie Lokalne", town: "Nysa", type: "other" } }
          : { countyCode: number === 1 ? "1661" : "1261" },
    );
    // Who wrote before there was a register has words alone.
    const { table } = world.deps;
    await table.documents.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: `$zapisy#registrationId_${people[1]?.registrationId}`, sk: "$registration_1" },
        UpdateExpression: "REMOVE person.institution.institutionId",
        ConditionExpression: "attribute_exists(person.institution.institutionId)",
      }),
    );
    const partners = async () => {
      const { cuts } = await figuresOf(projectId);
      const lines = cuts.find(({ cut }) => cut === "partner")?.lines ?? [];
      return new Map<string, number>(lines.map(({ row, places }) => [row, places]));
    };
    const expected = new Map<string, number>([
      [partner, 1],
      [office, 1],
      ["-", 1],
    ]);
    expect(await partners()).toEqual(expected);
    // Staff say afterwards that they did not have a place: they were there, and are the partner's still.
    await setStatusOf(world, event, 1, "cancelled");
    await setStatusOf(world, event, 3, "cancelled");
    expect(await partners()).toEqual(expected);
  });
});
