import type { LambdaContext, LambdaEvent } from "hono/aws-lambda";
import { handle } from "hono/aws-lambda";
import { createApi } from "../api/app.ts";
import { startOnAws } from "../aws.ts";
import { incomplete } from "../config.ts";
import type { PageRenderer } from "../page/contract.ts";
import { useSmallFetch } from "./small-fetch.ts";

useSmallFetch();
const { deps, serve } = startOnAws();
// Without it everything would be let in, and every address of a visitor believed.
if (!deps.config.ORIGIN_HASHES) throw incomplete(["ORIGIN_HASHES"]);
const api = createApi(deps);
const answer = handle(api);

/** Where `infra/bundle.ts` puts what renders pages: beside this function. */
const RENDERER = new URL("pages/entry-server.mjs", import.meta.url).href;
let pages: Promise<typeof answer> | undefined;

/** Loaded by the first page that is asked for: who asks the API does not wait for it. */
async function loadPages(): Promise<typeof answer> {
  const { createPages } = await import("../page/app.ts");
  return handle(createPages(deps, api, () => import(RENDERER) as Promise<PageRenderer>));
}

async function answerPage(event: LambdaEvent, context?: LambdaContext) {
  pages ??= loadPages();
  return (await pages)(event, context);
}

/** Answers requests of the HTTP API (payload format 2.0): the API's own, and the one address under which pages are asked for. */
export const handler = serve((event: LambdaEvent, context?: LambdaContext) =>
  "rawPath" in event && event.rawPath === "/index.html" ? answerPage(event, context) : answer(event, context),
);
