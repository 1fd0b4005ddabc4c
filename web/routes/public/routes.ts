import type { RouteDefinition } from "@solidjs/router";
import { loadCommon } from "@zapisy/words/common";
import { loadError } from "@zapisy/words/error";
import { loadConsent } from "@zapisy/words/consent";
import { loadPublic } from "@zapisy/words/public";
import { loadForm } from "@zapisy/words/form";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadRegistration } from "@zapisy/words/public/registration";
import { getEvent } from "../../features/event/event-query.ts";
import { page } from "../page.tsx";
import { inPublicLayout, renderedPages } from "../rendered-routes.ts";

/** Paths of the public pages, inside the public header and footer. */
export const publicRoutes: RouteDefinition[] = [
  inPublicLayout([
    ...renderedPages,
    {
      path: "/events/:slug/sign-up",
      component: page(
        () => import("./sign-up.tsx").then((file) => file.SignUpPage),
        loadPublic,
        loadRegistration,
        loadForm,
        loadCommon,
        loadError,
      ),
      preload: ({ params }) => void getEvent(params.slug ?? ""),
      info: { asks: ["/api/events/$1"] },
    },
    {
      path: "/events/:slug/delegation",
      component: page(
        () => import("./delegation.tsx").then((file) => file.DelegationPage),
        loadPublic,
        loadDelegation,
        loadRegistration,
        loadForm,
        loadCommon,
        loadError,
      ),
      preload: ({ params }) => void getEvent(params.slug ?? ""),
      info: { asks: ["/api/events/$1"] },
    },
    {
      path: "/delegations/:token",
      component: page(
        () => import("./delegation-own.tsx").then((file) => file.OwnDelegationPage),
        loadPublic,
        loadDelegation,
        loadRegistration,
        loadForm,
        loadCommon,
        loadError,
      ),
      info: { asks: ["/api/delegations/$1"] },
    },
    {
      path: "/registrations/:token",
      component: page(
        () => import("./personal.tsx").then((file) => file.PersonalPage),
        loadPublic,
        loadRegistration,
        loadForm,
        loadConsent,
        loadCommon,
        loadError,
      ),
      info: { asks: ["/api/registrations/$1"] },
    },
  ]),
];
