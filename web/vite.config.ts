import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, defineConfig } from "vite";
import type { Plugin, Rolldown } from "vite";
import type { Options } from "unplugin-icons/types";
import icons from "unplugin-icons/vite";
import solid from "vite-plugin-solid";
import type { BuiltAssets, BuiltPage } from "./built-page.ts";
import { allRoutes, type TableRoute } from "./route-table.ts";

/** The two upright font files: Latin and Polish letters. */
const UPRIGHT_FONT = /latin(-ext)?-wght-normal[^/]*\.woff2$/;

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
const CHECK_IN_EXTRAS = ["/icon.svg", "/check-in/icon-192.png", "/check-in/icon-512.png"];

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

/** Puts into the document what stands in it before the app is there. */
function begun(html: string, table: object): string {
  const begin = scriptIn("begin.js").replace("__BEGIN__", () => JSON.stringify(table));
  const style = ["tokens.css", "begin.css"].map(styleIn).join("\n");
  const parts = [
    `<script>${scriptIn("theme.js")}</script>`,
    `<script>${begin}</script>`,
    `<style>${style}</style>`,
  ];
  // Behind what is drawn without it; the app, which needs it, waits for it there, too.
  const [styles = ""] = /<link rel="stylesheet"[^>]*>/.exec(html) ?? [];
  return html
    .replace(styles, "")
    .replace("</body>", () => `  ${styles}\n  </body>`)
    .replace("<!-- begin -->", () => parts.join("\n    "));
}

/** Which shell stands around a page: its outline is shown until it is there. */
function outlineOf({ path, files }: TableRoute): string {
  if (files.includes(join(import.meta.dirname, "routes/staff/layout.tsx"))) return "staff";
  return /^\/(staff|check-in)/.test(path) ? "" : "public";
}

/**
 * Lets the plain document begin what the page at its address waits for (`begin.js`): the chunks that come after the first one, one after
 * the other, if nobody names them before, and what it asks the API for.
 */
function beginEarly(): Plugin {
  return {
    name: "zapisy:begin-early",
    transformIndexHtml: {
      order: "pre",
      handler: (html, { server }) => (server ? begun(html, { files: [], pages: [] }) : html),
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("there is no index.html");
        const files: string[] = [];
        const indexOf = (href: string) => {
          const name = href.replace("/assets/", "");
          if (!files.includes(name)) files.push(name);
          return files.indexOf(name);
        };
        const pages = allRoutes(this).map((route) => {
          const { styles, scripts, words } = assetsOf(bundle, route);
          return {
            path: `^${route.path.replaceAll(/:\w+/g, "([^/]+)")}/?$`,
            outline: outlineOf(route),
            first: [...scripts.map(indexOf), ...route.asks],
            pl: words.pl.map(indexOf),
            en: words.en.map(indexOf),
            last: [
              ...styles.flatMap(({ href, isAtStart }) => (isAtStart ? [] : [indexOf(href)])),
              ...route.asksThen,
            ],
          };
        });
        page.source = begun(String(page.source), { files, pages });
      },
    },
  };
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
        const pages = allRoutes(this).map(({ path, listed, rendered }) => ({ path, listed, rendered }));
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

/** What everybody opens: the shell and the page of an event, with what their words are made with. */
const PUBLIC_PAGES = [
  "main.tsx",
  "routes/public/layout.tsx",
  "routes/public/event.tsx",
  "../packages/words/plural.ts",
  "../packages/words/number.ts",
];

/** What else is rendered on the server, and so is to be taken over soon. */
const CATALOGUE = ["routes/public/catalogue.tsx"];

/** Where visits begin, beside the pages that come rendered; and what staff open next. */
const BEGINNINGS = {
  signUp: ["routes/public/sign-up.tsx"],
  personal: ["routes/public/personal.tsx"],
  staff: ["routes/staff/routes.ts", "routes/staff/layout.tsx", "routes/staff/events.tsx"],
  desk: ["routes/check-in/routes.ts", "routes/check-in/desk.tsx"],
  work: globSync("routes/staff/**/*.tsx", { cwd: import.meta.dirname }),
};

/**
 * Tells which modules files of the app import. What somebody imports dynamically, such as the messages of one language, is
 * meant to stand apart.
 */
function reachOf(files: readonly string[]) {
  const modules = new Set<string>();
  return (id: string, graph: ModuleGraph): boolean => {
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
    return modules.has(id);
  };
}

