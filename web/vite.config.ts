import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, defineConfig } from "vite";
import type { Plugin, Rolldown } from "vite";
import type { Options } from "unplugin-icons/types";
import icons from "unplugin-icons/vite";
import solid from "vite-plugin-solid";
import type { BuiltAssets, BuiltPage } from "./built-page.ts";

/** The two upright font files: Latin and Polish letters. */
const UPRIGHT_FONT = /latin(-ext)?-wght-normal[^/]*\.woff2$/;

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
          .filter((file) => UPRIGHT_FONT.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", href: `/${file}`, as: "font", type: "font/woff2", crossorigin: "" },
            injectTo: "head" as const,
          })),
    },
  };
}

/**
 * Lets a font that comes late wait for the next page: lines that break anew under a reader's eyes are worse than letters
 * that stand in for others (`base.css` gives them the same measures).
 */
function keepLines(): Plugin {
  return {
    name: "zapisy:keep-lines",
    enforce: "pre",
    transform: {
      filter: { id: /@fontsource-variable\/.*\.css$/ },
      handler: (code) => {
        if (!code.includes("font-display: swap"))
          throw new Error("The fonts say otherwise when they are shown");
        return code.replaceAll("font-display: swap", "font-display: optional");
      },
    },
  };
}

/** Everything the page of a check-in desk imports begins here. */
const CHECK_IN_ROUTES = join(import.meta.dirname, "routes/check-in/routes.ts");
const CHECK_IN_WORKER = join(import.meta.dirname, "check-in-worker.js");
/** What stands in the page itself, and what an installed page shows. */
const CHECK_IN_EXTRAS = ["/theme.js", "/icon.svg", "/check-in/icon-192.png", "/check-in/icon-512.png"];

/**
 * Writes the service worker of the check-in page with the list of files that it keeps: the program that the
 * page names, all that the desk's routes import, also dynamically, with styles, and the two upright fonts.
 */
function checkInWorker(): Plugin {
  return {
    name: "zapisy:check-in-worker",
    apply: "build",
    generateBundle: {
      // After the page itself is written, which may take the place of a chunk.
      order: "post",
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const chunkOf = (module: string) => {
          const found = chunks.find(({ moduleIds }) => moduleIds.includes(module));
          if (!found) throw new Error(`${module} is not in the bundle`);
          return found;
        };
        // What the desk reaches. Its chunks hold other modules too, and what those import is not the desk's.
        const reached = new Set([CHECK_IN_ROUTES]);
        for (const module of reached) {
          const info = this.getModuleInfo(module);
          const imported = [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])];
          for (const id of imported) reached.add(id);
        }
        const wanted = new Set([chunkOf(join(import.meta.dirname, "main.tsx")), chunkOf(CHECK_IN_ROUTES)]);
        const files = new Set<string>();
        for (const chunk of wanted) {
          files.add(`/${chunk.fileName}`);
          for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(`/${style}`);
          for (const other of chunks) if (chunk.imports.includes(other.fileName)) wanted.add(other);
          for (const module of chunk.moduleIds.filter((id) => reached.has(id)))
            for (const id of this.getModuleInfo(module)?.dynamicallyImportedIds ?? [])
              wanted.add(chunkOf(id));
        }
        for (const file of Object.keys(bundle)) if (UPRIGHT_FONT.test(file)) files.add(`/${file}`);
        const list = [...files, ...CHECK_IN_EXTRAS];
        const source = readFileSync(CHECK_IN_WORKER, "utf8");
        const version = createHash("sha256").update(source).update(list.join()).digest("hex").slice(0, 12);
        this.emitFile({
          type: "asset",
          fileName: "check-in/worker.js",
          source: source
            .replace("self.__FILES__", JSON.stringify(list))
            .replace("self.__VERSION__", JSON.stringify(version)),
        });
      },
    },
  };
}

