import type { PageRequest, RenderedPage } from "@zapisy/functions/page/contract";
import { generateHydrationScript, renderToStringAsync } from "solid-js/web";
import { provideRequestEvent } from "solid-js/web/storage";
import { App } from "./app.tsx";
import { builtPage } from "./built-page.ts";
import type { PageSummary, Rendering } from "./data/rendered.ts";
import { assetsAt, documentOf } from "./document.ts";
import { routes as accessibilityRoutes } from "./routes/accessibility/routes.ts";
import { inPublicLayout, nowhere, renderedPages } from "./routes/rendered-routes.ts";
import { routes as scheduleRoutes } from "./routes/schedule/routes.ts";
import { routes as verifyRoutes } from "./routes/verify/routes.ts";

/** Whoever waits longer gets the page without contents, which asks for itself. */
const TIME_LIMIT_MS = 5_000;
/** Where nothing is, so that the page which says so stands there. */
const NOWHERE = "/-";

/** The page without contents, which the browser fills. */
export function plainPage(url: string): Pick<RenderedPage, "html" | "isListed"> {
  return { html: builtPage.html, isListed: assetsAt(builtPage, new URL(url).pathname)?.isListed ?? true };
}

/** The API refused what the page is made of. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The API answered ${status}`);
    this.status = status;
  }
}

/**
 * Every page and its words are there before the first one is rendered: what loads meanwhile would go on in the name of
 * whoever asked first, and in their language.
 */
const routes = [
  ...verifyRoutes,
  ...scheduleRoutes,
  ...accessibilityRoutes,
  inPublicLayout(renderedPages),
  nowhere,
];
const ready = Promise.all(
  routes
    .flatMap((route) => [route, ...[route.children ?? []].flat()])
    .map(async ({ component }) => (component as { preload?: () => Promise<unknown> }).preload?.()),
);

/**
 * Renders a page with the components of the browser, which takes it over as it is. What does not exist is told so: by a page about
 * somebody itself, for all others for reading alone.
 * @throws Error when the page cannot be shown whole
 */
export async function renderPage(request: PageRequest): Promise<RenderedPage> {
  const assets = assetsAt(builtPage, new URL(request.url).pathname);
  try {
    if (assets) {
      const drawn = await draw(request, !assets.isListed);
      return { status: drawn.isMissing ? 404 : 200, ...documentOf(builtPage, assets, request, drawn) };
    }
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
  }
  const nothing = { ...request, url: new URL(NOWHERE, request.url).href };
  const { content, title } = await draw(nothing);
  const anyPage = assets ?? assetsAt(builtPage, "/");
  if (!anyPage) throw new Error("The build knows no page");
  return { status: 404, ...documentOf(builtPage, anyPage, request, { content, title, about: {} }) };
}

/** What came of the components. */
export interface Drawn {
  content: string;
  title: string;
  about: PageSummary;
  /** The page says that what was asked for does not exist. */
  isMissing?: boolean;
  /** What the browser takes over with: the data, and who listens until then. Without them a page is for reading alone. */
  scripts?: string[];
}

async function draw(request: PageRequest, saysWhatIsMissing = false): Promise<Drawn> {
  await ready;
  const titles: string[] = [];
  let about: PageSummary = {};
  let isMissing = false;
  let fail: Rendering["fail"] = () => {};
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const rendering: Rendering = {
    ...request,
    origin: new URL(request.url).origin,
    ask: async (path) => {
      const response = await request.ask(path);
      if (saysWhatIsMissing && [400, 404].includes(response.status)) isMissing = true;
      else if (!response.ok) fail(new Refused(response.status));
      return response;
    },
    title: (text) => {
      if (!titles.includes(text)) titles.unshift(text);
    },
    describe: (said) => {
      about = said;
    },
    fail,
  };
  const event = { request: new Request(request.url), locals: {}, response: { headers: new Headers() } };
  const app = () => {
    try {
      return <App routes={routes} />;
    } catch (error) {
      // Thrown further, it would leave behind a time-out that nobody waits for, which ends the process.
      fail(error);
      return undefined;
    }
  };
  const html = await Promise.race([
    provideRequestEvent({ ...event, rendering } as never, () =>
      renderToStringAsync(app, { timeoutMs: TIME_LIMIT_MS }),
    ),
    failed,
  ]);
  return { ...partsOf(html), title: titles.join(" – "), about, isMissing };
}

/** With the option that its types leave out. */
const hydrationScript = generateHydrationScript as (options: { eventNames: string[] }) => string;
/** What Solid takes over with. Its own way to keep presses does nothing with them: their path is empty by then. */
const [, START = ""] = /^<script>(.*)<\/script>/s.exec(hydrationScript({ eventNames: [] })) ?? [];

/**
 * Solid puts the data behind the markup, if there are any; no text of anybody can be taken for their beginning, because all
 * are escaped.
 */
function partsOf(html: string): Pick<Drawn, "content" | "scripts"> {
  const at = html.lastIndexOf("<script>");
  if (at < 0 || !html.endsWith("</script>")) return { content: html };
  return { content: html.slice(0, at), scripts: [`${START}\n${builtPage.early}`, html.slice(at + 8, -9)] };
}
