import { randomUUID } from "node:crypto";
import { Hono } from "hono/quick";
import type { createApi } from "../api/app.ts";
import { cameThroughSite } from "../api/client-address.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { causeText } from "../log.ts";
import type { PageRenderer } from "./contract.ts";
import { localeOf } from "./locale.ts";
import { securityPolicy } from "./security-policy.ts";

/** Header in which CloudFront says which page is asked for; the address is then that of the plain page, see `infra/web.ts`. */
export const PAGE_HEADER = "x-zapisy-page";

/** As long as the API's public answers: seats on a page are no older than those that it would ask for. */
const SHORT_PUBLIC_CACHE = "public, max-age=0, s-maxage=5";

/** What of a request the API is asked with: whose it is for its limits, and that it came through the site. */
const PASSED_ON = ["host", "x-forwarded-for", "x-zapisy-origin"];

/**
 * The pages that are rendered on the server (docs/decisions/0060). A page that cannot be shown whole is answered without
 * its contents, which the browser then asks for, and says itself what it does not get.
 * @param api answers in this process what a page asks for
 * @param load the renderer, which the build of the web app makes
 */
export function createPages(
  deps: Deps,
  api: Pick<ReturnType<typeof createApi>, "fetch">,
  load: () => Promise<PageRenderer>,
): Hono {
  const app = new Hono();
  app.get("*", async (c) => {
    if (!cameThroughSite(c, deps.config)) return c.text("Forbidden", 403);
    const startedAt = performance.now();
    const requestId = randomUUID();
    const { plainPage, renderPage } = await load();
    const url = new URL(deps.config.PUBLIC_URL);
    url.pathname = c.req.header(PAGE_HEADER) ?? c.req.path;
    url.search = new URL(c.req.url).search;
    const locale = localeOf(c.req.raw.headers);
    const headers = new Headers({ accept: "application/json" });
    for (const name of PASSED_ON) {
      const value = c.req.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    const note = (status: number) =>
      deps.log.info("page", { requestId, status, milliseconds: Math.round(performance.now() - startedAt) });
    c.header("x-request-id", requestId);
    try {
      const { status, html, isListed, isKept, inline } = await renderPage({
        url: url.href,
        locale,
        organiserName: deps.config.ORGANISER_NAME,
        ask: async (asked) => api.fetch(new Request(new URL(asked, c.req.url), { headers }), c.env),
      });
      note(status);
      if (!isListed) c.header("x-robots-tag", "noindex");
      c.header("cache-control", isKept ? SHORT_PUBLIC_CACHE : "private, no-store");
      c.header("content-language", locale);
      c.header("content-security-policy", securityPolicy(filesOrigin(deps.config), inline));
      c.header("vary", "accept-encoding, accept-language, cookie");
      return c.html(html, status);
    } catch (error) {
      deps.log.error("page failed", { requestId, cause: causeText(error) });
      note(200);
      const { html, isListed } = plainPage(url.href);
      if (!isListed) c.header("x-robots-tag", "noindex");
      c.header("cache-control", "no-store");
      return c.html(html);
    }
  });
  app.onError((error, c) => {
    deps.log.error("page failed", { cause: causeText(error) });
    return c.text("Internal Server Error", 500);
  });
  return app;
}

/** Where a browser reaches the files: on AWS as CloudFormation names it. */
function filesOrigin({ S3_ENDPOINT, FILES_BUCKET, AWS_REGION }: Config): string {
  return S3_ENDPOINT ?? `https://${FILES_BUCKET}.s3.${AWS_REGION}.amazonaws.com`;
}
