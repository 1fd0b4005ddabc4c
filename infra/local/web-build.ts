import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PageRenderer } from "@zapisy/functions/page/contract";

const ROOT = join(import.meta.dirname, "..", "..");
/** Folder of the built web app. */
export const WEB_DIST = join(ROOT, "web", "dist");
const HASH_FILE = join(WEB_DIST, ".source-hash");

/** Whether the built web app is there and was made from the sources as they are now. */
export function isWebBuilt(): boolean {
  return existsSync(HASH_FILE) && readFileSync(HASH_FILE, "utf8") === hashSources();
}

/** Builds the web app into a folder aside and then puts it in place, so that nobody ever sees half of it. */
export async function buildWeb(): Promise<void> {
  // Loaded only here: most starts find the app built.
  const { build } = await import("vite");
  // Vite would bundle the development half of Solid when the surroundings, a test runner say, name another.
  process.env.NODE_ENV = "production";
  const hash = hashSources();
  const outDir = `${WEB_DIST}-${process.pid}`;
  try {
    await build({
      root: join(ROOT, "web"),
      logLevel: "warn",
      build: { outDir, emptyOutDir: true },
    });
    writeFileSync(join(outDir, ".source-hash"), hash);
    rmSync(WEB_DIST, { recursive: true, force: true });
    renameSync(outDir, WEB_DIST);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** The part of a built app that renders its pages on the server. */
export function loadRenderer(dist: string): Promise<PageRenderer> {
  return import(pathToFileURL(join(dist, ".server", "entry-server.mjs")).href) as Promise<PageRenderer>;
}

function hashSources(): string {
  const hash = createHash("sha256");
  const sources = ["web", "packages/words", "packages/core"].flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx,css,html,svg,json,js,png,webmanifest,txt}`, {
      cwd: ROOT,
      exclude: (name) => /(^|[/\\])(node_modules|dist(-\d+)?)$|\.test\.tsx?$/.test(name),
    }),
  );
  for (const file of [...sources.sort(), "package-lock.json"]) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(ROOT, file)))
      .update("\0");
  }
  return hash.digest("hex");
}
