import type { RouteDefinition } from "@solidjs/router";
import { page } from "./page.tsx";
import { publicRoutes } from "./public/routes.ts";

/**
 * Every path of the app. The tables of the parts stand beside their pages and hold only lazy imports.
 * Even the table of the staff pages is fetched only where the visit begins on one of them, because it
 * weighs 2 kB: links from public pages to the staff's are `rel="external"` and load the page anew. So are
 * those to the page of a certificate, which strangers open by its QR code. Desks of the check-in are a world
 * of their own.
 */
export async function loadRoutes(path: string): Promise<RouteDefinition[]> {
  const staffRoutes = path.startsWith("/staff") ? (await import("./staff/routes.ts")).staffRoutes : [];
  const checkInRoutes = path.startsWith("/check-in/")
    ? (await import("./check-in/routes.ts")).checkInRoutes
    : [];
  const verifyRoutes = path.startsWith("/verify")
    ? (await import("./verify/routes.ts")).verifyRoutes
    : [];
  return [
    ...staffRoutes,
    ...checkInRoutes,
    ...verifyRoutes,
    ...publicRoutes,
    { path: "*", component: page(() => import("./not-found.tsx").then((file) => file.NotFoundPage)) },
  ];
}
