import type { RouteDefinition } from "@solidjs/router";

/** The tables of the parts of the app in which a visit may begin beside the public pages, by the first word of their paths. */
const PARTS: Record<string, (() => Promise<{ routes: RouteDefinition[] }>) | undefined> = {
  staff: () => import("./staff/routes.ts"),
  "check-in": () => import("./check-in/routes.ts"),
  verify: () => import("./verify/routes.ts"),
  schedule: () => import("./schedule/routes.ts"),
  news: () => import("./news/routes.ts"),
  accessibility: () => import("./accessibility/routes.ts"),
};

/** The table of the part in which a path is. Away from the public pages, which pay for no list of what they do not need. */
export async function loadPart(path: string): Promise<{ routes: RouteDefinition[] } | undefined> {
  return PARTS[path.split("/")[1] ?? ""]?.();
}