/** The tables of routes; a search engine may list the pages of the first, which are rendered on the server. */
const ROUTE_TABLES = [
  "rendered-routes.ts",
  "public/routes.ts",
  "staff/routes.ts",
  "check-in/routes.ts",
  "verify/routes.ts",
].map((file) => join(import.meta.dirname, "routes", file));
/** Their files, by path. */
const RENDERED: Record<string, string> = {
  "/": "routes/public/catalogue.tsx",
  "/events/:slug": "routes/public/event.tsx",
};
const RENDERED_WORDS = ["shell", "public"];

/** What of a syntax tree a table of routes is made of. */
interface Node {
  type: string;
  elements?: Node[];
  properties?: { key: { name: string }; value: Node }[];
  value?: unknown;
}

/** Paths of the routes in a syntax tree: of objects with a `path`, in their `children` below it. */
function pathsIn(node: unknown, above = ""): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => pathsIn(each, above));
  if (typeof node !== "object" || node === null) return [];
  const { type, properties } = node as Node;
  const own = (name: string) => properties?.find(({ key }) => key?.name === name)?.value;
  const path = type === "ObjectExpression" && own("path");
  if (!path) return Object.values(node).flatMap((each) => pathsIn(each, above));
  const full = (path.elements ?? [path]).map(({ value }) =>
    `${above}/${String(value)}`.replaceAll(/\/+/g, "/"),
  );
  const children = own("children");
  return children ? full.flatMap((each) => pathsIn(children, each)) : full;
}

/**
 * Writes down which addresses are pages of the app (`pages.json`), so that whoever serves it answers 404 to all others,
 * and the page twice more: for addresses that no search engine may list, and for those that do not exist.
 */
function appPages(): Plugin {
  return {
    name: "zapisy:app-pages",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const tables = ROUTE_TABLES.map((table) => {
          const found = pathsIn(this.parse(this.getModuleInfo(table)?.code ?? ""));
          if (found.length === 0) throw new Error(`${table} has no routes`);
          return found.map((path) => (path.length > 1 ? path.replace(/\/$/, "") : path));
        });
        const listed = new Set(tables[0]?.filter((path) => path !== "/*"));
        const unknown = [...listed].find((path) => !(path in RENDERED));
        if (unknown) throw new Error(`Nobody says which file is at ${unknown}`);
        const paths = [...new Set(tables.flat())].filter((path) => path !== "/*");
        const pages = paths.map((path) => ({ path, listed: listed.has(path) }));
        this.emitFile({ type: "asset", fileName: "pages.json", source: JSON.stringify(pages) });
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("there is no index.html");
        const unlisted = String(page.source).replace(
          "<title>",
          '<meta name="robots" content="noindex" />\n    <title>',
        );
        for (const fileName of ["unlisted.html", "404.html"])
          this.emitFile({ type: "asset", fileName, source: unlisted });
      },
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

/** What else is rendered on the server, and so is to be taken over soon. */
const CATALOGUE = ["routes/public/catalogue.tsx"];

/**
 * One chunk for all that the event page imports, and one for what the catalogue needs beside it. Left to itself the bundler cuts it into some
 * twenty, because staff pages use parts of it too; in one piece it is smaller by 7 kB of 51 (gzip) and comes
 * without a waterfall (tests/e2e/bundle-size.test.ts holds the budget). What somebody imports
 * dynamically, such as the messages of one language, is meant to stand apart.
 */
function chunkWith(name: string, files: readonly string[]) {
  const modules = new Set<string>();
  return (id: string, graph: ModuleGraph): string | null => {
    if (modules.size === 0) {
      const roots = files.map((file) => join(import.meta.dirname, file));
      const queue = [...roots];
      for (const module of queue) {
        const info = graph.getModuleInfo(module);
        const isApart = !roots.includes(module) && (info?.dynamicImporters.length ?? 0) > 0;
        if (modules.has(module) || isApart) continue;
        modules.add(module);
        queue.push(...(info?.importedIds ?? []));
      }
    }
    return modules.has(id) ? name : null;
  };
}

/** Icons of Lucide as components (`~icons/lucide/plus`), drawn beside words and so hidden from those who listen. */
const ICONS: Options = {
  compiler: "solid",
  iconCustomizer: (_set, _icon, attributes) => {
    Object.assign(attributes, { "aria-hidden": "true", width: "24", height: "24" });
  },
};

/** Folder of the built app for what renders pages on the server; nobody's browser sees it. */
const SERVER_DIR = ".server";

/**
 * Builds the app once more, for the server, with what the build for browsers came to: which files a page needs, and the
 * document that they stand in (`entry-server.tsx`).
 */
function pagesForServer(): Plugin {
  let built: BuiltPage | undefined;
  return {
    name: "zapisy:pages-for-server",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("there is no index.html");
        built = {
          html: String(page.source),
          theme: scriptIn("public/theme.js"),
          early: scriptIn("early.js"),
          pages: Object.fromEntries(
            Object.entries(RENDERED).map(([path, file]) => [path, assetsOf(bundle, file)]),
          ),
        };
      },
    },
    async writeBundle({ dir = "" }) {
      await build({
        configFile: false,
        root: import.meta.dirname,
        logLevel: "warn",
        plugins: [icons(ICONS), solid({ ssr: true })],
        define: { __BUILT_PAGE__: JSON.stringify(built) },
        ssr: { noExternal: true },
        build: {
          ssr: "entry-server.tsx",
          outDir: join(dir, SERVER_DIR),
          emptyOutDir: true,
          copyPublicDir: false,
          minify: true,
          reportCompressedSize: false,
          rolldownOptions: { output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" } },
        },
      });
    },
  };
}

