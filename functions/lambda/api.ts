import type { LambdaContext, LambdaEvent } from "hono/aws-lambda";
import { handle } from "hono/aws-lambda";
import { createApi } from "../api/app.ts";
import { startOnAws } from "../aws.ts";
import { incomplete } from "../config.ts";
import { useSmallFetch } from "./small-fetch.ts";

useSmallFetch();
const { deps, serve } = startOnAws();
// Without it everything would be let in, and every address of a visitor believed.
if (!deps.config.ORIGIN_HASHES) throw incomplete(["ORIGIN_HASHES"]);
const api = createApi(deps);
const answer = handle(api);
let answerPage: typeof answer | undefined;

/** Addresses under which pages are asked for (`infra/app-pages.ts`). */
const PAGES = ["/index.html", "/unlisted.html"];

/** Answers requests of the HTTP API (payload format 2.0): the API's own, and those under which pages are asked for. */
export const handler = serve(async (event: LambdaEvent, context?: LambdaContext) => {
  if (!("rawPath" in event) || !PAGES.includes(event.rawPath)) return answer(event, context);
  // Loaded by the first page that is asked for: who asks the API does not wait for it.
  const { pagesBeside } = await import("../page/beside.ts");
  answerPage ??= handle(pagesBeside(deps, api));
  return answerPage(event, context);
});
