import { BulletinInputSchema, BulletinSampleSchema, BulletinStopSchema } from "@zapisy/core/bulletin/schema";
import { defineRoute } from "../route.ts";

const BULLETINS = "/api/staff/events/{eventId}/bulletins";
const STAFF = { 403: ["bulletin.not_allowed"], 404: ["event.not_found"] };

/** Letters about an event to everybody who wants news of events. */
export const bulletinRoutes = [
  defineRoute({
    method: "GET",
    path: BULLETINS,
    summary: "Letters about an event to everybody who wants news, and for how many one would be",
    access: "staff",
    answer: { status: 200, description: "The letters, the latest first", json: "Bulletins" },
    errors: STAFF,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.bulletin.listBulletins(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: BULLETINS,
    summary: "Write about an event to everybody who wants news of such events",
    access: "staff",
    body: BulletinInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The letter, which is on its way", json: "BulletinView" },
    errors: { ...STAFF, 409: ["bulletin.not_advertised", "bulletin.nobody", "bulletin.too_many"] },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return { body: await deps.services.bulletin.sendBulletin(ctx, params.eventId, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${BULLETINS}/preview`,
    summary: "Such a letter as somebody would get it",
    access: "staff",
    body: BulletinSampleSchema,
    answer: { status: 200, description: "Its subject and text", json: "BulletinPreview" },
    errors: STAFF,
    async handle({ deps, ctx, params, body: { text, locale } }) {
      const event = await deps.services.bulletin.getAdvertised(ctx, params.eventId);
      const { showBulletin } = await import("../../mails/bulletin.ts");
      return { body: await showBulletin(deps, text, event, locale) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${BULLETINS}/{bulletinId}/stop`,
    summary: "Stop such a letter: what was not handed over yet is not sent",
    access: "staff",
    body: BulletinStopSchema,
    answer: { status: 200, description: "The letter, stopped", json: "BulletinView" },
    errors: {
      ...STAFF,
      404: ["event.not_found", "bulletin.not_found"],
      409: ["bulletin.version_conflict"],
    },
    async handle({ deps, ctx, params: { eventId, bulletinId }, body: { version } }) {
      return { body: await deps.services.bulletin.stopBulletin(ctx, eventId, bulletinId, version) };
    },
  }),
];
