import type { RouteDefinition } from "@solidjs/router";
import { publicRoutes } from "./public/routes.ts";
import { nowhere } from "./rendered-routes.ts";

/** The tables of the parts of the app in which a visit may begin beside the public pages, by the first word of their paths. */
const PARTS: Record<string, (() => Promise<{ routes: RouteDefinition[] }>) | undefined> = {
  staff: () => import("./staff/routes.ts"),
  "check-in": () => import("./check-in/routes.ts"),
  verify: () => import("./verify/routes.ts"),
  schedule: () => import("./schedule/routes.ts"),
  news: () => import("./news/routes.ts"),
  accessibility: () => import("./accessibility/routes.ts"),
};

/**
 * Every path of the app. The tables of its parts stand beside their pages and hold only lazy imports. Even
 * the tables are fetched only where the visit begins in their part, because that of the staff weighs 2 kB:
 * links from public pages to the staff's, to the page of a certificate, to the statement of accessibility, are `rel="external"` and load the
 * page anew. A desk of the check-in is a world of its own.
 */
export async function loadRoutes(path: string): Promise<RouteDefinition[]> {
  const part = await PARTS[path.split("/")[1] ?? ""]?.();
  return [...(part?.routes ?? []), ...publicRoutes, nowhere];
}
