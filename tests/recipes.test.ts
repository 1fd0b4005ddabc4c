import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Source that a change goes through; samples come along by themselves. */
const product = globSync("{packages,functions,web,infra}/**/*.{ts,tsx}", { cwd: ROOT }).filter(
  (file) => !/node_modules|\/dist\/|\.test\.tsx?$|^infra\/local\/samples\//.test(file),
);

const recipes = read("docs/recipes.md")
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    title: text.split("\n", 1)[0] ?? "",
    examples: [...(/^Example: .*$/m.exec(text)?.[0] ?? "").matchAll(/`([^`]+)`/g)].map(
      ([, name = ""]) => name,
    ),
    files: [...text.matchAll(/^- `([^`]+)`/gm)].map(([, file = ""]) => file),
  }));

describe("a recipe", () => {
  it.each(recipes.filter(({ title }) => title !== "A noun" && title !== "A status"))(
    "names the files that its example is in: $title",
    ({ examples: [example = ""], files }) => {
      const known = files.filter((file) => !file.startsWith("tests/"));
      const found = product.filter((file) => read(file).includes(example));
      expect(known.toSorted()).toEqual(found.toSorted());
      for (const file of files) expect(read(file)).toContain(example);
    },
  );

  it("for a noun names what is outside its folder", () => {
    const noun = recipes.find(({ title }) => title === "A noun");
    const [folder, ...names] = noun?.examples ?? [];
    const found = product.filter(
      (file) =>
        !file.startsWith(`packages/core/${folder}/`) && names.some((name) => read(file).includes(name)),
    );
    expect(noun?.files.toSorted()).toEqual(found.toSorted());
  });
});

describe("a status of registrations", () => {
  /** A map over statuses, a comparison, a list of some: what has to be looked at when there is another. */
  const STATUS = "(?:pending|confirmed|reserve|rejected|cancelled)";
  const NAMED = new RegExp(
    [
      String.raw`^\s*rejected: (?!boolean)`,
      String.raw`\b(?<!result\.)(?:status|outcome)\)?(?:\?\.|: | [!=]== )"${STATUS}"`,
      String.raw`"${STATUS}" [!=]== \w*\.?(?:status|outcome)\b`,
      String.raw`(?<!\b(?:state|result\.status)\b[^\n]*)"(?:confirmed|rejected)"`,
      String.raw`\bstatus=${STATUS}`,
    ].join("|"),
    "m",
  );
  /** Without comments; what to do when it is full is another "reserve". */
  const isNamedIn = (text: string) =>
    NAMED.test(text.replace(/^\s*(?:\/\/|\/?\*).*$|.*(?:ifFull|other_option).*/gm, ""));

  it("is named only where the life cycle is and where it has its words", () => {
    const recipe = recipes.find(({ title }) => title === "A status");
    // What tests of letters are about names all that there is.
    const named = product.filter((file) => !file.endsWith("/fixture.ts") && isNamedIn(read(file)));
    expect(named.toSorted()).toEqual(recipe?.files.slice(0, 3).toSorted());
  });

  it("is the work of six files with its mail", () => {
    const { files = [], examples: [example = ""] = [] } =
      recipes.find(({ title }) => title === "A status") ?? {};
    expect(files.length).toBeLessThanOrEqual(6);
    for (const file of files) expect(read(file)).toContain(example);
  });

  it.each([
    'if (person.status === "pending") wait();',
    'if ("cancelled" === status) return;',
    'await write({ ...before, status: "reserve" });',
    'const SEATED = ["confirmed"];',
    "  rejected: words.refused,",
    "href={`registrations?status=pending`}",
  ])("would be found in %s", (line) => {
    expect(isNamedIn(line)).toBe(true);
  });

  it.each([
    'if (event.state === "cancelled") return;',
    'ifFull: "reserve" | "other_option";',
    "data: readonly { rejected: boolean }[];",
    'if (result.status === "rejected") throw result.reason;',
    'state: index < live ? "confirmed" : "cancelled",',
  ])("is not meant by %s", (line) => {
    expect(isNamedIn(line)).toBe(false);
  });
});

describe("the words document and paper", () => {
  const PAPER =
    /^(?:packages\/(?:documents|words)|functions\/(?:api\/routes|document)|web\/features)\/paper\b/;
  const PAPERS = /\bpapers\b/i;

  it("mean two things: papers are the documents of the day only, everywhere but on their own ground", () => {
    expect(product.filter((file) => !PAPER.test(file) && PAPERS.test(read(file)))).toEqual([]);
    expect(read("docs/glossary.md")).toMatch(/^\| paper \| One of the documents for an event's day /m);
  });

  it("would be found to be mixed up in a comment or a name", () => {
    expect(PAPERS.test("/** Draws the papers that go with mails. */")).toBe(true);
    expect(PAPERS.test("facts(deps: Deps, from: From, papers: Papers)")).toBe(true);
    expect(PAPERS.test("Copied from a signed paper list.")).toBe(false);
  });
});

describe("the walk of a registration from page to mail", () => {
  const walk = /^The rooms that she goes through[\s\S]*?: (\d+)\.\n([\s\S]*?)\n\n(?=Cost)/m.exec(
    read("docs/architecture.md"),
  );
  const rooms = [...(walk?.[2] ?? "").matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file);

  it("goes through as many rooms as it says, fewer than 28, and each is there", () => {
    expect(rooms.length).toBe(Number(walk?.[1]));
    expect(new Set(rooms).size).toBe(rooms.length);
    expect(rooms.length).toBeLessThan(28);
    expect(rooms.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

it.each(["CONTRIBUTING.md", "README.md", "docs/architecture.md", "docs/recipes.md", "docs/glossary.md"])(
  "%s names only files and folders that are there",
  (page) => {
    const paths = [
      ...read(page).matchAll(/`((?:packages|functions|web|infra|tests|docs|core)\/[\w./-]+)`/g),
    ].map(([, path = ""]) => (path.startsWith("core/") ? `packages/${path}` : path));
    const missing = paths.filter(
      (path) =>
        !existsSync(join(ROOT, path)) && globSync(`${path}{*.md,.ts,.tsx,/}`, { cwd: ROOT }).length === 0,
    );
    expect(missing).toEqual([]);
  },
);