/** A script that stands in the page itself, without what it says to us. */
function scriptIn(file: string): string {
  return readFileSync(join(import.meta.dirname, file), "utf8").replaceAll(/^\s*\/\/.*\n/gm, "");
}

/** What a browser needs for the page in that file: its chunk with all that this imports, and its words. */
function assetsOf(bundle: Rolldown.OutputBundle, file: string): BuiltAssets {
  const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
  const chunkOf = (module: string) => {
    const found = chunks.find(({ moduleIds }) => moduleIds.includes(join(import.meta.dirname, module)));
    if (!found) throw new Error(`${module} is not in the bundle`);
    return found;
  };
  // What is imported stands before what imports it: its styles count less.
  const reach = (chunk: Rolldown.OutputChunk, reached = new Set<Rolldown.OutputChunk>()) => {
    for (const other of chunks)
      if (chunk.imports.includes(other.fileName) && !reached.has(other)) reach(other, reached);
    return reached.add(chunk);
  };
  const atStart = reach(chunkOf("main.tsx"));
  const reached = reach(chunkOf(file), new Set(atStart));
  const later = (of: Set<Rolldown.OutputChunk>) =>
    [...of].filter((chunk) => !atStart.has(chunk)).map(({ fileName }) => `/${fileName}`);
  const styles = new Set([...reached].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  const wordsIn = (locale: "pl" | "en") => {
    const words = RENDERED_WORDS.map((area) => reach(chunkOf(`../packages/words/${area}/${locale}.ts`)));
    return [...new Set(words.flatMap(later))];
  };
  return {
    styles: [...styles].map((name) => {
      const asset = bundle[name];
      if (asset?.type !== "asset") throw new Error(`${name} is not in the bundle`);
      return { href: `/${name}`, text: String(asset.source).trim() };
    }),
    scripts: later(reached),
    words: { pl: wordsIn("pl"), en: wordsIn("en") },
  };
}

// The content security policy allows nothing inline: no polyfill script, no data: URIs.
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [
    icons(ICONS),
    solid({ ssr: true }),
    keepLines(),
    preloadFonts(),
    checkInWorker(),
    appPages(),
    pagesForServer(),
  ],
  build: {
    target: "baseline-widely-available",
    sourcemap: "hidden",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The router names it for a function of its own that no public page calls; forms load it.
            {
              name: "store",
              test: /\/solid-js\/store\//,
              priority: 1,
              includeDependenciesRecursively: false,
            },
            { name: chunkWith("public", PUBLIC_PAGES), debugName: "public" },
            { name: chunkWith("catalogue", CATALOGUE), debugName: "catalogue" },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:3000" } },
});
