import type { RouteDefinition } from "@solidjs/router";
import { loadPublic } from "@zapisy/words/public";
import { loadSupportSchedule } from "@zapisy/words/support-schedule";
import { page } from "../page.tsx";

/** The public schedule of a project's support, inside the public header and footer. */
export const routes: RouteDefinition[] = [
  {
    path: "/schedule",
    component: page(() => import("../public/layout.tsx").then((file) => file.PublicLayout)),
    children: [
      {
        path: "/:projectId",
        component: page(
          () => import("./schedule.tsx").then((file) => file.SchedulePage),
          loadPublic,
          loadSupportSchedule,
        ),
      },
    ],
  },
];
