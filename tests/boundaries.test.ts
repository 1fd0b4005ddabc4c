import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Where workspaces stand that are not in `packages`. */
const FOLDERS: Record<string, string> = { functions: "functions", web: "web", local: "infra/local" };

interface Import {
  from: string;
  to: string;
  /** Erased before the code runs. */
  typeOnly: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g;

const files = globSync("{packages,functions,web,infra}/**/*.{ts,tsx}", { cwd: ROOT }).filter(
  (file) => !/node_modules|\/dist\/|\.d\.ts$/.test(file),
);

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join(ROOT, from), "utf8").matchAll(IMPORT)].flatMap(
    ([statement, , type, named, dynamic]) => {
      const to = resolve(from, named ?? dynamic ?? "");
      return to ? [{ from, to, typeOnly: type !== undefined || isTypesOnly(statement) }] : [];
    },
  ),
);

/** `import { type A, type B } from` brings nothing at run time either. */
function isTypesOnly(statement: string): boolean {
  const names = /\{([^}]*)\}/
    .exec(statement)?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return (
    names !== undefined &&
    names.length > 0 &&
    !/^\s*import\s+\w/.test(statement.replace(/^\s*import\s+\{/, "")) &&
    names.every((name) => name.startsWith("type "))
  );
}

/** The file of ours that a specifier names; undefined for packages. */
function resolve(from: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return normalize(join(dirname(from), specifier.replace(/\?.*$/, "")));
  const [, workspace = "", rest = ""] = /^@zapisy\/([^/]+)\/?(.*)$/.exec(specifier) ?? [];
  if (!workspace) return undefined;
  const folder = FOLDERS[workspace] ?? `packages/${workspace}`;
  if (workspace !== "core") return fileOf(join(folder, rest));
  return /^shared\/|^manifests$|\/(answer|schema|rules|credential|lifecycle|bucket|service)$/.test(rest)
    ? `packages/core/${rest}.ts`
    : `packages/core/${rest}/index.ts`;
}

/** The module behind a path without an ending: a file, or the index of a folder. */
function fileOf(path: string): string {
  const candidates = [path, `${path}.ts`, `${path}.tsx`, join(path, "index.ts")];
  return (
    candidates.find((candidate) => statSync(join(ROOT, candidate), { throwIfNoEntry: false })?.isFile()) ??
    path
  );
}

const product = imports.filter(({ from }) => !/\.test\.tsx?$/.test(from));

function offenders(isOffence: (one: Import) => boolean): string[] {
  return product.filter(isOffence).map(({ from, to }) => `${from} -> ${to}`);
}

/** Those that come back to themselves over the edges. */
function inCircles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const reaches = (from: string, wanted: string, seen = new Set<string>()): boolean =>
    [...(edges.get(from) ?? [])].some((next) => {
      if (next === wanted) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, wanted, seen);
    });
  return [...edges.keys()].filter((from) => reaches(from, from));
}

const area = (file: string) => /^packages\/\w+|^infra\/local|^\w+/.exec(file)?.[0] ?? "";

describe("imports go one way", () => {
  const allowed: Record<string, (to: string, typeOnly: boolean) => boolean> = {
    "packages/words": (to, typeOnly) => typeOnly && to.startsWith("packages/core/"),
    "packages/core": () => false,
    "packages/mail": (to) => to.startsWith("packages/core/shared/"),
    "packages/documents": (to) =>
      /^packages\/words|^packages\/core\/([\w-]+\/(answer|schema)|shared\/)/.test(to),
    functions: (to) => /^packages\/(core|mail|documents|words)/.test(to),
    web: (to, typeOnly) =>
      (/^functions\/(api|page)\/contract\.ts$/.test(to) && typeOnly) ||
      /^packages\/words|^packages\/core\/([\w-]+\/(answer|schema|rules)\.ts|shared\/)/.test(to),
    // The stacks read from the manifests what rows there are, and what follows from them.
    infra: (to) => to === "packages/core/manifests.ts" || to === "packages/core/shared/manifest.ts",
    "infra/local": () => true,
  };

  for (const [from, may] of Object.entries(allowed)) {
    it(`${from} imports only what stands below it`, () => {
      expect(
        offenders((one) => area(one.from) === from && area(one.to) !== from && !may(one.to, one.typeOnly)),
      ).toEqual([]);
    });
  }

  it("nothing imports infra/local but infra/local", () => {
    expect(offenders(({ from, to }) => area(to) === "infra/local" && area(from) !== "infra/local")).toEqual(
      [],
    );
  });
});

