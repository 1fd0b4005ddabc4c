import type { RouteDefinition } from "@solidjs/router";
import { loadPublic } from "@zapisy/words/public";
import { getEvent } from "../features/event/event-query.ts";
import { page } from "./page.tsx";

/** Paths of what search engines list: pages that come rendered from the server, and stand in the chunk for it. */
export const renderedPages: RouteDefinition[] = [
  {
    path: "/",
    component: page(() => import("./public/catalogue.tsx").then((file) => file.CataloguePage), loadPublic),
  },
  {
    path: "/events/:slug",
    component: page(() => import("./public/event.tsx").then((file) => file.EventPage), loadPublic),
    preload: ({ params }) => void getEvent(params.slug ?? ""),
  },
];

/** Public pages inside the public header and footer. */
export function inPublicLayout(pages: RouteDefinition[]): RouteDefinition {
  return {
    path: "/",
    component: page(() => import("./public/layout.tsx").then((file) => file.PublicLayout)),
    children: pages,
  };
}

/** Every address that nothing answers to. */
export const nowhere: RouteDefinition = {
  path: "*",
  component: page(() => import("./not-found.tsx").then((file) => file.NotFoundPage)),
};
