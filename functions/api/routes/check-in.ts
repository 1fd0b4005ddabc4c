import { CheckInLinkInputSchema, DeskSyncSchema } from "@zapisy/core/check-in/schema";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import { loadCheckIn } from "@zapisy/words/check-in";
import * as v from "valibot";
import { defineRoute } from "../route.ts";

/** A desk holds names: nobody on the way keeps them. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

const MANIFEST = "application/manifest+json";

const MANAGE_ERRORS = { 403: ["registration.read_only"] };
const LINK_ERRORS = { 404: ["check_in.not_found"], 410: ["check_in.expired", "check_in.revoked"] };

/** Routes of check-in desks: links for staff, and what a link opens. */
export const checkInRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/check-in-links",
    summary: "Links to an event's check-in",
    access: "staff",
    answer: { status: 200, description: "The links, the newest first", json: "CheckInLinks" },
    errors: { ...MANAGE_ERRORS, 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: { items: await deps.services.checkIn.listLinks(ctx, params.eventId) } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/check-in-links",
    summary: "Make a link to an event's check-in",
    access: "staff",
    body: CheckInLinkInputSchema,
    answer: {
      status: 201,
      description: "The link with its address, shown this once",
      json: "NewCheckInLink",
    },
    errors: {
      ...MANAGE_ERRORS,
      404: ["event.not_found"],
      409: ["check_in.too_many_links"],
      422: ["check_in.invalid"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.checkIn.createLink(ctx, params.eventId, body), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/events/{eventId}/check-in-links/{linkId}",
    summary: "Revoke a link to an event's check-in",
    access: "staff",
    answer: { status: 204, description: "The link opens nothing any more" },
    errors: { ...MANAGE_ERRORS, 404: ["event.not_found", "check_in.not_found"] },
    async handle({ deps, ctx, params }) {
      await deps.services.checkIn.revokeLink(ctx, params.eventId, params.linkId);
      return {};
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/check-in/{token}",
    summary: "What a desk needs to work without a network",
    access: "link",
    answer: { status: 200, description: "Names, ticket codes and marks of the event", json: "DeskBook" },
    errors: LINK_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.checkIn.openDesk(ctx, params.token), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/check-in/{token}/app.webmanifest",
    summary: "What a desk's page is called and where it begins when it is installed as an app",
    access: "link",
    query: v.strictObject({ lang: v.optional(LocaleSchema, "pl") }),
    answer: { status: 200, description: "The manifest", json: "CheckInManifest", jsonType: MANIFEST },
    errors: LINK_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const [{ linkId }, t] = await Promise.all([
        deps.services.checkIn.getLink(ctx, params.token),
        loadCheckIn(query.lang),
      ]);
      const manifest = {
        id: `/check-in/${linkId}`,
        name: t.app.name,
        short_name: t.app.shortName,
        lang: query.lang,
        start_url: `/check-in/${params.token}`,
        scope: "/check-in/",
        display: "standalone",
        background_color: "#fbfaf8",
        theme_color: "#0b5f63",
        icons: [192, 512].map((size) => ({
          src: `/check-in/icon-${size}.png`,
          sizes: `${size}x${size}`,
          type: "image/png",
          purpose: "any maskable",
        })),
      };
      return new Response(JSON.stringify(manifest), { headers: { ...PRIVATE, "content-type": MANIFEST } });
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/check-in/{token}/sync",
    summary: "Take in what a desk recorded and tell it what others did",
    access: "link",
    body: DeskSyncSchema,
    limits: "mails nobody",
    answer: { status: 200, description: "What became of each mark, and the book", json: "DeskSyncAnswer" },
    errors: { ...LINK_ERRORS, 409: ["event.cancelled", "attendance.busy"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.checkIn.sync(ctx, params.token, body), headers: PRIVATE };
    },
  }),
];