describe("a noun of the core", () => {
  const noun = (file: string) => /^packages\/core\/([\w-]+)\//.exec(file)?.[1] ?? "";
  const layer = (file: string) =>
    /\/(?:(schema|rules|store|service|index)\.ts|(use-cases|store)\/.*)$/.exec(file)?.slice(1).join("") ?? "";
  const order = ["schema", "rules", "store", "use-cases", "service", "index"];

  it("imports downwards inside: schema <- rules <- store <- use cases <- service", () => {
    expect(
      offenders(
        ({ from, to }) =>
          from.startsWith("packages/core/") &&
          noun(from) === noun(to) &&
          layer(from) !== "" &&
          order.indexOf(layer(to)) > order.indexOf(layer(from)),
      ),
    ).toEqual([]);
  });

  it("knows another noun by its schema, its rules or its index, the store and service of others by the index only", () => {
    expect(
      offenders(
        ({ from, to }) =>
          from.startsWith("packages/core/") &&
          to.startsWith("packages/core/") &&
          noun(to) !== "shared" &&
          noun(from) !== noun(to) &&
          (["store", "use-cases", "service"].includes(layer(to)) ||
            (layer(to) === "index" && ["schema", "rules"].includes(layer(from)))),
      ),
    ).toEqual([]);
  });

  it("does not depend on a noun that depends on it", () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to, typeOnly } of product) {
      if (typeOnly || !from.startsWith("packages/core/") || !to.startsWith("packages/core/")) continue;
      if (noun(from) !== noun(to) && noun(to) !== "shared")
        edges.set(noun(from), (edges.get(noun(from)) ?? new Set()).add(noun(to)));
    }
    expect(inCircles(edges)).toEqual([]);
  });
});

describe("the schemas of answers", () => {
  const isAnswer = (file: string) => /^(packages\/core\/[\w-]+|functions\/api)\/answers?\.ts$/.test(file);

  it("are loaded by the document and the tests alone: everybody else knows their types", () => {
    const loads = product.filter(({ to, typeOnly }) => isAnswer(to) && !typeOnly);
    expect(new Set(loads.map(({ from }) => from).filter((from) => !isAnswer(from)))).toEqual(
      new Set(["functions/api/openapi.ts"]),
    );
  });
});

describe("the composition root", () => {
  /** Which part reaches which, at once or by a closure: `shared.attendance` -> `shared.registration`. */
  const edgesOf = (source: string) => {
    const edges = new Map<string, Set<string>>();
    for (const [, group = "", makers = ""] of source.matchAll(
      /const (\w+) = lazily\(\{\n([\s\S]*?)\n {2}\}\);/g,
    )) {
      for (const maker of makers.split(/\n(?= {4}\w+: )/)) {
        const name = /^\s*(\w+):/.exec(maker)?.[1] ?? "";
        const reached = [...maker.matchAll(/\b(?:shared|services)\.\w+/g)].map(([part]) => part);
        edges.set(`${group}.${name}`, new Set(reached));
      }
    }
    return edges;
  };
  const root = readFileSync(join(ROOT, "functions/deps.ts"), "utf8");

  it("makes no service that needs one by which it is needed, not even when it is called", () => {
    const edges = edgesOf(root);
    expect(inCircles(edges)).toEqual([]);
    // A test of the test: what is known of the file is found in it.
    expect(edges.get("services.personalPage")).toEqual(
      new Set(["shared.event", "shared.attendance", "shared.certificate"]),
    );
    expect(edges.get("shared.certificate")).toContain("shared.attendance");
  });

  it("would find a circle that is closed by a closure", () => {
    const closure = "recorded: { amend: (...edit) => shared.attendance.amend(...edit) },";
    const edges = edgesOf(root.replace("recorded: shared.recorded,", closure));
    expect(inCircles(edges)).toEqual(expect.arrayContaining(["shared.event", "shared.attendance"]));
  });
});

describe("the layers of the web app", () => {
  const order = ["data", "ui", "forms", "features", "shell", "routes"];
  const layer = (file: string) => order.indexOf(/^web\/(\w+)\//.exec(file)?.[1] ?? "");

  it("import downwards: data <- ui <- forms <- features <- shell <- routes", () => {
    expect(
      offenders(({ from, to }) => layer(from) >= 0 && layer(to) > layer(from) && !to.endsWith(".css")),
    ).toEqual([]);
  });

  it("have no two features that need each other", () => {
    const feature = (file: string) => /^web\/features\/([\w-]+)\//.exec(file)?.[1] ?? "";
    const edges = new Map<string, Set<string>>();
    for (const { from, to, typeOnly } of product) {
      if (typeOnly || !feature(from) || !feature(to) || feature(from) === feature(to)) continue;
      edges.set(feature(from), (edges.get(feature(from)) ?? new Set()).add(feature(to)));
    }
    expect(inCircles(edges)).toEqual([]);
  });
});

describe("what runs in the browser", () => {
  it("reaches no module of Node and no AWS client through schemas, rules and shared files", () => {
    const seen = new Set<string>();
    const queue = product
      .filter(({ from, typeOnly }) => from.startsWith("web/") && !typeOnly)
      .map(({ to }) => to);
    const bad: string[] = [];
    for (const file of queue) {
      if (seen.has(file) || !file.startsWith("packages/")) continue;
      seen.add(file);
      const path = join(ROOT, file);
      if (
        /from "(node:|@aws-sdk\/|electrodb)/.test(
          readFileSync(path, "utf8").replaceAll(/import type .*/g, ""),
        )
      )
        bad.push(file);
      queue.push(...product.filter((one) => one.from === file && !one.typeOnly).map(({ to }) => to));
    }
    expect(bad).toEqual([]);
  });
});

