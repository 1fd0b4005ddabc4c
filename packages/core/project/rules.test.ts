import { describe, expect, it } from "vitest";
import { PROJECT_ID, projectInput, staffActor } from "../../../tests/support/fixture.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import {
  canCreateProject,
  canEditProject,
  canReadProject,
  leadAndPartners,
  pictureType,
  toProjectView,
} from "./rules.ts";

describe("who may do what with a project", () => {
  it.each([
    ["admin", "create read edit", "create read edit", "create read edit"],
    ["coordinator", "read edit", "", "create read edit"],
    ["organiser", "read", "", "read"],
    ["assistant", "read", "", "read"],
    ["auditor", "read", "", "read"],
  ] as const)("is settled for every %s: in it, elsewhere, everywhere", (role, own, elsewhere, everywhere) => {
    const rights = (projectIds: Parameters<typeof staffActor>[1]) => {
      const actor = staffActor(role, projectIds);
      return [
        canCreateProject(actor) && "create",
        canReadProject(actor, PROJECT_ID) && "read",
        canEditProject(actor, PROJECT_ID) && "edit",
      ]
        .filter(Boolean)
        .join(" ");
    };
    expect([
      rights({}),
      rights({ projectIds: ["prj_00000000000000000000000002"] }),
      rights({ projectIds: "all" }),
    ]).toEqual([own, elsewhere, everywhere]);
    expect(STAFF_ROLES).toContain(role);
  });
});

describe("a project", () => {
  it("names its lead first, then its partners as written, and neither supporters nor the invited", () => {
    const organisations = [
      { name: "Wsparcie", role: "supporter" },
      { name: "Partner B", role: "partner" },
      { name: "Lider", role: "lead" },
      { name: "Gość", role: "invited" },
      { name: "Partner A", role: "partner" },
    ] as const;
    expect(leadAndPartners(organisations).map(({ name }) => name)).toEqual([
      "Lider",
      "Partner B",
      "Partner A",
    ]);
  });

  it("shows the public neither its contact nor what it says of target groups", () => {
    const project = {
      ...projectInput({
        contact: { email: "wewnetrzny@rops.example" },
        targetGroups: ["osoby bezdomne"],
        description: { pl: "Wniosek o dofinansowanie" },
        number: "POKL.07.01/10",
        funder: "PO KL",
        fundingClause: { pl: "Ze środków UE." },
      }),
      projectId: PROJECT_ID,
      logos: [],
      version: 3,
      createdAt: "2026-03-01T08:00:00.000Z",
      updatedAt: "2026-03-01T08:00:00.000Z",
    } as const;
    expect(toProjectView({ ...project, logos: [...project.logos] })).toEqual({
      projectId: PROJECT_ID,
      title: { pl: "Partnerstwa lokalne" },
      number: "POKL.07.01/10",
      funder: "PO KL",
      fundingClause: { pl: "Ze środków UE." },
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      organisations: [{ name: "Regionalny Ośrodek Polityki Społecznej", role: "lead" }],
      logos: [],
    });
  });

  it.each([
    ["PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00], "image/png"],
    ["JPEG", [0xff, 0xd8, 0xff, 0xe0], "image/jpeg"],
    ["a cut-off PNG", [0x89, 0x50, 0x4e], undefined],
    ["SVG", [...new TextEncoder().encode("<svg onload='…'>")], undefined],
    ["nothing", [], undefined],
  ])("knows %s by its first bytes", (_, bytes, type) => {
    expect(pictureType(Uint8Array.from(bytes))).toBe(type);
  });
});
