import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { lambdaCredentials, slimElectroDb } from "./slim.ts";

/** The deployed functions: one file of that name in `functions/lambda`, one bundle, one Lambda function or more. */
export const BUNDLES = ["api", "follow-stream", "send-mail", "mail-feedback", "jobs"] as const;
/** Name of a deployed bundle. */
export type BundleName = (typeof BUNDLES)[number];

/** Where the bundles are, under the project's root; what AWS gets is one folder of these. */
export const BUNDLE_DIR = join("dist", "functions");
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

const FONT_LOADER = "packages/documents/font/index.ts";

/**
 * Bundles one entry as minified ESM: everything it needs in one file, and in files of their own only what is
 * imported dynamically, such as the document generators, so that a cold start does not read them.
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
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: entryPoint },
    outdir: dir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    chunkNames: "[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node24",
    minify: true,
    legalComments: "none",
    sourcemap: mapDir ? "external" : false,
    metafile: true,
    write: false,
    logLevel: "warning",
    plugins: [lambdaCredentials, slimElectroDb],
    // The AWS SDK's CommonJS builds cannot be cut down to what is used.
    mainFields: ["module", "main"],
    // Bundled CommonJS packages ask for Node's own modules by `require`.
    banner: {
      js: 'import{createRequire as bundleCreateRequire}from"node:module";const require=bundleCreateRequire(import.meta.url);',
    },
  });
  for (const { path, contents } of outputFiles) {
    const isMap = path.endsWith(".map");
    const file = isMap && mapDir ? join(mapDir, basename(path)) : path;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  if (FONT_LOADER in metafile.inputs) await copyFonts(root, dir);
  const outputs = Object.entries(metafile.outputs).filter(([path]) => path.endsWith(".mjs"));
  const sizes = new Map(outputs.map(([path, { bytes }]) => [path, bytes]));
  const entry = relative(root, join(dir, "index.mjs"));
  return {
    dir,
    entry: join(dir, "index.mjs"),
    startBytes: sum([...staticImports(metafile.outputs, entry)].map((path) => sizes.get(path) ?? 0)),
    totalBytes: sum([...sizes.values()]),
  };
}

/**
 * Bundles every function that is deployed; takes two seconds.
 * @param dirs where to; without them to the place where the stacks look
 */
export async function bundleFunctions(
  root: string,
  { bundleDir = join(root, BUNDLE_DIR), mapDir = join(root, SOURCE_MAP_DIR) } = {},
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

function staticImports(
  outputs: Record<string, { imports: { path: string; kind: string }[] }>,
  path: string,
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { path: next, kind } of outputs[path]?.imports ?? []) {
    if (kind === "import-statement" && next in outputs) staticImports(outputs, next, seen);
  }
  return seen;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
