import type { RouteDefinition } from "@solidjs/router";
import { loadCommon } from "@zapisy/messages/common";
import { loadError } from "@zapisy/messages/error";
import { loadStaff } from "@zapisy/messages/staff";
import type { Component } from "solid-js";
import { page } from "../page.tsx";

/** A page of staff: all of them speak the same three areas, which are fetched once. */
function staffPage<Props extends object>(load: () => Promise<Component<Props>>) {
  return page(load, loadStaff, loadCommon, loadError);
}

/**
 * Paths of the staff pages. Signing in stands outside the rail; everything else is inside it. An event's
 * workspace keeps its heading and its editor while its tabs change.
 */
export const staffRoutes: RouteDefinition[] = [
  {
    path: "/staff/sign-in",
    component: staffPage(() => import("./sign-in.tsx").then((file) => file.SignInPage)),
  },
  {
    path: "/staff",
    component: staffPage(() => import("./layout.tsx").then((file) => file.StaffLayout)),
    children: [
      {
        path: ["/", "/events"],
        component: staffPage(() => import("./events.tsx").then((file) => file.EventsPage)),
      },
      {
        path: "/events/new",
        component: staffPage(() => import("./event-new.tsx").then((file) => file.NewEventPage)),
      },
      {
        path: "/events/:eventId",
        component: staffPage(() => import("./event/workspace.tsx").then((file) => file.EventWorkspace)),
        children: [
          {
            path: ["/", "/overview"],
            component: staffPage(() => import("./event/overview.tsx").then((file) => file.OverviewTab)),
          },
          {
            path: "/content",
            component: staffPage(() => import("./event/content.tsx").then((file) => file.ContentTab)),
          },
          {
            path: "/programme",
            component: staffPage(() => import("./event/programme.tsx").then((file) => file.ProgrammeTab)),
          },
          {
            path: "/recruitment",
            component: staffPage(() => import("./event/recruitment.tsx").then((file) => file.RecruitmentTab)),
          },
          {
            path: "/registrations",
            component: staffPage(() =>
              import("./event/registrations.tsx").then((file) => file.RegistrationsTab),
            ),
          },
          {
            path: "/history",
            component: staffPage(() => import("./event/history.tsx").then((file) => file.HistoryTab)),
          },
        ],
      },
      {
        path: "/projects",
        component: staffPage(() => import("./projects.tsx").then((file) => file.ProjectsPage)),
      },
      {
        path: "/projects/new",
        component: staffPage(() => import("./project-new.tsx").then((file) => file.NewProjectPage)),
      },
      {
        path: "/projects/:projectId",
        component: staffPage(() => import("./project.tsx").then((file) => file.ProjectPage)),
      },
      {
        path: "/people",
        component: staffPage(() => import("./people.tsx").then((file) => file.PeoplePage)),
      },
    ],
  },
];