/**
 * Few and large chunks for what a visit begins with: left to itself the bundler cuts the event page into some twenty and the
 * staff's list into forty, because other pages use parts of them too. In one piece the event page is smaller by 7 kB of 51 (gzip,
 * tests/e2e/bundle-size.test.ts holds the budget), and each file costs a slow line as much as some kB. What two beginnings
 * share stands in one more (`shared`; `registration` for the two with a form of people).
 */
function chunkNames() {
  const isPublic = reachOf(PUBLIC_PAGES);
  const isCatalogue = reachOf(CATALOGUE);
  const begins = Object.entries(BEGINNINGS).map(([name, files]) => [name, reachOf(files)] as const);
  return (id: string, graph: ModuleGraph): string | null => {
    const isStyle = id.endsWith(".css");
    if (isPublic(id, graph)) return "public";
    if (isCatalogue(id, graph)) return isStyle ? "public" : "catalogue";
    const reaching = begins.flatMap(([name, reaches]) => (reaches(id, graph) ? [name] : [])).join();
    if (["staff", "staff,work"].includes(reaching)) return "staff";
    if (["signUp,personal", "signUp,personal,work"].includes(reaching)) return "registration";
    // What the pages of staff take from one of the others stays beside that one: in `shared` it would import what imports it.
    const isBeside = ["signUp,work", "personal,work", "desk,work"].includes(reaching);
    if (!reaching.includes(",") || isBeside) return null;
    return isStyle ? "public" : "shared";
  };
}

/** Words that are always wanted together: those of every public page, and those of every form. */
const WORDS_TOGETHER = {
  public: /\/words\/(?:shell|public)\/(pl|en)\.ts$/,
  form: /\/words\/(?:common|form|error|status)\/(pl|en)\.ts$/,
};

function wordChunk(id: string): string | null {
  for (const [name, files] of Object.entries(WORDS_TOGETHER)) {
    const [, locale] = files.exec(id) ?? [];
    if (locale) return `${name}-${locale}`;
  }
  return null;
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
          theme: scriptIn("theme.js"),
          early: scriptIn("early.js"),
          fonts: Object.keys(bundle).flatMap((file) => (UPRIGHT_FONT.test(file) ? [`/${file}`] : [])),
          pages: Object.fromEntries(
            allRoutes(this).flatMap((route) =>
              route.rendered ? [[route.path, { ...assetsOf(bundle, route), isListed: route.listed }]] : [],
            ),
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

/** A style that stands in the page itself, without what it says to us. */
function styleIn(file: string): string {
  const css = readFileSync(join(import.meta.dirname, file), "utf8");
  return css
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** What a browser needs for a page: the chunks of its files with all that these import, and its words. */
function assetsOf(
  bundle: Rolldown.OutputBundle,
  { files, areas }: TableRoute,
): Omit<BuiltAssets, "isListed"> {
  const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
  const chunkOf = (module: string) => {
    const found = chunks.find(({ moduleIds }) => moduleIds.includes(module));
    if (!found) throw new Error(`${module} is not in the bundle`);
    return found;
  };
  // What is imported stands before what imports it: its styles count less.
  const reach = (chunk: Rolldown.OutputChunk, reached = new Set<Rolldown.OutputChunk>()) => {
    for (const other of chunks)
      if (chunk.imports.includes(other.fileName) && !reached.has(other)) reach(other, reached);
    return reached.add(chunk);
  };
  const atStart = reach(chunkOf(join(import.meta.dirname, "main.tsx")));
  const stylesOf = (of: Set<Rolldown.OutputChunk>) =>
    new Set([...of].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  const reached = new Set(atStart);
  for (const file of files) reach(chunkOf(file), reached);
  const later = (of: Set<Rolldown.OutputChunk>) =>
    [...of].filter((chunk) => !atStart.has(chunk)).map(({ fileName }) => `/${fileName}`);
  const wordsIn = (locale: "pl" | "en") => {
    const words = areas.map((area) =>
      reach(chunkOf(join(import.meta.dirname, `../packages/words/${area}/${locale}.ts`))),
    );
    return [...new Set(words.flatMap(later))];
  };
  return {
    styles: [...stylesOf(reached)].map((name) => {
      const asset = bundle[name];
      if (asset?.type !== "asset") throw new Error(`${name} is not in the bundle`);
      const isAtStart = stylesOf(atStart).has(name);
      return { href: `/${name}`, text: String(asset.source).trim(), isAtStart };
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
    beginEarly(),
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
            { name: wordChunk, debugName: "words", includeDependenciesRecursively: false },
            { name: chunkNames(), debugName: "beginnings", includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:3000" } },
});
