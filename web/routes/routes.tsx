import type { RouteDefinition } from "@solidjs/router";
import { publicRoutes } from "./public/routes.ts";
import { nowhere } from "./rendered-routes.ts";

/** The table of the part of the app that a visit begins in, where it is not a public page. */
function ownRoutes(path: string): Promise<RouteDefinition[]> | RouteDefinition[] {
  if (path.startsWith("/staff")) return import("./staff/routes.ts").then((file) => file.staffRoutes);
  if (path.startsWith("/check-in/")) return import("./check-in/routes.ts").then((file) => file.checkInRoutes);
  if (path.startsWith("/verify")) return import("./verify/routes.ts").then((file) => file.verifyRoutes);
  return [];
}

/**
 * Every path of the app. The tables of its parts stand beside their pages and hold only lazy imports. Even
 * the tables are fetched only where the visit begins in their part, because that of the staff weighs 2 kB:
 * links from public pages to the staff's, and to the page of a certificate, are `rel="external"` and load the
 * page anew. A desk of the check-in is a world of its own.
 */
export async function loadRoutes(path: string): Promise<RouteDefinition[]> {
  return [...(await ownRoutes(path)), ...publicRoutes, nowhere];
}
