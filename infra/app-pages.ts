import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A page of the app, as its build wrote it down from the tables of routes (`web/vite.config.ts`). */
interface Page {
  /** With parameters as `:name`. */
  path: string;
  /** Whether search engines may list it. */
  listed: boolean;
  /** Whether it comes rendered. */
  rendered: boolean;
}

/** Which addresses of the site are what, in expressions for a path. */
export interface SiteMap {
  /** Pages that search engines may list. */
  listed: RegExp;
  /** Pages that come rendered. */
  rendered: RegExp;
  /** All pages. */
  pages: RegExp;
  /** Files beside those under `/assets/`. */
  files: string[];
}

/** Reads a built app: its pages, and its files but for those with a fingerprint in their name and what is for us alone. */
export function readSiteMap(siteDir: string): SiteMap {
  const pages = JSON.parse(readFileSync(join(siteDir, "pages.json"), "utf8")) as Page[];
  const files = readdirSync(siteDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(siteDir, join(entry.parentPath, entry.name)).split(sep).join("/")}`)
    .filter((name) => !/^\/assets\/|\/\.|\.map$|^\/pages\.json$/.test(name));
  return {
    listed: expressionOf(pages.filter(({ listed }) => listed)),
    rendered: expressionOf(pages.filter(({ rendered }) => rendered)),
    pages: expressionOf(pages),
    files: files.toSorted(),
  };
}

/** What stands in the pages of a built app themselves, which their content security policy has to allow. */
export function readInline(siteDir: string): { scripts: string[]; styles: string[] } {
  const html = readFileSync(join(siteDir, "index.html"), "utf8");
  const inside = (tag: string) =>
    [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(([, text = ""]) => text);
  return { scripts: inside("script"), styles: inside("style") };
}

function expressionOf(pages: readonly Page[]): RegExp {
  const paths = pages.map(({ path }) => path.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+"));
  return new RegExp(`^(?:${paths.join("|")})/?$`);
}

/**
 * What is sent for an address: the file itself, the page, the page for addresses that no search engine may list, or the
 * page for addresses that do not exist, whose status is 404.
 */
export function fileFor(path: string, { listed, pages, files }: SiteMap): string {
  if (path.startsWith("/assets/") || files.includes(path)) return path;
  if (listed.test(path)) return "/index.html";
  return pages.test(path) ? "/unlisted.html" : "/404.html";
}

/** {@link fileFor} for the edge, in a subset of JavaScript, with its site map. */
function fileForAtEdge({ listed, pages, files }: SiteMap): string {
  return `var FILES = ${JSON.stringify(files)};
function fileFor(path) {
  if (path.indexOf("/assets/") === 0 || FILES.indexOf(path) !== -1) return path;
  if (${listed}.test(path)) return "/index.html";
  return ${pages}.test(path) ? "/unlisted.html" : "/404.html";
}`;
}

/** Finds the file for an address, before CloudFront looks for it. */
export function serveAppCode(site: SiteMap): string {
  return `${fileForAtEdge(site)}
function handler(event) {
  var request = event.request;
  request.uri = fileFor(request.uri);
  return request;
}`;
}

/**
 * The files under which the API is asked for a page that it renders, the second for one about somebody: where it fails, CloudFront
 * finds them in the bucket.
 */
export const PLAIN_PAGES = { listed: "/index.html", unlisted: "/unlisted.html" };

/**
 * Asks the API for a rendered page, in one of two languages: as `localeOf` (`functions/page/locale.ts`) decides it, so that
 * CloudFront keeps each page twice and not once for every browser. Nothing else of the visitor is told.
 */
export const ASK_PAGE_CODE = `function handler(event) {
  var request = event.request;
  var chosen = request.cookies["zapisy.locale"];
  var asked = request.headers["accept-language"];
  var locale = asked && /^\\s*en\\b/i.test(asked.value) ? "en" : "pl";
  if (chosen && (chosen.value === "pl" || chosen.value === "en")) locale = chosen.value;
  request.headers["x-zapisy-locale"] = { value: locale };
  request.headers["x-zapisy-page"] = { value: request.uri };
  request.uri = /^\\/(verify|schedule)/.test(request.uri) ? "${PLAIN_PAGES.unlisted}" : "${PLAIN_PAGES.listed}";
  return request;
}`;

/**
 * Says of a page what it is, before CloudFront sends it. It may be shown the address as it was asked for, or that of the
 * file: they come to the same.
 */
export function describePageCode(site: SiteMap): string {
  return `${fileForAtEdge(site)}
function handler(event) {
  var response = event.response;
  var file = fileFor(event.request.uri);
  if (file === "/unlisted.html" || file === "/404.html") response.headers["x-robots-tag"] = { value: "noindex" };
  if (file === "/404.html" && response.statusCode === 200) {
    response.statusCode = 404;
    response.statusDescription = "Not Found";
  }
  return response;
}`;
}

/** What is asked of the API though it stands at the root of the site. */
export const DISCOVERY = ["/robots.txt", "/sitemap.xml", "/.well-known/security.txt"] as const;

/** Where the API answers for one of {@link DISCOVERY}. */
export function discoveryRoute(path: string): string {
  return `/api/${path.split("/").at(-1)}`;
}

/** {@link discoveryRoute} at the edge. */
export const DISCOVERY_CODE = `function handler(event) {
  var request = event.request;
  request.uri = "/api/" + request.uri.split("/").pop();
  return request;
}`;
