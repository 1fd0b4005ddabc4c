import type {
  AccessibilityStatementView,
  StatementSettings,
} from "@zapisy/core/accessibility-statement/answer";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { accessibilityStatement } from "../support/fixture.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const PATH = "/api/staff/accessibility-statement";
const save = (body: unknown, role: keyof Stage["cookies"] = "admin") =>
  call(stage.world, "PUT", PATH, { cookie: stage.cookies[role], body });
const published = () =>
  bodyOf<AccessibilityStatementView>(call(stage.world, "GET", "/api/accessibility-statement"));

describe("the statement of accessibility", () => {
  it("is not there, is published, and stands on its page without who wrote it", async () => {
    expect((await published()).statement).toBeUndefined();
    const settings = await bodyOf<StatementSettings>(save(accessibilityStatement()));
    expect(settings.version).toBe(1);
    const { version: _, ...stated } = accessibilityStatement();
    expect((await published()).statement).toEqual(stated);
    expect(JSON.stringify(await published())).not.toMatch(/stf_|version/);
  });

  it("is written by administrators alone, and read before by whoever looks after data protection", async () => {
    for (const role of STAFF_ROLES) {
      const status = role === "admin" || role === "dpo" ? 200 : 403;
      const read = await call(stage.world, "GET", PATH, { cookie: stage.cookies[role] });
      expect([role, read.status]).toEqual([role, status]);
      if (role === "admin") continue;
      expect((await problemBody(save({ ...accessibilityStatement(), version: 1 }, role))).code).toBe(
        "settings.forbidden",
      );
    }
  });

  it("is written on top of what was on the screen", async () => {
    const changed = { ...accessibilityStatement(), address: "ul. Nowa 1", version: 0 };
    expect((await problemBody(save(changed))).code).toBe("statement.version_conflict");
    const saved = await bodyOf<StatementSettings>(save({ ...changed, version: 1 }));
    expect(saved).toMatchObject({ version: 2, statement: { address: "ul. Nowa 1" } });
    // Saved once, however often it is pressed.
    expect((await problemBody(save({ ...changed, version: 1 }))).code).toBe("statement.version_conflict");
  });

  it("names each field that is wrong, and nothing is lost", async () => {
    const { version } = await bodyOf<StatementSettings>(
      call(stage.world, "GET", PATH, { cookie: stage.cookies.admin }),
    );
    const wrong = {
      ...accessibilityStatement(),
      conformance: "none",
      inaccessible: undefined,
      assessment: "external",
      reviewedOn: "2999-01-01",
      version,
    };
    const { code, issues } = await problemBody(save(wrong));
    expect(code).toBe("statement.invalid");
    expect(issues?.map(({ path }) => path)).toEqual(["inaccessible.pl", "assessor", "reviewedOn"]);
    expect((await published()).statement?.conformance).toBe("partial");
  });

  it("forgets who assessed it from outside once the body did itself", async () => {
    const { version } = await bodyOf<StatementSettings>(
      call(stage.world, "GET", PATH, { cookie: stage.cookies.admin }),
    );
    await save({ ...accessibilityStatement(), assessor: "Fundacja Ł", assessment: "self", version });
    expect((await published()).statement?.assessor).toBeUndefined();
  });
});
