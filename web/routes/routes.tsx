import type { RouteDefinition } from "@solidjs/router";
import { page } from "./page.tsx";
import { publicRoutes } from "./public/routes.ts";
import { staffRoutes } from "./staff/routes.ts";

/**
 * Every path of the app. The tables of the two halves stand beside their pages and hold only lazy
 * imports, so a visitor of a public page never fetches a line of the staff pages.
 */
export const routes: RouteDefinition[] = [
  ...staffRoutes,
  ...publicRoutes,
  { path: "*", component: page(() => import("./not-found.tsx").then((file) => file.NotFoundPage)) },
];
