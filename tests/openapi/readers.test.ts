import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { DOCUMENT } from "../support/document.ts";
import { pythonTools } from "../support/python-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "zapisy-openapi-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { bin, missing } = pythonTools(["openapi-spec-validator==0.9.0", "openapi-python-client==0.29.1"]);
// Said where everybody sees it: what was not checked must not look as if it had been.
if (missing) console.warn(`The OpenAPI document was NOT READ by Python's tools, because ${missing}.`);

/** Writes a document where a program reads it. */
function written(name: string, document: unknown): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/** Runs one of Python's tools; its status, and all that it said. */
function run(program: string, args: string[]): [number | null, string] {
  // The client's generator calls ruff, which came with it.
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync(join(bin, program), args, {
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, PATH },
  });
  return [status, `${stdout}${stderr}`];
}

/** A small document with something wrong in it. */
function wrong(schemas: Record<string, unknown>): unknown {
  const { openapi, info, servers } = DOCUMENT;
  return { openapi, info, servers, paths: {}, components: { schemas } };
}

describe("openapi-typescript", () => {
  it("makes types of the document, which TypeScript takes", async () => {
    const file = join(folder, "api.ts");
    writeFileSync(file, astToString(await openapiTS(new URL(`file://${written("types", DOCUMENT)}`))));
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      lib: ["lib.es2023.d.ts"],
      types: [],
    });
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  });
});

describe.skipIf(missing)("openapi-spec-validator", () => {
  const validate = (document: unknown) => run("openapi-spec-validator", [written("validated", document)]);

  it("finds nothing wrong with the document", () => {
    expect(validate(DOCUMENT)).toEqual([0, expect.stringMatching(/: OK\n$/)]);
  });

  it("would find something", () => {
    expect(validate(wrong({ Wrong: { type: "string", pattern: "^\\p{L}+$" } }))[0]).toBe(1);
  });
});

describe.skipIf(missing)("openapi-python-client", () => {
  /** It knows files by this type only; others are named to it. */
  const FILES = ["application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
  const files = [...FILES, "image/png", "image/jpeg"].map((type) => [type, "application/octet-stream"]);
  const config = () => written("config", { content_type_overrides: Object.fromEntries(files) });
  const generate = (name: string, document: unknown) => {
    const options = ["--path", written(name, document), "--output-path", join(folder, name)];
    return run("openapi-python-client", [
      "generate",
      ...options,
      "--config",
      config(),
      "--overwrite",
      "--fail-on-warning",
    ]);
  };

  it("makes a client of all of it, without a warning, that Python takes", () => {
    expect(generate("client", DOCUMENT)).toEqual([0, expect.stringMatching(/^Generating \S+\n$/)]);
    const compiled = spawnSync(join(bin, "python3"), ["-m", "compileall", "-q", join(folder, "client")]);
    expect([compiled.status, compiled.stdout.toString()]).toEqual([0, ""]);
  });

  it("would complain of two names that it makes one of", () => {
    const [status, said] = generate(
      "collision",
      wrong({
        Evidence: { type: "object", properties: { state: { type: "string", enum: ["ready"] } } },
        EvidenceState: { type: "string", enum: ["none"] },
      }),
    );
    expect([status, said]).toEqual([1, expect.stringContaining("EvidenceState")]);
  });
});
