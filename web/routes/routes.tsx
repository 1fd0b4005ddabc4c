import type { RouteDefinition } from "@solidjs/router";
import { page } from "./page.tsx";
import { publicRoutes } from "./public/routes.ts";

/**
 * Every path of the app. The tables of the two halves stand beside their pages and hold only lazy imports.
 * Even the table of the staff pages is fetched only where the visit begins on one of them, because it
 * weighs 2 kB: links from public pages to the staff's are `rel="external"` and load the page anew.
 */
export async function loadRoutes(path: string): Promise<RouteDefinition[]> {
  const staffRoutes = path.startsWith("/staff") ? (await import("./staff/routes.ts")).staffRoutes : [];
  return [
    ...staffRoutes,
    ...publicRoutes,
    { path: "*", component: page(() => import("./not-found.tsx").then((file) => file.NotFoundPage)) },
  ];
}
