import type { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { createPages } from "./app.ts";
import type { PageRenderer } from "./contract.ts";

/** Where `infra/bundle.ts` puts what renders pages: beside the function. */
const RENDERER = new URL("pages/entry-server.mjs", import.meta.url).href;

/** The pages of a deployed function. */
export function pagesBeside(deps: Deps, api: Parameters<typeof createPages>[1]): Hono {
  return createPages(deps, api, () => import(RENDERER) as Promise<PageRenderer>);
}
