import { handle } from "hono/aws-lambda";
import { createApi } from "../api/app.ts";
import { startOnAws } from "../aws.ts";
import { useSmallFetch } from "./small-fetch.ts";

useSmallFetch();
const { deps, serve } = startOnAws();
const answer = handle(createApi(deps));

/** Answers requests of the HTTP API (payload format 2.0). */
export const handler = serve(answer);
