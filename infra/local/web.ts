import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { Hono, type Context } from "hono";
import { fileFor, readSiteMap } from "../../infra/app-pages.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const compressors = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};
type Encoding = keyof typeof compressors;

interface Asset {
  body: Buffer;
  type: string;
  etag: string;
  /** By encoding, made when first asked for. */
  compressed: Map<Encoding, Promise<Buffer>>;
}

/** Answers for a page that comes rendered. */
export type AnswerPage = (c: Context) => Response | Promise<Response>;

/**
 * Serves the built web app from a folder as S3 and CloudFront do: files under `/assets` for ever, everything else asked
 * again each time, the page itself at every address of the app, and the page with status 404 at all others. Pages that are
 * rendered come from `answerPage`, where there is one, and as they are in the folder while that fails.
 * The files are read once, so no address can lead out of the folder.
 */
export function serveWeb(dist: string, answerPage?: AnswerPage): Hono {
  const assets = readAssets(dist);
  const site = readSiteMap(dist);
  const app = new Hono();
  app.get("*", async (c) => {
    const url = new URL(c.req.url);
    const file = fileFor(url.pathname, site);
    const asset = assets.get(file);
    if (asset === undefined) return c.notFound();
    const status = file === "/404.html" ? 404 : 200;
    if (answerPage && site.rendered.test(url.pathname)) {
      const page = await answerPage(c);
      if (page.status < 500) return compressed(page, c.req.header("accept-encoding"));
    }
    const headers: Record<string, string> = {
      "content-type": asset.type,
      "cache-control": url.pathname.startsWith("/assets/")
        ? "public, max-age=31536000, immutable"
        : "no-cache",
      etag: asset.etag,
      vary: "accept-encoding",
      ...(["/unlisted.html", "/404.html"].includes(file) && { "x-robots-tag": "noindex" }),
    };
    if (status === 200 && c.req.header("if-none-match") === asset.etag) return c.body(null, 304, headers);
    const encoding = accepted(c.req.header("accept-encoding"), asset.type);
    if (encoding === undefined) return c.body(new Uint8Array(asset.body), status, headers);
    const body = asset.compressed.get(encoding) ?? compressors[encoding](asset.body);
    asset.compressed.set(encoding, body);
    return c.body(new Uint8Array(await body), status, { ...headers, "content-encoding": encoding });
  });
  return app;
}

function readAssets(dist: string): Map<string, Asset> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      // Source maps and the hash of the sources are for us, not for visitors.
      .filter((file) => extname(file) in TYPES)
      .filter((file) => !relative(dist, file).startsWith(".server"))
      .map((file) => [
        `/${relative(dist, file).split(sep).join("/")}`,
        toAsset(readFileSync(file), extname(file)),
      ]),
  );
}

function toAsset(body: Buffer, extension: string): Asset {
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const type = TYPES[extension] ?? "application/octet-stream";
  return { body, type, etag, compressed: new Map() };
}

/** Compresses an answer, as CloudFront does. */
async function compressed(answer: Response, accept: string | undefined): Promise<Response> {
  const encoding = accepted(accept, answer.headers.get("content-type") ?? "");
  if (encoding === undefined || answer.body === null) return answer;
  const body = await compressors[encoding](Buffer.from(await answer.arrayBuffer()));
  const headers = new Headers(answer.headers);
  headers.set("content-encoding", encoding);
  return new Response(new Uint8Array(body), { status: answer.status, headers });
}

function accepted(header: string | undefined, type: string): Encoding | undefined {
  if (!/^text|json|svg/.test(type)) return undefined;
  return (["br", "gzip"] as const).find((encoding) => header?.includes(encoding));
}
