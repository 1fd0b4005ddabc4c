import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { rolldown, type OutputChunk, type OutputOptions } from "rolldown";
import { BUNDLE_DIR, SITE_DIR } from "./settings.ts";
import { lambdaCredentials, lazyHttp, offlineJsonLd, slimElectroDb } from "./slim.ts";

/** The deployed functions: one file of that name in `functions/lambda`, one bundle, one Lambda function or more. */
export const BUNDLES = [
  "api",
  "follow-stream",
  "build-evidence",
  "send-mail",
  "mail-feedback",
  "jobs",
  "watch",
] as const;
/** Name of a deployed bundle. */
export type BundleName = (typeof BUNDLES)[number];

/** Where the source maps are: they belong beside a stack trace, not into the package. */
const SOURCE_MAP_DIR = join("dist", "source-maps");

/** What was built. */
export interface Bundle {
  /** Folder to upload. */
  dir: string;
  /** The module that exports `handler`. */
  entry: string;
  /** Bytes that are loaded at each cold start: the entry and what it imports statically. */
  startBytes: number;
  /** Bytes of all JavaScript in the folder. */
  totalBytes: number;
}

/** What renders pages, in the built app and beside the API (`functions/page/beside.ts`). */
const RENDERER_DIR = ".server";

const FONT_LOADER = "packages/documents/font/index.ts";

/**
 * Bundles one entry as minified ESM: everything it needs at the start in one file, and in files of their own only
 * what is imported dynamically, such as the document generators, so that a cold start does not read them.
 * @param root the project's folder
 * @param entryPoint path under the root
 */
export async function bundle(
  root: string,
  entryPoint: string,
  { dir, mapDir }: { dir: string; mapDir?: string },
): Promise<Bundle> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const build = await rolldown({
    cwd: root,
    input: { index: entryPoint },
    platform: "node",
    transform: { target: "node24" },
    plugins: [lambdaCredentials, lazyHttp, offlineJsonLd, slimElectroDb],
    // The AWS SDK's CommonJS builds cannot be cut down to what is used.
    resolve: { mainFields: ["module", "main"] },
    logLevel: "warn",
    // Part of the table of routes is there from the start; what comes later asks for all of it.
    checks: { ineffectiveDynamicImport: false },
  });
  // What is shared with a part that is loaded later would stand in a file of its own, a dozen in all, and a cold
  // start pays for each file. So the first pass only tells what the start needs; the second puts it into one.
  const needed = new Set(startOf(await generate(build)).flatMap(({ moduleIds }) => moduleIds));
  const chunks = await generate(build, {
    codeSplitting: { groups: [{ name: "start", test: (id) => needed.has(id) }] },
    sourcemap: mapDir ? "hidden" : false,
  });
  await build.close();
  for (const { fileName, code, map } of chunks) {
    await writeFile(join(dir, fileName), code);
    if (!map || !mapDir) continue;
    await mkdir(mapDir, { recursive: true });
    await writeFile(join(mapDir, `${fileName}.map`), JSON.stringify(map));
  }
  if (chunks.some(({ moduleIds }) => moduleIds.includes(join(root, FONT_LOADER)))) await copyFonts(root, dir);
  return {
    dir,
    entry: join(dir, "index.mjs"),
    startBytes: sum(startOf(chunks).map(({ code }) => code.length)),
    totalBytes: sum(chunks.map(({ code }) => code.length)),
  };
}

async function generate(
  build: Awaited<ReturnType<typeof rolldown>>,
  options: OutputOptions = {},
): Promise<OutputChunk[]> {
  const { output } = await build.generate({
    format: "esm",
    minify: true,
    // V8 reads a text of one byte a character sooner than one that holds a single Polish letter.
    charset: "ascii",
    comments: { legal: false },
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    ...options,
  });
  return output.filter((file) => file.type === "chunk");
}

/** The files that an entry loads at once: itself and what it imports statically. */
function startOf(chunks: OutputChunk[]): OutputChunk[] {
  const loaded = new Set(["index.mjs"]);
  // A set that grows while it is gone through goes through what was added, too.
  for (const name of loaded) {
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) loaded.add(next);
  }
  return chunks.filter(({ fileName }) => loaded.has(fileName));
}

/**
 * Bundles every function that is deployed, and puts the renderer of the built app beside the API; takes two seconds.
 * @param dirs where to, and where the app is; without them where the stacks look
 * @throws Error when the app is not built
 */
export async function bundleFunctions(
  root: string,
  {
    bundleDir = join(root, BUNDLE_DIR),
    mapDir = join(root, SOURCE_MAP_DIR),
    siteDir = join(root, SITE_DIR),
  } = {},
): Promise<Record<BundleName, Bundle>> {
  const built = await Promise.all(
    BUNDLES.map(
      async (name) =>
        [
          name,
          await bundle(root, join("functions", "lambda", `${name}.ts`), {
            dir: join(bundleDir, name),
            mapDir: join(mapDir, name),
          }),
        ] as const,
    ),
  );
  await cp(join(siteDir, RENDERER_DIR), join(bundleDir, "api", "pages"), { recursive: true });
  return Object.fromEntries(built) as Record<BundleName, Bundle>;
}

/** The font loader looks for the TrueType files beside the bundle. */
async function copyFonts(root: string, dir: string): Promise<void> {
  const { resolve } = createRequire(join(root, dirname(FONT_LOADER), "package.json"));
  const { FONT_FILES } = (await import(join(root, FONT_LOADER))) as {
    FONT_FILES: Record<string, Record<string, string>>;
  };
  await mkdir(join(dir, "fonts"), { recursive: true });
  for (const file of Object.values(FONT_FILES).flatMap((family) => Object.values(family))) {
    await cp(resolve(file), join(dir, "fonts", basename(file)));
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
