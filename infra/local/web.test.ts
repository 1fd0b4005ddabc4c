import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { serveWeb } from "./web.ts";

const dist = mkdtempSync(join(tmpdir(), "zapisy-web-"));
mkdirSync(join(dist, "assets"));
writeFileSync(join(dist, "index.html"), "<title>Zapisy</title>");
writeFileSync(join(dist, "unlisted.html"), "<title>Unlisted</title>");
writeFileSync(join(dist, "404.html"), "<title>Nothing</title>");
writeFileSync(
  join(dist, "pages.json"),
  JSON.stringify([
    { path: "/", listed: true, rendered: true },
    { path: "/events/:slug", listed: true, rendered: true },
    { path: "/verify/:code", listed: false, rendered: true },
    { path: "/registrations/:token", listed: false, rendered: false },
  ]),
);
writeFileSync(join(dist, "assets", "app-1.js"), "start();");
writeFileSync(join(dist, "assets", "app-1.js.map"), "{}");
writeFileSync(join(dist, ".source-hash"), "secret");
afterAll(() => rmSync(dist, { recursive: true }));

const web = serveWeb(dist);
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await web.request(`http://127.0.0.1${path}`, { headers });
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    cache: response.headers.get("cache-control"),
    robots: response.headers.get("x-robots-tag"),
    body: await response.text(),
  };
};
const page = {
  status: 200,
  type: "text/html; charset=utf-8",
  cache: "no-cache",
  robots: null,
  body: "<title>Zapisy</title>",
};

it("serves files with a fingerprint for ever", async () => {
  expect(await get("/assets/app-1.js")).toEqual({
    status: 200,
    type: "text/javascript; charset=utf-8",
    cache: "public, max-age=31536000, immutable",
    robots: null,
    body: "start();",
  });
});

it.each(["/", "/index.html", "/events/kadry-2026", "/events/kadry-2026/"])(
  "serves the page for %s",
  async (path) => {
    expect(await get(path)).toEqual(page);
  },
);

it("tells search engines not to list what is somebody's own", async () => {
  const own = { ...page, robots: "noindex", body: "<title>Unlisted</title>" };
  expect(await get("/registrations/abc")).toEqual(own);
});

it.each([
  "/nothing",
  "/events",
  "/events/a/b",
  "/registrations",
  "/.source-hash",
  "/pages.json",
  "/%2e%2e/package.json",
  "/wp-login.php",
])("serves the page that says so, with 404, for %s", async (path) => {
  expect(await get(path)).toEqual({
    ...page,
    status: 404,
    robots: "noindex",
    body: "<title>Nothing</title>",
  });
});

it.each(["/assets/app-0.js", "/assets/app-1.js.map"])("has no %s", async (path) => {
  expect((await get(path)).status).toBe(404);
});

it("answers 304 to who has the page already", async () => {
  const etag = (await web.request("/")).headers.get("etag") ?? "";
  expect((await web.request("/", { headers: { "if-none-match": etag } })).status).toBe(304);
});

it("compresses text for who takes it", async () => {
  const response = await web.request("/assets/app-1.js", { headers: { "accept-encoding": "gzip, br" } });
  expect(response.headers.get("content-encoding")).toBe("br");
  expect(brotliDecompressSync(await response.arrayBuffer()).toString()).toBe("start();");
});

describe("with pages that come rendered", () => {
  const rendered = serveWeb(dist, (c) =>
    c.req.path === "/" ? c.text("", 500) : c.html(`<title>${c.req.path}</title>`),
  );

  it("asks for those that search engines list, and compresses them", async () => {
    const answer = await rendered.request("/events/1", { headers: { "accept-encoding": "br" } });
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe("<title>/events/1</title>");
  });

  it("serves all others as they are in the folder, and what could not be rendered, too", async () => {
    const titleAt = async (path: string) => (await rendered.request(path)).text();
    expect(await titleAt("/registrations/abc")).toBe("<title>Unlisted</title>");
    expect(await titleAt("/verify/abc")).toBe("<title>/verify/abc</title>");
    expect(await titleAt("/nothing")).toBe("<title>Nothing</title>");
    expect(await titleAt("/")).toBe("<title>Zapisy</title>");
  });
});
