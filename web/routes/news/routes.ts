import type { RouteDefinition } from "@solidjs/router";
import { loadCommon } from "@zapisy/words/common";
import { loadError } from "@zapisy/words/error";
import { loadForm } from "@zapisy/words/form";
import { loadNews } from "@zapisy/words/news";
import { loadPublic } from "@zapisy/words/public";
import { getEvent } from "../../features/event/event-query.ts";
import { page } from "../page.tsx";
import { inPublicLayout } from "../rendered-routes.ts";

/** Pages on which somebody chooses what mail they get of events, inside the public header and footer. */
export const routes: RouteDefinition[] = [
  inPublicLayout([
    {
      path: "/news/:token",
      component: page(
        () => import("./subscription.tsx").then((file) => file.SubscriptionPage),
        loadNews,
        loadCommon,
        loadForm,
        loadError,
      ),
      info: { asks: ["/api/subscriptions/$1"] },
    },
    {
      path: "/news/own/:token",
      component: page(
        () => import("./interest.tsx").then((file) => file.InterestPage),
        loadNews,
        loadPublic,
        loadError,
      ),
      info: { asks: ["/api/interests/$1"] },
    },
    {
      path: "/news/event/:slug",
      component: page(
        () => import("./notify.tsx").then((file) => file.NotifyPage),
        loadNews,
        loadPublic,
        loadError,
      ),
      preload: ({ params }) => void getEvent(params.slug ?? ""),
      info: { asks: ["/api/events/$1"] },
    },
  ]),
];
