import type { RouteDefinition } from "@solidjs/router";
import { publicRoutes } from "./public/routes.ts";
import { nowhere } from "./rendered-routes.ts";

/** Where a visit begins in a part of the app that has a table of its own, by the first word of its path (`parts.ts`). */
const IN_PART = /^\/(?:accessibility|check-in|news|schedule|staff|verify)(?:\/|$)/;

/**
 * Every path of the app. The tables of its parts stand beside their pages and hold only lazy imports. Even
 * the tables are fetched only where the visit begins in their part, because that of the staff weighs 2 kB:
 * links from public pages to the staff's, to the page of a certificate, to the statement of accessibility, are `rel="external"` and load the
 * page anew. A desk of the check-in is a world of its own.
 */
export async function loadRoutes(path: string): Promise<RouteDefinition[]> {
  const part = IN_PART.test(path) ? await (await import("./parts.ts")).loadPart(path) : undefined;
  return [...(part?.routes ?? []), ...publicRoutes, nowhere];
}