describe("house rules", () => {
  it("only functions/config.ts reads the environment", () => {
    const readers = files.filter(
      (file) =>
        /^(packages\/(core|mail|documents|words)|functions)\//.test(file) &&
        !file.endsWith(".test.ts") &&
        file !== "functions/config.ts" &&
        /process\.env\b(?!\))/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(readers).toEqual([]);
  });

  it("only core/access says what a role may do; of admins the account rules know that they are some", () => {
    const askers = files.filter(
      (file) =>
        !file.endsWith(".test.ts") &&
        /\brole\)? (===|!==) "(admin|coordinator|organiser|assistant|auditor|referrer)"/.test(
          readFileSync(join(ROOT, file), "utf8"),
        ),
    );
    expect(askers.toSorted()).toEqual([
      "packages/core/staff/session.ts",
      "packages/core/staff/use-cases/people.ts",
      "packages/core/staff/use-cases/sessions.ts",
    ]);
  });

  it("every client of a service has time limits, so that one that hangs is noticed", () => {
    const clients = files
      .filter((file) => /^(packages\/(core|mail)|functions)\//.test(file) && !file.endsWith(".test.ts"))
      .flatMap((file) =>
        [...readFileSync(join(ROOT, file), "utf8").matchAll(/new (?:\w+\.)?\w+Client\([\s\S]*?\);/g)].map(
          ([text]) => ({ file, limited: /attemptLimits\(|throwOnRequestTimeout: true/.test(text) }),
        ),
      );
    expect(clients.filter(({ limited }) => !limited)).toEqual([]);
    expect(clients.length).toBeGreaterThanOrEqual(4);
  });

  it("no page asks the device what time it is: people's clocks are wrong, and the server says what is possible now", () => {
    const askers = files.filter(
      (file) =>
        file.startsWith("web/") &&
        !/\.test\.tsx?$/.test(file) &&
        /\bDate\.now\(|\bnew Date\(\s*\)/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    // A desk works for hours without a network, and keeps how far its clock is from the server's.
    expect(askers.toSorted()).toEqual(["web/data/clock.ts", "web/features/check-in/desk/desk.ts"]);
  });

  it("keeps functions of the core within 120 lines and its files within 400, data aside: the linter counts", () => {
    const { overrides } = JSON.parse(readFileSync(join(ROOT, ".oxlintrc.json"), "utf8")) as {
      overrides: { files: string[]; excludeFiles?: string[]; rules: Record<string, unknown> }[];
    };
    const limits = overrides.find(({ files: of }) => of.includes("packages/core/**/*.ts"));
    expect(limits?.excludeFiles).toEqual(["**/*.test.ts", "packages/core/territory/counties.ts"]);
    const room = mkdtempSync(join(tmpdir(), "limits-"));
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => `  void ${index};`).join("\n");
    const samples = {
      "function-of-120.ts": `export function f() {\n${lines(118)}\n}\n`,
      "function-of-121.ts": `export function f() {\n${lines(119)}\n}\n`,
      "file-of-400.ts": `${lines(400)}\n`,
      "file-of-401.ts": `${lines(401)}\n`,
    };
    writeFileSync(join(room, ".oxlintrc.json"), JSON.stringify({ rules: limits?.rules }));
    for (const [name, text] of Object.entries(samples)) writeFileSync(join(room, name), text);
    const { stdout } = spawnSync(join(ROOT, "node_modules/.bin/oxlint"), ["--quiet", "--format", "unix"], {
      cwd: room,
      encoding: "utf8",
    });
    rmSync(room, { recursive: true });
    const refused = Object.keys(samples).filter((name) => stdout.includes(name));
    expect(refused).toEqual(["function-of-121.ts", "file-of-401.ts"]);
  });

  it("the finder of imports finds imports", () => {
    // A test of the test: were the pattern broken, every list above would be empty and green.
    expect(
      product.some(({ from, to }) => from === "functions/deps.ts" && to === "packages/core/event/index.ts"),
    ).toBe(true);
    expect(product.filter(({ from }) => from.startsWith("web/")).length).toBeGreaterThan(50);
  });
});
