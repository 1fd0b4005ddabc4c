import { join } from "node:path";
import { defineConfig } from "vite";
import type { Plugin } from "vite";
import solid from "vite-plugin-solid";

/**
 * Preloads the two upright font files (Latin and Polish letters), so that text is drawn in the right
 * face at once. Their names carry a fingerprint and are known only when the bundle is written.
 */
function preloadFonts(): Plugin {
  return {
    name: "zapisy:preload-fonts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => /latin(-ext)?-wght-normal[^/]*\.woff2$/.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", href: `/${file}`, as: "font", type: "font/woff2", crossorigin: "" },
            injectTo: "head" as const,
          })),
    },
  };
}

interface ModuleGraph {
  getModuleInfo: (
    id: string,
  ) => { importedIds: readonly string[]; dynamicImporters: readonly string[] } | null;
}

/** What everybody opens: the shell and the page of an event. */
const PUBLIC_PAGES = ["main.tsx", "routes/public/layout.tsx", "routes/public/event.tsx"];

const publicModules = new Set<string>();

/**
 * One chunk for all that the event page imports. Left to itself the bundler cuts it into some
 * twenty, because staff pages use parts of it too; in one piece it is smaller by 7 kB of 51 (gzip) and comes
 * without a waterfall (tests/e2e/bundle-size.test.ts holds the budget). What somebody imports
 * dynamically, such as the messages of one language, is meant to stand apart.
 */
function publicChunk(id: string, graph: ModuleGraph): string | null {
  if (publicModules.size === 0) {
    const roots = PUBLIC_PAGES.map((file) => join(import.meta.dirname, file));
    const queue = [...roots];
    for (const module of queue) {
      const info = graph.getModuleInfo(module);
      const isApart = !roots.includes(module) && (info?.dynamicImporters.length ?? 0) > 0;
      if (publicModules.has(module) || isApart) continue;
      publicModules.add(module);
      queue.push(...(info?.importedIds ?? []));
    }
  }
  return publicModules.has(id) ? "public" : null;
}

// The content security policy allows nothing inline: no polyfill script, no data: URIs.
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [solid(), preloadFonts()],
  build: {
    target: "baseline-widely-available",
    sourcemap: "hidden",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: publicChunk, debugName: "public" }] } } },
  },
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:3000" } },
});
