import type { RouteDefinition } from "@solidjs/router";
import { loadCheckIn } from "@zapisy/words/check-in";
import { loadError } from "@zapisy/words/error";
import { loadNamesake } from "@zapisy/words/namesake";
import { page } from "../page.tsx";

/** The one page of check-in desks. Everything that it imports is kept for work without a network (vite.config.ts). */
export const routes: RouteDefinition[] = [
  {
    path: "/check-in/:token",
    component: page(
      () => import("./desk.tsx").then((file) => file.DeskPage),
      loadCheckIn,
      loadError,
      loadNamesake,
    ),
  },
];
