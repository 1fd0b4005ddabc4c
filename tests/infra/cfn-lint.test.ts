import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pythonTools } from "../support/python-tools.ts";
import { synthesise } from "./synthesise.ts";

/** What AWS itself publishes to check templates with; a new version may know new faults, so it is chosen by hand. */
const VERSION = "1.58.0";
const { bin, missing } = pythonTools([`cfn-lint==${VERSION}`]);
const PROGRAM = join(bin, "cfn-lint");
// Said where everybody sees it: what was not checked must not look as if it had been.
if (missing) console.warn(`NOT CHECKED by cfn-lint, because ${missing}.`);

const folder = mkdtempSync(join(tmpdir(), "zapisy-cfn-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The CDK says twice that a function comes after its role, which harms nothing. */
const IGNORED = ["--ignore-checks", "W3005"];

/** What it has to say of some templates. */
function findings(files: string[]): string[] {
  const options = ["--format", "json", "--regions", "eu-central-1", ...IGNORED, "--", ...files];
  const { stdout } = spawnSync(PROGRAM, options, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const found = JSON.parse(stdout) as {
    Filename: string;
    Message: string;
    Rule: { Id: string };
    Location: { Path: unknown[] | null };
  }[];
  return found.map(
    ({ Filename, Message, Rule, Location }) =>
      `${Rule.Id} ${Filename.split("/").at(-1)} ${(Location.Path ?? []).join("/")}: ${Message}`,
  );
}

describe.skipIf(missing)("cfn-lint", () => {
  const files: string[] = [];
  beforeAll(async () => {
    const { templates } = await synthesise("production");
    for (const [name, template] of Object.entries(templates)) {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(template.toJSON()));
      files.push(file);
    }
  });

  it("finds nothing wrong with any stack", () => {
    expect(files.length).toBeGreaterThan(8);
    expect(findings(files)).toEqual([]);
  });

  it("would find something", () => {
    const file = join(folder, "Wrong.json");
    const Properties = { RetentionInDays: "soon" };
    writeFileSync(file, JSON.stringify({ Resources: { Log: { Type: "AWS::Logs::LogGroup", Properties } } }));
    expect(findings([file])).toContainEqual(expect.stringMatching(/^E3012 Wrong\.json Resources\/Log/));
  });
});
