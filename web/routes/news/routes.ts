import type { RouteDefinition } from "@solidjs/router";
import { loadCommon } from "@zapisy/words/common";
import { loadError } from "@zapisy/words/error";
import { loadNews } from "@zapisy/words/news";
import { page } from "../page.tsx";

/** Pages on which somebody chooses what mail they get of events, inside the public header and footer. */
export const routes: RouteDefinition[] = [
  {
    path: "/news",
    component: page(() => import("../public/layout.tsx").then((file) => file.PublicLayout)),
    children: [
      {
        path: "/:token",
        component: page(
          () => import("./subscription.tsx").then((file) => file.SubscriptionPage),
          loadNews,
          loadCommon,
          loadError,
        ),
        info: { asks: ["/api/subscriptions/$1"] },
      },
    ],
  },
];
