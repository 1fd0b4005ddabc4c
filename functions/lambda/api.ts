import { handle } from "hono/aws-lambda";
import { createApi } from "../api/app.ts";
import { startOnAws } from "../aws.ts";
import { incomplete } from "../config.ts";
import { useSmallFetch } from "./small-fetch.ts";

useSmallFetch();
const { deps, serve } = startOnAws();
// Without it everything would be let in, and every address of a visitor believed.
if (!deps.config.ORIGIN_HASHES) throw incomplete(["ORIGIN_HASHES"]);
const answer = handle(createApi(deps));

/** Answers requests of the HTTP API (payload format 2.0). */
export const handler = serve(answer);
