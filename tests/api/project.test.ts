import { beforeAll, describe, expect, it } from "vitest";
import type { Project } from "@zapisy/core/project";
import { ProjectChangeSchema } from "@zapisy/core/project/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { projectInput } from "../support/fixture.ts";
import { PIXEL, createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const staff = (method: string, path: string, body?: unknown, role: keyof Stage["cookies"] = "coordinator") =>
  call(stage.world, method, `/api/staff/projects${path}`, { cookie: stage.cookies[role], body });

describe("projects over HTTP", () => {
  it("are listed to those who work in them only", async () => {
    const titles = async (role: keyof Stage["cookies"]) =>
      (await bodyOf<{ items: Project[] }>(staff("GET", "", undefined, role))).items.map(
        ({ title }) => title.pl,
      );
    expect((await titles("admin")).toSorted()).toEqual(["Cudzy projekt", "Partnerstwa lokalne"]);
    for (const role of ["coordinator", "organiser", "assistant", "auditor"] as const) {
      expect(await titles(role)).toEqual(["Partnerstwa lokalne"]);
    }
  });

  it("are made by admins, and by coordinators of all projects, not of some", async () => {
    expect((await staff("POST", "", projectInput(), "admin")).status).toBe(201);
    expect(await problemBody(staff("POST", "", projectInput()))).toMatchObject({
      status: 403,
      code: "project.create_forbidden",
    });
    const { cookie } = await stage.world.signIn({ role: "coordinator", projectIds: "all" });
    expect(
      (await call(stage.world, "POST", "/api/staff/projects", { cookie, body: projectInput() })).status,
    ).toBe(201);
  });

  it("have exactly one lead and end after they begin", async () => {
    const issues = async (overrides: object) =>
      (await problemBody(staff("POST", "", { ...projectInput(), ...overrides }, "admin"))).issues;
    expect(await issues({ organisations: [] })).toEqual([
      { path: "organisations", code: "project.lead_missing", limit: 1 },
      { path: "organisations", code: "project.one_lead" },
    ]);
    expect(await issues({ endsOn: "2025-12-31" })).toEqual([
      { path: "endsOn", code: "project.ends_before_start" },
    ]);
  });

  it("are saved under the version that was shown", async () => {
    const before = await bodyOf<Project>(staff("GET", `/${stage.projectId}`));
    const save = (version: number) =>
      staff("PUT", `/${stage.projectId}`, {
        ...fieldsOf(ProjectChangeSchema, before),
        number: "POKL.07.01/10",
        version,
      });
    const after = await bodyOf<Project>(save(before.version));
    expect(after).toMatchObject({ number: "POKL.07.01/10", version: before.version + 1 });
    expect(await problemBody(save(before.version))).toMatchObject({
      status: 409,
      code: "project.version_conflict",
      version: after.version,
    });
    expect(
      await problemBody(
        staff("PUT", `/${stage.projectId}`, fieldsOf(ProjectChangeSchema, before), "organiser"),
      ),
    ).toMatchObject({
      status: 403,
      code: "project.read_only",
    });
  });

  it("carry pictures that anybody may see and nothing but pictures", async () => {
    const add = (data: string) =>
      staff("POST", `/${stage.projectId}/logos`, { alt: "Logo województwa", data });
    const { logos } = await bodyOf<Project>(add(PIXEL));
    const [logo] = logos;
    if (!logo) throw new Error("no logo");
    expect(logo).toEqual({
      logoId: expect.stringMatching(/^log_/),
      mime: "image/png",
      alt: "Logo województwa",
    });
    const picture = await call(stage.world, "GET", `/api/projects/${stage.projectId}/logos/${logo.logoId}`);
    expect(Buffer.from(picture.bytes).toString("base64")).toBe(PIXEL);
    expect([
      picture.headers.get("content-type"),
      picture.headers.get("cache-control"),
      picture.headers.get("content-security-policy"),
      picture.headers.get("x-content-type-options"),
      picture.headers.get("cross-origin-resource-policy"),
    ]).toEqual([
      "image/png",
      "public, max-age=31536000, immutable",
      "default-src 'none'",
      "nosniff",
      "cross-origin",
    ]);

    const refused = async (data: string) => (await problemBody(add(data))).issues?.[0]?.code;
    expect(await refused(Buffer.from("<svg onload='alert(1)'/>").toString("base64"))).toBe(
      "logo.not_a_picture",
    );
    // What only begins like a picture, or ends in the middle of one.
    const pixel = Buffer.from(PIXEL, "base64");
    const page = Buffer.from("<script>alert(1)</script>");
    for (const bytes of [Buffer.concat([pixel.subarray(0, 8), page]), pixel.subarray(0, 45)])
      expect(await refused(bytes.toString("base64"))).toBe("logo.not_a_picture");
    expect(await refused("not base64!")).toBe("logo.not_a_picture");
    expect(await refused(Buffer.alloc(200_001, PIXEL, "base64").toString("base64"))).toBe("logo.too_large");
    for (let count = 2; count <= 6; count += 1) expect((await add(PIXEL)).status).toBe(201);
    expect(await refused(PIXEL)).toBe("logo.too_many");

    const remove = () => staff("DELETE", `/${stage.projectId}/logos/${logo.logoId}`);
    expect((await bodyOf<Project>(remove())).logos.length).toBe(5);
    expect((await bodyOf<Project>(remove())).logos.length).toBe(5);
    const gone = await problemBody(
      call(stage.world, "GET", `/api/projects/${stage.projectId}/logos/${logo.logoId}`),
    );
    expect(gone).toMatchObject({ status: 404, code: "logo.not_found" });
  });
});
